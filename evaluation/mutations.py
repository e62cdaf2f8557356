"""Reads real paragraphs after doing to them what print, the web and enemies do to text.

    python -m evaluation.mutations [--count 10000] [--seed 0] [--only NUMBER]

Each case takes one to three paragraphs of the sets in ``../shared``, changes them in one to three ways, runs every
stage that reads one document, and looks for faults: a stage that fails, a row that the record refuses, a span that
slices to nothing, a parent that is absent or goes in a circle, a probability that is none, a paragraph that takes too
long. A case is known by seed and number, whatever the count; ``--only`` reads it alone and shows its text.
"""

from __future__ import annotations

import argparse
import string
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from time import process_time

from dragoman.model.codec import spans_of
from dragoman.model.ids import document_id
from dragoman.model.records import Attribution, Document
from dragoman.model.stage import PerDocument
from dragoman.pipeline import PIPELINE
from dragoman.run.shelf import Shelf, read_document
from evaluation.sets import SHARED, read_rows

SETS = (
    "polnear/dev", "polnear/train", "contacts/texts", "contacts/noise_texts", "readouts/white_house_2021_2022",
    "readouts/state_department_2021_2022", "readouts/zelenskyy_2022",
)  # fmt: skip
MARKS = ('"', "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``", "‟", "‹", "›", "「", "」", "＂")
ODD_SPACES = ("\u00a0", "\u2009", "\u3000", "\t", "\u2028", "\x85", "\v", "  ", "\n", "\n\n", "\r\n")
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u034f")
EMOJI = ("🤝", "👩‍🚀", "👍🏽", "🇺🇦", "❤️", "🏴\U000e0067\U000e0062\U000e007f", "1️⃣")
RIGHT_TO_LEFT = (" \u202eיכום\u202c ", " بيان ", " \u2067قال الرئيس\u2069 ", "אמר", "\u200f", " “בשורה” ")
COMBINING = tuple(chr(code) for code in (*range(0x300, 0x370), 0x20DD, 0xFE0F))
CONTROLS = tuple(chr(code) for code in range(32))
HOSTILE_WORDS = ("said", "he", "U.S.", "Mr.", "according to", "President and", "that", "both", "“a”", "told Russia")
LONG_CHARS = 50_000
MARK_COUNT = 1_000
SECONDS = 2.0  # of processor time that any paragraph may take
SECONDS_PER_CHAR = 20 / LONG_CHARS  # and more for long ones

Mutation = Callable[[Random, str], str]
STAGES = tuple(stage for stage in PIPELINE if isinstance(stage.shape, PerDocument))


@dataclass(frozen=True, slots=True)
class Case:
    """A changed paragraph, with the names of its changes in their order."""

    number: int
    document: Document
    changes: tuple[str, ...]


