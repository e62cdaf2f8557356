"""Which tags may stand side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.attribution.reader.tags import MARKS, ROLES, TAGS, may_end, may_follow, may_start, tag_run


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("length", [1, 2, 3, 9])
def test_a_run_begins_goes_on_and_ends(role: str, length: int) -> None:
    tags = tag_run(role, length)
    assert len(tags) == length
    assert "".join(TAGS[tag][0] for tag in tags) == ("S" if length == 1 else "B" + "I" * (length - 2) + "E")
    assert {TAGS[tag][2:] for tag in tags} == {role}
    assert may_start(tags[0])
    assert may_end(tags[-1])
    assert all(may_follow(before, after) for before, after in pairwise(tags))


def test_what_may_follow_is_what_keeps_runs_whole() -> None:
    for before, left in enumerate(TAGS):
        for after, right in enumerate(TAGS):
            if left[0] in "BI":
                legal = right[0] in "IE" and right[2:] == left[2:]
            else:
                legal = right[0] in "OBS"
            assert may_follow(before, after) == legal, (left, right)


def test_a_text_begins_and_ends_outside_or_at_a_runs_border() -> None:
    assert {tag[0] for number, tag in enumerate(TAGS) if may_start(number)} == set("OBS")
    assert {tag[0] for number, tag in enumerate(TAGS) if may_end(number)} == set("OES")
    assert len(TAGS) == 1 + len(ROLES) * len(MARKS)
