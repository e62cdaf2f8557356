"""Build ``src/dragoman/lexicon/data/actors.csv`` from open rows and hand-kept tables.

Run from anywhere: ``python scripts/build_actors.py [--data FOLDER] [--out FILE]``. Needs the standard library only.
The same inputs give the same bytes.

What goes in, and by what right:

- ``FOLDER/country-codes.csv`` (PDDL 1.0): the states, their Wikidata ids, English names and formal names;
- ``FOLDER/world_leaders_wikidata_2022.csv`` (CC0 1.0): heads of state and government with the years of their terms;
- ``scripts/actors/states.csv``, ``offices.csv``, ``principals.csv`` (this project's own): names and aliases,
  institutions, and persons or terms the open rows lack. A row of ``principals.csv`` names its person anew and
  replaces the open rows' terms of the same title and state.

``FOLDER/world_leaders_wikipedia_2021.csv`` is CC BY-SA: no row of it is used. ``--check`` lists the leaders in it whose
name the built table does not know, for a person to look up elsewhere.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HAND = Path(__file__).resolve().parent / "actors"
DATA = ROOT.parent / "shared" / "data" / "actors"
OUT = ROOT / "src" / "dragoman" / "lexicon" / "data" / "actors.csv"

HEADER = (
    "# Built by scripts/build_actors.py: change its inputs, not this file. States: country-codes (PDDL 1.0). Heads of\n"
    "# state and government: Wikidata (CC0 1.0), October 2022. The rest: this project.\n"
)
COLUMNS = ("id", "name", "kind", "aliases", "member_of", "roles")

# Open rows that name an office no reader of readouts will meet, or a label that is no name.
SKIPPED_POSITIONS = re.compile(r"co-prince|Pontifical Commission|military leader|Governor-General", re.IGNORECASE)
STATE_IDS = {"Q756617": "Q35", "Q29999": "Q55"}  # kingdoms that the open rows tell from their home countries
TITLES = {
    "Federal Chancellor": "Chancellor",
    "Druk Gyalpo": "King",
    "Ngwenyama": "King",
    "Yang di-Pertuan Agong": "King",
    "O le Ao o le Malo": "Head of State",
    "emir": "Emir",
    "pope": "Pope",
    "president": "President",
    "Prime minister": "Prime Minister",
    "President of the Executive Yuan": "Premier",
}
AMBIGUOUS = frozenset({"Congo"})  # two states are called so
QUEENS = frozenset({"Q9682", "Q102139"})  # Elizabeth II, Margrethe II
SURNAME_LAST_OR_FIRST = frozenset({"Q17"})  # Japan: names are printed in either order


@dataclass
class Row:
    """One actor in the making; aliases and roles keep the order in which they were met."""

    id: str
    name: str
    kind: str
    aliases: list[str] = field(default_factory=list)
    member_of: str = ""
    roles: list[tuple[str, str, str, str]] = field(default_factory=list)  # title, state, from, to

    def cells(self) -> tuple[str, ...]:
        others = sorted({alias for alias in self.aliases if alias and alias != self.name})
        roles = sorted(self.roles, key=lambda role: (role[0], role[1], role[2]))
        return (
            self.id,
            self.name,
            self.kind,
            "|".join(others),
            self.member_of,
            "|".join(";".join(role) for role in roles),
        )


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the table of actors.")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the open rows")
    parser.add_argument("--out", type=Path, default=OUT, help="the table to write")
    parser.add_argument("--check", action="store_true", help="list leaders of 2021 that the table does not know")
    options = parser.parse_args()
    rows = build(options.data)
    write(rows, options.out)
    print(f"{len(rows)} actors -> {options.out}", file=sys.stderr)
    if options.check:
        for line in unknown_leaders(rows, options.data):
            print(line)
    return 0


def build(data: Path) -> list[Row]:
    """All rows, in id order.

    Raises:
        SystemExit: a role names a state or institution that no row has.
    """
    rows = {row.id: row for row in states(data)}
    rows.update((row.id, row) for row in offices())
    names = {name: row.id for row in rows.values() if row.kind != "group" for name in (row.name, *row.aliases)}
    persons = dict(leaders(data, rows))
    by_hand = list(principals())
    succeed(persons, by_hand)
    for hand in by_hand:
        merge(persons, hand)
    for row in persons.values():
        settle(row, names)
    rows.update(persons)
    return [rows[id] for id in sorted(rows)]


def states(data: Path) -> Iterator[Row]:
    """The states, and the few territories ``states.csv`` names."""
    hand = {row["code"]: row for row in table(HAND / "states.csv")}
    codes = {row["ISO3166-1-Alpha-3"]: row for row in table(data / "country-codes.csv")}
    for code in sorted(codes.keys() | hand.keys()):
        source, own = codes.get(code, {}), hand.get(code, {})
        if source.get("is_independent") != "Yes" and not own:
            continue
        qid = own.get("id") or source["wikidata_id"].rsplit("/", 1)[-1]
        plain = [source.get(column, "") for column in ("CLDR display name", "UNTERM English Short", "official_name_en")]
        formal = re.sub(r"^the ", "", source.get("UNTERM English Formal", ""))
        found = [re.sub(r" \(the\)| \*+|\*+", "", name).strip() for name in (*plain, formal)]
        found = [
            name.replace("&", "and").replace("’", "'")
            for name in found
            if name and "(" not in name and "-  " not in name
        ]
        found = [name for name in found if " - " not in name and not name.startswith("China, ")]
        name = own.get("name") or found[0]
        found = [other for other in found if other not in AMBIGUOUS]
        yield Row(qid, name, "state", found + split(own.get("aliases", "")))


def offices() -> Iterator[Row]:
    for row in table(HAND / "offices.csv"):
        yield Row(row["id"], row["name"], row["kind"], split(row["aliases"]), row["member_of"])


def leaders(data: Path, known: dict[str, Row]) -> Iterator[tuple[str, Row]]:
    """Persons of the open rows, with the years of their terms; a term without an end is open."""
    persons: dict[str, Row] = {}
    for row in table(data / "world_leaders_wikidata_2022.csv"):
        state = known.get(STATE_IDS.get(row["countryid"], row["countryid"]))
        label = row["officeholderLabel"]
        if state is None or SKIPPED_POSITIONS.search(row["positionLabel"]) or re.fullmatch(r"Q\d+", label):
            continue
        person = persons.setdefault(
            row["officeholder"], Row(row["officeholder"], re.sub(r" \(.*\)", "", label), "person")
        )
        regnal = re.sub(r",? (?:of|Prince of) .*", "", label)
        if re.search(r" [IVX]+$", regnal):
            person.aliases.append(regnal)
        title = title_of(row["positionLabel"], row["officeholder"])
        person.roles.append((title, state.name, row["start_year"], row["end_year"]))
    yield from persons.items()


def title_of(position: str, person: str) -> str:
    """The title alone: ``President of the Republic of Poland`` is ``President``."""
    if position.lower().startswith("monarch"):
        return "Queen" if person in QUEENS else "King"
    if position in TITLES:
        return TITLES[position]
    if position.startswith(("Member of", "Chairman of", "Minister of")):
        return position if position.startswith("Chairman of") else position.removesuffix(" of Monaco")
    title = re.sub(r" of .*", "", position)
    return TITLES.get(title, title)


def principals() -> Iterator[Row]:
    for row in table(HAND / "principals.csv"):
        roles = []
        for role in split(row["roles"]):
            title, state, start, end = role.split(";")
            roles.append((title, state, start, end))
        yield Row(row["id"], row["name"], "person", split(row["aliases"]), "", roles)


def succeed(persons: dict[str, Row], by_hand: Iterable[Row]) -> None:
    """End the open terms of the open rows where a hand-kept successor's begins."""
    begins: dict[tuple[str, str], list[str]] = {}
    for hand in by_hand:
        for title, state, start, _ in hand.roles:
            begins.setdefault((title, state), []).append(start)
    for person in persons.values():
        person.roles = [
            (
                title,
                state,
                start,
                end or min((day for day in begins.get((title, state), ()) if day[:4] > start), default=""),
            )
            for title, state, start, end in person.roles
        ]


