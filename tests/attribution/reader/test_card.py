"""What a reader's file says of itself is told, and the package's has a card that fits it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from dragoman.attribution.reader.card import Tenth, read_card
from dragoman.model.errors import InputError
from tests.attribution.reader.changed import named, packaged_reader, spoiled, write_changed

SECTIONS = ["What it reads", "Made of", "Trained on", "Figures", "Limits", "Licence"]


def test_the_packages_file_is_described_with_its_card() -> None:
    card = read_card()
    content = packaged_reader()
    assert (card.bytes, card.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert card.packaged
    assert card.calibrated
    assert card.name
    assert Path(card.file).is_file()
    assert re.findall(r"^## (.+)$", card.card, re.MULTILINE) == SECTIONS


def test_the_probabilities_of_the_packages_file_mean_what_they_say() -> None:
    rows = [row for row in read_card().reliability if row.attributions >= 100]
    assert rows
    assert all(abs(row.probability - row.right) < 0.15 for row in rows)
    assert [row.probability for row in rows] == sorted(row.probability for row in rows)


def test_another_file_has_no_card_and_is_told_by_what_it_says_of_itself(tmp_path: Path) -> None:
    path = write_changed(
        tmp_path / "own.onnx", (named("weights"), named("version")), (named("reliability"), named("reliance_on"))
    )
    card = read_card(path)
    assert (card.card, card.packaged, card.calibrated, card.reliability) == ("", False, False, ())
    assert card.told.keys() == {"reliance_on", "version"}
    assert card.file == str(path)


def test_a_copy_of_the_packages_file_has_its_reliability(tmp_path: Path) -> None:
    card = read_card(write_changed(tmp_path / "copy.onnx"))
    assert card.reliability == read_card().reliability
    assert all(isinstance(row, Tenth) for row in card.reliability)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((b"S-content", b"S-comment"), "is no reader of attributions that this version can use"),
        ((b"[CLS]", b"[CLA]"), r"cannot be used: the vocabulary lacks \[CLS\]"),
        (spoiled("weights"), "What the model .* carries cannot be used"),
        (spoiled("reliability"), "reliability that the model .* tells of cannot be read"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, change: tuple[bytes, bytes], told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_card(write_changed(tmp_path / "own.onnx", change))


def test_a_file_that_is_none_is_refused_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "text.onnx").write_text("no network")
    for name, told in (
        ("none.onnx", "There is no model"),
        ("text.onnx", "cannot be opened"),
        ("", "There is no model"),
    ):
        with pytest.raises(InputError, match=told) as caught:
            read_card(tmp_path / name)
        assert caught.value.next_step
