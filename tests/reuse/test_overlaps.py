"""Which wording two documents share, and where it begins and ends."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.problems import CODES
from dragoman.model.records import Overlap, Region
from dragoman.model.span import Span
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from dragoman.text.folding import fold_words
from tests.reuse.making import document, overlaps, problems, sentence, shown
from tests.strategies import prose

COPIED = "Ada Orlo told reporters that the northern ferry would sail again before the first snow of the year."


def padded(name: str, *parts: str, seed: int = 0) -> str:
    """The parts, each between sentences of its own."""
    rng = random.Random(f"{name}{seed}")
    text = sentence(rng.randrange(10**9))
    for part in parts:
        text += f" {part} {sentence(rng.randrange(10**9))}"
    return text


def test_a_copied_sentence_is_found_to_the_letter_without_its_stop() -> None:
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", COPIED))
    [row] = overlaps(one, two)
    assert shown([row], one, two) == [(COPIED.rstrip("."), COPIED.rstrip("."))]
    assert row.verbatim
    assert row.similarity == 1.0


def test_other_print_is_still_word_for_word() -> None:
    other = "“ADA ORLO told reporters, that the Northern Ferry would sail again — before the first snow of the year”"
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", other))
    [row] = overlaps(one, two)
    assert row.verbatim
    assert shown([row], one, two)[0][1] == other.strip("“”")


def test_changed_words_leave_one_passage_that_is_not_verbatim() -> None:
    edited = "Ada Orlo told reporters that the southern ferry will sail again before the heavy first snow of this year."
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", edited))
    [row] = overlaps(one, two)
    assert shown([row], one, two) == [(COPIED.rstrip("."), edited.rstrip("."))]
    assert not row.verbatim
    assert 0.7 < row.similarity < 0.9


def test_a_quotation_broken_by_its_attribution_is_one_passage() -> None:
    split = (
        "“Ada Orlo told reporters that the northern ferry,” a spokeswoman for the ministry said on Monday, “would sail "
        "again before the first snow of the year.”"
    )
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", split))
    [row] = overlaps(one, two)
    assert shown([row], one, two) == [(COPIED.rstrip("."), split.strip("“”.").rstrip("."))]


def test_one_sentence_in_two_quotations_apart_is_two_passages() -> None:
    first, second = sentence(1, 14), sentence(2, 14)
    between = " ".join(sentence(seed) for seed in (3, 4, 5))
    one = document("a", padded("a", f"{first} {second}"))
    two = document("b", padded("b", f"“{first}” {between} “{second}”"))
    assert [a for a, _ in shown(overlaps(one, two), one, two)] == [first.rstrip("."), second.rstrip(".")]


def test_paragraphs_that_changed_places_are_passages_of_their_own() -> None:
    parts = [sentence(seed, 30) for seed in (11, 12, 13)]
    one = document("a", padded("a", "\n\n".join(parts)))
    two = document("b", padded("b", "\n\n".join([parts[2], parts[0], parts[1]])))
    found = sorted(a for a, _ in shown(overlaps(one, two), one, two))
    assert found == sorted([f"{parts[0]}\n\n{parts[1]}".rstrip("."), parts[2].rstrip(".")])


def test_documents_of_the_same_text_are_one_passage_over_everything() -> None:
    text = " ".join(sentence(seed % 4) for seed in range(12))  # it repeats itself, too
    one, two, three = (document(name, text) for name in "abc")
    rows = overlaps(one, two, three)
    assert [(row.a.doc_id, row.b.doc_id) for row in rows] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert all(row.verbatim and (row.a.start, row.a.end) == (0, len(text) - 1) for row in rows)


def test_wording_used_twice_by_the_borrower_is_found_twice() -> None:
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", COPIED, sentence(7), COPIED))
    assert len(overlaps(one, two)) == 2


def test_less_than_eight_words_in_common_are_nothing() -> None:
    one, two = (
        document("a", padded("a", "the northern ferry would sail again soon")),
        document("b", padded("b", "the northern ferry would sail again today")),
    )
    assert overlaps(one, two) == []


def test_one_actor_s_name_and_titles_prove_nothing() -> None:
    name = "with Deputy Prime Minister and Minister of Foreign Trade Odra Senn of the Federal Republic of Caldera"
    one, two = document("a", padded("a", name)), document("b", padded("b", name))
    assert overlaps(one, two) == []


def test_a_sentence_with_two_names_is_more_than_a_name() -> None:
    told = "President Ada R. Orlo spoke with President Ilmar Vesk of Caldera."
    one, two = document("a", padded("a", told)), document("b", padded("b", told.replace("spoke", "spoke today")))
    [row] = overlaps(one, two)
    assert [text.count("spoke today with") for text in shown([row], one, two)[0]] == [0, 1]
    assert shown([row], one, two)[0][0] == told.rstrip(".")


def test_a_title_line_and_a_sentence_that_share_only_names_share_nothing() -> None:
    one = document("a", padded("a", "President Ada R. Orlo, Sr. spoke with President Ilmar Vesk of Caldera."))
    two = document("b", padded("b", "President Ada R. Orlo, Sr. Call with President Ilmar Vesk of Caldera"))
    assert overlaps(one, two) == []


def test_credits_and_other_parts_of_the_page_are_not_wording() -> None:
    credit = "Reporting from the capital by our own staff, with further notes by all of the agencies."
    one, two = document("a", f"{sentence(1)} {credit}"), document("b", f"{sentence(2)} {credit}")
    assert len(overlaps(one, two)) == 1
    start = one.text.index(credit)
    region = Region("r1", Span("a", start, len(one.text)), "credit")
    assert list(find_overlaps([one, two], [region], OverlapSettings())) == []


def test_a_line_between_does_not_break_what_goes_on_after_it() -> None:
    line = "Advertisement Advertisement"
    first, second = COPIED.split("that", 1)
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", f"{first}{line} that{second}"))
    start = two.text.index(line)
    region = Region("r1", Span("b", start, start + len(line)), "tags")
    [row] = (row for row in find_overlaps([one, two], [region], OverlapSettings()) if isinstance(row, Overlap))
    assert row.verbatim


def test_a_document_of_one_word_or_of_none_shares_nothing() -> None:
    texts = ["", "Agreed", "Agreed", "...", COPIED]
    assert overlaps(*(document(str(number), text) for number, text in enumerate(texts))) == []


def test_one_word_ten_thousand_times_is_one_passage_and_quick() -> None:
    one, two = document("a", "no " * 10_000), document("b", "Talks ended. " + "no " * 9_000)
    [row] = overlaps(one, two)
    assert len(row.a) >= 2 * 9_000
    assert len(row.b) >= 3 * 9_000 - 1


def test_wording_in_other_scripts_is_found() -> None:
    russian = "Стороны подтвердили готовность продолжать диалог о безопасности судоходства в северном проливе"
    chinese = "两国元首就北部海峡航运安全问题深入交换意见并同意继续保持密切沟通"
    one = document("a", f"Вчера. {russian}. {sentence(1)}\n\n今天,{chinese}。")
    two = document("b", f"«{russian}», сообщил дворец. {sentence(2, 40)}\n\n据报道,{chinese}。")
    assert [a for a, _ in shown(overlaps(one, two), one, two)] == [russian, chinese]


def test_wording_more_popular_than_the_cap_is_compared_with_the_earliest_and_told() -> None:
    settings = OverlapSettings(most_places=5, most_long_places=5, earliest_places=2)
    documents = [
        document(f"d{day:02}", f"{day}: {COPIED} {-day}", published=f"2031-05-{28 - day:02}") for day in range(12)
    ]
    rows = overlaps(*documents, settings=settings)
    earliest = {"d11", "d10"}
    assert {frozenset((row.a.doc_id, row.b.doc_id)) for row in rows} == {
        frozenset((doc.id, first)) for doc in documents for first in earliest if doc.id != first
    }
    [problem] = problems(*documents, settings=settings)
    assert problem.code in CODES
    assert problem.span is not None
    assert problem.doc_id == "d11"
    assert documents[11].slice(problem.span) == COPIED.rstrip(".")
    assert "12 places" in problem.message


def test_wording_that_a_document_repeats_too_often_to_compare_is_told() -> None:
    one = document("a", padded("a", COPIED))
    two = document("b", " ".join(f"{COPIED} {sentence(seed)}" for seed in range(6)))
    assert len(overlaps(one, two)) == 4
    [problem] = problems(one, two)
    assert problem.code in CODES
    assert (problem.code, problem.doc_id) == ("repeated_wording", "b")
    assert problem.span is not None
    assert two.slice(problem.span) == COPIED.rstrip(".")
    assert problem.span.start == two.text.rindex(COPIED, 0, two.text.rindex(COPIED))
    assert "more than 4 times" in problem.message
    assert "1 more of its stretches" in problem.message
    assert problems(two) == []
    assert problems(one, two, settings=OverlapSettings(most_repeats=6)) == []


def test_no_documents_share_nothing() -> None:
    assert overlaps() == []
    assert overlaps(document("a", COPIED)) == []


def test_ids_are_those_of_the_spans() -> None:
    one, two = document("a", padded("a", COPIED)), document("b", padded("b", COPIED))
    assert [row.id for row in overlaps(one, two)] == [row.id for row in overlaps(two, one)]
    moved = document("b", "Also. " + two.text)
    assert overlaps(one, moved)[0].id != overlaps(one, two)[0].id


corpora = st.lists(
    st.lists(st.sampled_from([sentence(seed, 9 + seed) for seed in range(8)]), max_size=5).map(" ".join) | prose(),
    min_size=2,
    max_size=6,
)


@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_matter(texts: list[str], rng: random.Random) -> None:
    documents = [document(f"d{number}", text, published=None) for number, text in enumerate(texts)]
    settings = OverlapSettings(most_places=3, most_long_places=3, earliest_places=1)
    expected = list(find_overlaps(documents, [], settings))
    rng.shuffle(documents)
    assert list(find_overlaps(documents, [], settings)) == expected


@given(corpora)
def test_spans_lie_on_words_and_verbatim_ones_have_the_same_words(texts: list[str]) -> None:
    documents = {f"d{number}": document(f"d{number}", text) for number, text in enumerate(texts)}
    for row in overlaps(*documents.values()):
        assert row.a.doc_id < row.b.doc_id
        sides = []
        for span in (row.a, row.b):
            words = fold_words(documents[span.doc_id].text)
            inside = [word for word in words if span.start <= word.start and word.end <= span.end]
            assert (inside[0].start, inside[-1].end) == (span.start, span.end)
            sides.append([word.text for word in inside])
        assert row.verbatim == (sides[0] == sides[1])
        assert 0 < row.similarity <= 1


def test_a_name_in_both_does_not_draw_in_the_words_before_a_copied_sentence() -> None:
    one = document("a", f"Orlo spoke today with President Ilmar Vesk of Caldera. {COPIED}")
    between = (
        "over the boats that have crowded the trawlers off their grounds, and floated a meeting with him in spring"
    )
    two = document("b", f"Orlo used a call to confront President Ilmar Vesk of Caldera {between}. {COPIED}")
    assert shown(overlaps(one, two), one, two) == [(COPIED.rstrip("."), COPIED.rstrip("."))]


@given(corpora, st.integers(2, 7))
def test_the_number_of_parts_does_not_matter(texts: list[str], parts: int) -> None:
    documents = [document(f"d{number}", text) for number, text in enumerate(texts)]
    settings = OverlapSettings(most_places=3, most_long_places=3, earliest_places=1)
    expected = list(find_overlaps(documents, [], settings))
    assert list(find_overlaps(documents, [], replace(settings, partitions=parts))) == expected


def test_a_corpus_larger_than_the_memory_given_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    documents = [document(f"d{number}", padded(f"d{number}", COPIED)) for number in range(3)]
    rows = iter(find_overlaps(documents, [], OverlapSettings(partitions=3)))
    assert isinstance(next(rows), Overlap)
    assert len(list(tmp_path.iterdir())) == 1
    assert len(list(rows)) == 2
    assert list(tmp_path.iterdir()) == []


def test_two_copies_too_unlike_to_be_found_side_by_side_are_found_through_their_source() -> None:
    words = sentence(30, 20).rstrip(".").split()
    texts = [
        " ".join(f"changed{place}" if place in changed else word for place, word in enumerate(words))
        for changed in ((), (3, 10, 17), (0, 7, 14))
    ]
    made = [document(name, padded(name, text)) for name, text in zip("abc", texts, strict=True)]
    assert overlaps(*made[1:]) == []
    rows = overlaps(*made)
    assert [(row.a.doc_id, row.b.doc_id) for row in rows] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert shown(rows, *made)[2] == (texts[1].split(" ", 1)[1], texts[2].split(" ", 1)[1])
    assert (rows[2].similarity, rows[2].verbatim) == (round(2 * 14 / 38, 4), False)


def test_in_the_fast_mode_a_long_copy_is_still_found() -> None:
    copied = " ".join(sentence(seed) for seed in range(20, 24))
    one, two = document("a", padded("a", copied)), document("b", padded("b", copied))
    [row] = overlaps(one, two, settings=OverlapSettings(winnow_grams=4))
    assert shown([row], one, two)[0][0] == copied.rstrip(".")
