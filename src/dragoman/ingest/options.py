"""What a caller may say about the files to be read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from dragoman.ingest.published import read_published
from dragoman.model.errors import InputError

MAX_BYTES = 20_000_000  # some 8,000 reports in one text: what is larger is no text of a conversation


@dataclass(frozen=True, slots=True)
class InputOptions:
    """How files are read, and what is known of them from outside.

    ``published`` and ``outlet`` hold for every document of the call. The ``_field`` names
    are those of the columns of JSONL and CSV files.
    """

    published: str | None = None  # a date, or a date and time with zone
    outlet: str | None = None
    metadata: str | Path | None = None  # a .jsonl or .csv file that names documents by ``path``
    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "published"
    outlet_field: str = "outlet"
    language_field: str = "language"
    url_field: str = "url"
    encoding: str | None = None  # of all files; None: a byte order mark, UTF-8, else detected
    max_bytes: int = MAX_BYTES  # of one file, unpacked, or of one row of a JSONL or CSV file


def check_options(options: InputOptions) -> None:
    """Refuse what no file could be read with.

    Raises:
        InputError: the date cannot be read, the encoding is unknown, or the limit is not positive.
    """
    if options.published is not None and read_published(options.published) is None:
        raise InputError(
            f"The publication date {options.published!r} cannot be read.",
            "Write it as 2021-04-13, or as 2021-04-13T09:30:00+02:00.",
        )
    if options.encoding is not None:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise InputError(
                f"There is no encoding called {options.encoding!r}.", "Try utf-8, cp1252 or koi8-r, or leave it out."
            ) from error
    if options.max_bytes < 1:
        raise InputError(f"A limit of {options.max_bytes} bytes lets nothing through.", "Give a positive number.")
