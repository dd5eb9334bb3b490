"""Times whole turns with the offline model: what a shopper waits for, stage by stage.

Wall time is what a shopper waits; CPU time of the process is beside it, because neighbours on a
busy machine do not count there. What the encoder takes is measured inside the encoder.
"""

from collections.abc import Iterator, Sequence
from time import perf_counter, process_time
from typing import Any

import numpy as np

from assistant.conversation import Assistant
from retrieval.catalog import Catalog
from retrieval.encoder import Encoder, Vectors

__all__ = ["TimedEncoder", "dialogues", "measure_turns"]

STAGES = ("read", "retrieve", "rank", "model", "ground")


class TimedEncoder:
    """An encoder that adds up the time spent in it, in seconds of wall and of CPU time."""

    def __init__(self, encoder: Encoder) -> None:
        """Wraps an encoder; its vectors are the same."""
        self.encoder = encoder
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.fingerprint = encoder.fingerprint
        self.wall_s = 0.0
        self.cpu_s = 0.0
        self.calls = 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode, and note how long it took."""
        wall, cpu = perf_counter(), process_time()
        vectors = self.encoder.encode_queries(texts)
        self.wall_s += perf_counter() - wall
        self.cpu_s += process_time() - cpu
        self.calls += 1
        return vectors

    def encode_products(self, texts: Sequence[str], progress: Any = None) -> Vectors:  # noqa: ANN401
        """As the encoder does."""
        return self.encoder.encode_products(texts, progress)


def dialogues(catalog: Catalog, count: int) -> Iterator[tuple[str, ...]]:
    """Yield five-turn dialogues about products spread evenly over the catalogue.

    A need, a price ceiling, the second one, something cheaper, more: the same for every run.
    """
    step = max(1, len(catalog) // max(1, count))
    for product in catalog.products[::step][:count]:
        need = product.category[-1] if product.category else " ".join(product.title.split()[:4])
        ceiling = round(product.price_minor / 100 * 1.5) + 1
        yield (
            f"I am looking for {need}",
            f"under {ceiling}",
            "tell me about the second one",
            "something cheaper",
            "show me more",
        )


def measure_turns(assistant: Assistant, encoder: TimedEncoder, count: int) -> dict[str, Any]:
    """Talk `count` dialogues and return one row of figures, in milliseconds.

    Args:
        assistant: of the offline model, with `encoder` inside.
        encoder: as wrapped for this measurement.
        count: dialogues of five turns; one more is talked first and not counted.
    """
    scripts = list(dialogues(assistant.catalog, count + 1))
    turns: list[dict[str, float]] = []
    for number, script in enumerate(scripts):
        conversation = assistant.start()
        for message in script:
            spent = _measure(lambda: conversation.send(message), encoder)  # noqa: B023 - called at once
            if number:
                turns.append(spent)
    columns = {name: np.array([turn[name] for turn in turns]) for name in turns[0]}
    outside = columns["total"] - columns["encoder"]
    outside_cpu = columns["cpu"] - columns["encoder_cpu"]
    median = float(np.median(columns["total"]))
    inside = float(np.median(columns["encoder"]))
    return {
        "mode": "turn",
        "n": len(assistant.catalog),
        "k": assistant.folder.settings.shelf.size,
        "turns": len(turns),
        "ours_ms": round(median, 3),
        "p95_ms": round(float(np.percentile(columns["total"], 95)), 3),
        "peer": "encoder",
        "peer_ms": round(inside, 3),
        "ratio": round(median / inside, 4) if inside else None,
        "low": round(float(np.percentile(columns["total"], 5)), 3),
        "high": round(float(np.percentile(columns["total"], 95)), 3),
        "encoder_share": round(float(columns["encoder"].sum() / columns["total"].sum()), 4),
        "outside_ms": round(float(np.median(outside)), 3),
        "outside_p95_ms": round(float(np.percentile(outside, 95)), 3),
        "outside_cpu_ms": round(float(np.median(outside_cpu)), 3),
        "outside_cpu_p95_ms": round(float(np.percentile(outside_cpu, 95)), 3),
        "stages_ms": {s: round(float(np.median(columns[s])), 3) for s in STAGES},
    }


def _measure(turn: Any, encoder: TimedEncoder) -> dict[str, float]:  # noqa: ANN401 - a turn
    before = (encoder.wall_s, encoder.cpu_s)
    wall, cpu = perf_counter(), process_time()
    reply = turn()
    spent = {"total": perf_counter() - wall, "cpu": process_time() - cpu}
    spent |= {"encoder": encoder.wall_s - before[0], "encoder_cpu": encoder.cpu_s - before[1]}
    stages = {name: reply.timings_ms[name] for name in STAGES}
    return {name: seconds * 1000 for name, seconds in spent.items()} | stages
