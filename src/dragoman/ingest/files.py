"""Finding and opening what is to be read: the one place of this room that touches the disk."""

from __future__ import annotations

import glob
import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.ingest.decode import BYTE_ORDER_MARKS, decode
from dragoman.ingest.metadata import Metadata, make_document, read_metadata
from dragoman.ingest.options import InputOptions, check_options
from dragoman.ingest.problems import as_problem, file_problem, unreadable
from dragoman.ingest.raw import Facts, RawText
from dragoman.ingest.rows import Row, TooLong, read_csv, read_jsonl, read_texts
from dragoman.ingest.texts import ROWS, kind_of, name_of, read_text
from dragoman.model.errors import InputError, UnreadableFile
from dragoman.model.records import Document, Problem

STDIN = "-"
BESIDE_NAMES = ("actors.csv", "readme", "readme.md", "readme.txt")  # of a folder: what is about its documents, not one
METADATA_NAMES = ("metadata.jsonl", "metadata.csv", "metadata.jsonl.gz", "metadata.csv.gz")
NO_DOCUMENT_ENDINGS = (".db", ".db-wal", ".db-shm")  # a record often lies in the folder it is made from
PACKED = b"\x1f\x8b"
HEAD_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read."""

    path: str  # as given
    place: str  # absolute
    root: str  # absolute: the folder that was given, whose metadata reaches this far
    given: str  # that folder, as given


def read_inputs(
    paths: Sequence[str | Path], options: InputOptions | None = None, stdin: bytes | None = None
) -> Iterator[Document | Problem]:
    """The documents of files, folders, patterns and ``-`` for ``stdin``, each followed by its problems.

    They come in the order of ``paths``; a folder's files in the order of their names, before those of its folders,
    without hidden ones. A file given twice is read once. What cannot be read is a problem, and the others are read.
    Digests are of the bytes unpacked, so that a packed file is the same document. One file or row is held at a time.

    Raises:
        InputError: an option cannot be used, such as a metadata file that is not there.
    """
    chosen = options or InputOptions()
    check_options(chosen)
    return _read_all(paths, chosen, stdin, _given_metadata(chosen))


def find_files(paths: Iterable[str | Path], metadata: str | Path | None = None) -> Iterator[Found | Problem]:
    """The files that ``paths`` name, each once, metadata left out; a path that names none is a problem."""
    seen = {os.path.realpath(metadata)} if metadata is not None else set()
    for path in paths:
        for found in _find(os.fspath(path)):
            if isinstance(found, Problem):
                yield found
            elif os.path.basename(found.place) not in METADATA_NAMES and os.path.realpath(found.place) not in seen:
                seen.add(os.path.realpath(found.place))
                yield found


def _find(path: str) -> Iterator[Found | Problem]:
    if path == STDIN:
        yield Found(path, os.path.abspath(path), os.getcwd(), "")
    elif os.path.isdir(path):
        yield from _walk(path)
    elif os.path.lexists(path):
        yield Found(path, os.path.abspath(path), os.path.dirname(os.path.abspath(path)), os.path.dirname(path))
    else:
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
        if not matches:
            what = "no file matches the pattern." if glob.has_magic(path) else "there is no such file or folder."
            yield file_problem("missing_path", shown(path), what)
        for match in matches:
            if not (os.path.isdir(match) and "**" in path):  # its files are matches too
                yield from _find(match)


def _walk(folder: str) -> Iterator[Found | Problem]:
    failed: list[OSError] = []
    empty = True
    for inside, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or name.endswith(NO_DOCUMENT_ENDINGS) or name.lower() in BESIDE_NAMES:
                continue
            path = os.path.join(inside, name)
            empty = empty and name in METADATA_NAMES
            if os.path.exists(path) and not os.path.isfile(path):
                yield file_problem("unreadable_file", shown(path), "it is a device, pipe or socket, and no file.")
            else:
                yield Found(path, os.path.abspath(path), os.path.abspath(folder), folder)
    for error in failed:
        path = shown(str(error.filename or folder))
        yield file_problem("unreadable_file", path, f"the folder cannot be read ({error.strerror}).")
    if empty and not failed:
        yield file_problem("no_documents", shown(folder), "the folder holds no file to read.")


def shown(path: str) -> str:
    """A path as text that can be stored, also where its name is not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


# ---------------------------------------------------------------- reading


def _read_all(
    paths: Sequence[str | Path], options: InputOptions, stdin: bytes | None, given: tuple[Metadata, list[Problem]]
) -> Iterator[Document | Problem]:
    table, problems = given
    yield from problems
    folders: dict[str, Metadata] = {}
    documents = named = 0
    for found in find_files(paths, options.metadata):
        if isinstance(found, Problem):
            yield found
            continue
        for raw in _read_file(found, options, stdin):
            if isinstance(raw, Problem):
                yield raw
                continue
            mark = raw.path.removeprefix(shown(found.path))
            told, beside = table.facts_of(found.place, mark), Facts()
            if found.path != STDIN:
                beside, problems = _facts_beside(found, mark, folders, options)
                yield from problems
            document, problems = make_document(raw, _layers(options, told or Facts(), raw, beside))
            yield document
            yield from problems
            documents, named = documents + 1, named + (told is not None)
    if options.metadata is not None and documents and not named:
        yield file_problem("metadata_unused", os.fspath(options.metadata), "it names none of the files that were read.")


