"""What a person decides about contacts is honoured, shown, and can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from dragoman import read
from dragoman.record import open_record
from tests.cli.conftest import Run
from tests.record.folder import make_folder

LATER = "A week later, on March 20, 2031, President Ada Orlo called President Ilmar Vesk about the ferry.\n"


@pytest.fixture
def texts(folder: Path, run: Run) -> Path:
    """Two documents of one contact and one of another, read."""
    made = make_folder(folder / "texts")
    (made / "later.txt").write_text(LATER, encoding="utf-8")
    assert run("read", "texts").exit_code == 0
    return made


def contacts() -> dict[str | None, set[str]]:
    """By day, the files that tell of a contact."""
    with open_record("dragoman.db") as record:
        path_of = {document.id: document.path.rpartition("/")[2] for document in record.documents}
        days = {contact.id: contact.from_ for contact in record.contacts}
        told: dict[str | None, set[str]] = {day: set() for day in days.values()}
        for report in record.reports:
            told[days[report.contact]].add(path_of[report.doc_id])
        return told


def words(ran: Result) -> str:
    """What was printed, without its lines."""
    return " ".join(ran.stdout.split())


def decisions(run: Run) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = json.loads(run("decide", "list", "--json").stdout)["decisions"]
    return listed


def test_two_contacts_are_one_until_it_is_taken_back(run: Run, texts: Path) -> None:
    before = contacts()
    assert before == {"2031-03-11": {"readout.txt", "report.txt"}, "2031-03-20": {"later.txt"}}
    ran = run("decide", "same", "2031-03-11", "2031-03-20", "--author", "R. Senn")
    assert (ran.exit_code, ran.stdout) == (0, "Decided. dragoman.db holds 1 contact.\n")
    assert contacts() == {"2031-03-11": {"readout.txt", "report.txt", "later.txt"}}
    shown = words(run("show", "2031-03-11"))
    assert "decided: the same contact as “" in shown
    assert "by R. Senn on " in shown
    assert "against it" not in shown
    (decision,) = decisions(run)
    assert run("decide", "undo", decision["id"][:9]).stdout == "Taken back.\n"
    assert contacts() == before
    assert decisions(run) == []


def test_document_tells_of_another_contact(run: Run, texts: Path) -> None:
    assert run("decide", "different", "2031-03-11", "report.txt").exit_code == 0
    with open_record("dragoman.db") as record:
        assert len(record.contacts) == 3
        against = {link.fact for link in record.links if link.weighs == "against"}
    assert "decision" in against


def test_day_that_was_decided_goes_before_what_the_texts_say(run: Run, texts: Path) -> None:
    assert run("decide", "date", "2031-03-11", "2031-03-09/2031-03-10").exit_code == 0
    assert contacts() == {"2031-03-09": {"readout.txt", "report.txt"}, "2031-03-20": {"later.txt"}}
    with open_record("dragoman.db") as record:
        (decided,) = [contact for contact in record.contacts if contact.date_basis == "decision"]
    assert (decided.from_, decided.to) == ("2031-03-09", "2031-03-10")
    assert "as a person decided" in run("contacts").stdout


def test_what_is_no_contact_leaves_what_was_said_without_one(run: Run, texts: Path) -> None:
    with open_record("dragoman.db") as record:
        said = len(record.positions)
    assert run("decide", "reject", "2031-03-11").exit_code == 0
    assert contacts() == {"2031-03-20": {"later.txt"}}
    with open_record("dragoman.db") as record:
        assert len(record.positions) == said
    assert "no contact, by" in run("decide", "list").stdout


def test_confirming_changes_nothing_and_is_shown_in_the_report_too(run: Run, texts: Path) -> None:
    before = contacts()
    assert run("decide", "confirm", "2031-03-20", "--author", "<b>Senn</b>").exit_code == 0
    assert contacts() == before
    assert "decided: confirmed, by <b>Senn</b> on" in run("show", "2031-03-20").stdout
    assert run("report", "--out", "record.html").exit_code == 0
    page = Path("record.html").read_text(encoding="utf-8")
    assert "confirmed, by &lt;b&gt;Senn&lt;/b&gt; on" in page
    assert "<b>Senn" not in page


def test_decisions_hold_when_everything_is_read_anew(run: Run, texts: Path) -> None:
    run("decide", "same", "2031-03-11", "2031-03-20")
    assert run("forget", "later.txt").exit_code == 0
    assert "which is not held" in words(run("show", "2031-03-11"))
    assert "which is not held" in words(run("decide", "list"))
    assert run("check").exit_code == 0
    run("read", "texts")
    assert contacts() == {"2031-03-11": {"readout.txt", "report.txt", "later.txt"}}


def test_many_decisions_are_linked_once(run: Run, texts: Path) -> None:
    assert run("decide", "reject", "2031-03-11", "--no-link").stdout == "Decided. Next: dragoman link\n"
    assert "dragoman link" in run("contacts").stderr
    assert len(contacts()) == 2
    assert run("decide", "reject", "2031-03-20", "--no-link").exit_code == 0
    assert run("link").stdout == "dragoman.db is linked: it holds 0 contacts.\n"
    assert run("decide", "list").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("date", "2031-03-11", "spring"), "'spring' is no day."),
        (("date", "2031-03-11", "2031-03-12/2031-03-11"), "is no first and last day."),
        (("same", "2031-03-11", "2031-03-11"), "are one contact already."),
        (("different", "2031-03-11", "later.txt"), "is not one of several documents that tell of 2031-03-11."),
        (("different", "2031-03-20", "later.txt"), "is not one of several documents that tell of 2031-03-20."),
        (("reject", "2031-03-12"), "The record has no contact on 2031-03-12."),
        (("undo", "e_"), "'e_' is the id of no decision."),
    ],
)
def test_what_cannot_be_decided_is_told_and_changes_nothing(
    run: Run, texts: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = contacts()
    ran = run("decide", *arguments)
    assert ran.exit_code == 2
    assert told in ran.stderr
    assert (contacts(), decisions(run)) == (before, [])


def test_nothing_decided_is_said(run: Run, texts: Path) -> None:
    assert run("decide", "list").stdout == "Nothing was decided.\n"


def test_unknown_kind_is_refused_by_the_library(texts: Path) -> None:
    from dragoman.model.errors import InputError

    with read("texts") as record:
        with pytest.raises(InputError, match="Nobody can decide 'perhaps'"):
            record.decide("perhaps", "2031-03-11")
        with pytest.raises(InputError, match="gives nothing beside it"):
            record.decide("confirm", "2031-03-11", "yes")
        record.decide("reject", "2031-03-20")
        assert [contact.from_ for contact in record.contacts] == ["2031-03-11"]
