"""Who the subject of a cue is."""

from __future__ import annotations

from dataclasses import replace

from dragoman.attribution.hits import QUOTED_WORDS, Hit
from dragoman.attribution.phrases import (
    Subject,
    can_speak,
    coordinated,
    looks_verbal,
    noun_phrase_after,
    noun_phrase_before,
)
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView
from dragoman.attribution.settings import AttributionSettings

DASHES = ("—", "–")


def find_subject(
    view: SentenceView, hit: Hit, earlier: list[tuple[Hit, Subject]], settings: AttributionSettings
) -> Subject | None:
    """The subject of a cue; None where no one who can speak or act stands in its place.

    ``earlier`` are the cues to the left with their subjects, in text order.
    """
    place = _past_hearsay(view, _skip_auxiliaries(view, hit.first))
    if place > 0 and hit.quoted >= 0 and place + 1 == hit.first and view.quotation_at[place - 1] != hit.quoted:
        place -= 1  # 'the minister "raised the tariffs and asked ..."': the quotation begins with the verb
        hit = replace(hit, quoted=view.quotation_at[place])
    if hit.form == "infinitive":
        return _shared(view, hit, earlier)
    if hit.form == "gerund":
        if place > 0 and view.lower[place] == "as":  # "quoted the Chancellor as saying"
            return _of_quoted(view, place, settings) or noun_phrase_before(view, place - 1, settings)
        return _gerund_subject(view, hit, place, earlier)
    acts = hit.cue.level == "act" or hit.cue.addressee == "object"
    if place < 0 and view.in_scene and hit.form == "finite" and acts:
        return Subject(hit.first, hit.last, shared=True, left_out=True)
    if place < 0 or view.words[place].text in QUOTE_MARKS:
        return _subject_after(view, hit, settings)
    word = view.lower[place]
    if word in ("and", "or", "but", "then"):
        return _shared(view, hit, earlier)
    if word in DASHES:
        return _before_apposition(view, place, settings) or _shared(view, hit, earlier)
    if word == ",":
        return (
            _before_inserted(view, place, earlier, settings)
            or _before_apposition(view, place, settings)
            or _shared(view, hit, earlier)
            or _subject_after(view, hit, settings)
        )
    if word in ("who", "which"):
        place -= 1
        while place > 0 and view.lower[place] == ",":
            place -= 1
    elif view.is_class(place, "subordinator", "preposition"):
        return None
    if view.is_mark(place):
        return None
    if word == "it":  # "..., it added": the text or the body cited before
        return Subject(place, place) if hit.cue.level == "report" and "quote" in hit.cue.takes else None
    return noun_phrase_before(view, place, settings)


def _of_quoted(view: SentenceView, place: int, settings: AttributionSettings) -> Subject | None:
    """ "Orlo was quoted (by the agency) as saying": the subject of a quoting verb in the passive."""
    for verb in range(place - 1, max(0, place - QUOTED_WORDS), -1):
        if view.is_class(verb, "quoting_verb") and view.is_class(verb - 1, "be"):
            end = _skip_auxiliaries(view, verb)
            return noun_phrase_before(view, end, settings) if end >= 0 and not view.is_mark(end) else None
    return None


def _past_hearsay(view: SentenceView, place: int) -> int:
    """Where the subject of "is said to have offered" ends; ``place`` where the words are not such."""
    hearsay = place > 0 and view.lower[place] == "to" and view.is_class(place - 1, "hearsay_word")
    return _skip_auxiliaries(view, place - 1) if hearsay else place


def _skip_auxiliaries(view: SentenceView, first: int) -> int:
    place = first - 1
    while place >= 0 and (
        (view.is_adverb(place) and not _is_both(view, place))
        or (view.mention_at[place] is None and view.is_class(place, "have", "be", "modal", "negation"))
        or (view.lower[place] == "to" and place == first - 1)
    ):
        place -= 1
    return place


def _is_both(view: SentenceView, place: int) -> bool:
    """ "Both agreed": the word stands alone for two, where nobody is named before it."""
    return view.lower[place] == "both" and view.is_mark(place - 1)


def _gerund_subject(view: SentenceView, hit: Hit, place: int, earlier: list[tuple[Hit, Subject]]) -> Subject | None:
    """A participle shares the subject of its clause, or where it opens the sentence, that of the clause to come."""
    if place >= 0 and view.lower[place] not in (",", "and", "while", "—", "–", "but", ";", "by", "addition"):
        return None
    behind = _behind_opening(view, hit) if place < 0 or (place == 0 and view.lower[0] == "while") else None
    return behind or _of_relative(view, hit, earlier) or _shared(view, hit, earlier)


