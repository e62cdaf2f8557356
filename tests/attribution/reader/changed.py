"""Readers that differ from the package's in a few bytes of their metadata."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from dragoman.attribution.reader.model import PACKAGED


def packaged_reader() -> bytes:
    """The file in the package."""
    return (files("dragoman.attribution.reader") / "data" / PACKAGED).read_bytes()


def write_changed(path: Path, *changes: tuple[bytes, bytes]) -> Path:
    """Write the package's reader with each first text replaced by one as long."""
    content = packaged_reader()
    for old, new in changes:
        assert len(old) == len(new)
        assert content.count(old) == 1, old
        content = content.replace(old, new)
    path.write_bytes(content)
    return path


def named(key: str) -> bytes:
    """A key of the metadata as it stands in the file, with its length before it."""
    return b"\n" + bytes([len(key)]) + key.encode()


def spoiled(key: str) -> tuple[bytes, bytes]:
    """A change that leaves the list under a key without its beginning."""
    content = packaged_reader()
    start = content.index(named(key))
    old = content[start : content.index(b"[", start) + 1]
    return old, old[:-1] + b"("
