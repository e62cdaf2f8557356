"""What was promised, by when, and where it stands."""

from __future__ import annotations

import pytest

from dragoman.accounts.commitments import read_commitments
from dragoman.accounts.settings import CommitmentSettings
from dragoman.model.records import ResolvedDate
from tests.accounts.world import World
from tests.builders import Made, build, contact

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "
RETURN = "to complete the return of the detained crews"


def _agreement(
    world: World, *, deadline: tuple[str | None, str | None] | None = None, name: str = "palace.txt"
) -> Made:
    """A readout of the first call with one agreement, whose deadline has this first and last day."""
    made = build(f"{CALL}[[both|They]] agreed {RETURN}.", name, kind="readout", issuer="palace")
    world.add(made, published="2024-02-13")
    if deadline is not None:
        first, last = deadline
        world.dates.append(ResolvedDate("t_1", made.at("crews"), "", first, last, resolved=bool(first or last)))
    world.undertake(made, RETURN, deadline=None if deadline is None else "t_1")
    return made


@pytest.mark.parametrize(
    ("deadline", "as_of", "status"),
    [
        (None, "2024-03-01", "open"),
        (("2024-03-15", "2024-03-15"), "2024-03-01", "open"),
        (("2024-03-15", "2024-03-15"), "2024-03-15", "due"),
        (("2024-03-15", "2024-03-15"), "2024-03-15T09:30:00+02:00", "due"),
        (("2024-03-11", "2024-03-17"), "2024-03-15", "due"),
        (("2024-03-15", "2024-03-15"), "2024-03-16", "overdue"),
        (("2024-03-15", "2024-12-31"), "2024-03-16", "open"),  # "later this year"
        (("2024-03-15", "2024-12-31"), "2024-12-01", "due"),
        (("2024-03-15", None), "2024-04-01", "open"),
        ((None, None), "2024-03-16", "unknown"),
    ],
)
def test_status_is_judged_on_the_day_given(
    deadline: tuple[str | None, str | None] | None, as_of: str, status: str
) -> None:
    world = World()
    _agreement(world, deadline=deadline)
    assert [row.status for row in world.commitments(as_of)] == [status]


def test_nothing_is_due_before_it_was_undertaken() -> None:
    world = World(contacts=[contact("c_1", from_="2024-02-12")])
    _agreement(world, deadline=("2024-01-02", "2024-01-02"))
    assert [(row.deadline, row.status) for row in world.commitments("2024-03-01")] == [(None, "open")]


def test_status_is_judged_on_the_latest_day_of_publication_where_none_is_given() -> None:
    world = World()
    _agreement(world, deadline=("2024-03-15", "2024-03-15"))
    assert [row.status for row in world.commitments()] == ["open"]
    world.add(build("Nothing spoke of it.", "later.txt"), None, "spoke", published="2024-03-20")
    assert [row.status for row in world.commitments()] == ["overdue"]
    world.publications.clear()
    assert [row.status for row in world.commitments()] == ["unknown"]


def test_a_commitment_is_its_undertakings_and_its_positions() -> None:
    world = World()
    made = _agreement(world)
    (row,) = world.commitments()
    (position,) = world.positions()
    assert (row.contact, row.account, row.kind, row.parties) == ("c_1", position.account, "agreement", ("orlo", "vesk"))
    assert made.words(row.evidence) == RETURN
    assert row.follow_ups == ()


def test_a_commitment_told_twice_is_one_commitment() -> None:
    world = World()
    readout = _agreement(world)
    report = build(f"{CALL}[[both|They]] agreed {RETURN}.", "report.txt")
    world.add(report)
    world.undertake(report, RETURN)
    world.copy(readout, report, f"agreed {RETURN}")
    first, second = world.commitments()
    assert (first.same_as, second.same_as) == (None, first.id)


def test_later_text_that_takes_it_for_done_fulfils_it() -> None:
    world = World()
    _agreement(world, deadline=("2024-03-15", "2024-03-15"))
    later = build(
        "Later Orlo spoke with Vesk. They welcomed the completion of the return of the detained crews.",
        "june.txt", kind="readout", issuer="palace",
    )  # fmt: skip
    world.add(later, "c_2", published="2024-06-18")
    (row,) = world.commitments("2024-07-01")
    assert row.status == "fulfilled"
    assert world.words([row.follow_ups[0].span]) == ("welcomed the completion of the return of the detained crews")


def test_nothing_undertaken_nothing_committed() -> None:
    assert World().commitments() == []
    assert list(read_commitments([], [], [], [], [], [], [], [], [], [], [], CommitmentSettings())) == []
