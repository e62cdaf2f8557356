"""``dragoman trace`` and ``dragoman search``: from a row to its words, and from words to their rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from dragoman.export.layout import Page
    from dragoman.export.sources import Sources
    from dragoman.store import Hit, Place, Step

LIMIT = 20
CONTEXT_CHARS = 120  # as many as a place of a trace has on either side
RELATIONS = {  # how a row leads to the next, in words
    "same_as": "Tells again:",
    "attribution": "Read from:",
    "parent": "Inside of:",
    "account": "In the account of",
    "contact": "Of the",
    "deadline": "Due:",
    "teller_inferred": "Inferred:",
    "reports": "Told in",
    "mentions": "Meant by",
}
LAST = ("account", "contact")  # after the attributions that a row stands inside of
SINGULAR = {"commitments": "commitment", "positions": "position", "attributions": "attribution", "contacts": "contact"}
MOST_QUOTES = 4  # of one role, in a step that was not asked for


@click.command("trace")
@click.argument("row_id", metavar="ID")
@record_option
@json_option
def trace_command(row_id: str, record_path: str, as_json: bool) -> None:
    """On which words does a row rest, and by whose account?

    Goes from any row of the record to the words that carry it, shown in their context, and on to the attribution it
    was read from, those it stands inside of, its account and its contact. ID is the id of a row of any table, or the
    beginning of one: every listing and the export give them.

    \b
    Example:
      dragoman trace o_91c4e0
    """
    from dragoman.export.choosing import short
    from dragoman.export.described import describe
    from dragoman.export.layout import bold, dim
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        trace, sources = record.trace(row_id), Sources(record.store)
        if as_json:
            steps = [_step_as_json(sources, step) for step in trace.steps]
            print_json({"asked": trace.asked, "redirected": trace.redirected, "steps": steps})
            return
        page = new_page()
        first, *further = sorted(trace.steps, key=lambda step: step.relation in LAST)
        relation = f"{trace.asked} is now part of" if trace.redirected else ""
        page.line(
            relation, bold(SINGULAR.get(first.table, first.table)), describe(sources, first.row), dim(first.id), hang=2
        )
        for place in first.places:
            _show_place(page, sources, place)
        for step in further:
            page.gap()
            relation = RELATIONS.get(step.relation, step.relation)
            page.line(bold(relation), describe(sources, step.row), dim(short(step.id)), hang=2)
            for role, quotes in _by_role(step.places):
                page.line(dim(f"{role}:"), quotes, indent=2, hang=2)
        print_page(page)


@click.command("search")
@click.argument("words", metavar="WORDS", nargs=-1, required=True)
@click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(1), help="The most places to show.")
@record_option
@json_option
def search_command(words: tuple[str, ...], limit: int, record_path: str, as_json: bool) -> None:
    """Where do these words stand, and what rests on them?

    Finds sentences and titles that have all the words, in whatever form of them, and the rows whose evidence has them.
    Words in quotation marks stand together: mind that the shell takes the outer marks away.

    \b
    Examples:
      dragoman search summit
      dragoman search '"new start" treaty'
    """
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        hits, sources = record.search(" ".join(words), limit), Sources(record.store)
        if as_json:
            print_json({"hits": [_hit_as_json(sources, hit) for hit in hits]})
            return
        page = new_page()
        for hit in hits:
            _show_hit(page, sources, hit)
        if not hits:
            page.line("Nothing has all these words. Try fewer of them.")
        print_page(page)


def _show_place(page: Page, sources: Sources, place: Place) -> None:
    """The words of a place in their context."""
    from dragoman.export.layout import Styled, dim

    where = f"{place.role}, in {sources.label(place.span.doc_id)} ({place.path})"
    where += ", its title" if place.span.field == "title" else ""
    page.line(dim(f"{where}, {place.span.start} to {place.span.end}:"), indent=2, hang=2)
    before = place.before if len(place.before) < CONTEXT_CHARS else f"… {place.before.partition(' ')[2]}"
    after = place.after if len(place.after) < CONTEXT_CHARS else f"{place.after.rpartition(' ')[0]} …"
    page.line(before, Styled(f"[{place.words}]", "bold", glued=True), Styled(after, glued=True), indent=4)


def _by_role(places: tuple[Place, ...]) -> Iterator[tuple[str, str]]:
    """The words of each role of a row, in quotation marks, in their order."""
    for role, group in groupby(places, key=lambda place: place.role):
        words = [f"“{place.words}”" for place in group]
        more = f" and {len(words) - MOST_QUOTES} more" if len(words) > MOST_QUOTES else ""
        yield role, " ".join(words[:MOST_QUOTES]) + more


def _show_hit(page: Page, sources: Sources, hit: Hit) -> None:
    from dragoman.export.choosing import short
    from dragoman.export.layout import Part, Styled, bold, dim

    page.gap()
    page.line(bold(sources.label(hit.span.doc_id)), dim(short(hit.span.doc_id)), hang=2)
    parts: list[Part] = []
    place = 0
    for start, end in hit.matches:
        parts += [Styled(hit.words[place:start], glued=True), Styled(hit.words[start:end], "bold", glued=True)]
        place = end
    page.line(*parts, Styled(hit.words[place:], glued=True), indent=2, hang=2)
    if hit.rows:
        page.line(
            dim(f"rests on it: {', '.join(f'{table} {short(row)}' for table, row in hit.rows)}"), indent=2, hang=2
        )


def _step_as_json(sources: Sources, step: Step) -> dict[str, Any]:
    from dragoman.export.described import describe

    places = [
        {
            "role": place.role,
            "doc": place.span.doc_id,
            "path": place.path,
            "span": [place.span.start, place.span.end],
            "field": place.span.field,
            "before": place.before,
            "quote": place.words,
            "after": place.after,
        }
        for place in step.places
    ]
    said = describe(sources, step.row)
    return {"relation": step.relation, "table": step.table, "id": step.id, "says": said, "places": places}


def _hit_as_json(sources: Sources, hit: Hit) -> dict[str, Any]:
    return {
        "doc": hit.span.doc_id,
        "path": sources.document(hit.span.doc_id).path,
        "span": [hit.span.start, hit.span.end],
        "field": hit.span.field,
        "quote": hit.words,
        "matches": [list(match) for match in hit.matches],
        "rows": [{"table": table, "id": row} for table, row in hit.rows],
    }
