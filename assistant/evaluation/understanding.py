"""How well messages are understood: the public development sets, read as the product reads them.

Every figure is a share with a Wilson interval. The encoder runs over batches, the rest is exactly
`Reader.read`, so a figure here is what `vitrine understand` would give.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from pathlib import Path
from random import Random
from statistics import NormalDist
from typing import Any

from assistant.errors import ConfigError
from assistant.evaluation.requests import count_found
from assistant.understanding.reader import Reader
from assistant.understanding.reading import Reading
from assistant.understanding.training.corpus import Example, load_bitext, load_clinc
from assistant.understanding.training.utterances import add_typos

__all__ = ["SETS", "evaluate_understanding", "opening_needs", "price_bounds", "share"]

SETS = (
    "bitext_dev",
    "bitext_dev_typos",
    "clinc150",
    "shoppingbench_intent",
    "shoppingbench_prices",
    "shoppingbench_retrieval",
    "mg_shopdial",
)
TYPO_SEED = 20
CONFIDENCE = 0.95

Figure = dict[str, float]
Bound = tuple[float | None, float | None]


def evaluate_understanding(
    reader: Reader, data: Path, sets: Sequence[str] = SETS
) -> dict[str, dict[str, Figure]]:
    """Returns {set: {measure: {"mean", "low", "high", "n"}}}.

    Args:
        reader: over any shop: none of these sets asks for a shop's own products.
        data: the folder of public data sets.
        sets: some of SETS.

    Raises:
        ConfigError: a set is unknown, or its files are not there.
    """
    measures: dict[str, Callable[[], dict[str, Figure]]] = {
        "bitext_dev": lambda: _accuracy(reader, load_bitext(data, "dev")),
        "bitext_dev_typos": lambda: _accuracy(reader, _misspelt(load_bitext(data, "dev"))),
        "clinc150": lambda: _scope(
            reader, load_clinc(data, ("val",)), load_clinc(data, ("oos_val",))
        ),
        "shoppingbench_intent": lambda: _accuracy(
            reader, [(q, "search") for q, _ in load_requests(data)]
        ),
        "shoppingbench_prices": lambda: _prices(reader, load_requests(data)),
        "shoppingbench_retrieval": lambda: {"top_10": share(*count_found(reader, data))},
        "mg_shopdial": lambda: _dialogues(reader, load_client_turns(data)),
    }
    unknown = [name for name in sets if name not in measures]
    if unknown:
        raise ConfigError(f"No set {unknown[0]!r}; there are {', '.join(SETS)}.")
    return {name: measures[name]() for name in sets}


def share(hits: int, n: int) -> Figure:
    """Returns a share with its 95 % interval (Wilson 1927, eq. for a binomial proportion)."""
    if n == 0:
        return {"mean": 0.0, "low": 0.0, "high": 1.0, "n": 0}
    z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
    mean = hits / n
    centre = (mean + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(mean * (1 - mean) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {
        "mean": round(mean, 4),
        "low": round(centre - half, 4),
        "high": round(centre + half, 4),
        "n": n,
    }


def price_bounds(reading: Reading) -> list[Bound]:
    """Returns the price bounds of a message, one per request that has any, in order."""
    found: list[Bound] = []
    for request in (reading, *reading.requests):
        low, high = None, None
        for edit in request.edits:
            if edit.facet == "price":
                low, high = edit.minimum or low, edit.maximum or high
        found += [] if low is None and high is None else [(low, high)]
    return found


def load_requests(data: Path) -> list[tuple[str, list[Bound]]]:
    """Returns shoppingbench's requests with the price bounds of their products, in order."""
    requests = []
    for name in ("product", "shop"):
        for row in _json_lines(data / "shoppingbench" / f"{name}.jsonl"):
            sought = row["reward"] if isinstance(row["reward"], list) else [row["reward"]]
            bounds = [_bound(each["price"][0]) for each in sought if each.get("price")]
            requests.append((row["query"], bounds))
    return requests


def opening_needs(turns: Iterable[tuple[int, str, tuple[str, ...]]]) -> list[str]:
    """Returns, per dialogue, the client's first turn that tells a need in a few words or more."""
    first: dict[int, str] = {}
    for dialogue, text, intents in turns:
        if "disclose" in intents and len(text.split()) >= 4:
            first.setdefault(dialogue, text)
    return list(first.values())


def load_client_turns(data: Path) -> list[tuple[int, str, tuple[str, ...]]]:
    """Returns mg_shopdial's client turns: (dialogue, text, its annotators' intents)."""
    path = data / "mg_shopdial" / "dialogues.dev.json"
    if not path.exists():
        raise ConfigError(f"{path} is not there; --data names the folder of public data sets.")
    return [
        (number, turn["utterance"], tuple(name for name, _ in turn["intents"]))
        for number, dialogue in enumerate(json.loads(path.read_text(encoding="utf-8")))
        for turn in dialogue["utterances"]
        if turn["participant"] == "Client"
    ]


def _accuracy(reader: Reader, examples: Sequence[Example]) -> dict[str, Figure]:
    hits = sum(reader.read(text).intent == intent for text, intent in examples)
    return {"accuracy": share(hits, len(examples))}


def _misspelt(examples: Iterable[Example]) -> list[Example]:
    random = Random(TYPO_SEED)
    return [(add_typos(text, 2, random), intent) for text, intent in examples]


def _scope(reader: Reader, val: Sequence[Example], oos: Sequence[Example]) -> dict[str, Figure]:
    outside = [text for text, intent in val if intent == "out_of_scope"]
    inside = [text for text, intent in val if intent != "out_of_scope"]
    refused = {
        text: reader.read(text).intent == "out_of_scope"
        for text in (*outside, *inside, *(t for t, _ in oos))
    }
    both = [*outside, *(text for text, _ in oos)]
    return {
        "out_of_scope_recall": share(sum(refused[t] for t in both), len(both)),
        "oos_val_recall": share(sum(refused[t] for t, _ in oos), len(oos)),
        "in_scope_kept": share(sum(not refused[t] for t in inside), len(inside)),
    }


def _prices(reader: Reader, requests: Sequence[tuple[str, list[Bound]]]) -> dict[str, Figure]:
    exact = sum(price_bounds(reader.read(query)) == bounds for query, bounds in requests)
    return {"exactly_right": share(exact, len(requests))}


def _dialogues(
    reader: Reader, turns: Sequence[tuple[int, str, tuple[str, ...]]]
) -> dict[str, Figure]:
    needs = opening_needs(turns)
    searched = sum(reader.read(text).intent in {"search", "recommend"} for text in needs)
    readings = [reader.read(text) for _, text, _ in turns]
    in_scope = sum(reading.intent != "out_of_scope" for reading in readings)
    return {
        "opening_needs_searched": share(searched, len(needs)),
        "turns_in_scope": share(in_scope, len(readings)),
    }


def _bound(price: dict[str, list[float | None]]) -> Bound:
    ((kind, ends),) = price.items()
    numbers = [None if end is None else float(end) for end in ends]
    if kind == "less than":
        return (None, numbers[-1] if numbers[-1] is not None else numbers[0])
    return (numbers[0], numbers[1])


def _json_lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise ConfigError(f"{path} is not there; --data names the folder of public data sets.")
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
