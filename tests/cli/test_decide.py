"""What a person decides about contacts is honoured, shown, and can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from dragoman import read
from dragoman.record import open_record
from dragoman.store import open_store
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
    assert ran.exit_code == 0
    assert "of Ada Orlo, Ilmar Vesk, 2031-03-11, held c_" in words(ran)
    assert ran.stdout.split()[-1] in {row["id"][:12] for row in decisions(run)}
    assert contacts() == {"2031-03-11": {"readout.txt", "report.txt", "later.txt"}}
    shown = words(run("show", "2031-03-11"))
    assert "decided: the same contact as “" in shown
    assert "by R. Senn on " in shown
    assert "against it" not in shown
    assert run("decide", "undo", decisions(run)[-1]["id"][:9]).stdout == "Taken back.\n"
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
    assert run("decide", "reject", "2031-03-11").stdout.startswith("It is no contact any more")
    assert contacts() == {"2031-03-20": {"later.txt"}}
    with open_record("dragoman.db") as record:
        assert len(record.positions) == said
    assert "no contact, by" in words(run("decide", "list"))


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
    assert run("decide", "reject", "2031-03-11", "--no-link").stdout.startswith("Decided. Next: dragoman link\n")
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
        (("date", "2031-03-11", "20310312"), "'20310312' is no day."),
        (("date", "2031-03-11", "0001-01-01"), "'0001-01-01' is no day."),
        (("date", "2031-03-11", "2031-01-01/2032-02-01"), "is no first and last day."),
        (("same", "2031-03-11", "2031-03-11"), "are one contact already."),
        (("different", "2031-03-11", "later.txt"), "is not one of several documents that tell of c_"),
        (("different", "2031-03-20", "later.txt"), "is not one of several documents that tell of c_"),
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


def test_long_days_are_believed_and_keep_their_documents_together(run: Run, texts: Path) -> None:
    assert run("decide", "date", "2031-03-11", "2031-03-01/2031-03-09").exit_code == 0
    assert contacts() == {"2031-03-01": {"readout.txt", "report.txt"}, "2031-03-20": {"later.txt"}}


def test_decisions_hold_for_the_documents_that_are_left(run: Run, texts: Path) -> None:
    (texts / "third.txt").write_text("On March 11, 2031, President Ada Orlo called President Ilmar Vesk.\n")
    run("read", "texts")
    assert len(contacts()["2031-03-11"]) == 3
    run("decide", "different", "2031-03-11", "third.txt")
    run("forget", "readout.txt")
    with open_record("dragoman.db") as record:
        assert len([contact for contact in record.contacts if contact.from_ == "2031-03-11"]) == 2


def test_a_rejected_telling_takes_no_other_with_it_and_comes_back_when_it_is_confirmed(run: Run, texts: Path) -> None:
    with open_record("dragoman.db") as record:
        (named,) = [contact.id for contact in record.contacts if contact.from_ == "2031-03-20"]
    run("decide", "reject", named)
    (texts / "fourth.txt").write_text("On March 20, 2031, President Ilmar Vesk called President Ada Orlo.\n")
    run("read", "texts")
    assert contacts()["2031-03-20"] == {"fourth.txt"}
    (rejected,) = decisions(run)
    run("decide", "undo", rejected["id"])
    run("decide", "reject", "2031-03-20", "--no-link")
    run("decide", "confirm", "2031-03-20")
    assert contacts()["2031-03-20"] == {"fourth.txt", "later.txt"}


def test_of_two_days_the_last_counts_and_is_shown(run: Run, texts: Path) -> None:
    run("decide", "date", "2031-03-20", "2031-03-21")
    run("decide", "date", "2031-03-21", "2031-03-22")
    assert "2031-03-22" in contacts()
    shown = words(run("show", "2031-03-22"))
    assert "held on 2031-03-22" in shown
    assert "held on 2031-03-21" not in shown


def test_a_name_that_nobody_has_is_told(run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no name" in run("decide", "confirm", "2031-03-20", "--author", "a\x1b[31m").stderr
    assert "no name" in run("decide", "confirm", "2031-03-20", "--author", "bad\udcff").stderr
    assert "no name" in run("decide", "confirm", "2031-03-20", "--author", "x" * 201).stderr

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("dragoman.cli.decide.getpass.getuser", nobody)
    assert run("decide", "confirm", "2031-03-20").exit_code == 0
    assert "confirmed, by nobody named on" in words(run("decide", "list"))


def test_another_record_is_named_in_what_to_do_next(run: Run, texts: Path) -> None:
    run("read", "texts", "--record", "other.db")
    told = run("decide", "confirm", "2031-03-20", "--no-link", "--record", "other.db").stdout
    assert "Next: dragoman link --record other.db" in told
    assert "run `dragoman link --record other.db`" in run("contacts", "--record", "other.db").stderr


def test_words_that_were_read_anew_are_to_be_linked_before_anything_is_decided_of_them(run: Run, texts: Path) -> None:
    with open_store("dragoman.db") as store:
        for document in store.rows("documents"):
            store.add_document(document, {}, "read by another version")
    ran = run("decide", "confirm", "2031-03-20")
    assert ran.exit_code == 2
    assert "was read anew, and is not linked yet. Run `dragoman link`." in ran.stderr


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
