from __future__ import annotations

import pytest

from dragoman.ingest.options import InputOptions
from dragoman.ingest.texts import kind_of, name_of, read_text
from dragoman.model.errors import UnreadableFile


@pytest.mark.parametrize(
    ("path", "head", "kind"),
    [
        ("a.txt", b"", "text"),
        ("a.TXT", b"", "text"),
        ("a.md.gz", b"", "text"),
        ("a.html", b"", "page"),
        ("a.csv.gz", b"", "csv"),
        ("a.txt", b"%PDF-1.7 ...", "pdf"),
        ("notes", b"\n<!DOCTYPE html>", "page"),
        ("-", b'{"text": "One."}\n{', "jsonl"),
        ("a.json", b'{"text": "cut', "jsonl"),
        ("a.json", b'{"body": "One."}\n', "text"),
        ("a.json", b"{broken\n", "text"),
    ],
)
def test_the_kind_is_told_by_the_ending_else_by_the_first_bytes(path: str, head: bytes, kind: str) -> None:
    assert kind_of(path, head, InputOptions()) == kind


def test_folders_and_packing_are_no_part_of_the_name() -> None:
    assert name_of("archive/2031/a.txt.gz") == "a.txt"


def test_a_byte_order_mark_is_removed_and_control_characters_are_kept() -> None:
    raw = read_text(b"\xef\xbb\xbfOne.\0 Two.\r\n", "a.txt", "text", InputOptions())
    assert raw.text == "One.\0 Two.\n"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\xc2\xa0"])
def test_nothing_but_white_space_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_text(data, "a.txt", "text", InputOptions())
    assert caught.value.code == "empty_file"
