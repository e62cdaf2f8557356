"""``read`` says what it read, what it could not, and what to ask next."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from dragoman.cli import reading
from tests.cli.conftest import Run
from tests.record.folder import READOUT, make_folder


@pytest.fixture
def texts(folder: Path) -> Path:
    return make_folder(folder / "texts")


def test_summary_tells_what_was_read_and_what_to_ask_next(run: Run, texts: Path) -> None:
    ran = run("read", "texts")
    assert (ran.exit_code, ran.stderr) == (0, "")
    first, *_, last = ran.stdout.splitlines()
    assert first.startswith("2 read, 0 unchanged, 0 problems with files; dragoman.db holds 2 documents and ")
    assert last == "Next: dragoman contacts; dragoman report --out record.html"


def test_documents_without_a_day_are_counted(run: Run, folder: Path) -> None:
    told = "Ada Orlo called Ilmar Vesk today, and the two of them agreed to open the ferry for the grain of the south."
    (folder / "a.txt").write_text(told)
    (folder / "b.txt").write_text(f"Ada Orlo calls Ilmar Vesk again\n14 March 2031\n\n{told}")
    assert "1 of 2 documents has no day of publication" in run("read", "a.txt", "b.txt").stdout
    assert "no day of publication" not in run("read", "b.txt", "--record", "dated.db").stdout


def test_rows_whose_days_are_in_another_column_are_told_how_it_is_named(run: Run, folder: Path) -> None:
    (folder / "all.jsonl").write_text(json.dumps({"text": "Ada Orlo called Ilmar Vesk.", "date": "2031-03-14"}))
    assert "--date-field NAME" in run("read", "all.jsonl").stdout
    assert "day of publication" not in run("read", "all.jsonl", "--date-field", "date").stdout


def test_a_file_that_was_rewritten_is_named_with_the_way_to_forget_what_it_was(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Ada Orlo called Ilmar Vesk on 14 March 2031 and praised the ferry.")
    first = run("read", "a.txt").stdout
    (folder / "a.txt").write_text("Ada Orlo called Ilmar Vesk on 14 March 2031 and praised the port.")
    told = " ".join(run("read", "a.txt").stdout.split())
    assert "read before" not in first
    assert "a.txt was read before with other text, and the record holds both." in told
    earlier = told.partition("dragoman forget ")[2].split()[0]
    assert run("forget", earlier).exit_code == 0
    assert "1 document" in run("read", "a.txt").stdout
    assert "read before" not in run("read", "a.txt").stdout


def test_of_many_files_that_were_rewritten_a_few_are_named(run: Run, folder: Path) -> None:
    for text in ("Ada Orlo called Ilmar Vesk.", "Ada Orlo met Ilmar Vesk."):
        for name in "abcde":
            (folder / f"{name}.txt").write_text(text)
        told = run("read", ".").stdout
    assert told.count("was read before with other text") == 3
    assert "So were 2 more." in told


def test_a_row_with_other_text_is_named_like_a_file_and_standard_input_never_is(run: Run, folder: Path) -> None:
    for text in ("Ada Orlo called Ilmar Vesk.", "Ada Orlo met Ilmar Vesk."):
        (folder / "all.jsonl").write_text(json.dumps({"id": "7", "text": text}))
        told = run("read", "all.jsonl").stdout + run("read", "-", "--record", "in.db", input=text).stdout
    assert told.count("was read before") == 1
    assert "all.jsonl#7 was read before" in told


def test_reading_nothing_makes_no_record_and_leads_nowhere(run: Run, folder: Path) -> None:
    ran = run("read", "missing.txt")
    assert ran.exit_code == 1
    assert ran.stdout == "0 read, 0 unchanged, 1 problem with files; dragoman.db was not made.\n"
    assert not (folder / "dragoman.db").exists()


def test_second_reading_finds_everything_unchanged(run: Run, texts: Path) -> None:
    run("read", "texts", "--record", "kept.db")
    ran = run("read", "texts", "--record", "kept.db")
    assert ran.stdout.startswith("0 read, 2 unchanged, 0 problems with files; kept.db holds 2 documents")
    assert "dragoman contacts --record kept.db" in ran.stdout


def test_problem_is_one_message_with_a_next_step_and_the_others_are_read(run: Run, texts: Path) -> None:
    (texts / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = run("read", "texts", "missing.txt")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("2 read, 0 unchanged, 2 problems with files;")
    picture, missing = ran.stderr.splitlines()
    assert picture.startswith("dragoman: texts/picture.txt: it is a picture, not a text. ")
    assert missing.startswith("dragoman: missing.txt: there is no such file or folder. ")


def test_many_problems_are_counted(run: Run, folder: Path) -> None:
    names = [f"missing-{number}.txt" for number in range(reading.MOST_PROBLEMS + 3)]
    ran = run("read", *names)
    *_, last = ran.stderr.splitlines()
    assert len(ran.stderr.splitlines()) == reading.MOST_PROBLEMS + 1
    assert last == "dragoman: and 3 problems more: `dragoman report` lists them all."


def test_several_processes_read(run: Run, texts: Path) -> None:
    ran = run("read", "texts", "--workers", "2")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("2 read, 0 unchanged, 0 problems with files;")


def test_no_worker_is_a_mistake(run: Run, texts: Path) -> None:
    ran = run("read", "texts", "--workers", "0")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("dragoman: 0 workers read nothing. Give 1, or as many as there are processors")


def test_standard_input_is_read(run: Run, folder: Path) -> None:
    ran = run("read", "-", "--published", "2031-03-11", input=READOUT)
    assert (ran.exit_code, ran.stdout[:6]) == (0, "1 read")


def test_rows_are_read_by_the_names_of_their_columns(run: Run, folder: Path) -> None:
    (folder / "rows.jsonl").write_text('{"n": 7, "body": "The leaders spoke.", "day": "2031-03-12"}\n')
    ran = run("read", "rows.jsonl", "--text-field", "body", "--id-field", "n", "--date-field", "day")
    assert (ran.exit_code, ran.stdout[:6]) == (0, "1 read")


def test_record_that_is_written_to_is_left_alone(run: Run, texts: Path) -> None:
    from dragoman.store import open_store

    with open_store("dragoman.db"):
        ran = run("read", "texts")
    assert ran.exit_code == 3
    assert ran.stderr.startswith("dragoman: Another dragoman is writing to dragoman.db. Wait until it is done")


def test_record_whose_reading_was_stopped_says_so(run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("dragoman.run.local.link", stop)
        assert run("read", "texts").exit_code == 130
    ran = run("contacts")
    assert ran.exit_code == 0
    assert "Not all that dragoman.db holds is linked: run `dragoman link`." in ran.stderr
    assert run("read", "texts").stdout.startswith("0 read, 2 unchanged")
    assert run("contacts").stderr == ""


def test_document_is_forgotten_by_the_beginning_of_its_id(run: Run, texts: Path) -> None:
    from dragoman import open_record

    run("read", "texts")
    with open_record("dragoman.db") as record:
        report = next(document.id for document in record.documents if document.path.endswith("report.txt"))
    ran = run("forget", report[:12])
    assert (ran.exit_code, ran.stdout) == (0, "Forgotten: Harbour Gazette, 2031-03-12\n")
    assert run("check").stdout == "All is as it was written, in 1 document.\n"


class Terminal:
    """A standard error that says it is a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        """Nothing waits."""


