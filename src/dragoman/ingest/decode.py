"""Bytes to text: marks, encodings, line ends, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.ingest.problems import unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that texts of this matter are found in. Without this bound a short English text with
# curly quotation marks is taken for one in a code page of the eighties.
DETECTED = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "koi8_u", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
SAMPLE_BYTES = 65_536
MOST_CONTROLS_SHARE = 0.1  # of the bytes of a sample; text has next to none, a binary a third
LEAST_NUL_SHARE = 0.3  # of every second byte: UTF-16 without its mark
MOST_BAD_SHARE = 0.5  # bad bytes for each character beyond ASCII that is good UTF-8; with more it is not UTF-8

SURROGATE = re.compile("[\ud800-\udfff]")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
MAGIC = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"PK\x03\x04", "an archive"),
    (b"\xd0\xcf\x11\xe0", "an old office file"), (b"SQLite format 3\0", "a database"), (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text file"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was come by."""

    text: str  # line ends as \n, no byte order mark
    encoding: str
    guessed: bool = False  # neither given nor marked, and not UTF-8
    bad_bytes: int = 0  # replaced by U+FFFD


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text of some bytes: by the encoding given, a byte order mark, UTF-8, else the likeliest encoding.

    UTF-8 with a few broken bytes stays UTF-8: each is replaced by U+FFFD and counted. Nothing else is changed
    but line ends. Linear; detection looks at a sample.

    Raises:
        UnreadableFile: the bytes are no text, or not in the encoding given.
    """
    if encoding is not None:
        return _decode_given(data, path, encoding)
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return Decoded(with_line_feeds(text), name, bad_bytes=text.count("\ufffd"))
    _refuse_magic(data, path)
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return Decoded(with_line_feeds(data.decode(unmarked, "replace")), unmarked, guessed=True)
    sample = data[:SAMPLE_BYTES]
    if len(sample.translate(None, CONTROLS)) < (1 - MOST_CONTROLS_SHARE) * len(sample):
        raise unreadable("binary_file", path, "it holds bytes that are no text.")
    try:
        return Decoded(with_line_feeds(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _decode_detected(data, path)


def with_line_feeds(text: str) -> str:
    r"""The text with every line end as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def without_surrogates(text: str) -> tuple[str, int]:
    """The text with each half of a broken surrogate pair as U+FFFD, and how many there were."""
    if not SURROGATE.search(text):
        return text, 0
    mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return mended, mended.count("\ufffd") - text.count("\ufffd")


def _decode_given(data: bytes, path: str, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, ValueError) as error:
        raise unreadable("wrong_encoding", path, f"it is not in {encoding}.") from error
    return Decoded(with_line_feeds(text.removeprefix("\ufeff")), encoding)


def _refuse_magic(data: bytes, path: str) -> None:
    for start, what in MAGIC:
        if data.startswith(start):
            raise unreadable("binary_file", path, f"it is {what}, not a text.")


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in every other place."""
    sample = data[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return None
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if first > LEAST_NUL_SHARE and second < LEAST_NUL_SHARE / 10:
        return "utf-16-be"
    return "utf-16-le" if second > LEAST_NUL_SHARE and first < LEAST_NUL_SHARE / 10 else None


def _decode_detected(data: bytes, path: str) -> Decoded:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if bad <= MOST_BAD_SHARE * sum(1 for _ in MULTIBYTE.finditer(data)):
        return Decoded(with_line_feeds(text), "utf-8", bad_bytes=bad)
    encoding = _likeliest(data)
    if encoding is None or b"\0" in data[:SAMPLE_BYTES]:
        raise unreadable("binary_file", path, "no known encoding makes text of its bytes.")
    text = data.decode(encoding, "replace")
    return Decoded(with_line_feeds(text), encoding, guessed=True, bad_bytes=text.count("\ufffd"))


def _likeliest(data: bytes) -> str | None:
    """The encoding a sample around the first byte beyond ASCII is likeliest in."""
    from charset_normalizer import from_bytes

    beyond = next(re.finditer(rb"[\x80-\xff]", data)).start()
    begin = data.rfind(b"\n", 0, beyond) + 1 if beyond > SAMPLE_BYTES // 2 else 0
    sample = data[begin : begin + SAMPLE_BYTES]
    cut = sample.rfind(b"\n") if len(data) > begin + SAMPLE_BYTES else -1
    best = from_bytes(sample[:cut] if cut > 0 else sample, cp_isolation=list(DETECTED)).best()
    if best is None:
        return None
    same_in_western = str(best) == sample.decode("cp1252", "replace")
    return "cp1252" if same_in_western else best.encoding
