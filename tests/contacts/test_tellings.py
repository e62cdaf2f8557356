from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.records import ActorSeen, Region, Telling
from dragoman.model.span import Span
from tests.contacts.made import Made, found_rows, made, tellings, told, when

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Orlo spoke today with President Vesk of Caldera about grain.", "conversation"),
        ("President Orlo spoke by phone with President Vesk.", "call"),
        ("Ada Orlo and Ilmar Vesk spoke on Tuesday about grain.", "conversation"),
        ("President Orlo met virtually with President Vesk to discuss grain.", "video_call"),
        ("President Orlo met with President Vesk in Mirna.", "meeting"),
        ("President Orlo of Norvia and President Vesk of Caldera met today.", "meeting"),
        ("Orlo hosted President Vesk at the Rose Palace.", "meeting"),
        ("President Orlo welcomed President Vesk to the Rose Palace.", "meeting"),
        ("Orlo called Vesk on Tuesday.", "call"),
        ("President Orlo held a secure video call with President Vesk.", "video_call"),
        ("President Orlo had a phone call on March 3 with President Vesk.", "call"),
        ("Orlo took part in a virtual meeting with Vesk.", "video_call"),
        ("Orlo and Vesk held talks in Mirna.", "meeting"),
        ("In her talks with President Vesk today, President Orlo raised the grain ban.", "conversation"),
        ("Orlo raised the ban during her meeting with Vesk.", "meeting"),
        ("President Orlo used a telephone call on Tuesday to confront President Vesk over grain.", "call"),
    ],
)
def test_a_contact_is_told_by_verb_or_noun(text: str, kind: str) -> None:
    assert told(made(text)) == [(kind, "held", BOTH)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Orlo will meet with President Vesk on March 9.", "planned"),
        ("President Orlo is scheduled to speak with President Vesk tomorrow.", "planned"),
        ("Orlo looks forward to welcoming President Vesk to the Rose Palace on March 9.", "planned"),
        ("Orlo and Vesk agreed to meet in Mirna next month.", "planned"),
        ("President Orlo proposed a summit with President Vesk.", "proposed"),
        ("President Orlo invited President Vesk to visit Aldport next month.", "proposed"),
        ("President Orlo accepted an invitation to visit President Vesk in Mirna next month.", "planned"),
        ("Orlo floated a summit with Vesk.", "proposed"),
        ("Orlo wanted first to rest for a day and then to speak with Vesk.", "intended"),
        ("Orlo hopes to meet with Vesk next month.", "intended"),
        ("President Orlo cancelled her meeting with President Vesk.", "cancelled"),
        ("The Castle denied that Orlo met with Vesk.", "denied"),
    ],
)
def test_governing_words_say_whether_it_was_held(text: str, status: str) -> None:
    assert [(t.status, t.participants) for t in tellings(made(text))] == [(status, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo did not meet with Vesk.",
        "Vesk refused to speak with Orlo.",
        "Castle Spokeswoman Marr told reporters that grain was on the list.",
        "President Orlo met with Governor Pell in Aldport today.",
        "President Orlo spoke with Vice President Senn.",
        "Orlo called on Caldera to open the port.",
        "Orlo welcomed Caldera’s efforts and called for calm.",
        "Orlo welcomed the Meridian League council’s vote on grain.",
        "Norvia is talking about this with Caldera.",
        "The ministers of Norvia remain in touch with Calderan officials.",
        "The plan would meet the needs of Norvia and Caldera.",
        "Vesk said that he wanted talks on grain to begin again.",
        "Grain met with high demand in Norvia.",
        "",
    ],
)
def test_other_words_tell_of_no_contact(text: str) -> None:
    assert told(made(text)) == []


