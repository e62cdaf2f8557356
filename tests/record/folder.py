"""A folder of invented texts with its metadata and actors, as a user would have it."""

from __future__ import annotations

from pathlib import Path

READOUT = (
    "President Ada Orlo spoke by telephone today with President Ilmar Vesk of Caldera.\n\n"
    "They agreed to reopen the grain ferry by May 31. President Orlo thanked President Vesk for his help.\n"
)
REPORT = (
    "President Ada Orlo and President Ilmar Vesk spoke on Tuesday.\n\n"
    "The Rose Palace said that the two “agreed to reopen the grain ferry by May 31.”\n"
)
ACTORS = """id,name,kind,aliases,member_of,roles
x:norvia,Norvia,state,Norvian|Norvians,,
x:caldera,Caldera,state,Calderan|Calderans,,
x:palace,Rose Palace,office,the Rose Palace,x:norvia,
x:orlo,Ada Orlo,person,,x:norvia,President;Norvia;2029;
x:vesk,Ilmar Vesk,person,,x:caldera,President;Caldera;2028;
"""
METADATA = """path,title,outlet,published
readout.txt,Readout of President Orlo’s Call with President Vesk of Caldera,The Rose Palace,2031-03-11
report.txt,Ferry to sail again,Harbour Gazette,2031-03-12
"""


def make_folder(folder: Path) -> Path:
    """Write the texts into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in (
        ("readout.txt", READOUT),
        ("report.txt", REPORT),
        ("actors.csv", ACTORS),
        ("metadata.csv", METADATA),
        ("README.md", "# Not a document\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
