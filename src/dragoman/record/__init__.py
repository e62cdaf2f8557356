"""The library's door: documents into a record, and the record as Python objects.

Rows are the frozen classes of ``dragoman.model.records``: the names of their fields are those
of the record's columns, with an underscore after a word of Python's own (``from_``).
"""

from dragoman.record.reading import open_record, read
from dragoman.record.record import Reading, Record

__all__ = ["Reading", "Record", "open_record", "read"]
