"""Where a phrase can begin and end: not within a name, and not on words that lean on others ("commitment to the")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.words import is_adverb, load_class
from dragoman.reuse.names import INSIDE_NAMES
from dragoman.reuse.readings import Place, Readings, Wording

LOOSE_ENDS = (
    "determiner", "possessive", "be", "have", "modal", "negation", "preposition", "subordinator", "coordinator",
)  # fmt: skip
LOOSE_BEGINNINGS = ("be", "have", "modal", "negation", "preposition", "subordinator", "coordinator")
LEAST_OPEN = 3  # places, from which a word that closes nothing at any of them is taken for an adjective
LONGEST_SIDE = 8  # words from a "between", after which it is taken to be finished
Table = dict[int, list[tuple[Wording, bool]]]  # by the word at the edge, the longest first: is it loose?
FUNCTION_WORDS = (*LOOSE_ENDS, "pronoun")


class Edges:
    """The edges of phrases in some documents.

    An article opens a phrase ("the support"), but ends none. Where a sentence begins or ends there is nothing to lean
    on.
    """

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        numbers = {word: number for number, word in enumerate(readings.vocabulary)}
        self._ends = _find_loose("end", LOOSE_ENDS, numbers, -1)
        self._beginnings = _find_loose("begin", LOOSE_BEGINNINGS, numbers, 0)
        function_words = frozenset().union(*(load_class(name) for name in FUNCTION_WORDS))
        self._small = {number for word, number in numbers.items() if word in function_words or is_adverb(word)}
        self._frames = {number for word, number in numbers.items() if word in load_class("contact_verb")}
        closing = [number for number in self._small if readings.vocabulary[number] not in load_class("coordinator")]
        self._open = readings.find_open(closing, LEAST_OPEN)
        self._in_names = {number for word, number in numbers.items() if word in INSIDE_NAMES}

    def loose_end(self, starts: Sequence[int], size: int) -> int:
        """How many words at the end of a phrase of so many words, that stands at these places, lean on what follows."""
        readings, last = self._readings, size - 1
        end = starts[0] + size
        known = _look_up(self._ends, readings.words[end - 1], size, lambda count: readings.words[end - count : end])
        if known == 0 or _most(starts, lambda start: readings.begins[start + size]):
            return 0
        known = known or self._count_unfinished(readings.words[starts[0] : end])
        if known:
            return known
        if _most(starts, lambda start: readings.goes_on(start + last) or readings.is_possessive(start + last)):
            return max(1, self._count_name(end - 1, size, -1))
        if readings.words[end - 1] in self._open:
            return 1
        return int(_most(starts, lambda start: self._leads_on(start + last)))

    def loose_beginning(self, starts: Sequence[int], size: int) -> int:
        """How many words at its beginning lean on what precedes."""
        readings, begin = self._readings, starts[0]
        known = _look_up(
            self._beginnings, readings.words[begin], size, lambda count: readings.words[begin : begin + count]
        )
        if known == 0 or _most(starts, lambda start: readings.begins[start]):
            return 0
        if known is not None:
            return known
        if _most(starts, lambda start: readings.goes_on(start - 1)):
            return max(1, self._count_name(begin, size, 1))
        return 0

    def find_telling(self, places: Sequence[Place]) -> set[int]:
        """The words of a phrase that are no parts of names, nor such as any phrase has."""
        return {
            word
            for step, word in enumerate(self._readings.wording_of(places[0]))
            if word not in self._small
            and word not in self._in_names
            and any(not self._is_named(place.start + step) for place in places)
        }

    def _count_unfinished(self, words: Sequence[int]) -> int:
        """How many words at the end lack their other half: "between the two", "committed to working"."""
        vocabulary = self._readings.vocabulary
        if len(words) > 1 and vocabulary[words[-1]].endswith("ing") and vocabulary[words[-2]] == "to":
            return 2
        for count in range(1, min(LONGEST_SIDE, len(words)) + 1):
            if vocabulary[words[-count]] == "and":
                return 0
            if vocabulary[words[-count]] == "between":
                return count
        return 0

    def _is_named(self, word: int) -> bool:
        """Is a word written as part of a name? The first of a sentence is where another such word follows."""
        readings = self._readings
        return bool(readings.capitals[word]) and (not readings.begins[word] or readings.goes_on(word))

    def tell(self, places: Sequence[Place]) -> bool:
        """Does a phrase tell more than names, and that these spoke with one another?"""
        return bool(self.find_telling(places) - self._frames)

    def _count_name(self, word: int, most: int, step: int) -> int:
        """How many words from a word on, or back from it, are parts of one name; at the most so many."""
        count = 0
        while count < most and self._readings.capitals[word]:
            count += 1
            if not self._readings.goes_on(min(word, word + step)):
                break
            word += step
        return count

    def _leads_on(self, word: int) -> bool:
        """Does a word that tells something follow without a mark: what an adjective qualifies, what a verb governs?"""
        return (
            not self._readings.begins[word + 1]
            and self._readings.words[word + 1] not in self._small
            and self._readings.stand_together(word)
        )


def _most(starts: Sequence[int], holds: Callable[[int], object]) -> bool:
    return 2 * sum(bool(holds(start)) for start in starts) >= len(starts)


def _look_up(table: Table, edge: int, size: int, words_at_edge: Callable[[int], Sequence[int]]) -> int | None:
    """How many words at an edge are loose by a table, of a phrase of so many words; None where it tells nothing."""
    for row, loose in table.get(edge, ()):
        if len(row) <= size and tuple(words_at_edge(len(row))) == row:
            return len(row) * loose
    return None


def _find_loose(side: str, classes: Iterable[str], numbers: Mapping[str, int], edge: int) -> Table:
    """The words, and words in a row, that a table tells of and that are numbered: are they loose on that side?"""
    told = {word: True for name in classes for word in load_class(name)}
    told |= {row["words"]: row[side] == "loose" for row in load_rows("loose_ends")}
    found: Table = defaultdict(list)
    for words in sorted(told, key=lambda words: (-len(words.split()), words)):
        row = tuple(numbers.get(word, -1) for word in words.split())
        if -1 not in row:
            found[row[edge]].append((row, told[words]))
    return found
