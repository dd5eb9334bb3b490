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
GRAPH_VERSION = "1"
MAX_TOKENS = 128
# Few texts a run keep the activations inside the cores' caches; measured in EXPERIMENTS.md.
BATCH = 8
# One thread a run and several runs at once: threads of one run wait for each other at every
# operator, which costs most when other work is on the machine.
MOST_RUNS = 8


class OnnxEncoder:
    """A BERT sentence encoder in ONNX Runtime."""

    def __init__(
        self,
        name: str,
        fingerprint: str,
        graph: Path | bytes,
        tokenizer: Tokenizer,
        dimension: int | None,
    ) -> None:
        """Starts the sessions; `open_onnx_encoder` finds the arguments."""
        self.name = name
        self.fingerprint = fingerprint
        self._tokenizer = tokenizer
        source = graph if isinstance(graph, bytes) else str(graph)
        self._session = _session(source)
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
        """Likewise; calls progress(done, total) after every batch."""
        return self._encode(texts, progress)

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda at: (-len(encodings[at].ids), at))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        done = 0
        for rows, vectors in zip(batches, self._run_all(batches, encodings), strict=True):
            out[rows] = vectors
            done += len(rows)
            if progress is not None:
                progress(done, len(order))
        return out

    def _run_all(self, batches: list[list[int]], encodings: list[Encoding]) -> Iterator[Vectors]:
        chosen = ([encodings[row] for row in rows] for rows in batches)
        runs = min(MOST_RUNS, os.cpu_count() or 1, len(batches))
        if runs < 2:
            yield from map(self._run, chosen)
            return
        with ThreadPoolExecutor(runs) as pool:
            yield from pool.map(self._run, chosen)

    def _run(self, encodings: list[Encoding]) -> Vectors:
        width = len(encodings[0].ids)
        ids = np.zeros((len(encodings), width), dtype=np.int32)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        rows: Vectors = self._session.run(None, {"input_ids": ids, "mask": mask})[0]
        if rows.shape[1] == self.dimension:
            return rows
        rows = rows[:, : self.dimension]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)


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
    graph = _cached_graph(bert, model, int8, cache, fingerprint)
    dimension = model.dimension if model else None
    return OnnxEncoder(name, fingerprint, graph, tokenizer, dimension)


def _cached_graph(
    bert: BertFolder, model: TrainedModel | None, int8: bool, cache: Path | None, key: str
) -> Path | bytes:
    path = cache / f"{key}.onnx" if cache else None
    if path is not None and path.is_file():
        return path
    graph = _built_graph(bert, model, int8)
    if path is None:
        return graph
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
        return path
    return graph


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
