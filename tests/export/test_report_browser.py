"""The page in a real browser: nothing is missing, nothing complains, nothing is fetched, nothing runs over the edge."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest

from dragoman.export.report import render_report
from dragoman.store import IN_MEMORY, open_store
from tests.export.hostile import fill_with_attacks
from tests.export.page import Page
from tests.store.small import fill

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="needs chromium on the path, to look at the page in a browser")

# A request of the browser's own, which a page has no part in, is said to come from nowhere.
NOBODY = "not an origin"
PHONE_PIXELS = 360


@dataclass(frozen=True)
class Seen:
    """A page as the browser has it after loading."""

    dom: str
    complaints: list[str]
    fetched: set[str]


def look_at(html: str, folder: Path) -> Seen:
    page, log = folder / "record.html", folder / "net.json"
    page.write_text(html, encoding="utf-8")
    ran = subprocess.run(
        [
            BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--enable-logging=stderr",
            "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}",
            "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    asked = [event.get("params", {}) for event in json.loads(log.read_text(encoding="utf-8"))["events"]]
    return Seen(
        dom=ran.stdout,
        complaints=[line for line in ran.stderr.splitlines() if "CONSOLE" in line],
        fetched={params["url"] for params in asked if "url" in params and params.get("initiator", NOBODY) != NOBODY},
    )


def test_page_that_fetches_and_complains_would_be_noticed(tmp_path: Path) -> None:
    seen = look_at("<img src='http://harbour.example/x.png'><script>console.error('no')</script>", tmp_path)
    assert seen.fetched == {"http://harbour.example/x.png"}
    assert len(seen.complaints) == 1


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Seen]:
    with open_store(IN_MEMORY) as store:
        html = render_report(fill(store))
    return html, look_at(html, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Seen]:
    with open_store(IN_MEMORY) as store:
        fill_with_attacks(store)
        html = render_report(store)
    return html, look_at(html, tmp_path_factory.mktemp("hostile"))


def test_browser_has_every_place_that_a_link_leads_to(plain: tuple[str, Seen]) -> None:
    page = Page(plain[1].dom)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.links) == len(Page(plain[0]).links)


def test_browser_finds_nothing_to_complain_of_and_nothing_to_fetch(plain: tuple[str, Seen]) -> None:
    assert plain[1].complaints == []
    assert plain[1].fetched == set()


def test_browser_reads_a_hostile_page_as_it_was_written(hostile: tuple[str, Seen]) -> None:
    html, seen = hostile
    read, written = Page(seen.dom), Page(html)
    assert read.elements == written.elements
    assert read.documents == written.documents
    assert seen.complaints == []
    assert seen.fetched == set()


def test_page_fits_a_phone(hostile: tuple[str, Seen], tmp_path: Path) -> None:
    measured = f"""<!DOCTYPE html>
    <iframe width="{PHONE_PIXELS}" height="700" srcdoc="{escape(hostile[0])}"></iframe><script>
        const frame = document.querySelector("iframe");
        frame.onload = () => {{ document.title = "wide " + frame.contentDocument.documentElement.scrollWidth }};
    </script>"""
    (wide,) = re.findall(r"<title>wide (\d+)</title>", look_at(measured, tmp_path).dom)
    assert int(wide) <= PHONE_PIXELS
