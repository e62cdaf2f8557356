"""What an outlet gives to an account that the account does not bear out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.accounts.holdings import account_id, is_account_row, whole_texts
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
    nothing follows. An embedded text is never held against itself. Rows in the order of the attributions. Linear, but
    that a clause is compared with every different whole text of the account.
    """
    texts = {document.id: document.text for document in documents}
    held: dict[str, list[Span]] = defaultdict(list)  # by account
    for whole in whole_texts(documents, descriptions, regions, reports):
        if whole.contact is not None:
            held[account_id(whole.contact, whole.teller, True)].append(whole.span)
    main = {report.doc_id: report.contact for report in reports if report.main}
    cited: dict[str, list[Attribution]] = defaultdict(list)  # by account, what is given to it
    cues: dict[str, list[Span]] = defaultdict(list)  # of the acts told inside an attribution
    for row in attributions:
        cues[row.parent or ""].extend(row.cue)
        if row.doc_id in main and is_account_row(row) and row.rule != "introduced" and row.content:
            account = account_id(main[row.doc_id], row.teller or "", True)
            if account in held:
                cited[account].append(row)
    found: dict[str, list[Unsupported]] = defaultdict(list)  # by attribution
    for account, rows in cited.items():
        for row, span in _not_borne_out(texts, rows, held[account], cues, settings):
            name = row_id("x", row.doc_id, "unsupported", [span])
            found[row.id].append(Unsupported(name, span, account, tuple(sorted((*row.source, *row.cue)))))
    for row in attributions:
        yield from found.get(row.id, ())


def _not_borne_out(
    texts: Mapping[str, str], rows: Sequence[Attribution], whole: Sequence[Span], cues: Mapping[str, Sequence[Span]],
    settings: AccountSettings,
) -> Iterator[tuple[Attribution, Span]]:  # fmt: skip
    """The clauses given to an account, each with its attribution, that none of its whole texts bears out."""
    in_document: dict[str, list[Span]] = defaultdict(list)
    for span in whole:
        in_document[span.doc_id].append(span)
    rows = [row for row in rows if not any(span.covers(row.content[0]) for span in in_document[row.doc_id])]
    wordings = dict.fromkeys(texts[span.doc_id][span.start : span.end] for span in whole) if rows else ()
    held = [content_stems(wording) for wording in wordings]
    for row in rows:
        for clause in _clauses(texts[row.doc_id], row.content, cues.get(row.id, ())):
            if not _is_borne_out(content_stems(texts[row.doc_id], clause.start, clause.end), held, settings):
                yield row, clause


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


def _is_borne_out(clause: Mapping[str, bool], held: Iterable[Mapping[str, bool]], settings: AccountSettings) -> bool:
    """Has one of the texts enough of a clause's stems? All are as ``content_stems`` gives them."""
    claimed = [stem for stem, name in clause.items() if not name]
    if len(claimed) < settings.least_claim_words:
        return True
    return any(sum(stem in stems for stem in claimed) >= settings.supported_share * len(claimed) for stems in held)
