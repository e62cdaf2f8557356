"""What a user may set for passages, each with the measurement behind it.

Overlaps were measured on six corpora of planted reuse (700 to 1,000 documents, made with six seeds
from government pages, news and technical prose): the mean plagdet with a window of 168 hours and
without one. As set it is .956 / .941; beside a setting stands what another value gives. Figures after a
semicolon that begin with "three:" were measured on three of them in government prose, before wording was
composed through a third document, where the settings of then gave .961 / .945.
"""

from __future__ import annotations

from dataclasses import dataclass

OVERLAPS_VERSION = 3  # of the search; raised when the same documents and settings give something else


@dataclass(frozen=True, slots=True)
class OverlapSettings:
    """Bounds of the search for shared wording. Lengths are in words."""

    gram_words: int = 4  # three: 3: .958 / .940 at four times the cost; 5: .952 / .938 at half of it
    most_repeats: int = 4  # places of one gram in one document that are compared
    most_places: int = 8  # of one gram, beyond which only long grams are compared; 16: .957 / .942, at a tenth more
    long_gram_words: int = 5  # 6: .953 / .939 with most_places 8; 8: .951 / .937 with 16
    # Of one long gram, beyond which all are compared with the earliest alone. Of 10,000 documents, where a readout has
    # 210 copies: 64: .905, 80: .949, 128: .964; as set .963, at the same cost. Stock openings of 1,009 readouts are
    # what it bounds: 96 gives 16 per cent more overlaps than 64 there, 128 gives 41.
    most_long_places: int = 96
    earliest_places: int = 8  # with which the places of a popular long gram are compared
    memory_mb: int = 256  # for words compared at a time; a larger corpus goes through temporary files
    partitions: int = 0  # of the grams; 0: as many as memory_mb asks for. The result is the same for any number
    winnow_grams: int = 1  # in a row, of which one is looked up; 4: recall of heavy edits falls by .08, a tenth faster
    reach_chains: int = 8  # neighbours in text order that a chain may be joined to; three: 4: .960 / .943
    longest_gap: int = 30  # words between two matches, on the side that has more; three: 20: .960 / .943
    longest_rewording: int = 6  # words replaced on both sides at once; three: 14: .958 / .944
    longest_skew: int = 25  # words more on one side than on the other; three: 15: .958 / .941; 35: .960 / .942
    longest_lap: int = 3  # words by which two matches may lap over
    first_reach: int = 4  # words looked over beyond a match; three: 3: .958 / .942; 6: .960 / .943
    further_reach: int = 10  # the same, once it has grown; three: 8: .961 / .944; 12: .962 / .946, at a sixth more
    promising_words: float = 6.0  # less the cost of edits, from which it reaches further; 4, 5: the same, slower
    edit_cost: float = 0.5  # of a word not shared, in words shared; three: 0.4: .958 / .934; 0.7: .953 / .946
    most_dropped: float = 3.0  # how far the score may fall before growing stops; 2 to 6: the same
    least_words: float = 8.0  # shared words less the cost of edits; three: 7: .958 / .921; 9: .949 / .939
    least_common_words: int = 6  # of two texts that share wording with a third at one place; 4, 5: the same
    least_hub_words: int = 8  # of the third, between the ends of what they have in common; 6, 10: less by .002
    shadow_share: float = 0.3  # of the lesser of two overlaps, by which they are one; three: 0.8: .960 / .943
    least_plain_words: int = 4  # outside the longest name, with its titles
    least_plain_share: float = 0.34  # of all words; what has less is a name and proves nothing


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """Bounds of telling copies from formulas, with what they were measured on.

    960 readouts of two issuers, 2021-22: of some 20,000 overlaps between different contacts, those as
    alike as ``copy_similarity`` reach 25 words between the two issuers, 42 in one issuer's readouts
    of different guests, 68 in those of one circle of guests; the longest of all, 169 words, are .73
    alike. Of a whole text they are at most three quarters, but for two texts published twice.
    """

    copy_similarity: float = 0.9  # from which wording of different contacts can be a copy
    copy_words: int = 40  # from which it is one, where not the same issuer repeats itself
    whole_share: float = 0.8  # of an official text, from which it is one in any case
    whole_words: int = 25  # that such a text must have; shorter ones are nothing but formula
    stock_share: float = 0.8  # of wording shared with a document of no contact, that is known as a formula
    same_news_days: int = 1  # within which an official text is the source, whatever the clocks say
    told_apart_letters: int = 30  # five words, that one source has of a borrower and the other lacks
    most_rivals: int = 8  # sources of one stretch that are weighed against the one that has most
    same_stretch_share: float = 0.5  # common part over joint extent, from which two stretches are one wording
    phrase_words: int = 6  # that a formula has at the least; shorter ones are everybody's
    whole_phrase_words: int = 5  # that are left of one without what leans on other words: "the" in "commitment to the"
    phrase_share: float = 0.5  # of a formula's contacts, that a further word of it must be found in
    variant_share: float = 0.6  # of a formula's words, that a variant has, and that it has of others at the most
    changed_words: int = 3  # in the midst of a formula, that most of its contacts have changed
    plain_words: int = 3  # outside the longest name in a formula, with its titles
    plain_share: float = 0.34  # of all its words