def test_progress_is_shown_on_a_terminal_once_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, clock = Terminal(), [0.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(reading, "monotonic", lambda: clock[0])
    with reading.progress_shown() as show:
        assert show is not None
        show("documents", 1, None)
        assert terminal.written == ""
        clock[0] = 1.0
        show("documents", 70, None)
        clock[0] = 1.01
        show("documents", 71, None)
        clock[0] = 2.0
        show("overlaps", 5, 10)
    assert terminal.written == "\rdocuments 70\roverlaps [##########----------] 5 of 10\r" + " " * 39 + "\r"


def test_progress_is_not_shown_where_nobody_looks() -> None:
    with reading.progress_shown() as show:
        assert show is None


def test_linking_is_left_for_later_and_gives_the_record_of_one_reading(run: Run, texts: Path) -> None:
    ran = run("read", "texts/readout.txt", "--no-link", "--published", "2031-03-11")
    assert ran.stdout.splitlines()[-1] == "Not all of them are linked. Next: dragoman link"
    assert "holds 1 document and 0 contacts" in ran.stdout
    behind = run("search", "ferry")
    assert "ferry" in behind.stdout
    assert "dragoman link" in behind.stderr
    assert run("link").stdout == "dragoman.db is linked: it holds 1 contact.\n"
    run("read", "texts", "--no-link")
    assert run("link").exit_code == 0
    assert run("link").stdout == "dragoman.db was linked already.\n"
    run("read", "texts/readout.txt", "--published", "2031-03-11", "--record", "once.db")
    run("read", "texts", "--record", "once.db")
    for name in ("dragoman", "once"):
        run("export", "--out", name, "--record", f"{name}.db")
    tables = [path.name for path in Path("once").iterdir() if path.name != "runs.jsonl"]
    assert len(tables) > 15
    assert [name for name in tables if Path("once", name).read_bytes() != Path("dragoman", name).read_bytes()] == []


def test_deadlines_are_judged_at_the_day_given_without_reading(run: Run, texts: Path) -> None:
    def statuses() -> set[str]:
        from dragoman import open_record

        with open_record("dragoman.db") as record:
            return {commitment.status for commitment in record.commitments}

    run("read", "texts")
    assert "overdue" not in statuses()
    assert run("link", "--as-of", "2031-07-01").exit_code == 0
    assert "overdue" in statuses()
    assert run("link", "--as-of", "summer").exit_code == 2
