"""Sources that no verb introduces: "according to", and a text introduced by a line of its own."""

from __future__ import annotations

import pytest

from dragoman.attribution.patterns import find_signed
from dragoman.text.quotes import find_quotations
from tests.attribution.reading import parts, read

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"
PALACE = "[[palace|the Rose Palace]]"
PAIR = "[[both|the presidents]] discussed grain"


@pytest.mark.parametrize(
    ("marked", "cue", "content"),
    [
        (f"According to {PALACE}, {PAIR}.", "According to", "the presidents discussed grain"),
        (f"But according to {PALACE}, {PAIR}.", "according to", "the presidents discussed grain"),
        (f"According to {PALACE}, on Monday, {PAIR}.", "According to", "the presidents discussed grain"),
        (f"On Monday {PAIR}, according to {PALACE}.", "according to", "On Monday the presidents discussed grain"),
        (f"Today {PAIR} according to {PALACE}.", "according to", "Today the presidents discussed grain"),
        (f"“On Monday {PAIR},” according to {PALACE}.", "according to", "On Monday the presidents discussed grain"),
        (f"The strait is shut; {PAIR}, according to {PALACE}.", "according to", "the presidents discussed grain"),
    ],
)
def test_according_to_opens_or_closes_what_it_gives(marked: str, cue: str, content: str) -> None:
    outer, inner = read(marked)
    assert (outer.source, outer.cue, outer.content, outer.teller) == ("the Rose Palace", cue, content, "palace")
    assert (inner.content, inner.teller, inner.parent) == ("grain", "palace", cue)


def test_according_to_may_interrupt_what_it_gives() -> None:
    outer, inner = read(f"{ORLO}, according to officials, told {VESK} that the ferries would sail.")
    assert outer.content == "President Orlo | told President Vesk that the ferries would sail"
    assert (inner.source, inner.to, inner.content) == ("President Orlo", "vesk", "the ferries would sail")
    assert (inner.parent, inner.teller) == ("according to", outer.actor)
    outer, inner = read(f"{ORLO} told {VESK}, according to officials, that the ferries would sail.")
    assert outer.content == "President Orlo told President Vesk | the ferries would sail"
    assert (inner.to, inner.content, inner.parent) == ("vesk", "the ferries would sail", "according to")


def test_a_clause_of_its_own_after_according_to_is_not_given() -> None:
    rows = read("The ferries sailed, according to [[palace|the Rose Palace]], and [[castle|the Castle]] denied it.")
    assert parts(rows)[0] == ("the Rose Palace", "according to", "The ferries sailed")


def test_the_source_of_according_to_takes_in_whose_text_it_is() -> None:
    row = read(
        f"According to the official readout of {ORLO}’s latest call with {VESK}, [[both|the pair]] discussed grain."
    )[0]
    assert row.source == "the official readout of President Orlo’s latest call with President Vesk"
    row = read("The ferries sail, according to a statement from [[palace|the Rose Palace]].")[0]
    assert (row.source, row.actor) == ("a statement from the Rose Palace", "palace")


@pytest.mark.parametrize(
    ("line", "source", "cue"),
    [
        ("From [[castle|The Castle]]:", "The Castle", "From"),
        ("[[castle|The Castle]] issued the following statement:", "The Castle", "issued"),
        ("Statement of [[castle|the Castle]]:", "of the Castle", "Statement"),
    ],
)
def test_an_embedded_text_is_its_introducers_content(line: str, source: str, cue: str) -> None:
    rows = read(
        f"[[introducer|{line}]]\n\n[[embedded:castle|Statement on the call\n\n{VESK} thanked {ORLO} for her call.]]\n\n"
        "Critics said the text was short."
    )
    outer, inner, critics = rows
    assert (outer.source, outer.cue) == (source, cue)
    assert outer.content == "Statement on the call | President Vesk thanked President Orlo for her call."
    assert (outer.mode, outer.teller) == ("direct", "castle")
    assert (inner.content, inner.teller, inner.parent) == ("for her call", "castle", cue)
    assert (critics.parent, critics.teller != "castle") == ("", True)


def test_the_issuer_of_an_embedded_text_is_known_though_its_line_names_nobody() -> None:
    rows = read(f"[[introducer|The readout said:]]\n\n[[embedded:castle|{VESK} thanked {ORLO} for her call.]]")
    assert {row.teller for row in rows} == {"castle"}


@pytest.mark.parametrize("dash", ["―", "—", "–", "--"])
@pytest.mark.parametrize("stop", ["", "."])
def test_a_quotation_belongs_to_the_name_that_signs_it(dash: str, stop: str) -> None:
    text = f"“The strait is ours to share.” {dash} Ilmar Vesk{stop}"
    (draft,) = find_signed(text, [(0, len(text))], find_quotations(text, [(0, len(text))]))
    assert draft.source is not None
    assert (text[slice(*draft.source)], text[slice(*draft.cue)]) == ("Ilmar Vesk", dash)
    assert [text[slice(*place)] for place in draft.content] == ["The strait is ours to share"]


@pytest.mark.parametrize(
    "text",
    ["“It sails” — and nobody waits.", "“It sails” — Vesk left early for the port of his own town.", "It sails — Vesk"],
)
def test_a_clause_behind_a_dash_signs_nothing(text: str) -> None:
    assert find_signed(text, [(0, len(text))], find_quotations(text, [(0, len(text))])) == []


@pytest.mark.parametrize(
    ("opening", "source", "cue"),
    [
        ("An official gave a cooler account", "An official", "gave a cooler account"),
        ("An official, who asked for silence, gave another version", "An official", "gave another version"),
        ("[[palace|The Rose Palace]]’s summary was terse", "The Rose Palace’s summary", "was terse"),
    ],
)
def test_an_account_behind_a_colon_is_the_sources(opening: str, source: str, cue: str) -> None:
    rows = read(f"{opening}: [[orlo|President Orlo]] had promised nothing and thanked nobody.")
    account = next(row for row in rows if row.cue == cue)
    assert (account.source, account.content) == (source, "President Orlo had promised nothing and thanked nobody")
    assert rows[-1].teller == account.teller is not None


def test_a_colon_behind_no_account_tells_of_nothing() -> None:
    assert read("[[orlo|President Orlo]] had one wish: the ferries would sail.") == []


@pytest.mark.parametrize(
    ("opening", "cue"),
    [
        ("As [[palace|the Rose Palace]] put it, ", "put it"),
        ("As [[palace|the Rose Palace]] described it, ", "described it"),
        ("By [[palace|the Rose Palace]]'s own account ", "account"),
        ("In [[palace|the Rose Palace]]'s telling, ", "telling"),
    ],
)
def test_a_source_may_open_a_sentence_in_other_words(opening: str, cue: str) -> None:
    outer, inner = read(f"{opening}{PAIR}.")
    assert (outer.cue, outer.content, outer.teller) == (cue, "the presidents discussed grain", "palace")
    assert (inner.content, inner.teller) == ("grain", "palace")
