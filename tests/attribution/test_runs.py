"""Contents that run over several paragraphs, or over several sentences after one cue."""

from __future__ import annotations

import time

import pytest

from tests.attribution.reading import read, read_one

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"


def test_a_quotation_over_paragraphs_belongs_to_the_cue_before_it() -> None:
    row = read_one("The statement read, “The ferries are ready.\n\n“The crews are aboard.\n\n“Nobody will stop them.”")
    assert row.content == "The ferries are ready | The crews are aboard | Nobody will stop them"
    assert row.mode == "direct"


def test_a_quotation_over_paragraphs_belongs_to_the_cue_behind_it() -> None:
    row = read_one(f"“The ferries are ready.\n\n“The crews are aboard.\n\n“Nobody will stop them,” {ORLO} said.")
    assert row.content == "The ferries are ready | The crews are aboard | Nobody will stop them"


def test_a_quoted_sentence_after_the_cue_goes_on() -> None:
    row = read_one(f"“The ferries are ready,” {ORLO} said. “They will sail in June. They are new.” The crews cheered.")
    assert row.content == "The ferries are ready | They will sail in June. They are new"


def test_a_quoted_sentence_after_the_cue_goes_on_over_paragraphs() -> None:
    row = read_one(
        f"“We are ready,” {ORLO} said. “We sail in June.\n\n“We are new.\n\n“We are fast.”\n\nThe crews cheered."
    )
    assert row.content == "We are ready | We sail in June | We are new | We are fast"


@pytest.mark.parametrize(
    "rest",
    [
        f"“They will sail,” {VESK} replied.",
        f"“Will they sail?” {VESK} asked.",
        "The crews cheered. “They will sail.”",
        "\n\n“They will sail.”",
        "“They will sail” was the title of the song.",
    ],
    ids=[
        "another speaker",
        "another speaker's question",
        "other words between",
        "another paragraph",
        "no sentence of its own",
    ],
)
def test_a_quotation_that_is_not_the_speakers_own_sentence_stays_apart(rest: str) -> None:
    assert read(f"“The ferries are ready,” {ORLO} said. {rest}")[0].content == "The ferries are ready"


def test_what_is_told_in_the_quoted_sentence_stands_under_its_speaker() -> None:
    outer, inner = read(f"“The ferries are ready,” {ORLO} said. “{VESK} told [[orlo|me]] that they would sail.”")
    assert (inner.source, inner.content, inner.parent) == ("President Vesk", "they would sail", outer.cue)


def test_what_is_told_inside_a_quotation_does_not_run_on_with_it() -> None:
    rows = read(
        f"“The ferries are ready.\n\n“{VESK} said that they sail in June.\n\n“Nobody minds,” {ORLO} said.",
        kind="statement",
        issuer="palace",
    )
    told = [row.content for row in rows if row.source == "President Vesk"]
    assert told
    assert not any("Nobody" in content or "ready" in content for content in told)


def test_paragraphs_without_end_that_each_open_a_quotation_are_read_at_once() -> None:
    began = time.process_time()
    rows = read("“Vesk said it sails in June.\n\n" * 1500, kind="statement", issuer="palace")
    assert rows
    assert time.process_time() - began < 5
