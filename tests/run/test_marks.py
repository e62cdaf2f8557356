"""Marks change with what they stand for, and with nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

import pytest

from dragoman.model.errors import StageError
from dragoman.model.stage import PerDocument, Stage
from dragoman.run.marks import documents_mark, is_read_with, reading_mark, settings_mark, signature
from tests.run.small import DOCUMENTS, SENTENCES, TELLINGS


@dataclass(frozen=True)
class Settings:
    share: float = 0.5
    words: frozenset[str] = frozenset()
    names: dict[str, int] = field(default_factory=dict)
    path: PurePosixPath | None = None
    place: str = field(default="", compare=False)


def stage(settings: Any, version: int = 1) -> Stage:
    return Stage("one", ("documents",), ("sentences",), PerDocument(), lambda *read: (), settings, version)


def test_the_order_of_sets_and_mappings_is_none() -> None:
    one = Settings(words=frozenset("abcdef"), names={"a": 1, "b": 2}, path=PurePosixPath("x/y"))
    other = Settings(words=frozenset("fedcba"), names={"b": 2, "a": 1}, path=PurePosixPath("x/y"))
    assert signature(stage(one)) == signature(stage(other))


@pytest.mark.parametrize(
    "settings",
    [Settings(share=0.6), Settings(words=frozenset("a")), Settings(names={"a": 1}), Settings(path=PurePosixPath("x"))],
)
def test_every_setting_counts(settings: Settings) -> None:
    assert signature(stage(settings)) != signature(stage(Settings()))


def test_a_setting_that_makes_no_difference_between_two_does_not_count() -> None:
    assert signature(stage(Settings(place="here"))) == signature(stage(Settings(place="there")))


def test_name_and_version_count() -> None:
    assert signature(stage(Settings(), 2)) != signature(stage(Settings()))
    assert signature(replace(stage(Settings()), name="two")) != signature(stage(Settings()))
    assert settings_mark([SENTENCES, TELLINGS]) != settings_mark([TELLINGS, SENTENCES])


def test_a_setting_without_a_wording_is_refused() -> None:
    with pytest.raises(StageError, match="The settings of the stage one"):
        signature(stage(Settings(names={"a": object()})))  # type: ignore[dict-item]


def test_a_reading_knows_its_settings_and_its_document() -> None:
    settings = settings_mark([SENTENCES])
    mark = reading_mark(settings, DOCUMENTS[0])
    assert is_read_with(settings, mark)
    assert not is_read_with(settings_mark([TELLINGS]), mark)
    assert mark != reading_mark(settings, replace(DOCUMENTS[0], title="A title"))


def test_documents_are_known_by_all_their_readings() -> None:
    assert documents_mark({"d_1": "a", "d_2": "b"}) == documents_mark({"d_2": "b", "d_1": "a"})
    assert documents_mark({"d_1": "a"}) != documents_mark({"d_1": "b"})
