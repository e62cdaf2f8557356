"""Short forms that still say enough."""

from __future__ import annotations

from dragoman.export.plain.styles import coloured, short, shortened


def test_long_quote_is_cut_at_a_word() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three four", 12) == "one two …"


def test_short_id_is_the_beginning_of_one() -> None:
    assert short("c_" + "0123456789abcdef" * 2) == "c_0123456789"
    assert short("x:orlo") == "x:orlo"


def test_status_says_without_colour_what_it_says_with_it() -> None:
    assert (coloured("not_carried").text, coloured("not_carried").style) == ("not carried", "dim")
    assert coloured("unheard_of").style == "bold"
