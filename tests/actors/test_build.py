"""The script that builds the table of actors from open rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILT = ROOT / "src" / "dragoman" / "lexicon" / "data" / "actors.csv"


def test_building_again_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "actors.csv"
    command = [sys.executable, str(ROOT / "scripts" / "build_actors.py"), "--data", str(shared / "data" / "actors")]
    subprocess.run([*command, "--out", str(out)], check=True, capture_output=True)
    assert out.read_bytes() == BUILT.read_bytes()
