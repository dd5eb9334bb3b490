"""Whether a suite notices a broken assistant: each mutant plays the scripts until they do."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from assistant.dialogue.cases import Case
from assistant.dialogue.mutant import Mutant, broken
from assistant.dialogue.mutants import MUTANTS
from assistant.dialogue.setting import Setting
from assistant.dialogue.stage import Stage

__all__ = ["Verdict", "run_mutants"]

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant.

    Attributes:
        name: the mutant's.
        breaks: what it breaks.
        noticed: (script, check) of those that failed, in the order played.
        played: scripts played; fewer than all once enough had noticed.
    """

    name: str
    breaks: str
    noticed: tuple[tuple[str, str], ...]
    played: int

    @property
    def killed(self) -> bool:
        """Whether a script noticed."""
        return bool(self.noticed)

    def told(self) -> str:
        """Return it as one line."""
        if not self.killed:
            return f"SURVIVED {self.name}: {self.breaks}; {self.played} scripts saw nothing"
        by = "; ".join(f"{script} ({check})" for script, check in self.noticed)
        return f"killed {self.name}: {self.breaks}; noticed by {by}"

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "name": self.name,
            "breaks": self.breaks,
            "killed": self.killed,
            "noticed": [{"script": script, "check": check} for script, check in self.noticed],
            "played": self.played,
        }


def run_mutants(
    cases: Sequence[Case],
    setting: Setting,
    *,
    jobs: int = 1,
    mutants: Sequence[Mutant] = MUTANTS,
    enough: int = ENOUGH,
    show: Callable[[Verdict], None] | None = None,
) -> list[Verdict]:
    """Play scripts against each mutant.

    Scripts that fail on the whole assistant say nothing of a mutant and are left out. A mutant is
    done once `enough` scripts have noticed it.
    """
    names = [mutant.name for mutant in mutants]
    verdicts = []
    if jobs == 1 or len(names) == 1:
        stage = Stage(setting)
        try:
            sound = _sound(stage, cases)
            played = (_judge(stage, sound, name, enough) for name in names)
            verdicts = [_shown(verdict, show) for verdict in played]
        finally:
            stage.close()
        return verdicts
    with ProcessPoolExecutor(
        min(jobs, len(names)), get_context("spawn"), initializer=_open, initargs=(setting, cases)
    ) as pool:
        for verdict in pool.map(_judge_here, names, [enough] * len(names)):
            verdicts.append(_shown(verdict, show))
    return verdicts


_HERE: list[tuple[Stage, list[Case]]] = []


def _open(setting: Setting, cases: Sequence[Case]) -> None:
    stage = Stage(setting)
    _HERE.append((stage, _sound(stage, cases)))


def _judge_here(name: str, enough: int) -> Verdict:
    stage, cases = _HERE[0]
    return _judge(stage, cases, name, enough)


def _sound(stage: Stage, cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if stage.play(case.script, case.file).passed]


def _judge(stage: Stage, cases: Sequence[Case], name: str, enough: int) -> Verdict:
    mutant = next(mutant for mutant in MUTANTS if mutant.name == name)
    noticed: list[tuple[str, str]] = []
    played = 0
    with broken(mutant), stage.altered_by(mutant):
        for case in cases:
            played += 1
            result = stage.play(case.script, case.file)
            failures = [failure for trial in result.trials for failure in trial.failures]
            if failures:
                noticed.append((result.name, failures[0][1].name))
            if len(noticed) == enough:
                break
    return Verdict(mutant.name, mutant.breaks, tuple(noticed), played)


def _shown(verdict: Verdict, show: Callable[[Verdict], None] | None) -> Verdict:
    if show is not None:
        show(verdict)
    return verdict
