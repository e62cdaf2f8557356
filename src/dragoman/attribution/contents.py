"""What a cue says, and whom it was said to."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.attribution.hits import Hit
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.attribution.subjects import Subject, looks_verbal, noun_phrase_after
from dragoman.text.quotes import Quotation

Place = tuple[int, int]  # code points

TRAILING = ' \t\n\r\u00a0,;:.!?–—-"“”«»„'  # what may close a content without belonging to it
ADJUNCT_OPENERS = frozenset(
    "on in at during after before from by to late early earlier last this monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday".split()
)
CONTACT_NOUNS = frozenset("call calls meeting meetings conversation talks summit visit".split())


@dataclass(frozen=True, slots=True)
class Content:
    """Where the content and the addressee stand; ``spans`` is empty where the cue has none."""

    spans: tuple[Place, ...]
    addressee: Place | None = None
    after_cue: bool = True


def find_content(
    view: SentenceView,
    hit: Hit,
    subject: Subject | None,
    following: list[tuple[Hit, Subject]],
    quotations: list[Quotation],
    settings: AttributionSettings,
) -> Content:
    """The content of a cue: before it where the cue closes its sentence, else what follows to where the next act begins."""
    if subject and not subject.shared:
        before = content_before(view, hit, subject, quotations)
        if before:
            return before
    place, addressee = _skip_addressee(view, hit, settings)
    place = _skip_opening(view, place)
    quoted = view.quotation_at[place] if place < len(view) else -1
    if quoted >= 0 and quoted != hit.quoted and view.words[place].text in QUOTE_MARKS and "quote" in hit.cue.takes:
        return Content(_quotation_content(view, place, quotations[quoted], hit, subject, following), addressee)
    if hit.cue.takes == {"quote"} or hit.cue.key in ("read", "continue", "conclude"):
        return Content((), addressee)
    if place >= len(view):
        return Content((), addressee)
    limit = quotations[hit.quoted].inner_end if hit.quoted >= 0 else view.end
    stop = min(_stop(view, hit, subject, following, place), limit)
    span = tidy(view.text, view.words[place].start, stop)
    span = _without_adjunct(view, span) if span else None
    return Content((span,) if span else (), addressee)


def tidy(text: str, start: int, end: int) -> Place | None:
    """The stretch without the marks at its ends that do not belong to a content; None where nothing is left."""
    while end > start and text[end - 1] in TRAILING and not _closes_acronym(text, start, end):
        end -= 1
    while start < end and text[start] in TRAILING:
        start += 1
    return (start, end) if start < end else None


def _closes_acronym(text: str, start: int, end: int) -> bool:
    """A full stop that belongs to "U.S." stays."""
    return text[end - 1] == "." and end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def content_before(view: SentenceView, hit: Hit, subject: Subject, quotations: list[Quotation]) -> Content | None:
    """The content of a cue that follows it, as in "...", the statement read; None where the cue leads to what comes after."""
    first = hit.first if subject.after else min(subject.first, hit.first)
    last = max(hit.last, subject.last) if subject.after else hit.last
    mark = first - 1
    if mark < 0 or not (view.lower[mark] == "," or view.words[mark].text in QUOTE_MARKS):
        return None
    in_own_quotation = hit.quoted >= 0 and view.quotation_at[mark] == hit.quoted
    if hit.cue.level == "act" and (in_own_quotation or view.words[mark].text not in QUOTE_MARKS):
        return None
    addressee, last = _addressee_after_cue(view, hit, last)
    if not _nothing_follows(view, last + 1):
        return None
    number = view.quotation_at[mark] if view.words[mark].text in QUOTE_MARKS else -1
    if number >= 0 and number != hit.quoted:
        return Content(_quoted_before(view, number, last, quotations), addressee, after_cue=False)
    if "that" not in hit.cue.takes and "quote" not in hit.cue.takes:
        return None
    opening = quotations[hit.quoted].inner_start if hit.quoted >= 0 else view.start
    span = tidy(view.text, clause_start(view, max(opening, view.start)), view.words[mark].start)
    return Content((span,), addressee, after_cue=False) if span else None


def clause_start(view: SentenceView, start: int) -> int:
    """Where a sentence's own words begin, after an opening "And", "But" or "Meanwhile,"."""
    for index, word in enumerate(view.words):
        if word.start >= start:
            opener = view.lower[index]
            if opener in ("and", "but", "meanwhile", "still", "however") and index + 1 < len(view):
                skip = index + 2 if view.lower[index + 1] == "," and index + 2 < len(view) else index + 1
                return view.words[skip].start
            return word.start
    return start


