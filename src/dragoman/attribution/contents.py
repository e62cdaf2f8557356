"""What a cue says, and whom it was said to."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.attribution.addressees import addressee_after_cue, skip_addressee, skip_partner
from dragoman.attribution.drafts import Place
from dragoman.attribution.hits import Hit, adds_gerund
from dragoman.attribution.openings import ADJUNCT_OPENERS, skip_opening
from dragoman.attribution.phrases import PAST, Subject, looks_verbal
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.attribution.subjects import acts_beside
from dragoman.text.quotes import Quotation

TRAILING = ' \t\n\r\u00a0,;:.!?–—-"“”«»„'  # what may close a content without belonging to it
PLACE_WORDS = 5  # the longest "in the port of Lund on Monday"
MOVING = frozenset(("call_on", "raise"))  # "nudged her towards a truce", but "nudged the door" tells of no words
CONTACT_NOUNS = frozenset("call calls meeting meetings conversation talks summit visit".split())


@dataclass(frozen=True, slots=True)
class Content:
    """Where the content and the addressee stand; ``spans`` is empty where the cue has none."""

    spans: tuple[Place, ...]
    addressee: Place | None = None


def find_content(
    view: SentenceView,
    hit: Hit,
    subject: Subject | None,
    following: list[tuple[Hit, Subject]],
    quotations: list[Quotation],
    settings: AttributionSettings,
) -> Content:
    """The content of a cue: before it where the cue closes its sentence, else from it to where the next act begins."""
    if subject and not subject.shared:
        before = _content_around(view, hit, subject, following) or content_before(view, hit, subject, quotations)
        if before:
            return before
    if hit.apart >= 0 and hit.cue.addressee != "object":
        parted = tidy(view.text, *view.slice(hit.first + 1, hit.apart - 1))
        return Content((parted,) if parted else ())
    place, addressee = skip_partner(view, hit, settings) or skip_addressee(view, hit, settings)
    place = skip_opening(view, place, hit)
    if not _fits(view, place, hit):
        return Content((), addressee)
    quoted = view.quotation_at[place] if place < len(view) else -1
    if quoted >= 0 and quoted != hit.quoted and view.words[place].text in QUOTE_MARKS and "quote" in hit.cue.takes:
        return Content(_quotation_content(view, place, quotations[quoted], hit, subject, following), addressee)
    if place >= len(view) or hit.cue.takes == {"quote"} or hit.cue.key in ("read", "continue", "conclude"):
        return Content((), addressee)
    limit = quotations[hit.quoted].inner_end if hit.quoted >= 0 else view.end
    stop = min(_stop(view, hit, subject, following, place), limit)
    span = tidy(view.text, view.words[place].start, stop)
    span = _without_adjunct(view, span) if span else None
    return Content((span,) if span else (), addressee)


def _fits(view: SentenceView, place: int, hit: Hit) -> bool:
    """Can a content begin at ``place``? "called on Caldera" without an infinitive is a visit, and "plans" a noun."""
    if view.is_class(place, "coordinator"):
        return False  # "agreed, but first telephoned his allies"
    if hit.cue.level == "act" and view.is_class(place, "be") and place == hit.last + 1:
        return False  # "what they have decided is wise"
    leads = hit.cue.takes == {"to"} or (hit.cue.takes <= {"to", "prep"} and hit.cue.act in MOVING)
    if not leads or hit.cue.level != "act" or hit.act != hit.cue.act:
        return True
    while place < len(view) and (view.is_adverb(place) or view.lower[place] in ("not", "never")):
        place += 1
    if place >= len(view):
        return False
    tied = view.lower[place] == "to" or ("prep" in hit.cue.takes and view.is_class(place, "preposition"))
    return tied or view.words[place].text in QUOTE_MARKS


def tidy(text: str, start: int, end: int) -> Place | None:
    """The stretch without the marks at its ends that do not belong to a content; None where nothing is left."""
    while end > start and _trails(text[end - 1]) and not _belongs(text, start, end):
        end -= 1
    while start < end and _trails(text[start]):
        start += 1
    return (start, end) if start < end else None


def _trails(character: str) -> bool:
    return character in TRAILING or character.isspace()


def _belongs(text: str, start: int, end: int) -> bool:
    """The full stop of "U.S." or "p.m." stays, and so does the question mark of a quotation."""
    if text[end - 1] in "?!":
        return text[end : end + 1] in QUOTE_MARKS
    return text[end - 1] == "." and end - start >= 4 and text[end - 3] == "." and text[end - 2].isalpha()


def content_before(view: SentenceView, hit: Hit, subject: Subject, quotations: list[Quotation]) -> Content | None:
    """The content before its cue, as in "...", the statement read; None where the cue leads to what comes after."""
    first = hit.first if subject.after else min(subject.first, hit.first)
    last = max(hit.last, subject.last) if subject.after else hit.last
    mark = first - 1
    if mark < 0:
        return _question_before(view, hit, last, quotations)
    if mark > 0 and view.lower[mark] == "," and view.words[mark - 1].text in QUOTE_MARKS:
        mark -= 1  # the comma may stand after the closing mark
    if not (view.lower[mark] == "," or view.words[mark].text in QUOTE_MARKS):
        return None
    in_own_quotation = hit.quoted >= 0 and view.quotation_at[mark] == hit.quoted
    if hit.cue.level == "act" and (in_own_quotation or view.words[mark].text not in QUOTE_MARKS):
        return None
    addressee, last = addressee_after_cue(view, hit, last)
    number = view.quotation_at[mark] if view.words[mark].text in QUOTE_MARKS else -1
    if not _nothing_follows(view, last + 1) or (number < 0 and _quotation_follows(view, last + 1)):
        return None
    if number >= 0 and number != hit.quoted:
        return Content(_quoted_before(view, number, last, quotations), addressee)
    if "that" not in hit.cue.takes and "quote" not in hit.cue.takes:
        return None
    opening = quotations[hit.quoted].inner_start if hit.quoted >= 0 else view.start
    span = tidy(view.text, clause_start(view, max(opening, view.start)), view.words[mark].start)
    return Content((span,), addressee) if span else None


def _content_around(
    view: SentenceView, hit: Hit, subject: Subject, following: list[tuple[Hit, Subject]]
) -> Content | None:
    """Both parts of the clause that a cue breaks into: "Ferries, he noted, are cheap"; None where there is none."""
    mark, rest = min(subject.first, hit.first) - 1, _past_hearer(view, hit, max(subject.last, hit.last)) + 2
    if "that" not in hit.cue.takes or mark < 1 or rest >= len(view) or view.lower[mark] != ",":
        return None
    if view.lower[rest - 1] != "," or any(view.quotation_at[place] != hit.quoted for place in (mark, rest - 1, rest)):
        return None
    opening = clause_start(view, view.start)
    inside = (i for i in range(mark) if view.words[i].start >= opening and view.quotation_at[i] == hit.quoted)
    first = next(inside, mark)
    if first == mark or not _goes_on(view, subject, first, mark, rest):
        return None
    parts = (
        tidy(view.text, view.words[first].start, view.words[mark].start),
        tidy(view.text, view.words[rest].start, _stop(view, hit, subject, following, rest)),
    )
    return Content(tuple(part for part in parts if part)) if all(parts) else None


def _past_hearer(view: SentenceView, hit: Hit, last: int) -> int:
    """Last word of ", he told reporters in Lund,": whom a cue was said to, and where; else ``last`` itself."""
    last = addressee_after_cue(view, hit, last)[1]
    if view.lower[last + 1 : last + 2] and view.lower[last + 1] in ADJUNCT_OPENERS:
        ends = range(last + 2, min(last + 2 + PLACE_WORDS, len(view)))
        return next((place - 1 for place in ends if view.is_mark(place)), last)
    return last


def _goes_on(view: SentenceView, subject: Subject, first: int, mark: int, rest: int) -> bool:
    """Does the clause between ``first`` and ``mark`` go on at ``rest``: has it no verb before, or has it one there?

    "and" goes on with it where the source is no one who could do it too: "Orlo left, the palace said, and met ...".
    """
    if view.lower[rest] in ("and", "but"):
        named = rest + 1 < len(view) and view.mention_at[rest + 1] is not None
        acts = looks_verbal(view, rest + 1) and not _is_gerund(view, rest + 1)
        outside = view.speaks_from_outside(subject.last) or view.lower[subject.last] == "they"
        return outside and (acts or (named and _is_clause(view, rest + 1)))
    if _is_gerund(view, rest) or view.is_class(rest, "preposition", "coordinator", "subordinator"):
        return False
    return looks_verbal(view, rest) or not any(_is_finite(view, index) for index in range(first, mark))


def _is_gerund(view: SentenceView, index: int) -> bool:
    return view.mention_at[index] is None and view.lower[index].endswith("ing")


def _is_finite(view: SentenceView, index: int) -> bool:
    """May the word be a verb in a clause: an auxiliary, a past form?"""
    if view.mention_at[index] is not None or view.words[index].is_capitalised:
        return False  # "May" is a month
    return view.is_class(index, "be", "have", "modal") or view.lower[index].endswith("ed") or view.lower[index] in PAST


def _question_before(view: SentenceView, hit: Hit, last: int, quotations: list[Quotation]) -> Content | None:
    """ "Who pays?" she asked: to the splitter the cue stands in a sentence of its own."""
    if "quote" not in hit.cue.takes or not _nothing_follows(view, last + 1):
        return None
    for quotation in quotations:
        between = view.text[quotation.end : view.start]
        if quotation.end <= view.start and between.isspace() and "\n" not in between:
            asks = view.text[quotation.inner_end - 1] in "?!…"
            span = tidy(view.text, quotation.inner_start, quotation.inner_end) if asks else None
            return Content((span,)) if span else None
    return None


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


def _quotation_follows(view: SentenceView, index: int) -> bool:
    """ "Asked about it, he replied: "..."": what stands before the comma is not the content."""
    return index + 1 < len(view) and view.lower[index] in (",", ":") and view.words[index + 1].text in QUOTE_MARKS


def _nothing_follows(view: SentenceView, index: int) -> bool:
    """Is the rest of the sentence a mark, or an adjunct of time and place?"""
    if index >= len(view):
        return True
    word = view.lower[index]
    if view.words[index].text in ".!?,;—–" or view.is_mark(index):
        following = view.lower[index + 1] if index + 1 < len(view) else ""
        return following != "that"
    if word not in ADJUNCT_OPENERS:
        return False
    for place in range(index, len(view)):
        if view.lower[place] == "," and view.lower[place + 1 : place + 2] != ["that"]:
            return True  # "said in a statement, adding that ...": what is added has a cue of its own
        if view.lower[place] == "that" and view.mention_at[place] is None:
            return False
    return True


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
    if hit.form == "gerund" and subject is not None and subject.first > hit.last:
        return view.words[_back_over_links(view, subject.first)].start  # "Stressing that ..., the minister invited"
    stops = [view.end]
    for other, its_subject in following:
        if its_subject.first < hit.first <= its_subject.last and view.lower[hit.first - 1] in ("who", "which"):
            return view.words[its_subject.last].end  # ", who asked not to be named," belongs to a source
        opens = view.words[other.first - 1].text in QUOTE_MARKS  # 'thanked Vesk and "reiterated her support"'
        if other.first < place or (other.quoted != hit.quoted and not opens):
            continue
        stop = _stop_before(view, hit, subject, other, its_subject, place)
        if stop is not None:
            stops.append(stop)
            break
    for index in range(place, len(view)):
        if hit.cue.level != "report" and index > place + 1 and _opens_other_clause(view, index):
            stops.append(view.words[_back_over_links(view, index)].start)
            break
        if view.lower[index] == ";" and view.quotation_at[index] == hit.quoted and _is_clause(view, index + 1):
            stops.append(view.words[index].start)
            break
        if view.lower[place] == "to" and view.lower[index] == "that" and view.lower[index - 1] in ("and", "but"):
            return view.words[_back_over_links(view, index)].start  # "said she had asked him to wait and that ..."
        if view.lower[index] == "according" and index + 1 < len(view) and view.lower[index + 1] == "to":
            stops.append(view.words[_back_over_links(view, index)].start)
            break
    return min(stops)


def _stop_before(
    view: SentenceView, hit: Hit, subject: Subject | None, other: Hit, its_subject: Subject, place: int
) -> int | None:
    """Where the content ends for the sake of a later cue of its sentence; None where it may hold that cue."""
    if its_subject.shared or its_subject.after:
        same = subject is not None and its_subject.first == subject.first
        return view.words[_back_over_links(view, other.first)].start if same else None
    begins = min(its_subject.first, other.first)
    if begins == 0:
        return None
    if _is_postposed(view, other, its_subject):
        return view.words[begins - 1].start
    if _answers(view, hit, begins, its_subject):
        return view.words[_back_over_links(view, begins)].start
    if hit.cue.level == "report":
        beside = (
            other.cue.level == "report" and _opens_clause(view, begins) and view.speaks_from_outside(its_subject.last)
        )
        beside = beside or (begins > place + 2 and acts_beside(view, other, its_subject))
        return view.words[_back_over_links(view, begins)].start if beside else None
    if view.lower[place - 1] == "that" and not any(looks_verbal(view, index) for index in range(place, begins - 1)):
        return None  # "that the league and its members would ...": one subject
    is_list = view.lower[begins - 1] == "," and view.lower[place - 1] != "that" and begins > place + 1
    if is_list or _opens_clause(view, begins):
        return view.words[_back_over_links(view, begins)].start
    return None


def _answers(view: SentenceView, hit: Hit, begins: int, its_subject: Subject) -> bool:
    """ ", who told me that ..., and I assured him": the one spoken to answers, in a clause beside the telling."""
    if view.lower[begins - 1] not in ("and", "but") or view.lower[begins - 2] != "," or hit.quoted >= 0:
        return False
    spoken_to, answers = hit.last + 1, its_subject.last
    if (view.lower[spoken_to], view.lower[answers]) in (("me", "i"), ("us", "we")):
        return True
    spoken_to += view.is_class(spoken_to, "determiner")
    one, other = view.mention_at[spoken_to], view.mention_at[answers]  # before a later cue: inside the sentence
    return one is not None and other is not None and one.actor == other.actor and hit.cue.addressee == "object"


def _opens_other_clause(view: SentenceView, index: int) -> bool:
    """ ", and the minister walked out": a clause beside the act, though no cue stands in it."""
    if view.mention_at[index] is None or view.mention_at[index - 1] is view.mention_at[index]:
        return False
    if view.lower[index - 1] not in ("and", "but", "while") or view.lower[index - 2] != ",":
        return False
    if index > 3 and view.mention_at[index - 3] is not None and view.lower[view.mention_span(index - 3)[0] - 1] == ",":
        return False  # "trade of Caldera, Norvia, and Sarn has grown"
    return looks_verbal(view, view.mention_span(index)[1] + 1)


def _is_clause(view: SentenceView, index: int) -> bool:
    """Has what begins here a subject and a verb of its own, or is it one more item of a list?"""
    while index < len(view) and (
        view.is_adverb(index) or view.is_class(index, "coordinator") or view.lower[index] == ","
    ):
        index += 1
    if index >= len(view):
        return True
    if view.mention_at[index] is not None:
        return looks_verbal(view, view.mention_span(index)[1] + 1)
    if view.is_class(index, "pronoun"):
        return True
    return any(view.is_class(place, "be", "modal", "have") for place in range(index, min(index + 6, len(view))))


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
    index -= 3 if adds_gerund(view, index - 1) else view.words[index - 1].text in QUOTE_MARKS
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
