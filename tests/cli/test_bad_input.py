"""Bad input as a user meets it, on the real command: one message, the file and the next step; the others are read."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from dragoman import open_record
from dragoman.model.problems import CODES
from dragoman.store.migrate import migrations
from tests.ingest.made_files import MENU_PAGE
from tests.record.folder import READOUT, make_folder

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-c", "from dragoman.cli import main; main(prog_name='dragoman')")
# What keeps root from the files of others; without it root is a user like any.
UNPRIVILEGED = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
LINE_BYTES = 100_000_000
LINE = b"The presidents spoke of the ferry and the grain, and then they spoke of the strait, "
MOST_SECONDS = 60  # it takes three; a machine may be slow, but minutes are a fault

Ran = subprocess.CompletedProcess[str]

posix = pytest.mark.skipif(os.name == "nt", reason="needs the permissions and limits of a Unix")


def dragoman(folder: Path, *arguments: str, before: tuple[str, ...] = (), **more: Any) -> Ran:
    """Run the command in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    environment.pop("DRAGOMAN_DEBUG", None)
    command = [*before, *COMMAND, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, **more
    )


def told(ran: Ran) -> list[str]:
    """The messages on standard error; a traceback would be many lines, and none of them a message."""
    lines = ran.stderr.splitlines()
    assert all(line.startswith("dragoman: ") for line in lines), ran.stderr
    return [line.removeprefix("dragoman: ") for line in lines]


def tables(folder: Path, record: str) -> dict[str, bytes]:
    """The export of a record, byte for byte, without what tells of the runs."""
    out = folder / f"export-{record}"
    with open_record(folder / record) as opened:
        assert opened.check() == []
        return {path.name: path.read_bytes() for path in opened.export(out) if path.name != "runs.jsonl"}


# ---------------------------------------------------------------- files


def blank_pdf() -> bytes:
    from pypdf import PdfWriter

    data, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(612, 792)
    writer.write(data)
    return data.getvalue()


def long_line() -> bytes:
    return LINE * (LINE_BYTES // len(LINE))


def packed_line() -> bytes:
    return gzip.compress(long_line(), compresslevel=1)


def rows_with_a_long_one() -> bytes:
    short = b'{"id": "%d", "text": "The leaders of Norvia and Caldera spoke on Monday of the ferry."}\n'
    return short % 1 + b'{"id": "2", "text": "' + long_line() + b'"}\n' + short % 3


WESTERN = "The café’s owner heard that the leaders had spoken of the ferry.\n".encode("cp1252") * 3
BROKEN_UTF8 = "The leaders’ call – as told – was long. ".encode() * 20 + b"\xff\xfe and \xc3( to the end.\n"

# Name, content, code, and the documents that are read from it all the same.
BAD_FILES: tuple[tuple[str, bytes | Callable[[], bytes], str, int], ...] = (
    ("empty.txt", b"", "empty_file", 0),
    ("blank.txt", b" \n\n\t\n", "empty_file", 0),
    ("noise.txt", bytes(range(256)) * 40, "binary_file", 0),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary_file", 0),
    ("line.txt", long_line, "too_large", 0),
    ("line.txt.gz", packed_line, "too_large", 0),
    ("line.jsonl", rows_with_a_long_one, "too_large", 2),
    ("western.txt", WESTERN, "encoding_guessed", 1),
    ("broken.txt", BROKEN_UTF8, "bad_bytes", 1),
    ("pages.pdf", blank_pdf, "pdf_without_text", 0),
    ("cut.pdf", blank_pdf()[:120], "broken_pdf", 0),
    ("menus.html", MENU_PAGE.encode(), "page_without_text", 0),
    ("cut.txt.gz", gzip.compress(bytes(range(256)) * 9)[:60], "broken_gzip", 0),
    ("open.csv", b'id,text\n1,"The leaders spoke\n2,of the ferry\n', "broken_row", 0),
    ("row.jsonl", b'{"text": "The leaders spoke."}\n{"text": \n', "broken_row", 1),
)


@pytest.fixture(scope="module")
def read_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Ran, float]]:
    """A folder with good texts among all the bad ones, read into ``dragoman.db``, and the seconds that took."""
    folder = tmp_path_factory.mktemp("bad")
    texts = make_folder(folder / "texts")
    for name, content, _, _ in BAD_FILES:
        (texts / name).write_bytes(content() if callable(content) else content)
    started = time.monotonic()
    ran = dragoman(folder, "read", "texts", "missing.txt", "nothing-*.txt")
    seconds = time.monotonic() - started
    yield folder, ran, seconds
    shutil.rmtree(folder)


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code, _ in BAD_FILES])
def test_each_bad_file_costs_one_message_with_its_name_and_the_next_step(
    read_all: tuple[Path, Ran, float], name: str, code: str
) -> None:
    folder, ran, _ = read_all
    (message,) = [message for message in told(ran) if message.startswith(f"texts/{name}: ")]
    assert message.endswith(CODES[code])
    with open_record(folder / "dragoman.db") as record:
        (problem,) = [row for row in record.problems if (row.path or "").partition("#")[0] == f"texts/{name}"]
    assert (problem.code, f"{problem.message} {problem.next_step}") == (code, message)


