"""Exports a trained reader: ``python -m training.attribution.export --help`` names what it takes.

The result is one ONNX file with weights of 8 bits that carries its vocabulary and what it was made of in its metadata.
Weights keep one bit to spare (``reduce_range``), since processors without VNNI instructions add up products of 8 bits
in 16 and would saturate; a reader must read alike everywhere. What that costs is won back by ``smooth``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from dragoman.attribution.reader.model import MADE_FOR
from dragoman.attribution.reader.pieces import Vocabulary, cut_pieces
from dragoman.attribution.reader.windows import FEATURES
from training.attribution.batches import iterate
from training.attribution.loss import Arrays
from training.attribution.network import Reader
from training.attribution.smooth import smooth
from training.attribution.train import BATCH_PIECES, load_vocabulary
from training.attribution.windows import read_rows, read_windows

OPSET = 17
SEEN_DOCUMENTS = 40  # by which layers are smoothed


class OneWindow(torch.nn.Module):
    """The reader for a single window, which needs no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, pieces: torch.Tensor, features: torch.Tensor, firsts: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        tags, cue, source = self.reader(pieces, torch.ones_like(pieces), features, firsts)
        return tags[0], cue[0], source[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the encoder and its tokenizer.json")
    parser.add_argument(
        "--reader", type=Path, nargs="+", required=True,
        help="reader.pt of a run; of several that began from one another the mean is taken",
    )  # fmt: skip
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of train.jsonl.gz, to see what layers are given"
    )
    parser.add_argument("--out", type=Path, required=True, help="the .onnx file to write")
    parser.add_argument("--name", required=True, help="what the file calls itself")
    parser.add_argument("--version", required=True, help="which of that name it is")
    options = parser.parse_args()
    reader = Reader(options.weights)
    reader.load_state_dict(mean_weights(options.reader))
    smooth(reader.eval(), read_batches(options.data / "train.jsonl.gz", load_vocabulary(options.weights)))
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder, "plain.onnx"), Path(folder, "ready.onnx")
        write_onnx(reader, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(options.out), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )  # fmt: skip
    add_metadata(
        options.out,
        name=options.name,
        version=options.version,
        **MADE_FOR,
        vocabulary="\n".join(load_vocabulary(options.weights).numbers),
    )


def read_batches(path: Path, vocabulary: Vocabulary) -> Iterator[Arrays]:
    """The first documents of a set as the network takes them in."""
    pairs = [pair for row in read_rows(path)[:SEEN_DOCUMENTS] for pair in read_windows(row)]
    encoded, labels = [cut_pieces(window, vocabulary) for window, _ in pairs], [found for _, found in pairs]
    for arrays in iterate(encoded, labels, BATCH_PIECES, 0):
        yield {name: torch.from_numpy(array) for name, array in arrays.items()}


def mean_weights(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several runs (Wortsman et al., 2022, "Model soups")."""
    runs = [torch.load(path, weights_only=True) for path in paths]
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if weight.is_floating_point() else weight
        for name, weight in runs[0].items()
    }


def write_onnx(reader: Reader, out: Path) -> None:
    """The network in 32 bits for windows of any length."""
    pieces, words = torch.zeros((1, 9), dtype=torch.int64), torch.arange(1, 6).unsqueeze(0)
    features = torch.zeros((1, 9, len(FEATURES)), dtype=torch.int64)
    torch.onnx.export(
        OneWindow(reader), (pieces, features, words), str(out), opset_version=OPSET, dynamo=False,
        input_names=["pieces", "features", "firsts"], output_names=["tags", "to_cue", "to_source"],
        dynamic_axes={
            "pieces": {1: "pieces"}, "features": {1: "pieces"}, "firsts": {1: "words"},
            "tags": {0: "words"}, "to_cue": {0: "words", 1: "words"}, "to_source": {0: "words", 1: "words"},
        },
    )  # fmt: skip


def add_metadata(path: Path, **values: str) -> None:
    """Write values into the file's own metadata, in the order of their names."""
    model = onnx.load(str(path))
    kept = {entry.key: entry.value for entry in model.metadata_props} | values
    del model.metadata_props[:]
    for key in sorted(kept):
        model.metadata_props.add(key=key, value=kept[key])
    onnx.save(model, str(path))


if __name__ == "__main__":
    main()
