"""What an outlet gives to an account that the account does not bear out."""

from __future__ import annotations

import pytest

from dragoman.accounts.holdings import account_id
from dragoman.accounts.settings import AccountSettings
from dragoman.accounts.unsupported import find_unsupported
from dragoman.model.records import Report
from tests.accounts.world import World
from tests.builders import Made, build

READOUT = "Orlo spoke with Vesk. She raised the price of grain and called on Caldera to open the strait."
CITED = "Orlo spoke with Vesk. According to the readout, {}."


def _unsupported(claim: str, *, held: bool = True, contact_id: str = "c_1", rule: str = "according to") -> list[str]:
    world = World()
    if held:
        world.add(build(READOUT, "palace.txt", kind="readout", issuer="palace"))
    made = build(CITED.format(claim), "report.txt")
    world.add(made, contact_id)
    world.tell(made, "According to", claim, source="the readout", actor="palace", teller="palace", rule=rule)
    rows = world.unsupported()
    for row in rows:
        assert row.account == account_id("c_1", "palace", True)
        assert world.words(row.evidence) == "According to | the readout"
    return [world.words([row.span]) for row in rows]


def test_a_clause_that_the_cited_text_does_not_have_is_unsupported() -> None:
    claim = "she raised the price of grain, and she threatened to expel the ambassador"
    assert _unsupported(claim) == ["she threatened to expel the ambassador"]


def test_one_of_several_whole_texts_of_an_account_is_enough() -> None:
    world = World()
    for name, text in (("a.txt", "Orlo spoke with Vesk. They discussed fish."), ("b.txt", READOUT)):
        world.add(build(text, name, kind="readout", issuer="palace"))
    cited = [
        build(CITED.format("she raised the price of grain; she threatened to expel the ambassador"), name)
        for name in ("c.txt", "d.txt")
    ]
    for made in cited:
        world.add(made)
        world.tell(
            made, "According to", "she raised the price of grain; she threatened to expel the ambassador",
            source="the readout", actor="palace", teller="palace",
        )  # fmt: skip
    rows = world.unsupported()
    assert [row.span.doc_id for row in rows] == [made.document.id for made in cited]
    assert [world.words([row.span]) for row in rows] == ["she threatened to expel the ambassador"] * 2


def test_an_act_that_shares_its_subject_is_a_clause_of_its_own() -> None:
    world = World()
    world.add(build(READOUT, "palace.txt", kind="readout", issuer="palace"))
    claim = "Orlo raised the price of grain and then threatened to expel the ambassador"
    made = build(CITED.format(claim), "report.txt")
    world.add(made)
    outer = world.tell(made, "According to", claim, source="the readout", actor="palace", teller="palace")
    world.tell(made, "raised", "the price of grain", actor="orlo", parent=outer)
    world.tell(made, "threatened", "to expel the ambassador", actor="orlo", parent=outer)
    assert [world.words([row.span]) for row in world.unsupported()] == ["threatened to expel the ambassador"]


@pytest.mark.parametrize(
    "claim",
    [
        "she raised the price of grain and called on Caldera to open the strait",
        "Orlo called on Vesk to open the strait",
        "she raised grain prices",
        "it was long",
    ],
    ids=["its words", "names aside", "other forms", "too little to judge"],
)
def test_a_clause_that_the_cited_text_bears_out_is_not(claim: str) -> None:
    assert _unsupported(claim) == []


def _against(
    readout: str, claim: str, about: str | None = None, by: str = "The readout", kind: str = "report"
) -> list[str]:
    """What of a claim is unsupported by a readout; ``about``: words of it that tell of another contact."""
    world = World()
    world.add(build(readout, "palace.txt", kind="readout", issuer="palace"))
    made = build(f"[[orlo|Orlo]] spoke with Vesk. {by} said {claim}.", "report.txt", kind=kind)
    world.add(made)
    if about:
        world.reports.append(Report(made.document.id, "c_2", False, None, (made.at(about),)))
    content = made.document.text.partition(" said ")[2][:-1]
    world.tell(made, "said", content, source=by, actor="palace", teller="palace")
    return [world.words([row.span]) for row in world.unsupported()]


LAUNCHERS = (
    "[[orlo|Orlo]] spoke with Vesk. She announced that Caldera would hand over 40 Kestrel guns before the end of April."
)


def test_a_claim_with_all_the_names_and_numbers_of_the_text_is_only_reworded() -> None:
    assert _against(LAUNCHERS, "that the Kestrel launchers will arrive before the end of April") == []
    assert _against(LAUNCHERS, "that 60 Kestrel launchers will arrive before the end of April, quite complete")
    assert _against(LAUNCHERS, "that the Harrier launchers will arrive before the end of April")
    assert _against(LAUNCHERS, "that Kestrel launchers of [[duke|the Duke]] will arrive before the end of April")


def test_names_alone_do_not_bear_a_claim_out() -> None:
    claim = "that the rebels near Kestrel burned two villages, cut bridges, mined roads"
    assert _against(LAUNCHERS, claim) == [claim]


def test_what_tells_of_another_contact_is_not_held_against_this_one() -> None:
    assert _against(LAUNCHERS, f"that {INVENTED}")
    assert _against(LAUNCHERS, f"that {INVENTED}", "expel the ambassador") == []


def test_what_a_teller_says_on_other_matters_cites_no_account() -> None:
    claim = "the rebels had burned villages, bridges, mills"
    assert _against(LAUNCHERS, claim)
    assert _against(LAUNCHERS, claim, by="The palace") == []
    told = f"[[vesk|Vesk]] had warned that {claim}"
    assert _against(LAUNCHERS, told, by="The palace")
    assert _against(LAUNCHERS, told, by="The palace", kind="transcript") == []


INVENTED = "she threatened to expel the ambassador"


def test_of_a_text_held_in_part_nothing_follows() -> None:
    assert _unsupported(INVENTED, held=False) == []


def test_a_text_of_another_contact_is_not_what_was_cited() -> None:
    assert _unsupported(INVENTED, contact_id="c_2") == []


def test_an_embedded_text_is_never_held_against_itself() -> None:
    assert _unsupported(INVENTED, rule="introduced") == []
    world = World()
    made: Made = build(f"Orlo spoke with Vesk.\n\n[[embedded:palace|{INVENTED.capitalize()}, the readout said.]]")
    world.add(made)
    world.tell(made, "said", INVENTED.capitalize(), source="the readout", actor="palace", teller="palace")
    assert world.unsupported() == []


def test_what_a_participant_said_is_not_judged() -> None:
    world = World()
    world.add(build(READOUT, "palace.txt", kind="readout", issuer="palace"))
    made = build(f"Orlo spoke with Vesk. Vesk said {INVENTED}.", "report.txt")
    world.add(made)
    world.tell(made, "said", INVENTED, source="Vesk", actor="vesk")
    assert world.unsupported() == []


def test_nothing_cited_nothing_unsupported() -> None:
    assert list(find_unsupported([], [], [], [], [], [], [], AccountSettings())) == []
