"""Formulas as they were used: by whom, when and where, and which word changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from dragoman.export.choosing import find_actors
from dragoman.export.sources import Sources
from dragoman.export.wording import Key, Piece, compare_wordings, count_changed, key_of_words
from dragoman.model.records import JOINT, VOICE, Attribution, Contact, Formula, Position, Region, Report
from dragoman.model.span import Span
from dragoman.store import Store

NO_DAY = "9999"  # after all others
TELLING_LETTERS = 6  # from which a word written small weighs in the order of formulas
MOST_TELLING = 4  # of such words that weigh: a long copy would come first for its length

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a formula stands."""

    span: Span
    wording: str  # in one line
    day: str | None  # of the document, else of what it is about
    contacts: tuple[str, ...]  # that the document is about
    teller: str  # the issuer whose text it stands in, else the stated teller, else ``voice:<doc>``
    speakers: tuple[str, ...]  # who used the words, as the text tells: one, or those who said them together


@dataclass(frozen=True, slots=True)
class Form:
    """One wording of a formula, against its usual one."""

    wording: str  # as its earliest use has it
    pieces: tuple[Piece, ...]
    changed: int  # words that are not those of the usual wording; 0 for that one itself
    uses: tuple[Use, ...]  # in order of time

    @property
    def first(self) -> Use:
        """The earliest use that is held."""
        return self.uses[0]

    @property
    def last(self) -> Use:
        """The latest."""
        return self.uses[-1]


@dataclass(frozen=True, slots=True)
class FormulaHistory:
    """A formula with its uses."""

    formula: Formula
    forms: tuple[Form, ...]  # by their first use; the usual one is that with no word changed

    @property
    def uses(self) -> tuple[Use, ...]:
        """All uses, in order of time."""
        return tuple(sorted((use for form in self.forms for use in form.uses), key=_place))

    @property
    def contacts(self) -> int:
        """In how many contacts the formula stands."""
        return len({contact for form in self.forms for use in form.uses for contact in use.contacts})

    @property
    def documents(self) -> int:
        """In how many documents."""
        return len({use.span.doc_id for form in self.forms for use in form.uses})

    def tellers(self) -> list[tuple[str, int]]:
        """Who tells it, and in how many documents: the most frequent first."""
        return _ranked({(use.teller, use.span.doc_id) for use in self.uses})

    def speakers(self) -> list[tuple[str, int]]:
        """Who is told to have used it, and in how many documents: the most frequent first."""
        return _ranked({(speaker, use.span.doc_id) for use in self.uses for speaker in use.speakers})


def read_formulas(
    store: Store, actor: str | None = None, words: str = "", since: str | None = None
) -> tuple[FormulaHistory, ...]:
    """The formulas of a record with their uses, those that tell most in most contacts first.

    The order is that of the number of contacts times that of the words, written small, of six letters and more, of
    which four count: so the opening words of every readout come last. What is chosen holds for the uses too: the
    history of an actor has the uses of that actor alone.

    Args:
        actor: who tells of the words or is told to have used them: an id, or part of a name.
        words: that a form has, in whatever case; or the beginning of an id.
        since: an ISO day: only forms that are first found on it or later.

    Raises:
        UnknownId: nobody is called that.
    """
    with store.snapshot():
        wanted = find_actors(store, actor) if actor else None
        formulas: list[Formula] = store.rows("formulas")
        users = _Users(Sources(store), (span for formula in formulas for span in formula.evidence))
        histories = [_make_history(formula, map(users.use, formula.evidence)) for formula in formulas]
    histories = [history for history in histories if not words or _is_named(history, words)]
    if wanted is not None:
        histories = [_of_actors(history, wanted) for history in histories]
    if since is not None:
        histories = [_of_forms_since(history, since) for history in histories]
    chosen = [history for history in histories if history.forms]
    return tuple(sorted(chosen, key=lambda history: (-_weight(history.formula), history.formula.id)))


def _is_named(history: FormulaHistory, words: str) -> bool:
    """Is it the formula of an id, or has a form of it these words together?"""
    asked = f" {' '.join(key_of_words(words))} "
    return history.formula.id.startswith(words) or any(
        asked.strip() and asked in f" {' '.join(key_of_words(form.wording))} " for form in history.forms
    )


def _make_history(formula: Formula, uses: Iterable[Use]) -> FormulaHistory:
    by_key: dict[Key, list[Use]] = defaultdict(list)
    for use in sorted(uses, key=_place):
        by_key[key_of_words(use.wording)].append(use)
    forms = []
    for used in by_key.values():
        pieces = compare_wordings(formula.wording, used[0].wording)
        forms.append(Form(used[0].wording, pieces, count_changed(pieces), tuple(used)))
    return FormulaHistory(formula, tuple(forms))


def _of_actors(history: FormulaHistory, wanted: frozenset[str]) -> FormulaHistory:
    """The history with the uses of some actors alone."""
    forms = (
        replace(form, uses=tuple(use for use in form.uses if wanted & {use.teller, *use.speakers}))
        for form in history.forms
    )
    held = (form for form in forms if form.uses)
    return replace(history, forms=tuple(sorted(held, key=lambda form: _place(form.first))))


