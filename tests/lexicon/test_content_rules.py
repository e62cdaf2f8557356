"""Rules by which the words of a content decide between acts."""

from __future__ import annotations

import pytest

from dragoman.lexicon.content_rules import load_content_rules


def _act(act: str, content: str) -> str:
    for rule in load_content_rules():
        if act in rule.acts and rule.pattern.match(content):
            return rule.act
    return act


@pytest.mark.parametrize(
    ("told", "content", "act"),
    [
        ("emphasise", "if caldera shuts the strait, norvia will answer", "warn"),
        ("inform", "norvia will respond decisively", "warn"),
        ("emphasise", "there will be consequences for any attack", "warn"),
        ("emphasise", "norvia opposes any change of the charts", "reject"),
        ("emphasise", "the need for caldera to open the strait", "call_on"),
        ("inform", "caldera must open the strait", "call_on"),
        ("inform", "she looks forward to the visit", "express_interest"),
        ("inform", "norvia was deeply concerned about the ships", "express_concern"),
        ("emphasise", "the importance of the strait", "emphasise"),
        ("inform", "the ferries would sail", "inform"),
        ("welcome", "norvia will respond decisively", "welcome"),
        ("raise", "to open the strait", "call_on"),
        ("raise", "the toll on ships", "raise"),
    ],
)
def test_the_content_decides_between_acts(told: str, content: str, act: str) -> None:
    assert _act(told, content) == act
