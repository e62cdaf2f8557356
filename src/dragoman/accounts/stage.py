"""Who tells what, where do accounts differ, and who is silent?"""

from dragoman.accounts.commitments import read_commitments
from dragoman.accounts.comparing import compare_accounts
from dragoman.accounts.settings import AccountSettings, CommitmentSettings
from dragoman.accounts.tellers import read_accounts
from dragoman.accounts.unsupported import find_unsupported
from dragoman.model.stage import Stage, WholeRecord

SETTINGS = AccountSettings()

STAGES = (
    Stage(
        name="accounts",
        reads=(
            "documents", "descriptions", "regions", "attributions", "tellings", "acts", "reports", "passages",
            "publications",
        ),
        writes=("inferences", "accounts", "positions"),
        shape=WholeRecord(),
        kernel=read_accounts,
        settings=SETTINGS,
        version=2,
    ),
    Stage(
        name="commitments",
        reads=(
            "documents", "sentences", "mentions", "acts", "undertakings", "contacts", "reports",
            "positions", "dates", "publications", "passages",
        ),
        writes=("commitments",),
        shape=WholeRecord(),
        kernel=read_commitments,
        settings=CommitmentSettings(),
        version=5,
    ),
    Stage(
        name="comparisons",
        reads=(
            "documents", "descriptions", "regions", "attributions", "contacts", "reports", "accounts", "positions",
        ),
        writes=("comparisons", "topics"),
        shape=WholeRecord(),
        kernel=compare_accounts,
        settings=SETTINGS,
        version=7,
    ),
    Stage(
        name="unsupported",
        reads=("documents", "descriptions", "regions", "mentions", "attributions", "contacts", "reports"),
        writes=("unsupported",),
        shape=WholeRecord(),
        kernel=find_unsupported,
        settings=SETTINGS,
        version=2,
    ),
)  # fmt: skip
