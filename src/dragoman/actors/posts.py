"""Whose post a text is, by the name or handle it bears."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.actors.index import ActorIndex
from dragoman.actors.issuers import plain_outlet
from dragoman.lexicon.loader import load_rows

APART = re.compile(r"\s*[/|(),:–—]\s*|\s+(?:on|via)\s+")  # what stands between names, handles and platforms
WORDS_OF_HANDLE = re.compile(r"[^\W\d_][^\W\d_A-Z]*|\d+")  # "@IlmarVesk"
HANDLE = "@"


def poster_named(outlet: str | None, title: str | None, index: ActorIndex) -> str | None:
    """The person whose post it is; None where neither outlet nor title tells.

    The outlet is a name beside a handle ("Ilmar Vesk (@IlmarVesk)"), a handle that is a name, or a platform; then the
    title may bear the name.
    """
    found = _named(outlet or "", index) if HANDLE in (outlet or "") or _on_platform(outlet) else None
    if found is None and (_on_platform(outlet) or (not outlet and HANDLE in (title or ""))):
        found = _named(title or "", index)
    return found


def _named(words: str, index: ActorIndex) -> str | None:
    for piece in APART.split(words):
        name = " ".join(WORDS_OF_HANDLE.findall(piece)) if piece.startswith(HANDLE) else piece
        found = index.person_named(name)
        if found is not None:
            return found
    return None


def _on_platform(outlet: str | None) -> bool:
    return any(plain_outlet(piece) in _platforms() for piece in APART.split(outlet or ""))


@lru_cache(maxsize=1)
def _platforms() -> frozenset[str]:
    return frozenset(plain_outlet(row["name"]) for row in load_rows("platforms"))
