"""Progress of long work: a bar on a terminal, plain lines elsewhere, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

__all__ = ["progress_bar"]

SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to call with (done, total); nothing is shown before its first call.

    Args:
        what: is being done, such as "Encoding products".
    """
    if not sys.stderr.isatty():
        yield _Lines(what)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=None, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield show


class _Lines:
    """One line every few seconds, and one at the end."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._last = monotonic()

    def __call__(self, done: int, total: int) -> None:
        if done < total and monotonic() - self._last < SECONDS_BETWEEN_LINES:
            return
        self._last = monotonic()
        sys.stderr.write(f"{self.what}: {done} of {total}\n")
        sys.stderr.flush()
