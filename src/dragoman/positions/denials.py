"""What a teller says was not talked about: "denied that grain had come up", "grain was not discussed"."""

from __future__ import annotations

import re

from dragoman.lexicon.cues import act_of_rule
from dragoman.model.records import JOINT, Attribution

TALKED = r"(?:discussed|raised|mentioned|brought\s+up|touched\s+(?:up)?on|talked\s+about|on\s+the\s+(?:agenda|table))"
# Of a denial: that something came up. The act that two did ("denied that they discussed") is an attribution of its own.
CAME_UP = re.compile(rf"[^.;]{{2,120}}\b(?:come\s+up|came\s+up|(?:was|were|been)\s+{TALKED})\b", re.I)
# Of a telling: that it did not.
NOT_TALKED = re.compile(
    rf"[^.;]{{2,120}}\b(?:(?:(?:was|were)\s+(?:not|never)|(?:was|were)n[’']t|(?:has|have|had)\s+(?:not|never)\s+been)\s+{TALKED}"
    r"|(?:did\s+not|didn[’']t)\s+come\s+up|(?:had\s+)?(?:not|never)\s+(?:come|came)\s+up)\b",
    re.I,
)
ASIDE = re.compile(r"\b(?:if|unless|because|when|while|would|said|until)\b", re.I)  # it is a part of something else


def read_denial(row: Attribution, content: str, *, negated: bool) -> tuple[str, str] | None:
    """The act and the actor of what a teller says did not happen; None where the words deny no talk.

    That something came up is denied of both together (``discuss``). A text that "did not mention" it is silent
    about it in so many words: its teller did not ``raise`` it. ``negated`` says that the cue is denied.
    """
    if row.rule in ("mention", "make mention"):
        return ("raise", row.source_actor) if negated and row.source_actor else None
    told = CAME_UP if act_of_rule(row.rule) == "deny" else NOT_TALKED
    match = told.match(content)
    return ("discuss", JOINT) if match and not negated and not ASIDE.search(match[0]) else None
