"""Views of the record as plain text: each function lays one out on a page, which makes all texts safe to show."""