def test_what_stands_in_one_sentence_before_another_contact_is_one_of_its_own() -> None:
    rows = made(
        "President Orlo held her first call with President Vesk on Tuesday. "
        "Also on Tuesday, before her call with Vesk, Orlo talked to League Secretary General Joss Tarn."
    )
    call, talk = tellings(rows)
    assert (call.kind, call.participants, call.main) == ("call", BOTH, True)
    assert (talk.kind, talk.participants, talk.main) == ("conversation", ("orlo", "tarn"), False)
    assert "ordinal:first" in call.hints
    assert [rows.document.slice(s) for s in call.evidence][-1] == "her call with Vesk"
    assert when(rows, talk) == ["on Tuesday"]


def test_the_two_of_a_sentence_are_those_it_named() -> None:
    rows = made("President Orlo pressed her counterpart, Ilmar Vesk, on Tuesday, in the first call between the two.")
    (telling,) = tellings(rows)
    assert (telling.kind, telling.participants) == ("call", BOTH)
    assert when(rows, telling) == ["on Tuesday"]


def test_that_call_is_the_one_told_last() -> None:
    rows = made(
        "Orlo held a call with Vesk. She agreed, but first telephoned Joss Tarn. In that call, on Tuesday, she smiled."
    )
    first, second = tellings(rows)
    assert (first.participants, when(rows, first)) == (BOTH, [])
    assert (second.participants, when(rows, second)) == (("orlo", "tarn"), ["on Tuesday"])


def test_the_two_may_speak_again_in_a_later_report() -> None:
    rows = made("Orlo and Vesk held a call on Tuesday. The two last spoke on March 3, when they agreed.")
    assert [when(rows, t) for t in tellings(rows)] == [["on Tuesday"], ["on March 3"]]


def test_the_places_of_one_contact_are_gathered_under_the_title() -> None:
    rows = made(
        "President Orlo spoke today with President Vesk of Caldera. They discussed grain. The call lasted an hour.",
        title="Readout of President Orlo’s Call with President Vesk of Caldera",
        kind="readout",
        issuer="castle",
    )
    (telling,) = tellings(rows)
    assert (telling.kind, telling.main, telling.participants) == ("call", True, BOTH)
    assert telling.span.field == "text"
    assert rows.document.slice(telling.span).startswith("President Orlo spoke today")
    assert telling.evidence[0].field == "title"
    assert rows.document.slice(telling.evidence[-1]) == "The call"


def test_a_title_that_only_announces_takes_its_status_from_the_text() -> None:
    rows = made(
        "President Orlo looks forward to welcoming President Vesk of Caldera to the Rose Palace on March 9.",
        title="Statement by Castle Spokeswoman Marr on the Visit of President Vesk of Caldera",
        kind="statement",
        issuer="castle",
    )
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, telling.participants) == ("meeting", "planned", BOTH)
    assert when(rows, telling) == ["on March 9"]


def test_remarks_of_two_sides_tell_of_their_meeting_and_not_of_what_is_said_there() -> None:
    rows = made(
        "PRESIDENT ORLO: Welcome. When I met Prime Minister Halt we spoke of grain. This meeting matters today.",
        title="Remarks by President Orlo and President Vesk of Caldera Before Virtual Bilateral Meeting",
        kind="transcript",
        issuer="castle",
    )
    assert told(rows) == [("video_call", "held", BOTH)]


def test_remarks_of_one_side_tell_of_no_contact() -> None:
    assert told(made("We build roads.", title="Remarks by President Orlo on Roads", kind="transcript")) == []


def test_a_background_mention_with_its_own_day_is_another_contact() -> None:
    rows = made(
        "President Orlo spoke today with President Vesk. They followed up on their March 3 meeting in Mirna.",
        published="2031-04-02",
    )
    now, before = tellings(rows)
    assert (now.kind, now.main) == ("conversation", True)
    assert (before.kind, before.participants, before.main) == ("meeting", BOTH, False)
    assert when(rows, before) == ["March 3"]
    assert before.place == "Mirna"


