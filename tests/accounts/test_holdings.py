"""What texts we hold of a teller: whole official texts, alone or embedded."""

from __future__ import annotations

import pytest

from dragoman.accounts.holdings import account_id, is_account_row, own_teller, whole_texts
from tests.builders import attribution, build, report

EMBEDDED = "Before it.\n\n[[embedded:castle|[[vesk|President Vesk]] spoke with [[orlo|President Orlo]].]]\n\nAfter it."


@pytest.mark.parametrize("kind", ["readout", "statement"])
def test_an_official_text_is_held_whole(kind: str) -> None:
    made = build("Orlo spoke with Vesk.", kind=kind, issuer="palace")
    (whole,) = whole_texts([made.document], made.descriptions, made.regions, [report(made)])
    assert (whole.teller, whole.contact) == ("palace", "c_1")
    assert made.words([whole.span]) == "Orlo spoke with Vesk."


def test_an_embedded_text_is_held_whole_without_what_surrounds_it() -> None:
    made = build(EMBEDDED)
    (whole,) = whole_texts([made.document], made.descriptions, made.regions, [report(made)])
    assert (whole.teller, made.words([whole.span])) == ("castle", "President Vesk spoke with President Orlo.")


@pytest.mark.parametrize(
    ("kind", "issuer", "text"),
    [("report", "agency", "It was long."), ("readout", None, "It was long."), ("readout", "palace", " ")],
)
def test_reports_texts_of_nobody_and_empty_texts_are_not(kind: str, issuer: str | None, text: str) -> None:
    made = build(text, kind=kind, issuer=issuer)
    assert whole_texts([made.document], made.descriptions, made.regions, [report(made)]) == []


def test_a_whole_text_is_of_the_contact_its_document_is_mainly_about() -> None:
    made = build("Orlo spoke with Vesk.", kind="readout", issuer="palace")
    reports = [report(made, "c_2", main=False), report(made, "c_1")]
    assert [whole.contact for whole in whole_texts([made.document], made.descriptions, [], reports)] == ["c_1"]
    assert [whole.contact for whole in whole_texts([made.document], made.descriptions, [], [])] == [None]
    assert whole_texts([], [], [], []) == []


def test_a_document_speaks_with_its_issuers_voice_or_with_its_own() -> None:
    readout = build("It was long.", kind="readout", issuer="palace")
    wire = build("It was long.", kind="report", issuer="agency")
    described = {row.doc_id: row for made in (readout, wire) for row in made.descriptions}
    described[readout.document.id] = readout.descriptions[0]
    assert own_teller(readout.document.id, described) == "palace"
    assert own_teller("d_unknown", described) == "voice:d_unknown"


def test_stated_and_inferred_accounts_are_two() -> None:
    assert account_id("c_1", "palace", True) != account_id("c_1", "palace", False)
    assert account_id(None, "palace", True) != account_id("c_1", "palace", True)


def test_only_a_teller_gives_an_account() -> None:
    made = build("[[palace|The Palace]] said [[orlo|she]] raised grain.")
    outer = attribution(made, "said", "she raised grain", actor="palace", teller="palace")
    inner = attribution(made, "raised", "grain", actor="orlo", parent=outer)
    assert is_account_row(outer)
    assert not is_account_row(inner)
