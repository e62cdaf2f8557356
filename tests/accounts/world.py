"""A small record built by hand: documents, what they tell, and the kernels of the room run over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.accounts.commitments import read_commitments
from dragoman.accounts.comparing import compare_accounts
from dragoman.accounts.settings import AccountSettings, CommitmentSettings
from dragoman.accounts.tellers import read_accounts
from dragoman.accounts.unsupported import find_unsupported
from dragoman.model.ids import row_id
from dragoman.model.records import (
    Account,
    Act,
    Attribution,
    Commitment,
    Comparison,
    Contact,
    Description,
    Document,
    Inference,
    Mention,
    Passage,
    Position,
    Publication,
    Region,
    Report,
    ResolvedDate,
    Sentence,
    Telling,
    Topic,
    Undertaking,
    Unsupported,
)
from dragoman.model.span import Span
from tests.builders import Made, act, attribution, contact, report, telling


@dataclass
class World:
    """The rows that the rooms before wrote, and the contacts they were linked to."""

    documents: list[Document] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    undertakings: list[Undertaking] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    dates: list[ResolvedDate] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)

    def add(
        self, made: Made, contact_id: str | None = "c_1", words: str = "spoke", published: str | None = None
    ) -> Telling:
        """Put a document in, mainly about the contact that it tells of with these words; about none without an id."""
        self.documents.append(made.document)
        self.descriptions.extend(made.descriptions)
        self.regions.extend(made.regions)
        self.sentences.extend(made.sentences)
        self.mentions.extend(made.mentions)
        told = telling(made, words)
        self.tellings.append(told)
        if contact_id:
            self.reports.append(report(made, contact_id, told))
        if published:
            self.publish(made, published)
        return told

    def publish(self, made: Made, day: str) -> None:
        self.publications.append(Publication(made.document.id, day, "metadata"))

    def tell(self, made: Made, cue: str, content: str, **fields: Any) -> Attribution:
        """Put an attribution in."""
        row = attribution(made, cue, content, **fields)
        self.attributions.append(row)
        return row

    def act(self, made: Made, name: str, cue: str, content: str, topics: tuple[str, ...] = (), **fields: Any) -> Act:
        """Put an act with its attribution in, in the contact that its document tells of first; Orlo's by default."""
        flags = {key: fields.pop(key) for key in ("negated", "hedged") if key in fields}
        row = self.tell(made, cue, content, **{"actor": "orlo", "rule": cue, **fields})
        told = next(told for told in self.tellings if told.span.doc_id == made.document.id)
        found = act(made, row, name, topics, telling=told, **flags)
        self.acts.append(found)
        return found

    def undertake(self, made: Made, content: str, kind: str = "agreement", deadline: str | None = None) -> Undertaking:
        """Put in that both agreed, or did what ``kind`` says, to do what the content says."""
        names = {"agreement": "agree", "pledge": "pledge", "proposal": "propose", "request": "request"}
        found = self.act(made, names[kind], "agreed", content, actor="joint")
        row = Undertaking(
            row_id("u", made.document.id, "undertaking", (made.at(content),), kind), made.document.id, found.id, kind,
            ("orlo", "vesk"), (), deadline, (made.at(content),),
        )  # fmt: skip
        self.undertakings.append(row)
        return row

    def copy(self, a: Made, b: Made, words: str, kind: str = "verbatim") -> Passage:
        """Put in that two documents share these words."""
        spans = a.at(words), b.at(words)
        passage = Passage(row_id("w", a.document.id, "passage", spans), kind, *spans, None, "unmarked", 1.0)
        self.passages.append(passage)
        return passage

    def tell_accounts(self) -> list[Inference | Account | Position]:
        """What the kernel of accounts yields."""
        return list(
            read_accounts(
                self.documents, self.descriptions, self.regions, self.attributions, self.tellings, self.acts,
                self.reports, self.passages, self.publications, AccountSettings(),
            )
        )  # fmt: skip

    def accounts(self) -> list[Account]:
        return [row for row in self.tell_accounts() if isinstance(row, Account)]

    def positions(self) -> list[Position]:
        return [row for row in self.tell_accounts() if isinstance(row, Position)]

    def commitments(self, as_of: str | None = None) -> list[Commitment]:
        return list(
            read_commitments(
                self.documents, self.sentences, self.mentions, self.acts, self.undertakings,
                self._contacts(), self.reports, self.positions(), self.dates, self.publications, self.passages,
                CommitmentSettings(as_of=as_of),
            )
        )  # fmt: skip

    def comparisons(self) -> list[Comparison]:
        return [row for row in self.compare() if isinstance(row, Comparison)]

    def compare(self) -> list[Comparison | Topic]:
        """What the kernel of comparisons yields."""
        return list(
            compare_accounts(
                self.documents, self.descriptions, self.regions, self.attributions, self._contacts(), self.reports,
                self.accounts(), self.positions(), AccountSettings(),
            )
        )  # fmt: skip

    def unsupported(self) -> list[Unsupported]:
        return list(
            find_unsupported(
                self.documents, self.descriptions, self.regions, self.mentions, self.attributions,
                self._contacts(), self.reports, AccountSettings(),
            )
        )  # fmt: skip

    def cells(self) -> dict[tuple[str, str], str]:
        """The cells of the comparison by topic and teller."""
        tellers = {account.id: account.teller for account in self.accounts()}
        return {(row.topic, tellers[row.account]): row.cell for row in self.comparisons()}

    def words(self, spans: Sequence[Span]) -> str:
        """The words of the spans, joined by `` | ``."""
        by_id = {document.id: document for document in self.documents}
        return " | ".join(by_id[span.doc_id].slice(span) for span in spans)

    def _contacts(self) -> list[Contact]:
        known = {row.id for row in self.contacts}
        ids = sorted({row.contact for row in self.reports} - known)
        return sorted((*self.contacts, *(contact(id_) for id_ in ids)), key=lambda row: row.id)