def _quoted_before(view: SentenceView, number: int, last: int, quotations: list[Quotation]) -> tuple[Place, ...]:
    quotation = quotations[number]
    opens_sentence = quotation.start <= view.start or not any(
        word.is_word for word in view.words if word.start < quotation.start
    )
    start = quotation.inner_start if opens_sentence else clause_start(view, view.start)
    spans = [tidy(view.text, start, quotation.inner_end)]
    rest = last + 1  # '"...", he said, "..."': the quotation goes on
    while rest < len(view) and view.lower[rest] in (",", ":", "."):
        rest += 1
    if rest < len(view) and view.words[rest].text in QUOTE_MARKS and view.quotation_at[rest] not in (-1, number):
        more = quotations[view.quotation_at[rest]]
        spans.append(tidy(view.text, more.inner_start, more.inner_end))
    return tuple(span for span in spans if span)


def _addressee_after_cue(view: SentenceView, hit: Hit, last: int) -> tuple[Place | None, int]:
    """ "..., he told reporters": the one spoken to stands after the cue."""
    if hit.cue.addressee != "object" or last + 1 >= len(view) or view.is_mark(last + 1):
        return None, last
    end = _object_end(view, last + 1)
    return (view.slice(last + 1, end), end) if end is not None else (None, last)


def _nothing_follows(view: SentenceView, index: int) -> bool:
    """Is the rest of the sentence a mark, or an adjunct of time and place?"""
    if index >= len(view):
        return True
    word = view.lower[index]
    if view.words[index].text in ".!?,;—–" or view.is_mark(index):
        following = view.lower[index + 1] if index + 1 < len(view) else ""
        return following != "that"
    return word in ADJUNCT_OPENERS and not any(
        view.lower[place] == "that" and view.mention_at[place] is None for place in range(index, len(view))
    )


def _skip_addressee(view: SentenceView, hit: Hit, settings: AttributionSettings) -> tuple[int, Place | None]:
    """Word after the cue and the one spoken to, with the place of the latter."""
    place = hit.last + 1
    if not hit.cue.addressee or place >= len(view):
        return place, None
    if hit.cue.addressee == "object":
        end = _object_end(view, place)
        if end is None:
            end = (
                noun_phrase_after(view, place, settings)
                if view.is_class(place, "determiner", "possessive") or view.agent_kind(place)
                else None
            )
            if end is not None and end - place >= settings.addressee_words:
                end = None
        if end is None or not _content_follows(view, end + 1, hit):
            return place, None
        return end + 1, view.slice(place, end)
    if view.lower[place] == hit.cue.addressee and place + 1 < len(view):
        end = _object_end(view, place + 1)
        if end is not None:
            return end + 1, view.slice(place + 1, end)
    return place, None


def _object_end(view: SentenceView, place: int) -> int | None:
    """Last word of the mention, pronoun or plain agent that begins at ``place``."""
    if view.mention_at[place] is not None:
        end = view.mention_span(place)[1]
        while end + 2 < len(view) and view.lower[end + 1] in ("and", ",") and view.mention_at[end + 2] is not None:
            end = view.mention_span(end + 2)[1]
        return None if end + 1 < len(view) and view.lower[end + 1] in ("'s", "’s", "’") else end
    if view.lower[place] in ("him", "her", "them", "us", "me", "you"):
        return place
    for end in range(place, min(place + 4, len(view))):
        if view.agent_kind(end) in ("person", "body", "pair") and not view.agent_kind(end + 1):
            return end
        if view.is_mark(end) or view.is_class(end, "preposition", "be", "modal"):
            return None
    return None


def _content_follows(view: SentenceView, place: int, hit: Hit) -> bool:
    """Does something that can be a content come after the addressee?"""
    if place >= len(view):
        return False
    word = view.lower[place]
    if word in ("that", "to", "not") or view.words[place].text in QUOTE_MARKS:
        return True
    if word in (",", ":"):
        return place + 1 < len(view) and view.words[place + 1].text in QUOTE_MARKS
    if view.is_class(place, "preposition"):
        return "prep" in hit.cue.takes
    clause = (
        "that" in hit.cue.takes and not view.is_mark(place) and not view.is_class(place, "coordinator", "be", "have")
    )
    return clause and hit.cue.key in ("tell", "assure", "warn", "inform", "remind", "promise", "ask")


DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())


