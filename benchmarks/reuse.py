"""``python -m benchmarks.reuse FOLDER [--out FILE]``: what finding shared wording costs, beside the plain way.

FOLDER has a ``docs.jsonl`` (rows of ``id`` and ``text``), or ``.txt`` files. The plain way is a dictionary of all
runs of eight words, in Python, which finds where documents agree and aligns nothing. Absolute times drift
with the machine, their ratio holds. ``--out`` writes the overlaps as rows of ``a ab ae b bb be``, for a scorer.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.model.records import Document, Overlap
from dragoman.reuse.engine import find_shared
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import read_words
from dragoman.text.folding import fold_words

RUNS = 5
PLAIN_WORDS = 8
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


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 always, since a benchmark judges nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the overlaps as JSONL")
    options = parser.parse_args(arguments)
    documents = read_documents(options.folder)
    if not documents:
        parser.error(f"{options.folder} has neither docs.jsonl nor .txt files.")
    texts = [document.text for document in documents]
    settings = OverlapSettings()
    words = read_words(texts)
    rows = [row for row in find_overlaps(documents, [], settings) if isinstance(row, Overlap)]
    print(f"{len(documents)} documents, {len(words)} words, {len(rows)} overlaps")
    reading = cpu_seconds(lambda: read_words(texts))
    matching = cpu_seconds(lambda: find_shared(words, settings))
    whole = cpu_seconds(lambda: list(find_overlaps(documents, [], settings)))
    plain = cpu_seconds(lambda: find_plainly(texts), runs=1)
    for name, seconds in (("folding and hashing", reading), ("matching and aligning", matching), ("in all", whole)):
        print(f"{name:24} {len(documents) / seconds:9.0f} documents per CPU-second")
    print(f"{'a plain dictionary':24} {len(documents) / plain:9.0f} documents per CPU-second")
    print(f"{'ratio, ours to plain':24} {whole / plain:9.2f}")
    print(f"{'three documents, cold':24} {1000 * cold_seconds(texts[:3]):9.1f} ms beyond importing NumPy")
    if options.out:
        write_rows(rows, options.out)
    return 0


def read_documents(folder: Path) -> list[Document]:
    """The documents of a corpus folder, by name; their ids are the corpus's own."""
    corpus = folder / "docs.jsonl"
    if corpus.is_file():
        with corpus.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return [Document(row["id"], row["id"], row["text"], "") for row in rows]
    return [Document(path.stem, path.name, path.read_text("utf-8"), "") for path in sorted(folder.glob("*.txt"))]


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


def write_rows(rows: Sequence[Overlap], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            a, b = row.a, row.b
            found = {"a": a.doc_id, "ab": a.start, "ae": a.end, "b": b.doc_id, "bb": b.start, "be": b.end}
            out.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
