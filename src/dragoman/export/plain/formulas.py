"""Formulas with their forms, and which word changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.export.formulas import Form, FormulaHistory, Use
from dragoman.export.labels import counted
from dragoman.export.layout import Page, Part, Styled, bold, dim
from dragoman.export.plain.styles import named_by, short
from dragoman.export.sources import Sources
from dragoman.export.wording import Piece
from dragoman.model.span import Span

MOST_FORMS = 8  # of a formula in a list; one that is looked at alone has all
MOST_CHANGED = 3  # words of a form that is one of them
MOST_USERS = 4
CONTEXT_CHARS = 60  # on either side of a use
NONE_FOUND = "The documents have no formula: no wording recurs across their contacts."
NONE_CHOSEN = "No formula is like that."


def lay_out_formulas(page: Page, sources: Sources, histories: Sequence[FormulaHistory], left_out: int) -> None:
    """Each formula with the forms that are nearest to it, in order of time.

    Args:
        left_out: how many formulas more there are.
    """
    for history in histories:
        page.gap()
        _lay_out_head(page, sources, history)
        near, further = _nearest(history)
        for form in near:
            _lay_out_form(page, form)
            _lay_out_use(page, sources, form.first)
        if further:
            asked = f"dragoman formulas {short(history.formula.id)}"
            page.line(dim(f"and {counted(further, 'form')} more, rarer or with more words changed: {asked}"), indent=2)
    if left_out:
        page.gap()
        page.line(dim(f"{counted(left_out, 'formula')} more: --limit shows more of them, words or --actor fewer."))
    if not histories:
        page.line(NONE_CHOSEN if sources.store.rows("formulas") else NONE_FOUND)


def lay_out_formula(page: Page, sources: Sources, history: FormulaHistory) -> None:
    """One formula with all its forms, in order of time, each with all its uses."""
    _lay_out_head(page, sources, history)
    for form in history.forms:
        page.gap()
        _lay_out_form(page, form)
        for use in form.uses:
            _lay_out_use(page, sources, use)
            _lay_out_context(page, sources, use.span)


def _lay_out_head(page: Page, sources: Sources, history: FormulaHistory) -> None:
    """The usual wording, its spread, its users and its first use."""
    page.line(bold(f"“{history.formula.wording}”"), named_by(history.formula.id), hang=2)
    uses = history.uses
    held, all_contacts = history.contacts, history.formula.contacts
    contacts = counted(held, "contact") if held == all_contacts else f"{held} of {counted(all_contacts, 'contact')}"
    page.line(f"in {contacts}, {counted(history.documents, 'document')}, {_stretch(uses)}", indent=2)
    page.line(dim("told by"), _users(sources, history.tellers()), indent=2, hang=2)
    if history.speakers():
        page.line(dim("used by"), _users(sources, history.speakers()), indent=2, hang=2)


def _lay_out_form(page: Page, form: Form) -> None:
    """When a form was first used, and last, in how many documents, and which words changed in it."""
    times = counted(len({use.span.doc_id for use in form.uses}), "document")
    wording = [dim("the usual wording")] if not form.changed else list(_show_changes(form.pieces))
    last = f"to {form.last.day}" if form.last.day and form.last.day != form.first.day else ""
    page.line(form.first.day or "no day known", last, dim(f"({times})"), *wording, indent=2, hang=2)


def _lay_out_use(page: Page, sources: Sources, use: Use) -> None:
    """One use: its day, who used the words, by whose account, and where they stand."""
    more = f" and {len(use.speakers) - MOST_USERS} more" if len(use.speakers) > MOST_USERS else ""
    speakers = f"{sources.names(use.speakers[:MOST_USERS])}{more}, as told by" if use.speakers else ""
    place = f"{sources.document(use.span.doc_id).path}, {use.span.start} to {use.span.end}"
    page.line(use.day or "", speakers, f"{sources.name(use.teller)}:", dim(place), indent=4, hang=2)


def _lay_out_context(page: Page, sources: Sources, span: Span) -> None:
    """The words of a use between those before and after them."""
    text = sources.document(span.doc_id).text
    before, after = text[max(0, span.start - CONTEXT_CHARS) : span.start], text[span.end : span.end + CONTEXT_CHARS]
    if len(before) == CONTEXT_CHARS:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == CONTEXT_CHARS:
        after = f"{after.rpartition(' ')[0]} …"
    words = Styled(sources.words(span), "bold", glued=True)
    page.line(before, words, Styled(after, glued=True), indent=6)


def _show_changes(pieces: Iterable[Piece]) -> Iterator[Part]:
    """A form with what changed in brackets: ``[old → new]``, ``[+ new]``, ``[− old]``."""
    opening: Part = "“"
    for piece in pieces:
        glued = opening == "“"
        if glued:
            yield opening
            opening = ""
        if piece.same:
            yield Styled(piece.new, glued=glued)
        elif piece.old and piece.new:
            yield Styled("[", glued=glued)
            yield Styled(piece.old, "red", glued=True)
            yield "→"
            yield Styled(piece.new, "green")
            yield Styled("]", glued=True)
        else:
            yield Styled("[+ " if piece.new else "[− ", glued=glued)
            yield Styled(piece.new or piece.old, "green" if piece.new else "red", glued=True)
            yield Styled("]", glued=True)
    yield Styled("”", glued=True)


def _nearest(history: FormulaHistory) -> tuple[list[Form], int]:
    """The most frequent of the forms in which few words changed, in order of time; and how many are left out."""
    near = [form for form in history.forms if form.changed <= MOST_CHANGED]
    frequent = sorted(near, key=lambda form: (form.changed > 0, -len(form.uses)))[:MOST_FORMS]
    return [form for form in near if form in frequent], len(history.forms) - len(frequent)


def _users(sources: Sources, ranked: Sequence[tuple[str, int]]) -> str:
    shown = ", ".join(f"{sources.name(actor)} ({count})" for actor, count in ranked[:MOST_USERS])
    more = len(ranked) - MOST_USERS
    return shown + (f" and {more} more" if more > 0 else "")


def _stretch(uses: Sequence[Use]) -> str:
    """The first and the last day that are known of uses in order of time."""
    days = [use.day for use in uses if use.day]
    if not days:
        return "no day known"
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
