"""Trains the reader: ``python -m training.attribution.train --data DIR --weights DIR --out DIR``.

Seeded, and resumed from its last checkpoint in ``--out``. Each pass is followed by the attributions read in the
development set, in ``--out/dev.N.jsonl``, which the scorer beside the sets can read. What is kept is the moving average
of the weights over the last steps (Polyak and Juditsky, 1992).
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path
from typing import Any

import torch

from dragoman.attribution.reader.decode import read_scores
from dragoman.attribution.reader.pieces import Vocabulary, cut_pieces
from dragoman.attribution.reader.windows import Window, cut_windows
from training.attribution.batches import group_by_length, iterate, pad
from training.attribution.loss import INPUTS, loss_of
from training.attribution.network import Reader
from training.attribution.windows import read_rows, read_windows

BATCH_PIECES = 1024
SAVE_EVERY = 200  # batches
AVERAGE = 0.998  # of the moving average, kept a step
WARM_UP = 0.06  # share of the steps


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the encoder and its tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints, predictions and the result")
    parser.add_argument(
        "--start", type=Path, help="reader.pt of an earlier run to go on from, at a rate that rises again"
    )
    parser.add_argument(
        "--teacher", type=Path, nargs="*", default=[], help="reader.pt of runs whose answers this one learns as well"
    )
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.2e-4, help="highest learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="highest learning rate of the rest")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--bf16", action="store_true", help="multiply in 16 bits, faster on processors that can")
    return parser.parse_args()


def main() -> None:
    options = read_options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    vocabulary = load_vocabulary(options.weights)
    pairs = [pair for row in read_rows(options.data / "train.jsonl.gz") for pair in read_windows(row)]
    encoded, labels = [cut_pieces(window, vocabulary) for window, _ in pairs], [found for _, found in pairs]
    per_pass = sum(1 for _ in group_by_length([len(row.ids) for row in encoded], BATCH_PIECES))
    run = Run(options, per_pass)
    started, running = time.time(), 0.0
    for number in range(run.done // per_pass, options.passes):
        for step, arrays in enumerate(iterate(encoded, labels, BATCH_PIECES, options.seed + number), number * per_pass):
            if step < run.done:
                continue
            running += 0.02 * (run.step({name: torch.from_numpy(array) for name, array in arrays.items()}) - running)
            if run.done % 50 == 0:
                spent = time.time() - started
                print(f"pass {number + 1} step {run.done}/{run.steps} loss {running:.3f} {spent:.0f} s", flush=True)
            if run.done % SAVE_EVERY == 0 or run.done % per_pass == 0:
                run.save()
        predict(run.average, vocabulary, options.data / "dev.jsonl.gz", options.out / f"dev.{number + 1}.jsonl")
    torch.save(run.average.state_dict(), options.out / "reader.pt")


class Run:
    """A model in training with all that a resumed run needs."""

    def __init__(self, options: argparse.Namespace, per_pass: int) -> None:
        self.model = load_reader(options.weights, options.start)
        self.teachers = [load_reader(options.weights, path).eval() for path in options.teacher]
        self.average = copy.deepcopy(self.model)
        self.bf16 = options.bf16
        self.steps = per_pass * options.passes
        body, heads = [], []
        for name, parameter in self.model.named_parameters():
            (body if name.startswith("encoder") else heads).append(parameter)
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}], weight_decay=0.01
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.checkpoint = options.out / "checkpoint.pt"
        self.done = 0
        if self.checkpoint.exists():
            saved = torch.load(self.checkpoint, weights_only=True)
            for name in ("model", "average", "optimizer", "schedule"):
                getattr(self, name).load_state_dict(saved[name])
            self.done = saved["done"]

    def _rate(self, step: int) -> float:
        return min(1.0, (step + 1) / (WARM_UP * self.steps)) * max(0.0, 1 - step / self.steps)

    def step(self, arrays: dict[str, torch.Tensor]) -> float:
        """One batch; the loss before it."""
        self.model.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            loss = loss_of(self.model, arrays, self.teachers)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.done += 1
        keep = min(AVERAGE, self.done / (self.done + 10))  # the first steps leave no trace
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.model.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)
        return float(loss.detach())

    def save(self) -> None:
        """The checkpoint, replaced in one move."""
        parts = {name: getattr(self, name).state_dict() for name in ("model", "average", "optimizer", "schedule")}
        new = self.checkpoint.with_suffix(".new")
        torch.save(parts | {"done": self.done}, new)
        new.replace(self.checkpoint)


def load_reader(weights: Path, run: Path | None) -> Reader:
    """A reader with the encoder's weights, or with those of a run."""
    reader = Reader(weights)
    if run:
        reader.load_state_dict(torch.load(run, weights_only=True))
    return reader


def load_vocabulary(weights: Path) -> Vocabulary:
    """The pieces of the encoder's ``tokenizer.json`` in the order of their numbers."""
    pieces = json.loads((weights / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return Vocabulary(sorted(pieces, key=pieces.__getitem__))


def predict(model: Reader, vocabulary: Vocabulary, data: Path, out: Path) -> None:
    """Write the attributions that the model reads in the documents of ``data``."""
    model.eval()
    lines = []
    for row in read_rows(data):
        windows = list(cut_windows(row["text"]))
        encoded = [cut_pieces(window, vocabulary) for window in windows]
        found: list[dict[str, Any]] = []
        for numbers in group_by_length([len(pieces.ids) for pieces in encoded], 2 * BATCH_PIECES):
            arrays = pad([encoded[number] for number in numbers])
            with torch.no_grad():
                scores = model(*(torch.from_numpy(arrays[name]) for name in INPUTS))
            for index, number in enumerate(numbers):
                size = len(windows[number].words)
                tags, cue, source = (part[index].numpy() for part in scores)
                found += _rows(windows[number], tags[:size], cue[:size, :size], source[:size, :size])
        lines.append(json.dumps({"doc_id": row["doc_id"], "text": row["text"], "attributions": found}))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(window: Window, *scores: Any) -> list[dict[str, Any]]:
    return [
        {
            "source": [window.place(reading.source)] if reading.source else [], "cue": [window.place(reading.cue)],
            "content": [window.place(run) for run in reading.content],
        }
        for reading in read_scores(window, *scores)
    ]  # fmt: skip


if __name__ == "__main__":
    main()
