"""Whose post a text is. Real names, since the table of actors is under test."""

from __future__ import annotations

import pytest

from dragoman.actors.posts import poster_named
from dragoman.actors.settings import ActorSettings

INDEX = ActorSettings().index


@pytest.mark.parametrize(
    ("outlet", "title"),
    [
        ("Emmanuel Macron (@EmmanuelMacron)", None),
        ("@EmmanuelMacron", "A good call"),
        ("X / Emmanuel Macron", None),
        ("Emmanuel Macron on Telegram", None),
        ("X", "Emmanuel Macron (@EmmanuelMacron)"),
        ("X (@elysee_24)", "Emmanuel Macron on X"),
        (None, "Emmanuel Macron (@EmmanuelMacron)"),
    ],
)
def test_a_name_or_handle_tells_whose_post_it_is(outlet: str | None, title: str | None) -> None:
    assert poster_named(outlet, title, INDEX) == INDEX.person_named("Emmanuel Macron")


@pytest.mark.parametrize(
    ("outlet", "title"),
    [
        ("The Harbour Gazette", "Emmanuel Macron on the ferry"),
        ("X", "A good call"),
        ("@harbour_gazette", "Emmanuel Macron on X"),
        (None, "Emmanuel Macron on X"),
        (None, None),
    ],
)
def test_who_is_only_spoken_of_posted_nothing(outlet: str | None, title: str | None) -> None:
    assert poster_named(outlet, title, INDEX) is None
