"""What the tests of this room share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.store import IN_MEMORY, Store, open_store


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty record in memory."""
    with open_store(IN_MEMORY) as opened:
        yield opened