def _of_relative(view: SentenceView, hit: Hit, earlier: list[tuple[Hit, Subject]]) -> Subject | None:
    """ "invited him, to which Orlo responded warmly, promising to come": who acts in the clause behind "which"."""
    for which in range(hit.first - 1, earlier[-1][0].last if earlier else 0, -1):
        if view.lower[which] in ("which", "whom") and view.quotation_at[which] == hit.quoted:
            first = which + 2 if view.lower[which + 1] == "the" and view.mention_at[which + 1] is None else which + 1
            last = view.mention_span(first)[1] if view.mention_at[first] is not None else first
            acts = last > which + 1 or view.mention_at[first] is not None
            return Subject(first, last, shared=True) if acts and looks_verbal(view, last + 1) else None
    return None


def _behind_opening(view: SentenceView, hit: Hit) -> Subject | None:
    """ "Stating that Norvia was ready, President Orlo called for": who does both stands behind the comma."""
    for comma in range(hit.last + 1, len(view) - 2):
        if view.lower[comma] != "," or view.quotation_at[comma] != hit.quoted:
            continue
        first = comma + 2 if view.lower[comma + 1] == "the" and view.mention_at[comma + 1] is None else comma + 1
        if view.mention_at[first] is None:
            continue
        last = view.mention_span(first)[1]
        if last + 1 < len(view) and looks_verbal(view, last + 1):
            return Subject(first, last, shared=True)
    return None


def _shared(view: SentenceView, hit: Hit, earlier: list[tuple[Hit, Subject]]) -> Subject | None:
    """The subject of the nearest earlier cue in the same quotation, else of the sentence's first verb."""
    reporting = [pair for pair in earlier if pair[0].cue.level == "report"] if hit.cue.level == "report" else []
    beside = hit.cue.level == "act" or (hit.form == "finite" and view.lower[hit.first - 1] in ("and", "but"))
    if beside and reporting and _breaks_in(view, *reporting[-1]):
        reporting = []
    for other, subject in reversed(reporting or earlier):
        if beside and _breaks_in(view, other, subject):
            if (around := _around(view, other, subject)) is not None:
                return around
            continue  # "Orlo thanked her, the palace said, and welcomed ...": the palace did not
        if _is_aside(view, hit, other, subject):
            continue
        if _in_reach(view, hit, other, subject) and not (subject.after and hit.first > subject.last + 30):
            return replace(subject, shared=True, after=False)
    found = sentence_subject(view, hit.quoted)
    return Subject(found[0], found[1], shared=True) if found else None


def _around(view: SentenceView, hit: Hit, subject: Subject) -> Subject | None:
    """ "Orlo, he said, neither came nor wrote": the name that opens the sentence around an inserted source."""
    comma = min(hit.first, subject.first) - 1
    if comma < 1 or view.mention_at[comma - 1] is None:
        return None
    first, last = view.mention_span(comma - 1)
    opens = first == 0 or (first == 1 and view.is_class(0, "determiner", "coordinator"))
    return Subject(first, last, shared=True) if opens and last == comma - 1 else None


def _is_aside(view: SentenceView, hit: Hit, other: Hit, subject: Subject) -> bool:
    """Is the earlier cue only part of a name: "praised the crews of Norvia who replied at once, and made clear"?"""
    leads = view.lower[max(0, _skip_auxiliaries(view, hit.first) - 1) : hit.first]
    return leads[:2] in ([",", "and"], [",", "but"]) and view.lower[subject.last + 1 : subject.last + 2] == ["who"]


def _in_reach(view: SentenceView, hit: Hit, other: Hit, subject: Subject) -> bool:
    """Does a subject reach to a later verb: in one quotation, or where only the earlier verb was quoted?"""
    if other.quoted == hit.quoted:
        return True
    return hit.quoted < 0 and view.quotation_at[subject.first] != other.quoted


def _breaks_in(view: SentenceView, hit: Hit, subject: Subject) -> bool:
    """Is it ", the palace said,": a source outside what it tells of, between two commas?"""
    first, last = min(hit.first, subject.first), max(hit.last, subject.last)
    inserted = first > 0 and last + 1 < len(view) and view.lower[first - 1] == "," == view.lower[last + 1]
    if not inserted or hit.cue.level != "report":
        return False
    return view.speaks_from_outside(subject.last) or _around(view, hit, subject) is not None


def _before_inserted(
    view: SentenceView, comma: int, earlier: list[tuple[Hit, Subject]], settings: AttributionSettings
) -> Subject | None:
    """ "Orlo, he said, had left": the subject before what is inserted between two commas."""
    for hit, subject in reversed(earlier):
        first, last = min(hit.first, subject.first), max(hit.last, subject.last)
        if last + 1 == comma and hit.cue.level == "report" and first > 1 and view.lower[first - 1] == ",":
            return None if view.is_mark(first - 2) else noun_phrase_before(view, first - 2, settings)
    return None


