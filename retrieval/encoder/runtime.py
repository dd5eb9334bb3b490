"""The fast encoder: ONNX Runtime on the CPU, with any adapter merged before the graph is built.

It imports neither torch nor sentence_transformers. The graph is built from the weights once and
kept in a cache folder, under a name that changes with the weights.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from retrieval.encoder.protocol import Progress, Vectors
from retrieval.encoder.weights import (
    BertFolder,
    TrainedModel,
    file_sha256,
    merged_weights,
    read_tensors,
)
from retrieval.errors import EncoderError

__all__ = ["MAX_TOKENS", "OnnxEncoder", "open_onnx_encoder"]

# Part of the graph's cache name: a change of how graphs are built makes old ones stale.
GRAPH_VERSION = "2"
MAX_TOKENS = 128
# One thread a run and several runs at once: threads of one run wait for each other at every
# operator, which costs most when other work is on the machine. And one text a run: int8 scales are
# taken over a run, so a text's vector would change with its neighbours; batches save no time here.
MOST_RUNS = 8
TOLD = 64


class OnnxEncoder:
    """A BERT sentence encoder in ONNX Runtime."""

    def __init__(
        self,
        name: str,
        fingerprint: str,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        dimension: int | None,
    ) -> None:
        """Wraps an open graph; `open_onnx_encoder` finds the arguments."""
        self.name = name
        self.fingerprint = fingerprint
        self._tokenizer = tokenizer
        self._session = session
        width = int(self._session.get_outputs()[0].shape[1])
        self.dimension = width if dimension is None else min(dimension, width)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Whole words that the tokenizer knows: none of them is a slip of the pen."""
        return frozenset(w for w in self._tokenizer.get_vocab() if w.isalpha() and len(w) > 3)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimension) float32 unit rows, in the order of the texts."""
        return self._encode(texts, None)

    def encode_products(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Likewise; calls progress(done, total) now and then."""
        return self._encode(texts, progress)

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for at, vector in enumerate(self._run_all(encodings)):
            out[at] = vector
            if progress is not None and ((at + 1) % TOLD == 0 or at + 1 == len(texts)):
                progress(at + 1, len(texts))
        return out

    def _run_all(self, encodings: list[Encoding]) -> Iterator[Vectors]:
        runs = min(MOST_RUNS, os.cpu_count() or 1, len(encodings))
        if runs < 2:
            yield from map(self._run, encodings)
            return
        with ThreadPoolExecutor(runs) as pool:
            yield from pool.map(self._run, encodings)

    def _run(self, encoding: Encoding) -> Vectors:
        ids = np.array([encoding.ids], dtype=np.int32)
        row: Vectors = self._session.run(None, {"input_ids": ids, "mask": np.ones_like(ids)})[0][0]
        if len(row) == self.dimension:
            return row
        row = row[: self.dimension]
        return np.asarray(row / max(float(np.linalg.norm(row)), 1e-12), dtype=np.float32)


def _session(source: str | bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def open_onnx_encoder(
    bert: BertFolder,
    name: str,
    *,
    model: TrainedModel | None = None,
    weights_sha256: str | None = None,
    cache: Path | None = None,
    int8: bool = True,
) -> OnnxEncoder:
    """Open the encoder of a BERT folder, with a trained model's changes made.

    Args:
        bert: the folder.
        name: for people.
        model: changes that `vitrine train` learnt, or None.
        weights_sha256: of the folder's weights, if it is known already.
        cache: a folder to keep the built graph in; None builds it in memory.
        int8: 8-bit matrix products (the default: 2 to 3 times as fast) or float32.

    Raises:
        EncoderError: weights or tokenizer are missing, damaged or do not fit together.
    """
    parts = [
        GRAPH_VERSION,
        weights_sha256 or file_sha256(bert.folder / "model.safetensors"),
        model.sha256 if model else "",
        str(model.dimension if model else None),
        "int8" if int8 else "float32",
        str(MAX_TOKENS),
    ]
    fingerprint = blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
    try:
        tokenizer = Tokenizer.from_file(str(bert.folder / "tokenizer.json"))
    except Exception as error:  # the library raises plain Exception for any damage
        raise EncoderError(f"Cannot read {bert.folder / 'tokenizer.json'}: {error}.") from None
    tokenizer.enable_truncation(min(MAX_TOKENS, bert.positions))
    tokenizer.no_padding()
    session = _kept_session(cache / f"{fingerprint}.onnx") if cache else None
    if session is None:
        graph = _built_graph(bert, model, int8)
        session = _session(graph)
        if cache:
            _keep(graph, cache / f"{fingerprint}.onnx")
    dimension = model.dimension if model else None
    return OnnxEncoder(name, fingerprint, session, tokenizer, dimension)


def _kept_session(path: Path) -> onnxruntime.InferenceSession | None:
    """Open a kept graph; None if there is none, or if a full disk cut it short."""
    if not path.is_file():
        return None
    try:
        return _session(str(path))
    except Exception:  # the runtime's errors have no base of their own
        return None


def _keep(graph: bytes, path: Path) -> None:
    """Write a graph for the next start, whole or not at all."""
    # A read-only or full disk costs a second at every start, and nothing else.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            part = Path(file.name)
            try:
                file.write(graph)
                file.flush()
                os.replace(part, path)
            finally:
                part.unlink(missing_ok=True)


def _built_graph(bert: BertFolder, model: TrainedModel | None, int8: bool) -> bytes:
    from retrieval.encoder.graph import build_graph

    weights: dict[str, Any] = read_tensors(bert.folder / "model.safetensors")
    if "embeddings.LayerNorm.weight" not in weights:
        weights = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
    if model is not None:
        weights = merged_weights(weights, model)
    try:
        return build_graph(
            weights, heads=bert.heads, layers=bert.layers, epsilon=bert.epsilon, int8=int8
        )
    except KeyError as error:
        raise EncoderError(f"{bert.folder} has no tensor {error}; it is no BERT encoder.") from None
