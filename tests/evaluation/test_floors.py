"""The pinned floors hold on the sets beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.measure import run_plan
from evaluation.plans import PLANS, Plan


@pytest.mark.parametrize("plan", [plan for plan in PLANS if plan.quick], ids=lambda plan: plan.name)
def test_no_measure_is_below_its_floor(plan: Plan, shared: Path) -> None:
    outcome = run_plan(plan)
    assert not outcome.missed, "\n".join(outcome.missed)
