"""The accounts of a contact side by side."""

from __future__ import annotations

import pytest

from dragoman.accounts.comparing import compare_accounts, hull_or_first
from dragoman.accounts.settings import AccountSettings
from dragoman.model.records import Comparison, Topic
from dragoman.model.span import Span
from tests.accounts.world import World
from tests.builders import build

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


def _two_sides(castle: str, *, whole: bool = True) -> World:
    """The Palace raises energy in its readout; the Castle tells what is given, in its own text or through a report."""
    world = World()
    palace = build(f"{CALL}She raised energy.", "palace.txt", kind="readout", issuer="palace")
    world.add(palace)
    world.act(palace, "raise", "raised", "energy", ("energy",))
    kind, issuer = ("statement", "castle") if whole else ("report", None)
    other = build(f"{CALL}{castle}", "castle.txt", kind=kind, issuer=issuer)
    world.add(other)
    if not whole:
        outer = world.tell(other, "said", "he raised migration", source="The Castle", actor="castle", teller="castle")
        world.act(other, "raise", "raised", "migration", ("migration",), actor="vesk", parent=outer)
    elif "migration" in castle:
        world.act(other, "raise", "raised", "migration", ("migration",), actor="vesk")
    return world


def test_a_whole_account_is_silent_on_what_its_text_has_no_word_of() -> None:
    cells = _two_sides("He raised migration.").cells()
    assert cells == {
        ("energy", "palace"): "says",
        ("energy", "castle"): "silent",
        ("migration", "palace"): "silent",
        ("migration", "castle"): "says",
    }


def test_of_a_partial_account_silence_cannot_be_known() -> None:
    cells = _two_sides("The Castle said he raised migration.", whole=False).cells()
    assert cells["energy", "castle"] == "not_carried"
    assert cells["migration", "palace"] == "silent"


def test_a_whole_text_says_what_stands_in_it_without_an_act() -> None:
    world = _two_sides("He raised migration. The talks on energy were long.")
    tellers = {account.id: account.teller for account in world.accounts()}
    cells = [row for row in world.comparisons() if (row.topic, tellers[row.account]) == ("energy", "castle")]
    assert [(row.cell, world.words(row.evidence)) for row in cells] == [("says", "The talks on energy were long")]


def test_who_says_our_need_not_say_whose_state_it_is() -> None:
    """The topic is Ukraine's by its lexicon: the one account names the state, the other speaks for it."""
    world = World()
    palace = build(f"{CALL}She promised Ukraine air defence.", "palace.txt", kind="readout", issuer="palace")
    world.add(palace)
    world.act(palace, "pledge", "promised", "Ukraine air defence", ("ukraine_support",))
    world.add(build(f"{CALL}They spoke of our air defence.", "castle.txt", kind="statement", issuer="castle"))
    assert world.cells()["ukraine_support", "castle"] == "says"


@pytest.mark.parametrize(
    ("castle", "cell"),
    [
        ("The prices of fuel were a worry to both.", "says"),  # a sign, that names no topic
        ("Fuel was not discussed.", "denies"),
        ("They spoke of the harvest.", "silent"),
    ],
)
def test_who_has_words_that_may_mean_a_topic_is_not_silent_on_it(castle: str, cell: str) -> None:
    assert _two_sides(castle).cells()["energy", "castle"] == cell


def test_of_several_whole_texts_the_first_that_has_words_on_a_topic_says_it() -> None:
    world = _two_sides("He raised migration.")
    for name, words in (("second.txt", "Trade was long."), ("third.txt", "The talks on energy were long.")):
        world.add(build(f"{CALL}{words}", name, kind="statement", issuer="castle"))
    tellers = {account.id: account.teller for account in world.accounts()}
    cells = [row for row in world.comparisons() if (row.topic, tellers[row.account]) == ("energy", "castle")]
    assert [(row.cell, world.words(row.evidence)) for row in cells] == [("says", "The talks on energy were long")]


def test_a_teller_denies_where_all_it_says_on_a_topic_is_negated() -> None:
    text = "He raised migration. He did not discuss energy. He spoke of energy later."
    world = _two_sides(text)
    made = build(f"{CALL}{text}", "castle.txt", kind="statement", issuer="castle")
    world.act(made, "discuss", "discuss", "energy", ("energy",), actor="vesk", negated=True)
    assert world.cells()["energy", "castle"] == "denies"
    world.act(made, "raise", "spoke of", "energy later", ("energy",), actor="vesk")
    assert world.cells()["energy", "castle"] == "says"


def test_a_whole_text_that_names_a_matter_only_to_say_that_it_was_not_raised_denies_it() -> None:
    world = _two_sides("He raised migration. The talks did not touch on oil, and energy was not discussed.")
    tellers = {account.id: account.teller for account in world.accounts()}
    cells = [row for row in world.comparisons() if (row.topic, tellers[row.account]) == ("energy", "castle")]
    assert [(row.cell, world.words(row.evidence)) for row in cells] == [("denies", "did not touch on oil")]
    assert _two_sides("He raised migration. Energy did not come up. Oil did.").cells()["energy", "castle"] == "says"


