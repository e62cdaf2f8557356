"""Finds words in the texts and in the evidence of the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.store.connection import Connection, Row
from dragoman.store.index import EVIDENCE, EVIDENCE_TABLES, TEXT

OPENED, CLOSED = "\x02", "\x03"  # what the index puts around the words that match

# A phrase in quotation marks, or a word; each is handed to the index in quotation marks of its own.
TERM = re.compile(r'"([^"]*)"|[“„]([^“”„]*)”|([^\s"“”„]+)')

FIND_UNITS = f"""
SELECT units.n, documents.id, units.start, units."end", units.field, units.kind,
    search.words, highlight(search, 0, '{OPENED}', '{CLOSED}')
FROM search JOIN units ON units.n = search.rowid JOIN documents ON documents.n = units.doc
WHERE search MATCH ? AND units.kind = ?
ORDER BY search.rank, documents.id, units.field DESC, units.start, units."end" LIMIT ?
"""
FIND_EVIDENCE_AT = f"""
SELECT DISTINCT spans."table", spans."row"
FROM spans JOIN units ON units.doc = spans.doc AND units.field = spans.field AND units.start = spans.start
    AND units."end" = spans."end" AND units.kind = '{EVIDENCE}'
JOIN documents ON documents.n = units.doc
WHERE documents.id = ? AND units.field = ? AND units.start < ? AND units."end" > ?
    AND spans."table" IN ({", ".join(repr(name) for name in EVIDENCE_TABLES)})
    AND EXISTS (SELECT 1 FROM search WHERE search.rowid = units.n AND search MATCH ?)
ORDER BY spans."table", spans."row"
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand, and the rows that rest on them there."""

    span: Span  # of a sentence, a title, or evidence of several sentences
    words: str  # of the span
    matches: tuple[tuple[int, int], ...]  # the words looked for, as offsets into ``words``
    rows: tuple[tuple[str, str], ...]  # table and id of the rows whose evidence there has them all


def search(connection: Connection, words: str, limit: int) -> list[Hit]:
    """The best places that have all the words, in whatever form of them, the best first.

    Words in quotation marks stand together. Where no single sentence has them all, evidence
    that runs over several counts. No words, no hits.
    """
    query = to_query(words)
    if not query:
        return []
    hits = [_hit(connection, query, row) for row in connection.fetch(FIND_UNITS, (query, TEXT, limit))]
    if len(hits) < limit:
        for row in connection.fetch(FIND_UNITS, (query, EVIDENCE, limit)):
            hit = _hit(connection, query, row)
            if hit.rows and not any(hit.span.touches(other.span) for other in hits):
                hits.append(hit)
    return hits[:limit]


def to_query(words: str) -> str:
    """What a person wrote, in the syntax of the index: nothing in it can be an operator."""
    terms = ["".join(part or "" for part in match.groups()) for match in TERM.finditer(words.replace("\0", " "))]
    terms = [term.replace('"', " ") for term in terms]
    return " ".join(f'"{term}"' for term in terms if any(c.isalnum() for c in term))


def _hit(connection: Connection, query: str, row: Row) -> Hit:
    _, doc, start, end, field, _, words, marked = row
    rows = connection.fetch(FIND_EVIDENCE_AT, (doc, field, end, start, query))
    return Hit(Span(doc, start, end, field), words, _matches(marked, words), tuple((table, key) for table, key in rows))


def _matches(marked: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the marks of the index stand, as offsets into the words without them."""
    found = []
    place = opened = 0
    for character in marked:
        if place < len(words) and words[place] == character:
            place += 1
        elif character == OPENED:
            opened = place
        elif character == CLOSED:
            found.append((opened, place))
    return tuple(found)
