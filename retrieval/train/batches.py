"""Batches in which no pair is a wrong negative of another.

A batch's other products are each query's negatives. Short queries such as "toner cartridge" fit
many products, so a pair is put into a batch only if its product does not say everything that
another's query asks for. It knows terms, no models.
"""

import random
from collections.abc import Callable, Sequence
from typing import Any

from retrieval.catalog import Catalog
from retrieval.pairs import Pair, product_terms
from retrieval.tokens import terms

__all__ = ["batch_sampler", "plan_batches"]

LOOK_AHEAD = 512

Terms = frozenset[str]


def plan_batches(
    pairs: Sequence[Pair], catalog: Catalog, batch_size: int, seed: int
) -> list[list[int]]:
    """Return positions of pairs, batch by batch, every pair once.

    Args:
        pairs: all of one kind of task.
        catalog: of their products.
        batch_size: the most pairs in a batch; the last ones may be smaller.
        seed: of the order.
    """
    said = {p.product_id: product_terms(catalog.get(p.product_id)) for p in pairs}
    asked = [frozenset(terms(p.query)) for p in pairs]
    waiting = list(range(len(pairs)))
    random.Random(seed).shuffle(waiting)
    batches = []
    while waiting:
        batch: list[int] = []
        passed: list[int] = []
        for seen, at in enumerate(waiting):
            if len(batch) == batch_size or seen > batch_size + LOOK_AHEAD:
                passed.extend(waiting[seen:])
                break
            if all(_fit(pairs, asked, said, at, other) for other in batch):
                batch.append(at)
            else:
                passed.append(at)
        batches.append(batch)
        waiting = passed
    # A batch of very few pairs, at the end, has next to no negatives.
    whole = [batch for batch in batches if len(batch) >= max(2, batch_size // 4)]
    return whole or batches


def _fit(
    pairs: Sequence[Pair],
    asked: Sequence[Terms],
    said: dict[str, Terms],
    one: int,
    other: int,
) -> bool:
    first, second = pairs[one], pairs[other]
    return (
        first.product_id != second.product_id
        and not asked[one] <= said[second.product_id]
        and not asked[other] <= said[first.product_id]
    )


def batch_sampler(planned: dict[int, list[list[int]]], seed: int) -> Callable[..., Any]:
    """Return what the trainer calls for a sampler: the batches planned for that many pairs.

    Args:
        planned: number of pairs in a data set -> its batches.
        seed: of the batches' order, which changes with the epoch.
    """
    from sentence_transformers.base.sampler import DefaultBatchSampler

    class PlannedBatches(DefaultBatchSampler):
        """Gives the planned batches, in another order every epoch."""

        pairs = 0

        def __iter__(self) -> Any:  # noqa: ANN401
            order = list(planned[self.pairs])
            random.Random(f"{seed}-{self.epoch}").shuffle(order)
            yield from order

        def __len__(self) -> int:
            return len(planned[self.pairs])

    def make(dataset: Any, batch_size: int, drop_last: bool, **others: Any) -> Any:  # noqa: ANN401
        others.pop("seed", None)
        sampler = PlannedBatches(dataset, batch_size, drop_last, seed=seed, **others)
        sampler.pairs = len(dataset)
        return sampler

    return make