def _of_forms_since(history: FormulaHistory, since: str) -> FormulaHistory:
    """The history with the forms alone that are first found on a day or later."""
    return replace(
        history, forms=tuple(form for form in history.forms if form.first.day is not None and form.first.day >= since)
    )


def _weight(formula: Formula) -> int:
    telling = [word for word in formula.wording.split() if word.islower() and len(word) >= TELLING_LETTERS]
    return formula.contacts * min(len(telling), MOST_TELLING)


def _place(use: Use) -> tuple[str, Span]:
    return use.day or NO_DAY, use.span


def _ranked(pairs: set[tuple[str, str]]) -> list[tuple[str, int]]:
    counts = Counter(actor for actor, _ in pairs)
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))


class _Users:
    """Finds who uses the words of a span, and when."""

    def __init__(self, sources: Sources, spans: Iterable[Span]) -> None:
        self._sources = sources
        self._docs = {span.doc_id for span in spans}
        self._contacts: dict[str, Contact] = {contact.id: contact for contact in sources.store.rows("contacts")}

    def use(self, span: Span) -> Use:
        """The use of a formula at a place."""
        contacts = self._about.get(span.doc_id, ())
        wording = " ".join(self._sources.words(span).split())
        teller = self._teller(span)
        speakers = tuple(speaker for speaker in self._speakers(span) if speaker != teller)
        return Use(span, wording, self._day(span.doc_id, contacts), contacts, teller, speakers)

    def _day(self, doc_id: str, contacts: tuple[str, ...]) -> str | None:
        published = self._sources.published(doc_id)
        if published:
            return published[:10]
        days = [self._contacts[contact].from_ for contact in contacts if contact in self._contacts]
        return min((day for day in days if day), default=None)

    def _teller(self, span: Span) -> str:
        for region in self._embedded.get(span.doc_id, ()):
            if region.issuer and _lies_in(span, region.span):
                return region.issuer
        if issuer := self._sources.issuer(span.doc_id):
            return issuer
        stated = [row.teller for row in self._around(span) if row.teller]
        return stated[-1] if stated else f"{VOICE}{span.doc_id}"

    def _speakers(self, span: Span) -> tuple[str, ...]:
        """Who does something with these words; else the source of the innermost attribution that has them."""
        doing = [row for row in self._positions.get(span.doc_id, ()) if any(_lies_in(span, at) for at in row.evidence)]
        if doing:
            least = min(doing, key=lambda row: (sum(map(len, row.evidence)), row.id))
            return self._resolved(least.actor, least.contact)
        sources = [row.source_actor for row in self._around(span) if row.source_actor]
        return self._resolved(sources[-1], None, span.doc_id) if sources else ()

    def _resolved(self, actor: str, contact: str | None, doc_id: str = "") -> tuple[str, ...]:
        if actor != JOINT:
            return (actor,)
        about = (contact,) if contact else self._about.get(doc_id, ())
        known = [self._contacts[one].participants for one in about if one in self._contacts]
        return known[0] if len(known) == 1 else ()

    def _around(self, span: Span) -> list[Attribution]:
        """The attributions whose content has the words, the outermost first."""
        found = [
            (sum(map(len, row.content)), row)
            for row in self._attributions.get(span.doc_id, ())
            if any(_lies_in(span, content) for content in row.content)
        ]
        return [row for _, row in sorted(found, key=lambda sized: (-sized[0], sized[1].id))]

    # ---------------------------------------------------------------- rows by document, read when first needed

    @cached_property
    def _about(self) -> dict[str, tuple[str, ...]]:
        """The contacts that a document is about, else all that it tells of."""
        reports: list[Report] = self._sources.store.rows("reports")
        told: dict[str, list[Report]] = defaultdict(list)
        for report in reports:
            told[report.doc_id].append(report)
        return {
            doc_id: tuple(sorted({row.contact for row in rows if row.main} or {row.contact for row in rows}))
            for doc_id, rows in told.items()
        }

    @cached_property
    def _embedded(self) -> dict[str, list[Region]]:
        regions: list[Region] = self._sources.store.rows("regions")
        return _by_document((region.span.doc_id, region) for region in regions if region.kind == "embedded")

    @cached_property
    def _attributions(self) -> dict[str, list[Attribution]]:
        rows: list[Attribution] = self._sources.store.rows("attributions")
        return _by_document((row.doc_id, row) for row in rows if row.doc_id in self._docs)

    @cached_property
    def _positions(self) -> dict[str, list[Position]]:
        rows: list[Position] = self._sources.store.rows("positions")
        return _by_document((row.evidence[0].doc_id, row) for row in rows if row.evidence[0].doc_id in self._docs)


def _by_document(rows: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for doc_id, row in rows:
        found[doc_id].append(row)
    return found


def _lies_in(span: Span, other: Span) -> bool:
    """Does more than half of the span lie in the other?"""
    common = min(span.end, other.end) - max(span.start, other.start)
    return span.field == other.field and 2 * common > span.end - span.start
