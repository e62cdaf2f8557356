"""Closed classes of words and the nouns that can speak."""

from __future__ import annotations

import pytest

from dragoman.lexicon.words import is_adverb, load_agent_nouns, load_class


def test_a_word_may_stand_in_several_classes() -> None:
    assert "after" in load_class("preposition") & load_class("subordinator")


def test_an_unknown_class_is_empty() -> None:
    assert load_class("no_such_class") == frozenset()


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
