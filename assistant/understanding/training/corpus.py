"""Messages with intents for training and measuring: the public sets through their map, and ours.

Public text is read where it lies and goes nowhere but into weights.
"""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import TextIO

from assistant.errors import ConfigError

__all__ = ["Example", "load_bitext", "load_clinc", "load_product_names", "typo_copies"]

Example = tuple[str, str]


def load_bitext(data: Path, split: str) -> list[Example]:
    """Returns bitext's utterances of "train" or "dev" with our intents."""
    names = _map(data)["bitext_intents"]
    with _open(data / "bitext_intents" / f"{split}.csv") as lines:
        return [
            (row["utterance"], intent)
            for row in csv.DictReader(lines)
            if (intent := names.get(row["intent"])) is not None
        ]


def load_clinc(data: Path, splits: Iterable[str]) -> list[Example]:
    """Returns clinc150's utterances of some splits ("train", "oos_val" ...) with our intents."""
    names = _map(data)["clinc150"]
    with _open(data / "clinc150" / "data.json") as file:
        rows = json.load(file)
    mapped = [
        (text, names[label] if label in names else names["*"])
        for split in splits
        for text, label in rows[split]
    ]
    return [(text, intent) for text, intent in mapped if intent is not None]


def load_product_names(data: Path, per_shop: int, seed: int) -> list[str]:
    """Returns product names of the public catalogues, shortened as shoppers do; () if absent."""
    import pyarrow.parquet as parquet

    random = Random(seed)
    names: list[str] = []
    for path, column in (
        ("chorus_icecat/products.parquet", "title"),
        ("womens_fashion/products.parquet", "title"),
        ("bigbasket/products.parquet", "product"),
        ("bigbasket/products.parquet", "type"),
    ):
        if not (data / path).exists():
            continue
        column_names = parquet.read_table(data / path, columns=[column])[column].to_pylist()
        titles = sorted({str(name) for name in column_names if name})
        for title in random.sample(titles, min(per_shop, len(titles))):
            words = title.replace(",", " ").replace("-", " ").split()
            names.append(" ".join(words[: random.choice((2, 3, 3, 4, 5))]))
    return names


def typo_copies(examples: Iterable[Example], copies: int, seed: int) -> list[Example]:
    """Returns each example `copies` times with one to three random slips."""
    from assistant.understanding.training.utterances import add_typos

    random = Random(seed)
    return [
        (add_typos(text, random.choice((1, 2, 2, 3)), random), intent)
        for text, intent in examples
        for _ in range(copies)
    ]


def _map(data: Path) -> dict[str, dict[str, str | None]]:
    with _open(data / "intent_map.json") as file:
        return dict(json.load(file))


def _open(path: Path) -> TextIO:
    if not path.exists():
        raise ConfigError(f"{path} is not there; --data names the folder of public data sets.")
    return path.open(encoding="utf-8", newline="")
