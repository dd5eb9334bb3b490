"""What a run says of a model: whether it ever broke an invariant, and how often it got there.

The two are counted apart. A weak model misses goals, and no model may break an invariant.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from assistant.dialogue.outcome import ScriptResult, Trial
from assistant.dialogue.passing import share
from assistant.dialogue.script import INVARIANTS

__all__ = ["summarise"]


def summarise(results: Sequence[ScriptResult]) -> dict[str, Any]:
    """Return counts over all trials of a run.

    Returns:
        {"dialogues", "turns", "invariants": {"checked", "broken", "by_name"},
         "goals": {"mean", "low", "high"}, "answered_by": {model: turns}}. A goal is reached when
        everything that the script expects of its own held; goals is {} without dialogues.
    """
    trials = [trial for result in results for trial in result.trials]
    turns = [turn for trial in trials for turn in trial.turns]
    checks = [check for turn in turns for check in turn.checks if check.name in INVARIANTS]
    broken = Counter(check.name for check in checks if not check.ok)
    return {
        "dialogues": len(trials),
        "turns": len(turns),
        "invariants": {
            "checked": len(checks),
            "broken": broken.total(),
            "by_name": dict(sorted(broken.items())),
        },
        "goals": share([float(_reached(trial)) for trial in trials]) if trials else {},
        "answered_by": dict(sorted(Counter(turn.reply.model for turn in turns).items())),
    }


def _reached(trial: Trial) -> bool:
    return all(check.name in INVARIANTS for _, check in trial.failures)
