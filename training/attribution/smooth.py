"""Moves what is hard to write in 8 bits from what a layer is given into its weights; the network answers the same.

A few dimensions of what layers hand on are far larger than the others, and one scale for all leaves these few steps.
Divided by a scale of their own, with the weights multiplied by it, all have theirs (Xiao and others, 2023,
"SmoothQuant: Accurate and Efficient Post-Training Quantization for Large Language Models").
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn

from training.attribution.loss import INPUTS, Arrays
from training.attribution.network import Reader

SHARE = 0.7  # of the difference that is moved into the weights; .5 leaves a third of the loss, .35 adds to it
LEAST = 1e-5


class Smoothed(nn.Module):
    """A linear layer behind a division of each dimension of what it is given."""

    def __init__(self, layer: nn.Linear, factors: nn.Parameter) -> None:
        super().__init__()
        self.factors = factors
        self.layer = layer
        layer.weight.data = layer.weight.data / factors.data

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        return self.layer(given * self.factors)


def smooth(reader: Reader, batches: Iterable[Arrays]) -> Reader:
    """The reader with the layers of its encoder smoothed, by what they are given in some batches.

    Layers that are given the same, as those of queries, keys and values are, share their scales, so that it is
    divided and written in 8 bits once.
    """
    layers = {name: layer for name, layer in reader.encoder.named_modules() if isinstance(layer, nn.Linear)}
    largest: dict[nn.Module, torch.Tensor] = {}
    together: dict[int, dict[nn.Module, None]] = {}  # by the identity of what they are given; those of each batch

    def note(layer: nn.Module, given: tuple[torch.Tensor, ...], _: torch.Tensor) -> None:
        here = given[0].flatten(0, -2).abs().amax(0)
        largest[layer] = torch.maximum(largest.get(layer, here), here)
        kept.append(given[0])  # or its identity might be another's
        together.setdefault(id(given[0]), {})[layer] = None

    hooks = [layer.register_forward_hook(note) for layer in layers.values()]
    kept: list[torch.Tensor] = []
    with torch.no_grad():
        for arrays in batches:
            kept.clear()
            together.clear()
            reader(*(arrays[name] for name in INPUTS))
    for hook in hooks:
        hook.remove()
    factors: dict[nn.Module, nn.Parameter] = {}
    for group in together.values():
        factors |= dict.fromkeys(group, _factors(group, largest))
    for name, layer in layers.items():
        parent, _, own = name.rpartition(".")
        setattr(reader.encoder.get_submodule(parent), own, Smoothed(layer, factors[layer]))
    return reader


def _factors(group: Iterable[nn.Module], largest: dict[nn.Module, torch.Tensor]) -> nn.Parameter:
    """What the dimensions that some layers are given are multiplied by."""
    layers = [layer for layer in group if isinstance(layer, nn.Linear)]
    weights = torch.stack([layer.weight.abs().amax(0) for layer in layers]).amax(0).clamp(min=LEAST)
    given = torch.stack([largest[layer] for layer in layers]).amax(0).clamp(min=LEAST)
    scales = given**SHARE / weights ** (1 - SHARE)
    return nn.Parameter(1 / (scales / scales.mean()).clamp(min=1e-3))
