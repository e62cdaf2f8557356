"""Scores dragoman on the sets in ``../shared``: ``python -m evaluation [--all] [--json] [NAME ...]``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from evaluation.measure import Outcome, limits_of, run_plan
from evaluation.plans import PLANS
from evaluation.sets import SHARED


def main(arguments: list[str]) -> int:
    """Run the plans whose names begin with an argument, all without one; 1 where a floor is missed.

    Prints the measures that have a floor or a ceiling beside it; with ``--all`` the others too.
    """
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
            print("\n".join(as_table(outcome, "--all" in arguments)), flush=True)
        for sentence in outcome.missed:
            print(f"  MISSED  {sentence}")
            status = 1
    return status


def as_table(outcome: Outcome, everything: bool) -> Iterator[str]:
    """The measures of a plan, one a line, with their floor or ceiling."""
    yield f"\n{outcome.plan:28} measured"
    limits = limits_of(outcome.plan)
    for name, value in outcome.measures.items():
        if not everything and name not in limits:
            continue
        kind, limit = limits.get(name, ("", 0))
        shown = f"{value:.3f}" if isinstance(value, float) else f"{value}"
        yield f"  {name:26} {shown:>8}" + (f"   {kind} {limit}" if kind else "")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
