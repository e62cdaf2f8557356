"""Which account every position stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.settings import AccountSettings
from dragoman.accounts.tellers import read_accounts
from dragoman.model.records import Account, Inference, Position
from tests.accounts.world import World
from tests.builders import Made, build

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "
CONDEMNED = "condemned the attacks on the ports and called them a grave danger"


def _readout(world: World, text: str = "She raised grain.", name: str = "palace.txt") -> Made:
    made = build(CALL + text, name, kind="readout", issuer="palace")
    world.add(made)
    return made


def _report(world: World, text: str, name: str = "report.txt") -> Made:
    made = build(CALL + text, name)
    world.add(made)
    return made


def _told(world: World) -> list[tuple[str | None, str, bool, bool]]:
    return [(row.contact, row.teller, row.stated, row.whole) for row in world.accounts()]


def test_an_official_text_tells_in_its_issuers_name_and_is_whole() -> None:
    world = World()
    made = _readout(world)
    world.act(made, "raise", "raised", "grain")
    assert _told(world) == [("c_1", "palace", True, True)]
    assert world.positions()[0].account == world.accounts()[0].id


def test_a_report_tells_in_its_own_voice_and_is_partial() -> None:
    world = World()
    made = _report(world, "She raised grain.")
    world.act(made, "raise", "raised", "grain")
    assert _told(world) == [("c_1", f"voice:{made.document.id}", True, False)]


def test_a_position_stands_in_the_account_of_the_teller_it_is_given_to() -> None:
    world = World()
    made = _report(world, "[[castle|The Castle]] said [[orlo|she]] raised grain.")
    outer = world.tell(made, "said", "she raised grain", source="The Castle", actor="castle", teller="castle")
    world.act(made, "raise", "raised", "grain", parent=outer)
    (account,) = world.accounts()
    assert (account.teller, account.stated, account.whole) == ("castle", True, False)
    assert world.words(account.evidence) == "The Castle | said"


def test_the_innermost_teller_tells() -> None:
    world = World()
    made = _report(world, "[[agency|Northern Wire]] reported [[castle|the Castle]] said [[orlo|she]] raised grain.")
    wire = world.tell(
        made, "reported", "the Castle said she raised grain", actor="agency", teller="agency", source="Northern Wire"
    )
    castle = world.tell(
        made, "said", "she raised grain", source="the Castle", actor="castle", teller="castle", parent=wire
    )
    world.act(made, "raise", "raised", "grain", parent=castle)
    (position,) = world.positions()
    assert {row.id: row.teller for row in world.accounts()}[position.account] == "castle"


def test_a_partial_account_becomes_whole_with_the_tellers_own_text() -> None:
    world = World()
    made = _report(world, "[[palace|The Palace]] said [[orlo|she]] raised grain.")
    outer = world.tell(made, "said", "she raised grain", source="The Palace", actor="palace", teller="palace")
    world.act(made, "raise", "raised", "grain", parent=outer)
    assert _told(world) == [("c_1", "palace", True, False)]
    _readout(world)
    assert _told(world) == [("c_1", "palace", True, True)]


def test_official_wording_without_a_teller_is_inferred_and_never_stated() -> None:
    world = World()
    readout = _readout(world, f"She {CONDEMNED}.")
    made = _report(world, f"She {CONDEMNED}.")
    world.act(readout, "condemn", "condemned", CONDEMNED.removeprefix("condemned "))
    world.act(made, "condemn", "condemned", CONDEMNED.removeprefix("condemned "))
    passage = world.copy(readout, made, CONDEMNED)
    rows = world.tell_accounts()
    (inference,) = (row for row in rows if isinstance(row, Inference))
    assert (inference.attribution, inference.teller_inferred) == (world.acts[1].attribution, "palace")
    assert set(inference.evidence) == {passage.a, passage.b}
    assert sorted(_told(world)) == [("c_1", "palace", False, False), ("c_1", "palace", True, True)]
    accounts = {row.id: row for row in rows if isinstance(row, Account)}
    assert [(accounts[p.account].stated, p.attribution) for p in rows if isinstance(p, Position)].count(
        (False, world.acts[1].attribution)
    ) == 1


@pytest.mark.parametrize("kind", ["formula", "verbatim"])
def test_formulas_other_contacts_and_short_scraps_betray_nobody(kind: str) -> None:
    world = World()
    readout = _readout(world, f"She {CONDEMNED}.")
    made = build(f"{CALL}She {CONDEMNED}.")
    world.add(made, "c_1" if kind == "formula" else "c_2")
    world.act(made, "condemn", "condemned", CONDEMNED.removeprefix("condemned "))
    world.copy(readout, made, CONDEMNED, kind)
    assert [row.teller for row in world.accounts() if row.contact and row.teller.startswith("voice:")]
    assert all(row.stated for row in world.accounts())
    world.passages.clear()
    world.copy(readout, made, "condemned the attacks")
    assert all(row.stated for row in world.accounts())


def test_a_stated_teller_is_not_replaced_by_what_the_wording_betrays() -> None:
    world = World()
    readout = _readout(world, f"She {CONDEMNED}.")
    made = _report(world, f"[[castle|The Castle]] said [[orlo|she]] {CONDEMNED}.")
    outer = world.tell(made, "said", f"she {CONDEMNED}", source="The Castle", actor="castle", teller="castle")
    world.act(made, "condemn", "condemned", CONDEMNED.removeprefix("condemned "), parent=outer)
    world.copy(readout, made, CONDEMNED)
    assert {(row.teller, row.stated) for row in world.accounts()} == {("palace", True), ("castle", True)}


def test_a_briefing_is_an_account_of_no_contact() -> None:
    world = World()
    made = _report(world, "[[marr|Lena Marr]] told reporters that the ships were watched.")
    world.tell(made, "told", "the ships were watched", source="Lena Marr", actor="marr", teller="marr")
    assert (None, "marr", True, False) in _told(world)


def test_words_on_the_contact_itself_are_an_account_of_it() -> None:
    world = World()
    made = build("[[agency|Northern Wire]] reported that [[orlo|Orlo]] spoke with [[vesk|Vesk]].")
    world.add(made)
    world.tell(made, "reported", "Orlo spoke with Vesk", source="Northern Wire", actor="agency", teller="agency")
    assert _told(world) == [("c_1", "agency", True, False)]


def test_an_account_shows_every_place_it_rests_on_once() -> None:
    world = World()
    made = _report(world, "[[castle|The Castle]] said [[orlo|she]] raised grain and thanked him.")
    outer = world.tell(
        made, "said", "she raised grain and thanked him", source="The Castle", actor="castle", teller="castle"
    )
    world.act(made, "raise", "raised", "grain", parent=outer)
    world.act(made, "thank", "thanked", "him", parent=outer)
    (account,) = world.accounts()
    assert world.words(account.evidence) == "The Castle | said"


def test_nothing_tells_nothing() -> None:
    assert World().tell_accounts() == []
    assert list(read_accounts([], [], [], [], [], [], [], [], [], AccountSettings())) == []


def test_a_whole_text_without_an_act_is_an_account() -> None:
    world = World()
    _readout(world, "It was long.")
    assert _told(world) == [("c_1", "palace", True, True)]
    assert world.positions() == []


def _three_documents() -> World:
    world = World()
    readout = _readout(world, f"She {CONDEMNED}. She raised grain.")
    first = _report(world, f"She {CONDEMNED}.", "first.txt")
    second = _report(world, "[[castle|The Castle]] said [[orlo|she]] raised grain.", "second.txt")
    for made in (readout, first):
        world.act(made, "condemn", "condemned", CONDEMNED.removeprefix("condemned "), ("cyber",))
    world.act(readout, "raise", "raised", "grain", ("food_security",))
    outer = world.tell(second, "said", "she raised grain", source="The Castle", actor="castle", teller="castle")
    world.act(second, "raise", "raised", "grain", ("food_security",), parent=outer)
    world.copy(readout, first, CONDEMNED)
    return world


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(random: object) -> None:
    world, plain = _three_documents(), _three_documents().tell_accounts()
    for rows in (world.documents, world.descriptions, world.attributions, world.acts, world.reports, world.passages):
        random.shuffle(rows)  # type: ignore[attr-defined]
    assert sorted(world.tell_accounts(), key=repr) == sorted(plain, key=repr)


@pytest.mark.parametrize("cue", ["did not comment on", "declined to comment on", "has not confirmed"])
def test_to_tell_nothing_is_no_account(cue: str) -> None:
    world = World()
    made = _report(world, f"The Castle {cue} the call.")
    world.tell(made, cue, "the call", source="The Castle", actor="castle", teller="castle")
    assert _told(world) == []
