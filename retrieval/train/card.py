"""The model card: what a trained model was made of, and what came out."""

from collections.abc import Mapping
from typing import Any

from retrieval.encoder.load import BASE_NAME
from retrieval.encoder.weights import BASE_SHA256

__all__ = ["model_card"]


def model_card(facts: Mapping[str, Any]) -> str:
    """Return the card as Markdown.

    Args:
        facts: "settings", "pairs" (kind -> count), "products" (part -> count), "catalogue"
            (digest), "validation" and "test" (before, after), "forgetting", "share", "seconds".
    """
    pairs = ", ".join(f"{count} {kind}" for kind, count in sorted(facts["pairs"].items()))
    products = ", ".join(f"{count} {part}" for part, count in facts["products"].items())
    lines = [
        "# Encoder tuned on a shop's own data",
        "",
        f"- Base: {BASE_NAME}, sha256 `{BASE_SHA256}`",
        f"- Data: the shop's catalogue (digest `{facts['catalogue']}`), {products}",
        f"- Pairs: {pairs}",
        f"- Training took {facts['seconds']:.0f} s, {facts['steps']} steps",
        f"- Kept of the change: {facts['share']:.0%}, so that general language stays",
        "",
        "| measure | base | tuned |",
        "| --- | --- | --- |",
        _row("nDCG@10, validation products", facts["validation"]),
        _row("nDCG@10, test products", facts["test"]),
        _row("general paraphrases found", facts["forgetting"]),
        "",
        "General similarities before and after correlate at "
        f"{facts['forgetting']['correlation']:.3f}.",
        "",
        "Validation and test queries are made from products that were not trained on; they say "
        "whether tuning works, not how good search is.",
        "",
        "## Settings",
        "",
        *(f"- {name}: {value}" for name, value in facts["settings"].items()),
        "",
    ]
    return "\n".join(lines)


def _row(name: str, figures: Mapping[str, float]) -> str:
    return f"| {name} | {figures['before']:.3f} | {figures['after']:.3f} |"
