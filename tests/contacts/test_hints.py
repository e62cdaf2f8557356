from __future__ import annotations

import pytest

from dragoman.contacts.hints import conflicting, find_hints


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("They agreed to extend the Ford Treaty by March 9.", ["todo:exten-ford"]),
        ("Both sides must finalise the extension of the Ford Treaty this year.", ["todo:exten-ford"]),
        ("their readiness to extend the Ford Treaty once more", ["todo:exten-ford"]),
        ("They spoke of mines, building on the extension of the Ford Treaty.", ["done:exten-ford"]),
        ("Orlo welcomed the completion of the East Port tunnel.", ["done:east-port-tunnel"]),
        ("following the signing of the Ford Treaty, they met", ["done:ford-sign"]),
        ("building on progress", []),
        ("They spoke about the Ford Treaty.", []),
    ],
)
def test_done_and_still_to_be_done_are_told_by_their_words(text: str, hints: list[str]) -> None:
    assert list(find_hints(text)) == hints


def test_the_same_thing_done_and_to_be_done_is_a_conflict_whatever_else_is_said_of_it() -> None:
    assert conflicting(("done:exten-ford",), ("todo:exten-ford-old",)) == "exten-ford"
    assert conflicting(("todo:exten-ford",), ("done:exten-ford",)) == "exten-ford"


def test_two_things_or_two_that_are_done_are_none() -> None:
    assert conflicting(("done:exten-ford",), ("done:exten-ford",)) is None
    assert conflicting(("done:exten-ford",), ("todo:exten-port",)) is None
    assert conflicting(("ordinal:first",), ("todo:exten-port",)) is None
