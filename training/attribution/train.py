"""Trains the reader: ``python -m training.attribution.train --data DIR --weights DIR --out DIR``.

Seeded, and resumed from its last checkpoint in ``--out``. Each pass is followed by the predictions on
the development set in ``--out/dev.N.jsonl``, which the scorer beside the sets can read.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy

from training.attribution.batches import encode, iterate
from training.attribution.decoding import decode
from training.attribution.network import Reader
from training.attribution.windows import NO_TARGET, cut_windows, label, read_rows

INPUTS = ("pieces", "mask", "quotes", "parts", "firsts")
SAVE_EVERY = 200  # batches


def loss_of(model: Reader, arrays: dict[str, torch.Tensor]) -> torch.Tensor:
    """Tags, cue pointers and source pointers, each a cross entropy over the words that have a target."""
    tags, cue, source = model(*(arrays[name] for name in INPUTS))
    blank = arrays["firsts"].eq(0).unsqueeze(1)
    total = cross_entropy(tags.flatten(0, 1), arrays["tags"].flatten(), ignore_index=NO_TARGET)
    for scores, targets in ((cue, arrays["cue_of"]), (source, arrays["source_of"])):
        if targets.ne(NO_TARGET).any():
            masked = scores.masked_fill(blank, -1e4)
            total = total + 0.5 * cross_entropy(masked.flatten(0, 1), targets.flatten(), ignore_index=NO_TARGET)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = [
        label(window, row["attributions"])
        for row in read_rows(options.data / "train.jsonl.gz")
        for window in cut_windows(row["text"])
    ]
    encoded = [encode(window, tokenizer) for window in windows]
    model = Reader(options.weights)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder") and p.requires_grad]
    body = [p for name, p in model.named_parameters() if name.startswith("encoder") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}], weight_decay=0.01
    )
    per_pass = sum(1 for _ in iterate(encoded, windows, None))
    steps = per_pass * options.passes
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (0.06 * steps)) * max(0.0, 1 - step / steps)
    )
    checkpoint = options.out / "checkpoint.pt"
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        done = saved["done"]
    started, step, running = time.time(), 0, 0.0
    for number in range(options.passes):
        for _, arrays in iterate(encoded, windows, options.seed + number):
            step += 1
            if step <= done:
                continue
            model.train()
            loss = loss_of(model, {name: torch.from_numpy(array) for name, array in arrays.items()})
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            running = 0.98 * running + 0.02 * float(loss.detach())
            if step % 50 == 0:
                print(f"pass {number + 1} step {step}/{steps} loss {running:.3f} {time.time() - started:.0f} s", flush=True)
            if step % SAVE_EVERY == 0 or step % per_pass == 0:
                torch.save(
                    {
                        "model": model.state_dict(), "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(), "done": step,
                    },
                    checkpoint.with_suffix(".new"),
                )  # fmt: skip
                checkpoint.with_suffix(".new").replace(checkpoint)
        if step > done:
            predict(model, tokenizer, options.data / "dev.jsonl.gz", options.out / f"dev.{number + 1}.jsonl")
    torch.save(model.state_dict(), options.out / "reader.pt")


def predict(model: Reader, tokenizer: Tokenizer, source: Path, out: Path) -> None:
    """Write the attributions that the model reads in the documents of ``source``."""
    model.eval()
    lines = []
    for row in read_rows(source):
        windows = list(cut_windows(row["text"]))
        encoded = [encode(window, tokenizer) for window in windows]
        found = []
        with torch.no_grad():
            for numbers, arrays in iterate(encoded, windows, None):
                scores = model(*(torch.from_numpy(arrays[name]) for name in INPUTS))
                for index, number in enumerate(numbers):
                    found += decode(windows[number], *(part[index].numpy() for part in scores))
        lines.append(json.dumps({"doc_id": row["doc_id"], "text": row["text"], "attributions": found}))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
