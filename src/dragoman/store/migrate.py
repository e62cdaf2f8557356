"""Brings a record to the form this version of the program works with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dragoman.model.errors import RecordTooNew
from dragoman.store.connection import Connection
from dragoman.store.errors import not_a_record

APPLICATION_ID = 0x4472676D  # "Drgm", where SQLite and file(1) look for the maker of a file


@cache
def migrations() -> tuple[tuple[int, str, str], ...]:
    """The number, file name and statements of each migration, in order."""
    folder = files("dragoman.store").joinpath("migrations")
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple((int(script.name.split("_")[0]), script.name, script.read_text("utf-8")) for script in scripts)


def is_current(version: int) -> bool:
    """Has a record of this version had all migrations?"""
    return version == migrations()[-1][0]


def version_of(connection: Connection) -> int:
    """The number of the last migration a record has had; 0 for an empty file.

    Raises:
        RecordError: the file is a database of something else.
        RecordTooNew: a later version of the program made it.
    """
    application = connection.fetch("PRAGMA application_id")[0][0]
    version = int(connection.fetch("PRAGMA user_version")[0][0])
    if application != APPLICATION_ID:
        if application or version or connection.fetch("SELECT 1 FROM sqlite_master LIMIT 1"):
            raise not_a_record(connection.path)
        return 0
    latest = migrations()[-1][0]
    if version > latest:
        raise RecordTooNew(
            f"{connection.path} was made by a later version of dragoman: it has format {version}, this one knows "
            f"{latest}.",
            "Upgrade with `pip install --upgrade dragoman`; the record was left as it is.",
        )
    return version


def migrate(connection: Connection, version: int) -> None:
    """Apply the migrations after ``version``, each in one transaction, and write down that it was."""
    for number, name, script in migrations():
        if number <= version:
            continue
        with connection.transaction():
            for statement in split_statements(script):
                connection.run(statement)
            connection.run(
                "INSERT INTO migrations (version, name, applied) VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                (number, name),
            )
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.run(f"PRAGMA user_version = {number}")


def split_statements(script: str) -> Iterator[str]:
    """The statements of a script, one after the other: a transaction needs them singly."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
