"""The documents of a record, what was read off each, and what things are called: fetched when asked for, and once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath

from dragoman.export.labels import short_day
from dragoman.model.errors import UnknownId
from dragoman.model.records import JOINT, VOICE, Attribution, Document, Publication, ResolvedDate
from dragoman.model.span import Span
from dragoman.store import Store

OFFICIAL = ("readout", "statement")


class Sources:
    """What the views of a record look up again and again. It sees the record as it was when first asked."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._documents: dict[str, Document] = {}
        self._attributions: dict[str, dict[str, Attribution]] = {}

    def document(self, doc_id: str) -> Document:
        """The document with an id."""
        if doc_id not in self._documents:
            self._documents[doc_id] = self.store.document(doc_id)
        return self._documents[doc_id]

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.document(span.doc_id).slice(span)

    def quotes(self, spans: Iterable[Span]) -> str:
        """The words of several spans, an ellipsis between them."""
        return " … ".join(self.words(span) for span in spans)

    def attribution(self, doc_id: str, attribution: str) -> Attribution | None:
        """An attribution of a document."""
        if doc_id not in self._attributions:
            rows: list[Attribution] = self.store.rows("attributions", doc_id)
            self._attributions[doc_id] = {row.id: row for row in rows}
        return self._attributions[doc_id].get(attribution)

    def date(self, row_id: str) -> ResolvedDate | None:
        """The date with an id."""
        try:
            found: ResolvedDate = self.store.row("dates", row_id)
        except UnknownId:
            return None
        return found

    # ---------------------------------------------------------------- what things are called

    def name(self, actor: str) -> str:
        """What an actor is called: a name, ``both`` for participants together, an outlet for its own voice."""
        if actor == JOINT:
            return "together"
        if actor.startswith(VOICE):
            return f"{self.outlet(actor.removeprefix(VOICE))}, in its own voice"
        return self._names.get(actor, actor)

    def names(self, actors: Iterable[str]) -> str:
        """Several actors, in their order."""
        return ", ".join(map(self.name, actors))

    def topic(self, key: str) -> str:
        """What a topic is called."""
        return self._topics.get(key, key)

    def issuer(self, doc_id: str) -> str | None:
        """Who issued an official text; None where the document is none, or it is not known."""
        return self._issuers.get(doc_id) if self._kinds.get(doc_id) in OFFICIAL else None

    def outlet(self, doc_id: str) -> str:
        """Who published a document, else who issued it, else the name of its file or the id of its row."""
        document = self._heading(doc_id)
        issuer = self._issuers.get(doc_id)
        named = document.outlet or (self._names.get(issuer) if issuer else None)
        return named or _file_name(document.path).rpartition("#")[2]

    def label(self, doc_id: str) -> str:
        """A document in a few words: who published it, and when; its file too where others are called the same."""
        label = self._short_label(doc_id)
        if self._label_counts[label] == 1:
            return label
        path = self._heading(doc_id).path
        return f"{label} ({path if label.startswith(_file_name(path)) else _file_name(path)})"

    def _short_label(self, doc_id: str) -> str:
        day = self.published(doc_id)
        return f"{self.outlet(doc_id)}, {short_day(day)}" if day else self.outlet(doc_id)

    def published(self, doc_id: str) -> str | None:
        """The day of publication, given or found."""
        found = self._publications.get(doc_id)
        return found.published if found else self._heading(doc_id).published

    def published_from(self, doc_id: str) -> str | None:
        """Where the day of publication is known from."""
        found = self._publications.get(doc_id)
        return found.published_from if found else self._heading(doc_id).published_from

    @cached_property
    def _label_counts(self) -> Counter[str]:
        """How many documents have each label."""
        return Counter(map(self._short_label, self._headings))

    def _heading(self, doc_id: str) -> Document:
        """The document without its text."""
        return self._headings.get(doc_id) or self.document(doc_id)  # which says that it is not held

    @cached_property
    def _headings(self) -> dict[str, Document]:
        return {document.id: document for document in self.store.headings()}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.store.rows("actors")}

    @cached_property
    def _issuers(self) -> dict[str, str | None]:
        return {row.doc_id: row.issuer for row in self.store.rows("descriptions")}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {row.doc_id: row.kind for row in self.store.rows("descriptions")}

    @cached_property
    def _topics(self) -> dict[str, str]:
        return {topic.key: topic.label for topic in self.store.rows("topics")}

    @cached_property
    def _publications(self) -> dict[str, Publication]:
        return {row.doc_id: row for row in self.store.rows("publications")}


def _file_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name
