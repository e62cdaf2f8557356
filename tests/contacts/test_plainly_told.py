"""Contacts that are told in plain words, in the many orders that English has for them."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Orlo received a phone call today from President Vesk.", "call", ["today"]),
        ("Orlo received a call late on Tuesday from President Vesk.", "call", ["on Tuesday"]),
        ("Orlo on Tuesday received a call from President Vesk.", "call", ["on Tuesday"]),
        ("Orlo received a letter on March 3 from President Vesk of Caldera.", "letter", ["on March 3"]),
        ("Orlo told Vesk in a phone call on Tuesday that the port would open.", "call", ["on Tuesday"]),
        ("Orlo assured Vesk on Tuesday in a call that the port would open.", "call", ["on Tuesday"]),
        ("In a call on Tuesday, Orlo warned Vesk that the port would close.", "call", ["on Tuesday"]),
        (
            "During talks in Aldport on March 3, Orlo assured Vesk that grain would come.",
            "meeting",
            ["on March 3"],
        ),
        ("Orlo urged Vesk in a letter on Tuesday to open the port.", "letter", ["on Tuesday"]),
        ("Orlo and Vesk discussed grain, gas and the port by phone on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo discussed the grain ban with Vesk over the telephone on March 3.", "call", ["on March 3"]),
        ("Orlo said she had discussed the strikes of March 9 with President Vesk.", "conversation", []),
        ("Orlo spoke on the telephone with Vesk today.", "call", ["today"]),
        ("Orlo spoke via telephone with Vesk today.", "call", ["today"]),
        ("Orlo spoke briefly with Vesk on Tuesday.", "conversation", ["on Tuesday"]),
        ("Orlo met with Vesk, who is in Aldport for a fair, on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo hosted Vesk at No 9 on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo rejected a request by Vesk for grain during a telephone call on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo turned down Vesk's offer in a phone call on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo complained to Vesk in a call on Tuesday about drones.", "call", ["on Tuesday"]),
        ("Orlo raised the arrests with Vesk in a phone call on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo heard from Vesk in a phone call on Tuesday that the port would close.", "call", ["on Tuesday"]),
        ("Orlo proposed to Vesk during a meeting in Mirna on Tuesday that grain be sent.", "meeting", ["on Tuesday"]),
    ],
)
def test_the_day_and_the_people_may_stand_anywhere(text: str, kind: str, day: list[str]) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, telling.participants) == (kind, "held", BOTH)
    assert when(rows, telling) == day


@pytest.mark.parametrize(
    "text",
    [
        "Orlo told reporters in a phone call on Tuesday that Vesk was ill.",
        "In a call with reporters on Tuesday, Orlo thanked Vesk for the grain.",
        "Orlo praised Vesk in a speech on Tuesday.",
        "Orlo discussed relations with Vesk on Tuesday.",
        "Orlo paid tribute to Vesk in a phone call with reporters on Tuesday.",
        "Orlo defended her overture to Vesk in a meeting on Tuesday.",
        "Orlo asked for help from Vesk during a summit in Mirna on Tuesday.",
        "Orlo welcomed an offer by Vesk to settle it in talks on Tuesday.",
        "They discussed the port with Caldera and the grain ban with Sund.",
        "Orlo and Vesk discussed the grain ban.",
        "Orlo did not discuss the matter with Vesk.",
        "Orlo received a call on Tuesday for help.",
        "Orlo called him a coward.",
    ],
)
def test_words_said_elsewhere_or_about_somebody_tell_of_no_contact(text: str) -> None:
    assert told(made(text)) == []


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Norvia praised President Vesk, with whom Orlo had spoken on Tuesday.", "held", ["on Tuesday"]),
        ("Norvia praised Vesk, whom she met in Mirna on March 3.", "held", ["on March 3"]),
        ("The fair on Tuesday was opened by Vesk, whom she will meet on March 9.", "planned", ["on March 9"]),
        ("Vesk, with whom Orlo hopes to speak, praised the fair.", "intended", []),
        ("Vesk last smiled on Tuesday, when he telephoned her.", "held", ["on Tuesday"]),
    ],
)
def test_whom_means_the_one_named_right_before(text: str, status: str, day: list[str]) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.status, telling.participants) == (status, BOTH)
    assert when(rows, telling) == day


@pytest.mark.parametrize(
    ("text", "status", "initiator"),
    [
        ("Received a call from President Vesk.", "held", "vesk"),
        ("Later spoke with President Vesk as well.", "held", None),
        ("Had a good call with President Vesk.", "held", None),
        ("Glad to speak with President Vesk.", "held", None),
        ("Looking forward to welcoming President Vesk to Aldport on March 9.", "planned", None),
        ("Thank you, President Vesk, for your phone call.", "held", "vesk"),
    ],
)
def test_a_writer_may_leave_out_that_it_was_they(text: str, status: str, initiator: str | None) -> None:
    (telling,) = tellings(made(text, issuer="orlo"))
    assert (telling.status, telling.participants, telling.initiator) == (status, BOTH, initiator)
    assert told(made(text)) == []


def test_who_is_thanked_met_a_third() -> None:
    rows = made(
        "Thank you, President Vesk, for your call and for words on your meeting with Prime Minister Halt.",
        issuer="orlo",
    )
    assert told(rows) == [("call", "held", BOTH), ("meeting", "held", ("halt", "vesk"))]


@pytest.mark.parametrize("text", ["Received in Mirna by Vesk, the envoy smiled.", "Hosted by Vesk, the fair was loud."])
def test_a_participle_is_no_act_of_the_writer(text: str) -> None:
    assert told(made(text, issuer="orlo")) == []


def test_two_states_in_a_title_are_the_sides_of_those_the_text_names() -> None:
    text = "On March 3, President Orlo held a telephone talk with President Vesk. They spoke of grain."
    rows = made(text, title="Norvia-Caldera Presidents’ Telephone Talk", kind="readout", issuer="castle")
    (telling,) = tellings(rows)
    assert (telling.kind, telling.participants, telling.main) == ("call", BOTH, True)
    assert [day.removeprefix("On ") for day in when(rows, telling)] == ["March 3"]


def test_hopes_for_talks_of_two_states_are_no_contact() -> None:
    assert told(made("Nobody spoke.", title="Hopes for Norvia-Caldera Talks Fade")) == []


def test_a_day_before_an_invitation_is_not_that_of_the_visit() -> None:
    rows = made("Today, Orlo spoke with President Vesk and invited him to visit Aldport.")
    visit = next(t for t in tellings(rows) if t.kind == "visit")
    assert visit.status == "proposed"
    assert when(rows, visit) == []


def test_there_takes_up_the_day_of_the_sentence_before() -> None:
    rows = made("Yesterday Orlo travelled to Mirna for the fair. There she met President Vesk.")
    (telling,) = tellings(rows)
    assert when(rows, telling) == ["Yesterday"]


@pytest.mark.parametrize("place", ["No 9", "No. 9", "St. Anna"])
def test_a_place_may_be_abbreviated_or_numbered(place: str) -> None:
    (telling,) = tellings(made(f"Orlo met with Vesk at {place} on Tuesday."))
    assert telling.place == place


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Orlo, Vesk Discuss Grain by Phone", "call"),
        ("Orlo Takes Call From Vesk", "call"),
        ("Orlo Sends Letter to Vesk", "letter"),
    ],
)
def test_headlines_join_two_by_a_comma_and_drop_articles(title: str, kind: str) -> None:
    assert told(made("Nobody said more.", title=title)) == [(kind, "held", BOTH)]


def test_an_appeal_is_no_phone_call() -> None:
    assert told(made("Orlo praised a call from Vesk to open the port.")) == []


def test_where_a_guest_comes_from_is_not_where_they_met() -> None:
    (telling,) = tellings(made("Orlo met with Vesk, who is in Aldport for a fair, on Tuesday."))
    assert telling.place is None


def test_a_report_that_does_not_correspond_to_reality_is_denied() -> None:
    text = "Reports that Orlo spoke by phone with President Vesk on Tuesday do not correspond to reality, Marr said."
    assert told(made(text)) == [("call", "denied", BOTH)]


@pytest.mark.parametrize(
    "text", ["Orlo sent a message to President Vesk.", "Orlo received a message from President Vesk on Tuesday."]
)
def test_a_message_that_reached_somebody_is_a_letter(text: str) -> None:
    assert told(made(text)) == [("letter", "held", BOTH)]


def test_a_deed_that_sends_a_message_is_no_letter() -> None:
    assert told(made("Orlo sent a clear message to President Vesk with the new ships.")) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("They agreed on a visit by Vesk to Norvia.", "planned"),
        ("They discussed a visit by Vesk to Norvia.", "intended"),
    ],
)
def test_a_visit_agreed_on_or_discussed_is_another_contact(sentence: str, status: str) -> None:
    rows = made(f"Orlo had a conversation with President Vesk. {sentence}")
    assert {(kind, found) for kind, found, _ in told(rows)} == {("conversation", "held"), ("visit", status)}


def test_what_somebody_was_pressed_for_on_a_day_dates_the_call_behind_it() -> None:
    text = "Orlo pressed Vesk on Tuesday to open the port, the Castle said after a phone call that took an hour."
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.participants, when(rows, telling)) == ("call", BOTH, ["on Tuesday"])


def test_the_day_on_which_two_agreed_is_that_of_the_talks_in_the_headline() -> None:
    text = "President Orlo and President Vesk agreed Tuesday to open the port. In the long summit, Orlo praised him."
    rows = made(text, "Orlo, Vesk agree to open the port at Mirna summit")
    (telling,) = tellings(rows)
    assert (telling.kind, when(rows, telling)) == ("summit", ["Tuesday"])


@pytest.mark.parametrize(
    "text",
    [
        "Orlo will brief Vesk in a phone call on Thursday.",
        "Orlo is due to urge Vesk in a call on Thursday to sail.",
    ],
)
def test_what_is_to_be_told_in_a_call_makes_a_plan_of_it(text: str) -> None:
    assert told(made(text)) == [("call", "planned", BOTH)]


@pytest.mark.parametrize("words", ["asked Vesk to come to Mirna", "invited Vesk to travel to Mirna"])
def test_one_who_is_asked_to_come_is_invited(words: str) -> None:
    assert told(made(f"Orlo {words} in the autumn.")) == [("visit", "proposed", BOTH)]


def test_one_who_is_asked_for_something_else_is_not() -> None:
    assert told(made("Orlo asked Vesk to come to terms with it.")) == []


def test_a_term_is_no_day_of_a_plan() -> None:
    rows = made("Orlo and Vesk agreed to hold talks in Mirna by Friday.")
    (telling,) = tellings(rows)
    assert (telling.status, when(rows, telling)) == ("planned", [])


def test_what_is_called_off_may_stand_far_behind_its_place() -> None:
    text = "A planned meeting between Orlo and Vesk on the sidelines of the Norvia-Sund summit in Mirna was called off."
    assert told(made(text)) == [("meeting", "cancelled", BOTH)]
