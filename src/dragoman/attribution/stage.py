"""Who said it, according to whom?"""

from dragoman.attribution.find import find_attributions
from dragoman.attribution.settings import AttributionSettings
from dragoman.model.stage import PerDocument, Stage

STAGES = (
    Stage(
        name="attributions",
        reads=("documents", "descriptions", "regions", "sentences", "mentions", "actors_seen"),
        writes=("attributions", "actors_seen", "document_problems"),
        shape=PerDocument(),
        kernel=find_attributions,
        settings=AttributionSettings(),
        version=12,
    ),
)
