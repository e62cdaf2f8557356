"""In which language a text is written, by its script and its commonest words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.lexicon.loader import load_rows

UNKNOWN = "und"
SAMPLE_CHARS = 2_500  # a text in two languages is in that of its opening
LEAST_WORDS = 8  # fewer say nothing
LEAST_SHARE = 0.1  # of the words, those that are among the language's commonest: English prose has 0.3 to 0.5
TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")
ADDRESS = re.compile(r"\S*(?://|@|www\.)\S*")  # its words are of no language
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (  # those of one language, or of one that has none of the words below
    ("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\uac00-\ud7af]")), ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")), ("el", re.compile("[\u0370-\u03ff]")), ("hy", re.compile("[\u0531-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")), ("th", re.compile("[\u0e00-\u0e7f]")), ("hi", re.compile("[\u0900-\u097f]")),
)  # fmt: skip
LEAST_SCRIPT_SHARE = 0.1  # of the letters: half of written Japanese is Chinese characters


def find_language(text: str, told: Sequence[str | None], page: str | None) -> str | None:
    """The language of a text as a BCP 47 tag: the first that is told, else guessed, else the page's own word.

    A page's word comes last, since templates call every page English. None where the text is too short to tell,
    ``und`` where it looks like no language known here. Cost is bounded: a guess looks at the opening.
    """
    for name in told:
        if name and (tag := normal_language(name)):
            return tag
    guessed = guess_language(text)
    if guessed and guessed != UNKNOWN:
        return guessed
    return (normal_language(page) if page else None) or guessed


def normal_language(name: str) -> str | None:
    """A tag or the English name of a language as a BCP 47 tag; None for anything else."""
    lower = name.strip().lower()
    for row in load_rows("languages"):
        if lower in (row["code"], row["iso3"], row["name"]):
            return row["code"]
    if not TAG.fullmatch(name.strip()):
        return None
    primary, *rest = name.strip().replace("_", "-").split("-")
    return "-".join([primary.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def guess_language(text: str) -> str | None:
    """The language whose script or commonest words the opening shows: None of too few words, ``und`` where unknown."""
    sample = ADDRESS.sub(" ", text[:SAMPLE_CHARS])
    letters = sum(map(str.isalpha, sample))
    for code, script in SCRIPTS:
        if letters >= LEAST_WORDS and len(script.findall(sample)) > LEAST_SCRIPT_SHARE * letters:
            return code
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < LEAST_WORDS:
        return None
    share, code = max((sum(word in known for word in words), code) for code, known in _commonest())
    return code if share >= LEAST_SHARE * len(words) else UNKNOWN


def is_english(language: str | None) -> bool:
    """Is it a language that the stages read? A text too short to tell is taken for English."""
    return language is None or language.split("-")[0] == "en"


@lru_cache(maxsize=1)
def _commonest() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((row["code"], frozenset(row["words"].split())) for row in load_rows("languages") if row["words"])
