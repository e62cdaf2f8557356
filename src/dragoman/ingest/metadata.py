"""What is known of a document from beside it, and which source is believed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.ingest.language import find_language
from dragoman.ingest.options import InputOptions
from dragoman.ingest.problems import file_problem
from dragoman.ingest.published import read_published
from dragoman.ingest.raw import FACT_NAMES, Facts, RawText
from dragoman.ingest.rows import Row, columns_of, find_facts
from dragoman.model.ids import document_id
from dragoman.model.records import Document, Problem

PLAIN_COLUMNS = {name: name for name in FACT_NAMES}


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of one metadata file by the document they name; empty where there is none."""

    by_place: dict[str, Facts] = field(default_factory=dict)  # absolute path, with #ID for a row of a file
    by_name: dict[str, Facts] = field(default_factory=dict)  # rows that give a base name alone

    def facts_of(self, place: str, mark: str) -> Facts | None:
        """What is said of the file at an absolute place, or of its row ``mark`` (``#ID``), packed or not."""
        for file in (place, place.removesuffix(".gz")):
            found = self.by_place.get(file + mark) or self.by_name.get(os.path.basename(file) + mark)
            if found:
                return found
        return None


def read_metadata(
    rows: Iterable[Row | Problem], path: str, folder: str, options: InputOptions
) -> tuple[Metadata, list[Problem]]:
    """The table of a metadata file in ``folder`` (absolute), and what is wrong with it.

    A row has a ``path``, relative to the folder or a base name, and any of ``title``, ``outlet``, ``language``,
    ``published`` and ``url``, by these names or those of the options. Of two rows that name one document the first
    holds.
    """
    table = Metadata()
    problems = []
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        named = row.fields.get("path")
        if not isinstance(named, str) or not named.strip():
            problems.append(file_problem("metadata_without_path", path, f"line {row.line} names no file in 'path'."))
            continue
        named = named.strip()
        place = os.path.normpath(os.path.join(folder, named))
        if place in table.by_place:
            problems.append(file_problem("metadata_twice", path, f"line {row.line} names {named} again."))
            continue
        plain, own = find_facts(row.fields, PLAIN_COLUMNS), find_facts(row.fields, columns_of(options))
        facts = replace(own, **{name: value for name in FACT_NAMES if (value := getattr(plain, name))})
        table.by_place[place] = facts
        if os.path.basename(named) == named:
            table.by_name[named] = facts
    return table, problems


def make_document(raw: RawText, layers: Sequence[tuple[str, Facts]]) -> tuple[Document, list[Problem]]:
    """The document of a text, each fact from the first of the layers that has it.

    A layer is the name that ``published_from`` gets (``given``, ``metadata``, ``text``) and what it says. A date that
    cannot be read is a problem, and the next layer is asked. The language that a page gives is asked after guessing.
    """
    name = document_id(raw.name, raw.text)
    problems = [replace(problem, doc_id=name) for problem in raw.problems]
    published = published_from = None
    for origin, facts in layers:
        if facts.published and not published:
            published, published_from = read_published(facts.published), origin
            if published is None:
                message = f"the publication date {facts.published!r} cannot be read."
                problems.append(file_problem("unreadable_date", raw.path, message, name))
    languages = [facts.language for origin, facts in layers if origin != "text"]
    document = Document(
        id=name,
        path=raw.path,
        text=raw.text,
        sha256=raw.sha256,
        title=_first(layers, "title"),
        outlet=_first(layers, "outlet"),
        url=_first(layers, "url"),
        published=published,
        published_from=published_from if published else None,
        language=find_language(raw.text, languages, raw.page.language),
    )
    return document, problems


def _first(layers: Sequence[tuple[str, Facts]], fact: str) -> str | None:
    return next((value for _, facts in layers if (value := getattr(facts, fact))), None)
