"""Where a name stands in its clause: its subject or not, joined to another, inside a quotation."""

from __future__ import annotations

from dragoman.actors.hits import Hit
from dragoman.actors.tokens import BREAK, COMMA, Tokens

CLAUSE_OPENERS = frozenset(
    "and but that as while when after before because if where whereas although though since until then also so yet "
    "whether which who or today yesterday".split()
)
OBJECTS, OWNERS = frozenset({"him"}), frozenset({"his", "her"})


def is_quoted(text: str, place: int) -> bool:
    """Is the place inside quotation marks that its paragraph opened and has not closed?"""
    before = text[text.rfind("\n\n", 0, place) + 1 : place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_subject(tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
    """Can the hit be its clause's subject: at its start, no preposition or verb before it, nothing owned after it?"""
    if tokens.owns[hit.last - 1] or hit.word in OWNERS | OBJECTS:
        return False
    if hit.first == 0 or tokens.joins[hit.first] in (COMMA, BREAK) or tokens.sentences[hit.first - 1] != hit.sentence:
        return True
    return opens_clause(tokens, hit, before)


def opens_clause(tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
    """Is the hit the subject of a further clause: after "that" or "while", or after an "and" that joins no names?"""
    if hit.first == 0 or tokens.owns[hit.last - 1] or hit.word in OWNERS | OBJECTS or tokens.joins[hit.first] == BREAK:
        return False
    opener = tokens.keys[hit.first - 1]
    return opener in CLAUSE_OPENERS and not (opener in ("and", "or") and before and before[-1].last == hit.first - 1)


def joined(tokens: Tokens, left: Hit, right: Hit) -> bool:
    """Does only "and", a comma or the like stand between two hits?"""
    between = tokens.keys[left.last : right.first]
    return (
        between in ([], ["and"])
        and not tokens.owns[left.last - 1]
        and (bool(between) or tokens.joins[right.first] == COMMA)
    )
