"""Roles, pronouns and groups: the words that point to somebody."""

from __future__ import annotations

import pytest

from tests.actors.reading import document, meant, members, region, rows, shown

CALL = "President Ilmar Vesk of Norvia spoke today with President Odra Senn of Caldera. "
BOTH = ("x:ilmar-vesk", "x:odra-senn")


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        ("The Norvian president agreed.", "The Norvian president", "x:ilmar-vesk"),
        ("The President of Caldera agreed.", "The President of Caldera", "x:odra-senn"),
        ("He told the Calderan leader so.", "the Calderan leader", "x:odra-senn"),
        ("The new president agreed.", "The new president", "x:ilmar-vesk"),
        ("President Vesk thanked the President.", "the President", "x:odra-senn"),
        ("President Vesk thanked his Calderan counterpart.", "his Calderan counterpart", "x:odra-senn"),
        ("THE PRESIDENT: It was good.", "THE PRESIDENT", "x:ilmar-vesk"),
    ],
)
def test_a_role_means_its_holder(sentence: str, words: str, actor: str) -> None:
    assert meant(CALL + sentence, words) == actor


def test_an_office_that_two_hold_and_nothing_decides_is_left_out() -> None:
    text = "Boats sailed. Ilmar Vesk and Odra Senn were ill. Rain fell. Snow fell. Hail fell. The president is well."
    assert meant(text, "The president") is None


def test_in_an_issuers_own_text_the_president_is_its_own() -> None:
    text = "President Odra Senn called. President Ilmar Vesk answered. Boats sailed. Rain fell. The President agreed."
    title = "Readout of President Ilmar Vesk’s Call with President Odra Senn"
    assert meant(text, "The President", title=title, outlet="Castle") == "x:ilmar-vesk"


def test_an_embedded_text_speaks_for_its_own_issuer() -> None:
    text = CALL + "Boats sailed. Rain fell. It snowed. We met. The President agreed to come."
    doc = document(text)
    _, mentions = rows(doc, [region(doc, "We met. The President agreed to come.", "embedded", "x:castle")])
    assert [m.actor for m in mentions if m.form == "role"] == ["x:ilmar-vesk"]


def test_an_office_nobody_here_holds_is_looked_up_by_the_day() -> None:
    text = "Boats sailed, the Calderan president said."
    assert meant(text, "the Calderan president", published="2024-02-01") == "x:odra-senn"
    assert meant(text, "the Calderan president", published="2025-02-01") == "x:bruno-halt"
    assert meant(text, "the Calderan president") is None


def test_no_president_and_a_president_are_nobody() -> None:
    assert shown("No President of Norvia came, as President of Caldera one must.", published="2024-02-01") == []


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (CALL + "President Vesk reaffirmed his goal.", "his", "x:ilmar-vesk"),
        (CALL + "In addition, he invited Senn.", "he", "x:ilmar-vesk"),
        (CALL + "President Vesk thanked President Senn for her patience.", "her", "x:odra-senn"),
        ("Ilmar Vesk met Jarl Ober. Vesk thanked Ober for his work, and gave his word.", "his", "x:ilmar-vesk"),
        ("Ilmar Vesk met Jarl Ober. Vesk thanked Ober for his work.", "his", "x:jarl-ober"),
        ("Ilmar Vesk met Jarl Ober. Vesk praised Ober and held him to account.", "him", "x:jarl-ober"),
        ("Ilmar Vesk came. Pavo Dunn thanked him.", "him", "x:ilmar-vesk"),
        ("Ilmar Vesk met Lena Orlo. They left, and she smiled.", "she", "x:lena-orlo"),
    ],
)
def test_a_pronoun_means_the_subject_or_the_one_thanked(text: str, words: str, actor: str) -> None:
    assert meant(text, words) == actor


def test_a_pronoun_that_two_fit_is_left_out() -> None:
    assert meant("Ilmar Vesk and Jarl Ober met. He was late.", "He") is None


def test_a_pronoun_is_not_given_away_when_a_stranger_is_named() -> None:
    assert meant("Ilmar Vesk came. Boats sank, said Duarte Milho, whose crew took his net.", "his") is None


def test_a_known_gender_is_kept() -> None:
    assert meant("Lena Orlo spoke. He left.", "He") is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They discussed fish.", "They"),
        ("Additionally, they discussed fish.", "they"),
        ("The two presidents discussed fish.", "The two presidents"),
        ("The presidents agreed.", "The presidents"),
        ("Both leaders agreed.", "Both leaders"),
        ("The pair agreed.", "The pair"),
        ("The two sides agreed.", "The two sides"),
        ("The leaders agreed.", "The leaders"),
    ],
)
def test_a_group_is_the_two_who_spoke(sentence: str, words: str) -> None:
    assert members(CALL + sentence, words) == BOTH


