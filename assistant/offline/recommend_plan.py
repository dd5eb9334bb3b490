"""Which call recommends, or shows and changes a profile, for what was understood."""

from typing import Any

from assistant.turn.context import Request

__all__ = ["plan_recommendation"]

MOST_ANCHORS = 6


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
