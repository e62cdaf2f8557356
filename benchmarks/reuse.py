"""``python -m benchmarks.reuse FOLDER [--out FILE] [--set NAME=VALUE]``: what finding shared wording costs.

FOLDER has a ``docs.jsonl`` (rows of ``id`` and ``text``), or ``.txt`` files; documents are read from there as they are
needed, so that the memory reported is what the search itself takes. The plain way beside it is a dictionary of all
runs of eight words, in Python, which finds where documents agree and aligns nothing; ``--plain`` adds it. Absolute
times drift with the machine, their ratio holds. ``--out`` writes the overlaps as rows of ``a ab ae b bb be``, for a
scorer. ``--set`` tries another value of a setting of ``OverlapSettings``. ``--compare`` runs other published tools on
the same corpus, each in a process of its own (see ``benchmarks.others``); the corpus then needs its ``gold.jsonl``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, overload

from benchmarks.others import MODULES, PAIRWISE, TOOLS
from dragoman.model.records import Document, Overlap
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from dragoman.text.folding import fold_words

RUNS = 5
PLAIN_WORDS = 8
MOST_SECONDS = 3600
SCORER = Path(__file__).resolve().parents[2] / "shared" / "scorers" / "score_passages.py"
SHOWN = {"plagdet": 9, "precision": 10, "recall": 8, "granularity": 9}
COLD = """
import sys, time
import numpy
from dragoman.model.records import Document
from dragoman.reuse.stage import STAGES_EARLY
started = time.process_time()
stage = STAGES_EARLY[0]
list(stage.kernel([Document(str(n), "", text, "") for n, text in enumerate(sys.argv[1:])], [], stage.settings))
print(time.process_time() - started)
"""


class Corpus(Sequence[Document]):
    """The documents of a corpus folder, each read when it is asked for; their ids are the corpus's own."""

    def __init__(self, folder: Path) -> None:
        self._corpus = folder / "docs.jsonl"
        self._paths = [] if self._corpus.is_file() else sorted(folder.glob("*.txt"))
        self._offsets = [0]
        if self._corpus.is_file():
            with self._corpus.open("rb") as lines:
                for line in lines:
                    self._offsets.append(self._offsets[-1] + len(line))

    def __len__(self) -> int:
        return len(self._paths) or len(self._offsets) - 1

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if self._paths:
            path = self._paths[index]
            return Document(path.stem, path.name, path.read_text("utf-8"), "")
        with self._corpus.open("rb") as lines:
            lines.seek(self._offsets[index])
            row = json.loads(lines.readline())
        return Document(row["id"], row["id"], row["text"], "")


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 always, since a benchmark judges nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the overlaps as JSONL")
    parser.add_argument("--plain", action="store_true", help="time the plain way, too")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the search")
    parser.add_argument("--compare", nargs="*", metavar="TOOL", help="measure other tools: all, or those named")
    options = parser.parse_args(arguments)
    documents = Corpus(options.folder)
    if not documents:
        parser.error(f"{options.folder} has neither docs.jsonl nor .txt files.")
    settings = replace(OverlapSettings(), **dict(map(_read_setting, options.set)))
    started = time.process_time()
    list(documents)
    loading = time.process_time() - started
    started = time.process_time()
    count = write_rows(find_overlaps(documents, [], settings), options.out)
    whole = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(documents)} documents, {count} overlaps")
    # The documents are read three times: for their order, for their words, and to look at doubtful names.
    print(f"{'CPU seconds':26} {whole:9.1f}, of which {2 * loading:.1f} for reading the documents from the disk")
    print(f"{'documents per CPU-second':26} {len(documents) / max(0.01, whole - 2 * loading):9.0f}")
    print(f"{'peak memory':26} {peak:9.0f} MB")
    if options.plain:
        plain = cpu_seconds(lambda: find_plainly([document.text for document in documents]), runs=1)
        print(f"{'a plain dictionary':26} {len(documents) / plain:9.0f} documents per CPU-second")
    print(
        f"{'three documents, cold':26} {1000 * cold_seconds([one.text for one in documents[:3]]):9.1f} ms beyond NumPy"
    )
    if options.compare is not None:
        seconds = max(0.01, whole - 2 * loading)
        compare_tools(options.folder, options.compare or list(TOOLS), settings, (seconds, peak, len(documents)))
    return 0


def compare_tools(
    folder: Path, tools: Sequence[str], settings: OverlapSettings, ours: tuple[float, float, int]
) -> None:
    """Print a row for this search and one for each tool: how well it finds the planted passages, and what that costs.

    ``ours`` are the CPU seconds, megabytes and documents of the run before.
    """
    print(f"\n{'':24}{'plagdet':>9}{'precision':>10}{'recall':>8}{'granul.':>9}{'CPU s':>8}{'MB':>7}  compared")
    with tempfile.TemporaryDirectory() as name:
        out = Path(name, "found.jsonl")
        write_rows(find_overlaps(Corpus(folder), [], settings), out)
        _print_row("dragoman", folder, out, ours[0], ours[1], f"{ours[2]} documents")
        for tool in tools:
            if importlib.util.find_spec(MODULES[tool]) is None:
                print(f"{tool:24} is not installed")
                continue
            command = [sys.executable, "-m", "benchmarks.others", tool, str(folder), str(out)]
            ended = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS)
            if ended.returncode:
                print(f"{tool:24} failed: {ended.stderr.strip().splitlines()[-1][:80]}")
                continue
            cost = json.loads(ended.stdout)
            compared = f"{cost['compared']} {'pairs' if tool in PAIRWISE else 'documents'}"
            _print_row(tool, folder, out, cost["seconds"], cost["memory_mb"], compared)


def _print_row(tool: str, folder: Path, out: Path, seconds: float, memory: float, compared: str) -> None:
    command = [sys.executable, str(SCORER), str(folder), str(out), "--json"]
    measured = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shares = "".join(f"{measured[key]:{width}.3f}" for key, width in SHOWN.items())
    print(f"{tool:24}{shares}{seconds:8.1f}{memory:7.0f}  {compared}", flush=True)


def _read_setting(given: str) -> tuple[str, Any]:
    name, value = given.split("=", 1)
    if name not in {field.name for field in fields(OverlapSettings)}:
        raise SystemExit(f"{name} is no setting of OverlapSettings.")
    return name, json.loads(value)


def find_plainly(texts: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of documents that have eight words in a row in common."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        words = [word.text for word in fold_words(text)]
        for start in range(len(words) - PLAIN_WORDS + 1):
            holders[tuple(words[start : start + PLAIN_WORDS])].add(number)
    return {(one, two) for found in holders.values() for one in found for two in found if one < two}


def cpu_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU seconds of a piece of work."""
    seconds = []
    for _ in range(runs):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds)


def cold_seconds(texts: Sequence[str]) -> float:
    """Median CPU seconds of the stage in new processes, once NumPy is there; a text is cut to what a command takes."""
    command = [sys.executable, "-c", COLD, *(text[:20_000] for text in texts)]
    return statistics.median(
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(RUNS)
    )


def write_rows(rows: Iterator[object], path: Path | None) -> int:
    """Write the overlaps among the rows, if there is a path, and count them."""
    count = 0
    with open(path or os.devnull, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            if isinstance(row, Overlap):
                count += 1
                a, b = row.a, row.b
                found = {"a": a.doc_id, "ab": a.start, "ae": a.end, "b": b.doc_id, "bb": b.start, "be": b.end}
                if path:
                    out.write(json.dumps(found) + "\n")
    return count


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
