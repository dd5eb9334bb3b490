"""The tool that tells why something is not on the shelf."""

import json
from typing import Any

from langgraph.runtime import Runtime
from pydantic import BaseModel, ConfigDict, Field

from assistant.records import product_record
from assistant.reply import Evidence
from assistant.shelf.absence import Absence, explain_absence, find_missed
from assistant.turn.context import TurnContext

__all__ = ["WHY_NOT", "WhyNotArguments", "why_not_shown"]

WHY_NOT = (
    "Why a product is not on the shelf in front of the shopper: the constraint that it fails, or"
    " the product on the shelf that was preferred. Example: product 'the blue one', or an id."
)


class WhyNotArguments(BaseModel):
    """The arguments of `why_not_shown`."""

    model_config = ConfigDict(extra="forbid")

    product: str = Field(
        max_length=300, description="An id, a title, or words such as 'the blue one'"
    )


def why_not_shown(runtime: Runtime[TurnContext], product: str) -> tuple[str, Absence]:
    """See WHY_NOT."""
    context = runtime.context
    search, held = context.floor.search, context.requests[0].constraints
    shelf = tuple(item.id for item in context.shelf_before)
    missed, named = find_missed(search, held, shelf, product)
    if missed is None:
        absence = Absence(None, "none", values=named)
    else:
        absence = explain_absence(search, held, shelf, missed)
    told = [p for p in (absence.product, absence.rival) if p is not None]
    context.add_evidence(*(Evidence(p.id, "product", product_record(p)) for p in told))
    context.show_products(told)
    answer: dict[str, Any] = {
        "product": None if missed is None else missed.title,
        "reason": absence.kind,
        "preferred": None if absence.rival is None else absence.rival.title,
        "fails": list(absence.facets),
        "values": [list(pair) for pair in absence.values],
    }
    return json.dumps(answer, ensure_ascii=False), absence
