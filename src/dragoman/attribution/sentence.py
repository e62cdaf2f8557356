"""One sentence as the rules see it: words, the mentions over them, and the quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon.words import is_adverb, load_agent_nouns, load_class
from dragoman.model.records import Mention
from dragoman.text.quotes import Quotation, quotations_in
from dragoman.text.words import Word, read_words

QUOTE_MARKS = frozenset('“”"«»„‟')
CLAUSE_MARKS = frozenset(",;:—–()[]…!?.") | QUOTE_MARKS


@dataclass(frozen=True, slots=True)
class SentenceView:
    """The words of a sentence with what is known of each; indexes count words from 0."""

    text: str
    start: int  # code points into the document's text
    end: int
    words: list[Word]
    lower: list[str]
    mention_at: list[Mention | None]  # the longest mention over each word
    quotation_at: list[int]  # number of the quotation over each word, marks included; -1 outside
    outsiders: frozenset[str] = frozenset()  # actors that tell rather than take part: institutions, offices, states
    in_scene: bool = False  # a leader goes on here about a contact: a verb without a subject is the leader's

    def __len__(self) -> int:
        return len(self.words)

    def is_mark(self, index: int) -> bool:
        """Is it a mark between clauses, or past the sentence's ends? The stop of a "Jr." in a name is none."""
        if not 0 <= index < len(self.words):
            return True
        return self.words[index].text in CLAUSE_MARKS and self.mention_at[index] is None

    def mention_span(self, index: int) -> tuple[int, int]:
        """First and last word of the mention over a word, which has one."""
        mention = self.mention_at[index]
        first = last = index
        while first > 0 and self.mention_at[first - 1] is mention:
            first -= 1
        while last + 1 < len(self.words) and self.mention_at[last + 1] is mention:
            last += 1
        return first, last

    def is_class(self, index: int, *names: str) -> bool:
        """Is the word one of a closed class? False outside the sentence."""
        if not 0 <= index < len(self.words):
            return False
        return any(self.lower[index] in load_class(name) for name in names)

    def is_adverb(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.mention_at[index] is None and is_adverb(self.lower[index])

    def agent_kind(self, index: int) -> str | None:
        """What the noun at this place can be as a source, by the table of agent nouns."""
        return load_agent_nouns().get(self.lower[index]) if 0 <= index < len(self.words) else None

    def speaks_from_outside(self, index: int) -> bool:
        """Does the source that ends at this word stand outside the contact: a body, a text, unnamed people?"""
        mention = self.mention_at[index]
        if mention is not None:
            return mention.actor in self.outsiders
        return self.agent_kind(index) in ("body", "document", "person")

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """Code points from the first to the last of these words."""
        return self.words[first].start, self.words[last].end


def view_sentence(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    outsiders: frozenset[str] = frozenset(),
) -> SentenceView:
    """The view of ``text[start:end]``; mentions and quotations are those of the document, in text order."""
    words = read_words(text, start, end)
    starts = [word.start for word in words]
    mention_at: list[Mention | None] = [None] * len(words)
    for mention in sorted(mentions, key=lambda m: (m.span.end - m.span.start, m.span.start)):
        low, high = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
        mention_at[low:high] = [mention] * (high - low)  # longer ones come later and win
    quotation_at = [-1] * len(words)
    for number in quotations_in(quotations, start, end):
        low, high = bisect_left(starts, quotations[number].start), bisect_left(starts, quotations[number].end)
        quotation_at[low:high] = [number] * (high - low)
    lower = [word.lower for word in words]
    return SentenceView(text, start, end, words, lower, mention_at, quotation_at, outsiders)