def test_one_call_with_several_leaders_is_one_and_separate_calls_are_several() -> None:
    one = made("President Orlo held a call with President Vesk of Caldera and Prime Minister Halt of Sund.")
    several = made("President Orlo held separate calls with President Vesk of Caldera and Prime Minister Halt of Sund.")
    assert told(one) == [("call", "held", ("halt", "orlo", "vesk"))]
    assert sorted(told(several)) == [("call", "held", ("halt", "orlo")), ("call", "held", BOTH)]


def test_twice_in_one_day_is_two_contacts() -> None:
    rows = made("President Orlo spoke with President Vesk this morning and again in the afternoon.")
    assert [when(rows, t) for t in tellings(rows)] == [["this morning"], ["in the afternoon"]]


def test_a_proposal_told_twice_is_one() -> None:
    rows = made(
        "President Orlo spoke with President Vesk. She invited Vesk to meet in a neutral port. "
        "Orlo proposed a summit meeting in the neutral port of Sund next month, the Castle said."
    )
    assert [(t.status, t.participants, t.main) for t in tellings(rows)] == [
        ("held", BOTH, True),
        ("proposed", BOTH, False),
    ]


def test_a_group_without_names_is_an_actor_of_the_text() -> None:
    rows = made("President Orlo held a video call with southern allies, including the leaders of Sund.")
    group, telling = found_rows(rows)
    assert isinstance(group, ActorSeen)
    assert isinstance(telling, Telling)
    assert (group.actor.id, group.actor.kind, group.actor.origin) == ("x:southern-allies", "group", "text")
    assert telling.participants == ("orlo", "x:southern-allies")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Orlo spoke with the foreign ministers of Caldera, the Sund, and Mirna.", "caldera-sund-mirna"),
        ("Orlo spoke with the foreign ministers of Caldera and President Vesk.", None),
        ("Orlo spoke with the foreign ministers of Caldera, the Castle said.", None),
        ("Orlo spoke with the foreign ministers of Caldera, and Sund welcomed it.", None),
    ],
)
def test_a_group_is_of_all_states_that_are_listed(text: str, group: str | None) -> None:
    (found,) = tellings(made(text))
    groups = [member for member in found.participants if member.startswith("x:")]
    assert groups == [f"x:foreign-ministers-of-{group}" if group else "x:caldera-foreign-ministers"]


def test_a_group_of_states_without_names_is_a_group() -> None:
    rows = made("Orlo intends to speak with the leaders of other alliance countries before the weekend.")
    assert told(rows) == [("conversation", "intended", ("orlo", "x:leaders-of-other-alliance-countries"))]


def test_a_proposal_inside_a_sentence_is_one() -> None:
    rows = made("Orlo spoke with Vesk. She also proposed that the two leaders hold a summit in a neutral capital.")
    assert told(rows) == [("conversation", "held", BOTH), ("summit", "proposed", BOTH)]