def _skip_opening(view: SentenceView, place: int) -> int:
    """Past the marks, the day ("told reporters Monday that") and the "that" between a cue and its content."""
    day = place + 1 if place < len(view) and view.lower[place] == "on" else place
    if day + 1 < len(view) and view.lower[day] in DAYS and view.lower[day + 1] == "that":
        place = day + 1
    while place < len(view) and view.lower[place] in (",", ":"):
        place += 1
    if place < len(view) and view.lower[place] == "that" and place + 1 < len(view):
        place += 1
    return place


def _quotation_content(
    view: SentenceView, place: int, quotation: Quotation, hit: Hit, subject: Subject | None,
    following: list[tuple[Hit, Subject]],
) -> tuple[Place, ...]:  # fmt: skip
    """A content that begins with a quotation: the quotation alone, or to where its sentence goes on."""
    if quotation.end >= view.end:
        span = tidy(view.text, quotation.inner_start, quotation.inner_end)
        return (span,) if span else ()
    outside = [pair for pair in following if view.words[pair[0].first].start >= quotation.end]
    stop = _stop(view, hit, subject, outside, place)
    span = tidy(view.text, quotation.inner_start, max(stop, quotation.inner_end))
    return (span,) if span else ()


def _stop(
    view: SentenceView, hit: Hit, subject: Subject | None, following: list[tuple[Hit, Subject]], place: int
) -> int:
    """Code point where the content ends: before the next act of the same subject, or of a clause beside this one."""
    for other, its_subject in following:
        if other.first < place or other.quoted != hit.quoted:
            continue
        if its_subject.shared or its_subject.after:
            same = subject is not None and its_subject.first == subject.first
            if same:
                return view.words[_back_over_links(view, other.first)].start
            continue
        begins = min(its_subject.first, other.first)
        if hit.cue.level == "report" or begins == 0:
            if _is_postposed(view, other, its_subject) and hit.cue.level != "report":
                return view.words[begins - 1].start
            continue
        if _opens_clause(view, begins):
            return view.words[_back_over_links(view, begins)].start
    for index in range(place, len(view)):
        if hit.cue.level != "report" and index > place + 1 and _opens_other_clause(view, index):
            return view.words[_back_over_links(view, index)].start
        if view.lower[index] == ";" and view.quotation_at[index] == hit.quoted:
            return view.words[index].start
        if view.lower[index] == "according" and index + 1 < len(view) and view.lower[index + 1] == "to":
            return view.words[_back_over_links(view, index)].start
    return view.end


def _opens_other_clause(view: SentenceView, index: int) -> bool:
    """ ", and the minister walked out": a clause beside the act, though no cue stands in it."""
    if view.mention_at[index] is None or view.mention_at[index - 1] is view.mention_at[index]:
        return False
    if view.lower[index - 1] not in ("and", "but", "while") or view.lower[index - 2] != ",":
        return False
    return looks_verbal(view, view.mention_span(index)[1] + 1)


def _is_postposed(view: SentenceView, hit: Hit, subject: Subject) -> bool:
    return hit.cue.level == "report" and view.lower[subject.first - 1] == "," and _nothing_follows(view, hit.last + 1)


def _opens_clause(view: SentenceView, first: int) -> bool:
    """Is the subject that of a clause beside the one before, not of one inside it?"""
    before = first - 1
    while before > 0 and view.is_adverb(before):
        before -= 1
    return before >= 0 and view.lower[before] in ("and", "but", "while", ";", "whereas", "—", "–")


def _back_over_links(view: SentenceView, index: int) -> int:
    """The first of the words that only lead to the next act: auxiliaries, adverbs, conjunctions and commas."""
    while index > 0 and (
        view.lower[index - 1]
        in (",", "and", "but", "while", "then", "to", "—", "–", "who", "or", "has", "have", "had", "as")
        or view.is_adverb(index - 1)
        or (view.is_class(index - 1, "modal", "have", "be") and view.mention_at[index - 1] is None)
    ):
        index -= 1
    return index


def _without_adjunct(view: SentenceView, span: Place) -> Place | None:
    """The content without a closing "in their latest call": that says where it was said."""
    inside = [i for i, word in enumerate(view.words) if span[0] <= word.start and word.end <= span[1]]
    if len(inside) < 4 or view.lower[inside[-1]] not in CONTACT_NOUNS:
        return span
    for index in reversed(inside[-5:-1]):
        if view.lower[index] in ("in", "during") and index > inside[0]:
            return tidy(view.text, span[0], view.words[index].start)
        if not (
            view.is_class(index, "determiner", "possessive")
            or view.lower[index] in ("latest", "phone", "first", "last", "recent", "video", "second")
        ):
            return span
    return span
