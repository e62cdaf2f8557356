from __future__ import annotations

import pytest

from tests.ingest.regions_of import regions_of, words_of

LEAD = (
    "President Ilmar Vesk of Norvia held his first call with Prime Minister Odra Senn of Caldera on Tuesday, his aides "
    "said in the evening."
)


@pytest.mark.parametrize(
    ("line", "kicker"),
    [
        ("JUST IN: Vesk Presses Senn on Grain", "JUST IN:"),
        ("BREAKING: Vesk calls Senn, offers summit", "BREAKING:"),
        ("UPDATE 2-Vesk and Senn discuss grain in first call", "UPDATE 2-"),
        ("Exclusive | Vesk to visit Caldera in May", "Exclusive |"),
    ],
)
def test_a_kicker_is_no_part_of_the_headline(line: str, kicker: str) -> None:
    headline = line.removeprefix(kicker).strip()
    assert regions_of(f"{line}\n\n{LEAD}") == [("kicker", kicker), ("headline", headline)]


def test_a_kicker_may_stand_alone_or_before_a_sentence() -> None:
    assert regions_of(f"BREAKING NEWS\n\nVesk calls Senn, offers summit\n\n{LEAD}")[0] == ("kicker", "BREAKING NEWS")
    assert regions_of(f"BREAKING: {LEAD}") == [("kicker", "BREAKING:")]


@pytest.mark.parametrize(
    "headline",
    [
        "Norvia and Caldera Discuss the Border",
        "Norvia and Caldera discuss the border in first call",
        "Can Vesk and Senn agree on grain?",
        "Readout of President Vesk’s Meeting with President-Elect Odra Senn Jr.",
        "Telephone conversation with President of Norvia Ilmar Vesk",
        "Quad Joint Leaders’ Statement",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_first_line_without_a_stop_is_a_headline(headline: str, gap: str) -> None:
    assert words_of("headline", f"{headline}{gap}{LEAD}") == [headline]


@pytest.mark.parametrize(
    "line",
    [
        "Dear colleagues of the Grain Council",
        "The leaders discussed these points:",
        "Strong people of a free country!",
        "President Vesk spoke with Prime Minister Senn.",
        "MEMORANDUM FOR THE SECRETARY OF STATE",
        "Hotel Bristol",
        "Office of the Spokesperson",
        "April 13, 2031",
    ],
)
def test_salutations_places_sentences_and_letterheads_are_no_headlines(line: str) -> None:
    assert words_of("headline", f"{line}\n\n{LEAD}") == []


def test_places_and_times_over_a_transcript_are_no_headlines() -> None:
    spoken = "PRESIDENT VESK:  Welcome.\n\nPRIME MINISTER SENN:  Thank you.\n\nPRESIDENT VESK:  Good.\n\nEND"
    assert regions_of(f"South Hall Auditorium of the Palace\n\n11:33 A.M. EST\n\n{spoken}") == []
    title = "Remarks by President Vesk before Meeting with Prime Minister Senn"
    assert regions_of(f"{title}\n\nOval Room\n\n11:33 A.M. EST\n\n{spoken}") == [("headline", title)]


def test_the_first_line_of_text_wrapped_at_a_column_is_no_headline() -> None:
    text = (
        "President Vesk spoke today with Prime Minister\nSenn of Caldera about grain. They agreed to meet\nin spring."
    )
    assert regions_of(text) == []


def test_a_title_known_from_outside_decides() -> None:
    line = "Norvia and Caldera Discuss the Border"
    assert words_of("headline", f"{line}\n\n{LEAD}", title=line.upper()) == [line]
    assert words_of("headline", f"{line}\n\n{LEAD}", title="Something else") == []


def test_a_heading_of_a_section_in_markdown_is_no_second_headline() -> None:
    text = f"# Readout of the call\n\n**What was said**\n\n{LEAD}"
    assert words_of("headline", text) == ["Readout of the call"]


def test_a_second_headline_is_one_too() -> None:
    text = f"Norvia and Caldera Discuss the Border\n\nLeaders agree to meet in the spring\n\n{LEAD}"
    assert len(words_of("headline", text)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Roe",
        "By ANN ROE and BEN DOE",
        "By Ann Roe, Ben Doe and Cy van Poe | April 13, 2031",
        "By Ann Roe in Norvaville",
        "By the Associated Press",
        "Office of the Spokesperson",
        "Ann B. Roe, Secretary of State",
        "U.S. Department of State",
    ],
)
def test_a_byline_names_writers_or_an_office(line: str) -> None:
    assert words_of("byline", f"Norvia and Caldera Discuss the Border\n{line}\n{LEAD}") == [line]


@pytest.mark.parametrize("line", ["By the authority vested in me as President", "By Tuesday, the talks had ended."])
def test_a_sentence_with_by_is_no_byline(line: str) -> None:
    assert words_of("byline", f"{line}\n\n{LEAD}") == []


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON — ",
        "NORVAVILLE — ",
        "KYIV, Ukraine (AP) — ",
        "MOSCOW, April 13 (TASS) - ",
        "MOSCOW, April 13. /TASS/. ",
        "BEIJING, April 13 (Xinhua) -- ",
        "New York (AFP) – ",
        "ST. PETERSBURG, Russia — ",
        "Washington, D.C. – ",
        "UNITED NATIONS—",
        "(Reuters) - ",
        "ISLAMABAD: ",
    ],
)
def test_a_dateline_ends_with_its_dash_and_space(dateline: str) -> None:
    assert words_of("dateline", dateline + LEAD) == [dateline]
    assert regions_of(f"Vesk and Senn discuss grain.\n\n{dateline}{LEAD}") == [
        ("headline", "Vesk and Senn discuss grain."),
        ("dateline", dateline),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Moscow — which asked for the call — said little. ",
        "NATO — The alliance said so. ",
        "THE PRESIDENT — He said so. ",
        "Senator Ben Doe (D-NJ) — Chair of the committee — said so. ",
        "PUTIN: We will see. ",
    ],
)
def test_a_dash_after_other_words_makes_no_dateline(opening: str) -> None:
    assert words_of("dateline", opening + LEAD) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["June 18, 2031, 18:15", "Port Sareno"],
        ["June 18, 2031   18:15"],
        ["Wednesday, June 18, 2031"],
        ["18 June 2031 | 18:15 GMT"],
        ["2031-06-18"],
        ["June 18, 2031", "18:15", "Moscow"],
        ["June 18, 2031 – Geneva"],
        ["Published: June 18, 2031 at 6:15 p.m. EST"],
    ],
)
def test_a_day_with_its_year_on_a_line_of_its_own_is_a_dateline_with_hour_and_place(lines: list[str]) -> None:
    title = "Telephone conversation with President of Norvia Ilmar Vesk"
    head = [("dateline", line) for line in lines]
    joined = "\n".join(lines)
    assert regions_of(f"{joined}\n\n{LEAD}") == head
    assert regions_of(f"{title}\n\n{joined}\n\n{LEAD}") == [("headline", title), *head]