@pytest.mark.parametrize("path", ["missing.txt", "nothing-*.txt"])
def test_path_that_leads_nowhere_is_told(read_all: tuple[Path, Ran, float], path: str) -> None:
    (message,) = [message for message in told(read_all[1]) if message.startswith(f"{path}: ")]
    assert message.endswith(CODES["missing_path"])


def test_other_documents_are_read_and_the_exit_code_tells(read_all: tuple[Path, Ran, float]) -> None:
    folder, ran, _ = read_all
    assert ran.returncode == 1
    with open_record(folder / "dragoman.db") as record:
        read = [os.path.basename(document.path).partition("#")[0] for document in record.documents]
        assert [len(contact.participants) for contact in record.contacts] == [2]
        assert record.check() == []
    expected = {name: documents for name, _, _, documents in BAD_FILES if documents}
    assert {name: read.count(name) for name in set(read)} == expected | {"readout.txt": 1, "report.txt": 1}
    assert ran.stdout.startswith(f"{len(read)} read, 0 unchanged, {len(BAD_FILES) + 2} problems")


def test_lines_of_a_hundred_megabytes_take_seconds(read_all: tuple[Path, Ran, float]) -> None:
    assert read_all[2] < MOST_SECONDS


def test_empty_standard_input_is_told(tmp_path: Path) -> None:
    ran = dragoman(tmp_path, "read", "-", input="")
    assert (ran.returncode, told(ran)) == (1, [f"-: it is empty. {CODES['empty_file']}"])


@pytest.fixture
def unprivileged() -> tuple[str, ...]:
    """What to put before a command so that permissions hold for it; skips where nothing does."""
    if os.name == "nt":
        pytest.skip("needs the permissions of a Unix")
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None or subprocess.run([*UNPRIVILEGED, "true"], check=False).returncode:
        pytest.skip("root reads every file, and setpriv is not there to change that")
    return UNPRIVILEGED


def test_file_and_folder_without_permission_are_told(tmp_path: Path, unprivileged: tuple[str, ...]) -> None:
    texts = make_folder(tmp_path / "texts")
    (texts / "secret.txt").write_text(READOUT, encoding="utf-8")
    (texts / "closed").mkdir()
    for name in ("secret.txt", "closed"):
        (texts / name).chmod(0)
    ran = dragoman(tmp_path, "read", "texts", before=unprivileged)
    (texts / "closed").chmod(0o700)
    assert ran.returncode == 1
    assert ran.stdout.startswith("2 read, 0 unchanged, 2 problems")
    assert sorted(message.partition(": ")[0] for message in told(ran)) == ["texts/closed", "texts/secret.txt"]
    assert all(message.endswith(CODES["unreadable_file"]) for message in told(ran))


# ---------------------------------------------------------------- disks


def many(folder: Path, count: int = 70) -> Path:
    """So many texts that they are written in several transactions."""
    texts = make_folder(folder / "texts")
    for number in range(count):
        words = " ".join(f"{word}{number}" for word in "ferry grain strait pilots harbour winter".split())
        (texts / f"{number:03}.txt").write_text(f"{READOUT}\nThe officials spoke of {words}.\n", encoding="utf-8")
    return texts


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of little more than a megabyte; only root can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk to fill")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1400k", "tmpfs", folder], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_full_disk_is_told_and_nothing_recorded_is_lost(tmp_path: Path, small_disk: Path) -> None:
    many(tmp_path)
    assert dragoman(tmp_path, "read", "texts/readout.txt", "--record", "disk/r.db").returncode == 0
    ran = dragoman(tmp_path, "read", "texts", "--record", "disk/r.db")
    assert ran.returncode == 3
    (message,) = told(ran)
    assert message.startswith("There is no room left on the disk for disk/r.db; nothing recorded was lost. Free some")
    with open_record(small_disk / "r.db") as record:
        assert record.check() == []
        assert "texts/readout.txt" in {document.path for document in record.documents}
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    goes_on(tmp_path, "disk/r.db")


