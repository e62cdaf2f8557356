"""Documents as arrays of word hashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reuse.words import BATCH_CHARS, read_words
from dragoman.text.folding import fold_words
from tests.strategies import any_texts, prose, wrapped

texts = st.lists(any_texts | prose() | wrapped() | st.text("两国ab .'\u0301서"), max_size=5)


@given(texts)
def test_the_arrays_have_the_words_that_folding_gives(listed: list[str]) -> None:
    words = read_words(listed)
    expected = [(doc, *word) for doc, text in enumerate(listed) for word in fold_words(text)]
    rows = zip(words.docs.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True)
    assert list(rows) == [(doc, start, end) for doc, _, start, end in expected]
    hashes: dict[str, int] = {}
    for (_, folded, _, _), value in zip(expected, words.hashes.tolist(), strict=True):
        assert hashes.setdefault(folded, value) == value
    assert len(set(hashes.values())) == len(hashes)
    for doc, text in enumerate(listed):
        assert words.first[doc + 1] - words.first[doc] == len(fold_words(text))


def test_a_document_reads_the_same_beside_others_and_beyond_one_batch() -> None:
    text = "The ministers of Norvia and Caldera agreed to reopen the bridge. "
    many = [text] * (2 * BATCH_CHARS // len(text) + 2)
    together, alone = read_words(many), read_words([text])
    last = together.first[-2]
    assert together.hashes[last:].tolist() == alone.hashes.tolist()
    assert together.starts[last:].tolist() == alone.starts.tolist()


def test_skipped_stretches_leave_no_words_and_move_no_others() -> None:
    text = "Ada Orlo, Correspondent. Straße: the talks failed."
    words = read_words([text], [[(0, 24)]])
    slices = [text[start:end] for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
    assert slices == ["Straße", "the", "talks", "failed"]


def test_marks_of_quotation_and_capitals_are_seen() -> None:
    text = "He said “we agree,” Vesk told “Ω” them"
    words = read_words(["before", text])
    own = words.docs == 1
    slices = [text[s:e] for s, e in zip(words.starts[own].tolist(), words.ends[own].tolist(), strict=True)]
    assert [w for w, flag in zip(slices, words.before_mark[own].tolist(), strict=True) if flag] == [
        "said", "agree", "told", "Ω",
    ]  # fmt: skip
    assert [w for w, flag in zip(slices, words.capital[own].tolist(), strict=True) if flag] == ["He", "Vesk", "Ω"]


def test_no_documents_have_no_words() -> None:
    assert len(read_words([])) == 0
    assert read_words(["", "..."]).first.tolist() == [0, 0, 0]