@pytest.mark.parametrize(
    ("title", "text", "members"),
    [
        (
            "President Orlo’s Call with Calderan and Sundish Counterparts",
            "President Orlo spoke today with President Vesk of Caldera and Prime Minister Halt of Sund.",
            ("halt", "orlo", "vesk"),
        ),
        (
            "President Orlo’s Call with President Vesk",
            "President Orlo spoke today with President Vesk of Caldera and Prime Minister Halt of Sund.",
            ("halt", "orlo", "vesk"),
        ),
        (
            "President Orlo’s Call with President Vesk and Prime Minister Halt",
            "President Orlo spoke today with President Vesk of Caldera on grain.",
            ("halt", "orlo", "vesk"),
        ),
    ],
)
def test_what_an_account_tells_of_first_is_what_its_title_names(
    title: str, text: str, members: tuple[str, ...]
) -> None:
    assert told(made(text, title=title, kind="readout", issuer="castle")) == [("call", "held", members)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A conversation took place with President Vesk. It lasted an hour.", [("conversation", "held", BOTH)]),
        ("We can and should talk only of grain. I spoke with President Vesk.", [("conversation", "held", BOTH)]),
        ("I spoke with President Vesk. Is that what you call an era?", [("conversation", "held", BOTH)]),
    ],
)
def test_who_speaks_to_the_people_tells_of_contacts(text: str, found: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(made(text, title="Address by President Orlo", kind="statement", issuer="orlo")) == found


def test_what_the_title_names_may_be_told_of_behind_another_contact() -> None:
    text = "Orlo spoke with President Vesk and Prime Minister Halt. Today she called President Vesk."
    found = told(made(text, title="President Orlo’s Call with President Vesk", kind="readout", issuer="castle"))
    assert sorted(members for _, _, members in found) == [("halt", "orlo", "vesk"), ("orlo", "vesk")]


def test_what_is_said_at_a_contact_may_tell_of_others_first() -> None:
    title = "Remarks by President Orlo, President Vesk and Prime Minister Halt Before Trilateral Meeting"
    text = "PRESIDENT ORLO: I met with President Vesk in Mirna on March 3. And now we are three."
    found = told(made(text, title=title, kind="transcript", issuer="orlo"))
    assert [members for _, _, members in found] == [("halt", "orlo", "vesk"), ("orlo", "vesk")]


def test_what_an_account_tells_of_later_may_be_another_contact() -> None:
    text = (
        "President Orlo spoke today with President Vesk. Orlo also spoke with President Vesk and Prime Minister Halt."
    )
    found = told(made(text, title="President Orlo’s Call with President Vesk"))
    assert [members for _, _, members in found] == [("orlo", "vesk"), ("halt", "orlo", "vesk")]


def test_a_group_gives_way_to_those_whom_the_text_names() -> None:
    rows = made(
        "The Harbour Four leaders – President Orlo of Norvia, President Vesk of Caldera and Prime Minister Halt of "
        "Sund – convened today to discuss grain.",
        title="Joint Readout of Harbour Four Leaders Call",
        kind="readout",
    )
    assert told(rows) == [("call", "held", ("halt", "orlo", "vesk"))]


def test_a_roll_of_those_on_the_line_belongs_to_the_call() -> None:
    rows = made(
        "President Orlo held a call with southern leaders today.\n\nParticipants in the call included President Vesk "
        "of Caldera, Prime Minister Halt of Sund and League Secretary General Joss Tarn."
    )
    assert told(rows) == [("call", "held", ("halt", "orlo", "tarn", "vesk"))]


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Orlo spoke with Vesk. Mirna had reached out to arrange the call.", "caldera"),
        ("Orlo spoke with Vesk. Mirna asked for the call last week.", "caldera"),
        ("Orlo received a phone call from Vesk today.", "vesk"),
        ("Orlo spoke with Vesk at the request of Vesk.", "vesk"),
        ("Orlo convened a call with Vesk.", "orlo"),
        ("Orlo phoned Vesk.", "orlo"),
        ("Orlo spoke with Vesk about the request of farmers.", None),
    ],
)
def test_the_initiator_is_only_who_the_text_says(text: str, initiator: str | None) -> None:
    assert [t.initiator for t in tellings(made(text))] == [initiator]


def test_dates_of_what_was_spoken_of_are_not_the_contacts_own() -> None:
    rows = made("On March 9, President Orlo spoke with President Vesk about the vote of March 3.")
    (telling,) = tellings(rows)
    assert when(rows, telling) == ["On March 9"] or when(rows, telling) == ["March 9"]


def test_a_place_is_told_only_of_the_contact() -> None:
    near = tellings(made("Orlo met with Vesk at the Rose Palace on Tuesday."))
    far = tellings(made("Orlo met with Vesk about the war in Ostmark."))
    assert [t.place for t in (*near, *far)] == ["the Rose Palace", None]


def test_an_embedded_text_is_named_where_it_tells() -> None:
    readout = "President Orlo spoke today with President Vesk of Caldera."
    text = f"Orlo and Vesk held a call on Tuesday.\n\nFrom the Castle:\n\n{readout}\n\nMore soon."
    rows = made(text, embedded=readout)
    (telling,) = tellings(rows)
    assert telling.issued == "r_embedded"
    assert when(rows, telling) == ["on Tuesday", "today"]