def test_those_who_talked_in_the_sentence_before_are_meant_and_not_those_of_the_whole_text() -> None:
    text = f"{CALL}President Odra Senn also spoke with President Mara Quill of Sund. They discussed fish. Both agreed."
    assert members(text, "They") == ("x:mara-quill", "x:odra-senn")


def test_one_who_is_only_thanked_did_not_talk() -> None:
    text = f"{CALL}President Odra Senn thanked President Bruno Halt of Sund. The two leaders discussed fish."
    assert members(text, "The two leaders") == BOTH


def test_two_countries_are_those_of_the_two_who_spoke() -> None:
    assert members(CALL + "The two countries will trade.", "The two countries") == ("x:caldera", "x:norvia")


def test_three_who_spoke_are_leaders_and_not_two_leaders() -> None:
    text = "President Ilmar Vesk, President Odra Senn and Secretary General Jarl Ober met. "
    assert members(text + "The leaders agreed.", "The leaders") == ("x:ilmar-vesk", "x:jarl-ober", "x:odra-senn")
    assert members(text + "The two leaders agreed.", "The two leaders") == ()


def test_the_one_who_only_reads_out_is_no_participant() -> None:
    title = "Statement by Castle Press Secretary Pavo Dunn on President Vesk’s Call with President Senn"
    assert members("They discussed fish.", "They", title=title, published="2024-01-01") == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Fishermen came as they fled the storm.",
        "The leaders of other states came.",
        "These officials came.",
    ],
)
def test_other_plurals_are_not_the_two_who_spoke(sentence: str) -> None:
    found = shown(CALL + "Boats sailed. " + sentence)
    assert "joint" not in [actor for _, actor, _ in found]


def test_a_document_of_one_person_has_no_leaders() -> None:
    assert members("President Ilmar Vesk spoke. The leaders agreed.", "The leaders") is None


def test_i_am_the_leader_who_issued_the_text_in_person() -> None:
    text = "I spoke with the ferrymen. It is late."
    assert meant(text, "I", outlet="Odra Senn") == "x:odra-senn"
    assert meant(text, "I", outlet="Northern Wire") is None


def test_whom_the_speaker_goes_on_about_stays_he() -> None:
    text = "President Vesk called me tonight. I condemned the raid. I briefed him on it. I heard. He asked me to come."
    assert meant(text, "He", outlet="Odra Senn") == "x:ilmar-vesk"


def test_they_are_not_the_two_where_one_of_them_says_i() -> None:
    text = "I spoke with President Vesk of Norvia. They agreed to pay."
    assert meant(text, "They", outlet="Odra Senn") is None


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Ilmar Vesk rang Jarl Ober, who praised him.", "him", "x:ilmar-vesk"),
        ("Ilmar Vesk said Jarl Ober had told him so.", "him", "x:ilmar-vesk"),
        ("Ilmar Vesk said his envoy, Jarl Ober, had told him so.", "him", "x:ilmar-vesk"),
        ("On Jarl Ober. Will Ilmar Vesk meet him?", "him", "x:jarl-ober"),
        ("Ilmar Vesk urged Jarl Ober to call back his ships.", "his", "x:jarl-ober"),
        ("Ilmar Vesk met Jarl Ober. Vesk urged him to call back his ships.", "his", "x:jarl-ober"),
        ("Ilmar Vesk met Jarl Ober. Vesk thanked him for his help.", "his", "x:jarl-ober"),
    ],
)
def test_nobody_is_his_own_object(text: str, words: str, actor: str) -> None:
    assert meant(text, words) == actor


@pytest.mark.parametrize(
    "said",
    [
        "Vesk said that Ober had sold boats.",
        "Vesk wrote that the call was good and that Ober had sold boats.",
        "Vesk stressed that, in spring, Ober had sold boats and that Ober would go on.",
    ],
)
def test_he_is_who_spoke_and_not_who_was_spoken_of(said: str) -> None:
    assert meant(f"Ilmar Vesk met Jarl Ober. {said} He was glad.", "He") == "x:ilmar-vesk"


def test_he_is_whoever_a_body_tells_of_without_that() -> None:
    text = "Ilmar Vesk met Jarl Ober. The Castle said Ober had sold boats to Vesk. He was glad."
    assert meant(text, "He") == "x:jarl-ober"


@pytest.mark.parametrize("said", ["he said", "he later added"])
def test_he_who_tells_between_commas_is_another_than_the_one_he_tells_of(said: str) -> None:
    text = f"Ilmar Vesk met Jarl Ober. Vesk told of boats. Ober, {said}, had sold them."
    assert meant(text, "he") == "x:ilmar-vesk"


