"""Whether the compiled inner loops are in use. They never are before `warm` has been called."""

import threading
from importlib import import_module
from types import ModuleType

__all__ = ["compiled", "warm"]

_lock = threading.Lock()
_loaded: dict[str, ModuleType] = {}


def compiled() -> ModuleType | None:
    """The module of compiled loops (`ranking.loops`), or None before `warm` or without numba."""
    return _loaded.get("loops")


def warm() -> bool:
    """Compiles the loops, or loads them from numba's cache. Call it once, at start.

    Without it, or without numba, NumPy does the same work and gives the same lists.

    Returns:
        Whether they are in use; False where numba is not installed.
    """
    with _lock:
        if "loops" not in _loaded:
            try:
                import_module("numba")
            except ImportError:
                return False
            _loaded["loops"] = import_module("ranking.loops")
    return True
