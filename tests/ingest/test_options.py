from __future__ import annotations

import pytest

from dragoman.ingest.options import InputOptions, check_options
from dragoman.model.errors import InputError


@pytest.mark.parametrize(
    "options", [InputOptions(published="soon"), InputOptions(encoding="klingon"), InputOptions(max_bytes=0)]
)
def test_an_option_no_file_can_be_read_with_is_refused_with_a_next_step(options: InputOptions) -> None:
    with pytest.raises(InputError) as caught:
        check_options(options)
    assert caught.value.next_step


def test_usual_options_pass() -> None:
    check_options(InputOptions(published="13 April 2031", encoding="cp1252"))
