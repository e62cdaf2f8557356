"""Contents of attributions that tell of one another. All texts are invented."""

from __future__ import annotations

from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.nesting import part

TRAILING = "Orlo told Vesk that the port is closed, three officials said."
LEADING = "An official said Orlo told Vesk that the port is closed, which came as a surprise."
COORDINATED = "Two aides said Orlo had praised the ferry plan, and that Vesk promised to sign it."


def at(text: str, words: str) -> Place:
    start = text.index(words)
    return start, start + len(words)


def draft(text: str, source: str, cue: str, *content: str, level: str = "report") -> Draft:
    return Draft(at(text, source), at(text, cue), tuple(at(text, words) for words in content), None, cue, level)


def contents(text: str, *drafts: Draft) -> list[list[str]]:
    return [[text[slice(*place)] for place in found.content] for found in part(text, drafts)]


def test_a_content_ends_before_the_one_who_tells_of_it_behind() -> None:
    told = draft(TRAILING, "Orlo", "told", "the port is closed, three officials said", level="act")
    said = draft(TRAILING, "three officials", "said", "Orlo told Vesk that the port is closed")
    whole = [["the port is closed"], ["Orlo told Vesk that the port is closed"]]
    assert contents(TRAILING, told, said) == whole
    assert contents(TRAILING, said, told) == whole[::-1]


def test_a_content_ends_with_that_of_the_one_who_tells_of_it_before() -> None:
    said = draft(LEADING, "An official", "said", "Orlo told Vesk that the port is closed")
    told = draft(LEADING, "Orlo", "told", "the port is closed, which came as a surprise", level="act")
    assert contents(LEADING, said, told)[1] == ["the port is closed"]


def test_a_further_that_clause_is_of_the_one_who_tells() -> None:
    content = "Orlo had praised the ferry plan, and that Vesk promised to sign it"
    said = draft(COORDINATED, "Two aides", "said", content)
    praised = draft(COORDINATED, "Orlo", "praised", "the ferry plan, and that Vesk promised to sign it", level="act")
    assert contents(COORDINATED, said, praised) == [[content], ["the ferry plan"]]


def test_that_clauses_without_a_comma_belong_to_the_verb_that_opens_with_one() -> None:
    text = "An aide said Orlo told Vesk that the port is closed and that it stays so."
    content = "that the port is closed and that it stays so"
    said = draft(text, "An aide", "said", "Orlo told Vesk " + content)
    told = draft(text, "Orlo", "told", content, level="act")
    assert contents(text, said, told)[1] == [content]


def test_what_is_said_inside_a_content_stays_in_it() -> None:
    text = "Orlo said that the palace, Vesk insisted, was empty."
    said = draft(text, "Orlo", "said", "that the palace, Vesk insisted, was empty")
    insisted = draft(text, "Vesk", "insisted", "the palace", "was empty")
    assert contents(text, said, insisted) == [
        ["that the palace, Vesk insisted, was empty"],
        ["the palace", "was empty"],
    ]
    assert part(text, []) == []


def test_a_further_verb_of_the_same_subject_ends_a_content() -> None:
    text = "Orlo sought a new ferry, and also deplored the storm, as Vesk deplored it."
    sought = draft(text, "Orlo", "sought", "a new ferry, and also deplored the storm", level="act")
    deplored = draft(text, "Orlo", "deplored", "the storm", level="act")
    assert contents(text, sought, deplored) == [["a new ferry"], ["the storm"]]
    other = Draft(at(text, "Vesk"), deplored.cue, deplored.content, None, "deplore", "act")
    assert contents(text, sought, other)[0] == ["a new ferry, and also deplored the storm"]
