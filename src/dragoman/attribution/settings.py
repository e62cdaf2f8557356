"""What a user may set for attributions."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Bounds of the search; each with its unit and the case that set it."""

    apposition_words: int = 25  # longest ", a spokesman for the ministry," between a source and its cue
    source_words: int = 24  # longest source; a longer run is a clause that was misread
    addressee_words: int = 12  # longest noun phrase without a known actor that is read as the one spoken to
    reach_cues: int = 40  # cues of a sentence looked at for a content's end; a longer run is a list without a stop
    reach_chars: int = 1000  # of a cue before the content it stands in; further off it is no part of it
    depth: int = 3  # attributions inside one another that the trained reader looks for; 0 leaves all to the rules
    least_probability: float = 0.3  # of what the trained reader finds in prose; to .35 F1 is level, and recall falls
    least_nested: float = 0.5  # and inside a content, where it has learnt nothing
    asked_probability: float = 0.0  # a user's own floor: what the reader is less sure of is told by no rule either
    model: str | None = field(default=None, compare=False)  # file of the trained reader; None: the one in the package
    model_digest: str = ""  # SHA-256 of that file, so that documents are read again when it changes, wherever it lies
    direct_share: float = (
        0.95  # of a content's letters in quotation marks, from which on it is direct; as PolNeAR counts
    )
