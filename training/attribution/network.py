"""The reader: a small encoder, tags for every word, and two pointers between words.

The pointers tie a content to its cue and a cue to its source, as the arcs of Dozat and Manning (2017), "Deep Biaffine
Attention for Neural Dependency Parsing", tie a word to its head: one bilinear term each and no labels.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

from dragoman.attribution.reader.tags import TAGS
from dragoman.attribution.reader.windows import FEATURES

POINTER_WIDTH = 128


class Reader(nn.Module):
    """From word pieces to scores: tags ``(rows, words, tags)``, pointers to cue and source ``(rows, words, words)``."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(states, width) for _, states in FEATURES)
        for embedding in self.features:
            nn.init.zeros_(embedding.weight)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(TAGS))
        self.from_content, self.to_cue = nn.Linear(width, POINTER_WIDTH), nn.Linear(width, POINTER_WIDTH)
        self.from_cue, self.to_source = nn.Linear(width, POINTER_WIDTH), nn.Linear(width, POINTER_WIDTH)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, features: torch.Tensor, firsts: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Takes what ``training.attribution.batches.pad`` gives."""
        vectors = self.encoder.embeddings.word_embeddings(pieces)
        for number, embedding in enumerate(self.features):
            vectors = vectors + embedding(features[..., number])
        states = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        words = self.drop(torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, states.size(-1))))
        cue = self.from_content(words) @ self.to_cue(words).transpose(1, 2)
        source = self.from_cue(words) @ self.to_source(words).transpose(1, 2)
        return self.tags(words), cue / POINTER_WIDTH**0.5, source / POINTER_WIDTH**0.5
