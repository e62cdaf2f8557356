"""JSONL and CSV files: rows with their lines, and the texts they bring."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dragoman.ingest.decode import decode, with_line_feeds, without_surrogates
from dragoman.ingest.options import InputOptions
from dragoman.ingest.problems import as_problem, file_problem
from dragoman.ingest.raw import FACT_NAMES, Facts, RawText
from dragoman.model.errors import UnreadableFile
from dragoman.model.records import Problem

DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file by column name. ``line`` is the one it begins on, from 1."""

    line: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TooLong:
    """Stands for a line that crossed the limit and was not kept."""

    bytes: int


Lines = Iterable[bytes | TooLong]


def read_jsonl(lines: Lines, path: str, options: InputOptions) -> Iterator[Row | Problem]:
    """The rows of a JSONL file in order; a line that is no JSON object is a problem, an empty one nothing."""
    for number, (text, problem) in enumerate(_decoded(lines, path, options), start=1):
        if problem:
            yield problem
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
            yield file_problem("broken_row", path, f"line {number} is not JSON ({what}).")
            continue
        if isinstance(row, dict):
            yield Row(number, row)
        else:
            yield file_problem("broken_row", path, f"line {number} is no JSON object.")


def read_csv(lines: Lines, path: str, options: InputOptions) -> Iterator[Row | Problem]:
    """The rows of a CSV file in order, by the names of its first row.

    The delimiter is the comma, semicolon, tab or bar that the first line has most of. A field longer than the limit
    and a quotation mark that is never closed are problems.
    """
    problems: list[Problem] = []
    texts = _kept(_decoded(lines, path, options), problems)
    first = next(texts, "")
    delimiter = max(DELIMITERS, key=first.count)
    before = csv.field_size_limit(options.max_bytes)
    try:
        reader = csv.reader(chain([first] if first else [], texts), delimiter=delimiter, strict=True)
        names: list[str] = []
        begin = 1
        while True:
            try:
                values = next(reader, None)
            except csv.Error as error:
                problems.append(file_problem("broken_row", path, f"the row at line {begin} is broken ({error})."))
                values = []
            yield from problems
            problems.clear()
            if values is None:
                return
            if values and not names:
                names = [name.strip() for name in values]
            elif values:
                yield Row(begin, dict(zip(names, values, strict=False)))
            begin = reader.line_num + 1
    finally:
        csv.field_size_limit(before)


def read_texts(
    rows: Iterable[Row | Problem], path: str, name: str, options: InputOptions
) -> Iterator[RawText | Problem]:
    """The texts of the rows of one file, in order; a row that has none is a problem.

    A row without an id, or with one that an earlier row has, goes by its line number. The same id with the
    same text is told once. Digests are of the UTF-8 bytes of the text as the row has it.
    """
    seen: dict[str, str] = {}
    without: list[Row] = []
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif options.text_field not in row.fields:
            without.append(row)
        elif not isinstance(text := row.fields[options.text_field], str) or not text.strip():
            yield file_problem("row_without_text", path, f"line {row.line} has no text in {options.text_field!r}.")
        else:
            yield from _read_text(row, text, path, name, options, seen)
    if without:
        have = ", ".join(str(name) for name in list(without[0].fields)[:8]) or "nothing"
        more = f" and {len(without) - 1} more have" if len(without) > 1 else " has"
        where = f"line {without[0].line}{more} no {options.text_field!r}; there is {have}."
        yield file_problem("no_text_column", path, where)


def _read_text(
    row: Row, text: str, path: str, name: str, options: InputOptions, seen: dict[str, str]
) -> Iterator[RawText | Problem]:
    """The text of one row; ``seen`` has the digests of the texts of earlier rows by id, and is added to."""
    text, bad = without_surrogates(text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    given = _plain(row.fields.get(options.id_field))
    notes = []
    if given is not None and given in seen:
        same = seen[given] == sha256
        after = "with the same text: it is read once." if same else f"with another text, read as {path}#{row.line}."
        notes.append(file_problem("same_row_id", path, f"line {row.line} has the id {given!r} again, {after}"))
        if same:
            yield from notes
            return
        given = None
    elif given is not None:
        seen[given] = sha256
    own = f"{path}#{row.line if given is None else given}"
    if bad:
        notes.append(file_problem("bad_bytes", own, f"U+FFFD stands for broken characters, {bad} times."))
    yield RawText(
        name=f"{name}#{row.line}" if given is None else given,
        path=own,
        text=with_line_feeds(text.removeprefix("\ufeff")),
        sha256=sha256,
        row=find_facts(row.fields, columns_of(options)),
        problems=tuple(notes),
    )


def find_facts(fields: dict[str, Any], names: dict[str, str]) -> Facts:
    """What the columns called ``names`` say, by fact; a missing, empty or structured value says nothing."""
    return Facts(**{fact: _plain(fields.get(column)) for fact, column in names.items()})


def columns_of(options: InputOptions) -> dict[str, str]:
    """The column of each fact of a row."""
    names = {"published": "date_field"}
    return {fact: getattr(options, names.get(fact, f"{fact}_field")) for fact in FACT_NAMES}


def _plain(value: Any) -> str | None:
    """A string or number as text without white space around it; None for anything else and for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return without_surrogates(str(value).strip())[0] or None


def _decoded(lines: Lines, path: str, options: InputOptions) -> Iterator[tuple[str, Problem | None]]:
    """Each line as text, with a problem where it could not be read for sure; a lost line is empty.

    A line that is not UTF-8 is in the encoding that the first such line showed.
    """
    shown = options.encoding
    for number, line in enumerate(lines, start=1):
        if isinstance(line, TooLong):
            length = f"line {number} has {line.bytes:,} bytes, {options.max_bytes:,} at most."
            yield "", file_problem("too_large", path, length)
            continue
        plain = _utf8(line, number) if options.encoding is None else None
        if plain is not None:
            yield plain, None
            continue
        try:
            decoded = decode(line, f"{path}, line {number}", shown)
        except UnreadableFile as error:
            yield "", as_problem(error)
            continue
        note = None
        if decoded.guessed and shown is None:
            shown = decoded.encoding
            note = file_problem("encoding_guessed", path, f"line {number} is not UTF-8; it was read as {shown}.")
        elif decoded.bad_bytes:
            bad = f"U+FFFD stands for broken characters in line {number}, {decoded.bad_bytes} times."
            note = file_problem("bad_bytes", path, bad)
        yield decoded.text, note


def _utf8(line: bytes, number: int) -> str | None:
    """The line as UTF-8, without the byte order mark of a first line; None where it is not."""
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        return None


def _kept(lines: Iterable[tuple[str, Problem | None]], problems: list[Problem]) -> Iterator[str]:
    """The lines; problems go to the list, for whoever reads the lines to pass on. A lost line stays as an empty one."""
    for text, problem in lines:
        if problem:
            problems.append(problem)
        yield text or "\n"
