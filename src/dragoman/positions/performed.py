"""What somebody does by saying it of himself: "said that Norvia supports it", "told her that he was ready to help"."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.lexicon.cues import Cue, load_cues
from dragoman.lexicon.words import is_adverb, load_class
from dragoman.model.records import Attribution, Document
from dragoman.model.span import Span
from dragoman.positions.settling import Setting
from dragoman.text.words import Word, read_words

OPENER_CHARS = len("that the ")
LONGEST_OPENING = 90  # characters from the opening of a content to its verb and what makes it an offer
# Acts that are done by telling of them; what was discussed or raised before is only told.
DONE_BY_SAYING = frozenset(
    "affirm reject condemn welcome thank express_concern express_interest agree call_on request condole congratulate "
    "offer propose intend accuse warn".split()
)
READY = frozenset("ready prepared willing open able available".split())
STANDS = frozenset("is are am was were be stand stands stood remain remains remained".split())
REFUSALS = frozenset(("not", "never", "n't", "n’t"))
MODALS = frozenset(("would", "will", "could", "can", "cannot", "shall", "wo", "ca"))
WANTING = frozenset("want wants wanted".split())
AFFIRMED = frozenset(("intend",))  # who tells of his own readiness affirms it


class Performed(NamedTuple):
    """An act, and where the verb stands that makes it."""

    act: str
    place: int


def read_performed(document: Document, row: Attribution, setting: Setting) -> Performed | None:
    """The act that a content is where its subject is the one who speaks, or his side; None where it is no act.

    "I" and "we" thank somebody by saying so; of "he" and of a state what has a hearer is told, not done. Looks no
    further than the opening of a content.
    """
    for span in row.content:
        opened = _own_subject(document, row, span, setting)
        if opened is None:
            continue
        end, is_first = opened
        words = read_words(document.text, end, min(span.end, end + LONGEST_OPENING))
        found = _of_words([word for word in words if word.is_word or word.lower in REFUSALS], span, setting, is_first)
        if found:
            return found
    return None


def is_own(document: Document, row: Attribution, setting: Setting) -> bool:
    """Does a content tell of the one who speaks, or of his side?"""
    return any(_own_subject(document, row, span, setting) for span in row.content)


def _own_subject(document: Document, row: Attribution, span: Span, setting: Setting) -> tuple[int, bool] | None:
    """Where the subject ends with which a content opens, and whether it is "I" or "we"; None where it is another."""
    actor = row.source_actor or ""
    for place in range(span.start, min(span.end, span.start + OPENER_CHARS)):
        mention = setting.mention_at.get((span.field, place))
        if mention is None:
            continue
        own = mention.actor == actor or actor in setting.sides.get(mention.actor, ())
        words = document.slice(mention.span).lower()
        if words in ("i", "we"):
            return mention.span.end, True
        return (mention.span.end, False) if own else None
    for word in read_words(document.text, span.start, min(span.end, span.start + OPENER_CHARS)):
        if word.lower in ("i", "we"):
            return word.end, True
        if word.is_word and word.lower != "that":
            return None
    return None


def _of_words(words: list[Word], span: Span, setting: Setting, is_first: bool) -> Performed | None:
    """The act of the verb with which some words open, behind adverbs."""
    refused = False
    for number, word in enumerate(words[:6]):
        rest = [other.lower for other in words[number + 1 :]]
        if word.lower in REFUSALS or word.lower.endswith(("n't", "n’t")) or word.lower == "cannot":
            refused = True
        if word.lower in MODALS or word.lower in REFUSALS or is_adverb(word.lower) or (refused and word.lower == "do"):
            continue
        if refused:
            return Performed("reject", word.start) if word.lower in load_class("refused_verb") else None
        if word.lower in STANDS and (ready := _readiness(rest)):
            return Performed(ready, word.start)
        if word.lower in WANTING:
            wanted = _want(words[number + 1 :], span, setting)
            return Performed(wanted, word.start) if wanted else None
        cue = _cue_of(word.lower, rest, is_first=is_first)
        return Performed("affirm" if cue.act in AFFIRMED else cue.act, word.start) if cue else None
    return None


def _readiness(rest: list[str]) -> str:
    """What it is to say that one is ready: an offer of what helps, else an affirming; not to be ready is a refusal."""
    refused = any(word in REFUSALS for word in rest[:2])
    open_to = [word for word in rest[:4] if not is_adverb(word) and word not in REFUSALS and word not in ("at", "all")]
    if len(open_to) < 2 or open_to[0] not in READY or open_to[1] not in ("to", "for"):
        return ""
    if refused:
        return "reject"
    behind = rest[rest.index(open_to[1], rest.index(open_to[0])) + 1 :][:3]
    helps = next((word for word in behind if not is_adverb(word)), "")
    return "offer" if open_to[1] == "to" and helps in load_class("helping_verb") else "affirm"


def _want(behind: list[Word], span: Span, setting: Setting) -> str:
    """ "wants Caldera to withdraw" calls on it; "wants a deal" is a wish; "wants to wait" is only told."""
    for number, word in enumerate(behind[:3]):
        if word.lower == "to":
            return "call_on" if number else ""
        mention = setting.mention_at.get((span.field, word.start))
        if mention:
            follows = next((other for other in behind if other.start >= mention.span.end), None)
            return "call_on" if follows and follows.lower == "to" else "express_interest"
    return "express_interest"


def _cue_of(word: str, rest: list[str], *, is_first: bool) -> Cue | None:
    """The cue whose verb and particles stand here, of an act that is done by saying it."""
    for cue, parts in load_cues().get(word, ()):
        if cue.level == "report" or cue.level == "light" or cue.act not in DONE_BY_SAYING:
            continue
        if not parts & ({"base", "third"} if is_first else {"third", "past"}):
            continue
        if (cue.addressee == "object" and not is_first) or (cue.verb == "be" and not cue.particles):
            continue
        behind = [other for other in rest if not is_adverb(other)]
        particles = list(cue.particles)
        if behind[: len(particles)] == particles:
            return cue
    return None
