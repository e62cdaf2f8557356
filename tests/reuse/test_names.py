"""What is only a name with its titles."""

from __future__ import annotations

import pytest

from dragoman.reuse.names import is_name


@pytest.mark.parametrize(
    "text",
    [
        "with President Ilmar Vesk of Caldera",
        "Deputy Prime Minister and Minister of Foreign Affairs Odra bin Senn al Marr of the Kingdom of Norvia",
        "met with Norvian Deputy Foreign Minister and Envoy for the Northern Straits Joss Tarn",
        "President Ada Orlo of Norvia and President Ilmar Vesk of Caldera",
        "The Norvian Foreign Ministry Press Office",
    ],
)
def test_a_name_is_one_with_titles_places_and_little_beside_it(text: str) -> None:
    assert is_name(text, 4, 0.34)


@pytest.mark.parametrize(
    "text",
    [
        "President Ada Orlo spoke today with President Ilmar Vesk of Caldera",
        "on a joint register of fishing licences and other matters",
        "Norvia will act firmly in defence of its shipping in the Northern Straits",
        "THE TWO LEADERS AGREED TO REOPEN THE BORDER",
        "стороны договорились продолжить переговоры весной",
        "两国元首同意",
    ],
)
def test_what_says_something_is_none(text: str) -> None:
    assert not is_name(text, 4, 0.34)
