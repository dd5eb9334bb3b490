"""Whole-number similarities sixteen products at a time, on x86 processors with AVX2.

Components are small integers, so int16 products summed in int32 give what the float32 product of
`vectors.similarities` gives, to the last bit, without BLAS: it is a third quicker than OpenBLAS
on one thread, and a busy machine has no BLAS threads that wait for each other. LLVM finds the
instruction (vpmaddwd) only 128 bits wide by itself, hence the intrinsic. Import this only where
`kernels.warm` finds the instruction: elsewhere LLVM cannot compile it.
"""

from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import float32, int16, int32, types, void
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

from ranking.loops import loop

__all__ = ["LANES", "weigh_dots"]

# A tile is ROWS x COLUMNS sums of 8 int32 each: 8 registers, and one more for their end.
ROWS, COLUMNS, LANES = 4, 2, 16
SUMS = LANES // 2
# Representatives worked on at a time: these stay in the first-level cache.
BLOCK = 16
# How pairs of registers are interleaved, three times over, so that 8 x 8 sums become 8.
INTERLEAVE = (
    ([0, 8, 1, 9, 4, 12, 5, 13], [2, 10, 3, 11, 6, 14, 7, 15]),
    ([0, 1, 8, 9, 4, 5, 12, 13], [2, 3, 10, 11, 6, 7, 14, 15]),
    ([0, 1, 2, 3, 8, 9, 10, 11], [4, 5, 6, 7, 12, 13, 14, 15]),
)

# numba's own tools carry no types.
code: Any = cgutils
build: Any = intrinsic

Shorts = NDArray[np.int16]
Singles = NDArray[np.float32]
Ints = NDArray[np.int32]

WORD, INDEX, SINGLE = ir.IntType(32), ir.IntType(64), ir.FloatType()
WORDS, FLOATS = ir.VectorType(WORD, SUMS), ir.VectorType(SINGLE, SUMS)
SHORTS = ir.VectorType(ir.IntType(16), LANES)


def _shuffle(builder: Any, a: Any, b: Any, order: list[int]) -> Any:  # noqa: ANN401
    mask = ir.Constant(ir.VectorType(WORD, len(order)), order)
    return builder.shuffle_vector(a, b, mask)


def _load(builder: Any, pointer: Any, x: Any, kind: Any, align: int) -> Any:  # noqa: ANN401
    start = builder.bitcast(builder.gep(pointer, [x]), kind.as_pointer())
    return builder.load(start, align=align)


def _dots(builder: Any, left: list[Any], right: list[Any], width: Any) -> Any:  # noqa: ANN401
    """The products of every row on the left with every one on the right, in one register."""
    kind = ir.FunctionType(WORDS, [SHORTS, SHORTS])
    multiply_add = code.get_or_insert_function(builder.module, kind, "llvm.x86.avx2.pmadd.wd")
    zero = ir.Constant(WORDS, [0] * SUMS)
    totals = [code.alloca_once_value(builder, zero) for _ in range(ROWS * COLUMNS)]
    for total in totals:
        builder.store(zero, total)
    span = ir.Constant(INDEX, 0), width, ir.Constant(INDEX, LANES)
    with code.for_range_slice(builder, *span) as (x, _):
        theirs = [_load(builder, pointer, x, SHORTS, 2) for pointer in right]
        for r, pointer in enumerate(left):
            ours = _load(builder, pointer, x, SHORTS, 2)
            for c, other in enumerate(theirs):
                total = totals[r * COLUMNS + c]
                product = builder.call(multiply_add, [ours, other])
                builder.store(builder.add(builder.load(total), product), total)
    parts = [builder.load(total) for total in totals]
    for first, second in INTERLEAVE:
        pairs = zip(parts[::2], parts[1::2], strict=True)
        parts = [
            builder.add(_shuffle(builder, a, b, first), _shuffle(builder, a, b, second))
            for a, b in pairs
        ]
    return parts[0]


def _weigh_tile(
    context: Any,  # noqa: ANN401
    rows: Any,  # noqa: ANN401
    u: Any,  # noqa: ANN401
    grid: Any,  # noqa: ANN401
    j: Any,  # noqa: ANN401
    weights: Any,  # noqa: ANN401
    sims: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Writes ROWS x COLUMNS entries of `weigh_dots`, from row u and column j on."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:  # noqa: ANN401
        def array(at: int) -> Any:  # noqa: ANN401
            return context.make_array(signature.args[at])(context, builder, given[at])

        def pointers(at: int, first: Any, count: int) -> list[Any]:  # noqa: ANN401
            found = array(at)
            stride = builder.extract_value(found.shape, 1)
            each = [builder.add(first, ir.Constant(INDEX, r)) for r in range(count)]
            return [builder.gep(found.data, [builder.mul(row, stride)]) for row in each]

        width = builder.extract_value(array(2).shape, 1)
        left, right = pointers(0, given[1], ROWS), pointers(2, given[3], COLUMNS)
        dots = _dots(builder, left, right, width)
        zero = ir.Constant(WORDS, [0] * SUMS)
        dots = builder.select(builder.icmp_signed(">", dots, zero), dots, zero)
        few = _load(builder, array(4).data, given[1], ir.VectorType(SINGLE, ROWS), 4)
        repeated = [r for r in range(ROWS) for _ in range(COLUMNS)]
        factors = _shuffle(builder, few, few, repeated)
        product = builder.fmul(builder.sitofp(dots, FLOATS), factors)
        kind = ir.FunctionType(FLOATS, [FLOATS])
        rint = code.get_or_insert_function(builder.module, kind, f"llvm.rint.v{SUMS}f32")
        whole = builder.fptosi(builder.call(rint, [product]), WORDS)
        for r, pointer in enumerate(pointers(5, given[1], ROWS)):
            pair = _shuffle(builder, whole, whole, [r * COLUMNS + c for c in range(COLUMNS)])
            place = builder.gep(pointer, [given[3]])
            builder.store(pair, builder.bitcast(place, pair.type.as_pointer()), align=4)
        return context.get_dummy_value()

    return types.void(rows, types.int64, grid, types.int64, weights, sims), generate


weigh_tile: Any = build(_weigh_tile)


@loop()
def weigh_one(rows: Shorts, u: int, grid: Shorts, j: int, weights: Singles, sims: Ints) -> None:
    """Writes one entry of `weigh_dots`."""
    total = 0
    for x in range(grid.shape[1]):
        total += rows[u, x] * grid[j, x]
    sims[u, j] = np.int32(np.rint(np.float32(max(total, 0)) * weights[u]))


@loop(void(int16[:, ::1], int16[:, ::1], float32[::1], int32[:, ::1]))
def weigh_dots(rows: Shorts, grid: Shorts, weights: Singles, sims: Ints) -> None:
    """Writes max(0, rows . grid) x weight of its row, as whole numbers.

    Args:
        rows: (U, d) whole numbers, d a multiple of LANES (fill up with zeros); no sum of
            products may reach 2^24, which float32 still holds exactly.
        grid: (n, d) likewise.
        weights: (U,).
        sims: (U, n), written.
    """
    tiled = len(rows) // ROWS * ROWS, len(grid) // COLUMNS * COLUMNS
    for block in range(0, tiled[0], BLOCK):
        for j in range(0, tiled[1], COLUMNS):
            for u in range(block, min(block + BLOCK, tiled[0]), ROWS):
                weigh_tile(rows, u, grid, j, weights, sims)
    for u in range(len(rows)):
        for j in range(tiled[1] if u < tiled[0] else 0, len(grid)):
            weigh_one(rows, u, grid, j, weights, sims)
