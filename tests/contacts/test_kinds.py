from __future__ import annotations

import pytest

from dragoman.contacts.kinds import KIN, TELLING_MOST, choose_kind, kinds_agree


@pytest.mark.parametrize("one", sorted(KIN))
@pytest.mark.parametrize("two", sorted(KIN))
def test_agreement_is_mutual(one: str, two: str) -> None:
    assert kinds_agree(one, two) is kinds_agree(two, one)


def test_a_call_is_no_meeting_and_a_conversation_may_be_either() -> None:
    assert not kinds_agree("call", "meeting")
    assert kinds_agree("conversation", "call")
    assert kinds_agree("conversation", "meeting")


def test_the_kind_that_says_most_names_the_contact() -> None:
    assert choose_kind(["conversation", "call"]) == "call"
    assert choose_kind(["meeting", "video_call", "call"]) == "video_call"
    assert choose_kind(["visit", "meeting"]) == "meeting"
    assert set(TELLING_MOST) == set(KIN)
