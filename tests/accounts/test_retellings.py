"""One act told twice is one act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.retellings import FAMILIES, VAGUE, link_retellings
from dragoman.accounts.settings import AccountSettings
from dragoman.model.records import Passage, Position
from dragoman.model.span import Span

WHOLE = {"k_palace": (Span("palace", 0, 100),)}


def _position(id_: str, doc: str, start: int = 0, **fields: object) -> Position:
    made = {
        "contact": "c_1", "account": f"k_{doc}", "actor": "orlo", "act": "raise", "addressee": (), "topics": ("grain",),
        "negated": False, "hedged": False, "attribution": f"a_{id_}", "same_as": None, "probability": None,
        "evidence": (Span(doc, start, start + 10),), **fields,
    }  # fmt: skip
    return Position(id=id_, **made)  # type: ignore[arg-type]


def _links(
    positions: list[Position], passages: tuple[Passage, ...] = (), days: dict[str, str] | None = None
) -> dict[str, str | None]:
    rows = link_retellings(positions, WHOLE, passages, days or {}, AccountSettings())
    return {row.id: row.same_as for row in rows}


def _passage(a: Span, b: Span, kind: str = "verbatim") -> Passage:
    return Passage(f"w_{a}{b}", kind, a, b, None, "unmarked", 1.0)


def test_a_retelling_points_to_the_whole_account() -> None:
    assert _links([_position("s_1", "a"), _position("s_2", "palace")]) == {"s_1": "s_2", "s_2": None}


def test_among_partial_accounts_it_points_to_the_one_published_first() -> None:
    positions = [_position("s_1", "a"), _position("s_2", "b")]
    assert _links(positions, days={"b": "2024-01-01", "a": "2024-01-02"}) == {"s_1": "s_2", "s_2": None}
    assert _links(positions) == {"s_1": None, "s_2": "s_1"}


def test_three_tellings_point_to_one() -> None:
    positions = [_position("s_1", "a"), _position("s_2", "b"), _position("s_3", "palace")]
    assert _links(positions) == {"s_1": "s_3", "s_2": "s_3", "s_3": None}


@pytest.mark.parametrize(
    "fields",
    [
        {"actor": "vesk"},
        {"act": "thank"},
        {"topics": ("timber",)},
        {"topics": ()},
        {"negated": True},
        {"contact": "c_2"},
        {"contact": None},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_another_act_topic_actor_or_contact_is_no_retelling(fields: dict[str, object]) -> None:
    assert set(_links([_position("s_1", "a", **fields), _position("s_2", "palace")]).values()) == {None}


def test_two_acts_of_one_account_are_two_in_one_document_and_one_in_two() -> None:
    first = _position("s_1", "palace", 0)
    assert set(_links([first, _position("s_2", "palace", 50)]).values()) == {None}
    cited = _position("s_2", "a", account="k_palace")
    assert _links([first, cited], days={"a": "2024-01-01", "palace": "2024-01-02"}) == {"s_1": None, "s_2": "s_1"}


def test_a_topic_without_a_name_makes_no_two_acts_one() -> None:
    positions = [_position("s_1", "a", topics=("general",)), _position("s_2", "palace", topics=("general",))]
    assert set(_links(positions).values()) == {None}


def test_a_retelling_of_a_retelling_points_to_the_first() -> None:
    acts = {"palace": "affirm", "a": "emphasise", "b": "warn"}  # the second is akin to both, the third not to the first
    positions = [_position(f"s_{doc}", doc, act=act) for doc, act in acts.items()]
    assert _links(positions) == {"s_palace": None, "s_a": "s_palace", "s_b": "s_palace"}


@pytest.mark.parametrize(
    ("one", "two"),
    [("propose", "invite"), ("express_concern", "raise"), ("call_on", "request"), ("affirm", "reaffirm")],
)
def test_two_tellers_may_use_two_acts_for_one(one: str, two: str) -> None:
    assert _links([_position("s_1", "a", act=one), _position("s_2", "palace", act=two)])["s_1"] == "s_2"


def test_that_both_discussed_the_same_is_not_one_act_told_twice() -> None:
    positions = [_position(id_, doc, act="discuss", actor="joint") for id_, doc in (("s_1", "a"), ("s_2", "palace"))]
    assert set(_links(positions).values()) == {None}


def test_copied_wording_is_a_retelling_whatever_its_topics() -> None:
    one, two = _position("s_1", "a", 50, topics=()), _position("s_2", "palace", 0, topics=())
    passage = _passage(Span("a", 45, 65), Span("palace", 0, 20))
    assert _links([one, two], (passage,))["s_1"] == "s_2"
    assert _links([one, two], (_passage(passage.b, passage.a),))["s_1"] == "s_2"


def test_a_formula_is_no_retelling_nor_is_another_place_of_a_long_passage() -> None:
    one, two = _position("s_1", "a", 50, topics=()), _position("s_2", "palace", 0, topics=())
    assert set(_links([one, two], (_passage(Span("a", 45, 65), Span("palace", 0, 20), "formula"),)).values()) == {None}
    long = _passage(Span("a", 0, 100), Span("palace", 0, 100))
    assert set(_links([one, two], (long,)).values()) == {None}


def test_positions_come_in_id_order_and_none_of_none() -> None:
    assert list(_links([_position("s_2", "a"), _position("s_1", "b")])) == ["s_1", "s_2"]
    assert _links([]) == {}


@st.composite
def positions(draw: st.DrawFn) -> list[Position]:
    count = draw(st.integers(min_value=0, max_value=8))
    return [
        _position(
            f"s_{number}",
            draw(st.sampled_from(("a", "b", "palace"))),
            draw(st.integers(0, 40)),
            act=draw(st.sampled_from(("affirm", "reaffirm", "emphasise", "warn", "raise"))),
            topics=draw(st.sampled_from((("grain",), ("timber",), ("grain", "timber"), ()))),
            contact=draw(st.sampled_from(("c_1", "c_2", None))),
        )
        for number in range(count)
    ]


@given(positions(), st.randoms(use_true_random=False))
def test_retellings_never_run_in_circles_and_do_not_depend_on_order(made: list[Position], random: object) -> None:
    linked = _links(made)
    for told in linked.values():
        assert told is None or linked[told] is None  # one step leads to the telling that stands first
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _links(shuffled) == linked


def _is_told_before(one: Position, two: Position) -> bool:
    """The rule for two positions without a passage, asked of the two alone."""
    families = [{one.act}, *(family for family in FAMILIES if one.act in family)]
    return (
        one.contact == two.contact is not None
        and (one.account, one.evidence[0].doc_id) != (two.account, two.evidence[0].doc_id)
        and any(two.act in family for family in families)
        and bool(set(one.topics) & set(two.topics) - VAGUE)
    )


@given(positions())
def test_a_retelling_points_where_the_first_that_tells_of_its_act_points(made: list[Position]) -> None:
    expected: dict[str, str | None] = {}
    ranked = sorted(made, key=lambda p: (p.account != "k_palace", p.evidence[0], p.id))
    for place, position in enumerate(ranked):
        first = next((p.id for p in ranked[:place] if _is_told_before(position, p)), None)
        expected[position.id] = expected.get(first) or first if first else None
    assert _links(made) == expected
