"""What the rules and the trained reader found becomes one list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.learned import Learned, known_cue
from dragoman.attribution.merge import READER, merge
from dragoman.attribution.settings import AttributionSettings
from dragoman.model.records import Attribution, Mention
from dragoman.model.span import Span
from tests.attribution.reading import find_rows
from tests.builders import build
from tests.strategies import texts


def at(text: str, words: str) -> Place:
    start = text.index(words)
    return start, start + len(words)


def rule(
    text: str, cue: str, content: str, key: str = "say", source: str = "Vesk", to: str = "", level: str = "report"
) -> Draft:
    return Draft(
        at(text, source), at(text, cue), (at(text, content),), at(text, to) if to else None, key, level, "head"
    )


def learned(
    text: str, cue: str, *contents: str, source: str = "Vesk", depth: int = 0, probability: float = 0.9
) -> Learned:
    place = at(text, cue)
    given = at(text, source) if source else None
    return Learned(given, place, tuple(at(text, c) for c in contents), probability, known_cue(text, place), depth)


def everywhere(text: str) -> list[Place]:
    return [(0, len(text))]


def contents(text: str, draft: Draft) -> list[str]:
    return [text[slice(*place)] for place in draft.content]


# ---------------------------------------------------------------- one cue, found by both


def test_the_reader_cuts_and_the_rule_knows_the_cue() -> None:
    text = "Old Vesk had warned the crews that it sails at dawn."
    by_rule = rule(text, "warned", "it sails", "warn", level="act", to="the crews")
    (draft,) = merge(
        text, [by_rule], [learned(text, "had warned", "it sails at dawn", source="Old Vesk")], everywhere(text)
    )
    assert text[slice(*draft.source or (0, 0))] == "Old Vesk"
    assert text[slice(*draft.cue)] == "had warned"
    assert contents(text, draft) == ["it sails at dawn"]
    assert (draft.rule, draft.level, draft.head) == ("warn", "act", "head")
    assert draft.addressee == at(text, "the crews")
    assert (draft.probability, draft.depth) == (0.9, 0)


def test_who_tells_behind_a_comma_is_no_content() -> None:
    text = "Vesk waved the matter aside, one of them said."
    waved = rule(text, "waved", "the matter", "wave aside", level="act")
    said = rule(text, "said", "Vesk waved the matter aside", source="one of them")
    found = learned(text, "waved the matter aside", "one of them said")
    drafts = merge(text, [waved, said], [found], everywhere(text))
    assert ["the matter"] in [contents(text, draft) for draft in drafts]


def test_who_breaks_in_is_the_source_alone() -> None:
    text = "Vesk, the palace says, offered pilots."
    says = replace(
        rule(text, "says", "Vesk", source="the palace"), content=(at(text, "Vesk"), at(text, "offered pilots"))
    )
    (draft,) = merge(
        text, [says], [learned(text, "says", "offered pilots", source="Vesk, the palace")], everywhere(text)
    )
    assert draft.source == at(text, "the palace")
    assert contents(text, draft) == ["Vesk", "offered pilots"]


def test_who_won_a_pledge_is_not_its_source() -> None:
    text = "Orlo won a pledge from Vesk to wait."
    pledge = rule(text, "pledge", "to wait", "receive+pledge", level="act")
    found = learned(text, "won a pledge from Vesk", "to wait", source="Orlo")
    (draft,) = merge(text, [pledge], [found], everywhere(text))
    assert draft.source == at(text, "Vesk")


@pytest.mark.parametrize("content", ["the crews to sail", "on the crews to sail"])
def test_an_addressee_that_a_rule_knows_is_no_part_of_the_content(content: str) -> None:
    text = "Vesk called on the crews to sail."
    by_rule = rule(text, "called on", "to sail", "call on", to="the crews", level="act")
    (draft,) = merge(text, [by_rule], [learned(text, "called", content)], everywhere(text))
    assert contents(text, draft) == ["to sail"]
    assert draft.addressee == at(text, "the crews")


def test_an_addressee_in_the_midst_of_a_content_stays_in_it() -> None:
    text = "Vesk said that the crews should sail."
    by_rule = rule(text, "said", "should sail", to="the crews")
    (draft,) = merge(text, [by_rule], [learned(text, "said", "that the crews should sail")], everywhere(text))
    assert contents(text, draft) == ["that the crews should sail"]


def test_two_rules_for_one_cue_of_the_reader_make_one_draft() -> None:
    text = "Vesk said and said again it sails."
    rules = [rule(text, "said", "it sails"), rule(text, "said again", "it sails", "repeat")]
    (draft,) = merge(text, rules, [learned(text, "said and said again", "it sails")], everywhere(text))
    assert draft.rule == "say"


def test_two_cues_of_the_reader_do_not_share_one_rule() -> None:
    text = "Vesk said and added it sails."
    by_rule = rule(text, "said and added", "it sails")
    drafts = merge(text, [by_rule], [learned(text, "said", "it"), learned(text, "added", "sails")], everywhere(text))
    assert [(text[slice(*draft.cue)], draft.rule) for draft in drafts] == [("said", "say")]


def test_what_the_reader_is_less_sure_of_than_asked_comes_back_by_no_rule() -> None:
    text = "Vesk said that it sails."
    by_rule, found = rule(text, "said", "it sails"), learned(text, "said", "that it sails", probability=0.6)
    for rules in ([by_rule], []):
        assert merge(text, rules, [found], everywhere(text), 0.7) == []
        assert len(merge(text, rules, [found], everywhere(text), 0.6)) == 1
    assert merge(text, [by_rule], [], everywhere(text), 0.7) == [by_rule]


# ---------------------------------------------------------------- found by the reader alone


@pytest.mark.parametrize(
    ("text", "cue", "content", "whom", "kept"),
    [
        ("Vesk urged the four crews to sign.", "urged", "the four crews to sign", "the four crews", "to sign"),
        ("Vesk asked Orlo to wait.", "asked", "Orlo to wait", "Orlo", "to wait"),
        ("Vesk urged that they sign to win.", "urged", "that they sign to win", "", "that they sign to win"),
        ("Vesk asked whether to wait.", "asked", "whether to wait", "", "whether to wait"),
        ("Vesk said the crews to sail are here.", "said", "the crews to sail", "", "the crews to sail"),
        ("Vesk urged calm, and to wait.", "urged", "calm, and to wait", "", "calm, and to wait"),
        ("Vesk offered Norvia's help to sail.", "offered", "Norvia's help to sail", "", "Norvia's help to sail"),
        ("Vesk urged signing.", "urged", "signing", "", "signing"),
    ],
)  # fmt: skip
def test_whom_and_what_are_parted_where_the_cue_takes_both(
    text: str, cue: str, content: str, whom: str, kept: str
) -> None:
    (draft,) = merge(text, [], [learned(text, cue, content)], everywhere(text))
    assert (text[slice(*draft.addressee)] if draft.addressee else "") == whom
    assert contents(text, draft) == [kept]


def test_a_content_before_its_cue_is_not_parted() -> None:
    text = "Crews to sail, Vesk urged."
    (draft,) = merge(text, [], [learned(text, "urged", "Crews to sail")], everywhere(text))
    assert draft.addressee is None
    assert contents(text, draft) == ["Crews to sail"]


def test_a_cue_of_no_table_is_kept_in_prose_and_not_inside_a_content() -> None:
    text = "Vesk drawled that it sails."
    (draft,) = merge(text, [], [learned(text, "drawled", "it sails")], everywhere(text))
    assert (draft.rule, draft.level, draft.head) == (READER, "report", "vesk")
    assert merge(text, [], [learned(text, "drawled", "it sails", depth=1)], everywhere(text)) == []


def test_a_known_cue_gives_its_key_and_level_and_no_source_is_none() -> None:
    text = "It was agreed to sail."
    (draft,) = merge(text, [], [learned(text, "agreed", "to sail", source="", depth=1)], everywhere(text))
    assert (draft.rule, draft.level, draft.source, draft.head) == ("agree", "act", None, "")


def test_the_subject_of_the_cue_is_its_source_and_no_part_of_the_content() -> None:
    text = "Orlo waits. The two presidents agreed to sail."
    rules = [rule(text, "agreed", "to sail", "agree", source="The two presidents", level="act")]
    found = learned(text, "agreed", "The two presidents", "to sail", source="Orlo")
    (draft,) = merge(text, rules, [found], everywhere(text))
    assert draft.source is not None
    assert text[slice(*draft.source)] == "The two presidents"
    assert contents(text, draft) == ["to sail"]


# ---------------------------------------------------------------- found by rules alone


def test_in_prose_the_reader_decides_but_for_the_surest_cues() -> None:
    text = "Vesk urged Orlo to sail. Vesk agreed to wait. Vesk added it waits. According to Vesk it is late."
    urged = rule(text, "urged", "to sail", "urge", level="act")
    agreed = rule(text, "agreed", "to wait", "agree", level="act")
    added = rule(text, "added", "it waits", "add")
    according = rule(text, "According to", "it is late", "according to")
    rules = [urged, agreed, added, according]
    assert merge(text, rules, [], everywhere(text)) == [agreed, added, according]
    assert merge(text, rules, [], []) == rules


def test_inside_a_content_the_rules_are_believed() -> None:
    text = "Orlo said Vesk agreed to sail."
    agreed = rule(text, "agreed", "to sail", "agree", level="act")
    outer = learned(text, "said", "Vesk agreed to sail", source="Orlo")
    assert agreed in merge(text, [agreed], [outer], everywhere(text))


def test_nothing_of_either_is_nothing() -> None:
    assert merge("", [], [], []) == []


# ---------------------------------------------------------------- parents


NESTED = (
    "“The ferries will sail in June, and Caldera has agreed to open the strait,” the Rose Palace said on Monday.",
    "Northern Wire reported that the Rose Palace announced that Orlo had told Vesk that Tarn believed it was closed.",
    "Vesk said Orlo said that Tarn said Senn had urged the league to say that it would wait.",
    "According to officials, Vesk “told us that he would ‘never agree,’ ” Orlo said, adding that she hoped he would.",
    "Orlo said: “Vesk said: “Tarn said: “no.””” That, Vesk said, is what Orlo says he said.",
    "“He said,” she said, “that I said ‘he said’ she said,” they said.",
)


def held_by_parents(text: str) -> int:
    """How many attributions of the text have a parent; fails where one does not hold its child, or in a circle."""
    rows = {row.id: row for row in find_rows(build(text), AttributionSettings()) if isinstance(row, Attribution)}
    for row in rows.values():
        met = {row.id}
        outer = rows.get(row.parent or "")
        assert (outer is None) == (row.parent is None)
        if outer:
            own = (*row.cue, *row.content)
            assert outer.content[0].start <= min(span.start for span in own)
            assert max(span.end for span in own) <= outer.content[-1].end
        while outer:
            assert outer.id not in met, "parents in a circle"
            met.add(outer.id)
            outer = rows.get(outer.parent or "")
    return sum(row.parent is not None for row in rows.values())


@pytest.mark.parametrize("text", NESTED)
def test_every_parent_holds_its_child(text: str) -> None:
    assert held_by_parents(text)


@settings(max_examples=60)
@given(texts)
def test_parents_of_any_text_hold_their_children_and_go_in_no_circle(text: str) -> None:
    held_by_parents(text.replace("[[", "((").replace("]]", "))"))


# ---------------------------------------------------------------- what the reader's one part a word leaves out


def test_a_telling_inside_according_to_is_no_part_taken_from_it() -> None:
    text = "Vesk told Orlo that it sails, according to the palace."
    clause = "Vesk told Orlo that it sails"
    rules = [
        rule(text, "told", "it sails", "tell"),
        rule(text, "according to", clause, "according to", source="the palace"),
    ]
    drafts = merge(text, rules, [learned(text, "according to", "that it sails", source="the palace")], everywhere(text))
    told = {text[slice(*draft.cue)]: contents(text, draft) for draft in drafts}
    assert told == {"according to": [clause], "told": ["it sails"]}


def test_a_source_begins_with_a_whole_name() -> None:
    text = "Odra Senn said it sails."
    name = Mention("m", Span("d", *at(text, "Odra Senn")), "senn", "name")
    (draft,) = merge(text, [], [learned(text, "said", "it sails", source="Senn")], everywhere(text), mentions=[name])
    assert draft.source == at(text, "Odra Senn")


def test_what_is_signed_is_nobody_elses() -> None:
    text = "“It sails.” — Orlo Senn"
    signed = rule(text, "—", "It sails", "signed", source="Orlo Senn")
    drafts = merge(text, [signed], [learned(text, "sails", "It sails", source="Senn")], everywhere(text))
    assert drafts == [signed]


def test_what_is_told_inside_what_a_rule_alone_found_is_kept() -> None:
    text = '"Orlo warned the crews of the storm," Vesk said.'
    told = rule(text, "said", "Orlo warned the crews of the storm")
    warned = rule(text, "warned", "of the storm", "warn", source="Orlo", level="act")
    assert merge(text, [warned, told], [], everywhere(text)) == [told, warned]
    assert merge(text, [warned], [], everywhere(text)) == []


# ---------------------------------------------------------------- in a text that tells of a contact


def test_what_those_in_contact_do_by_the_rules_is_kept_in_prose() -> None:
    text = "Orlo met Vesk. Vesk paid tribute to the crews."
    acts = rule(text, "paid tribute", "to the crews", "pay tribute", level="act")
    acts = replace(acts, source=(15, 19))
    people = [Mention("m", Span("d", *place), who, "name") for place, who in (((0, 4), "orlo"), ((15, 19), "vesk"))]
    assert merge(text, [acts], [], everywhere(text), partakers=people) == [acts]
    assert merge(text, [acts], [], everywhere(text)) == []


def test_who_breaks_in_is_not_the_subject_behind_it() -> None:
    text = "Orlo gave way, a diplomat said, but asked for time."
    rules = [
        rule(text, "said", "Orlo gave way", source="a diplomat"),
        rule(text, "asked", "for time", "ask", source="Orlo", level="act"),
    ]
    (draft,) = merge(text, rules, [learned(text, "asked", "for time", source="a diplomat")], everywhere(text))[:1]
    assert draft.source == at(text, "Orlo")


def test_who_was_told_by_the_reader_is_no_part_of_the_content() -> None:
    text = "Orlo was told by Vesk that it sails."
    found = learned(text, "was told", "Orlo", "that it sails")
    (draft,) = merge(text, [], [found], everywhere(text))
    assert draft.addressee == at(text, "Orlo")
    assert contents(text, draft) == ["that it sails"]


def test_whom_somebody_reminded_is_not_who_proposed() -> None:
    text = "Orlo reminded Vesk of the port and had proposed talks."
    rules = [
        replace(
            rule(text, "reminded", "of the port", "remind", source="Orlo", level="act"), addressee=at(text, "Vesk")
        ),
        rule(text, "proposed", "talks", "propose", source="Orlo", level="act"),
    ]
    drafts = merge(text, rules, [learned(text, "proposed", "talks", source="Vesk")], everywhere(text))
    assert [d.source for d in drafts if d.cue == at(text, "proposed")] == [at(text, "Orlo")]


def test_to_call_on_somebody_is_no_demand() -> None:
    text = "Orlo will call on President Vesk of Caldera."
    assert merge(text, [], [learned(text, "call on", "President Vesk", source="Orlo")], everywhere(text)) == []
    asked = "Orlo will call on President Vesk to wait."
    assert len(merge(asked, [], [learned(asked, "call on", "to wait", source="Orlo")], everywhere(asked))) == 1


def test_who_stands_in_the_next_sentence_is_not_the_source() -> None:
    text = "Orlo offered boats. She left."
    rules = [rule(text, "offered", "boats", "offer", source="Orlo", level="act")]
    (draft,) = merge(text, rules, [learned(text, "offered", "boats", source="She")], everywhere(text))
    assert draft.source == at(text, "Orlo")


def test_an_auxiliary_cut_short_is_no_part_of_the_source() -> None:
    text = "She said she’d told Vesk that it sails."
    (draft,) = merge(text, [], [learned(text, "told", "it sails", source="she’d")], everywhere(text))
    assert draft.source == at(text, "she")


def test_whom_somebody_would_call_does_not_agree() -> None:
    text = "Orlo would call Vesk to agree on a day."
    assert merge(text, [], [learned(text, "to agree on", "a day", source="Vesk")], everywhere(text)) == []