@lru_cache(maxsize=1)
def load_paragraphs() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of each text in ``../shared``, in the order of the sets."""
    rows = (row for name in SETS for row in read_rows(SHARED / "data" / f"{name}.jsonl.gz"))
    texts = (tuple(part for part in (row["text"] or "").split("\n\n") if part.strip()) for row in rows)
    return tuple(paragraphs for paragraphs in texts if paragraphs)


def make_case(seed: int, number: int) -> Case:
    """The case of a seed and number, always the same for the same sets."""
    chance = Random(f"{seed}:{number}")
    paragraphs = chance.choice(load_paragraphs())
    first = chance.randrange(len(paragraphs))
    text = "\n\n".join(paragraphs[first : first + chance.choice((1, 1, 1, 2, 3))])
    title = text[:80] if chance.random() < 0.2 else None
    changes = tuple(chance.choice(tuple(MUTATIONS)) for _ in range(chance.choice((1, 1, 2, 3))))
    for change in changes:
        text = MUTATIONS[change](chance, text)[: 2 * LONG_CHARS]
        title = title and MUTATIONS[change](chance, title)[:200]
    path = chance.choice(("news.txt", "readout.txt", "page.html#2"))
    return Case(number, Document(document_id(path, text), path, text, "0" * 64, title=title, language="en"), changes)


def find_faults(document: Document) -> list[str]:
    """What is wrong with what the stages make of a document, a sentence each; none where all is well."""
    began = process_time()
    shelf = read_document(document, STAGES)
    seconds = process_time() - began
    faults = [row.message for row in shelf.rows("document_problems") if row.code in ("stage_failed", "row_refused")]
    if seconds > SECONDS + SECONDS_PER_CHAR * len(document.text):
        faults.append(f"it took {seconds:.1f} s for {len(document.text)} characters")
    return [
        *faults,
        *_faults_of_spans(document, shelf),
        *find_faults_of_attributions(document, shelf.rows("attributions")),
    ]


def _faults_of_spans(document: Document, shelf: Shelf) -> Iterator[str]:
    for table, rows in shelf.tables().items():
        for row in rows:
            for role, span in spans_of(row):
                inside = (document.title or "") if span.field == "title" else document.text
                if not (0 <= span.start < span.end <= len(inside) and len(document.slice(span)) == len(span)):
                    yield f"{role} [{span.start}, {span.end}) in {table} does not slice"


def find_faults_of_attributions(document: Document, rows: Sequence[Attribution]) -> Iterator[str]:
    """What no attribution may be, a sentence for each that is."""
    known = {row.id: row for row in rows}
    for row in rows:
        if not row.cue or not row.content:
            yield f"{row.rule}: an attribution without cue or content"
        for span in (*row.source, *row.cue, *row.content, *row.addressee):
            if not document.slice(span).strip():
                yield f"{row.rule}: blank words at [{span.start}, {span.end})"
        if row.probability is not None and not 0 <= row.probability <= 1:
            yield f"{row.rule}: its probability is {row.probability}"
        parent = known.get(row.parent or "")
        if row.parent and parent is None:
            yield f"{row.rule}: its parent is absent"
        own = (*row.cue, *row.content)
        if (
            parent
            and own
            and not (
                parent.content[0].start <= min(span.start for span in own)
                and max(span.end for span in own) <= parent.content[-1].end
            )
        ):
            yield f"{row.rule}: it is outside the content of its parent"
        met: set[str] = set()
        while parent and parent.id not in met:
            met.add(parent.id)
            parent = known.get(parent.parent or "")
        if parent:
            yield f"{row.rule}: its parents go in a circle"


# ---------------------------------------------------------------- mutations


def _sprinkled(chance: Random, text: str, pieces: Sequence[str], share: float) -> str:
    """The text with pieces put in before about so many of its characters."""
    return "".join(chance.choice(pieces) + each if chance.random() < share else each for each in text)


def _mapped(chance: Random, text: str, which: Callable[[str], bool], pieces: Sequence[str]) -> str:
    """The text with each character of a sort replaced by one of the pieces."""
    return "".join(chance.choice(pieces) if which(each) else each for each in text)


def _nested(chance: Random, text: str) -> str:
    """Quotations inside quotations, some of them across one another."""
    words = text.split(" ")
    for _ in range(chance.randint(2, 30)):
        first, last = sorted(chance.choices(range(len(words)), k=2))
        words[first] = chance.choice(MARKS[:11]) + words[first]
        words[last] += chance.choice(MARKS[:11])
    return " ".join(words)


def _shuffled(chance: Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(words))
        change = chance.choice(("drop", "double", "swap"))
        words[place : place + 1] = {"drop": [""], "double": [words[place]] * 2, "swap": [words[-1]]}[change]
    return " ".join(words)


def _cut(chance: Random, text: str) -> str:
    """A part that begins and ends anywhere."""
    first, last = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[first:last]


def _repeated(chance: Random, text: str) -> str:
    """One to three words of the text, or hostile ones, again and again."""
    words = text.split() or ["x"]
    first = chance.randrange(len(words))
    phrase = chance.choice((" ".join(words[first : first + chance.randint(1, 3)]), chance.choice(HOSTILE_WORDS)))
    return ((phrase + chance.choice((" ", " ", " ", ", ", ". ", ""))) * 3000)[: chance.choice((1000, 5000, 20_000))]


def _chained(chance: Random, text: str) -> str:
    """The text inside what one says that another said, many times over."""
    return "He said that she told the minister that, according to them, " * chance.randint(5, 200) + text


def _astral(chance: Random, text: str) -> str:
    """Letters from beyond the basic plane that look like those of the text."""
    return text.translate(
        {ord(plain): 0x1D400 + number for number, plain in enumerate(string.ascii_uppercase + string.ascii_lowercase)}
    )


def _long(chance: Random, text: str) -> str:
    joint = chance.choice((" ", "", ", and ", "\n"))
    return ((text + joint) * (1 + LONG_CHARS // (len(text) + 1)))[:LONG_CHARS]


MUTATIONS: dict[str, Mutation] = {
    "odd marks": lambda chance, text: _sprinkled(chance, text, MARKS, 0.03),
    "mismatched marks": lambda chance, text: _mapped(chance, text, MARKS.__contains__, MARKS),
    "unclosed marks": lambda chance, text: _mapped(chance, text, '”"»'.__contains__, ("", "", "”")),
    "unopened marks": lambda chance, text: _mapped(chance, text, '“"«'.__contains__, ("", "", "“")),
    "nested marks": _nested,
    "every line opens a quotation": lambda chance, text: "\n\n".join(f"“{part}" for part in text.split(". ")),
    "guillemets": lambda chance, text: text.translate(str.maketrans("“”\"", "«»»")),
    "single marks": lambda chance, text: text.translate(str.maketrans("“”\"", "‘’'")),
    "a thousand marks": lambda chance, text: _cut(chance, text) + chance.choice(MARKS) * MARK_COUNT + text,
    "a thousand marks among words": lambda chance, text: " ".join(
        chance.choice(MARKS) + word for word in (text.split() or ["x"]) * (1 + MARK_COUNT // (len(text.split()) or 1))
    ),
    "no spaces": lambda chance, text: "".join(text.split()),
    "doubled spaces": lambda chance, text: text.replace(" ", "  "),
    "odd spaces": lambda chance, text: _mapped(chance, text, str.isspace, (" ", *ODD_SPACES)),
    "spaced letters": lambda chance, text: " ".join(text),
    "one word a line": lambda chance, text: text.replace(" ", "\n"),
    "no stops": lambda chance, text: _mapped(chance, text, ".!?,;:".__contains__, ("",)),
    "stops everywhere": lambda chance, text: _sprinkled(chance, text, (". ", ".", "...", "?!", "; ", ", "), 0.1),
    "upper case": lambda chance, text: text.upper(),
    "lower case": lambda chance, text: text.lower(),
    "each word a name": lambda chance, text: text.title(),
    "digits": lambda chance, text: _mapped(chance, text, str.isalpha, "0123456789"),
    "right to left": lambda chance, text: _mapped(chance, text, str.isspace, (" ", " ", *RIGHT_TO_LEFT)),
    "backwards": lambda chance, text: text[::-1],
    "emoji": lambda chance, text: _sprinkled(chance, text, EMOJI, 0.05),
    "zero width": lambda chance, text: _sprinkled(chance, text, INVISIBLE, 0.1),
    "combining marks": lambda chance, text: _sprinkled(chance, text, COMBINING, 0.3),
    "decomposed": lambda chance, text: unicodedata.normalize("NFD", text).replace("i", "İ"),
    "controls": lambda chance, text: _sprinkled(chance, text, CONTROLS, 0.05),
    "look-alikes": lambda chance, text: _mapped(chance, text, "iIsSkK".__contains__, "iıİsſk\u212a"),
    "astral letters": _astral,
    "odd folding": lambda chance, text: _mapped(chance, text, "sfi".__contains__, ("ß", "ﬁ", "ŉ", "s", "İ", "ǰ")),
    "words moved": _shuffled,
    "cut anywhere": _cut,
    "repeated words": _repeated,
    "chained cues": _chained,
    "very long": _long,
    "one long word": lambda chance, text: f"{text} {'z' * 10_000} said: {text}",
    "nothing": lambda chance, text: chance.choice(("", " ", "\n", "“", "\x00", "said", "“said”")),
}  # fmt: skip


# ---------------------------------------------------------------- the command


def main(arguments: Sequence[str]) -> int:
    """Read the cases and print what was found; 1 where any has a fault."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.mutations", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000, help="cases to read")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="read one case alone and show its text", metavar="NUMBER")
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print(f"Nothing to change: the evaluation sets are not beside the project ({SHARED.name}/ is absent).")
        return 0
    met: Counter[str] = Counter()
    faulty, chars, slowest = 0, 0, (0.0, -1)
    began = process_time()
    for number in range(options.count) if options.only is None else [options.only]:
        case = make_case(options.seed, number)
        if options.only is not None:
            print(f"{case.document.title!r}\n{case.document.text!r}")
        at = process_time()
        faults = find_faults(case.document)
        slowest = max(slowest, (process_time() - at, number))
        met.update(case.changes)
        chars += len(case.document.text)
        faulty += bool(faults)
        for fault in faults[:3]:
            print(f"  FAULT  {number} ({', '.join(case.changes)}): {fault}", flush=True)
    read = options.count if options.only is None else 1
    print(f"seed {options.seed}: {met.total()} changes of {len(met)} kinds in {read} paragraphs, {chars:,} characters")
    print(
        f"{faulty} with a fault; {process_time() - began:.0f} s, the slowest {slowest[0]:.1f} s (number {slowest[1]})"
    )
    return 1 if faulty else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
