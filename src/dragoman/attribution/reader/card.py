"""What is known of a reader's file: what it says of itself, how sure its probabilities are, and its model card."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import file_digest
from importlib.resources import as_file, files
from pathlib import Path

from dragoman.attribution.reader.model import MADE_FOR, NEXT_STEP, PACKAGED, Model
from dragoman.model.errors import InputError

CARD = "card.md"
OWN = frozenset((*MADE_FOR, "vocabulary", "weights", "reliability", "name"))  # what the program reads of the metadata
OF_THE_FORMAT = "onnx."  # how other names begin that nobody gave


@dataclass(frozen=True, slots=True)
class Tenth:
    """The attributions of one tenth of probability, measured on documents that the weights were not fitted on."""

    attributions: int
    probability: float  # their mean
    right: float  # 0 to 1, of them


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A reader's file as its user may want to know it."""

    name: str  # what it calls itself; empty where it does not
    told: dict[str, str]  # what else it says of itself, such as its version
    file: str
    bytes: int
    sha256: str
    packaged: bool  # whether it came with this version
    calibrated: bool  # without, every probability is one half
    reliability: tuple[Tenth, ...]  # by probability; empty where it was not measured
    card: str  # the model card in Markdown; of another file than the package's, empty


def read_card(path: Path | None = None) -> ModelCard:
    """What is known of a file, or of the one in the package.

    Raises:
        InputError: it cannot be read, or is no reader that this version can use.
    """
    if path is not None:
        return _read(path, "", packaged=False)
    data = files(__package__) / "data"
    with as_file(data / PACKAGED) as packaged:
        return _read(packaged, (data / CARD).read_text(encoding="utf-8"), packaged=True)


def _read(path: Path, card: str, *, packaged: bool) -> ModelCard:
    about = Model(path).about
    with path.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    try:
        reliability = tuple(Tenth(int(n), float(p), float(r)) for n, p, r in json.loads(about.get("reliability", "[]")))
    except (TypeError, ValueError) as error:
        raise InputError(
            f"The reliability that the model {path} tells of cannot be read: {error}.", NEXT_STEP
        ) from error
    return ModelCard(
        name=about.get("name", ""),
        told={key: about[key] for key in sorted(about) if key not in OWN and not key.startswith(OF_THE_FORMAT)},
        file=str(path.absolute()),
        bytes=path.stat().st_size,
        sha256=sha256,
        packaged=packaged,
        calibrated="weights" in about,
        reliability=reliability,
        card=card,
    )