def merge(persons: dict[str, Row], hand: Row) -> None:
    """Put a hand-kept person over the open rows' person of the same id."""
    open_row = persons.get(hand.id)
    if open_row is not None:
        held = {(title, state) for title, state, _, _ in hand.roles}
        hand.aliases += [open_row.name, *open_row.aliases]
        hand.roles += [role for role in open_row.roles if role[:2] not in held]
    persons[hand.id] = hand


def settle(row: Row, names: dict[str, str]) -> None:
    """Say what the person belongs to, by the latest role, and add the other order of a Japanese name."""
    latest = max(row.roles, key=lambda role: (role[3] or "9999", role[2]), default=None)
    if latest is not None and latest[1]:
        if latest[1] not in names:
            raise SystemExit(f"{row.name}: no row is named {latest[1]!r}")
        row.member_of = names[latest[1]]
    if row.member_of in SURNAME_LAST_OR_FIRST and len(row.name.split()) == 2:
        row.aliases.append(" ".join(reversed(row.name.split())))


def unknown_leaders(rows: Iterable[Row], data: Path) -> Iterator[str]:
    known = {name for row in rows for name in (row.name, *row.aliases)} | {row.id for row in rows}
    for row in table(data / "world_leaders_wikipedia_2021.csv"):
        name = re.sub(r" \(.*\)", "", row["officeholderlabel"])
        if name not in known and row["officeholder"] not in known:
            yield f"{row['country']}: {row['positionlabel']}, {name}"


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file; lines that begin with ``#`` are comments."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def write(rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(row.cells() for row in rows)


if __name__ == "__main__":
    sys.exit(main())
