"""When?"""

from dragoman.dating.expressions import find_date_expressions
from dragoman.dating.publications import match_publications
from dragoman.dating.resolve import resolve_dates
from dragoman.dating.settings import ExpressionSettings, MatchSettings, ResolveSettings
from dragoman.model.stage import PerDocument, Stage, WholeRecord

STAGES = (
    Stage(
        name="date_expressions",
        reads=("documents", "regions", "sentences"),
        writes=("date_expressions",),
        shape=PerDocument(),
        kernel=find_date_expressions,
        settings=ExpressionSettings(),
        version=7,
    ),
    Stage(
        name="publications",
        reads=("documents", "descriptions", "regions", "overlaps"),
        writes=("publications",),
        shape=WholeRecord(),
        kernel=match_publications,
        settings=MatchSettings(),
        version=2,
    ),
    Stage(
        name="dates",
        reads=("documents", "regions", "date_expressions", "publications", "overlaps"),
        writes=("dates",),
        shape=WholeRecord(),
        kernel=resolve_dates,
        settings=ResolveSettings(),
        version=4,
    ),
)
