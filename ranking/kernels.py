"""Whether the compiled inner loops are in use. They never are before `warm` has been called."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

__all__ = ["Kernels", "compiled", "warm", "without_loops"]


@dataclass(frozen=True, slots=True)
class Kernels:
    """The modules of compiled loops."""

    choosing: ModuleType
    explaining: ModuleType
    bounding: ModuleType


_lock = threading.Lock()
_loaded: dict[str, Kernels] = {}


def compiled() -> Kernels | None:
    """The compiled loops, or None before `warm` or without numba."""
    return _loaded.get("kernels")


def warm() -> bool:
    """Compiles the loops, or loads them from numba's cache. Call it once, at start.

    Without it, or without numba, NumPy does the same work and gives the same lists.

    Returns:
        Whether they are in use; False where numba is not installed.
    """
    with _lock:
        if "kernels" not in _loaded:
            try:
                import_module("numba")
            except ImportError:
                return False
            _loaded["kernels"] = Kernels(
                import_module("ranking.loops"),
                import_module("ranking.loops_after"),
                import_module("ranking.loops_dual"),
            )
    return True


@contextmanager
def without_loops() -> Iterator[None]:
    """NumPy only, in the whole process, until the block ends: to compare the two."""
    kept = _loaded.pop("kernels", None)
    try:
        yield
    finally:
        if kept is not None:
            _loaded["kernels"] = kept
