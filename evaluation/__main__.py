"""Scores dragoman on the sets in ``../shared``: ``python -m evaluation [--json] [NAME ...]``."""

from __future__ import annotations

import json
import sys

from evaluation.measure import run_plan
from evaluation.plans import PLANS, SHARED


def main(arguments: list[str]) -> int:
    """Run the plans whose names begin with an argument, all without one; 1 where a floor is missed."""
    if not SHARED.is_dir():
        print(f"Nothing to measure: the evaluation sets are not beside the project ({SHARED.name}/ is absent).")
        return 0
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    status = 0
    for plan in PLANS:
        if wanted and not any(plan.name.startswith(name) for name in wanted):
            continue
        outcome = run_plan(plan)
        if "--json" in arguments:
            print(json.dumps({"plan": plan.name, **outcome.measures}))
        else:
            print(f"\n{plan.name}")
            for name, value in outcome.measures.items():
                print(f"  {name:32} {value:.3f}" if isinstance(value, float) else f"  {name:32} {value}")
        for sentence in outcome.missed:
            print(f"  MISSED  {sentence}")
            status = 1
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
