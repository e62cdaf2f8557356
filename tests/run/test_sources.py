"""One document from several files is the same in whatever order they are read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.records import Document
from dragoman.run.sources import merge_sources

TEXT = Document("d_1", "a.txt", "Orlo spoke with Vesk.", "0" * 64)
values = st.one_of(st.none(), st.sampled_from("xyz"))
sources = st.lists(
    st.builds(
        Document,
        id=st.just("d_1"),
        path=st.sampled_from(("a.txt", "b/a.txt", "c/a.txt", "d/a.txt")),
        text=st.just(TEXT.text),
        sha256=st.sampled_from(("0" * 64, "1" * 64)),
        title=values,
        outlet=values,
        published=st.one_of(st.none(), st.sampled_from(("2031-03-14", "2031-03-15"))),
        published_from=st.sampled_from(("given", "metadata", "text")),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda source: source.path,
)


@given(sources, st.randoms())
def test_the_order_does_not_matter(told: list[Document], random: object) -> None:
    whole = merge_sources(told[0], told[1:])
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_sources(shuffled[0], shuffled[1:]) == whole
    assert merge_sources(told[-1], told) == whole


def test_a_single_file_is_the_document() -> None:
    dated = replace(TEXT, published="2031-03-14", published_from="given", url="https://palace.example/1")
    assert merge_sources(dated, []) == dated


def test_the_shortest_path_counts_and_gaps_are_filled() -> None:
    far = replace(TEXT, path="/home/someone/a.txt", title="far", outlet="Gazette")
    near = replace(TEXT, path="a.txt", title="near")
    merged = merge_sources(far, [near])
    assert (merged.path, merged.title, merged.outlet) == ("a.txt", "near", "Gazette")


def test_a_day_that_was_given_counts_more_than_one_that_was_read() -> None:
    read = replace(TEXT, published="2031-03-14", published_from="text")
    given_day = replace(TEXT, path="b/a.txt", published="2031-03-15", published_from="given")
    merged = merge_sources(read, [given_day])
    assert (merged.published, merged.published_from) == ("2031-03-15", "given")


def test_what_the_same_path_said_before_is_left_out() -> None:
    assert merge_sources(TEXT, [replace(TEXT, title="before")]).title is None
