"""The compiled loops do what NumPy does, to the last bit; skipped where numba is missing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking import (
    Constraints,
    ExposurePrices,
    Facets,
    Ranker,
    RankerConfig,
    Session,
    kernels,
    warm,
)
from ranking.vectors import read_vectors, similarities
from tests.ranking.requests_to_rank import make, requests

pytest.importorskip("numba")


def both(rank):
    """What a call gives without the compiled loops, and with them."""
    kernels._loaded.clear()
    plain = rank()
    plain.steps  # noqa: B018 - explained while NumPy is in use
    assert warm()
    fast = rank()
    fast.steps  # noqa: B018
    kernels._loaded.clear()
    return plain, fast


def assert_same(plain, fast):
    assert plain.ids == fast.ids
    assert np.array_equal(plain.gains, fast.gains)
    assert plain.bound == fast.bound
    assert plain.repaired == fast.repaired
    assert plain.rivals == fast.rivals
    assert np.allclose(plain.margins, fast.margins, atol=1e-12, equal_nan=True)
    assert plain.relaxations == fast.relaxations


@settings(max_examples=80, deadline=None)
@given(requests(most=14), st.integers(0, 6), st.booleans(), st.booleans(), st.data())
def test_compiled_loops_give_the_same_list_to_the_last_bit(request, k, later, exposed, data):
    constraints = None
    if data.draw(st.booleans()):
        constraints = Constraints(
            caps={"brand": 1} if request.facets is not None else {},
            banned=request.ids[:1],
            pinned=request.ids[-1:] if k and len(request.ids) > 1 else (),
        )
    session = None
    if later:
        session = Session().after(
            Ranker().rank(request.ids, request.relevance, 2, **request.given(), certify=None)
        )
    exposure = ExposurePrices("brand") if exposed and request.facets is not None else None
    config = data.draw(st.sampled_from([RankerConfig(), RankerConfig(depth=0.0, repair_below=1.0)]))
    certify = data.draw(st.sampled_from(["dual", "online", None]))
    assert_same(
        *both(
            lambda: Ranker(config).rank(
                request.ids,
                request.relevance,
                k,
                **request.given(),
                constraints=constraints,
                session=session,
                exposure=exposure,
                certify=certify,
            )
        )
    )


@pytest.mark.parametrize("n", [300, 5000])
def test_compiled_loops_give_the_same_list_of_many(n):
    request = make(3, n, 96, levels=20)
    lists = {**request.lists, "type": [[f"t{i % 37}"] for i in range(n)]}
    facets = Facets.from_lists(lists)
    plain, fast = both(
        lambda: Ranker().rank(
            request.ids, request.relevance, 12, embeddings=request.embeddings, facets=facets
        )
    )
    assert_same(plain, fast)


def test_nothing_is_compiled_inside_a_request():
    kernels._loaded.clear()
    request = make(1, 50)
    Ranker().rank(request.ids, request.relevance, 5, **request.given())
    assert kernels.compiled() is None


def test_warming_twice_does_no_harm():
    assert warm()
    assert warm()
    kernels._loaded.clear()


@pytest.mark.parametrize(("rows", "n", "d"), [(4, 2, 16), (7, 9, 40), (3, 5, 7), (18, 33, 384)])
def test_whole_number_similarities_are_those_of_the_float_product(rows, n, d):
    assert warm()
    if kernels.compiled().dots is None:
        pytest.skip("no AVX2 here")
    rng = np.random.default_rng(d)
    vectors = rng.normal(size=(n, d))
    grid = read_vectors(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), n)
    chosen = np.ascontiguousarray(grid[rng.integers(n, size=rows)])
    weights = rng.dirichlet(np.ones(rows))
    with_dots = similarities(grid, chosen, weights)
    kernels._loaded.clear()
    assert np.array_equal(with_dots, similarities(grid, chosen, weights))
