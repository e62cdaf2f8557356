from __future__ import annotations

import pytest

from dragoman.ingest.page import read_page
from dragoman.model.errors import UnreadableFile
from tests.ingest.made_files import MENU_PAGE, PAGE


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    decoded, facts = read_page(PAGE.encode(), "a.html")
    lines = decoded.text.splitlines()
    assert lines[-1] == "They agreed to meet again in the spring, and to have their teams work on the grain accord."
    assert not any("Section" in line or "Privacy" in line for line in lines)
    assert (facts.title, facts.outlet, facts.url) == (
        "Vesk and Senn talk",
        "The Narrows Post",
        "https://post.example/a/1",
    )
    assert facts.published == "2031-05-04T10:15:00+02:00"


@pytest.mark.parametrize("page", [MENU_PAGE, "", "<html><body></body></html>", "<html><body><p>Home</p></body></html>"])
def test_a_page_without_prose_is_refused(page: str) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html") as caught:
        read_page(page.encode(), "a.html")
    assert caught.value.code == "page_without_text"


def test_one_short_sentence_is_prose() -> None:
    decoded, _ = read_page(b"<html><body><p>The presidents spoke.</p></body></html>", "a.html")
    assert decoded.text == "The presidents spoke."


def test_the_charset_a_page_declares_is_used() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Президент провёл разговор.</p></body></html>'
    assert read_page(page.encode("cp1251"), "a.html")[0].text == "Президент провёл разговор."


def test_a_declared_charset_that_does_not_fit_is_passed_over() -> None:
    page = '<html><head><meta charset="ascii"></head><body><p>The leaders’ talks were held.</p></body></html>'
    assert read_page(page.encode(), "a.html")[0].text == "The leaders’ talks were held."


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="May 4, 2031">',
        '<script type="application/ld+json">{"datePublished": "2031-05-04"}</script>',
        '<time datetime="2031-05-04">yesterday</time>',
    ],
)
def test_a_date_in_the_markup_is_found(head: str) -> None:
    page = f"<html><head>{head}</head><body><p>The presidents of both states spoke about the border.</p></body></html>"
    assert read_page(page.encode(), "a.html")[1].published in ("2031-05-04", "May 4, 2031")
