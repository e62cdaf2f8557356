"""What was said, asked for or promised?"""

from dragoman.model.stage import PerDocument, Stage
from dragoman.positions.acts import read_acts
from dragoman.positions.settings import PositionSettings

STAGES = (
    Stage(
        name="acts",
        reads=(
            "documents",
            "sentences",
            "mentions",
            "actors_seen",
            "date_expressions",
            "attributions",
            "tellings",
            "descriptions",
        ),
        writes=("acts", "undertakings"),
        shape=PerDocument(),
        kernel=read_acts,
        settings=PositionSettings(),
        version=12,
    ),
)
