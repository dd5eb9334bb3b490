"""What came of playing scripts: plain data, and the JSON of a run.

The JSON holds nothing that differs between two runs of the same thing: no times spent, and no
links that are signed anew. Ids and dates are the run's own (see `repeatable`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.dialogue.check import Check
from assistant.reply import Reply

__all__ = ["PlayedTurn", "ScriptResult", "Trial", "run_json", "without_links"]

_SIGNED = re.compile(r"(?<=[=/])[\w-]{20,}\.[\w-]+\.[\w-]{20,}")


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """One message, its reply and what was looked at.

    Attributes:
        said: the message as sent; "" for the removal of a chip.
        removed: the chip's key, where one was removed.
        reply: the answer.
        checks: all checks, the invariants too.
    """

    said: str
    removed: str | None
    reply: Reply
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """One playing of a script.

    Attributes:
        turns: in order.
        end: checks of the end state.
    """

    turns: tuple[PlayedTurn, ...]
    end: tuple[Check, ...]

    @property
    def failures(self) -> tuple[tuple[int, Check], ...]:
        """(turn from 1, check) for each check that did not hold; turn 0 is the end state."""
        failed = [
            (number, check)
            for number, turn in enumerate(self.turns, 1)
            for check in turn.checks
            if not check.ok
        ]
        return (*failed, *((0, check) for check in self.end if not check.ok))


@dataclass(frozen=True, slots=True)
class ScriptResult:
    """A script and its trials, one unless repeats were asked for.

    Attributes:
        name: the script's.
        file: where it stands, as it was given.
        tags: the script's.
        trials: at least one.
        seconds: of all trials.
    """

    name: str
    file: str
    tags: tuple[str, ...]
    trials: tuple[Trial, ...]
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether every trial held."""
        return all(not trial.failures for trial in self.trials)

    def to_json(self) -> dict[str, Any]:
        """Return the result without times and signed links."""
        return {
            "name": self.name,
            "file": self.file,
            "tags": list(self.tags),
            "passed": self.passed,
            "trials": [_trial_json(trial) for trial in self.trials],
        }


def run_json(results: Sequence[ScriptResult], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a run's JSON: counts, then the scripts in their order, then `more`."""
    passed = sum(result.passed for result in results)
    return {
        "passed": passed,
        "failed": len(results) - passed,
        **more,
        "scripts": [result.to_json() for result in results],
    }


def stable_reply(reply: Reply) -> dict[str, Any]:
    """Return a reply's JSON without times and signed links."""
    data = dict(reply.to_json())
    data.pop("timings_ms")
    return dict(_plain(data))


def _trial_json(trial: Trial) -> dict[str, Any]:
    return {
        "turns": [
            {
                "said": turn.said,
                **({"removed": turn.removed} if turn.removed is not None else {}),
                "reply": stable_reply(turn.reply),
                "checked": len(turn.checks),
                "failed": [_check_json(check) for check in turn.checks if not check.ok],
            }
            for turn in trial.turns
        ],
        "end": [_check_json(check) for check in trial.end if not check.ok],
    }


def _check_json(check: Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "expected": check.expected,
        "got": without_links(check.got),
        "vacuous": check.vacuous,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return without_links(value) if isinstance(value, str) else value


def without_links(text: str) -> str:
    """Return a text whose signed links, which differ at every signing, are masked."""
    return _SIGNED.sub("…", text)
