"""Attributions read as acts: what a participant did with words in a contact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.cues import act_of_rule
from dragoman.model.records import Act, Attribution
from tests.builders import Made, attribution, build, telling
from tests.positions.reading import acts_of, read_rows

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


def _act(rule: str, told: str, **fields: str | None) -> Act:
    """The act of one attribution of Orlo: ``told`` is its cue, a bar, and its content, which leaves out "that"."""
    cue, _, rest = told.partition("|")
    made = build(f"{CALL}[[orlo|She]] {cue} {rest}.")
    content = rest.removeprefix("that ")
    row = attribution(made, cue, content, source="She", actor="orlo", rule=rule, **fields)  # type: ignore[arg-type]
    (found,) = acts_of(made, [row], [telling(made)])
    return found


@pytest.mark.parametrize(
    ("rule", "told", "act"),
    [
        ("express+express_concern", "expressed concern|about the ships", "express_concern"),
        ("reiterate+express_concern", "reiterated her concern|about the ships", "express_concern"),
        ("underscore+affirm", "underscored her commitment|to the league", "affirm"),
        ("reiterate+reaffirm", "reiterated her support|for the league", "reaffirm"),
        ("underscore", "underscored|that the strait was open", "emphasise"),
        ("stress+emphasise", "stressed|the importance of the strait", "emphasise"),
        ("reiterate+reaffirm", "reiterated|the need to open the strait", "reaffirm"),
        ("underscore", "underscored|the need for Caldera to open the strait", "call_on"),
        ("make clear", "made clear|that Caldera must open the strait", "call_on"),
        ("discuss", "discussed|the ferries", "discuss"),
        ("review", "reviewed|the ferries", "discuss"),
        ("exchange views", "exchanged views|on the ferries", "discuss"),
        ("speak about", "spoke|about the ferries", "discuss"),
        ("raise", "raised|the ferries", "raise"),
        ("note", "noted|that the ferries were late", "inform"),
        ("tell", "told|that the ferries were late", "inform"),
        ("brief", "briefed|on the ferries", "inform"),
        ("welcome", "welcomed|the release of the crews", "welcome"),
        ("commend", "commended|the pilots", "welcome"),
        ("thank", "thanked|for the pilots", "thank"),
        ("express+thank", "expressed her gratitude|for the pilots", "thank"),
        ("express+express_interest", "expressed her hope|for peace", "express_interest"),
        ("look forward", "looked forward|to the visit", "express_interest"),
        ("make clear", "made clear|if the strait were shut, Norvia would answer", "warn"),
        ("warn", "warned|against an attack", "warn"),
        ("threaten", "threatened|to shut the strait", "threaten"),
        ("urge", "urged|to open the strait", "call_on"),
        ("call for", "called|for calm", "call_on"),
        ("ask", "asked|for pilots", "request"),
        ("invite", "invited|to visit Norvia", "invite"),
        ("commit", "committed|to opening the strait", "pledge"),
        ("assure", "assured|that the strait would open", "pledge"),
        ("agree", "agreed|to open the strait", "agree"),
        ("concur", "concurred|that it was late", "agree"),
        ("offer", "offered|pilots", "offer"),
        ("extend+condole", "extended her condolences|to the crews", "condole"),
        ("congratulate", "congratulated|on the anniversary", "congratulate"),
        ("condemn", "condemned|the attack", "condemn"),
        ("accuse", "accused|of shutting the strait", "accuse"),
        ("oppose", "opposed|any change", "reject"),
        ("underscore+reject", "underscored her opposition|to any change", "reject"),
        ("deny", "denied|shutting the strait", "deny"),
        ("plan", "planned|to open the strait", "intend"),
        ("tell", "told|to open the strait", "call_on"),
        ("ask", "asked|to come to Norvia", "invite"),
        ("share", "shared|the view that it was late", "agree"),
        ("share", "shared|views on the ferries", "discuss"),
        ("announce", "announced|a new ferry", "announce"),
    ],
)
def test_the_act_is_that_of_the_act_noun_the_content_or_the_verb(rule: str, told: str, act: str) -> None:
    assert _act(rule, told).act == act


def test_rules_carry_the_act_of_the_noun_or_of_the_table() -> None:
    assert act_of_rule("express+thank") == "thank"
    assert act_of_rule("urge") == "call_on"
    assert act_of_rule("no such cue") == ""


@pytest.mark.parametrize(
    ("told", "negated"),
    [
        ("stressed|that her view has not changed", True),
        ("stressed|that there is no reason to wait", True),
        ("stressed|that Norvia cannot wait", True),
        ("stressed|that Norvia won’t wait", True),
        ("stressed|that Norvia waits", False),
        ("stressed|that ships which do not signal would wait", False),
    ],
)
def test_a_position_is_negated_where_its_main_clause_is(told: str, negated: bool) -> None:
    assert _act("stress", told).negated is negated


def test_an_act_told_as_not_done_is_negated() -> None:
    made = build(f"{CALL}[[orlo|She]] did not raise the ferries.")
    row = attribution(made, "raise", "the ferries", source="She", actor="orlo", rule="raise")
    assert acts_of(made, [row], [telling(made)])[0].negated


@pytest.mark.parametrize("rule", ["reject", "deny"])
def test_rejecting_and_denying_are_not_negations_themselves(rule: str) -> None:
    assert not _act(rule, "rejected|that Norvia would not pay").negated


def test_what_a_teller_denies_is_negated() -> None:
    made = build(f"{CALL}[[castle|The Castle]] denied that [[vesk|President Vesk]] had threatened the league.")
    outer = attribution(
        made, "denied", "President Vesk had threatened the league", source="The Castle", actor="castle", rule="deny",
        teller="castle",
    )  # fmt: skip
    inner = attribution(
        made, "threatened", "the league", source="President Vesk", actor="vesk", rule="threaten", parent=outer
    )
    (found,) = acts_of(made, [outer, inner], [telling(made)])
    assert (found.act, found.actor, found.negated) == ("threaten", "vesk", True)


def test_what_is_told_with_reserve_is_hedged_and_what_it_is_about_is_not() -> None:
    assert not _act("raise", "raised|reports of ships in the strait").hedged
    assert not _act("announce", "announced|that Norvia “might sail”").hedged
    assert _act("note", "noted|that the strait might be shut").hedged
    assert not _act("note", "noted|that the strait was shut").hedged


def test_topics_are_those_of_the_content() -> None:
    found = _act("discuss", "discussed|energy security, migration and the cyberattacks on the ports")
    assert found.topics == ("energy", "migration", "cyber")
    assert _act("discuss", "discussed|the weather").topics == ()


def test_the_words_that_lead_to_the_content_have_topics_too() -> None:
    assert _act("support", "underscored her support for|Israel and its people").topics == ("israel_security",)


def test_who_is_spoken_to_is_a_topic_where_they_take_no_part() -> None:
    made = build(f"{CALL}[[orlo|She]] urged [[taliban|the Taliban]] to wait.")
    row = attribution(made, "urged", "to wait", source="She", actor="orlo", rule="urge")
    outsider, partner = replace(row, addressee_actor="taliban"), replace(row, addressee_actor="vesk")
    told = [acts_of(made, [one], [telling(made)])[0].topics for one in (outsider, partner)]
    assert told == [("afghanistan",), ()]


def test_addressee_and_evidence_are_those_of_the_attribution() -> None:
    made = build(f"{CALL}[[orlo|She]] urged [[caldera|Caldera]] to wait.")
    row = attribution(made, "urged", "to wait", source="She", actor="orlo", rule="urge", to="caldera")
    (found,) = acts_of(made, [row], [telling(made)])
    assert found.addressee == ("caldera",)
    assert made.words(found.evidence) == "urged Caldera to wait"


def test_a_content_over_paragraphs_is_evidence_in_its_parts() -> None:
    made = build(f"{CALL}\n\n[[orlo|She]] warned: “One.\n\n“Two.”")
    row = attribution(made, "warned", ("One", "Two"), source="She", actor="orlo", rule="warn")
    assert made.words(acts_of(made, [row], [telling(made)])[0].evidence) == "warned | One | Two"


def _nested() -> tuple[Made, list[Attribution]]:
    made = build(f"{CALL}[[palace|The Palace]] said [[orlo|she]] welcomed that [[vesk|he]] had agreed to wait.")
    outer = attribution(
        made, "said", "she welcomed that he had agreed to wait", source="The Palace", actor="palace", teller="palace"
    )
    welcome = attribution(
        made, "welcomed", "he had agreed to wait", source="she", actor="orlo", rule="welcome", parent=outer
    )
    agreed = attribution(made, "agreed", "to wait", source="he", actor="vesk", rule="agree", parent=welcome)
    return made, [outer, welcome, agreed]


def test_acts_inside_acts_are_no_positions_and_accounts_are_no_acts() -> None:
    made, rows = _nested()
    assert [(found.act, found.actor) for found in acts_of(made, rows, [telling(made)])] == [("welcome", "orlo")]


@pytest.mark.parametrize("rule", ["according to", "introduced"])
def test_an_account_without_a_verb_is_no_act(rule: str) -> None:
    made = build(f"{CALL}According to [[vesk|President Vesk]], it was long.")
    row = attribution(made, "According to", "it was long", source="President Vesk", actor="vesk", rule=rule)
    assert acts_of(made, [row], [telling(made)]) == []


@pytest.mark.parametrize(
    ("actor", "takes_part"),
    [("orlo", True), ("joint", True), ("norvia", True), ("ministry", True), ("tarn", False), (None, False)],
)
def test_only_who_takes_part_or_speaks_for_one_acts(actor: str | None, takes_part: bool) -> None:
    others = "[[norvia|Norvia]], [[ministry|its ministry]] and [[tarn|Tarn]] knew."
    made = build(f"{CALL}{others} [[orlo|She]] raised grain.")
    row = attribution(made, "raised", "grain", source="She", actor=actor, rule="raise")
    assert bool(acts_of(made, [row], [telling(made)])) is takes_part


def test_an_act_belongs_to_the_contact_told_of_last_before_it() -> None:
    made = build(
        f"{CALL}[[orlo|She]] raised grain. Before that [[orlo|she]] met [[tarn|Tarn]]. [[orlo|She]] pledged help."
    )
    call = telling(made, "spoke", ("orlo", "vesk"))
    meeting = telling(made, "met", ("orlo", "tarn"), kind="meeting", main=False)
    raised = attribution(made, "raised", "grain", source="She", actor="orlo", rule="raise")
    pledged = attribution(made, "pledged", "help", source="She", actor="orlo", rule="pledge")
    found = acts_of(made, [raised, pledged], [call, meeting])
    assert [(row.act, row.telling) for row in found] == [("raise", call.id), ("pledge", meeting.id)]


def test_an_addressee_decides_between_contacts() -> None:
    made = build(f"{CALL}Before that [[orlo|she]] met [[tarn|Tarn]]. [[orlo|She]] thanked [[vesk|Vesk]] for grain.")
    call = telling(made, "spoke", ("orlo", "vesk"))
    meeting = telling(made, "met", ("orlo", "tarn"), kind="meeting", main=False)
    row = attribution(made, "thanked", "for grain", source="She", actor="orlo", rule="thank", to="vesk")
    assert [found.telling for found in acts_of(made, [row], [call, meeting])] == [call.id]


@pytest.mark.parametrize(("gap", "place"), [(" ", 1), ("\n\n", 0)])
def test_an_earlier_contact_of_the_same_people_holds_for_its_paragraph(gap: str, place: int) -> None:
    made = build(
        f"{CALL}\n\n[[both|The two]] last spoke in May.{gap}[[orlo|Orlo]] raised the tariffs on timber.",
    )
    told = [telling(made), telling(made, "last spoke", main=False)]
    row = attribution(made, "raised", "the tariffs on timber", source="Orlo", actor="orlo", rule="raise")
    (act,) = acts_of(made, [row], told)
    assert act.telling == told[place].id


def test_the_words_that_deny_an_act_are_part_of_its_evidence() -> None:
    made = build(f"{CALL}[[both|They]] did not discuss the ferries.")
    row = attribution(made, "discuss", "the ferries", source="They", actor="joint", rule="discuss")
    (act,) = acts_of(made, [row], [telling(made)])
    assert act.negated
    assert made.words(act.evidence) == "did not discuss the ferries"


def test_what_is_said_before_any_contact_is_told_belongs_to_the_main_one() -> None:
    made = build(f"[[orlo|Orlo]] raised grain. {CALL}Later [[orlo|she]] met [[vesk|him]].")
    call = telling(made, "spoke")
    meeting = telling(made, "met", main=False, kind="meeting")
    row = attribution(made, "raised", "grain", source="Orlo", actor="orlo", rule="raise")
    assert [found.telling for found in acts_of(made, [row], [meeting, call])] == [call.id]


def test_nothing_is_said_in_a_contact_that_was_only_proposed() -> None:
    made = build(f"{CALL}[[orlo|She]] raised grain.")
    row = attribution(made, "raised", "grain", source="She", actor="orlo", rule="raise")
    assert acts_of(made, [row], [telling(made, status="proposed")]) == []


def test_without_contacts_or_attributions_there_are_no_acts() -> None:
    made, rows = _nested()
    assert read_rows(made, rows, []) == []
    assert read_rows(made, [], [telling(made)]) == []
    assert read_rows(build(""), [], []) == []


def test_acts_come_in_the_order_of_the_attributions_each_before_its_undertaking() -> None:
    made = build(f"{CALL}[[orlo|She]] agreed to wait. [[orlo|She]] pledged help. [[orlo|She]] raised grain.")
    rows = [
        attribution(made, "agreed", "to wait", source="She", actor="orlo", rule="agree"),
        attribution(made, "pledged", "help", source="She", actor="orlo", rule="pledge"),
        attribution(made, "raised", "grain", source="She", actor="orlo", rule="raise"),
    ]
    assert [type(row).__name__ for row in read_rows(made, rows, [telling(made)])] == [
        "Act",
        "Undertaking",
        "Act",
        "Undertaking",
        "Act",
    ]


@given(st.permutations(range(3)))
def test_the_order_of_tellings_does_not_matter(order: list[int]) -> None:
    made = build(f"{CALL}Then [[orlo|she]] met [[tarn|Tarn]] and wrote to [[vesk|Vesk]]. [[orlo|She]] raised grain.")
    tellings = [
        telling(made, "spoke", ("orlo", "vesk")),
        telling(made, "met", ("orlo", "tarn"), kind="meeting", main=False),
        telling(made, "wrote", ("orlo", "vesk"), kind="letter", main=False),
    ]
    row = attribution(made, "raised", "grain", source="She", actor="orlo", rule="raise")
    (found,) = acts_of(made, [row], [tellings[index] for index in order])
    assert found.telling == tellings[2].id


ADDRESS = "[[orlo|I]] thank the pilots. [[orlo|I]] spoke today with [[vesk|President Vesk]]. "


def test_in_an_address_what_is_said_in_a_contact_stands_in_the_paragraph_that_tells_of_it() -> None:
    made = build(f"{ADDRESS}[[orlo|I]] thanked [[vesk|him]] for the pumps.\n\n[[orlo|I]] warned the smugglers of it.")
    rows = [
        attribution(made, "thank", "the pilots", source="I", actor="orlo", rule="thank"),
        attribution(made, "thanked", "for the pumps", source="I", actor="orlo", rule="thank"),
        attribution(made, "warned", "of it", source="I", actor="orlo", rule="warn"),
    ]
    told = telling(made, words="spoke today with", main=False)
    assert [made.words(act.evidence) for act in acts_of(made, rows, [told])] == ["thanked him for the pumps"]


@pytest.mark.parametrize(
    ("rule", "cue", "content"),
    [
        ("deny", "denied", "grain had come up"),
        ("deny", "denied", "that grain had been discussed"),
        ("say", "said", "grain was not discussed"),
        ("say", "said", "that grain did not come up"),
    ],
)
def test_what_a_teller_says_was_not_talked_about_is_a_negated_act_of_both(rule: str, cue: str, content: str) -> None:
    made = build(f"{CALL}[[castle|The Castle]] {cue} {content}.")
    row = attribution(made, cue, content, source="The Castle", actor="castle", rule=rule, teller="castle")
    (act,) = acts_of(made, [row], [telling(made)])
    assert (act.act, act.actor, act.negated) == ("discuss", "joint", True)


@pytest.mark.parametrize(
    ("rule", "cue", "content"),
    [("say", "said", "grain was discussed"), ("say", "said", "it would sail if grain was not raised")],
)
def test_other_words_of_a_teller_deny_no_talk(rule: str, cue: str, content: str) -> None:
    made = build(f"{CALL}[[castle|The Castle]] {cue} {content}.")
    row = attribution(made, cue, content, source="The Castle", actor="castle", rule=rule, teller="castle")
    assert acts_of(made, [row], [telling(made)]) == []


def test_what_an_account_leaves_out_is_no_act_and_what_a_participant_left_out_is() -> None:
    made = build(f"{CALL}[[castle|The Castle]] did not mention grain. [[orlo|She]] did not mention coal.")
    row = attribution(made, "did not mention", "grain", actor="castle", rule="mention", teller="castle")
    assert acts_of(made, [row], [telling(made)]) == []
    row = attribution(made, "did not mention", "coal", source="She", actor="orlo", rule="mention")
    (act,) = acts_of(made, [row], [telling(made)])
    assert (act.act, act.actor, act.negated) == ("raise", "orlo", True)


def test_what_was_told_to_somebody_else_was_not_said_in_this_contact() -> None:
    made = build(f"{CALL}[[orlo|She]] told [[tarn|Tarn]] that it sails. [[orlo|She]] thanked [[tarn|Tarn]] for it.")
    told = attribution(made, "told", "it sails", source="She", actor="orlo", rule="tell", to="tarn")
    thanked = attribution(made, "thanked", "for it", source="She", actor="orlo", rule="thank", to="tarn")
    assert [act.act for act in acts_of(made, [told, thanked], [telling(made)])] == ["thank"]


def test_what_two_leaders_did_belongs_to_the_contact_of_these_two() -> None:
    made = build(f"{CALL}[[senn|Senn]], who met [[tarn|Tarn]], said [[both|the two leaders]] discussed grain.")
    mentions = [
        replace(row, members=("orlo", "vesk")) if made.words([row.span]) == "the two leaders" else row
        for row in made.mentions
    ]
    call, meeting = telling(made), telling(made, "met", ("senn", "tarn"), main=False)
    row = attribution(made, "discussed", "grain", source="the two leaders", actor="joint", rule="discuss")
    assert [act.telling for act in acts_of(replace(made, mentions=mentions), [row], [call, meeting])] == [call.id]


def test_who_does_not_expect_something_asks_for_nothing() -> None:
    made = build(f"{CALL}[[orlo|She]] did not expect him to yield.")
    row = attribution(made, "expect", "him to yield", source="She", actor="orlo", rule="expect")
    assert acts_of(made, [row], [telling(made)]) == []


def test_who_only_shares_a_side_does_not_act_where_a_contact_of_his_own_is_told() -> None:
    made = build(f"{CALL}[[senn|Senn]] met [[tarn|Tarn]]. [[senn|He]] raised grain.")
    call, meeting = telling(made), telling(made, "met", ("senn", "tarn"), kind="meeting", main=False)
    row = attribution(made, "raised", "grain", source="He", actor="senn", rule="raise")
    assert [act.telling for act in acts_of(made, [row], [call, meeting])] == [meeting.id]
    made = build(f"{CALL}[[senn|Senn]] raised grain. Later [[senn|he]] met [[tarn|Tarn]].")
    call, meeting = telling(made), telling(made, "met", ("senn", "tarn"), kind="meeting", main=False)
    row = attribution(made, "raised", "grain", source="Senn", actor="senn", rule="raise")
    assert acts_of(made, [row], [call, meeting]) == []


def test_of_contacts_told_together_an_act_is_of_the_one_whose_other_side_was_named_last() -> None:
    made = build(
        "[[orlo|Orlo]] spoke with [[vesk|Vesk]], and later with [[tarn|Tarn]].\n\n"
        "[[vesk|Vesk]] asked for grain. [[orlo|She]] pledged help. [[tarn|Tarn]] listened. [[orlo|She]] raised tolls."
    )
    first, second = telling(made, "spoke with"), telling(made, "with Tarn", ("orlo", "tarn"), main=False)
    pledged = attribution(made, "pledged", "help", source="She", actor="orlo", rule="pledge")
    raised = attribution(made, "raised", "tolls", source="She", actor="orlo", rule="raise")
    assert [act.telling for act in acts_of(made, [pledged, raised], [first, second])] == [first.id, second.id]


def test_all_who_are_named_side_by_side_are_spoken_to() -> None:
    made = build(f"{CALL}[[orlo|She]] urged both [[vesk|Vesk]] and [[tarn|Tarn]] to wait.")
    row = attribution(made, "urged", "to wait", source="She", actor="orlo", rule="urge", to="vesk")
    row = replace(row, addressee=(made.at("both Vesk and Tarn"),))
    assert [act.addressee for act in acts_of(made, [row], [telling(made)])] == [("vesk", "tarn")]


@pytest.mark.parametrize(
    ("rule", "told"),
    [("give+pledge", "gave|no such assurance"), ("express+express_concern", "expressed no concern|about the ships")],
)
def test_none_of_it_is_a_negation(rule: str, told: str) -> None:
    assert _act(rule, told).negated


def test_what_one_spoke_about_without_a_partner_is_that_ones() -> None:
    assert _act("speak about", "spoke at length|about the ferries").actor == "orlo"
    assert _act("speak about", "spoke with him|about the ferries").actor == "joint"


@pytest.mark.parametrize("cue", ["was ready", "considered"])
def test_a_state_told_by_others_and_a_thought_of_one_are_no_acts(cue: str) -> None:
    made = build(f"{CALL}[[orlo|She]] {cue} to sail.")
    rule = "be ready" if cue == "was ready" else "consider"
    row = attribution(made, cue, "to sail", source="She", actor="orlo", rule=rule)
    assert acts_of(made, [row], [telling(made)]) == []


@pytest.mark.parametrize(("others", "contact"), [("orlo tarn", "the call"), ("orlo halt", None)])
def test_what_two_are_named_to_have_done_is_of_no_contact_of_others(others: str, contact: str | None) -> None:
    """Of a contact told in passing, or of none: never of the last one told of."""
    text = "[[orlo|Orlo]] met [[vesk|Vesk]]. [[orlo|Orlo]] and [[tarn|Tarn]] had discussed grain in the call."
    made = build(text, kind="report")
    met = telling(made, "met")
    called = telling(made, "the call", tuple(others.split()), main=False)
    row = attribution(made, "discussed", "grain", source="Orlo and Tarn", actor="joint", rule="discuss")
    acts = acts_of(made, [row], [met, called])
    assert [made.document.slice(t.span) for act in acts for t in (met, called) if act.telling == t.id] == (
        [contact] if contact else []
    )
