"""Closed classes of words and the nouns that can speak."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman
from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.words import is_adverb, load_agent_nouns, load_class

PACKAGE = Path(dragoman.__file__).parent
LEAST_ASKED = 20  # classes: so many at least are found in the source, or the pattern is wrong


def test_a_word_may_stand_in_several_classes() -> None:
    assert "after" in load_class("preposition") & load_class("subordinator")


def test_a_class_that_the_table_lacks_is_a_defect() -> None:
    with pytest.raises(KeyError, match="no_such_class"):
        load_class("no_such_class")


def test_every_class_that_is_asked_for_is_in_the_table() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    asked = set(re.findall(r"(?:load|is)_class\((?:\w+, )?\"(\w+)\"\)", source))
    assert len(asked) > LEAST_ASKED
    for name in sorted(asked):
        assert load_class(name), name


def test_a_noun_that_can_speak_stands_once() -> None:
    assert len(load_agent_nouns()) == len(load_rows("agent_nouns"))


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("officials", "person"), ("statement", "document"), ("ministry", "body"), ("presidents", "pair"), ("ferry", None)],
)
def test_nouns_that_can_speak_say_what_they_stand_for(noun: str, kind: str | None) -> None:
    assert load_agent_nouns().get(noun) == kind


@pytest.mark.parametrize("word", ["also", "repeatedly", "gravely", "then"])
def test_adverbs_may_stand_between_a_subject_and_its_verb(word: str) -> None:
    assert is_adverb(word)


@pytest.mark.parametrize("word", ["family", "italy", "july", "supply", "only-child", "fly"])
def test_not_all_that_ends_in_ly_is_one(word: str) -> None:
    assert not is_adverb(word)
