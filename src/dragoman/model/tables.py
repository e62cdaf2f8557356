"""The tables: which record class fills which, and which of them the contract exports."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import records


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the record.

    ``exported`` tables are those of the contract; the others are what stages
    hand to later stages, and the exported ones are joined from them where they differ.
    No two rows of a table have the same ``key``, and rows of the whole record come in its order.
    """

    name: str
    record: type
    per_document: bool  # written by stages that see one document
    exported: bool
    key: tuple[str, ...] = ("id",)  # columns
    evidence: bool = True  # must a row have a span?


def _table(
    name: str,
    record: type,
    *,
    per_document: bool = False,
    exported: bool = True,
    key: tuple[str, ...] = ("id",),
    evidence: bool = True,
) -> Table:
    return Table(name, record, per_document, exported, key, evidence)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("documents", records.Document, per_document=True, evidence=False),
        _table("descriptions", records.Description, per_document=True, exported=False, key=("doc",), evidence=False),
        _table("regions", records.Region, per_document=True),
        _table("sentences", records.Sentence, per_document=True),
        _table(
            "actors_seen",
            records.ActorSeen,
            per_document=True,
            exported=False,
            key=("doc", "actor"),
            evidence=False,
        ),
        _table("mentions", records.Mention, per_document=True),
        _table("date_expressions", records.DateExpression, per_document=True, exported=False),
        _table("attributions", records.Attribution, per_document=True),
        _table("tellings", records.Telling, per_document=True, exported=False),
        _table("acts", records.Act, per_document=True, exported=False),
        _table("undertakings", records.Undertaking, per_document=True, exported=False),
        _table("document_problems", records.Problem, per_document=True, exported=False, evidence=False),
        _table("input_problems", records.Problem, exported=False, evidence=False),
        _table("overlaps", records.Overlap, exported=False),
        _table("publications", records.Publication, exported=False, key=("doc",), evidence=False),
        _table("dates", records.ResolvedDate),
        _table("actors", records.Actor, evidence=False),
        _table("contacts", records.Contact),
        _table("redirects", records.Redirect, exported=False, evidence=False),
        _table("reports", records.Report, key=("doc", "contact")),
        _table("links", records.Link, key=("doc", "contact", "fact", "weighs", "evidence")),
        _table("passages", records.Passage),
        _table("clusters", records.Cluster),
        _table("formulas", records.Formula),
        _table("inferences", records.Inference, exported=False, key=("attribution",)),
        _table("accounts", records.Account),
        _table("positions", records.Position),
        _table("commitments", records.Commitment),
        _table("comparisons", records.Comparison, key=("contact", "topic", "account"), evidence=False),
        _table("unsupported", records.Unsupported),
        _table("topics", records.Topic, key=("key",), evidence=False),
        _table("decisions", records.Decision),
        _table("problems", records.Problem, evidence=False),
        _table("runs", records.Run, evidence=False),
    )
}

# What comes in from outside, or is written down about the work itself.
NEVER_DERIVED = ("documents", "input_problems", "decisions", "runs")
