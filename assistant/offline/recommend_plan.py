"""Which call recommends, or shows and changes a profile, for what was understood."""

import re
from typing import Any

from assistant.turn.context import Request, TurnContext

__all__ = ["coupon_of", "plan_recommendation"]

MOST_ANCHORS = 6
_USE = re.compile(
    r"\b(?:use|apply|redeem|enter|add|try|take|put|have|with)\b|使用|用|兑换|输入", re.IGNORECASE
)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]+")


def coupon_of(context: TurnContext, request: Request) -> str | None:
    """Return the code of a coupon that runs and that the shopper wants to use; None for none."""
    if request.reading.scene != "offers" or not _USE.search(request.reading.text):
        return None
    named = (context.floor.offers.of_code(code) for code in _CODE.findall(request.reading.text))
    return next((offer.code for offer in named if offer is not None), None)


def plan_recommendation(
    request: Request, ids: tuple[str, ...]
) -> tuple[str, dict[str, Any]] | None:
    """Return the call for a request that has a scene or is about the profile; None for others.

    Args:
        request: what was asked.
        ids: the products that the message points at.
    """
    reading = request.reading
    if reading.profile == "show":
        return "show_profile", {}
    if reading.profile:
        arguments: dict[str, Any] = {"change": reading.profile}
        if reading.profile == "forget" and ids:
            arguments["product_id"] = ids[0]
        return "change_profile", arguments
    if not reading.scene:
        return None
    arguments = {"scene": reading.scene}
    if reading.scene == "goes_with":
        arguments["product_ids"] = list(ids[:MOST_ANCHORS])
    if reading.query:
        arguments["query"] = reading.query
    return "recommend_products", arguments
