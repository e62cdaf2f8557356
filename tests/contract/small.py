"""Small invented documents that give every stage something to do.

``python -m tests.contract.small`` prints the tables of their record, for a test that runs it
with another order of hashing.
"""

from __future__ import annotations

import sys

from dragoman.model.ids import document_id
from dragoman.model.records import Actor, Document, Role
from dragoman.model.stage import Stage

ACTORS = (
    Actor("x:norvia", "Norvia", "state", ("Norvian",), origin="user"),
    Actor("x:caldera", "Caldera", "state", ("Calderan",), origin="user"),
    Actor("x:rose-palace", "Rose Palace", "institution", ("the Rose Palace",), "x:norvia", origin="user"),
    Actor("x:castle", "Castle", "institution", ("the Castle",), "x:caldera", origin="user"),
    Actor("x:orlo", "Ada Orlo", "person", ("Orlo",), roles=(Role("President", "Norvia", "2028"),), origin="user"),
    Actor("x:vesk", "Ilmar Vesk", "person", ("Vesk",), roles=(Role("President", "Caldera", "2027"),), origin="user"),
)

READOUT = """Readout of President Ada Orlo's Call with President Ilmar Vesk of Caldera

President Ada Orlo spoke today by phone with President Ilmar Vesk of Caldera. They discussed the grain ferry and \
agreed to reopen it by May 15. President Orlo voiced concern over Calderan patrols near the Tarn Islands. She proposed \
a summit on neutral ground in the coming weeks.
"""
STATEMENT = """The Castle said on Tuesday that the two presidents had discussed trade. President Vesk expressed \
interest in lower tariffs. “The ferry will sail before summer,” he told President Orlo, according to the statement.
"""
REPORT = """ALDSUND (Northern Wire) — President Ada Orlo of Norvia called her Calderan counterpart, Ilmar Vesk, on \
Tuesday.

From the Rose Palace:

President Ada Orlo spoke today by phone with President Ilmar Vesk of Caldera. They discussed the grain ferry and \
agreed to reopen it by May 15.

The Castle said that Orlo had asked for the call. Officials familiar with the call said the talk was frank. \
“We are not there yet, one of them said.
"""
LATER = """Readout of President Ada Orlo's Meeting with President Ilmar Vesk of Caldera

President Ada Orlo met today in Port Sable with President Ilmar Vesk of Caldera. They welcomed the reopening of the \
grain ferry. President Orlo invited President Vesk to Norvia.
"""
FOREIGN = (
    "Le président a parlé avec son homologue de la liaison maritime et des céréales pendant une heure hier soir.\n"
)


def document(name: str, text: str, title: str | None = None, published: str | None = None, **more: str) -> Document:
    return Document(
        document_id(name, text), name, text, "0" * 64, title=title, published=published,
        published_from="metadata" if published else None, **more,
    )  # fmt: skip


DOCUMENTS = (
    document("readout.txt", READOUT, "Call with the President of Caldera", "2031-03-11", outlet="Rose Palace"),
    document("statement.txt", STATEMENT, published="2031-03-12"),
    document("report.txt", REPORT, outlet="Harbour Gazette"),
    document("later.txt", LATER, published="2031-06-02T09:00:00+02:00"),
    document("foreign.txt", FOREIGN, language="fr"),
    document("blank.txt", " \n"),
)


def pipeline() -> tuple[Stage, ...]:
    """The real pipeline, with these actors beside its own."""
    from dragoman.pipeline import build_pipeline

    return build_pipeline(ACTORS)


def main() -> None:
    from dragoman.run.local import run_pipeline
    from dragoman.store import IN_MEMORY, open_store
    from tests.run.tables import dump

    with open_store(IN_MEMORY) as store:
        run_pipeline(store, DOCUMENTS, pipeline(), version="1", started="2031-04-01")
        sys.stdout.write(dump(store))


if __name__ == "__main__":
    main()
