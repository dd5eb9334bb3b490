"""What `vitrine understand` prints for one utterance."""

from pathlib import Path
from typing import Any

from assistant.memory import Constraints
from assistant.policies import Policies
from assistant.shop.folder import ShopFolder
from assistant.understanding.reader import Reader
from assistant.understanding.reading import Reading
from retrieval.encoder import load_encoder

__all__ = ["describe_reading", "open_reader", "reading_json"]


def open_reader(shop: Path | None) -> Reader:
    """Returns a reader over a shop's catalogue with the base encoder.

    Raises:
        ShopError: the folder is no shop; its text says what is missing.
        EncoderError: the encoder's weights are missing or changed.
    """
    folder = ShopFolder.open(shop)
    encoder = load_encoder(cache=folder.state_dir / "encoder")
    return Reader(folder.catalog(), encoder, Policies.read(folder.policies_dir, encoder))


def reading_json(reading: Reading) -> dict[str, Any]:
    """Returns DESIGN.md's line: intent, confidence, query, constraints, references, language.

    Order ids, an e-mail address, a comparison, what the shop does not have, a clarifying question
    and further requests follow where there are any.
    """
    line: dict[str, Any] = {
        "intent": reading.intent,
        "confidence": round(reading.confidence, 4),
        "query": reading.query,
        "constraints": Constraints().apply(reading.edits, 1).to_json(),
        "references": [reference.to_json() for reference in reading.references],
        "language": reading.language,
    }
    if reading.order_ids:
        line["order_ids"] = list(reading.order_ids)
    if reading.email:
        line["email"] = reading.email
    if reading.comparative:
        line["comparative"] = list(reading.comparative)
    if reading.missing:
        line["missing"] = list(reading.missing)
    if reading.clarify:
        line["clarify"] = {
            "facet": reading.clarify.facet,
            "question": reading.clarify.question,
            "options": list(reading.clarify.options),
        }
    if reading.requests:
        line["requests"] = [reading_json(request) for request in reading.requests]
    return line


def describe_reading(reading: Reading) -> str:
    """Returns one line for people."""
    constraints = Constraints().apply(reading.edits, 1)
    wanted = "; ".join(label for _, label in constraints.chips())
    parts = [f"{reading.intent} ({reading.confidence:.0%})"]
    parts += [f"search for: {reading.query}"] if reading.query else []
    parts += [wanted] if wanted else []
    parts += (
        [f"refers to: {', '.join(r.text for r in reading.references)}"]
        if reading.references
        else []
    )
    parts += [f"and {len(reading.requests)} more"] if reading.requests else []
    return " | ".join(parts)
