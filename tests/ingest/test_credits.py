from __future__ import annotations

import pytest

from dragoman.ingest.credits import is_credit
from tests.ingest.regions_of import regions_of, words_of

STORY = "President Vesk met Prime Minister Senn on Tuesday.\n\nThe two leaders discussed trade and the border."


@pytest.mark.parametrize(
    "line",
    [
        "Ann Roe-Pool/Getty Images",
        "(AP Photo/Ann Roe)",
        "Photo: Ann Roe/Narrows Post",
        "Photo by Ann Roe",
        "Getty Images",
        "Ann Roe/The Narrows Times",
        "© 2031 AFP",
    ],
)
def test_the_credit_of_a_picture_is_found_wherever_it_stands(line: str) -> None:
    assert words_of("credit", f"{line}\n\n{STORY}") == [line]
    assert words_of("credit", f"{STORY}\n\n{line}\n\n{STORY}") == [line]


@pytest.mark.parametrize(
    "line", ["Norvia/Caldera talks", "Photos by satellites showed a build-up of troops near the border.", ""]
)
def test_other_short_lines_are_no_credits(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "credit", ["— Agencies", "- Reuters", "(Reuters)", "— AP/Reuters", "— With inputs from agencies", "/TASS/"]
)
def test_the_agency_behind_the_last_sentence_is_a_credit_of_its_own(credit: str) -> None:
    assert words_of("credit", f"{STORY} {credit}") == [credit]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Roe in Norvaville; Editing by Cy Poe)",
        "The Associated Press contributed to this report.",
        "AFP",
    ],
)
def test_a_closing_line_about_reporters_or_agencies_is_a_credit(line: str) -> None:
    assert words_of("credit", f"{STORY}\n\n{line}") == [line]


def test_of_a_caption_only_the_credit_is_one() -> None:
    caption = "President Vesk greets Prime Minister Senn. (Photo by Ann Roe/AFP via Getty Images)"
    assert words_of("credit", f"{caption}\n\n{STORY}") == ["(Photo by Ann Roe/AFP via Getty Images)"]


@pytest.mark.parametrize(
    "tags", ["Tags:", "Tags: Norvia, Caldera", "Topics: Norvia\nCaldera\nGrain", "#Norvia #Caldera"]
)
def test_tags_reach_to_the_end(tags: str) -> None:
    assert regions_of(f"{STORY}\n\n{tags}") == [("tags", tags)]


def test_a_list_in_mid_text_is_no_tags() -> None:
    assert words_of("tags", f"{STORY}\n\nTopics: grain and borders\n\nThe leaders will meet again.") == []


@pytest.mark.parametrize("line", ["— Northern Wire", "--The Harbour Wire Service", "- Ann Roe"])
@pytest.mark.parametrize("tags", ["", "\n\nTags: Norvia"])
def test_a_name_behind_a_dash_that_closes_the_text_is_a_credit(line: str, tags: str) -> None:
    assert words_of("credit", f"{STORY}\n\n{line}{tags}") == [line]


@pytest.mark.parametrize("end", ["- Norvia\n- Caldera", "— but nobody came", "- Trade."])
def test_the_last_line_of_a_list_or_of_a_sentence_is_no_credit(end: str) -> None:
    assert words_of("credit", f"{STORY}\n\n{end}") == []


def test_a_name_behind_a_dash_in_mid_text_is_no_credit() -> None:
    assert words_of("credit", f"{STORY}\n\n— Northern Wire\n\n{STORY}") == []
