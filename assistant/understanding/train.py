"""Trains the intent head: `python -m assistant.understanding.train --data ../shared/data`.

Reads the public sets where they lie, adds utterances of our own and misspelt copies, encodes all of
it once with the base encoder and writes weights/intent_head.npz with its model card inside.
"""

import argparse
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.intent.model import HEAD_FILE
from assistant.understanding.reading import INTENTS
from assistant.understanding.training.corpus import (
    Example,
    load_bitext,
    load_clinc,
    load_product_names,
    typo_copies,
)
from assistant.understanding.training.fit import FitSettings, fit_head
from assistant.understanding.training.utterances import make_utterances
from retrieval.encoder import Encoder, load_encoder

__all__ = ["OWN_COUNTS", "build_examples", "make_card", "train_head", "write_head"]

# Utterances of our own per intent; shopping turns have no public set of this kind.
OWN_COUNTS: dict[str, int] = {
    "search": 10000, "refine": 2600, "ask_product": 2600, "compare": 1100, "recommend": 1100,
    "cart": 1500, "order_status": 800, "change_order": 900, "cancel_order": 500,
    "return_exchange": 900, "refund_status": 500, "policy": 1600, "account": 700, "invoice": 400,
    "payment_issue": 400, "complaint": 800, "human": 400, "smalltalk": 1200, "out_of_scope": 6500,
}  # fmt: skip
SEED = 7


def build_examples(data: Path) -> tuple[list[Example], dict[str, int]]:
    """Returns the training examples and how many come from where."""
    names = load_product_names(data, per_shop=1500, seed=SEED)
    own = list(dict.fromkeys(make_utterances(OWN_COUNTS, SEED, names)))
    bitext = load_bitext(data, "train")
    clinc = load_clinc(data, ("train", "oos_train"))
    inside = [example for example in clinc if example[1] != "out_of_scope"]
    outside = [example for example in clinc if example[1] == "out_of_scope"]
    parts = {
        "own": own,
        "bitext_intents train": bitext,
        "clinc150 train and oos_train": clinc,
        "misspelt": [
            *typo_copies(bitext, 2, SEED + 1),
            *typo_copies(own[::2], 1, SEED + 2),
            *typo_copies(inside, 2, SEED + 3),
            *typo_copies(outside[::4], 1, SEED + 4),
        ],
    }
    return [e for part in parts.values() for e in part], {k: len(v) for k, v in parts.items()}


def train_head(
    examples: list[Example], encoder: Encoder, settings: FitSettings
) -> dict[str, NDArray[np.float16]]:
    """Encodes the examples once and fits the head; minutes on two cores."""
    texts = [text for text, _ in examples]
    vectors = np.concatenate(
        [
            _encode(encoder, texts[at : at + 2048], at, len(texts))
            for at in range(0, len(texts), 2048)
        ]
    )
    return fit_head(texts, [intent for _, intent in examples], vectors, INTENTS, settings)


def write_head(path: Path, arrays: dict[str, NDArray[np.float16]], card: dict[str, Any]) -> None:
    """Writes the arrays and the card as one compressed .npz."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = np.frombuffer(json.dumps(card, indent=1).encode(), dtype=np.uint8)
    np.savez_compressed(path, card=text, **arrays)  # type: ignore[arg-type]


def make_card(
    encoder: Encoder, examples: list[Example], counts: dict[str, int], settings: FitSettings
) -> dict[str, Any]:
    """Returns the model card: what was trained on what, and where the figures are."""
    return {
        "what": "intent head: hidden layer over the base encoder's vector, hashed n-grams",
        "intents": list(INTENTS),
        "encoder": {
            "name": encoder.name,
            "fingerprint": encoder.fingerprint,
            "dimension": encoder.dimension,
        },
        "examples": counts,
        "examples_per_intent": dict(Counter(intent for _, intent in examples)),
        "data": {
            "bitext_intents": "bitext customer support intent detection, CDLA-Sharing-1.0",
            "clinc150": "clinc/oos-eval, CC BY 3.0",
            "own": "templates in assistant/understanding/training",
        },
        "settings": {name: getattr(settings, name) for name in FitSettings.__dataclass_fields__},
        "command": "python -m assistant.understanding.train --data ../shared/data",
        "figures": "tests/benchmarks/results/evaluate_understanding.json",
        "trained": datetime.now(UTC).date().isoformat(),
    }


def _encode(encoder: Encoder, texts: list[str], done: int, total: int) -> NDArray[np.float32]:
    sys.stderr.write(f"encoded {done} of {total}\n")
    return np.asarray(encoder.encode_queries(texts), dtype=np.float32)


def main() -> None:
    """Trains and writes the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of public data sets")
    default = Path(__file__).parent / "weights" / HEAD_FILE
    parser.add_argument("--out", type=Path, default=default, help="where to write the head")
    given = parser.parse_args()
    encoder = load_encoder()
    examples, counts = build_examples(given.data)
    settings = FitSettings()
    arrays = train_head(examples, encoder, settings)
    card = make_card(encoder, examples, counts, settings)
    write_head(given.out, arrays, card)
    sys.stdout.write(f"{given.out}: {len(examples)} examples, {given.out.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
