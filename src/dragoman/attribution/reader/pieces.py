"""Words as word pieces: the numbers that the network takes in.

The pieces are those of BERT's uncased vocabulary (Devlin et al., 2019), longest first (Wu et al., 2016).
The library that usually cuts them brings a client of a model hub with it; these few lines bring nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.attribution.reader.windows import FEATURES, Window

FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
MOST_OF_A_WORD = 6  # pieces; the first is what is read off
MOST_OF_A_WINDOW = 512  # places that the encoder has
LONGEST = 100  # characters of a word that is cut at all
PART = re.compile(r"[_'’]|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^_'’\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


class Pieces(NamedTuple):
    """One window: piece numbers, the features of each, and the index of the first piece of every word."""

    ids: list[int]
    features: list[tuple[int, ...]]
    firsts: list[int]


class Vocabulary:
    """The pieces in the order of their numbers, and the words cut so far."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.numbers = {line.rstrip("\n"): number for number, line in enumerate(lines)}
        if absent := {FIRST, LAST, UNKNOWN} - self.numbers.keys():
            raise ValueError(f"the vocabulary lacks {', '.join(sorted(absent))}")
        self._cut: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The pieces of a word without its case and accents, ``[UNK]`` for a part that has none; never empty."""
        known = self._cut.get(word)
        if known is None:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            pieces = [number for part in PART.findall(plain) for number in self._cut_part(part)]
            known = tuple(pieces[:MOST_OF_A_WORD]) or (self.numbers[UNKNOWN],)
            if len(self._cut) < 1 << 16:  # hostile text has no end of words
                self._cut[word] = known
        return known

    def _cut_part(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part) <= LONGEST:
            for end in range(len(part), start, -1):
                number = self.numbers.get("##" * (start > 0) + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                break
        return found if start == len(part) else [self.numbers[UNKNOWN]]


def cut_pieces(window: Window, vocabulary: Vocabulary) -> Pieces:
    """The word pieces of a window between the two marks that the encoder expects.

    Where they are more than it takes in, as in a script that is cut into letters, every word gets fewer.
    """
    nothing = (0,) * len(FEATURES)
    ids, features, firsts = [vocabulary.numbers[FIRST]], [nothing], []
    cuts = [vocabulary.cut(word.text) for word in window.words]
    most = MOST_OF_A_WORD
    while most > 1 and sum(min(most, len(cut)) for cut in cuts) > MOST_OF_A_WINDOW - 2:
        most -= 1
    for index, cut in enumerate(cuts):
        firsts.append(len(ids))
        ids += cut[:most]
        features += [window.features(index)] * min(most, len(cut))
    return Pieces([*ids, vocabulary.numbers[LAST]], [*features, nothing], firsts)
