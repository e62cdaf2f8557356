"""What the rules do not read yet: each of these fails until it works, and then says so."""

from __future__ import annotations

import pytest

from tests.attribution.reading import parts, read

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="to call something a name is no cue: it calls too often")
def test_what_somebody_calls_something_is_quoted() -> None:
    assert parts(read(f"{ORLO} called the closure “a mistake.”")) == [
        ("President Orlo", "called", "the closure “a mistake")
    ]


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="only verbs and according to introduce a source")
def test_in_a_statement_from_somebody_gives_the_clause_to_them() -> None:
    row = read(f"In a statement from [[castle|the Castle]], {VESK} thanked {ORLO} for her call.")[-1]
    assert (row.cue, row.teller) == ("thanked", "castle")


@pytest.mark.xfail(
    strict=True, raises=AssertionError, reason="the clause behind an inserted as-clause is taken for its content"
)
def test_an_inserted_as_clause_has_the_clause_around_it_as_content() -> None:
    rows = read(f"[[both|The leaders]] reaffirmed that, as {ORLO} said in May, the strait must stay open.")
    assert [row.content for row in rows if row.cue == "said"] == ["the strait must stay open"]


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="a source has one actor: two institutions become joint")
def test_two_institutions_that_tell_together_are_tellers() -> None:
    row = read("[[palace|The Rose Palace]] and [[castle|the Castle]] said the call was frank.")[0]
    assert row.teller is not None


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="a participle after a preposition has no subject")
def test_joining_somebody_in_urging_is_urging() -> None:
    rows = read(f"{ORLO} joined {VESK} in urging [[caldera|Caldera]] to open the strait.")
    assert [(row.cue, row.to, row.content) for row in rows] == [("urging", "caldera", "to open the strait")]
