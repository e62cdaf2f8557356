"""A record in memory, filled by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.store import IN_MEMORY, Store, open_store
from tests.store.small import fill


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill(opened)


@pytest.fixture
def empty() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield opened
