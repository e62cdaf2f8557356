"""A wording that went from a readout through an agency to outlets: who has it from whom."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.builders import Made, build
from tests.reuse.judging import Judged, judge
from tests.reuse.making import sentence

FIRST, SECOND, THIRD = sentence(31, 18), sentence(32, 18), sentence(33, 18)
OWN = sentence(34, 24)  # the agency's own words

READOUT, AGENCY, FULLER, SHORTER = range(4)
DAY = "2031-05-01"
SAME_DAY = dict.fromkeys(range(4), DAY)
HOURS = {READOUT: "09:00", AGENCY: "10:00", FULLER: "11:00", SHORTER: "12:00"}


def make_chain(hours: Mapping[int, str] = {}) -> list[Made]:
    """The readout, the agency that copied it, an outlet with words of the agency's own, and one with none of them."""
    published = {number: f"{DAY}T{hour}:00+00:00" for number, hour in hours.items()}
    return [
        build(f"{FIRST} {SECOND} {THIRD}", "z", kind="readout", issuer="palace", published=published.get(READOUT)),
        build(f"{sentence(1)} {FIRST} {SECOND} {THIRD} {OWN}", "y", published=published.get(AGENCY)),
        build(f"{sentence(2)} {FIRST} {SECOND} {sentence(3)} {OWN}", "x", published=published.get(FULLER)),
        build(f"{sentence(4)} {FIRST} {SECOND} {sentence(5)}", "w", published=published.get(SHORTER)),
    ]


def direct_of(judged: Judged, made: list[Made], source: int, borrower: int) -> set[int | None]:
    """The direct sources of what one has from another, by their number in the chain."""
    numbers: dict[str | None, int | None] = {one.document.id: number for number, one in enumerate(made)}
    ids = made[source].document.id, made[borrower].document.id
    found = [row for row in judged.passages if (row.a.doc_id, row.b.doc_id) == ids]
    assert found, "no passage between the two"
    return {numbers.get(row.direct) for row in found}


@pytest.mark.parametrize("days", [{}, SAME_DAY], ids=["no day", "the day alone"])
def test_agency_words_tell_that_the_outlet_had_them_from_the_agency(days: dict[int, str]) -> None:
    made = make_chain()
    judged = judge(*made, days=days)
    assert direct_of(judged, made, READOUT, AGENCY) == {READOUT}
    assert direct_of(judged, made, READOUT, FULLER) == {AGENCY}
    assert direct_of(judged, made, AGENCY, FULLER) == {AGENCY}
    assert {row.earlier for row in judged.passages} == {None}


@pytest.mark.parametrize("days", [{}, SAME_DAY], ids=["no day", "the day alone"])
def test_of_equal_coverage_nothing_tells(days: dict[int, str]) -> None:
    made = make_chain()
    assert direct_of(judge(*made, days=days), made, READOUT, SHORTER) == {None}


def test_hours_tell_the_earlier_and_leave_equal_coverage_open() -> None:
    made = make_chain(HOURS)
    judged = judge(*made, days=SAME_DAY)
    assert direct_of(judged, made, READOUT, FULLER) == {AGENCY}
    assert direct_of(judged, made, READOUT, SHORTER) == {None}
    assert direct_of(judged, made, AGENCY, SHORTER) == {None}
    assert {row.earlier for row in judged.passages if row.a.doc_id == made[AGENCY].document.id} == {
        made[AGENCY].document.id
    }


def test_an_outlet_that_published_before_the_agency_has_nothing_from_it() -> None:
    made = make_chain({**HOURS, FULLER: "09:30"})
    judged = judge(*made, days=SAME_DAY)
    assert direct_of(judged, made, READOUT, FULLER) == {READOUT}
    assert direct_of(judged, made, FULLER, AGENCY) == {None, FULLER}  # what both copied, and the outlet's own


def test_words_that_the_agency_left_out_come_from_the_readout() -> None:
    made = make_chain()[:3]
    made[AGENCY] = build(f"{sentence(1)} {FIRST} {sentence(6)}", "y")
    made[FULLER] = build(f"{sentence(2)} {FIRST} {SECOND} {sentence(3)}", "x")
    judged = judge(*made, days={READOUT: "2031-05-01", AGENCY: "2031-05-03", FULLER: "2031-05-05"})
    assert direct_of(judged, made, READOUT, FULLER) == {READOUT}
    assert direct_of(judged, made, AGENCY, FULLER) == {READOUT}


def test_of_two_undated_copies_with_words_in_common_the_one_with_more_of_the_readout_came_first() -> None:
    made = make_chain()[:3]
    for order in (made, [made[READOUT], made[FULLER], made[AGENCY]]):
        between = [
            row for row in judge(*order).passages if made[READOUT].document.id not in (row.a.doc_id, row.b.doc_id)
        ]
        assert {row.a.doc_id for row in between} == {made[AGENCY].document.id}


def test_of_two_undated_copies_that_share_nothing_else_neither_came_first() -> None:
    made = make_chain()
    pair = [made[AGENCY], made[SHORTER]]
    between = [row for row in judge(made[READOUT], *pair).passages if made[READOUT].document.id not in (row.a.doc_id,)]
    assert [row.a.doc_id for row in between] == [min(one.document.id for one in pair)]
    assert [row.direct for row in between] == [None]


def test_a_single_source_is_the_direct_one_and_an_unknown_one_is_none() -> None:
    made = make_chain()[:2]
    assert direct_of(judge(*made), made, READOUT, AGENCY) == {READOUT}
    reports = [build(f"{FIRST} {sentence(1)}", "a"), build(f"{sentence(2)} {FIRST}", "b")]
    assert [row.direct for row in judge(*reports).passages] == [None]
