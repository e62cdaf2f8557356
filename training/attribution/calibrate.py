"""Calibrates a reader: ``python -m training.attribution.calibrate --model FILE --data DIR --scorers DIR``.

Fits the weights of ``dragoman.attribution.reader.confidence`` on the development set, writes them into the model's
file, and prints the reliability curve: for each tenth of probability, how many attributions got one, its mean, and how
many of them the scorer takes for right. The curve is measured on documents that the weights were not fitted on (four
folds).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.attribution.learned import known_cue
from dragoman.attribution.reader.confidence import facts_of
from dragoman.attribution.reader.model import Model
from dragoman.attribution.reader.windows import PARAGRAPH
from training.attribution.export import add_metadata
from training.attribution.windows import read_rows

FOLDS = 4
RIGHT = 0.5  # least overlap of source and content with the annotated ones
Floats = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="the .onnx file, which gets the weights")
    parser.add_argument("--data", type=Path, required=True, help="folder of dev.jsonl.gz")
    parser.add_argument("--scorers", type=Path, required=True, help="folder of score_attribution.py")
    options = parser.parse_args()
    sys.path.insert(0, str(options.scorers))
    scorer = importlib.import_module("score_attribution")
    facts, right, folds = read_facts(Model(options.model), options.data / "dev.jsonl.gz", scorer)
    probabilities = np.zeros(len(right))
    for fold in range(FOLDS):
        held = folds == fold
        probabilities[held] = logistic(facts[held] @ fit(facts[~held], right[~held]))
    curve = list(reliability(probabilities, right))
    for count, mean, share in curve:
        print(f"{count:5} attributions, mean probability {mean:.2f}, right {share:.2f}")
    print(f"Brier score {((probabilities - right) ** 2).mean():.4f}, all {right.mean():.3f} right")
    weights = [round(float(weight), 4) for weight in fit(facts, right)]
    add_metadata(options.model, weights=json.dumps(weights), reliability=json.dumps(curve))


def read_facts(model: Model, path: Path, scorer: Any) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """The facts of every attribution read ``(n, facts)``, whether it is right, and the fold of its document."""
    rows: list[list[float]] = []
    right: list[bool] = []
    folds: list[int] = []
    for number, row in enumerate(read_rows(path)):
        text = row["text"]
        found, facts = [], []
        for window, reading in model.read(text, [match.span() for match in PARAGRAPH.finditer(text)]):
            source = [window.place(reading.source)] if reading.source else []
            content = [window.place(run) for run in reading.content]
            found.append({"source": source, "cue": [window.place(reading.cue)], "content": content})
            facts.append(facts_of(reading, known_cue(text, window.place(reading.cue))))
        scored = scorer.Text(text)
        gold = scorer.read_attributions(scored, row["attributions"])
        matched = scorer.match(gold, scorer.read_attributions(scored, found), scorer.pair_likeness)
        good = {index for value, _, index in matched if value >= RIGHT}
        rows += facts
        right += [index in good for index in range(len(found))]
        folds += [number % FOLDS] * len(found)
    return np.array(rows, float), np.array(right, float), np.array(folds)


def logistic(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values)))


def fit(facts: Floats, right: Floats, ridge: float = 1.0) -> Floats:
    """The weights of a logistic regression, by Newton's method."""
    weights = np.zeros(facts.shape[1])
    for _ in range(30):
        guess = logistic(facts @ weights)
        bend = (facts * (guess * (1 - guess))[:, None]).T @ facts + ridge * np.eye(len(weights))
        weights += np.linalg.solve(bend, facts.T @ (right - guess) - ridge * weights)
    return weights


def reliability(probabilities: Floats, right: Floats) -> Iterator[tuple[int, float, float]]:
    """For each tenth of probability that has any: how many, their mean probability, the share that is right."""
    for low in range(10):
        held = (probabilities * 10).astype(int).clip(0, 9) == low
        if held.any():
            yield int(held.sum()), round(float(probabilities[held].mean()), 3), round(float(right[held].mean()), 3)


if __name__ == "__main__":
    main()
