"""A BERT sentence encoder as an ONNX graph, built straight from its weights.

ONNX Runtime's fused operators (com.microsoft: EmbedLayerNormalization, Attention, BiasGelu,
SkipLayerNormalization) do a layer in seven nodes, so that neither torch nor a graph optimiser is
needed to make it. In int8 a weight matrix has one scale a column and activations are
quantised as they come (DynamicQuantizeMatMul, QAttention). It knows arrays, no files and no texts.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["Weights", "build_graph"]

Weights = Mapping[str, NDArray[Any]]
OPSET = 17
MICROSOFT = "com.microsoft"


class _Graph:
    """Nodes and initialisers while a graph is being written."""

    def __init__(self, weights: Weights, int8: bool) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []

    def tensor(self, name: str, array: NDArray[Any] | None = None) -> str:
        value = self.weights[name] if array is None else array
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, domain: str = "", **attrs: Any) -> str:  # noqa: ANN401
        self.nodes.append(
            helper.make_node(op, inputs, [output], name=output, domain=domain, **attrs)
        )
        return output

    def linear(self, source: str, name: str) -> str:
        """Gives x W^T without the bias, which the next fused operator adds."""
        weight = self.weights[f"{name}.weight"].T
        if not self.int8:
            return self.node("MatMul", [source, self.tensor(f"{name}.weight", weight)], name)
        return self.node(
            "DynamicQuantizeMatMul", [source, *self.quantized(name, weight)], name, MICROSOFT
        )

    def quantized(self, name: str, weight: NDArray[Any]) -> list[str]:
        """Adds a matrix as int8, symmetric, with one scale a column; gives names of all three."""
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-12).astype(np.float32) / 127
        whole = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
        return [
            self.tensor(f"{name}.weight", whole),
            self.tensor(f"{name}.scale", scale),
            self.tensor(f"{name}.zero", np.zeros(weight.shape[1], dtype=np.int8)),
        ]

    def norm(self, name: str) -> list[str]:
        return [self.tensor(f"{name}.weight"), self.tensor(f"{name}.bias")]


def build_graph(weights: Weights, *, heads: int, layers: int, epsilon: float, int8: bool) -> bytes:
    """Write the graph of a BERT encoder with mean pooling and rows of length 1.

    Args:
        weights: a BertModel's tensors by their usual names, float32.
        heads: attention heads of each layer.
        layers: how many layers.
        epsilon: of every layer normalisation.
        int8: whether matrix products are done in 8-bit integers.

    Returns:
        A serialised ONNX model: input_ids and mask, both (batch, tokens) int32 with mask 1 for a
        token and 0 for padding, to embedding (batch, hidden) float32 of unit rows.
    """
    graph = _Graph(weights, int8)
    hidden = _embed(graph, epsilon)
    for layer in range(layers):
        hidden = _layer(graph, hidden, f"encoder.layer.{layer}", heads, epsilon)
    _pool(graph, hidden)
    ids, mask = (
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "tokens"])
        for name in ("input_ids", "mask")
    )
    width = weights["embeddings.LayerNorm.weight"].shape[0]
    out = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", width])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "sentence_encoder", [ids, mask], [out], graph.tensors),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=8,
    )
    return bytes(model.SerializeToString())


def _embed(graph: _Graph, epsilon: float) -> str:
    # The second output is unused, but the operator declares it.
    names = [
        graph.tensor(f"embeddings.{part}_embeddings.weight")
        for part in ("word", "position", "token_type")
    ]
    inputs = ["input_ids", "segments", *names, *graph.norm("embeddings.LayerNorm")]
    zero = graph.tensor("zero", np.array(0, dtype=np.int32))
    graph.node("Mul", ["input_ids", zero], "segments")
    graph.nodes.append(
        helper.make_node(
            "EmbedLayerNormalization",
            inputs,
            ["embedded", "unused_mask"],
            name="embedded",
            domain=MICROSOFT,
            epsilon=epsilon,
        )
    )
    return "embedded"


def _layer(graph: _Graph, hidden: str, name: str, heads: int, epsilon: float) -> str:
    attended = _attention(graph, hidden, name, heads)
    projected = graph.linear(attended, f"{name}.attention.output.dense")
    hidden = graph.node(
        "SkipLayerNormalization",
        [
            projected,
            hidden,
            *graph.norm(f"{name}.attention.output.LayerNorm"),
            graph.tensor(f"{name}.attention.output.dense.bias"),
        ],
        f"{name}.attention.normed",
        MICROSOFT,
        epsilon=epsilon,
    )
    wide = graph.linear(hidden, f"{name}.intermediate.dense")
    bias = graph.tensor(f"{name}.intermediate.dense.bias")
    active = graph.node("BiasGelu", [wide, bias], f"{name}.gelu", MICROSOFT)
    narrow = graph.linear(active, f"{name}.output.dense")
    return graph.node(
        "SkipLayerNormalization",
        [
            narrow,
            hidden,
            *graph.norm(f"{name}.output.LayerNorm"),
            graph.tensor(f"{name}.output.dense.bias"),
        ],
        f"{name}.normed",
        MICROSOFT,
        epsilon=epsilon,
    )


def _attention(graph: _Graph, hidden: str, name: str, heads: int) -> str:
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    weight = np.concatenate([graph.weights[f"{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([graph.weights[f"{part}.bias"] for part in parts])
    biases = graph.tensor(f"{name}.qkv.bias", bias)
    attended = f"{name}.attended"
    if not graph.int8:
        weights = graph.tensor(f"{name}.qkv.weight", weight)
        inputs = [hidden, weights, biases, "mask"]
        return graph.node("Attention", inputs, attended, MICROSOFT, num_heads=heads)
    whole = [f"{name}.whole", f"{name}.whole.scale", f"{name}.whole.zero"]
    graph.nodes.append(helper.make_node("DynamicQuantizeLinear", [hidden], whole, name=whole[0]))
    matrix, scale, zero = graph.quantized(f"{name}.qkv", weight)
    inputs = [whole[0], matrix, biases, whole[1], scale, "mask", whole[2], zero]
    return graph.node("QAttention", inputs, attended, MICROSOFT, num_heads=heads)


def _pool(graph: _Graph, hidden: str) -> None:
    # The mean's divisor falls away: rows are scaled to length 1 afterwards.
    axis = graph.tensor("axis_1", np.array([1], dtype=np.int64))
    graph.node("Cast", ["mask"], "mask_float", to=TensorProto.FLOAT)
    graph.node("Unsqueeze", ["mask_float", axis], "mask_row")
    graph.node("MatMul", ["mask_row", hidden], "summed")
    graph.node("Squeeze", ["summed", axis], "pooled")
    graph.node("LpNormalization", ["pooled"], "embedding", axis=-1, p=2)
