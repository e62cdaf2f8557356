"""What a reader in training is to make small: its distance from the annotators, and from readers trained before it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch.nn.functional import cross_entropy

from training.attribution.network import Reader
from training.attribution.windows import NO_TARGET

INPUTS = ("pieces", "mask", "features", "firsts")
POINTER_WEIGHT = 0.5
TEACHER_SHARE = 0.5  # of the loss
MASKED = 0.05  # share of the word pieces that a reader with teachers does not see
MASK_PIECE, FIRST_WORD_PIECE = 103, 999  # numbers in the vocabulary of BERT; below are marks of its own

Arrays = dict[str, torch.Tensor]
Scores = Sequence[torch.Tensor]  # of tags, of cues, of sources


def loss_of(model: Reader, arrays: Arrays, teachers: Sequence[Reader] = ()) -> torch.Tensor:
    """Tags, cue pointers and source pointers, each a cross entropy over the words that have a target.

    Teachers see every word and the reader not quite all: half of the loss is then how far its answers are from the
    mean of theirs (Furlanello and others, 2018, "Born-Again Neural Networks").
    """
    given = [arrays[name] for name in INPUTS]
    with torch.no_grad():
        told = [teacher(*given) for teacher in teachers]
    if told:
        hidden = (torch.rand(given[0].shape) < MASKED) & given[0].gt(FIRST_WORD_PIECE)
        given[0] = given[0].masked_fill(hidden, MASK_PIECE)
    found = _masked([scores.float() for scores in model(*given)], arrays)
    loss = _from_annotators(found, arrays)
    if not told:
        return loss
    taught = [torch.stack(scores).mean(0).float() for scores in zip(*told, strict=True)]
    return (1 - TEACHER_SHARE) * loss + TEACHER_SHARE * _from_teachers(found, _masked(taught, arrays), arrays)


def _masked(scores: Scores, arrays: Arrays) -> Scores:
    """The scores, with none for pointers to places without a word."""
    tags, *pointers = scores
    blank = arrays["firsts"].eq(0).unsqueeze(1)
    return [tags, *(pointer.masked_fill(blank, -1e4) for pointer in pointers)]


def _from_annotators(scores: Scores, arrays: Arrays) -> torch.Tensor:
    tags, *pointers = scores
    total = cross_entropy(tags.flatten(0, 1), arrays["tags"].flatten(), ignore_index=NO_TARGET)
    for pointer, name in zip(pointers, ("cue_of", "source_of"), strict=True):
        if arrays[name].ne(NO_TARGET).any():
            heads = cross_entropy(pointer.flatten(0, 1), arrays[name].flatten(), ignore_index=NO_TARGET)
            total = total + POINTER_WEIGHT * heads
    return total


def _from_teachers(scores: Scores, taught: Scores, arrays: Arrays) -> torch.Tensor:
    """Kullback-Leibler divergence over the words that have a target."""
    total = torch.zeros(())
    for weight, name, own, theirs in zip(
        (1.0, POINTER_WEIGHT, POINTER_WEIGHT), ("tags", "cue_of", "source_of"), scores, taught, strict=True
    ):
        asked = arrays[name].ne(NO_TARGET)
        if asked.any():
            mine, wanted = own[asked].log_softmax(-1), theirs[asked].log_softmax(-1)
            total = total + weight * (wanted.exp() * (wanted - mine)).sum(-1).mean()
    return total
