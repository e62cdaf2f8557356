"""How the documentation is built; ``make test`` builds it with warnings as errors."""

import tomllib
from pathlib import Path

_project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "dragoman"
author = "the authors of dragoman"
release = version = _project["version"]

extensions = ["myst_parser"]
myst_heading_anchors = 3

html_theme = "alabaster"
html_theme_options = {"description": "Who said what, to whom, by whose account", "page_width": "1100px"}
html_show_copyright = False
