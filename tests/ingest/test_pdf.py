from __future__ import annotations

import pytest

from dragoman.ingest.pdf import read_pdf, with_whole_paragraphs
from dragoman.model.errors import UnreadableFile
from dragoman.text.layout import find_paragraphs
from tests.ingest.made_files import make_pdf

PARAGRAPHS = [
    "Readout of President Vesk's call with Prime Minister Senn",
    "President Vesk spoke today with Prime Minister Senn of Caldera about the border. They agreed to meet in the "
    "spring and to have their teams complete the work on grain transit before the harvest begins. The President "
    "thanked the Prime Minister for her steadfast work.",
    "The two leaders also discussed energy. They agreed to speak again soon.",
]


def paragraphs_of(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in find_paragraphs(text)]


@pytest.mark.parametrize("gap", [0, 10])
def test_paragraphs_are_kept_by_the_space_between_them_or_by_short_lines(gap: int) -> None:
    text, facts = read_pdf(make_pdf(PARAGRAPHS, gap=gap, title="A call"), "a.pdf")
    assert [line.replace("’", "'") for line in paragraphs_of(text)] == PARAGRAPHS
    assert facts.title == "A call"


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_page_numbers_are_left_out() -> None:
    text, _ = read_pdf(make_pdf(PARAGRAPHS[1:2], lines_a_page=2, numbers=True), "a.pdf")
    assert "Page" not in text
    assert paragraphs_of(text) == PARAGRAPHS[1:2]


@pytest.mark.parametrize("gap", [0, 10])
def test_the_lines_of_a_paragraph_are_one(gap: int) -> None:
    text, _ = read_pdf(make_pdf(PARAGRAPHS, gap=gap), "a.pdf")
    assert [line.replace("’", "'") for line in text.split("\n") if line] == PARAGRAPHS


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("The leaders spoke about the\nharvest.", "The leaders spoke about the harvest."),
        ("The neigh-\nbours spoke.", "The neigh-bours spoke."),
        ("Their cooperation grew: this co-\noperation went on.", "Their cooperation grew: this cooperation went on."),
        ("They spoke of a well-\nknown matter.", "They spoke of a well-known matter."),
        ("They spoke of coop\u00ad\neration.", "They spoke of cooperation."),
        ("They agreed:\n• to meet\n• to speak", "They agreed:\n• to meet\n• to speak"),
        ("A Call with Caldera\nTarn, 2 December 2031", "A Call with Caldera\nTarn, 2 December 2031"),
    ],
)
def test_a_line_end_inside_a_paragraph_is_a_space(lines: str, joined: str) -> None:
    assert with_whole_paragraphs(lines) == joined


def test_the_name_of_a_file_is_no_title() -> None:
    assert read_pdf(make_pdf(PARAGRAPHS, title="Microsoft Word - draft3.docx"), "a.pdf")[1].title is None


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.4 rubbish", "broken_pdf"), (b"", "broken_pdf"), (make_pdf([]), "pdf_without_text")]
)
def test_what_has_no_text_is_refused_with_its_name(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.pdf") as caught:
        read_pdf(data, "a.pdf")
    assert caught.value.code == code


def test_a_pdf_with_a_password_is_refused() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(make_pdf(PARAGRAPHS))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(locked.getvalue(), "a.pdf")
    assert caught.value.code == "locked_pdf"
