"""Whom a cue's words were said to, and where they stand."""

from __future__ import annotations

from functools import lru_cache

from dragoman.attribution.drafts import Place
from dragoman.attribution.hits import Hit
from dragoman.attribution.openings import ADJUNCT_OPENERS, DAY_WORDS, skip_aside, skip_day
from dragoman.attribution.particles import find_topic_of_talk
from dragoman.attribution.phrases import can_speak, noun_phrase_after
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.lexicon.loader import load_rows

OWNED = frozenset(("draw attention", "call attention"))  # "drew the Chancellor's attention to"
NAME_OPENERS = 4  # "the", a title of two words, the name
HEARD = frozenset("thank condole congratulate inform invite pledge express_concern".split())  # acts said to somebody


def addressee_after_cue(view: SentenceView, hit: Hit, last: int) -> tuple[Place | None, int]:
    """ "..., he told reporters": the one spoken to stands after the cue."""
    if hit.cue.addressee != "object" or last + 1 >= len(view) or view.is_mark(last + 1):
        return None, last
    end = _object_end(view, last + 1)
    return (view.slice(last + 1, end), end) if end is not None else (None, last)


def skip_partner(view: SentenceView, hit: Hit, settings: AttributionSettings) -> tuple[int, Place | None] | None:
    """Where the topic begins in "spoke today with the Chancellor about X", and the partner; None for other cues."""
    if hit.cue.key not in ("speak about", "talk about"):
        return None
    topic = find_topic_of_talk(view, hit.last)
    if topic is None:
        return None
    for place in range(hit.last + 1, topic - 1):
        if view.lower[place] in ("with", "to"):
            end = topic - 1
            while end > place + 1 and (view.is_adverb(end) or view.lower[end] in ADJUNCT_OPENERS):
                end -= 1
            return topic, (view.slice(place + 1, end) if end - place <= settings.addressee_words else None)
    return topic, None


def skip_addressee(view: SentenceView, hit: Hit, settings: AttributionSettings) -> tuple[int, Place | None]:
    """Word after the cue and the one spoken to, with the place of the latter."""
    place = hit.last + 1
    if place >= len(view):
        return place, None
    if hit.apart >= 0:  # "filled the Chancellor in on"
        return hit.apart + 1, view.slice(place, hit.apart - len(hit.cue.particles))
    spoken_to = hit.cue.addressee
    owned = hit.last - 1
    if hit.cue.key in OWNED and view.lower[owned] in ("'s", "’s", "’") and owned > hit.first + 1:
        return place, view.slice(hit.first + 1, owned - 1)
    given = hit.first + 1
    if hit.cue.level == "light" and hit.last > given and _is_somebody(view, given):  # "gave her guest credit for"
        end = _object_end(view, given)
        return place, view.slice(given, end) if end is not None and end < hit.last else None
    if hit.cue.level == "light" and _is_somebody(view, place):
        spoken_to = "object"  # "sent the King a message of thanks"
    if hit.last > hit.first + len(hit.cue.particles):  # "offered his thanks to her", but "his support to the fund"
        spoken_to = "to" if hit.act in HEARD else ""
    if spoken_to == "object" and view.lower[place] == "with":  # "condoled with her on"
        spoken_to = "with"
    if spoken_to == "object":
        end = None if _is_attributive(view, place) else _object_end(view, place)
        if end is None:
            end = _phrase_end(view, place, hit, settings)
        if end is None:
            return place, None
        end, further = _with_apposition(view, end)
        return (further, view.slice(place, end)) if _content_follows(view, further, hit) else (place, None)
    if spoken_to and view.lower[place] == spoken_to and place + 1 < len(view):
        end = _object_end(view, place + 1)
        if end is not None:
            return end + 1, view.slice(place + 1, end)
    return place, None


def _is_somebody(view: SentenceView, place: int) -> bool:
    """Does a name stand here, or "her guest", rather than what is given?"""
    if view.is_class(place, "possessive", "determiner"):
        return "person" in (view.agent_kind(place + 1), view.agent_kind(place + 2))
    if view.mention_at[place] is None:
        return False
    behind = view.mention_span(place)[1] + 1
    return view.lower[behind : behind + 1] not in (["'s"], ["’s"])  # "offered Norvia's support"


def _is_attributive(view: SentenceView, place: int) -> bool:
    """ "offered U.S. help": an abbreviation of a state without its article goes with the noun behind it."""
    mention = view.mention_at[place]
    if mention is None or mention.actor not in view.outsiders or not view.words[place].text.isupper():
        return False
    behind = view.mention_span(place)[1] + 1
    closed = view.is_class(behind, "preposition", "subordinator", "determiner", "possessive", "adverb")
    return "." in view.words[place].text and not view.is_mark(behind) and not closed and view.lower[behind].isalpha()


def _with_apposition(view: SentenceView, end: int) -> tuple[int, int]:
    """Last word of the one spoken to and the word after: "her counterpart, Ilmar Vesk," is one."""
    name = end + 2
    if name < len(view) and view.lower[end + 1] == "," and view.mention_at[name] is not None:
        last = view.mention_span(name)[1]
        if last + 1 < len(view) and view.lower[last + 1] == ",":
            return last, last + 2
    return end, end + 1


