"""Laws that hold for any text: spans slice inside it, contents are not empty, parents hold their children."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.ids import row_id
from dragoman.model.records import JOINT, Attribution, Mention, Problem
from tests.attribution.reading import find_rows
from tests.builders import Made, build
from tests.strategies import texts

NAMES = {
    "norvia": "norvia",
    "caldera": "caldera",
    "president ilmar vesk": "vesk",
    "prime minister odra senn": "senn",
    "the norvian foreign ministry": "ministry",
    "she": "orlo",
    "he": "vesk",
    "they": JOINT,
    "the leaders": JOINT,
}
NAMED = re.compile(r"\b(?:" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b", re.I)

PARAGRAPHS = (
    "[[palace|The Rose Palace]] said that [[orlo|President Orlo]] told [[vesk|Vesk]] that [[norvia|Norvia]] “will not "
    "wait.” [[orlo|She]] welcomed the release of the crews, called on [[caldera|Caldera]] to open the strait, and "
    "thanked [[vesk|him]] for his call.",
    "“The ferries are ready,” said [[marr|Lena Marr]], a spokeswoman for [[palace|the Rose Palace]]. “They will sail "
    "in June. [[both|The presidents]] agreed to meet in spring,” the statement read.",
    "According to officials familiar with the talks, [[both|they]] discussed grain, and [[vesk|Vesk]] — speaking last "
    "— warned that any attack, however small, would have consequences; the officials said no more.",
    "[[vesk|President Vesk]] spoke with [[orlo|President Orlo]] on Monday to congratulate her on the anniversary and "
    "to discuss the ferries, telling [[orlo|her]] that, according to [[castle|the Castle]], the strait was open.",
)


def _named(made: Made) -> Made:
    """The document with a mention at every place that has one of the names."""
    for match in NAMED.finditer(made.document.text):
        span = made.document.span(*match.span())
        actor = NAMES[match.group().lower()]
        made.mentions.append(Mention(row_id("m", made.document.id, "mention", [span], actor), span, actor, "name"))
    made.mentions.sort(key=lambda mention: mention.span)
    return made


@st.composite
def mutated_paragraphs(draw: st.DrawFn) -> Made:
    """Marked paragraphs with words taken out, doubled or swapped, and quotation marks or paragraph ends put in."""
    pieces = re.findall(r"\[\[\w+\|[^\]]*\]\]|[^\s\[]+", " ".join(draw(st.permutations(PARAGRAPHS))))
    changes = st.tuples(
        st.integers(0, len(pieces) - 1), st.sampled_from(("drop", "double", "swap", "“", "”", '"', "\n\n"))
    )
    for place, change in draw(st.lists(changes, max_size=12)):
        place = min(place, len(pieces) - 1)
        if change == "drop" and len(pieces) > 1:
            del pieces[place]
        elif change == "double":
            pieces.insert(place, pieces[place])
        elif change == "swap":
            pieces[place], pieces[place - 1] = pieces[place - 1], pieces[place]
        else:
            pieces.insert(place, change)
    return build(" ".join(pieces))


def _hold_the_laws(made: Made) -> None:
    rows = find_rows(made)
    length = len(made.document.text)
    found: dict[str, Attribution] = {}
    for row in rows:
        if isinstance(row, Problem):
            assert row.span
            assert 0 <= row.span.start < row.span.end <= length
        if not isinstance(row, Attribution):
            continue
        assert row.cue
        assert row.content
        for span in (*row.source, *row.cue, *row.content, *row.addressee):
            assert 0 <= span.start < span.end <= length
            assert made.document.slice(span).strip()
        assert list(row.content) == sorted(row.content)
        assert row.mode in ("direct", "indirect", "mixed")
        assert row.id not in found, "two attributions of one cue and content"
        if row.parent:
            parent = found[row.parent]  # made before its children, so there is no circle
            assert parent.content[0].start <= min(row.cue[0].start, row.content[0].start)
            assert max(row.cue[-1].end, row.content[-1].end) <= parent.content[-1].end
        found[row.id] = row
    assert [row for row in rows if isinstance(row, Attribution)] == list(found.values())
    assert find_rows(made) == rows


@given(texts)
def test_any_text_keeps_the_laws(text: str) -> None:
    _hold_the_laws(_named(build(text.replace("[[", "((").replace("]]", "))"))))


@settings(max_examples=200)
@given(mutated_paragraphs())
def test_mutated_paragraphs_keep_the_laws(made: Made) -> None:
    _hold_the_laws(made)


@given(mutated_paragraphs())
def test_every_unclosed_mark_is_reported_once(made: Made) -> None:
    problems = [row for row in find_rows(made) if isinstance(row, Problem)]
    assert len({row.span for row in problems}) == len(problems)
