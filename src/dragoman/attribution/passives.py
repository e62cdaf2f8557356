"""Official texts in the passive: "It was stressed that ...", "Concern was voiced over ...", "Grain was discussed"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.attribution.contents import tidy
from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.hits import Hit, manner_noun
from dragoman.attribution.phrases import can_speak, noun_phrase_after
from dragoman.attribution.sentence import SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.lexicon.cues import Cue, PassiveCue, load_cues, load_passive_cues

PASSIVE = frozenset(("was", "were", "been"))
BE_FORMS = PASSIVE | {"is", "are"}
HEARERS = frozenset("he she they i we it who".split())
HEARD = frozenset("thank congratulate condole warn pledge accuse call_on welcome".split())  # acts told to somebody
HEARD_LINKS = frozenset("about against for of on over".split())
GOING_ON_CHARS = 20  # before the verb: "it was also"
PARTICLES = 2  # the most that stand between a participle and its "by"
TOPIC_LINKS = frozenset("on about regarding concerning to over".split())
ELSEWHERE = frozenset("at by last earlier yesterday tomorrow".split())  # "discussed at the summit in May"


def find_passives(view: SentenceView, hits: list[Hit], settings: AttributionSettings) -> Iterator[Draft]:
    """What a sentence without a speaker says was stressed, voiced or discussed, in text order.

    Those who took part did it together, unless a "by" says who. A sentence in which
    somebody acts or tells before tells of nothing here: it is that one's content. Linear.
    """
    cues = load_passive_cues()
    places = [index for index in range(1, len(view)) if view.lower[index] in cues]
    opened = _clause_opening(view) if places else 0
    for index in places:
        if view.mention_at[index] is not None or view.quotation_at[index] >= 0:
            continue
        for cue in cues[view.lower[index]]:
            draft = _read(view, opened, index, cue, settings)
            if draft is None or (hits and hits[0].first < index):
                continue
            yield draft
            opened = index + 1
            break


def goes_on_telling(view: SentenceView, draft: Draft) -> bool:
    """Does it go on with what the two did: "Grain was also discussed", "It was agreed that"?"""
    before = view.text[max(0, draft.cue[0] - GOING_ON_CHARS) : draft.cue[0]].lower().split()
    agreed = before[-2:] == ["it", "was"] and draft.rule.startswith(("agree+", "decide+"))
    return draft.source is None and (agreed or before[-1:] == ["also"])


def find_done_by(view: SentenceView, settings: AttributionSettings) -> Iterator[Draft]:
    """What is told in the passive to have been done by somebody: "the plan was rejected by Orlo", "Orlo was told by
    Vesk that". Linear."""
    for by in (index for index in range(2, len(view)) if view.lower[index] == "by"):
        last = _agent_end(view, by + 1, settings)
        if last is None or not can_speak(view, by + 1, last):
            continue
        for index in range(by - 1, max(0, by - PARTICLES - 2), -1):
            cue = _cue_at(view, index, by)
            end = _subject_end(view, index, active=False, auxiliaries=BE_FORMS) if cue else None
            if cue is None or end is None:
                continue
            draft = _done(view, cue, (index, by - 1), (_phrase_start(view, end), end), (by + 1, last))
            if draft:
                yield draft
            break


def find_heard(view: SentenceView, settings: AttributionSettings) -> Iterator[Draft]:
    """What is told in the passive to have been said to somebody, by one named behind it or by nobody: "Orlo was asked
    to wait", "Vesk was invited to Lund by her host". Linear."""
    for index in range(2, len(view) - 1):
        if view.lower[index] not in _heard_forms():
            continue
        cue = _heard_cue(view, index)
        end = _subject_end(view, index, active=False, auxiliaries=BE_FORMS) if cue else None
        if cue is None or end is None or not _hears(view, end):
            continue
        first = _phrase_start(view, end)
        rest = index + 1 + (view.lower[index + 1] == "that")
        by = _agent_behind(view, rest)
        agent = _agent_end(view, by + 1, settings) if by else None
        content = tidy(view.text, view.words[rest].start, view.words[by].start if by else _end(view, rest))
        if content is None or (by and (agent is None or not can_speak(view, by + 1, agent))):
            continue
        source, head = (view.slice(by + 1, agent), view.lower[agent]) if by and agent else (None, "")
        yield Draft(source, view.slice(index, index), (content,), view.slice(first, end), cue.key, cue.level, head)


@lru_cache(maxsize=1)
def _heard_forms() -> frozenset[str]:
    """The participles of acts said to somebody."""
    return frozenset(
        form
        for form, cues in load_cues().items()
        if any("participle" in parts and cue.act and cue.addressee == "object" for cue, parts in cues)
    )


