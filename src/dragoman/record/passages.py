"""Passages without a record: which wording documents share, and nothing else of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from dragoman.actors.stage import STAGES as ACTORS
from dragoman.dating.stage import STAGES as DATING
from dragoman.ingest.files import read_inputs
from dragoman.ingest.options import InputOptions
from dragoman.ingest.stage import STAGES as INGEST
from dragoman.model import records
from dragoman.model.errors import InputError
from dragoman.model.stage import Stage
from dragoman.record.actors import find_actor_files, joined_actors, read_actor_file
from dragoman.record.inputs import STDIN, AnyPath, Columns, Progress, listed_paths, noting_problems
from dragoman.reuse.stage import STAGES_EARLY as OVERLAPS
from dragoman.reuse.stage import STAGES_LATE as PASSAGES
from dragoman.run.once import run_once

if TYPE_CHECKING:
    from dragoman.run.once import Findings

# In the order of the pipeline: whose text is whose, and of which day, so that the likelier source is known.
STAGES = ("regions", "describe", "overlaps", "publications", "passages")
LEFT_OUT = ("sentences", "attributions", "contacts", "reports")  # what telling formulas from copies would take
TABLES = ("documents", "passages", "problems")
PROBLEM_TABLES = ("input_problems", "document_problems", "problems")


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Documents, and the wording that they share. Rows are in the order of their ids."""

    documents: list[records.Document]
    passages: list[records.Passage]
    """Pairs of stretches. ``marked`` is ``unmarked`` also where an attribution may mark the words: none was looked for;
    the files of ``export`` have null there."""
    problems: list[records.Problem]  # all, those of files too
    file_problems: tuple[records.Problem, ...]  # as they were met, with paths that are not there
    failed: int  # stages that failed, or made rows that were refused
    findings: Findings

    def export(self, out: AnyPath, format: str = "jsonl") -> list[Path]:
        """Write ``documents``, ``passages`` and ``problems`` into a folder as a record's export has them.

        Args:
            format: ``jsonl``, ``csv`` or ``parquet``.

        Raises:
            InputError: there is no such format, it needs what is not installed, or a file cannot be written.
        """
        from dragoman.export.formats import export_as

        return export_as(self.findings, out, format, TABLES)


def find_passages(
    paths: AnyPath | Iterable[AnyPath],
    *,
    published: str | None = None,
    outlet: str | None = None,
    metadata: AnyPath | None = None,
    actors: AnyPath | Iterable[AnyPath] = (),
    progress: Progress | None = None,
    **columns: Unpack[Columns],
) -> SharedWording:
    """Find the wording that documents share, word for word or with edits, and make no record.

    The rows are those of ``read``, but that nothing is known of contacts and attributions: wording
    that recurs across contacts is a copy here and no ``formula``, and that an attribution marks it
    is not noticed. All documents are held in memory at once.

    Args:
        paths: as those of ``read``, with all its other options.

    Raises:
        InputError: a path or option cannot be used.
    """
    listed = listed_paths(paths)
    tables = [read_actor_file(path) for path in (*find_actor_files(listed), *listed_paths(actors))]
    options = InputOptions(published, outlet, None if metadata is None else Path(metadata), **columns)
    stdin = sys.stdin.buffer.read() if STDIN in listed else None
    problems: list[records.Problem] = []
    documents = noting_problems(read_inputs(listed, options, stdin), problems)
    found = run_once(documents, passage_stages(joined_actors(*tables)), progress)
    by_id = {problem.id: problem for table in PROBLEM_TABLES for problem in found.rows(table)}
    return SharedWording(
        found.rows("documents"),
        found.rows("passages"),
        [by_id[problem_id] for problem_id in sorted(by_id)],
        tuple(problems),
        found.failed,
        found,
    )


def passage_stages(actors: Sequence[records.Actor] = ()) -> tuple[Stage, ...]:
    """The stages of the pipeline that passages need, with its settings; and a user's own actors, who may be issuers."""
    by_name = {stage.name: stage for stage in (*INGEST, *ACTORS, *DATING, *OVERLAPS, *PASSAGES)}
    stages = [by_name[name] for name in STAGES]
    if actors:
        stages = [
            replace(stage, settings=stage.settings.with_actors(tuple(actors)))
            if hasattr(stage.settings, "with_actors")
            else stage
            for stage in stages
        ]
    return *stages[:-1], _without_contacts(stages[-1])


def _without_contacts(stage: Stage) -> Stage:
    """The stage with none of the rows that are left out, and of what it makes the passages alone, which come first."""
    reads = tuple(table for table in stage.reads if table not in LEFT_OUT)

    def classify(*given: Any) -> Iterator[records.Passage]:
        *rows, settings = given
        by_table = dict(zip(reads, rows, strict=True))
        made = stage.kernel(*(by_table.get(table, []) for table in stage.reads), settings)
        yield from takewhile(lambda row: isinstance(row, records.Passage), made)

    return replace(stage, reads=reads, writes=("passages",), kernel=classify)


def check_out(out: AnyPath) -> None:
    """Refuse a folder that is none, before the work is done.

    Raises:
        InputError: there is a file of this name.
    """
    if os.path.exists(out) and not os.path.isdir(out):
        raise InputError(f"{os.fspath(out)} is a file, and no folder to write into.", "Name another one with --out.")
