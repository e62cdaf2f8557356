"""Acts that bind or offer something: what, by whom, by when."""

from __future__ import annotations

import pytest

from dragoman.model.records import Undertaking
from tests.builders import attribution, build, telling
from tests.positions.reading import undertakings_of

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


def _undertakings(rule: str, told: str, actor: str = "joint", to: str | None = None) -> list[Undertaking]:
    """The undertakings of one attribution: ``told`` is its cue, a bar, and its marked content."""
    cue, _, marked = told.partition("|")
    made = build(f"{CALL}[[both|They]] {cue} {marked}.")
    content = build(marked).document.text
    row = attribution(made, cue, content, source="They", actor=actor, rule=rule, to=to)
    return undertakings_of(made, [row], [telling(made)])


@pytest.mark.parametrize(
    ("rule", "told", "kind"),
    [
        ("agree", "agreed|to open the strait", "agreement"),
        ("agree", "agreed|that [[norvia|Norvia]] would send pilots", "agreement"),
        ("agree", "agreed|their teams would remain in close touch", "agreement"),
        ("agree", "agreed|that their teams would meet", "agreement"),
        ("agree", "agreed|on new pumps for the ferries", "agreement"),
        ("agree", "agreed|that a board of pilots would be set up", "agreement"),
        ("task", "tasked|with drawing up a chart", "agreement"),
        ("decide", "decided|to open the strait", "agreement"),
        ("pledge", "pledged|to open the strait", "pledge"),
        ("commit", "committed|to opening the strait", "pledge"),
        ("offer", "offered|pilots", "pledge"),
        ("propose", "proposed|a summit", "proposal"),
        ("ask", "asked|for pilots", "request"),
        ("urge", "urged|to open the strait", "request"),
        ("invite", "invited|to visit Norvia", "invitation"),
        ("accept", "accepted|an invitation to visit Norvia", "agreement"),
    ],
)
def test_acts_that_bind_or_offer_are_undertakings(rule: str, told: str, kind: str) -> None:
    assert [row.kind for row in _undertakings(rule, told)] == [kind]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("agree", "agreed|that the strait is important"),
        ("agree", "agreed|the strait is important"),
        ("agree", "agreed|on the importance of the strait"),
        ("agree", "agreed|with the pilots"),
        ("agree", "agreed|on the great importance of the strait"),
        ("agree", "agreed|on the need to open the strait"),
        ("agree", "agreed|that the storm would pass"),
        ("agree", "agreed|that [[norvia|Norvia]] would be safe"),
        ("agree", "agreed|that pilots would be needed"),
        ("tell", "told|[[norvia|Norvia]] would send pilots"),
        ("tell", "told|the storm would pass by [[date:2024-03-15:future|March 15]]"),
        ("accept", "accepted|the charts"),
        ("discuss", "discussed|a summit"),
        ("welcome", "welcomed|the pledge to open the strait"),
        ("reaffirm", "reaffirmed|her view"),
        ("stress", "stressed|that any lasting order must rest on law"),
        ("stress", "stressed|we must go on meeting"),
    ],
)
def test_agreeing_that_something_is_so_binds_to_nothing(rule: str, told: str) -> None:
    assert _undertakings(rule, told) == []


def test_what_one_tells_that_ones_side_will_do_by_a_day_is_a_pledge() -> None:
    by_march = "would send pilots by [[date:2024-03-15:future|March 15]]"
    (found,) = _undertakings("tell", f"told|[[norvia|Norvia]] {by_march}", actor="orlo")
    assert (found.kind, found.parties) == ("pledge", ("orlo",))
    assert _undertakings("tell", f"told|[[caldera|Caldera]] {by_march}", actor="orlo") == []


def test_parties_are_all_where_they_act_together_else_who_binds_and_to_whom() -> None:
    assert _undertakings("agree", "agreed|to wait")[0].parties == ("orlo", "vesk")
    assert _undertakings("pledge", "pledged|to wait", actor="vesk")[0].parties == ("vesk",)
    assert _undertakings("ask", "asked|to wait", actor="vesk", to="orlo")[0].parties == ("orlo", "vesk")


@pytest.mark.parametrize(
    ("content", "deadline"),
    [
        ("to open the strait by [[date:2024-03-15:future|March 15]]", "March 15"),
        ("to meet on [[date:2024-03-01:future|March 1]] and end by [[date:2024-03-15:future|March 15]]", "March 15"),
        ("to meet in [[date::future|the coming months]]", "the coming months"),
        ("to renew what was signed in [[date:2020:past|2020]] by the end of [[date:2024:future|the year]]", "the year"),
        ("to renew what was signed in [[date:2020:past|2020]]", None),
        ("to reopen the strait, shut since a quarrel in [[date:2023|2023]]", None),
        ("to meet [[date:2024-03-01|on March 1]], the first time since [[date:2023|2023]]", "on March 1"),
        ("to extend it by [[date:P5Y|five years]]", None),
        ("to open the strait", None),
    ],
)  # fmt: skip
def test_the_deadline_is_the_day_led_to_and_never_one_past_nor_a_duration(content: str, deadline: str | None) -> None:
    made = build(f"{CALL}[[both|They]] agreed {content}.")
    row = attribution(made, "agreed", build(content).document.text, source="They", actor="joint", rule="agree")
    (found,) = undertakings_of(made, [row], [telling(made)])
    days = {date.id: made.words([date.span]) for date in made.dates}
    assert days.get(found.deadline or "") == deadline


def test_a_day_outside_the_content_is_no_deadline() -> None:
    made = build(f"{CALL}On [[date:2024-03-15:future|March 15]] [[both|they]] agreed to wait.")
    row = attribution(made, "agreed", "to wait", source="they", actor="joint", rule="agree")
    assert undertakings_of(made, [row], [telling(made)])[0].deadline is None


def test_the_evidence_is_what_is_undertaken() -> None:
    made = build(f"{CALL}[[both|They]] agreed to share the costs of energy.")
    row = attribution(made, "agreed", "to share the costs of energy", source="They", actor="joint", rule="agree")
    (found,) = undertakings_of(made, [row], [telling(made)])
    assert made.words(found.evidence) == "to share the costs of energy"
    assert found.topics == ("energy",)


def test_asking_for_the_contact_itself_leaves_nothing_to_do() -> None:
    assert _undertakings("ask", "asked|for the call", actor="vesk") == []
