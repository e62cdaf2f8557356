"""What a user may set for passages, each with the measurement behind it.

Measured on three corpora of planted reuse in government prose (1,000 or 900 documents each, the
second and third made with other seeds from other pages), macro-averaged plagdet, with a window
of 168 hours / without.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverlapSettings:
    """Bounds of the search for shared wording. Lengths are in words."""

    gram_words: int = 4  # 3: .951 / .936 at four times the cost; 4: .959 / .938; 5: .950 / .934
    most_repeats: int = 4  # places of one gram in one document that are compared
    most_places: int = 64  # of one gram, beyond which all are compared with the earliest alone; 32 or 128: the same
    earliest_places: int = 8  # with which the places of a popular gram are compared
    reach_chains: int = 8  # neighbours in text order that a chain may be joined to; from 4 on the same
    longest_gap: int = 30  # words between two matches, for an inserted attribution or a sentence left out
    longest_rewording: int = 6  # words replaced on both sides at once; 12 joins what was reordered: .943 / .927
    longest_skew: int = 25  # words inserted on one side; 15 breaks quotations: granularity 1.007 for 1.004
    longest_lap: int = 3  # words by which two matches may lap over
    first_reach: int = 4  # words looked over beyond a match, when it is short
    further_reach: int = 8  # and once it has grown
    edit_cost: float = 0.5  # of a word not shared, in words shared; 1: recall of heavy edits .65 for .76
    most_dropped: float = 6.0  # how far the score may fall before growing stops; 4 to 10: the same
    least_words: float = 8.0  # shared words less the cost of edits; 7: precision .90, 8: .94, 9: recall .91 for .94
    shadow_share: float = 0.5  # of the lesser of two overlaps, by which they are one
    least_plain_words: int = 4  # outside the longest name, with its titles
    least_plain_share: float = 0.34  # of all words; what has less is a name and proves nothing