def _phrase_end(view: SentenceView, place: int, hit: Hit, settings: AttributionSettings) -> int | None:
    """Last word of a noun phrase without a known actor that is spoken to: "urged the other side to ..."."""
    if not (view.is_class(place, "determiner", "possessive") or view.agent_kind(place)):
        return None
    end = noun_phrase_after(view, place, settings)
    if end is None or end - place >= settings.addressee_words:
        return None
    return end if "object" not in hit.cue.takes or can_speak(view, place, end) else None


def _object_end(view: SentenceView, place: int) -> int | None:
    """Last word of the mention, pronoun or plain agent that begins at ``place``, behind "both" and the like."""
    if view.lower[place] in ("both", "all") and place + 1 < len(view):
        place += 1
    if view.lower[place] == "the" and place + 1 < len(view) and view.mention_at[place] is None:
        if view.mention_at[place + 1] is not None:
            place += 1
    titled = view.words[place].is_capitalised and view.agent_kind(place) == "person"
    end = _named_end(view, place) if titled or view.mention_at[place] is not None else None
    if end is not None or view.mention_at[place] is not None:
        while end is not None and end + 3 < len(view) and view.lower[end + 1] in ("and", ","):
            further = _named_end(view, end + (3 if view.lower[end + 1 : end + 3] == [",", "and"] else 2))
            if further is None:
                break
            end = further
        while end is not None and view.agent_kind(end + 1) and view.mention_at[end + 1] is None:
            end += 1  # "the Norvian people"
        return end
    if view.lower[place : place + 2] == ["of", "them"]:  # "both of them"
        return place + 1
    if view.lower[place] in ("him", "them", "us", "me", "you") or (
        view.lower[place] == "her" and not _owns(view, place)
    ):
        return place
    if _is_people(view, place):
        return place + 1
    for end in range(place, min(place + 4, len(view))):
        if view.agent_kind(end) in ("person", "body", "pair") and not view.agent_kind(end + 1):
            named = end + 1 < len(view) and view.mention_at[end + 1] is not None
            return view.mention_span(end + 1)[1] if named else _with_state(view, end)
        if view.is_mark(end) or view.is_class(end, "preposition", "be", "modal"):
            return None
    return None


def _named_end(view: SentenceView, place: int) -> int | None:
    """Last word of a name, behind an article, its title and its state: "the President", "Norvia's Ilmar Vesk"."""
    for start in range(place, min(place + NAME_OPENERS, len(view))):
        if view.mention_at[start] is not None:
            end = view.mention_span(start)[1]
            if view.lower[end + 1 : end + 2] not in (["'s"], ["’s"], ["’"]):
                return end
            owned = end + 2
            return _named_end(view, owned) if owned < len(view) and view.mention_at[owned] is not None else None
        titled = view.agent_kind(start) == "person" and view.words[start].is_capitalised
        if not (titled or (view.lower[start] == "the" and start == place)):
            return None
    return None


def _is_people(view: SentenceView, place: int) -> bool:
    """ "the Calderan", of whom nobody is named: an adjective of a state alone behind its article."""
    behind = place + 2
    if view.lower[place] != "the" or view.mention_at[place] is not None or behind >= len(view):
        return False
    word = view.lower[place + 1]
    names = word in _demonyms() or word.removesuffix("man").removesuffix("wo") in _demonyms()
    names = names and view.mention_at[place + 1] is None
    return names and (view.is_class(behind, "preposition") or view.lower[behind] in ("to", "that"))


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    return frozenset(row["form"].lower() for row in load_rows("demonyms"))


def _with_state(view: SentenceView, end: int) -> int:
    """Last word of "the people of Norvia", where a name follows the agent."""
    name = end + 2
    named = name < len(view) and view.mention_at[name] is not None and not view.is_class(name, "possessive")
    if named and view.lower[end + 1] == "of":
        last = view.mention_span(name)[1]
        return end if view.lower[last + 1 : last + 2] in (["'s"], ["’s"]) else last
    return end


def _owns(view: SentenceView, place: int) -> bool:
    """Is "her" a possessive here, as in "told her Calderan counterpart that"?"""
    following = place + 1
    if following < len(view) and view.mention_at[following] is not None:
        following = view.mention_span(following)[1] + 1
        return view.agent_kind(following) is not None
    stands_alone = view.is_mark(following) or view.is_class(
        following, "preposition", "subordinator", "determiner", "possessive", "pronoun", "adverb", "negation"
    )
    return not stands_alone and view.lower[following] not in DAY_WORDS


def _content_follows(view: SentenceView, place: int, hit: Hit) -> bool:
    """Does something that can be a content come after the addressee?"""
    if place >= len(view):
        return False
    place = skip_day(view, place)
    word = view.lower[place]
    if word in ("that", "to", "not") or view.words[place].text in QUOTE_MARKS:
        return True
    if word in (",", ":"):
        further = skip_day(view, place + 1)
        opens = further < len(view) and (
            view.lower[further] in ("that", "to") or view.words[further].text in QUOTE_MARKS
        )
        return opens or skip_aside(view, place) > place
    if view.is_class(place, "preposition"):
        return "prep" in hit.cue.takes
    if view.is_mark(place) or view.is_class(place, "coordinator", "be", "have"):
        return False
    light = hit.cue.level == "light"
    return hit.cue.key in ("tell", "assure", "warn", "inform", "remind", "promise", "ask", "offer", "wish") or light
