"""The dual's steps for numba; importing this module compiles them, so only `kernels.warm` does."""

import numpy as np
from numba import boolean, float64, int32, int64
from numpy.typing import NDArray

from ranking.loops import add_values, count_values, loop

__all__ = ["descend"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bools = NDArray[np.bool_]

NO_CAP = 2**31 - 1
MOST = 2.0**30


@loop()
def excess(over: Ints, sims: Ints, lam: Longs) -> None:
    """Per item, the sum of max(0, s - lambda)."""
    over[:] = 0
    for u in range(len(sims)):
        cut = np.int32(lam[u])
        for j in range(len(over)):
            # Kept in 32 bits: numba widens whole numbers, which halves how many go at a time.
            more = max(np.int32(sims[u, j] - cut), np.int32(0))
            over[j] = np.int32(over[j] + more)


@loop()
def take_top(values: Floats, ranks: Longs, forced: Bools, barred: Bools, top: Longs) -> int:
    """The largest values, forced items first, ties to the lower rank; returns how many."""
    held = 0
    for j in range(len(values)):
        if barred[j]:
            continue
        at = held
        while at > 0:
            other = top[at - 1]
            if forced[other] != forced[j]:
                ahead = forced[other]
            elif values[other] != values[j]:
                ahead = values[other] > values[j]
            else:
                ahead = ranks[other] < ranks[j]
            if ahead:
                break
            at -= 1
        if at < len(top):
            for q in range(min(held, len(top) - 1), at, -1):
                top[q] = top[q - 1]
            top[at] = j
            held = min(held + 1, len(top))
    return held


@loop()
def link_values(marginal: Floats, mu: Floats, above: Longs) -> float:
    """Sums max(0, w_vt - mu_v) and counts its terms per value."""
    linked = 0.0
    for v in range(len(marginal)):
        above[v] = 0
        for t in range(marginal.shape[1]):
            if marginal[v, t] > mu[v]:
                linked += marginal[v, t] - mu[v]
                above[v] += 1
    return linked


@loop()
def slope_lambda(slopes: Longs, sims: Ints, lam: Longs, top: Longs, held: int) -> int:
    """One less the top items above lambda, per representative; returns the squared length."""
    length = 0
    for u in range(len(lam)):
        slopes[u] = 1
        for q in range(held):
            if sims[u, top[q]] > lam[u]:
                slopes[u] -= 1
        length += slopes[u] * slopes[u]
    return length


@loop()
def step_links(
    mu: Floats, nu: Floats, caps: Longs, shown: Longs, above: Longs, step: float
) -> None:
    """A step of the multipliers of values and caps, kept >= 0."""
    for v in range(len(mu)):
        mu[v] = max(0.0, mu[v] - step * (shown[v] - above[v]))
        if caps[v] < NO_CAP:
            nu[v] = max(0.0, nu[v] - step * (caps[v] - shown[v]))


@loop()
def step_lambda(lam: Longs, floor: Ints, slopes: Longs, step: float) -> None:
    """A step of the multipliers of the representatives, kept within floor..MOST."""
    for u in range(len(lam)):
        moved = np.rint(lam[u] - step * slopes[u])
        lam[u] = np.int64(min(max(moved, np.float64(floor[u])), MOST))


@loop(
    float64(
        float64[::1], int64[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64, int64[::1], boolean[::1], boolean[::1],
        float64[::1], float64[::1], int64[::1], float64, int64, int64,
    )
)  # fmt: skip
def descend(
    modular: Floats,
    ranks: Longs,
    indptr: Ints,
    columns: Ints,
    marginal: Floats,
    sims: Ints,
    floor: Ints,
    unit: float,
    caps: Longs,
    forced: Bools,
    barred: Bools,
    mu: Floats,
    nu: Floats,
    lam: Longs,
    value: float,
    size: int,
    iterations: int,
) -> float:
    """Polyak steps on the dual from the multipliers given, which it overwrites; the least bound.

    `caps` has one entry per value, NO_CAP where there is none.
    """
    n, width = len(modular), len(marginal)
    values, price = np.zeros(n), np.zeros((width, 1))
    over = np.zeros(n if len(sims) else 0, np.int32)
    top = np.zeros(size, np.int64)
    shown, above, zero = np.zeros((3, width), np.int64)
    slopes = np.zeros(len(lam), np.int64)
    best = np.inf
    for _ in range(iterations):
        price[:, 0] = mu - nu
        values[:] = modular
        add_values(values, price, indptr, columns, zero)
        excess(over, sims, lam)
        for j in range(len(over)):
            values[j] += over[j] * unit
        held = take_top(values, ranks, forced, barred, top)
        bound = 0.0
        for q in range(held):
            bound += values[top[q]]
        spare = 0
        for u in range(len(lam)):
            spare += lam[u] - floor[u]
        bound += spare * unit
        bound += link_values(marginal, mu, above)
        count_values(shown, indptr, columns, top, held)
        length = slope_lambda(slopes, sims, lam, top, held)
        for v in range(width):
            length += (shown[v] - above[v]) ** 2
            if caps[v] < NO_CAP:
                bound += nu[v] * caps[v]
                length += (caps[v] - shown[v]) ** 2
        best = min(best, bound)
        gap = bound - value
        if length == 0 or gap <= 0.0:
            break
        step = gap / length
        step_links(mu, nu, caps, shown, above, step)
        if len(lam):
            step_lambda(lam, floor, slopes, step / unit)
    return best
