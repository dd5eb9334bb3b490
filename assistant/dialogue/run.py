"""Plays many scripts, in one process or several; results come in the scripts' order.

Each process opens the shop once. A script's result does not depend on which process played it or
what was played before.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from assistant.config import load_settings
from assistant.dialogue.cases import Case
from assistant.dialogue.outcome import ScriptResult
from assistant.dialogue.setting import Setting
from assistant.dialogue.stage import Stage, judged_by_latency
from assistant.errors import DialogueError
from assistant.models import choose_model_name, open_model

__all__ = ["run_cases"]

# Below this many scripts a further process costs more than it saves.
SCRIPTS_A_PROCESS = 12

Shown = Callable[[ScriptResult], None]


def run_cases(
    cases: Sequence[Case], setting: Setting, *, jobs: int = 1, show: Shown | None = None
) -> list[ScriptResult]:
    """Play scripts and judge them.

    Args:
        cases: what to play.
        setting: shop, model and variation.
        jobs: processes at most.
        show: is given each result as soon as those before it are there.

    Raises:
        VitrineError: the shop or the model cannot be opened.
    """
    processes = max(1, min(jobs, -(-len(cases) // SCRIPTS_A_PROCESS)))
    settings = load_settings()
    # A wrong name is told here, once, and not by every process.
    open_model(choose_model_name(setting.model, settings), settings)
    played = _alone(cases, setting) if processes == 1 else _together(cases, setting, processes)
    results = []
    for result in played:
        results.append(result)
        if show is not None:
            show(result)
    return judged_by_latency(results, [case.script for case in cases])


def _alone(cases: Sequence[Case], setting: Setting) -> Iterator[ScriptResult]:
    stage = Stage(setting)
    try:
        for case in cases:
            yield stage.play(case.script, case.file)
    finally:
        stage.close()


def _together(cases: Sequence[Case], setting: Setting, jobs: int) -> Iterator[ScriptResult]:
    # Spawned, not forked: threads of the encoder would not survive a fork.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(jobs, context) as pool:
            yield from pool.map(partial(_play, setting), cases)
    except BrokenProcessPool:
        raise DialogueError(
            f"One of {jobs} test processes died, perhaps for want of memory. Try --jobs 1."
        ) from None


_STAGE: list[Stage] = []


def _play(setting: Setting, case: Case) -> ScriptResult:
    # Opened here, so that what is wrong with the setting is told as it is.
    if not _STAGE:
        _STAGE.append(Stage(setting))
    return _STAGE[0].play(case.script, case.file)