def test_an_account_in_part_denies_what_it_says_was_not_raised() -> None:
    text = "The Castle said he raised migration. The Castle added that energy was not discussed."
    world = _two_sides(text, whole=False)
    built = build(f"{CALL}{text}", "castle.txt")
    world.tell(built, "added", "energy was not discussed", source="The Castle", actor="castle", teller="castle")
    assert world.cells()["energy", "castle"] == "denies"


def test_what_another_misses_in_an_account_is_not_denied_by_it() -> None:
    text = "The Castle said he raised migration. The Castle made no mention of energy."
    world = _two_sides(text, whole=False)
    built = build(f"{CALL}{text}", "castle.txt")
    world.tell(built, "made no mention of", "energy", source="The Castle", actor="castle", teller="castle")
    assert world.cells().get(("energy", "castle")) != "denies"


def test_an_act_may_deny_too() -> None:
    world = _two_sides("He raised migration. Energy was not discussed.")
    made = build(f"{CALL}He raised migration. Energy was not discussed.", "castle.txt")
    world.act(made, "discuss", "discussed", "Energy was not", ("energy",), actor="joint")
    assert world.cells()["energy", "castle"] == "denies"


def test_who_speaks_of_a_part_of_a_topic_is_not_silent_on_it() -> None:
    world = World()
    palace = build(f"{CALL}She raised sanctions.", "palace.txt", kind="readout", issuer="palace")
    world.add(palace)
    world.act(palace, "raise", "raised", "sanctions", ("russia_response",))
    castle = build(f"{CALL}He raised the frozen assets.", "castle.txt", kind="readout", issuer="castle")
    world.add(castle)
    world.act(castle, "raise", "raised", "the frozen assets", ("frozen_assets",), actor="vesk")
    assert world.cells() == {
        ("russia_response", "palace"): "says",
        ("russia_response", "castle"): "says",
        ("frozen_assets", "palace"): "silent",
        ("frozen_assets", "castle"): "says",
    }


def test_an_accounts_own_words_with_no_act_inside_are_on_a_topic_too() -> None:
    text = "The Castle said he raised migration. The Castle added that energy was dear."
    world = _two_sides(text, whole=False)
    assert world.cells()["energy", "castle"] == "not_carried"
    built = build(f"{CALL}{text}", "castle.txt")
    world.tell(built, "added", "energy was dear", source="The Castle", actor="castle", teller="castle")
    assert world.cells()["energy", "castle"] == "says"


def test_every_cell_shows_words() -> None:
    world = _two_sides("He raised migration.")
    for row in world.comparisons():
        assert world.words(row.evidence)
    silent = next(row for row in world.comparisons() if row.cell == "silent" and row.topic == "energy")
    assert "He raised migration." in world.words(silent.evidence)


def test_accounts_of_other_contacts_are_not_compared() -> None:
    world = _two_sides("He raised migration.")
    later = build("Later Orlo spoke with Vesk. She raised cyberattacks.", "later.txt", kind="readout", issuer="palace")
    world.add(later, "c_2")
    world.act(later, "raise", "raised", "cyberattacks", ("cyber",))
    assert {(row.contact, row.topic) for row in world.comparisons()} == {
        ("c_1", "energy"),
        ("c_1", "migration"),
        ("c_2", "cyber"),
    }


def test_an_inferred_account_is_never_whole_and_so_never_silent() -> None:
    world = _two_sides("He raised migration.")
    readout = build(f"{CALL}She raised energy.", "palace.txt", kind="readout", issuer="palace")
    report = build(f"{CALL}She raised energy.", "report.txt")
    world.add(report)
    world.act(report, "raise", "raised", "energy", ("energy",))
    world.copy(readout, report, "She raised energy.")
    inferred = {row.id for row in world.accounts() if not row.stated}
    assert inferred
    assert {row.cell for row in world.comparisons() if row.account in inferred} == {"says", "not_carried"}


def test_a_contact_without_topics_has_no_cells_and_the_list_of_topics_is_always_given() -> None:
    rows = list(compare_accounts([], [], [], [], [], [], [], [], AccountSettings()))
    assert rows
    assert all(isinstance(row, Topic) for row in rows)
    world = World()
    world.add(build(f"{CALL}It was long.", kind="readout", issuer="palace"))
    assert world.comparisons() == []


def test_cells_come_by_contact_topic_and_account() -> None:
    world = _two_sides("He raised migration.")
    keys = [(row.contact, row.topic) for row in world.comparisons()]
    assert keys == sorted(keys)
    plain = world.compare()
    for rows in (world.documents, world.descriptions, world.attributions, world.acts, world.reports):
        rows.reverse()  # type: ignore[attr-defined]
    assert sorted(map(repr, world.compare())) == sorted(map(repr, plain))
    assert any(isinstance(row, Comparison) for row in plain)


@pytest.mark.parametrize(
    ("spans", "whole"),
    [
        ((Span("d", 2, 4), Span("d", 8, 9)), Span("d", 2, 9)),
        ((Span("d", 2, 4), Span("e", 8, 9)), Span("d", 2, 4)),
        ((Span("d", 2, 4, "title"), Span("d", 8, 9)), Span("d", 2, 4, "title")),
    ],
)
def test_spans_of_several_texts_are_not_made_one(spans: tuple[Span, ...], whole: Span) -> None:
    assert hull_or_first(spans) == whole
