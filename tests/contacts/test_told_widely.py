"""The many words in which English tells of a contact, and the like words that tell of none."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Orlo dialled President Vesk on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo phoned up President Vesk on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo had Vesk on the line on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo was on the phone to Vesk for half an hour on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo has just got off the phone with President Vesk.", "call", []),
        ("Orlo had just come off a call with Vesk.", "call", []),
        ("Orlo put in a call to President Vesk on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo fielded a call from Vesk on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo reached Vesk by phone on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo reached out by phone to Vesk on Tuesday.", "call", ["on Tuesday"]),
        ("Orlo had a telephonic engagement with Vesk today.", "call", ["today"]),
        ("Orlo spoke with Vesk via video link on Tuesday.", "video_call", ["on Tuesday"]),
        ("Orlo had a short chat with Vesk on Tuesday.", "conversation", ["on Tuesday"]),
        ("Orlo and Vesk had a tense exchange on Tuesday.", "conversation", ["on Tuesday"]),
        ("Orlo exchanged sharp words with Vesk on Tuesday.", "conversation", ["on Tuesday"]),
        ("Orlo sat down with Vesk on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo and Vesk came face to face on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo huddled with Vesk on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo dined with Vesk on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo had tea with Vesk on Tuesday.", "meeting", ["on Tuesday"]),
        ("Over dinner with Vesk on Tuesday, Orlo praised the port.", "meeting", ["on Tuesday"]),
        ("Orlo emerged from her sit-down with Vesk.", "meeting", []),
        ("Orlo hosted President Vesk for breakfast on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo called on President Vesk on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo paid a courtesy call on President Vesk on Tuesday.", "meeting", ["on Tuesday"]),
        ("Orlo was welcomed on Tuesday at the Rose Palace by President Vesk.", "meeting", ["on Tuesday"]),
    ],
)
def test_a_contact_has_many_names(text: str, kind: str, day: list[str]) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, telling.participants) == (kind, "held", BOTH)
    assert when(rows, telling) == day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Meeting President Vesk at the Rose Palace, Orlo said the port was open.", "meeting"),
        ("After meeting Vesk in Mirna, Orlo praised the port.", "meeting"),
        ("After a virtual meeting with Vesk, Orlo said the port was open.", "video_call"),
        ("Speaking with Vesk by phone, Orlo praised the port.", "call"),
        ("President Orlo, speaking to Vesk in the past hour, warned of a flood.", "conversation"),
    ],
)
def test_the_occasion_on_which_somebody_speaks_is_a_contact(text: str, kind: str) -> None:
    assert told(made(text)) == [(kind, "held", BOTH)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orlo will sit down with Vesk on Tuesday.", "meeting"),
        ("Orlo will ring President Vesk on Tuesday.", "call"),
        ("Orlo is due on Tuesday to see President Vesk in Mirna.", "meeting"),
        ("Orlo is pencilled in for a one-to-one with President Vesk on Tuesday.", "meeting"),
        ("Orlo is scheduled to be in Mirna on Tuesday for a meeting with Vesk.", "meeting"),
        ("A call between Orlo and Vesk is pencilled in for Tuesday.", "call"),
    ],
)
def test_plans_have_many_words_too(text: str, kind: str) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, telling.participants) == (kind, "planned", BOTH)
    assert [day.removeprefix("on ") for day in when(rows, telling)] == ["Tuesday"]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo called on President Vesk on Tuesday to open the port.",
        "Orlo called on President Vesk for help.",
        "Norvia must catch up with Caldera.",
        "Orlo ran into trouble with Vesk.",
        "Journalists contacted Vesk on Tuesday.",
        "Orlo exchanged views with Vesk.",
        "The exchange of prisoners with Caldera began.",
        "Contact between Norvia and Caldera was lost.",
        "A telephone contact between Orlo and Vesk has not been agreed.",
        "Orlo could not get Vesk on the phone.",
        "Orlo failed to reach Vesk by phone.",
        "Orlo will not sit down with Vesk.",
        "Speaking to reporters, Orlo praised Vesk.",
        "Speaking to Vesk’s critics, Orlo praised the port.",
        "Meeting Vesk is a priority, Orlo said.",
        "Orlo was seen on Tuesday in a castle built by Vesk.",
    ],
)
def test_like_words_tell_of_none(text: str) -> None:
    assert told(made(text)) == []


def test_a_writer_may_leave_out_who_hung_up() -> None:
    assert told(made("Just hung up with President Vesk.", issuer="orlo")) == [("call", "held", BOTH)]
