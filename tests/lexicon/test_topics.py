"""The list of topics and their terms."""

from __future__ import annotations

from collections import Counter

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.topics import GAP, INSIDE, KEY_CHARS, SIGN, TERM, load_terms, load_topics


def test_keys_are_stable_names_and_stand_once() -> None:
    keys = [row["key"] for row in load_rows("topics")]
    assert len(keys) == len(set(keys)) == len(load_topics())
    assert all(key == key.lower() and key.replace("_", "").isalnum() for key in keys)


def test_every_topic_has_a_label_and_terms() -> None:
    told = {row["topic"] for row in load_rows("topic_terms") if row["use"] == TERM}
    assert told == set(load_topics())
    assert all(row.label for row in load_topics().values())


def test_every_term_has_a_use_and_what_is_of_no_topic_is_a_phrase_that_hides_others() -> None:
    for row in load_rows("topic_terms"):
        assert row["use"] in (TERM, SIGN, INSIDE)
        assert (row["topic"] == "") == (row["use"] == INSIDE), row
        assert row["topic"] in {"", *load_topics()}, row


def test_no_term_stands_twice_in_a_topic() -> None:
    for use in (TERM, SIGN, INSIDE):
        terms = Counter(
            (row["topic"], row["context"], term)
            for row in load_rows("topic_terms")
            if row["use"] == use
            for term in row["terms"].split("|")
        )
        assert [term for term, count in terms.items() if count > 1] == [], use


def test_no_word_stands_beside_the_beginning_that_has_it() -> None:
    words = [
        (row["topic"], row["use"], row["context"] or "", term)
        for row in load_rows("topic_terms")
        for term in row["terms"].split("|")
        if " " not in term and "/" not in term
    ]
    wide = {word for word in words if word[3].endswith("*")}
    for topic, use, context, term in words:
        others = wide - {(topic, use, context, term)}
        assert not [
            other
            for other in others
            if other[:2] == (topic, use) and other[2] in ("", context) and term.startswith(other[3][:-1])
        ], term


def test_a_topic_yields_to_topics_of_the_list_only() -> None:
    rows = load_topics()
    for row in rows.values():
        assert row.yields - {"*"} <= set(rows), row.key
        assert row.key not in row.yields


def test_topics_do_not_yield_to_each_other() -> None:
    rows = load_topics()
    circles = {(a, b) for a, row in rows.items() for b in row.yields - {"*"} if a in rows[b].yields}
    assert circles == set()


def test_parents_are_topics() -> None:
    rows = load_topics()
    assert {row.parent for row in rows.values()} - {None} <= set(rows)


def test_terms_are_found_by_the_first_letters_of_their_first_word() -> None:
    for row in load_rows("topic_terms"):
        for term in row["terms"].split("|"):
            first, *rest = term.split()
            assert first not in (GAP, "*"), term
            assert rest[-1:] != [GAP], term
            assert all(len(word) > KEY_CHARS for word in first.split("/") if word.endswith("*")), term
            assert term == term.lower(), term
    assert all(len(key) <= KEY_CHARS for key in load_terms())
