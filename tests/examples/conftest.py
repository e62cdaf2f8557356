"""The example, read once, and its two calls."""

from __future__ import annotations

import pytest

from tests.examples.tables import LH_FEB, LH_JUNE, Row, Tables, main_contact, read_example


@pytest.fixture(scope="package")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return read_example(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="package")
def first_call(tables: Tables) -> Row:
    return main_contact(tables, LH_FEB)


@pytest.fixture(scope="package")
def second_call(tables: Tables) -> Row:
    return main_contact(tables, LH_JUNE)
