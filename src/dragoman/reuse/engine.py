"""The engine: from the words of documents to the stretches that two of them share."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reuse.chains import Chains, drop_shadows, join_chains, sort_chains, start_chains
from dragoman.reuse.grams import Runs, find_popular, find_postings, match_postings
from dragoman.reuse.growth import grow_chains
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Words


@dataclass(frozen=True, slots=True)
class Shared:
    """Stretches that pairs of documents share, by pair and place, and wording too popular to compare throughout."""

    chains: Chains
    popular: Runs


def find_shared(words: Words, settings: OverlapSettings) -> Shared:
    """Find what documents share with one another, in the order of the documents' numbers.

    Where wording is more popular than ``most_places``, copies are compared with those in the
    documents of the lowest numbers, so number the documents by age. Costs a sort of all grams,
    and the number of places that two documents have a gram in common.
    """
    postings = find_postings(words, settings)
    chains = join_chains(words, start_chains(match_postings(postings, settings)), settings)
    chains = join_chains(words, grow_chains(words, chains, settings), settings)
    chains = chains.select(chains.score(settings) >= settings.least_words)
    chains, _ = sort_chains(words, drop_shadows(words, chains, settings))
    return Shared(chains, find_popular(words, postings, settings))
