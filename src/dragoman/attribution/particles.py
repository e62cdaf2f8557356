"""Where the particles of a cue stand: behind its verb, behind its object, behind the one who was spoken to."""

from __future__ import annotations

from dragoman.attribution.sentence import SentenceView
from dragoman.lexicon.cues import Cue, load_cues

PARTED = frozenset("down up in out off aside forward back over through away know responsible".split())
PARTED_PHRASES = frozenset(("in", "on", "to"))
PARTED_WORDS = 8  # from the verb to its particle
MEANS = frozenset("phone telephone line sidelines margins occasion".split())  # how or where two speak, and no topic
CLAUSE_STOPS = frozenset('.;:—“”"')


def particles_end(view: SentenceView, index: int, cue: Cue) -> int | None:
    """Word index of the cue's last particle, behind up to four words ("had a frank and useful exchange"); else None."""
    if cue.particles and cue.particles[-1] not in view.lower:  # of most, and soon told
        return _speak_about(view, index, cue)
    place = index
    moves = len(cue.particles) == 1 and cue.particles[0] in PARTED  # behind its object it leads to no content
    for particle in cue.particles:
        for step in range(1, 4 if moves or len(particle) <= 4 else 5 if particle in ("about", "clear") else 6):
            if place + step < len(view) and view.lower[place + step] == particle:
                place += step
                break
            short = (moves or len(particle) <= 4) and not view.is_adverb(place + step)  # "called once again for"
            if short or view.is_mark(place + step) or _is_bar(view, min(place + step, len(view) - 1)):
                return _speak_about(view, index, cue)
        else:
            return _speak_about(view, index, cue)
    return place


def _is_bar(view: SentenceView, place: int) -> bool:
    """Is it a name or pronoun that ends a cue's words? Not one that owns them: "drew the Chancellor's attention to"."""
    if view.mention_at[place] is None:
        return False
    behind = view.mention_span(place)[1] + 1
    return not (view.is_class(place, "possessive") or view.lower[behind : behind + 1] in (["'s"], ["’s"], ["’"]))


def parted_particle(view: SentenceView, index: int, cue: Cue) -> int:
    """Where the last particle of "turned it down", "left her in no doubt" stands, behind a short object; else -1."""
    several = len(cue.particles) > 1 and cue.addressee == "object"
    opens = PARTED_PHRASES if several else PARTED if len(cue.particles) == 1 else ()
    if not cue.particles or cue.particles[0] not in opens:
        return -1
    for place in range(index + 1, min(index + PARTED_WORDS, len(view))):
        if view.mention_at[place] is not None:
            continue
        if view.lower[place : place + len(cue.particles)] == list(cue.particles):
            if several:
                return place + len(cue.particles) - 1 if place > index + 1 else -1
            ends = view.is_mark(place + 1) or view.is_class(place + 1, "preposition", "coordinator", "subordinator")
            return place if place > index + 1 and (ends or view.is_adverb(place + 1)) else -1
        if view.is_mark(place) or view.is_class(place, "be", "have", "modal", "coordinator", "subordinator"):
            return -1
        if view.is_class(place, "preposition") and view.lower[place] != "of":
            return -1
    return -1


def _speak_about(view: SentenceView, index: int, cue: Cue) -> int | None:
    """ "spoke with the Chancellor about X": the verb alone is the cue, the topic comes after the partner."""
    if cue.key not in ("speak about", "talk about") or index + 1 >= len(view):
        return None
    if view.lower[index + 1] not in ("with", "to", "by", "today"):
        return None
    return index if find_topic_of_talk(view, index) is not None else None


def find_topic_of_talk(view: SentenceView, index: int) -> int | None:
    """The "about" that belongs to "spoke with the Chancellor on Monday about X"; None where no topic is named."""
    for place in range(index + 1, min(index + 30, len(view))):
        if view.words[place].text in CLAUSE_STOPS or _opens_purpose(view, place):
            return None
        if view.lower[place] in ("about", "regarding", "on") and view.mention_at[place] is None:
            dates = view.lower[place] == "on" and place + 1 < len(view) and view.words[place + 1].is_capitalised
            if view.lower[place] == "on" and set(view.lower[place + 1 : place + 3]) & MEANS:
                continue  # "on the phone", "on the sidelines of the summit"
            if not dates and not view.lower[min(place + 1, len(view) - 1)][0].isdigit():  # "for about 40 minutes"
                return place
    return None


def _opens_purpose(view: SentenceView, place: int) -> bool:
    """ "to thank him for ...": an infinitive of another cue begins here."""
    following = view.lower[place + 1] if place + 1 < len(view) else ""
    return view.lower[place] == "to" and any("base" in parts for _, parts in load_cues().get(following, ()))
