"""The page stands alone, every link in it leads somewhere, and nothing in a document can harm its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.export.report import render_report, write_report
from dragoman.model.errors import InputError
from dragoman.store import IN_MEMORY, Store, open_store
from tests.export.hostile import ATTACK, TEXT, fill_with_attacks
from tests.export.page import Page
from tests.store.small import (
    AGREED,
    COMMITMENT,
    DECISION,
    FILLINGS,
    OF_BOTH,
    OF_READOUT,
    OF_REPORT,
    POSITION,
    READOUT,
    REPORT,
    RETOLD,
    at,
    fill,
)

ENTRIES = ("page", "soft", "target")  # the grounds that entries stand on; the others are those of texts


def parsed(store: Store) -> Page:
    return Page(render_report(store))


def entry(html: str, row_id: str) -> str:
    """The entry of a row, up to the next one."""
    return html[html.index(f'id="{row_id}"') :].partition("</li>")[0]


# ---------------------------------------------------------------- links


def test_every_link_of_the_page_has_its_place_and_no_name_is_given_twice(store: Store) -> None:
    page = parsed(store)
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {READOUT.url}


def test_entry_links_to_its_words_and_words_link_back(store: Store) -> None:
    html = render_report(store)
    page = Page(html)
    shown = entry(html, POSITION.id)
    leads = re.findall('class="words" href="#([^"]+)"', shown)
    assert [page.words[name] for name in leads] == ["agreed to reopen the grain ferry", AGREED]
    text = html[html.index('id="d2"') :]
    assert f'<a class="back" href="#{POSITION.id}"' in text
    assert f'<a class="back" href="#{COMMITMENT.id}"' in text


def test_retelling_stands_with_what_it_tells_again(store: Store) -> None:
    html = render_report(store)
    assert f'id="{RETOLD.id}"' not in html
    assert "Told again" in entry(html, POSITION.id)
    assert f'href="#{POSITION.id}"' in html.partition("Also tells what another account tells first")[2][:60]


def test_all_there_is_to_tell_of_a_contact_is_on_the_page(store: Store) -> None:
    words = " ".join(parsed(store).words["c_call"].split())
    for told in (
        "14 March 2031: call of Ada Orlo, Ilmar Vesk",
        "the texts give the day",
        "says grain",
        "a spring meeting silent not carried",
        "Nobody answered (Harbour Gazette, 2031-03-15), which cites the account of the Rose Palace",
        f"agreement of Ada Orlo, Ilmar Vesk: {AGREED}",
        "Due by 31 May 2031",
        "36 % of Harbour Gazette, 2031-03-15 is the wording of readout.txt, in quotation marks.",
    ):
        assert told in words


def test_nested_attribution_tells_by_whose_account(store: Store) -> None:
    alone = replace(RETOLD, same_as=None)
    store.replace(OF_BOTH | {"positions": [POSITION, alone]}, FILLINGS)
    words = " ".join(parsed(store).words[RETOLD.id].split())
    assert "By whose account: The Rose Palace said → they agreed" in words


def test_passage_of_two_contacts_is_one_entry(store: Store) -> None:
    other = [replace(row, contact="c_z") for row in OF_BOTH["reports"]]
    contacts = [*OF_BOTH["contacts"], replace(OF_BOTH["contacts"][0], id="c_z")]
    store.replace(OF_BOTH | {"contacts": contacts, "reports": [*OF_BOTH["reports"], *other]}, FILLINGS)
    assert parsed(store).ids.count("w_1") == 1


def test_account_of_no_contact_has_a_part_of_its_own(store: Store) -> None:
    apart = replace(OF_BOTH["accounts"][1], id="a_apart", contact=None, evidence=(at(REPORT, "Nobody answered"),))
    store.replace(OF_BOTH | {"accounts": [*OF_BOTH["accounts"], apart]}, FILLINGS)
    assert "Nobody answered" in parsed(store).words["elsewhere"]


# ---------------------------------------------------------------- texts


def test_text_of_each_document_is_whole(store: Store) -> None:
    page = parsed(store)
    assert [" ".join(page.documents[name].split()) for name in ("d1", "d2")] == [
        " ".join(document.text.split()) for document in (REPORT, READOUT)
    ]


def test_spans_that_cross_keep_their_words(store: Store) -> None:
    words = ("President Vesk on 14 March", "on 14 March. They agreed", "March")
    crossing = [
        replace(POSITION, id=f"o_{number}", evidence=(at(READOUT, words),)) for number, words in enumerate(words)
    ]
    store.replace(OF_BOTH | {"positions": crossing, "commitments": []}, FILLINGS)
    html = render_report(store)
    page = Page(html)
    assert " ".join(page.documents["d2"].split()) == READOUT.text
    for number, expected in enumerate(words):
        (name,) = re.findall('class="words" href="#([^"]+)"', entry(html, f"o_{number}"))
        assert expected.startswith(page.words[name])
        assert page.words[name]


def test_line_end_inside_a_sentence_is_a_space_to_the_reader(store: Store) -> None:
    wrapped = replace(OF_REPORT["sentences"][0], span=REPORT.span(0, 30))
    store.add_document(REPORT, OF_REPORT | {"sentences": [wrapped]}, "r2")
    store.replace(OF_BOTH, FILLINGS)
    assert '<span class="m soft">\n</span>' in render_report(store)


# ---------------------------------------------------------------- hostile texts


def test_attacks_are_shown_and_do_nothing(empty: Store) -> None:
    fill_with_attacks(empty)
    html = render_report(empty)
    page = Page(html)
    assert {name for name, _ in page.elements}.isdisjoint({"script", "img", "iframe", "object", "link", "base"})
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert [name for name, _ in page.elements].count("style") == 1
    assert {link[0] for link in page.links} == {"#"}
    assert "{{ 7*7 }}{% raw %}" in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    plain = " ".join(page.documents["d1"].split())
    assert "<script>alert(1)</script>" in plain
    assert "‹U+202E›gnirts drawkcab‹U+202C›" in plain
    assert len(plain) > len(" ".join(TEXT.split()))


def test_links_of_a_hostile_page_lead_to_its_words(empty: Store) -> None:
    fill_with_attacks(empty)
    page = parsed(empty)
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://gazette.example/1", True), ("javascript:alert(1)", False), ("data:text/html,x", False), (None, False)],
)
def test_only_an_address_of_the_web_becomes_a_link(empty: Store, url: str | None, linked: bool) -> None:
    fill_with_attacks(empty, url)
    links = [link for link in parsed(empty).links if not link.startswith("#")]
    assert links == ([url] if linked else [])


def test_page_asks_for_nothing_and_allows_nothing(store: Store) -> None:
    html = render_report(store)
    page = Page(html)
    assert not [name for _, given in page.elements for name in given if name in ("src", "srcset", "action", "style")]
    assert not re.search(r"url\(|@import", html)
    policy = next(given["content"] for _, given in page.elements if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


# ---------------------------------------------------------------- readers


def test_headings_descend_one_by_one(store: Store) -> None:
    levels = parsed(store).headings
    assert levels.count(1) == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_landmarks_language_and_names_of_tables_are_there(store: Store) -> None:
    page = parsed(store)
    names = [name for name, _ in page.elements]
    assert {"main", "nav", "header", "h1", "title"} <= set(names)
    assert page.elements[0] == ("html", {"lang": "en"})
    headers = [given for name, given in page.elements if name == "th"]
    assert headers
    assert all(given.get("scope") in ("col", "row") for given in headers)
    labelled = [given["aria-labelledby"] for _, given in page.elements if "aria-labelledby" in given]
    assert set(labelled) <= set(page.ids)


def contrast(one: str, two: str) -> float:
    """The contrast of two colours as WCAG reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(two)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(store: Store, scheme: int) -> None:
    rules = re.findall(r":root \{(.*?)\}", render_report(store), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", rules))
    grounds = (*ENTRIES, "quoted", "attributed", "embedded", "unmarked")
    weak = [
        (ink, ground)
        for ground in grounds
        for ink in (("ink", "link", "quiet", "good", "bad", "doubt") if ground in ("page", "soft") else ("ink", "link"))
        if contrast(colours[ink], colours[ground]) < 4.5
    ]
    assert weak == []


# ---------------------------------------------------------------- the file


def test_same_record_gives_the_same_page(store: Store) -> None:
    with open_store(IN_MEMORY) as other:
        other.add_document(REPORT, OF_REPORT, "r9")
        other.add_document(READOUT, OF_READOUT, "r9")
        for doc in (REPORT, READOUT):
            other.add_source(doc)
        other.add_decisions([DECISION])
        other.replace({table: rows[::-1] for table, rows in OF_BOTH.items()}, FILLINGS)
        assert render_report(other) == render_report(store)


def test_empty_record_has_a_page(empty: Store) -> None:
    page = parsed(empty)
    assert "The documents tell of no contact." in page.words["contacts"]
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_page_is_written_whole(store: Store, tmp_path: Path) -> None:
    path = write_report(store, tmp_path / "record.html")
    assert path.read_text(encoding="utf-8") == render_report(store)
    assert [file.name for file in tmp_path.iterdir()] == ["record.html"]


def test_page_that_cannot_be_written_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.record\.html cannot be written"):
        write_report(store, tmp_path / "nowhere" / "record.html")


def test_page_never_takes_the_place_of_the_record(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as kept:
        fill(kept)
        with pytest.raises(InputError, match=r"record\.db is the record itself"):
            write_report(kept, tmp_path / "record.db")
        assert kept.check() == []


def test_hostile_record_is_filled_as_it_should_be(empty: Store) -> None:
    doc = fill_with_attacks(empty)
    assert empty.check() == []
    assert ATTACK in doc.text


def test_record_on_disk_gives_the_page_of_the_one_in_memory(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as kept:
        fill(kept)
        assert render_report(kept) == render_report(store)
