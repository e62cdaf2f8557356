"""``python -m benchmarks.workers [PATH...]``: what several worker processes save in time, and what they cost in CPU.

Each PATH goes to ``dragoman read``, in a process of its own, with one worker and more. Without any the dated readouts
in ``../shared`` are read where they are there, else the example. Absolute times drift with the machine; ratios hold, as
long as the processors are free.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.__main__ import DATA, EXAMPLES

WORKERS = (1, 2, 4)
RUNS = 3


def main(arguments: list[str]) -> int:
    """Print the table; 0 always, since a benchmark judges nothing."""
    paths = arguments or sorted(map(str, (DATA / "readouts").glob("*_2021_2022.jsonl.gz"))) or [str(EXAMPLES)]
    processors = os.cpu_count() or 1
    print(f"{' '.join(paths)}, on {processors} processors, median of {RUNS} runs:")
    print("workers   wall s    CPU s   wall, to one worker's   CPU, to one worker's")
    alone = None
    for workers in (count for count in WORKERS if count <= processors):
        wall, cpu = measure(paths, workers)
        alone = alone or (wall, cpu)
        print(f"{workers:7} {wall:8.2f} {cpu:8.2f} {wall / alone[0]:23.2f} {cpu / alone[1]:22.2f}")
    return 0


def measure(paths: list[str], workers: int) -> tuple[float, float]:
    """Median wall seconds of a reading into a new record, and median CPU seconds of all its processes."""
    walls, cpus = [], []
    program = Path(sys.executable).with_name("dragoman")
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            command = [str(program), "read", *paths, "--date-field", "date", "--workers", str(workers)]
            before, started = os.times(), time.perf_counter()
            subprocess.run([*command, "--record", f"{folder}/record.db"], check=False, capture_output=True)
            walls.append(time.perf_counter() - started)
            after = os.times()
        cpus.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(walls), statistics.median(cpus)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
