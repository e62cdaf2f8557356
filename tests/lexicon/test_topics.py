"""The list of topics and their terms."""

from __future__ import annotations

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.topics import KEY_CHARS, load_terms, load_topics


def test_keys_are_stable_names_and_stand_once() -> None:
    keys = [row["key"] for row in load_rows("topics")]
    assert len(keys) == len(set(keys)) == len(load_topics()) + 1  # and the row of phrases that tell of none
    assert all(key == key.lower() and key.replace("_", "").isalnum() for key in keys)


def test_every_topic_has_a_label_and_terms() -> None:
    told = {term.topic for terms in load_terms().values() for term in terms}
    assert told == {*load_topics(), "none"}
    assert all(row.label for row in load_topics().values())


def test_no_term_stands_twice_in_a_topic() -> None:
    for row in load_rows("topics"):
        terms = row["terms"].split("|")
        assert sorted({term for term in terms if terms.count(term) > 1}) == [], row["key"]


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
    for key, terms in load_terms().items():
        assert len(key) <= KEY_CHARS
        for term in terms:
            assert term.words[0].startswith(key), term
            assert all(word == word.lower() for word in term.words), term
