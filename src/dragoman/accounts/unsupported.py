"""What an outlet gives to an account that the account does not bear out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.accounts.holdings import WholeText, account_id, is_account_row, whole_texts
from dragoman.accounts.settings import AccountSettings
from dragoman.model.ids import row_id
from dragoman.model.records import Attribution, Description, Document, Region, Report, Unsupported
from dragoman.model.span import Span
from dragoman.text.stems import content_stems

# Where one clause of a claim ends and the next begins.
CLAUSE = re.compile(r"[;.]\s+|,?\s+(?:and|but|while)\s+(?=(?:the\s|that\s|he\s|she\s|they\s|it\s|[A-Z]))")
LINK = re.compile(r",?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+)?$")  # before a verb that shares its subject


def find_unsupported(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    attributions: Sequence[Attribution],
    reports: Sequence[Report],
    settings: AccountSettings,
) -> Iterator[Unsupported]:
    """Find clauses given to a teller whose whole text is held and does not have their matter.

    Of the content words of such a clause, names aside, fewer than ``supported_share`` have
    their stem in the whole text. Only accounts held whole are judged: of a text held in part
    nothing follows. An embedded text is never held against itself. Rows in text order.
    """
    texts = {document.id: document.text for document in documents}
    wholes = whole_texts(documents, descriptions, regions, reports)
    main = {report.doc_id: report.contact for report in reports if report.main}
    cues: dict[str, list[Span]] = defaultdict(list)  # of the acts told inside an attribution
    for row in attributions:
        cues[row.parent or ""].extend(row.cue)
    for row in attributions:
        if not is_account_row(row) or row.rule == "introduced" or not row.content:
            continue
        contact = main.get(row.doc_id)
        cited = [w for w in wholes if w.teller == row.teller and w.contact == contact and contact is not None]
        if not cited or any(w.span.covers(row.content[0]) for w in cited):
            continue
        for span in _clauses(texts[row.doc_id], row.content, cues[row.id]):
            if _is_borne_out(texts, span, cited, settings):
                continue
            yield Unsupported(
                row_id("x", row.doc_id, "unsupported", [span]),
                span,
                account_id(contact, row.teller or "", True),
                tuple(sorted((*row.source, *row.cue))),
            )


def _clauses(text: str, content: Sequence[Span], cues: Sequence[Span]) -> Iterator[Span]:
    """The content cut where a clause with a subject of its own begins, or another act of the same subject."""
    for span in content:
        cuts = [match.span() for match in CLAUSE.finditer(text, span.start, span.end)]
        for cue in cues:
            link = LINK.search(text, span.start, cue.start) if span.covers(cue) else None
            if link:
                cuts.append((link.start(), cue.start))
        start = span.start
        for stop, further in sorted(cuts):
            if start < stop:
                yield Span(span.doc_id, start, stop)
            start = max(start, further)
        if start < span.end:
            yield Span(span.doc_id, start, span.end)


def _is_borne_out(texts: dict[str, str], span: Span, cited: Sequence[WholeText], settings: AccountSettings) -> bool:
    claimed = [stem for stem, name in content_stems(texts[span.doc_id], span.start, span.end).items() if not name]
    if len(claimed) < settings.least_claim_words:
        return True
    for whole in cited:
        held = content_stems(texts[whole.span.doc_id], whole.span.start, whole.span.end)
        if sum(stem in held for stem in claimed) >= settings.supported_share * len(claimed):
            return True
    return False
