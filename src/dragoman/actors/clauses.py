"""Where a name stands in its clause: its subject or not, joined to another, inside a quotation."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dragoman.actors.hits import BODY, Hit
from dragoman.actors.tokens import BREAK, COMMA, TIGHT, Tokens
from dragoman.lexicon.contacts import load_contact_nouns
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.loader import load_words

CLAUSE_OPENERS = frozenset(
    "and but that as while when after before because if where whereas although though since until then also so yet "
    "whether which who or today yesterday".split()
)
AUXILIARIES = frozenset(
    "had has have was is were would will could can should did does may might must also then later".split()
)
NOMINATIVES = frozenset({"i", "we", "you", "he", "she", "it", "they", "the"})  # "who we met" is nobody's act
CONTENT = frozenset({"that", "whether", "how", "why"})  # after them stands what somebody says
APART = frozenset({"while", "whereas", "but"})
NO_OBJECT = frozenset({"of", "with", "from", "by", "to", "between", "and"})  # before a name that a verb does not govern
NO_VERB = frozenset({"the", "a", "an", "his", "her", "their", "its", "this", "that"})
OCCASIONS = frozenset({"in", "during", "after", "following", "at", "on", "before", "over"})  # before "a call with"
LONGEST_OCCASION = 12  # words of "In a long call on Monday with"
LONGEST_INSERTED = 3  # words of a verb between commas: "also said", "later told reporters"
OBJECTS, OWNERS = frozenset({"him", "me"}), frozenset({"his", "her", "my"})


def is_quoted(text: str, place: int) -> bool:
    """Is the place inside quotation marks that its paragraph opened and has not closed?"""
    before = text[text.rfind("\n\n", 0, place) + 1 : place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_subject(tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
    """Can the hit be its clause's subject: at its start, no preposition or verb before it, nothing owned after it?"""
    if tokens.owns[hit.last - 1] or hit.word in OWNERS | OBJECTS:
        return False
    if before and owns_next(tokens, before[-1], hit):
        return is_subject(tokens, replace(hit, first=before[-1].first), before[:-1])  # "Norvia’s Ada Orlo"
    if hit.first == 0 or tokens.joins[hit.first] in (COMMA, BREAK) or tokens.sentences[hit.first - 1] != hit.sentence:
        return True
    if hit.first == 1 or tokens.sentences[hit.first - 2] != hit.sentence:
        return tokens.keys[hit.first - 1] in AUXILIARIES or opens_clause(tokens, hit, before)  # a question
    return opens_clause(tokens, hit, before)


def is_inserted(tokens: Tokens, hit: Hit) -> bool:
    """Does the hit stand with its verb between two commas: "Vesk, he said, had left"?"""
    if hit.first == 0 or tokens.joins[hit.first] != COMMA:
        return False
    behind = range(hit.last + 1, min(hit.last + 1 + LONGEST_INSERTED, len(tokens)))
    closing = next((place for place in behind if tokens.joins[place] != TIGHT), None)
    return closing is not None and tokens.joins[closing] == COMMA


def is_met(tokens: Tokens, hit: Hit) -> bool:
    """Is it the one with whom a sentence opens a contact: "In a call with Vesk", "After talks on Monday with Vesk"?"""
    place = hit.first - 1
    if place < 1 or tokens.keys[place] not in ("with", "to", "from"):
        return False
    while place > 0 and tokens.sentences[place - 1] == hit.sentence and hit.first - place < LONGEST_OCCASION:
        place -= 1
    opening = tokens.keys[place : hit.first]
    return opening[0] in OCCASIONS and not load_contact_nouns().keys().isdisjoint(opening)


def opens_clause(tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
    """Is the hit the subject of a further clause: after "that" or "while", or after an "and" that joins no names?"""
    if hit.first == 0 or tokens.owns[hit.last - 1] or hit.word in OWNERS | OBJECTS or tokens.joins[hit.first] == BREAK:
        return False
    opener = tokens.keys[hit.first - 1]
    if _omits_that(tokens, hit):
        return True
    return opener in CLAUSE_OPENERS and not (opener in ("and", "or") and before and before[-1].last == hit.first - 1)


def owns_next(tokens: Tokens, state: Hit, hit: Hit) -> bool:
    """Is it the state in "Norvia's Ada Orlo", right before the name?"""
    return state.sort == BODY and state.last == hit.first and tokens.owns[hit.first - 1]


def joined(tokens: Tokens, left: Hit, right: Hit) -> bool:
    """Does only "and", a comma or the like stand between two hits?"""
    between = tokens.keys[left.last : right.first]
    return (
        between in ([], ["and"])
        and not tokens.owns[left.last - 1]
        and (bool(between) or tokens.joins[right.first] == COMMA)
    )


def is_acting(tokens: Tokens, hit: Hit) -> bool:
    """Does a verb follow the hit, or "who": "Vesk had told him", "Vesk, who thanked him"?"""
    place = hit.last
    if place >= len(tokens) or tokens.owns[place - 1] or tokens.sentences[place] != hit.sentence:
        return False
    following = tokens.keys[place]
    if following == "who":
        return tokens.joins[place] in (TIGHT, COMMA) and not NOMINATIVES & set(tokens.keys[place + 1 : place + 2])
    closed = (
        tokens.joins[place] == COMMA and hit.first > 0 and tokens.joins[hit.first] == COMMA
    )  # "his envoy, Vesk, had"
    if following in AUXILIARIES:
        return tokens.joins[place] == TIGHT or closed
    return tokens.joins[place] == TIGHT and is_past(following)


def in_content(tokens: Tokens, subject: Hit, hit: Hit) -> bool:
    """Is the later subject inside what the earlier one says: "Vesk said that Senn ..."?"""
    if _omits_that(tokens, hit):
        return True
    return tokens.keys[hit.first - 1] not in APART and not CONTENT.isdisjoint(tokens.keys[subject.last : hit.first])


def _omits_that(tokens: Tokens, hit: Hit) -> bool:
    """Does the hit begin what somebody says, without "that": "Vesk said Senn had left"?"""
    return tokens.joins[hit.first] == TIGHT and tokens.keys[hit.first - 1] in _telling() and is_acting(tokens, hit)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The forms of verbs that tell: "said", "added", "claimed"."""
    found = ((form, cue) for form, cues in load_cues().items() for cue, _ in cues)
    return frozenset(form for form, cue in found if cue.level == "report" and "that" in cue.takes)


def takes_infinitive(tokens: Tokens, person: Hit, hit: Hit) -> bool:
    """Is it the person who is to do what is spoken of: "urged Vesk to call back his ships"?"""
    place = person.last
    if place + 1 >= hit.first or tokens.keys[place] != "to" or tokens.upper[place + 1]:
        return False
    if tokens.keys[place + 1] in NO_VERB:
        return False
    if not person.first or tokens.keys[person.first - 1] in NO_OBJECT or tokens.upper[person.first - 1]:
        return False
    return all(join == TIGHT for join in tokens.joins[place : hit.first])


def is_past(word: str) -> bool:
    """Is the word written as a verb of the past?"""
    return word.endswith("ed") or word in _irregular_pasts()


@lru_cache(maxsize=1)
def _irregular_pasts() -> frozenset[str]:
    return load_words("irregular_verbs", "past")