def sentence_subject(view: SentenceView, quoted: int) -> tuple[int, int] | None:
    """The first mention that a verb follows and no preposition leads to, as first and last word."""
    index = 0
    while index < len(view):
        if view.mention_at[index] is None or view.quotation_at[index] != quoted:
            index += 1
            continue
        first, last = view.mention_span(index)
        index = last + 1
        if first == last and view.is_class(first, "possessive"):
            continue  # "before his call with ..."
        if view.is_class(first - 1, "preposition", "possessive") and view.lower[first - 1] not in (
            "before",
            "after",
            "since",
        ):
            continue
        if index < len(view) and looks_verbal(view, index):
            return coordinated(view, first)[0], last
    return None


def _before_apposition(view: SentenceView, comma: int, settings: AttributionSettings) -> Subject | None:
    """ "Ann Lee, a spokeswoman for the ministry, said": the source runs from the name to the second comma.

    What only interrupts the clause ("Lee, speaking in the port, said") is no part of the source.
    """
    for place in range(comma - 1, max(-1, comma - settings.apposition_words), -1):
        if view.words[place].text in QUOTE_MARKS or view.lower[place] in (";", ":", "."):
            return None
        if view.lower[place] != view.lower[comma]:
            continue
        head, opener = place - 1, place + 1
        if head < 0 or view.is_mark(head):
            return None
        names = _names(view, opener, comma)
        if not names and not _interrupts(view, opener):
            return None
        phrase = noun_phrase_before(view, head, settings)
        return Subject(phrase.first, comma - 1 if names else phrase.last) if phrase else None
    return None


def _names(view: SentenceView, opener: int, comma: int) -> bool:
    """Do the words between two commas say who somebody is?"""
    return not (view.lower[opener] == "according" or view.is_class(opener, "preposition")) and bool(
        view.is_class(opener, "determiner", "possessive")
        or view.lower[opener] in ("who", "which", "whose")
        or view.agent_kind(comma - 1)
        or _has_agent(view, opener, comma)
        or (view.mention_at[opener] is not None and view.mention_span(opener)[1] == comma - 1)
    )


def _interrupts(view: SentenceView, opener: int) -> bool:
    """ ", speaking in the port,", ", seen by the agency,", ", in a statement,", ", according to officials,"."""
    word = view.lower[opener]
    participle = word.endswith(("ing", "ed", "en")) and len(word) > 3 and view.mention_at[opener] is None
    return participle or view.is_class(opener, "preposition")


def _has_agent(view: SentenceView, first: int, last: int) -> bool:
    return any(view.agent_kind(index) == "person" for index in range(first, last))


def _subject_after(view: SentenceView, hit: Hit, settings: AttributionSettings) -> Subject | None:
    """ "..., said the minister": the subject of a verb of saying right after it."""
    quoted = hit.first == 0 or view.words[hit.first - 1].text in QUOTE_MARKS  # '"Why?" asked the minister'
    inverts = hit.cue.level == "report" or (quoted and "quote" in hit.cue.takes)
    if not inverts or hit.last + 1 >= len(view):
        return None
    first = hit.last + 1
    last = noun_phrase_after(view, first, settings)
    if last is None or not can_speak(view, first, last):
        return None
    return Subject(first, _apposition_end(view, last, settings), after=True)


def _apposition_end(view: SentenceView, last: int, settings: AttributionSettings) -> int:
    """Last word of ", a spokeswoman for the ministry" after a source; the source's own last word where none follows."""
    opener = last + 2
    if opener >= len(view) or view.lower[last + 1] != ",":
        return last
    if not (view.is_class(opener, "determiner", "possessive") or view.lower[opener] in ("who", "whose")):
        return last
    for end in range(opener, min(opener + settings.apposition_words, len(view))):
        if view.is_mark(end + 1):
            relative = view.lower[opener] in ("who", "whose")
            return end if relative or _has_agent(view, opener, end + 1) else last
    return last


def acts_beside(view: SentenceView, other: Hit, its_subject: Subject) -> bool:
    """ "Orlo said that it sails, and President Vesk expressed gratitude": a person acts, behind a comma and "and"."""
    first = its_subject.first
    mention = view.mention_at[first]
    person = mention is not None and mention.form == "name" and mention.actor not in view.outsiders
    behind = first > 1 and view.lower[first - 2 : first] == [",", "and"]
    return (
        person
        and behind
        and other.cue.level == "act"
        and other.form == "finite"
        and other.first == its_subject.last + 1
    )
