"""The network as ONNX Runtime runs it, loaded once a process and only when a text needs it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from dragoman.attribution.reader.confidence import FACTS, probability
from dragoman.attribution.reader.decode import Floats, Reading, read_scores
from dragoman.attribution.reader.pieces import Vocabulary, cut_pieces
from dragoman.attribution.reader.tags import TAGS
from dragoman.attribution.reader.windows import FEATURES, Window, cut_windows
from dragoman.model.errors import InputError

PACKAGED = "reader.onnx"
INPUTS = ("pieces", "features", "firsts")
OUTPUTS = ("tags", "to_cue", "to_source")
MADE_FOR = {  # what a file and this version must agree on
    "tags": " ".join(TAGS),
    "features": " ".join(f"{name}:{states}" for name, states in FEATURES),
    "facts": " ".join(FACTS),
}
NEXT_STEP = "Give a file that this version's export script wrote, or leave the option out for the one in the package."


class Model:
    """A reader's file, open: from text to attributions in words of a window."""

    def __init__(self, path: Path) -> None:
        """
        Raises:
            InputError: the file is absent, no ONNX file, or made for another program or version.
        """
        import onnxruntime

        if not path.is_file():
            raise InputError(f"There is no model {path}.", NEXT_STEP)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers read documents side by side
        options.log_severity_level = 4  # what fails is raised
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime's own errors share no base but this
            raise InputError(f"The model {path} cannot be opened: {error}", NEXT_STEP) from error
        self.about: dict[str, str] = dict(self._session.get_modelmeta().custom_metadata_map)
        if any(self.about.get(name) != value for name, value in MADE_FOR.items()) or "vocabulary" not in self.about:
            raise InputError(f"The model {path} is no reader of attributions that this version can use.", NEXT_STEP)
        try:
            self.vocabulary = Vocabulary(self.about.pop("vocabulary").split("\n"))
            self.weights: list[float] = json.loads(self.about.get("weights", "null")) or [0.0] * len(FACTS)
            probability([0.0] * len(FACTS), self.weights)
        except (TypeError, ValueError) as error:
            raise InputError(f"What the model {path} carries cannot be used: {error}.", NEXT_STEP) from error

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[Window, Reading]]:
        """The attributions in the given paragraphs of a text, window by window, by place of their cues."""
        for window in cut_windows(text, paragraphs):
            for reading in read_scores(window, *self.scores(window)):
                yield window, reading

    def scores(self, window: Window) -> tuple[Floats, Floats, Floats]:
        """Tags ``(words, tags)`` and the two pointers ``(words, words)``.

        One window at a time: weights of 8 bits are scaled by what is read together, and what is read in a document
        must not depend on its neighbours. Windows are packed full, so little would be won by more.
        """
        pieces = cut_pieces(window, self.vocabulary)
        tags, to_cue, to_source = self._session.run(
            OUTPUTS, {name: np.array([row], np.int64) for name, row in zip(INPUTS, pieces, strict=True)}
        )
        return tags, to_cue, to_source


@lru_cache(maxsize=2)
def load_model(path: str | None = None, digest: str = "") -> Model:
    """The model of a file, or the one in the package; ``digest`` tells what a file holds now from what it held."""
    if path is not None:
        return Model(Path(path))
    with as_file(files(__package__) / "data" / PACKAGED) as packaged:
        return Model(packaged)
