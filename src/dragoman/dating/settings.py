"""What a user may set for dates, each with its unit and the measurement that set it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpressionSettings:
    """Bounds of the search for time expressions."""

    left_out: tuple[str, ...] = ("credit", "tags")  # kinds of regions whose dates tell of nothing in the text


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """How much of a dated official text an undated one must carry to be given its day.

    Measured on 959 dated readouts of the White House and the State Department, 2021-22, by
    reports made of their sentences, up to a tenth of the words changed, among sentences of
    other texts. With the readout among the dated texts, 800 reports: none dated wrongly; dated
    0 of 160 that carry one sentence, 34 that carry two, 87 three, 118 four, 142 all. Without it, so
    that every date is wrong: 1 of 800; of 832 that carry a whole readout 7; and 17 where the one
    text most like it, and nothing else, is dated. ``sentence_words`` of 50 dates 99 of the reports
    with three sentences, and 45 of those 832 wrongly. Of 439 copies in a corpus with planted
    reuse 231 are dated, all rightly.
    """

    least_words: int = 40  # carried words that no dated text of another day has
    least_stretch_words: int = 5  # shorter stretches are chance, and count for nothing
    least_sentences: int = 2  # sentences of one official text that are carried ...
    sentence_share: float = 0.75  # ... with this part of their words, 0 to 1 ...
    sentence_words: int = 60  # ... and so many words together
    margin: float = 2.0  # times the words of the next best day
    # Where the dateline of a report tells its day without the year, so many carried words are enough, of a text of that
    # day or of so many days before it. Of 240 reports that carry one sentence 139 are dated, with two 89 of 120, all
    # rightly. Without the readout among the dated texts 4 of 240 are, one of them wrongly.
    dateline_words: int = 10
    dateline_days: int = 3
    whole_share: float = 0.8  # of either text's words, 0 to 1, from which on two official texts are one


@dataclass(frozen=True, slots=True)
class ResolveSettings:
    """How far a date is looked for that another one leans on."""

    reach_chars: int = 600  # back from "the next day" to the date before it: a long paragraph
    told_days: int = 366  # before publication; a term told to have been set in that time is counted from then
    least_embedded_share: float = 0.5  # of an embedded text that a dated one must share to give it its day, 0 to 1
