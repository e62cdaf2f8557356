"""Sources that no verb introduces: "according to", and a text introduced by a line of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from dragoman.attribution.contents import clause_start, tidy
from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.phrases import can_speak, looks_verbal, noun_phrase_after
from dragoman.attribution.sentence import SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.model.records import Region
from dragoman.text.quotes import Quotation, quotations_in

PUTS = frozenset("put puts told tells has had describes described recounts recounted saw sees".split())
ACCOUNT_WORDS = 25  # the longest "An official who was there gave a cooler account"
INTRODUCER_CUES = (  # what says that the text follows: a word of telling, else the name of the text
    re.compile(r"\b(?:from|said|says|reads?|issued|released|published|wrote|according to)\b", re.I),
    re.compile(r"\b(?:statement|readout|text|transcript)\b", re.I),
)
SIGNED = re.compile(
    r"([”»\"])\s*(?P<dash>[―—–]|--?)\s*(?P<who>[^\W\d_a-z][\w.’'-]*(?:,?\s+(?:[^\W\d_a-z][\w.’'-]*|al|bin|da|de|del|der|of|the|van|von))"
    r"{0,8})[\s.]*\Z"
)


def find_according_to(
    view: SentenceView, quotations: Sequence[Quotation], settings: AttributionSettings
) -> list[Draft]:
    """ "According to X, ..." and "..., according to X": the sentence is the content, without the source.

    In the middle of a sentence the content is what stands before it, and the rest of the clause where it breaks in.
    """
    found: list[Draft] = _find_put_so(view)
    for index in range(len(view) - 2):
        if view.lower[index] != "according" or view.lower[index + 1] != "to":
            continue
        last = noun_phrase_after(view, index + 2, settings)
        if last is None:
            continue
        last = _with_origin(view, last, settings)
        cue = view.slice(index, index + 1)
        content = _content_of(view, index, last, quotations)
        if content:
            source = view.slice(index + 2, last)
            found.append(Draft(source, cue, content, None, "according to", "report", view.lower[last]))
    return found


def _find_put_so(view: SentenceView) -> list[Draft]:
    """ "As the palace put it, ...", "By Norvia's own account ...": a source with which a sentence opens."""
    if len(view) < 5 or view.lower[0] not in ("as", "by", "in", "on"):
        return []
    if view.lower[0] == "as":
        places = range(2, min(12, len(view) - 2))
        put = next((i for i in places if view.lower[i] in PUTS and view.lower[i + 1 : i + 3] == ["it", ","]), None)
        last = put - 1 if put else None
    else:
        last = _owner_end(view)
    if last is None or last + 3 >= len(view) or not can_speak(view, 1, last):
        return []
    verb = last + 1
    if view.lower[0] == "as":
        end = verb + 1
    else:
        end = next((i for i in range(verb, min(verb + 4, len(view) - 1)) if view.is_class(i, "account_noun")), -1)
        if end < 0 or not view.speaks_from_outside(last):
            return []
        verb = end
    rest = end + 1 + (view.lower[end + 1] == ",")
    content = tidy(view.text, view.words[rest].start, view.end) if rest < len(view) else None
    if content is None:
        return []
    source = view.slice(1, last)
    return [Draft(source, view.slice(verb, end), (content,), None, "according to", "report", view.lower[last])]


def _owner_end(view: SentenceView) -> int | None:
    """Last word of "the Castle", before its "'s", where a sentence opens with "By the Castle's"."""
    mark = next((i for i in range(2, min(8, len(view))) if view.lower[i] in ("'s", "’s", "'", "’")), None)
    return mark - 1 if mark and all(not view.is_mark(i) for i in range(1, mark)) else None


def find_accounts(view: SentenceView) -> list[Draft]:
    """ "An official gave a cooler account: ...", "The palace's summary was terse: ...": what follows is the source's.

    The words before the colon have one that names an account, in the source or behind it.
    """
    colon = next((i for i in range(2, min(len(view), ACCOUNT_WORDS)) if view.lower[i] == ":"), None)
    if colon is None or view.quotation_at[colon] >= 0 or colon + 2 >= len(view):
        return []
    if not any(view.is_class(index, "account_noun") for index in range(colon)):
        return []
    last = next((i for i in range(colon - 1) if _is_head(view, i) and _leads_to_verb(view, i + 1, colon)), None)
    if last is None or not can_speak(view, 0, last):
        return []
    verb = last + 1
    if view.lower[verb] == ",":  # "An official, who asked not to be named, gave"
        verb = view.lower.index(",", verb + 1) + 1
    content = tidy(view.text, view.words[colon + 1].start, view.end)
    if content is None:
        return []
    cue = view.slice(verb, colon - 1)
    return [Draft(view.slice(0, last), cue, (content,), None, "according to", "report", view.lower[last])]


def _is_head(view: SentenceView, index: int) -> bool:
    return view.mention_at[index] is not None or view.agent_kind(index) is not None


def _leads_to_verb(view: SentenceView, place: int, end: int) -> bool:
    """Does a verb stand here, or behind what stands between two commas?"""
    if view.lower[place] == ",":
        place = next((i + 1 for i in range(place + 1, end) if view.lower[i] == ","), end)
    return place < end and view.agent_kind(place) is None and looks_verbal(view, place)


def _with_origin(view: SentenceView, last: int, settings: AttributionSettings) -> int:
    """A source goes on over what it is of or from: "the palace's summary of its talks with the union"."""
    while last + 2 < len(view) and view.lower[last + 1] in (
        "of",
        "from",
        "with",
        "for",
        "by",
        "familiar",
        "briefed",
        "in",
    ):
        further = noun_phrase_after(view, last + 2, settings)
        if further is None or further <= last:
            return last
        last = further
    return last


def _content_of(view: SentenceView, index: int, last: int, quotations: Sequence[Quotation]) -> tuple[Place, ...]:
    opens = not any(word.is_word and word.start < view.words[index].start for word in view.words) or (
        index > 0 and view.lower[index - 1] in ("and", "but") and index == 1
    )
    if opens:
        place = _past_adjunct(view, last + 1)
        return _as_places(tidy(view.text, view.words[place].start, view.end)) if place < len(view) else ()
    number = view.quotation_at[index - 1] if index and view.quotation_at[index - 1] >= 0 else -1
    if number < 0 and index > 1 and view.lower[index - 1] == ",":
        number = view.quotation_at[index - 2]
    if number >= 0 and quotations[number].start <= clause_start(view, view.start):
        return _as_places(tidy(view.text, quotations[number].inner_start, quotations[number].inner_end))
    start = clause_start(view, view.start)
    for place in range(index - 1, 0, -1):
        if view.lower[place] == ";":
            start = view.words[place + 1].start
            break
    before = _as_places(tidy(view.text, start, view.words[index].start))
    return (*before, *_rest_of_clause(view, index, last)) if before else ()


def _rest_of_clause(view: SentenceView, index: int, last: int) -> tuple[Place, ...]:
    """What follows ", according to officials," where the clause it interrupts goes on; empty where a new one begins."""
    opener = last + 2
    if view.lower[index - 1] != "," or opener >= len(view) or view.lower[last + 1] != ",":
        return ()
    word = view.lower[opener]
    goes_on = (
        looks_verbal(view, opener + (word in ("and", "but")))
        or word == "that"
        or view.is_class(opener, "preposition", "be", "have", "modal")
    )
    if not goes_on or word.endswith("ing") or word in ("as", "like", "unlike", "including"):
        return ()
    end = next((view.words[i].start for i in range(opener, len(view)) if view.lower[i] == ";"), view.end)
    return _as_places(tidy(view.text, view.words[opener + (word == "that")].start, end))


def _past_adjunct(view: SentenceView, place: int) -> int:
    """Past the comma after the source, and past a short adjunct of time between two commas."""
    while place < len(view) and view.lower[place] == ",":
        place += 1
    if view.is_class(place, "preposition"):
        for comma in range(place + 1, min(place + 6, len(view))):
            if view.lower[comma] == ",":
                return comma + 1
            if view.mention_at[comma] is not None:
                break
    return place


def _as_places(place: Place | None) -> tuple[Place, ...]:
    return (place,) if place else ()


def find_signed(text: str, paragraphs: Sequence[Place], quotations: Sequence[Quotation]) -> list[Draft]:
    """A quotation with its speaker's name behind a dash, to the end of the paragraph; the dash is the cue. Linear."""
    found: list[Draft] = []
    for start, end in paragraphs:
        signed = SIGNED.search(text, start, end)
        if not signed:
            continue
        for number in quotations_in(quotations, start, signed.end(1)):
            quotation = quotations[number]
            place = tidy(text, quotation.inner_start, quotation.inner_end)
            if quotation.closed and quotation.end == signed.end(1) and place:
                found.append(
                    Draft(tidy(text, *signed.span("who")), signed.span("dash"), (place,), None, "signed", "report")
                )
    return found


def find_introduced(text: str, regions: Sequence[Region]) -> list[Draft]:
    """A line such as "From The Palace:" and the embedded text after it.

    The cue is the line's own word for it; the source is what is left beside the cue. The
    content is a place for every paragraph of the embedded text.
    """
    found: list[Draft] = []
    ordered = sorted((r for r in regions if r.kind in ("introducer", "embedded")), key=lambda r: r.span)
    for introducer, embedded in itertools.pairwise(ordered):
        if (introducer.kind, embedded.kind) != ("introducer", "embedded"):
            continue
        places = introducer.span.start, introducer.span.end
        match = next((match for cue in INTRODUCER_CUES if (match := cue.search(text, *places))), None)
        if not match:
            continue
        if match.start() - introducer.span.start <= 1:
            source = tidy(text, match.end(), introducer.span.end)
        else:
            source = tidy(text, introducer.span.start, match.start())
        content = tuple(
            (m.start(), m.end())
            for m in re.compile(r"\S(?:[^\n]*\S)?").finditer(text, embedded.span.start, embedded.span.end)
        )
        found.append(Draft(source, match.span(), content, None, "introduced", "report"))
    return found
