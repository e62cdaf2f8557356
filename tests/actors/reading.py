"""Reads invented texts with an invented table of actors, and shows who is meant where.

    shown("President Halden met Prime Minister Osk. He thanked her.")
    # [("President Halden", "x:ada-halden", "name"), ...]

Norvia and Caldera are invented, and so are all persons here. Real names stand only where the package's own
table is tested.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.describe import describe
from dragoman.actors.mentions import find_mentions
from dragoman.actors.settings import ActorSettings
from dragoman.actors.table import read_actors
from dragoman.model.ids import document_id
from dragoman.model.records import Actor, ActorSeen, Description, Document, Mention, Region, Sentence
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences

TABLE = """\
id,name,kind,aliases,member_of,roles
x:norvia,Norvia,state,Republic of Norvia|Norvian|Norvians|Port Halle,,
x:caldera,Caldera,state,Calderan|Mirna,,
x:castle,Castle,office,the Castle|Norvian presidency,x:norvia,
x:league,Meridian League,institution,ML,,
x:ilmar-vesk,Ilmar Vesk,person,"Ilmar T. Vesk, Jr.",x:norvia,President;Norvia;2020-05-01;
x:tora-vesk,Tora Vesk,person,,x:norvia,First Lady;Norvia;2020-05-01;
x:odra-senn,Odra Senn,person,,x:caldera,President;Caldera;2018-01-01;2024-06-30
x:bruno-halt,Bruno Halt,person,,x:caldera,President;Caldera;2024-07-01;
x:lena-orlo,Lena Orlo,person,,x:norvia,Foreign Minister;Norvia;2019;
x:pavo-dunn,Pavo Dunn,person,,x:castle,Press Secretary;Castle;2021;
x:jarl-ober,Jarl Ober,person,,x:league,Secretary General;Meridian League;2022;
"""
SETTINGS = ActorSettings().with_actors(read_actors("invented.csv", TABLE.splitlines()))
PACKAGED = ActorSettings()


def document(text: str, title: str | None = None, published: str | None = None, outlet: str | None = None) -> Document:
    """A document of these words."""
    return Document(
        document_id("invented.txt", text), "invented.txt", text, "0" * 64, title, outlet, published=published
    )


def sentences_of(doc: Document) -> list[Sentence]:
    """The sentences, as the text room splits them."""
    places = [place for paragraph in find_paragraphs(doc.text) for place in find_sentences(doc.text, *paragraph)]
    return [Sentence(f"s_{start}", doc.span(start, end)) for start, end in places]


def region(doc: Document, words: str, kind: str, issuer: str | None = None) -> Region:
    """A region over the first occurrence of these words."""
    start = doc.text.index(words)
    return Region(f"r_{start}", doc.span(start, start + len(words)), kind, issuer)


def described(doc: Document, regions: Sequence[Region] = (), settings: ActorSettings = SETTINGS) -> Description | None:
    """The description of a document."""
    return next(iter(describe(doc, regions, settings)), None)


def rows(
    doc: Document, regions: Sequence[Region] = (), settings: ActorSettings = SETTINGS
) -> tuple[dict[str, Actor], list[Mention]]:
    """The actors seen, by id, and the mentions."""
    description = described(doc, regions, settings)
    found = list(find_mentions(doc, [description] if description else [], regions, sentences_of(doc), [], settings))
    actors = {row.actor.id: row.actor for row in found if isinstance(row, ActorSeen)}
    return actors, [row for row in found if isinstance(row, Mention)]


def shown(text: str, settings: ActorSettings = SETTINGS, **about: str) -> list[tuple[str, str, str]]:
    """The mentions of a text as words, actor and form."""
    doc = document(text, **about)
    _, mentions = rows(doc, settings=settings)
    return [(doc.slice(m.span), m.actor, m.form) for m in mentions if m.span.field == "text"]


def meant(text: str, words: str, settings: ActorSettings = SETTINGS, **about: str) -> str | None:
    """The actor that the last mention of exactly these words means; None where there is no such mention."""
    return next((actor for said, actor, _ in reversed(shown(text, settings, **about)) if said == words), None)


def members(text: str, words: str, **about: str) -> tuple[str, ...] | None:
    """The members of the group mentioned by these words; None where it is not mentioned."""
    doc = document(text, **about)
    _, mentions = rows(doc)
    return next((m.members for m in mentions if doc.slice(m.span) == words and m.actor == "joint"), None)


def title_span(doc: Document, words: str) -> Span:
    """The span of words of the title."""
    start = (doc.title or "").index(words)
    return Span(doc.id, start, start + len(words), "title")
