"""Whether the compiled inner loops are in use. They never are before `warm` has been called."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["Kernels", "compiled", "warm", "without_loops"]


@dataclass(frozen=True, slots=True)
class Kernels:
    """The modules of compiled loops."""

    input: ModuleType
    greedy: ModuleType
    gains: ModuleType
    dual: ModuleType
    dots: ModuleType | None


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
                import_module("ranking.loops_input"),
                import_module("ranking.loops_greedy"),
                import_module("ranking.loops_gains"),
                import_module("ranking.loops_dual"),
                import_module("ranking.loops_dots") if _has_avx2() else None,
            )
    return True


def _has_avx2() -> bool:
    """Whether numba compiles for this very processor, and it is an x86 with AVX2."""
    config: Any = import_module("numba").config
    if config.CPU_NAME or config.CPU_FEATURES or not config.ENABLE_AVX or config.DISABLE_JIT:
        return False
    binding: Any = import_module("llvmlite.binding")
    return bool(binding.get_host_cpu_features().get("avx2", False))


@contextmanager
def without_loops() -> Iterator[None]:
    """NumPy only, in the whole process, until the block ends: to compare the two."""
    kept = _loaded.pop("kernels", None)
    try:
        yield
    finally:
        if kept is not None:
            _loaded["kernels"] = kept
