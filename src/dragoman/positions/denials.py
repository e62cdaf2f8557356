"""What a teller says was not talked about: "denied that grain had come up", "grain was not discussed"."""

from __future__ import annotations

import re

from dragoman.lexicon.cues import act_of_rule
from dragoman.lexicon.denials import load_denials
from dragoman.model.records import JOINT, Attribution

STOP = re.compile(r"[.;]")
LONGEST_MATTER = 120  # characters before the words that say so
ASIDE = re.compile(r"\b(?:if|unless|because|when|while|would|said|until)\b", re.I)  # it is a part of something else


def read_denial(row: Attribution, content: str, *, negated: bool) -> tuple[str, str] | None:
    """The act and the actor of what a teller says did not happen; None where the words deny no talk.

    That something came up is denied of both together (``discuss``). What an account, or who gives one, "did not
    mention" is nobody's act: another tells what the account leaves out. ``negated`` says that the cue is denied.
    """
    if row.rule in ("mention", "make mention"):
        return ("raise", row.source_actor) if negated and row.source_actor not in (None, row.teller) else None
    # Of a denial: that something came up. What two did ("denied that they discussed") is an attribution of its own.
    said = load_denials("raised" if act_of_rule(row.rule) == "deny" else "after").search(content)
    before = content[: said.start()].strip() if said else ""
    plain = 1 < len(before) <= LONGEST_MATTER and not STOP.search(before) and not ASIDE.search(before)
    return ("discuss", JOINT) if plain and not negated else None