def test_what_is_done_and_still_to_be_done_is_kept_as_a_hint() -> None:
    rows = made(
        "Orlo spoke with Vesk. They agreed to extend the Ford Treaty, building on the opening of the East Port."
    )
    (telling,) = tellings(rows)
    assert set(telling.hints) == {"todo:exten-ford", "done:east-open-port"}


def test_a_document_of_many_contacts_has_one_main_at_most() -> None:
    rows = made("Orlo met with Vesk on Tuesday. Halt met with Tarn. Orlo will speak with Halt tomorrow.")
    assert [t.main for t in tellings(rows)].count(True) == 1


def test_a_contact_told_late_in_a_document_is_not_what_it_is_about() -> None:
    text = "Grain is dear. Bread is dear. Milk is dear. Salt is dear. Orlo met with Vesk on Tuesday."
    assert [t.main for t in tellings(made(text))] == [False]


SENTENCES = (
    "President Orlo spoke today with President Vesk of Caldera.",
    "They met in Mirna on March 3.",
    "Orlo will host Prime Minister Halt of Sund tomorrow.",
    "The call was short.",
    "Vesk proposed a summit of the two presidents.",
    "League Secretary General Joss Tarn called Vesk, and Orlo",
    "held separate calls with southern leaders and the Harbour Four",
    "“Orlo met",
    "— with — , and ( Vesk",
)


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from([None, *SENTENCES]))
def test_spans_slice_to_words_and_ids_are_unique(parts: list[str], title: str | None) -> None:
    rows: Made = made(" ".join(parts), title=title)
    found = tellings(rows)
    assert len({t.id for t in found}) == len(found)
    assert sum(t.main for t in found) <= 1
    for telling in found:
        for span in (telling.span, *telling.evidence):
            words = rows.document.slice(span)
            assert words == words.strip()
            assert words
        assert telling.span in telling.evidence
    assert found_rows(rows) == found_rows(rows)


@pytest.mark.parametrize(
    "text",
    [
        "I spoke today with President Orlo and President Vesk.",
        "We spoke with President Orlo and President Vesk about grain.",
        "The chairman of the board spoke with President Orlo and President Vesk.",
        "I had a phone call with President Orlo and President Vesk.",
    ],
)
def test_the_others_of_an_unknown_speaker_had_no_contact_with_each_other(text: str) -> None:
    assert told(made(text)) == []


def test_a_speaker_who_is_known_has_the_contact_with_all_the_others() -> None:
    text = "I spoke today with President Vesk and Prime Minister Halt."
    assert told(made(text, title="Statement by President Orlo")) == [("conversation", "held", ("halt", "orlo", "vesk"))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orlo rang Vesk on Tuesday.", "call"),
        ("Orlo held a telephone talk with Vesk.", "call"),
        ("Orlo had a telephone conversation with Vesk.", "call"),
        ("Orlo and Vesk discussed grain in a phone call.", "call"),
    ],
)
def test_the_channel_is_read_from_the_words_beside_the_noun(text: str, kind: str) -> None:
    assert told(made(text)) == [(kind, "held", BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo's meeting with Vesk on Friday was cancelled.",
        "A planned call between Orlo and Vesk was called off on Friday.",
        "The meeting between President Orlo and President Vesk has been postponed.",
    ],
)
def test_what_was_called_off_is_cancelled(text: str) -> None:
    assert [(t.status, t.participants) for t in tellings(made(text))] == [("cancelled", BOTH)]


def test_an_event_of_others_in_a_later_clause_is_not_the_contact() -> None:
    text = "Orlo and Vesk spoke by telephone on Tuesday, their first since Sund announced a summit with Norvia."
    assert told(made(text))[0] == ("call", "held", BOTH)
    assert all(status == "planned" for kind, status, _ in told(made(text)) if kind == "summit")


