"""The project file and its locks agree, and the package ships what it needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
CORE = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
LOCKS = {
    "core": CORE,
    "dev": CORE + EXTRAS["dev"] + EXTRAS["pandas"] + EXTRAS["parquet"] + EXTRAS["spark"],
    "benchmark": CORE + EXTRAS["benchmark"],
}
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?:.|\n)*?)(?=^[a-z0-9]|\Z)", re.MULTILINE)


def read_lock(name: str) -> dict[str, tuple[str, str]]:
    """The pins of a lock: version and the rest of the entry, by normalised name."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {package: (version, rest) for package, version, rest in PIN.findall(text)}


def normalised(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement)[0]).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_every_declared_dependency_with_hashes(name: str) -> None:
    pins = read_lock(name)
    declared = {normalised(requirement) for requirement in LOCKS[name]} - {"dragoman"}
    assert declared <= pins.keys(), f"run `make lock`: {sorted(declared - pins.keys())} not in requirements/{name}.txt"
    unhashed = [package for package, (_, rest) in pins.items() if "--hash=sha256:" not in rest]
    assert not unhashed, f"requirements/{name}.txt has no hash for {unhashed}"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_registry_and_no_machine(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found = re.findall(r"^.*(?:://|--(?:extra-)?index-url|--find-links|file:| /\w+/).*$", text, re.MULTILINE)
    assert not found, f"requirements/{name}.txt depends on where it was made: {found[:3]}"


def test_locks_agree_on_the_version_of_a_package() -> None:
    seen: dict[str, set[str]] = {}
    for name in LOCKS:
        for package, (version, _) in read_lock(name).items():
            seen.setdefault(package, set()).add(version)
    assert not {package: versions for package, versions in seen.items() if len(versions) > 1}


def test_package_is_marked_as_typed() -> None:
    assert (ROOT / "src" / "dragoman" / "py.typed").exists()
