"""A run of dialogue tests as one HTML page: the transcripts and shelves as a person sees them.

Everything said or shown is escaped by the template; the page loads nothing from elsewhere but the
shop's own pictures.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.dialogue.outcome import PlayedTurn, ScriptResult, Trial, without_links
from assistant.shop.folder import ShopFolder
from ui.cards import shelf_html
from ui.templating import render

__all__ = ["report_html"]

HERE = Path(__file__).parent


def report_html(results: Sequence[ScriptResult], folder: ShopFolder, model: str) -> str:
    """Return the page; failed scripts are open, the others folded."""
    passed = sum(result.passed for result in results)
    return render(
        "dialogues.html",
        passed=passed,
        failed=len(results) - passed,
        shop=folder.settings.name,
        model=model,
        style=Markup((HERE / "page" / "page.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        scripts=[_script(result, folder) for result in results],
    )


def _script(result: ScriptResult, folder: ShopFolder) -> dict[str, Any]:
    return {
        "name": result.name,
        "file": result.file,
        "tags": result.tags,
        "passed": result.passed,
        "trials": [_trial(trial, folder) for trial in result.trials],
    }


def _trial(trial: Trial, folder: ShopFolder) -> dict[str, Any]:
    return {
        "turns": [_turn(turn, folder) for turn in trial.turns],
        "failures": [check for check in trial.end if not check.ok],
    }


def _turn(turn: PlayedTurn, folder: ShopFolder) -> dict[str, Any]:
    reply = turn.reply
    heard = [reply.intent, *(use.name for use in reply.tools)]
    if reply.constraints:
        heard.append(json.dumps(dict(reply.constraints), ensure_ascii=False))
    shelf = ""
    if reply.shelf.items:
        images = (folder.path / "images").resolve().as_uri() + "/"
        locale = folder.settings.locale
        shelf = shelf_html(reply.shelf, locale=locale, image_base=images, language=reply.language)
    return {
        "said": turn.said if turn.removed is None else f"× {turn.removed}",
        "heard": " · ".join(heard),
        "answer": without_links(reply.text),
        "shelf": Markup(shelf),  # noqa: S704 - made by an escaping template
        "failures": [check for check in turn.checks if not check.ok],
    }