def _heard_cue(view: SentenceView, index: int) -> Cue | None:
    """The act whose participle stands here, of one who is spoken to, with what can follow it."""
    following = view.lower[index + 1]
    for cue, parts in load_cues().get(view.lower[index], ()):
        if "participle" not in parts or cue.particles or not cue.act or cue.addressee != "object":
            continue
        asks = following == "to" and ("to" in cue.takes or cue.act == "invite")
        tells = cue.act in HEARD and (
            (following == "that" and "that" in cue.takes) or ("prep" in cue.takes and following in HEARD_LINKS)
        )
        if (asks or tells) and view.mention_at[index] is None and view.quotation_at[index] < 0:
            return cue
    return None


def _hears(view: SentenceView, end: int) -> bool:
    return view.mention_at[end] is not None or view.lower[end] in HEARERS


def _agent_behind(view: SentenceView, first: int) -> int | None:
    """Where the "by" stands that says who did it: before a name or "her host" with which the clause ends."""
    for index in range(first, len(view) - 1):
        if view.is_mark(index) or view.lower[index] in ("and", "but", "that"):
            return None
        if view.lower[index] == "by" and (view.mention_at[index + 1] is not None or _leads_to_name(view, index + 1)):
            return index
    return None


def _leads_to_name(view: SentenceView, index: int) -> bool:
    following = index + 1
    if not view.is_class(index, "determiner", "possessive") or following >= len(view):
        return False
    return view.mention_at[following] is not None or view.agent_kind(following) == "person"


def _agent_end(view: SentenceView, first: int, settings: AttributionSettings) -> int | None:
    """Last word of who did it: a name alone, or a noun phrase."""
    if view.is_class(first, "possessive"):  # "her host"
        return noun_phrase_after(view, first, settings)
    named = first + 1 if view.is_class(first, "determiner") else first
    if named < len(view) and view.mention_at[named] is not None:
        return view.mention_span(named)[1]
    return noun_phrase_after(view, first, settings)


def _cue_at(view: SentenceView, index: int, by: int) -> Cue | None:
    """The act whose participle stands at ``index``, with its particles up to the "by"."""
    between = tuple(view.lower[index + 1 : by])
    for cue, parts in load_cues().get(view.lower[index], ()):
        if "participle" in parts and cue.particles == between and cue.act and view.mention_at[index] is None:
            return cue
    return None


def _phrase_start(view: SentenceView, end: int) -> int:
    """First word of the subject that ends at ``end``: back to a mark or a word that opens a clause."""
    first = end
    while first > 0 and not view.is_mark(first - 1) and view.quotation_at[first - 1] == view.quotation_at[end]:
        if (
            view.is_class(first - 1, "coordinator", "subordinator", "be", "have", "modal")
            or view.lower[first - 1] == "that"
        ):
            break
        first -= 1
    return first


def _done(
    view: SentenceView, cue: Cue, place: tuple[int, int], subject: tuple[int, int], agent: tuple[int, int]
) -> Draft | None:
    source, spoken_to = view.slice(*agent), None
    content = tidy(view.text, *view.slice(*subject))
    hears = view.mention_at[subject[1]] is not None or view.lower[subject[1]] in HEARERS
    if cue.addressee == "object" and hears:
        rest = agent[1] + 1
        spoken_to = content
        content = tidy(view.text, view.words[rest].start, _end(view, rest)) if rest < len(view) else None
        if content and view.lower[rest] == "that" and rest + 1 < len(view):
            content = tidy(view.text, view.words[rest + 1].start, _end(view, rest))
    elif view.lower[subject[1]] in HEARERS or cue.level == "report":
        return None
    if content is None:
        return None
    return Draft(source, view.slice(*place), (content,), spoken_to, cue.key, cue.level, view.lower[agent[1]])


def _clause_opening(view: SentenceView) -> int:
    """Past "During the talks," and "Also,": the first word of the sentence's own clause."""
    index = 0
    if view.is_class(0, "preposition", "adverb", "coordinator") or view.is_adverb(0):
        comma = next((i for i in range(1, min(12, len(view))) if view.lower[i] == ","), -1)
        index = comma + 1
    while view.is_adverb(index) or view.is_class(index, "coordinator"):
        index += 1
    return index


