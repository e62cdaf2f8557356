"""The reader: a small encoder, tags for every word, and two pointers between words.

Tags follow Pareti's source, cue and content; the pointers tie a content to its cue and a cue to its
source, as the bilinear arcs of Dozat and Manning (2017), "Deep Biaffine Attention for Neural Dependency
Parsing", tie a word to its head, with one bilinear term each and no labels.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

from training.attribution.windows import TAGS

POINTER_WIDTH = 128
QUOTE_STATES = 3


class Reader(nn.Module):
    """From word pieces to scores: tags ``(batch, words, 7)``, cue and source pointers ``(batch, words, words)``."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="eager")
        config: BertConfig = self.encoder.config
        width = config.hidden_size
        self.quotes = nn.Embedding(QUOTE_STATES, width)
        self.parts = nn.Embedding(2, width)
        nn.init.zeros_(self.quotes.weight)
        nn.init.zeros_(self.parts.weight)
        self.tags = nn.Sequential(nn.Dropout(0.1), nn.Linear(width, len(TAGS)))
        self.from_content = nn.Linear(width, POINTER_WIDTH)
        self.to_cue = nn.Linear(width, POINTER_WIDTH)
        self.from_cue = nn.Linear(width, POINTER_WIDTH)
        self.to_source = nn.Linear(width, POINTER_WIDTH)
        for parameter in self.encoder.embeddings.parameters():
            parameter.requires_grad = False

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, quotes: torch.Tensor, parts: torch.Tensor, firsts: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """``pieces``, ``mask``, ``quotes`` (state) and ``parts`` (1 = context) are ``(batch, pieces)``;
        ``firsts`` ``(batch, words)`` holds the first piece of every word, 0 where a row has fewer words."""
        vectors = self.encoder.embeddings.word_embeddings(pieces) + self.quotes(quotes) + self.parts(parts)
        states = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        words = torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        cue = self.from_content(words) @ self.to_cue(words).transpose(1, 2)
        source = self.from_cue(words) @ self.to_source(words).transpose(1, 2)
        return self.tags(words), cue / POINTER_WIDTH**0.5, source / POINTER_WIDTH**0.5
