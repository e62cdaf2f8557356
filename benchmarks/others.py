"""``python -m benchmarks.others TOOL FOLDER OUT``: another tool's way of finding shared wording, on the same corpus.

FOLDER is one of ``benchmarks.reuse``. OUT gets the passages as rows of ``a ab ae b bb be``; CPU seconds, those of
reading the corpus left out, and peak memory of this process go to standard output as JSON. None of the tools is a
dependency: install the ones to compare with, in an environment of their own if need be.

A tool that compares two texts at a time cannot be given all pairs of a corpus. It is given the pairs that do share a
planted passage, from ``gold.jsonl``, and no others: what it finds there is the best it could find behind a perfect
filter, and its time is that of aligning alone.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import resource
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Found = tuple[int, Span, int, Span]  # the numbers of two documents, and where
Texts = Sequence[str]
Pairs = Sequence[tuple[int, int]]

WINDOW_WORDS, STEP_WORDS = 16, 4  # of a document, where a tool knows whole texts alone; 8 to 14 words are lost anyhow
SHINGLE_WORDS = 2
PERMUTATIONS = 64
LEAST_ALIKE = 0.5
MOST_ALIKE = 30  # windows of one bucket that are paired; more are stock wording
WORD = re.compile(r"\w+")


def main(arguments: Sequence[str]) -> int:
    """Run one tool."""
    tool, folder, out = arguments[0], Path(arguments[1]), Path(arguments[2])
    rows = [json.loads(line) for line in (folder / "docs.jsonl").read_text("utf-8").splitlines()]
    ids, texts = [row["id"] for row in rows], [row["text"] for row in rows]
    del rows
    number = {identifier: place for place, identifier in enumerate(ids)}
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    pairs = sorted({(number[row["a"]], number[row["b"]]) for row in gold})
    del gold
    started = time.process_time()
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        found = list(TOOLS[tool](texts, pairs))
    seconds = time.process_time() - started
    with out.open("w", encoding="utf-8", newline="\n") as lines:
        for a, (ab, ae), b, (bb, be) in found:
            lines.write(json.dumps({"a": ids[a], "ab": ab, "ae": ae, "b": ids[b], "bb": bb, "be": be}) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = len(pairs) if tool in PAIRWISE else len(texts)
    print(json.dumps({"seconds": seconds, "memory_mb": peak, "compared": count, "found": len(found)}))
    return 0


def find_by_documents(texts: Texts, pairs: Pairs) -> Iterator[Found]:
    """datasketch: MinHash LSH on whole documents; a pair is given as two whole texts."""
    datasketch: Any = import_module("datasketch")

    index = datasketch.MinHashLSH(threshold=0.05, num_perm=128)
    sketches = []
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([" ".join(words).encode() for words in _shingles(_words(text), 4)])
        sketches.append(sketch)
        index.insert(number, sketch, check_duplication=False)
    for number, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if number < other and sketch.jaccard(sketches[other]) >= 0.05:
                yield number, (0, len(texts[number])), other, (0, len(texts[other]))


def find_by_windows(texts: Texts, pairs: Pairs) -> Iterator[Found]:
    """datasketch: MinHash LSH on windows of words; those that follow one another are put together."""
    datasketch: Any = import_module("datasketch")

    windows, shingles = _cut(texts)
    index = datasketch.MinHashLSH(threshold=LEAST_ALIKE, num_perm=PERMUTATIONS)
    sketches = datasketch.MinHash.bulk([[word.encode() for word in some] for some in shingles], num_perm=PERMUTATIONS)
    for number, sketch in enumerate(sketches):
        index.insert(number, sketch, check_duplication=False)
    alike = ((number, index.query(sketch)) for number, sketch in enumerate(sketches))
    yield from _join(windows, alike, lambda one, two: sketches[one].jaccard(sketches[two]))


def find_by_rensa(texts: Texts, pairs: Pairs) -> Iterator[Found]:
    """rensa: the same in Rust."""
    rensa: Any = import_module("rensa")

    windows, shingles = _cut(texts)
    index = rensa.RMinHashLSH(threshold=LEAST_ALIKE, num_perm=PERMUTATIONS, num_bands=16)
    sketches = rensa.RMinHash.from_token_sets(shingles, num_perm=PERMUTATIONS, seed=1)
    for number, sketch in enumerate(sketches):
        index.insert(number, sketch)
    alike = ((number, index.query(sketch)) for number, sketch in enumerate(sketches))
    yield from _join(windows, alike, lambda one, two: sketches[one].jaccard(sketches[two]))


def find_by_text_matcher(texts: Texts, pairs: Pairs) -> Iterator[Found]:
    """text-matcher, on the pairs that share something."""
    matching: Any = import_module("text_matcher.matcher")

    read: dict[int, Any] = {
        number: matching.Text(texts[number], str(number), False) for pair in pairs for number in pair
    }
    for one, two in pairs:
        matcher = matching.Matcher(read[one], read[two], removeStopwords=False)
        matcher.match()
        yield from ((one, a, two, b) for a, b in zip(matcher.locationsA, matcher.locationsB, strict=True))


def find_by_quid(texts: Texts, pairs: Pairs) -> Iterator[Found]:
    """Quid, on the pairs that share something."""
    quid: Any = import_module("quid.core.Quid").Quid(min_match_length=8, include_text_in_result=False)
    for one, two in pairs:
        for match in quid.compare(texts[one], texts[two]):
            source, target = match.source_span, match.target_span
            yield one, (source.start, source.end), two, (target.start, target.end)


PAIRWISE = ("text-matcher", "quid")
TOOLS: Mapping[str, Callable[[Texts, Pairs], Iterable[Found]]] = {
    "datasketch-documents": find_by_documents,
    "datasketch-windows": find_by_windows,
    "rensa-windows": find_by_rensa,
    "text-matcher": find_by_text_matcher,
    "quid": find_by_quid,
}
MODULES = {
    "datasketch-documents": "datasketch",
    "datasketch-windows": "datasketch",
    "rensa-windows": "rensa",
    "text-matcher": "text_matcher",
    "quid": "quid",
}


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in WORD.finditer(text)]


def _shingles(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1))]


def _cut(texts: Texts) -> tuple[list[tuple[int, int, int]], list[list[str]]]:
    """Windows of all texts, as a document and a stretch of it, with the shingles of each."""
    windows, shingles = [], []
    for number, text in enumerate(texts):
        places = [(match.start(), match.end(), match.group().lower()) for match in WORD.finditer(text)]
        for first in range(0, max(1, len(places) - WINDOW_WORDS + 1), STEP_WORDS):
            some = places[first : first + WINDOW_WORDS]
            windows.append((number, some[0][0], some[-1][1]))
            shingles.append(
                sorted({" ".join(words) for words in _shingles([word for *_, word in some], SHINGLE_WORDS)})
            )
    return windows, shingles


def _join(
    windows: Sequence[tuple[int, int, int]],
    alike: Iterable[tuple[int, Sequence[int]]],
    likeness: Callable[[int, int], float],
) -> Iterator[Found]:
    """Pairs of windows that are alike, those that lap over on both sides as one."""
    stretches: dict[tuple[int, int], list[tuple[int, int, int, int]]] = defaultdict(list)
    for number, others in alike:
        document, start, end = windows[number]
        if len(others) > MOST_ALIKE:
            continue
        for other in others:
            there = windows[other]
            if document < there[0] and likeness(number, other) >= LEAST_ALIKE:
                stretches[document, there[0]].append((start, end, there[1], there[2]))
    for (one, two), found in sorted(stretches.items()):
        joined: list[tuple[int, int, int, int]] = []
        for stretch in sorted(found):
            for place, known in enumerate(joined):
                if stretch[0] <= known[1] and known[2] <= stretch[3] and stretch[2] <= known[3]:
                    joined[place] = (
                        min(known[0], stretch[0]), max(known[1], stretch[1]),
                        min(known[2], stretch[2]), max(known[3], stretch[3]),
                    )  # fmt: skip
                    break
            else:
                joined.append(stretch)
        for a_start, a_end, b_start, b_end in joined:
            yield one, (a_start, a_end), two, (b_start, b_end)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
