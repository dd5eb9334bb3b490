"""Turns a conversation into a script to edit: what was said, and what a person would look at."""

from collections.abc import Sequence
from typing import Any

import yaml

from assistant.reply import Reply
from assistant.transcript import Turn

__all__ = ["script_yaml"]


def script_yaml(name: str, turns: Sequence[Turn]) -> str:
    """Return a script of what was said, expecting what came: intents, tools, constraints, shelves.

    It is a start: a person takes out what is accidental, and corrects what was wrong.
    """
    script = {
        "name": name or "a recorded chat",
        "tags": ["recorded"],
        "turns": [_turn(turn, before) for turn, before in zip(turns, [None, *turns], strict=False)],
    }
    return yaml.safe_dump(script, sort_keys=False, allow_unicode=True, width=100)


def _turn(turn: Turn, before: Turn | None) -> dict[str, Any]:
    expect: dict[str, Any] = {"intent": turn.reply.intent}
    expect |= {key: value for key, value in _seen(turn.reply).items() if value}
    if not turn.text and before is not None:
        gone = [k for k in before.reply.constraints if k not in turn.reply.constraints]
        if gone:
            return {"remove": gone[0], "expect": expect}
    return {"say": turn.text or "…", "expect": expect}


def _seen(reply: Reply) -> dict[str, Any]:
    """What a reply showed, by the script's keys; empty where there was nothing of it."""
    shown = len(reply.shelf.items)
    handed = (reply.handover or {}).get("state")
    policies = {claim.source for claim in reply.claims if claim.kind == "policy" and claim.source}
    return {
        "tools": [use.name for use in reply.tools],
        "constraints": _plain(dict(reply.constraints)),
        "shelf": {"min": min(3, shown), "max": shown} if shown else None,
        "relaxed": reply.shelf.relaxed,
        "cites": sorted(policies),
        "refused": reply.refused,
        "clarifies": reply.clarifies,
        "confirmation": reply.confirmation and reply.confirmation["action"],
        "handover": handed in ("waiting", "agent"),
        "language": None if reply.language == "en" else reply.language,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
