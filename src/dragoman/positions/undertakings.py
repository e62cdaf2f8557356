"""Acts that bind or offer something: what, by whom, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
ACCEPTED = re.compile(r"(?:an?|the|his|her|their)\s+invitation", re.I)


def read_undertaking(
    document: Document,
    act: Act,
    attribution: Attribution,
    telling: Telling,
    date_expressions: Sequence[DateExpression],
) -> Undertaking | None:
    """The undertaking of an act; None where it binds to nothing, or asks for the contact itself.

    Agreeing *to do* something is an agreement; agreeing *that* something is so, or on
    its importance, is none. The deadline is the time expression inside the content, one
    led to by "by" or "before" first, never one that points back or measures a duration.
    """
    kind = KINDS.get(act.act)
    content = document.slice(attribution.content[0])
    if kind is None or (kind == "agreement" and not _binds(content, attribution)) or act.topics == ITSELF:
        return None
    parties = set(telling.participants if act.actor == JOINT else (act.actor, *act.addressee))
    return Undertaking(
        id=row_id("u", document.id, "undertaking", attribution.content, kind),
        doc_id=document.id,
        act=act.id,
        kind=kind,
        parties=tuple(sorted(parties)),
        topics=act.topics,
        deadline=_deadline(document, attribution, date_expressions),
        evidence=attribution.content,
    )


def _binds(content: str, attribution: Attribution) -> bool:
    if attribution.rule.startswith("accept"):
        return bool(ACCEPTED.match(content))
    return content[:3].lower() == "to " or bool(re.match(r"(?:their )?teams to\b", content, re.I))


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
    return (led or ahead or inside)[0].id
