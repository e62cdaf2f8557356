"""Words are found in texts and in the evidence of rows, whatever a person writes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.store import IN_MEMORY, Store, open_store
from dragoman.store.search import to_query
from tests.store.small import FILLINGS, OF_BOTH, READOUT, REPORT, document, fill


def words_of(store: Store, asked: str) -> list[str]:
    return [hit.words for hit in store.search(asked)]


def test_sentences_with_all_the_words_are_found(store: Store) -> None:
    assert words_of(store, "Orlo Vesk") == ["President Orlo spoke with President Vesk on 14 March."]
    assert words_of(store, "Orlo ferry") == []
    assert len(store.search("ferry")) == 2


def test_words_are_found_in_any_form_case_and_accent(store: Store) -> None:
    assert words_of(store, "Leader") == ["The leaders spoke."]
    assert len(store.search("ferries reopened")) == 2
    store.add_document(document("c.txt", "The Élysée answered."), {}, "r1")
    assert words_of(store, "elysee") == ["The Élysée answered."]


def test_matches_say_where_the_words_stand(store: Store) -> None:
    hit = store.search("spoke president")[0]
    assert [hit.words[start:end] for start, end in hit.matches] == ["President", "spoke", "President"]
    assert hit.words == store.document(hit.span.doc_id).slice(hit.span)


def test_titles_are_found(store: Store) -> None:
    (hit,) = store.search("readout")
    assert (hit.span.field, hit.words) == ("title", READOUT.title)


def test_words_in_quotation_marks_stand_together(store: Store) -> None:
    assert len(store.search('"grain ferry"')) == 2
    assert store.search('"ferry grain"') == []
    assert len(store.search("“grain ferry”")) == 2
    assert len(store.search("ferry grain")) == 2


def test_rows_that_rest_on_the_words_come_with_the_place(store: Store) -> None:
    by_doc = {hit.span.doc_id: hit for hit in store.search("ferry May")}
    assert by_doc[READOUT.id].rows == (("commitments", "m_ferry"), ("passages", "w_1"))
    assert by_doc[REPORT.id].rows == (("attributions", "t_said"), ("passages", "w_1"), ("positions", "o_second"))


def test_evidence_over_several_sentences_is_found_where_no_sentence_has_the_words(store: Store) -> None:
    over = replace(OF_BOTH["contacts"][0], evidence=(REPORT.span(0, len(REPORT.text)),))
    store.replace(OF_BOTH | {"contacts": [over]}, FILLINGS)
    (hit,) = store.search("leaders palace")
    assert hit.words == REPORT.text
    assert hit.rows == (("contacts", "c_call"),)


def test_evidence_is_searched_as_long_as_a_row_has_it(store: Store) -> None:
    store.replace(OF_BOTH | {"commitments": []}, FILLINGS)
    by_doc = {hit.span.doc_id: hit for hit in store.search("ferry May")}
    assert by_doc[READOUT.id].rows == (("passages", "w_1"),)


def test_a_document_without_sentences_is_searched_by_line(store: Store) -> None:
    store.add_document(document("c.txt", "Première ligne.\n\nDeuxième ligne."), {}, "r1")
    assert words_of(store, "deuxième") == ["Deuxième ligne."]


def test_the_limit_holds(store: Store) -> None:
    assert len(store.search("ferry", limit=1)) == 1


def test_nothing_asked_is_nothing_found(store: Store) -> None:
    for asked in ("", "  ", '"', '""', "*", "“”", "---"):
        assert store.search(asked) == []


def test_no_word_of_a_person_is_an_operator() -> None:
    assert to_query("ferry OR NOT NEAR(grain) words:ferry fer*") == (
        '"ferry" "OR" "NOT" "NEAR(grain)" "words:ferry" "fer*"'
    )
    assert to_query('a"b"c') == '"a" "b" "c"'


@settings(max_examples=50)
@given(st.one_of(st.text(max_size=30), st.text('"“”*():^-+{}ANDORT ferry', max_size=30)))
def test_whatever_is_asked_the_search_answers(asked: str) -> None:
    with open_store(IN_MEMORY) as opened:
        for hit in fill(opened).search(asked):
            assert hit.matches