def test_whoever_answers_in_a_clause_of_his_own_is_he() -> None:
    text = "Ilmar Vesk met Jarl Ober. Vesk said that boats were dear, while Ober praised them. He was glad."
    assert meant(text, "He") == "x:jarl-ober"


def test_he_is_the_other_one_beside_the_one_who_says_i() -> None:
    text = "I spoke with President Vesk of Norvia. I told him of the boats, and he agreed. He asked me to come."
    assert meant(text, "he", outlet="Odra Senn") == meant(text, "He", outlet="Odra Senn") == "x:ilmar-vesk"


def test_the_leaders_at_a_meeting_are_all_who_came() -> None:
    assert members(CALL + "Vesk will speak to the leaders at the summit.", "the leaders") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday they met.",
        "In late May they had spoken.",
        "They had last met in May.",
        "They then talked for an hour.",
    ],
)
def test_they_who_met_are_those_who_were_named(sentence: str) -> None:
    words = "they" if "they" in sentence else "They"
    assert members("Ilmar Vesk greeted Odra Senn. " + sentence, words) == BOTH


def test_him_whom_somebody_is_asked_to_meet_is_who_asks() -> None:
    assert meant("Ilmar Vesk urged Bruno Halt to meet him.", "him") == "x:ilmar-vesk"


def test_a_leader_without_a_title_may_be_one_of_the_two_presidents() -> None:
    text = "President Ilmar Vesk and Calderan leader Mira Tolle opened a school. The two presidents then left."
    assert members(text, "The two presidents") == ("x:ilmar-vesk", "x:mira-tolle")


def test_a_minister_of_a_state_is_named_between_commas_behind_the_office() -> None:
    text = "Ilmar Vesk met the visiting foreign minister of Caldera, Mira Lund Tolle, at the port."
    assert ("visiting foreign minister of Caldera, Mira Lund Tolle", "x:mira-lund-tolle", "name") in shown(text)
    assert [form for _, _, form in shown("The president of Caldera, New Port Road, was there.")] == []


def test_he_is_the_last_subject_and_not_a_man_who_was_greeted() -> None:
    text = "President Arvo Telk of Norvia met President Aaron Vesk of Caldera. Telk thanked Vesk. Boats sail, he said."
    assert meant(text, "he") == "x:arvo-telk"


def test_the_prime_minister_is_not_the_crown_prince_who_is_one_as_well() -> None:
    text = (
        "Crown Prince and Prime Minister Ilmar Vesk of Norvia received Prime Minister Odra Senn of Caldera. "
        "The Prime Minister thanked Norvia."
    )
    assert meant(text, "The Prime Minister") == "x:odra-senn"


def test_a_given_name_of_the_text_is_no_family_name_of_the_table() -> None:
    text = "President Ilmar Vesk of Norvia spoke with President Alexander Senn of Caldera. I thanked Alexander."
    assert meant(text, "Alexander", published="2021-05-03") is None


def test_a_counterpart_who_is_named_is_whom_the_title_means() -> None:
    text = "Prime Minister Keir Starmer phoned his Tongan counterpart, Lord Orlo Vesk, this morning."
    doc = document(text, title="Starmer rings Tongan PM", published="2026-03-30")
    _, mentions = rows(doc)
    titled = {m.actor for m in mentions if m.span.field == "title"}
    named = {m.actor for m in mentions if m.span.field == "text" and "Vesk" in doc.slice(m.span)}
    assert len(named) == 1
    assert named <= titled


def test_a_family_name_of_the_table_means_the_same_person_all_through() -> None:
    text = "President von der Leyen spoke with Ilmar Vesk. Later President von der Leyen thanked him."
    told = [actor for words, actor, _ in shown(text, published="2025-06-27") if "Leyen" in words]
    assert told == ["Q60772", "Q60772"]


def test_the_leader_of_a_state_is_the_counterpart_whom_the_text_names() -> None:
    text = "Prime Minister Keir Starmer phoned his Tongan counterpart, Lord Vesk, today. The Tongan leader agreed."
    assert meant(text, "The Tongan leader", published="2026-03-30") == meant(text, "Tongan counterpart, Lord Vesk")


def test_she_is_the_only_woman_of_the_two_named_last() -> None:
    text = "President Aaron Vesk of Norvia rang President Anna Senn of Caldera. Vesk offered boats. She took one."
    assert meant(text, "She") == "x:anna-senn"
    unknown = "President Aaron Vesk of Norvia rang President Odra Senn of Caldera. Vesk offered boats. She took one."
    assert meant(unknown, "She") is None
