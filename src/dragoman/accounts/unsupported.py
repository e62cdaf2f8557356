"""What an outlet gives to an account that the account does not bear out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from dragoman.accounts.holdings import account_id, is_account_row, whole_texts
from dragoman.accounts.settings import AccountSettings
from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.words import load_agent_nouns
from dragoman.model.ids import row_id
from dragoman.model.records import (
    JOINT,
    Attribution,
    Contact,
    Description,
    Document,
    Mention,
    Region,
    Report,
    Unsupported,
)
from dragoman.model.span import Span
from dragoman.text.stems import STEM_CHARS, content_stems
from dragoman.text.words import read_words

# Where one clause of a claim ends and the next begins.
CLAUSE = re.compile(r"[;.]\s+|,?\s+(?:and|but|while)\s+(?=(?:the\s|that\s|he\s|she\s|they\s|it\s|[A-Z]))")
LINK = re.compile(r",?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+)?$")  # before a verb that shares its subject


class _Claim(NamedTuple):
    """The words of a clause, by their stems."""

    plain: frozenset[str]
    names: frozenset[str]  # of things: those of actors are left out
    numbers: frozenset[str]  # among the plain ones
    actors: frozenset[str]


class _Held(NamedTuple):
    """What a whole text has, of the same kinds."""

    stems: frozenset[str]
    actors: frozenset[str]


def find_unsupported(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    contacts: Sequence[Contact],
    reports: Sequence[Report],
    settings: AccountSettings,
) -> Iterator[Unsupported]:
    """Find clauses given to a teller whose whole text is held and does not have their matter.

    Of the content words of such a clause, names aside, fewer than ``supported_share`` have
    their stem in the whole text. A clause is only reworded, though, where the text speaks of all its actors and has all
    its other names and its numbers, and with these ``reworded_share`` of its words. Only accounts held whole are
    judged: of a text held in part nothing follows. What a teller is said to say must be on the contact: it cites a
    text, or tells what somebody who took part did, and no clause tells of another contact. An embedded text is never
    held against itself. Rows in the order of the attributions. Linear, but
    that a clause is compared with every different whole text of the account.
    """
    texts = {document.id: document.text for document in documents}
    held: dict[str, list[Span]] = defaultdict(list)  # by account
    for whole in whole_texts(documents, descriptions, regions, reports):
        if whole.contact is not None:
            held[account_id(whole.contact, whole.teller, True)].append(whole.span)
    told_of: dict[str, list[Mention]] = defaultdict(list)  # by document, in text order
    for mention in sorted((row for row in mentions if row.span.field == "text"), key=lambda row: row.span.start):
        told_of[mention.span.doc_id].append(mention)
    main = {report.doc_id: report.contact for report in reports if report.main}
    people = {contact.id: {JOINT, *contact.participants} for contact in contacts}
    spoken = {row.doc_id for row in descriptions if row.kind == "transcript"}
    elsewhere: dict[str, list[Span]] = defaultdict(list)  # by document, where it tells of another contact
    for report in reports:
        if report.contact != main.get(report.doc_id):
            elsewhere[report.doc_id].extend(span for span in report.evidence if span.field == "text")
    cited: dict[str, list[Attribution]] = defaultdict(list)  # by account, what is given to it
    cues: dict[str, list[Span]] = defaultdict(list)  # of the acts told inside an attribution
    for row in attributions:
        cues[row.parent or ""].extend(row.cue)
        if row.doc_id in main and is_account_row(row) and row.rule != "introduced" and row.content:
            account = account_id(main[row.doc_id], row.teller or "", True)
            if account in held:
                cited[account].append(row)
    found: dict[str, list[Unsupported]] = defaultdict(list)  # by attribution
    for account, all_rows in cited.items():
        rows = [
            row for row in all_rows
            if _cites_text(texts[row.doc_id], row.source)
            or (row.doc_id not in spoken and (row.id in cues or _tells_of(people[main[row.doc_id]], row, told_of)))
        ]  # fmt: skip
        for row, span in _not_borne_out(texts, rows, held[account], cues, told_of, settings):
            if any(span.covers(other) for other in elsewhere.get(span.doc_id, ())):
                continue
            name = row_id("x", row.doc_id, "unsupported", [span])
            found[row.id].append(Unsupported(name, span, account, tuple(sorted((*row.source, *row.cue)))))
    for row in attributions:
        yield from found.get(row.id, ())


def _cites_text(text: str, source: Sequence[Span]) -> bool:
    """Is the source a text, "the readout", and not only whose text it is?"""
    words = (word.lower for span in source for word in read_words(text, span.start, span.end))
    return any(load_agent_nouns().get(word) == "document" for word in words)


def _tells_of(people: Set[str], row: Attribution, told_of: Mapping[str, Sequence[Mention]]) -> bool:
    """Does what is given to a teller name one of these?"""
    return any(mention.actor in people for span in row.content for mention in _inside(told_of, span))


def _not_borne_out(
    texts: Mapping[str, str], rows: Sequence[Attribution], whole: Sequence[Span], cues: Mapping[str, Sequence[Span]],
    told_of: Mapping[str, Sequence[Mention]], settings: AccountSettings,
) -> Iterator[tuple[Attribution, Span]]:  # fmt: skip
    """The clauses given to an account, each with its attribution, that none of its whole texts bears out."""
    in_document: dict[str, list[Span]] = defaultdict(list)
    for span in whole:
        in_document[span.doc_id].append(span)
    rows = [row for row in rows if not any(span.covers(row.content[0]) for span in in_document[row.doc_id])]
    wordings = {texts[span.doc_id][span.start : span.end]: span for span in reversed(whole)} if rows else {}
    held = [
        _Held(frozenset(content_stems(wording)), frozenset(row.actor for row in _inside(told_of, span)))
        for wording, span in wordings.items()
    ]
    for row in rows:
        for clause in _clauses(texts[row.doc_id], row.content, cues.get(row.id, ())):
            claim = _read_claim(texts[row.doc_id], clause, _inside(told_of, clause))
            if not _is_borne_out(claim, held, settings):
                yield row, clause


def _inside(told_of: Mapping[str, Sequence[Mention]], reach: Span) -> list[Mention]:
    """The mentions that lie in a stretch, in text order."""
    rows = told_of.get(reach.doc_id, ())
    first = bisect_left(rows, reach.start, key=lambda row: row.span.start)
    last = bisect_left(rows, reach.end, key=lambda row: row.span.start)
    return list(rows[first:last])


def _read_claim(text: str, clause: Span, mentions: Sequence[Mention]) -> _Claim:
    stems = content_stems(text, clause.start, clause.end)
    of_actors = {stem for row in mentions for stem in content_stems(text, row.span.start, row.span.end)}
    plain = frozenset(stem for stem, name in stems.items() if not name)
    return _Claim(
        plain,
        frozenset(stem for stem, name in stems.items() if name) - of_actors,
        frozenset(stem for stem in plain if stem[0].isdigit() or stem in _number_stems()),
        frozenset(row.actor for row in mentions if row.actor != JOINT),
    )


@cache
def _number_stems() -> frozenset[str]:
    """Of words that are numbers: "two"; not "several"."""
    rows = load_rows("time_words")
    return frozenset(row["word"][:STEM_CHARS] for row in rows if row["kind"] == "number" and row["code"] not in "X1")


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


def _is_borne_out(claim: _Claim, held: Iterable[_Held], settings: AccountSettings) -> bool:
    """Has one of the texts enough of a clause's words, or all that are its own?"""
    if len(claim.plain) < settings.least_claim_words:
        return True
    own = claim.names | claim.numbers
    for text in held:
        found = len(claim.plain & text.stems)
        if found >= settings.supported_share * len(claim.plain):
            return True
        reworded = found + len(claim.names) >= settings.reworded_share * (len(claim.plain) + len(claim.names))
        if own and own <= text.stems and claim.actors <= text.actors and reworded:
            return True
    return False