def test_a_second_verb_has_the_dates_of_its_own_clause() -> None:
    text = "Orlo had spoken to Vesk on March 3 and plans to call Halt on March 9."
    assert {t.participants: when(made(text), t) for t in tellings(made(text))} == {
        BOTH: ["on March 3"],
        ("halt", "orlo"): ["on March 9"],
    }


def test_a_day_behind_the_event_they_met_beside_is_that_of_the_meeting() -> None:
    text = "Orlo met Vesk in the margins of the Harbour summit in Aldport on March 3."
    assert [len(t.dates) for t in tellings(made(text))] == [1]


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Orlo had a phone call with Vesk at the latter's request.", "vesk"),
        ("Orlo had a phone call with Vesk at the initiative of President Vesk.", "vesk"),
        ("Orlo spoke with Vesk on Vesk's initiative.", "vesk"),
        ("Orlo spoke with Vesk. The call had been requested by Mirna.", "caldera"),
    ],
)
def test_the_initiator_may_be_told_behind_the_contact(text: str, initiator: str) -> None:
    assert [t.initiator for t in tellings(made(text))] == [initiator]


def test_a_place_where_the_call_was_spoken_of_is_not_the_calls() -> None:
    text = "Orlo rang Vesk on Tuesday. Orlo was asked about the call in the Rose Palace."
    assert [t.place for t in tellings(made(text))] == [None]


def test_a_day_behind_the_contact_of_the_first_clause_is_not_the_second_clauses() -> None:
    made_of = made("Orlo held a call with Vesk on March 3, and Halt spoke to Vesk.")
    assert [len(t.dates) for t in tellings(made_of)] == [1, 0]


def test_what_was_planned_and_called_off_is_cancelled() -> None:
    assert told(made("The call between Orlo and Vesk planned for Friday has been cancelled."))[0][1] == "cancelled"


def test_who_only_tells_of_a_contact_took_no_part() -> None:
    assert told(made("Talks with Vesk were held in Mirna, Halt said.")) == []


def test_a_meeting_at_home_is_no_part_of_the_contact_told_after_it() -> None:
    text = "President Orlo held a meeting with Vice President Senn today. President Orlo spoke with President Vesk."
    (telling,) = tellings(made(text))
    assert [text[span.start : span.end] for span in telling.evidence] == ["President Orlo spoke with President Vesk."]


def test_a_past_contact_is_not_planned_by_what_those_of_the_first_agreed_on() -> None:
    rows = made(
        "President Orlo spoke to President Vesk. She told him of her talks in Mirna with Prime Minister Halt on "
        "March 3.\n\nThey looked forward to speaking again next month.",
        published="2031-03-09",
    )
    assert {(t.status, t.participants) for t in tellings(rows)} == {
        ("held", BOTH), ("held", ("halt", "orlo")), ("planned", BOTH),
    }  # fmt: skip


def test_a_later_meeting_of_others_gives_a_contact_held_no_day() -> None:
    text = "President Orlo spoke to President Vesk. She raised it before the informal meeting in Aldport on March 9."
    assert [(t.status, t.participants, t.dates) for t in tellings(made(text, published="2031-03-03"))] == [
        ("held", BOTH, ())
    ]


def test_a_clause_of_its_own_does_not_share_the_subject_before_that() -> None:
    text = "Orlo and Vesk held a call today. They agreed that the relevant clerks would meet in Mirna next month."
    assert told(made(text)) == [("call", "held", BOTH)]


def test_the_day_of_a_dateline_is_not_the_contacts() -> None:
    text = "ALDPORT, March 3 - Orlo and Vesk spoke by phone."
    rows = made(text)
    assert [len(t.dates) for t in tellings(rows)] == [1]
    dateline = Span(rows.document.id, 0, text.index("Orlo"))
    rows.regions.append(Region("r_dateline", dateline, "dateline"))
    assert [t.dates for t in tellings(rows)] == [()]


def test_a_day_behind_the_name_of_a_house_is_the_contacts() -> None:
    (telling,) = tellings(made("Orlo received Vesk at League headquarters on March 3."))
    assert len(telling.dates) == 1
