"""Acts that bind or offer something: what, by whom, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.lexicon.cues import act_of_rule
from dragoman.model.ids import row_id
from dragoman.model.records import JOINT, Act, Attribution, DateExpression, Document, Telling, Undertaking

KINDS = {
    "agree": "agreement",
    "pledge": "pledge",
    "offer": "pledge",
    "propose": "proposal",
    "request": "request",
    "call_on": "request",
    "invite": "invitation",
}
ITSELF = ("call_arrangement",)  # who asked for the call is told of a call that was held: nothing is left to do
DUE = re.compile(
    r"\b(?:by|before|until|no later than|within|prior to)\s+(?:the\s+|it\s+\w+\s+)?(?:end of\s+)?"
    r"(?:early\s+|late\s+|mid-)?$",
    re.I,
)
# What stands behind these is when something else was: "in the first thaw since a murder in 2023".
ASIDE = re.compile(r"\b(?:since|after|following|outlined|when|who|which|whose|where)\b|\bincluding\b[^,]*\Z", re.I)
# "agreed that their teams would meet", "agreed that France would send ...": somebody is to do something.
THEMSELVES = re.compile(
    r"(?:that\s+)?(?:they|we|both|the two|(?:their|our)(?: respective| two)?\s+\w+|"
    r"the\s+(?:teams|delegations|sides|parties|leaders|ministers|presidents|governments|officials|experts))\b",
    re.I,
)
WILL = re.compile(r"[^.;,]{0,90}?\b(?:would|will|shall)\s+(?!not\b|never\b|be\b(?!gin))\w", re.I)
# "agreed that a commission would be set up": by whom goes without saying.
TO_BE_DONE = re.compile(
    r"(?:that\s+)?[^.;,]{0,90}?\b(?:would|will|shall)\s+be\s+"
    r"(?!(?:need|requir|expect|bas|limit|commit|interest|concern|consider|regard|affect|pleas|satisfi|preferr)\w*ed\b)"
    r"(?:\w{3,}ed|held|sent|set|drawn|built|made|put|given|begun|brought|sought|kept|taken)\b",
    re.I,
)
TASKED = re.compile(r"with\s+\w+ing\b", re.I)  # "tasked their ministers with drawing up a plan"
# "agreed on new sanctions", and not "on the great importance of ...", "on the need to ...".
ON_A_DEED = re.compile(
    r"(?:up)?on\s+(?!(?:this|that|it|them|all|most|many|some|several|much|everything)\b)"
    r"(?!(?:(?:the|their|strong|full|continued|mutual)\s+)*(?:support|respect)\s+for\b)"
    r"(?!(?:[\w-]+\s+){0,3}(?:importance|need|needs|necessity|urgency|priority|priorities|imperative|value|values|"
    r"principle|principles|fact|gravity|severity|seriousness|benefits?|significance|desirability|inadmissibility|"
    r"unacceptability|responsibility|range|view|views|assessment)\b)\w",
    re.I,
)
OF_SOMEBODY = re.compile(r"(?:(?:on|of)\s+)?(?:the\s+)?(?:\w+\s+)?(?:need|necessity|importance)\s+for\s", re.I)
TOLD = frozenset(("inform", "announce", "affirm", "reaffirm", "emphasise"))  # a promise too, if with a term
ACCEPTED = re.compile(r"(?:an?|the|his|her|their)\s+invitation", re.I)


def read_undertaking(
    document: Document,
    act: Act,
    attribution: Attribution,
    telling: Telling,
    date_expressions: Sequence[DateExpression],
    doer: str,
) -> Undertaking | None:
    """The undertaking of an act; None where it binds to nothing, or asks for the contact itself.

    Agreeing *to do* something is an agreement, and so is agreeing that one who takes part will do it, or on a
    deed; agreeing *that* something is so, or on its importance, is none. To say that something must be is a request
    only where another who takes part must do it. What one tells to do by a day is a
    pledge too. ``doer`` says whom the content opens with: ``"actor"``, the one who tells it or that one's
    side; ``"party"``, another who takes part; or ``""``. The deadline is the time expression inside the
    content, one led to by "by" or "before" first, never one that points back or measures a duration.
    """
    content = document.slice(attribution.content[0])
    promises = act.act in TOLD and doer == "actor" and WILL.match(content) is not None
    kind = "pledge" if promises else KINDS.get(act.act)
    if kind == "request" and not _asks(content, act, attribution, doer):
        return None
    if kind is None or (kind == "agreement" and not _binds(content, attribution, doer)) or act.topics == ITSELF:
        return None
    deadline = _deadline(document, attribution, date_expressions)
    if promises and deadline is None:
        return None
    parties = set(telling.participants if act.actor == JOINT else (act.actor, *act.addressee))
    return Undertaking(
        id=row_id("u", document.id, "undertaking", attribution.content, kind),
        doc_id=document.id,
        act=act.id,
        kind=kind,
        parties=tuple(sorted(parties)),
        topics=act.topics,
        deadline=deadline,
        evidence=attribution.content,
    )


def _asks(content: str, act: Act, attribution: Attribution, doer: str) -> bool:
    """Is somebody asked? "Stressed that any settlement must last", an asking by its content alone, asks nobody."""
    return act_of_rule(attribution.rule) == act.act or doer == "party" or OF_SOMEBODY.match(content) is not None


def _binds(content: str, attribution: Attribution, doer: str) -> bool:
    if attribution.rule.startswith("accept"):
        return bool(ACCEPTED.match(content))
    if content[:3].lower() == "to " or re.match(r"(?:their )?teams to\b", content, re.I) or ON_A_DEED.match(content):
        return True
    if TASKED.match(content) or TO_BE_DONE.match(content):
        return True
    return bool((doer or THEMSELVES.match(content)) and WILL.match(content))


def _deadline(document: Document, attribution: Attribution, date_expressions: Sequence[DateExpression]) -> str | None:
    inside = [
        row
        for row in date_expressions
        if any(span.covers(row.span) for span in attribution.content)
        and row.direction != "past"
        and not row.value.startswith("P")
        and not row.meaning.startswith("duration")
    ]
    if not inside:
        return None
    led = [row for row in inside if DUE.search(document.text[max(0, row.span.start - 40) : row.span.start])]
    ahead = [row for row in inside if row.direction == "future"]
    begin = min(span.start for span in attribution.content)
    own = [row for row in inside if not ASIDE.search(document.text, begin, row.span.start)]
    return next((row.id for row in (*led, *ahead, *own)), None)
