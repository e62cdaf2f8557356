"""Ids that last as long as the words they stand for.

An id is a prefix and a 128-bit digest of content: the same input gives the same
id in any order and on any engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dragoman.model.span import Span

DIGEST_BYTES = 16
PARTS_END = "\x1f"  # the ASCII unit separator, so that ("ab", "c") and ("a", "bc") differ


def digest(*parts: str | int) -> str:
    """The 128-bit BLAKE2b digest of the parts, in order, as 32 hexadecimal characters."""
    content = PARTS_END.join([*map(str, parts), ""])
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).hexdigest()


def document_id(name: str, text: str) -> str:
    """The id of a document: its text and the name it was read under, folders left out."""
    return "d_" + digest("document", name, text)


def row_id(prefix: str, doc_id: str, kind: str, spans: Iterable[Span], *more: str | int) -> str:
    """The id of a row: its document, its kind and its spans; ``more`` where these do not tell rows apart."""
    places = [f"{span.doc_id}:{span.start}:{span.end}:{span.field}" for span in spans]
    return f"{prefix}_" + digest(doc_id, kind, *places, *more)


def slug(name: str) -> str:
    """A name as it stands in an ``x:`` id: letters and digits in lower case, joined by hyphens."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l")
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(kept.split())