@pytest.mark.parametrize("line", ["June 18", "June 18, 2031 summit planned", "Updated June 18, 2031", "June 2031"])
def test_other_lines_with_a_date_are_no_datelines(line: str) -> None:
    assert words_of("dateline", f"{line}\n\n{LEAD}") == []


def test_a_headline_below_a_date_is_no_place() -> None:
    headline = "Vesk Calls Senn on Fish"
    assert regions_of(f"June 18, 2031\n\n{headline}\n\n{LEAD}") == [
        ("dateline", "June 18, 2031"),
        ("headline", headline),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["The White House", "Office of the Press Secretary"],
        ["President of Norvia", "The Kremlin, Moscow"],
        ["Office of the President of the Republic of Norvia"],
        ["Prime Minister's Office"],
        ["Ministry of Foreign Affairs of Norvia", "Press Service", "Kyiv"],
        ["Prime Minister of Norvia", "The Hon Ilmar Vesk MP", "Media release"],
        ["Press and Information Office of the Federal Government"],
    ],
)
def test_the_names_of_the_issuer_above_all_else_are_bylines(lines: list[str]) -> None:
    headline = "Telephone conversation with Odra Senn"
    text = "\n".join([*lines, "18 March 2031", "", headline, "", LEAD])
    assert regions_of(text) == [
        *(("byline", line) for line in lines), ("dateline", "18 March 2031"), ("headline", headline),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["President Vesk of Norvia Meets Odra Senn", "Vesk: the President of Norvia", "Tarn"])
def test_a_headline_or_place_is_no_name_of_an_issuer(line: str) -> None:
    assert ("byline", line) not in regions_of(f"{line}\n\n{LEAD}\n\n{LEAD}")
