"""What every test may ask for: the sets beside the checkout, and golden files."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from dragoman.run.spark import SparkCluster

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the tests show into their golden files")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds, data and scorers beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared beside the checkout: seeds, data and scorers are not part of the project")
    return folder


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkCluster]:
    """Spark on this machine, with two places; its workers know the modules of the tests."""
    if find_spec("pyspark") is None:
        pytest.skip("needs PySpark: pip install pyspark, or make test, which installs requirements/dev.txt")
    if shutil.which("java") is None:
        pytest.skip("needs Java 17, on Debian from openjdk-17-jre-headless")
    from dragoman.run.spark import open_spark

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), str(ROOT)]))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        with open_spark("local[2]") as cluster:
            yield cluster


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with the file ``golden/NAME`` beside the test; ``--accept`` writes it instead."""

    def compare(name: str, shown: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"{path.relative_to(ROOT)} is missing: run pytest --accept, then read it"
        kept = path.read_text(encoding="utf-8")
        difference = "\n".join(difflib.unified_diff(kept.splitlines(), shown.splitlines(), "kept", "now", lineterm=""))
        assert kept == shown, f"{path.relative_to(ROOT)} differs (pytest --accept takes it over):\n{difference}"

    return compare