@posix
def test_file_that_may_not_grow_is_told_and_nothing_recorded_is_lost(tmp_path: Path) -> None:
    import resource

    many(tmp_path)
    assert dragoman(tmp_path, "read", "texts/readout.txt", "--record", "r.db").returncode == 0
    limit = (tmp_path / "r.db").stat().st_size + 400_000
    allowed = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # noqa: E731
    ran = dragoman(tmp_path, "read", "texts", "--record", "r.db", preexec_fn=allowed)
    assert ran.returncode == 3
    (message,) = told(ran)
    assert "r.db" in message
    assert message.endswith("run the command again: it goes on where it stopped.")
    with open_record(tmp_path / "r.db") as record:
        assert record.check() == []
        assert "texts/readout.txt" in {document.path for document in record.documents}
    goes_on(tmp_path, "r.db")


def goes_on(folder: Path, record: str) -> None:
    """The same command takes up the work, and its record is the one of a run that nothing disturbed."""
    assert dragoman(folder, "read", "texts", "--record", record).returncode == 0
    assert dragoman(folder, "read", "texts", "--record", "undisturbed.db").returncode == 0
    shutil.copy(folder / record, folder / "taken-up.db")
    assert tables(folder, "taken-up.db") == tables(folder, "undisturbed.db")


# ---------------------------------------------------------------- records


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with texts and a record of them."""
    make_folder(tmp_path / "texts")
    assert dragoman(tmp_path, "read", "texts").returncode == 0
    return tmp_path


def test_record_of_a_newer_version_is_left_as_it_is(kept: Path) -> None:
    engine = sqlite3.connect(kept / "dragoman.db")
    engine.execute(f"PRAGMA user_version = {migrations()[-1][0] + 1}")
    engine.close()
    before = (kept / "dragoman.db").read_bytes()
    for arguments in (("read", "texts"), ("contacts",), ("forget", "d_1")):
        ran = dragoman(kept, *arguments)
        (message,) = told(ran)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert message.startswith("dragoman.db was made by a later version of dragoman")
        assert "pip install --upgrade dragoman" in message
    assert (kept / "dragoman.db").read_bytes() == before


def test_record_that_another_process_writes_can_be_read_and_not_written(kept: Path) -> None:
    program = "import sys; from dragoman.store import open_store\nwith open_store('dragoman.db'): print(); input()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program], cwd=kept, env=environment, **pipes) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        refused, listed = dragoman(kept, "read", "texts"), dragoman(kept, "contacts")
        writer.communicate("done\n")
    assert refused.returncode == 3
    assert told(refused) == [
        "Another dragoman is writing to dragoman.db. Wait until it is done, then run the command again."
    ]
    assert (listed.returncode, told(listed)) == (0, [])
    assert dragoman(kept, "read", "texts").stdout.startswith("0 read, 2 unchanged")


def test_file_that_is_no_record_is_left_as_it_is(kept: Path) -> None:
    for arguments in (("read", "texts"), ("contacts",)):
        ran = dragoman(kept, *arguments, "--record", "texts/readout.txt")
        assert (ran.returncode, ran.stdout) == (3, "")
        (message,) = told(ran)
        assert message.startswith("texts/readout.txt is not a record of dragoman, and was left as it is. Name another")
    assert (kept / "texts" / "readout.txt").read_text(encoding="utf-8") == READOUT


def test_record_in_a_folder_that_may_not_be_written_can_be_read(kept: Path, unprivileged: tuple[str, ...]) -> None:
    (kept / "locked").mkdir()
    shutil.copy(kept / "dragoman.db", kept / "locked" / "r.db")
    (kept / "locked").chmod(0o500)
    written = dragoman(kept, "read", "texts", "--record", "locked/r.db", before=unprivileged)
    listed = dragoman(kept, "contacts", "--record", "locked/r.db", before=unprivileged)
    (kept / "locked").chmod(0o700)
    assert (listed.returncode, told(listed)) == (0, [])
    assert written.returncode == 3
    (message,) = told(written)
    assert message.startswith(
        "locked/r.db cannot be written (Permission denied). Name a file in a folder you may write"
    )