def _read(view: SentenceView, opened: int, index: int, cue: PassiveCue, settings: AttributionSettings) -> Draft | None:
    last = index + len(cue.particles)
    if view.lower[index + 1 : last + 1] != list(cue.particles):
        return None
    end = _subject_end(view, index, active=cue.particles == ("place",))
    first = _subject_start(view, opened, end) if end is not None else None
    if end is None or first is None:
        return None
    rest = last + 1
    while view.is_adverb(rest):
        rest += 1
    rule = f"{cue.verb}+{cue.act}"
    if cue.subject == "it":
        return _impersonal(view, (first, end), (index, last), rest, rule, settings)
    if view.lower[end] == "it":
        return None
    if cue.subject == "any":
        content = tidy(view.text, *view.slice(first, end))
        away = rest < len(view) and view.lower[rest] in ELSEWHERE
        return None if away or content is None else _draft(view, None, (index, last), content, rule)
    noun = _noun_place(view, first, end, cue.subject)
    if noun is None or any(view.lower[i] in ("'s", "’s") for i in range(first, noun)):
        return None  # "Norvia's concerns were conveyed": by Norvia, not by both
    leads = view.lower[rest] if view.is_class(rest, "preposition") else ""
    if cue.act == "discuss" and leads not in TOPIC_LINKS:  # not "the talks were held in a good spirit"
        topic = next((place for place in range(noun, end) if view.lower[place] in TOPIC_LINKS), None)
        content = tidy(view.text, *view.slice(topic, end)) if topic else None
        return _draft(view, None, (index, last), content, rule)
    if leads and leads not in ELSEWHERE:
        return _draft(view, None, (noun, last), tidy(view.text, view.words[rest].start, _end(view, rest)), rule)
    return _draft(view, None, (index, last), tidy(view.text, *view.slice(first, end)), rule)


def _draft(
    view: SentenceView, source: Place | None, cue: tuple[int, int], content: Place | None, rule: str
) -> Draft | None:
    if content is None:
        return None
    return Draft(source, view.slice(*cue), (content,), None, rule, "act", together=source is None)


def _impersonal(
    view: SentenceView, subject: tuple[int, int], cue: tuple[int, int], rest: int, rule: str,
    settings: AttributionSettings,
) -> Draft | None:  # fmt: skip
    """ "It was stressed (by both sides) that ...", "It was agreed to ..."."""
    if view.lower[subject[0] : subject[1] + 1] != ["it"]:
        return None
    source = None
    manner = manner_noun(view, rest)
    if manner:
        rule, rest = f"{rule.partition('+')[0]}+{manner}", rest + 2
    if view.lower[rest : rest + 1] == ["by"]:
        last = noun_phrase_after(view, rest + 1, settings)
        if last is None or not can_speak(view, rest + 1, last):
            return None
        source, rest = view.slice(rest + 1, last), last + 1
    if rest + 1 >= len(view) or view.lower[rest] not in ("that", "to"):
        return None
    start = rest + 1 if view.lower[rest] == "that" else rest
    return _draft(view, source, cue, tidy(view.text, view.words[start].start, _end(view, start)), rule)


def _subject_end(view: SentenceView, index: int, *, active: bool, auxiliaries: frozenset[str] = PASSIVE) -> int | None:
    """Last word of the subject of "was (not) (also) discussed"; None where no verb in the past is here."""
    place = index - 1
    while place >= 0 and (view.is_adverb(place) or view.is_class(place, "negation")):
        place -= 1
    if not active:
        if place < 1 or view.lower[place] not in auxiliaries:
            return None
        place -= 1
        while place > 0 and (view.is_class(place, "have", "negation") or view.is_adverb(place)):
            place -= 1
    return place if place >= 0 and not view.is_mark(place) else None


def _subject_start(view: SentenceView, opened: int, end: int) -> int | None:
    """First word of a subject that ends at ``end``: it opens the sentence, or a clause beside one read before.

    None where another verb or a subordinate clause stands between.
    """
    first = end if view.lower[end] == "it" else opened
    for index in range(opened, end) if first == opened else ():
        if view.lower[index] == ";" or (view.lower[index] == "," and view.lower[index + 1] in ("and", "while", "but")):
            first = index + 1
    while view.is_adverb(first) or view.is_class(first, "coordinator", "subordinator") or view.lower[first] == ",":
        first += 1
    opens = view.is_mark(first - 1) or view.is_class(first - 1, "coordinator", "subordinator", "adverb")
    if first > end or (first > opened and not opens):
        return None
    barred = ("be", "have", "modal", "pronoun")
    words = range(first, end + 1)
    if view.lower[end] != "it" and any(
        view.is_class(i, *barred) or view.lower[i] in ("that", "which", "if", "when", "how", "where") for i in words
    ):
        return None
    return first


def _noun_place(view: SentenceView, first: int, end: int, noun: str) -> int | None:
    """Where the noun is the head of the subject: behind articles, possessives and adjectives only, no preposition."""
    for index in range(first, end + 1):
        if view.is_class(index, "preposition"):
            return None
        if view.mention_at[index] is None and view.lower[index] in (noun, f"{noun}s"):
            return index
    return None


def _end(view: SentenceView, start: int) -> int:
    """Code point where a content ends: at a semicolon, at ", and it was agreed", or with the sentence."""
    for index in range(start, len(view) - 2):
        if view.lower[index] == ";":
            return view.words[index].start
        opens = view.lower[index] in ("and", "while", "but") and view.lower[index + 1] == "it"
        if opens and view.is_class(index + 2, "be"):
            before = index - 1 if view.lower[index - 1] == "," else index
            return view.words[before].start
    return view.end
