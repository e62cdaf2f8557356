"""The stable codes of problems, each with what a reader can do about it."""

from __future__ import annotations

CODES: dict[str, str] = {
    "unclosed_quotation": "Look at the marked words: the quotation was read to the end of its paragraph.",
    "bad_bytes": "Look for U+FFFD in the text, and read the file again from a sound copy.",
    "binary_file": (
        "Give the text itself, as .txt, .html, .pdf, .jsonl or .csv; or name its encoding with --encoding."
    ),
    "broken_gzip": "Pack the file again from the original.",
    "broken_pdf": "Open it in a viewer; if it opens, print it to a new PDF, or save its text as .txt.",
    "broken_row": "Mend the line, above all its quotation marks, and read the file again.",
    "empty_file": "Fill the file or leave it out.",
    "encoding_guessed": "Look at the text; if letters are wrong, name the encoding with --encoding.",
    "language_not_read": (
        "It is stored, searched and compared for passages; give a translation, or its language in "
        "the metadata if it is English."
    ),
    "locked_pdf": "Save it without a password.",
    "metadata_twice": "Keep one row for each file; the first was used.",
    "metadata_unused": "Give paths relative to the metadata file, or base names.",
    "metadata_without_path": "Give each row the name of its file in the column 'path'.",
    "missing_path": "Check the spelling, or quote a pattern so that dragoman expands it.",
    "no_documents": "Put .txt, .md, .html, .pdf, .jsonl or .csv files in it, or name another folder.",
    "no_text_column": "Name the column that has the text with --text-field.",
    "page_without_text": "Save the article itself, or give its text as .txt.",
    "pdf_without_text": "Run text recognition (OCR) on it first, or give its text as .txt.",
    "popular_wording": (
        "Very many documents have these words; raise most_long_places in the settings of overlaps to compare all."
    ),
    "repeated_wording": "Raise most_repeats in the settings of overlaps to compare all places of a document's words.",
    "row_without_text": "Fill the column or leave the row out; the other rows were read.",
    "same_row_id": "Give each row an id of its own, or name another column with --id-field.",
    "initiators_differ": "Read the marked tellings; the contact keeps no initiator while they disagree.",
    "row_refused": "Report it: a stage made a row that breaks the record's rules; its other rows were kept.",
    "stage_failed": "Report it: a stage stopped; what other stages make without its rows was kept.",
    "too_large": "Split it, so that a file or a row is one document.",
    "unreadable_date": "Write it as 2021-04-13, or as 2021-04-13T09:30:00+02:00.",
    "unreadable_file": "Check that it is there and that you may read it.",
    "wrong_encoding": "Name the right encoding with --encoding, or leave the option out and have it detected.",
}
