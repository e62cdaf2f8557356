"""The two stages of the room: what each document tells of, and which tellings are one contact."""

from __future__ import annotations

from dragoman.contacts.link import link_contacts
from dragoman.contacts.settings import ContactSettings, TellingSettings
from dragoman.contacts.tellings import find_tellings
from dragoman.model.stage import PerDocument, Stage, WholeRecord

TELLINGS = Stage(
    name="tellings",
    reads=("documents", "descriptions", "regions", "sentences", "actors_seen", "mentions", "date_expressions"),
    writes=("tellings", "actors_seen"),
    shape=PerDocument(),
    kernel=find_tellings,
    settings=TellingSettings(),
    version=11,
)

CONTACTS = Stage(
    name="contacts",
    reads=(
        "documents", "descriptions", "regions", "publications", "tellings", "dates", "overlaps", "actors",
        "actors_seen", "decisions",
    ),
    writes=("contacts", "redirects", "reports", "links", "problems"),
    shape=WholeRecord(),
    kernel=link_contacts,
    settings=ContactSettings(),
    version=6,
)  # fmt: skip

STAGES_EARLY = (TELLINGS,)
STAGES_LATE = (CONTACTS,)