def _layers(options: InputOptions, told: Facts, raw: RawText, beside: Facts) -> list[tuple[str, Facts]]:
    """Who is believed, the first before the others."""
    given = Facts(published=options.published, outlet=options.outlet)
    return [("given", given), ("metadata", told), ("metadata", raw.row), ("metadata", beside), ("text", raw.page)]


def _facts_beside(
    found: Found, mark: str, folders: dict[str, Metadata], options: InputOptions
) -> tuple[Facts, list[Problem]]:
    """What the metadata of a file's own folder says of it, or that of a folder above, up to the one given."""
    problems: list[Problem] = []
    folder = os.path.dirname(found.place)
    while True:
        if folder not in folders:
            folders[folder], more = _folder_metadata(folder, found, options)
            problems += more
        facts = folders[folder].facts_of(found.place, mark)
        if facts or folder == found.root or len(folder) <= len(found.root):
            return facts or Facts(), problems
        folder = os.path.dirname(folder)


def _folder_metadata(folder: str, found: Found, options: InputOptions) -> tuple[Metadata, list[Problem]]:
    for name in METADATA_NAMES:
        if os.path.lexists(os.path.join(folder, name)):
            inner = os.path.relpath(folder, found.root)
            path = os.path.join(found.given, "" if inner == os.curdir else inner, name)
            return read_metadata(_read_metadata_rows(path, options), shown(path), folder, options)
    return Metadata(), []


def _given_metadata(options: InputOptions) -> tuple[Metadata, list[Problem]]:
    if options.metadata is None:
        return Metadata(), []
    path = os.fspath(options.metadata)
    try:
        with open(path, "rb"):
            pass
    except OSError as error:
        message = f"The metadata file {shown(path)} cannot be read ({error.strerror})."
        raise InputError(message, "Check the path given with --metadata.") from error
    rows = _read_metadata_rows(path, options)
    return read_metadata(rows, shown(path), os.path.dirname(os.path.abspath(path)), options)


# ---------------------------------------------------------------- opening


def _read_file(found: Found, options: InputOptions, stdin: bytes | None) -> Iterator[RawText | Problem]:
    """The texts of one file, and what is wrong with it."""
    path = shown(found.path)
    try:
        with _opened(found.path, stdin) as stream:
            kind = kind_of(path, stream.peek(HEAD_BYTES), options)
            if kind in ROWS:
                empty = True
                for text in read_texts(_read_rows(stream, kind, path, options), path, name_of(path), options):
                    empty = False
                    yield text
                if empty:
                    yield file_problem("empty_file", path, "it holds no rows.")
            else:
                yield read_text(_whole(stream, path, options), path, kind, options)
    except UnreadableFile as error:
        yield as_problem(error)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield file_problem("broken_gzip", path, "it is packed and breaks off or is damaged.")
    except OSError as error:
        yield file_problem("unreadable_file", path, f"it cannot be read ({error.strerror}).")


def _read_metadata_rows(path: str, options: InputOptions) -> Iterator[Row | Problem]:
    try:
        with _opened(path, None) as stream:
            kind = "jsonl" if stream.peek(HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "csv"
            yield from _read_rows(stream, kind, shown(path), options)
    except UnreadableFile as error:
        yield as_problem(error)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield file_problem("broken_gzip", shown(path), "it is packed and breaks off or is damaged.")
    except OSError as error:
        yield file_problem("unreadable_file", shown(path), f"it cannot be read ({error.strerror}).")


def _read_rows(stream: io.BufferedReader, kind: str, path: str, options: InputOptions) -> Iterator[Row | Problem]:
    reader = read_jsonl if kind == "jsonl" else read_csv
    if any(stream.peek(4).startswith(mark) for mark, name in BYTE_ORDER_MARKS if name != "utf-8-sig"):
        text = decode(_whole(stream, path, options), path, options.encoding).text
        stream = _buffered(io.BytesIO(text.encode()))
    return reader(_lines(stream, options.max_bytes), path, options)


@contextmanager
def _opened(path: str, stdin: bytes | None) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked where it is packed."""
    with ExitStack() as stack:
        stream = _buffered(io.BytesIO(stdin or b"")) if path == STDIN else stack.enter_context(open(path, "rb"))
        if stream.peek(2).startswith(PACKED):
            stream = _buffered(stack.enter_context(gzip.GzipFile(fileobj=stream)))
        yield stream


def _buffered(raw: Any) -> io.BufferedReader:
    return io.BufferedReader(raw)


def _whole(stream: io.BufferedReader, path: str, options: InputOptions) -> bytes:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise unreadable("too_large", path, f"it has more than {options.max_bytes:,} bytes.")
    return data


def _lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes | TooLong]:
    """The lines of a file; what is longer than the limit is passed over and never held."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        size = len(line)
        while not line.endswith(b"\n") and (line := stream.readline(limit)):
            size += len(line)
        yield TooLong(size)
