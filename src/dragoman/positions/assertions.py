"""Is it told that somebody did something with words, or only asked, left open, or supposed?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dragoman.lexicon.cues import act_of_rule
from dragoman.lexicon.denials import load_denials
from dragoman.model.records import Attribution, Document
from dragoman.positions.scenes import carries

ASKED = re.compile(r"(?:whether|if)\b", re.I)
# Right before an act: "if Orlo agreed", "unless the two leaders agree".
SUPPOSED = re.compile(r"\b(?:if|unless|until|lest|in case)\s+(?:[^\W_][\w’'-]*\s+){1,4}$", re.I)
SUPPOSED_CHARS = 60
CLAUSE_END = re.compile(r"[;:—–]|\bbut\b")
LONGEST_REACH = 300  # characters from the words that leave something open to the act
TO_TELL = re.compile(
    r"to\s+(?:comment|say|elaborate|confirm|specify|disclose|reveal|provide|give|answer|be\s|go\s|take\s+questions)",
    re.I,
)


def is_left_open(document: Document, starts: Sequence[int], row: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """Do the words before an act leave it open? "The palace did not say whether Orlo had agreed".

    ``starts`` are where the sentences of the text begin. Nor is it told by who declines to tell, or by who is denied
    to have told it. Linear in the length of the sentence.
    """
    cue = row.cue[0]
    if cue.field != "text":
        return False
    if act_of_rule(row.rule) == "reject" and row.content and TO_TELL.match(document.slice(row.content[0])):
        return True
    begin = max(starts[max(0, bisect_right(starts, cue.start) - 1)] if starts else 0, cue.start - LONGEST_REACH)
    if SUPPOSED.search(document.text, max(begin, cue.start - SUPPOSED_CHARS), cue.start):
        return True
    if any(_reaches(match, document.text[match.end() : cue.start]) for match in _opened(document, begin, cue.start)):
        return True
    parent = by_id.get(row.parent or "")
    while parent and carries(parent):
        if _is_not_told(document, parent) or ASKED.match(document.slice(parent.content[0])):
            return True
        parent = by_id.get(parent.parent or "")
    return False


def _opened(document: Document, begin: int, end: int) -> Iterator[re.Match[str]]:
    return load_denials("open").finditer(document.text, begin, end)


def _reaches(opened: re.Match[str], between: str) -> bool:
    """Does the clause that is left open go on over these words? One comma ends it, two hold an aside."""
    if between.count(",") % 2 or CLAUSE_END.search(between):
        return False
    return ASKED.search(opened[0]) is not None or " and " not in between


def _is_not_told(document: Document, row: Attribution) -> bool:
    cue = row.cue[0]
    if cue.field != "text" or act_of_rule(row.rule) in ("deny", "reject"):
        return False
    said = load_denials("untold").search(document.text, max(0, cue.start - 24), cue.end)
    return said is not None and said.end() >= cue.start - 1
