"""The packaged network: loaded once, the same for the same text, and unmoved by other documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from dragoman.attribution.reader.confidence import FACTS
from dragoman.attribution.reader.model import Model, load_model
from dragoman.attribution.reader.tags import TAGS
from dragoman.attribution.reader.windows import cut_windows
from dragoman.model.errors import InputError
from tests.attribution.reader.changed import packaged_reader
from tests.strategies import texts

SAID = "The ferries will sail in June, the minister said on Monday."


def words_read(text: str, paragraphs: list[tuple[int, int]] | None = None) -> list[tuple[str, str, tuple[str, ...]]]:
    """Source, cue and contents of each reading, in words."""
    found = []
    for window, reading in load_model().read(text, [(0, len(text))] if paragraphs is None else paragraphs):
        source = text[slice(*window.place(reading.source))] if reading.source else ""
        content = tuple(text[slice(*window.place(run))] for run in reading.content)
        found.append((source, text[slice(*window.place(reading.cue))], content))
    return found


def test_it_finds_who_said_what() -> None:
    (found,) = words_read(SAID)
    source, cue, content = found
    assert (source, content[0].rstrip(",")) == ("the minister", "The ferries will sail in June")
    assert cue.startswith("said")


def test_it_is_loaded_once_a_process() -> None:
    assert load_model() is load_model()


def test_nothing_is_loaded_before_a_text_needs_it() -> None:
    program = "import sys, dragoman.pipeline; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_scores_are_of_the_words_of_the_window() -> None:
    (window,) = cut_windows(SAID)
    tags, to_cue, to_source = load_model().scores(window)
    count = len(window.words)
    assert (tags.shape, to_cue.shape, to_source.shape) == ((count, len(TAGS)), (count, count), (count, count))
    assert tags.dtype == np.float32
    assert len(load_model().weights) == len(FACTS)


def test_the_same_text_read_again_gives_the_same_scores() -> None:
    (window,) = cut_windows(SAID)
    for first, again in zip(load_model().scores(window), load_model().scores(window), strict=True):
        assert np.array_equal(first, again)


def test_what_is_read_in_a_document_does_not_depend_on_those_before_it() -> None:
    before = words_read(SAID)
    for other in ("x " * 5000, "“" * 500, "ПРЕЗИДЕНТ сказал. " * 100, "said " * 300):
        words_read(other)
        assert words_read(SAID) == before


def test_a_paragraph_in_a_window_of_its_own_is_read_as_if_it_stood_alone() -> None:
    text = f"Nothing was agreed.\n{SAID}"
    start = text.index(SAID)
    assert words_read(text, [(start, len(text))]) == words_read(SAID)


def test_nothing_given_is_nothing_read() -> None:
    assert words_read("") == words_read(" \n ") == words_read(SAID, []) == []


@settings(max_examples=40)
@given(texts)
def test_any_text_is_read_with_places_inside_it(text: str) -> None:
    for window, reading in load_model().read(text, [(0, len(text))]):
        for run in (reading.cue, *reading.content, *([reading.source] if reading.source else [])):
            start, end = window.place(run)
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


@pytest.mark.parametrize("word", ["中中中中中中", "Зеленський", "ﷺ", "qqqqqq'qqqqqq", "﷽", "12345678901"])
def test_a_window_of_the_costliest_words_fits_into_the_network(word: str) -> None:
    assert isinstance(words_read(f"{word} " * 500), list)


@pytest.mark.parametrize("content", [b"", b"no network", b"\x08\x07"])
def test_a_file_that_is_no_network_is_refused_with_the_next_step(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.onnx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"own\.onnx") as refused:
        Model(path)
    assert refused.value.next_step.startswith("Give a file")


def test_half_a_file_and_none_are_refused_with_the_next_step(tmp_path: Path) -> None:
    half = tmp_path / "half.onnx"
    half.write_bytes(packaged_reader()[: 1 << 20])
    for path in (half, tmp_path / "absent.onnx", tmp_path):
        with pytest.raises(InputError) as refused:
            load_model(str(path))
        assert refused.value.next_step


def test_a_reader_of_other_tags_is_refused(tmp_path: Path) -> None:
    content = packaged_reader()
    assert content.count(b"I-source") == 1
    path = tmp_path / "other.onnx"
    path.write_bytes(content.replace(b"I-source", b"I-speaks"))
    with pytest.raises(InputError, match="this version can use"):
        Model(path)
