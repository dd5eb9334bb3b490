"""Whole-number similarities sixteen products at a time, on x86 processors with AVX2.

Components are small integers, so int16 products summed in int32 give what the float32 product of
`vectors.similarities` gives, to the last bit, without BLAS: it is a tenth quicker than OpenBLAS
on one thread, and a busy machine has no BLAS threads that wait for each other. LLVM finds the
instruction (vpmaddwd) only 128 bits wide by itself, hence the intrinsic. Import it
only where `kernels.warm` finds the instruction: elsewhere LLVM cannot compile it.
"""

from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import float32, int16, int32, types, void
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

from ranking.loops import loop

__all__ = ["weigh_dots"]

ROWS, COLUMNS, LANES = 4, 2, 16
# Representatives worked on at a time: these stay in the first-level cache.
BLOCK = 16

build_code: Any = cgutils

Shorts = NDArray[np.int16]
Singles = NDArray[np.float32]
Ints = NDArray[np.int32]


def _tile(context: Any, a: Any, i: Any, b: Any, j: Any, width: Any) -> Any:  # noqa: ANN401, ARG001
    """ROWS x COLUMNS dot products of rows i.. of `a` and j.. of `b`, as a tuple.

    `width` is how many components count; a multiple of LANES.
    """

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:  # noqa: ANN401
        word, index = ir.IntType(32), ir.IntType(64)
        lanes, sums = ir.VectorType(ir.IntType(16), LANES), ir.VectorType(word, LANES // 2)
        multiply_add = build_code.get_or_insert_function(
            builder.module, ir.FunctionType(sums, [lanes, lanes]), "llvm.x86.avx2.pmadd.wd"
        )

        def pointers(at: int, count: int) -> list[Any]:
            array = context.make_array(signature.args[at])(context, builder, given[at])
            stride = builder.extract_value(array.shape, 1)
            rows = [builder.add(given[at + 1], ir.Constant(index, r)) for r in range(count)]
            return [builder.gep(array.data, [builder.mul(row, stride)]) for row in rows]

        def load(pointer: Any, x: Any) -> Any:  # noqa: ANN401
            start = builder.bitcast(builder.gep(pointer, [x]), lanes.as_pointer())
            return builder.load(start, align=2)

        left, right = pointers(0, ROWS), pointers(2, COLUMNS)
        zero = ir.Constant(sums, [0] * (LANES // 2))
        totals = [build_code.alloca_once_value(builder, zero) for _ in range(ROWS * COLUMNS)]
        ends = ir.Constant(index, 0), given[4], ir.Constant(index, LANES)
        with build_code.for_range_slice(builder, *ends) as (x, _):
            theirs = [load(pointer, x) for pointer in right]
            for r, pointer in enumerate(left):
                ours = load(pointer, x)
                for c, other in enumerate(theirs):
                    total = totals[r * COLUMNS + c]
                    product = builder.call(multiply_add, [ours, other])
                    builder.store(builder.add(builder.load(total), product), total)
        found = []
        for total in totals:
            lane = builder.load(total)
            parts = [builder.extract_element(lane, ir.Constant(word, p)) for p in range(LANES // 2)]
            while len(parts) > 1:
                parts = [builder.add(*parts[p : p + 2]) for p in range(0, len(parts), 2)]
            found.append(parts[0])
        return context.make_tuple(builder, signature.return_type, found)

    result: Any = types.UniTuple(types.int32, ROWS * COLUMNS)  # type: ignore[no-untyped-call]
    return result(a, types.int64, b, types.int64, types.int64), generate


# Any: a call leaves out the context, which `intrinsic` passes itself.
build: Any = intrinsic
tile: Any = build(_tile)


@loop()
def dot(a: Shorts, i: int, b: Shorts, j: int, start: int) -> int:
    """The product of two rows from a component on."""
    total = 0
    for x in range(start, a.shape[1]):
        total += a[i, x] * b[j, x]
    return total


@loop()
def weigh_one(total: int, weight: np.float32) -> int:
    """As `loops.weigh`."""
    return int(np.rint(np.float32(max(total, 0)) * weight))


@loop(void(int16[:, ::1], int16[:, ::1], float32[::1], int32[:, ::1]))
def weigh_dots(rows: Shorts, grid: Shorts, weights: Singles, sims: Ints) -> None:
    """Writes max(0, rows . grid) x weight of its row, as whole numbers.

    Args:
        rows: (U, d) whole numbers; no sum of products may reach 2^24 (float32 holds it exactly).
        grid: (n, d) likewise.
        weights: (U,).
        sims: (U, n), written.
    """
    width = grid.shape[1] // LANES * LANES
    tiled = len(rows) // ROWS * ROWS, len(grid) // COLUMNS * COLUMNS
    for block in range(0, tiled[0], BLOCK):
        for j in range(0, tiled[1], COLUMNS):
            for u in range(block, min(block + BLOCK, tiled[0]), ROWS):
                totals = tile(rows, u, grid, j, width)
                for r in range(ROWS):
                    for c in range(COLUMNS):
                        total = totals[r * COLUMNS + c]
                        if width < grid.shape[1]:
                            total += dot(rows, u + r, grid, j + c, width)
                        sims[u + r, j + c] = weigh_one(total, weights[u + r])
    for u in range(len(rows)):
        for j in range(tiled[1] if u < tiled[0] else 0, len(grid)):
            sims[u, j] = weigh_one(dot(rows, u, grid, j, 0), weights[u])
