"""How sure an attribution is, as a probability that means what it says.

A logistic model over the network's own scores (Platt, 1999), fitted on documents that the network was not
trained on, so that of the attributions given 0.8 about eight in ten are right: source and content both overlap
by half with those of a human reader. Its weights come with the network.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.lexicon.cues import Cue

if TYPE_CHECKING:
    from dragoman.attribution.reader.decode import Reading

FACTS = ("one", "source", "cue", "content", "to_cue", "to_source", "no_source", "unknown_cue", "reports", "words")
MOST_WORDS = 10  # of a content; longer ones are no surer


def facts_of(reading: Reading, known: Cue | None) -> list[float]:
    """The facts about one attribution in the order of ``FACTS``; ``known`` is its cue's row in the cue table."""
    words = sum(end - start for start, end in reading.content)
    reports = known is not None and known.level == "report"
    flags = (reading.source is None, known is None, reports)
    return [1.0, *reading.scores, *map(float, flags), min(words, MOST_WORDS) / MOST_WORDS]


def probability(facts: Sequence[float], weights: Sequence[float]) -> float:
    """Between 0 and 1, with two digits, so that the last bits of a processor's arithmetic do not show."""
    odds = sum(fact * weight for fact, weight in zip(facts, weights, strict=True))  # their logarithm
    return round((1 + math.tanh(odds / 2)) / 2, 2)  # the logistic function; this form does not overflow
