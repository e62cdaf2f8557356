"""The content words by which a matter is known."""

from __future__ import annotations

from dragoman.accounts.matters import MatterReader
from dragoman.model.records import Mention, ResolvedDate
from dragoman.model.span import Span

TEXT = "President Vesk of Caldera agreed on Monday that the ferries return to Norvia."


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span("d", start, start + len(words))


def _stems(*people: str, dates: tuple[str, ...] = (), within: str = TEXT) -> set[str]:
    """The stems, where these words name people or days."""
    mentions = [Mention(f"m_{words}", _at(words), "vesk", "name") for words in people]
    resolved = [ResolvedDate(f"t_{words}", _at(words), "") for words in dates]
    return MatterReader({"d": TEXT}, mentions, resolved, {"vesk"}).stems(_at(within))


def test_the_content_words_are_cut_to_stems() -> None:
    assert _stems(within="the ferries return to Norvia") == {"ferri", "retur", "norvi"}


def test_people_and_days_are_left_out() -> None:
    assert _stems("President Vesk of Caldera", dates=("Monday",)) == {"agree", "ferri", "retur", "norvi"}


def test_names_inside_one_another_or_that_overlap_are_left_out_once() -> None:
    whole = _stems("President Vesk of Caldera", dates=("Monday",))
    assert _stems("President Vesk of Caldera", "Vesk", "President", dates=("Monday",)) == whole
    assert _stems("President Vesk", "Vesk of Caldera", dates=("Monday",)) == whole


def test_a_name_that_reaches_over_the_border_of_a_span_is_left_out_of_it() -> None:
    assert _stems("President Vesk of Caldera", within="Caldera agreed") == {"agree"}
    assert _stems("President Vesk of Caldera", within="President Vesk") == set()


def test_other_actors_titles_and_other_documents_leave_the_text_alone() -> None:
    mentions = [
        Mention("m_1", _at("Caldera"), "caldera", "name"),
        Mention("m_2", Span("d", 0, 60, "title"), "vesk", "name"),
        Mention("m_3", Span("elsewhere", 0, 60), "vesk", "name"),
    ]
    assert MatterReader({"d": TEXT}, mentions, [], {"vesk"}).stems(_at("Caldera")) == {"calde"}
