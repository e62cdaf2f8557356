"""Which contacts are meant: by actor, status and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.export.timeline import Moment
from dragoman.model.errors import UnknownId
from dragoman.model.records import Actor, Contact
from dragoman.store import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """What contacts must have in common; what is left out is not asked."""

    actors: frozenset[str] | None = None  # one of them takes part
    status: str | None = None
    since: str | None = None  # an ISO day: not certainly before it
    until: str | None = None  # an ISO day: not certainly after it

    def admits(self, contact: Contact) -> bool:
        """Is the contact one of those? One without a day may be of any."""
        if self.actors is not None and not self.actors & {*contact.participants}:
            return False
        if self.status is not None and contact.status != self.status:
            return False
        last, first = contact.to or contact.latest, contact.from_ or contact.earliest
        if self.since is not None and last is not None and last < self.since:
            return False
        return self.until is None or first is None or first <= self.until


def choose(moments: Iterable[Moment], choice: Choice) -> Iterator[Moment]:
    """Those of the contacts that are meant, in their order."""
    return (moment for moment in moments if choice.admits(moment.contact))


def find_actors(store: Store, named: str) -> frozenset[str]:
    """The actors of the record with an id, or with a name that has these words in it.

    Raises:
        UnknownId: there is none.
    """
    actors: list[Actor] = store.rows("actors")
    words = named.casefold()
    found = frozenset(actor.id for actor in actors if actor.id == named) or frozenset(
        actor.id for actor in actors if any(words in name.casefold() for name in (actor.name, *actor.aliases))
    )
    if not found:
        raise UnknownId(f"Nobody in the record is called {named!r}.", "Try a part of the name, such as the last.")
    return found
