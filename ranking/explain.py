"""Why an item is on a list, or is not: the gains and the rivals, in words a shop can reuse.

Every reason is a comparison within the list or with what was shown before; none is made up.
"""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ranking.constraints import NO_CAP, Limits
from ranking.errors import RankingError
from ranking.greedy import Rivals, find_rivals
from ranking.objective import TERMS, Problem, gains_given

__all__ = ["Reason", "Step", "Why", "WhyNot", "explain_absence", "explain_item", "trace"]

Pair = tuple[str, str]


class Step(NamedTuple):
    """One place of a list.

    Attributes:
        new_values: (facet, value) pairs shown for the first time.
        deepened: pairs that were shown already.
        rival: the id of the best item that did not get onto the list, or None.
        margin: the gain of the item less that of the rival; NaN without one.
        notes: what the constraints had to do with it.
    """

    new_values: tuple[Pair, ...]
    deepened: tuple[Pair, ...]
    rival: Hashable | None
    margin: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that sets an item apart from the rest of the list.

    Attributes:
        kind: "only" (the only one with a value), "unseen" (a value this conversation has not
            shown), "lowest" or "highest" (of a number, among those with `value` if one is given),
            "closest" (the most relevant), "different" (least like the others), "pinned".
        facet: the facet or number; "" for closest, different and pinned.
        value: the value, or "".
        among: for lowest and highest, the (facet, value) that the compared items share, or None.
        strength: larger is more worth saying.
    """

    kind: str
    facet: str
    value: str
    among: Pair | None
    strength: float

    def __str__(self) -> str:
        """Such as "the only one with material wool"."""
        of = f" of those with {self.among[0]} {self.among[1]}" if self.among else ""
        return {
            "only": f"the only one with {self.facet} {self.value}",
            "unseen": f"a {self.facet} not seen yet: {self.value}",
            "lowest": f"the lowest {self.facet}{of}",
            "highest": f"the highest {self.facet}{of}",
            "closest": "the closest match",
            "different": "unlike the others",
            "pinned": "placed here by the shop",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Why:
    """Why an item is on the list.

    Attributes:
        id: the item.
        position: 0 = first.
        gains: term -> what it added.
        reasons: the strongest first; may be empty.
        step: its values, rival and margin.
    """

    id: Hashable
    position: int
    gains: dict[str, float]
    reasons: tuple[Reason, ...]
    step: Step

    def __str__(self) -> str:
        """The strongest reason, or that it adds relevance."""
        return str(self.reasons[0]) if self.reasons else "a close match"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a candidate is not on the list.

    Attributes:
        id: the candidate.
        kind: "shown", "banned", "cap", "twin", "covered" (its values are shown already) or
            "relevance" (others fit better).
        rival: the id of the item that stands in its way, or None.
        margin: how much F would fall if it took the rival's place; 0 where that is not the point.
        detail: the capped value or the values that are shown already.
    """

    id: Hashable
    kind: str
    rival: Hashable | None
    margin: float
    detail: tuple[Pair, ...]

    def __str__(self) -> str:
        """One sentence."""
        named = ", ".join(f"{facet} {value}" for facet, value in self.detail)
        return {
            "shown": f"{self.id} is on the list",
            "banned": f"{self.id} was not to be shown",
            "cap": f"there are as many with {named} as may be shown",
            "twin": f"{self.id} is nearly the same as {self.rival}",
            "covered": f"{self.rival} adds more: {named} is shown already",
            "relevance": f"{self.rival} fits better",
        }[self.kind]


def trace(
    problem: Problem,
    items: NDArray[np.int64],
    gains: NDArray[np.float64],
    rivals: Rivals | None = None,
) -> tuple[Step, ...]:
    """Notes for each place of a list what it added and whom it beat.

    Args:
        problem: the request.
        items: (m,) positions of the list.
        gains: (m, terms) what each added.
        rivals: of the list, where the selection found them on its way; else it is replayed.
    """
    beaten, beaten_gains = find_rivals(problem, items) if rivals is None else rivals
    margins = (np.add.reduce(gains, axis=1) - beaten_gains).tolist()
    limits, ids, facets = problem.limits, problem.ids, problem.facets
    of_items: list[list[int]] = [[]] * len(items)
    if facets is not None:
        of_items = facets.of_each(items)
    name_of = [] if facets is None else [facets.names[f] for f in facets.facet_of.tolist()]
    values = () if facets is None else facets.values
    counts: dict[int, int] = {}
    steps = []
    for item, columns, rival, margin in zip(
        items.tolist(), of_items, beaten.tolist(), margins, strict=True
    ):
        notes = () if limits is None else _notes(problem, limits, item, counts)
        new: list[Pair] = []
        deepened: list[Pair] = []
        for v in columns:
            times = counts.get(v, 0)
            (deepened if times else new).append((name_of[v], values[v]))
            counts[v] = times + 1
        steps.append(
            Step(tuple(new), tuple(deepened), ids[rival] if rival >= 0 else None, margin, notes)
        )
    return tuple(steps)


def explain_item(
    problem: Problem,
    items: NDArray[np.int64],
    steps: tuple[Step, ...],
    gains: NDArray[np.float64],
    id_: Hashable,
) -> Why:
    """The reasons of one item of a list.

    Raises:
        RankingError: the id is not on the list.
    """
    shown = [problem.ids[i] for i in items.tolist()]
    if id_ not in shown:
        raise RankingError(f"{id_!r} is not on the list; it has: {shown}")
    place = shown.index(id_)
    reasons = [
        *_value_reasons(problem, items, place, steps[place]),
        *_number_reasons(problem, items, place),
        *_whole_reasons(problem, items, place, gains),
    ]
    reasons.sort(key=lambda reason: (-round(reason.strength, 9), reason.kind, reason.facet))
    return Why(
        id_,
        place,
        dict(zip(TERMS, gains[place].tolist(), strict=True)),
        tuple(reasons),
        steps[place],
    )


def explain_absence(problem: Problem, items: NDArray[np.int64], id_: Hashable) -> WhyNot:
    """Why one candidate was left out.

    Raises:
        RankingError: the id was no candidate.
    """
    try:
        item = list(problem.ids).index(id_)
    except ValueError:
        raise RankingError(f"{id_!r} was not among the {len(problem.ids)} candidates") from None
    chosen = items.tolist()
    if item in chosen or not chosen:
        return WhyNot(id_, "shown" if item in chosen else "banned", None, 0.0, ())
    limits = problem.limits
    if limits is not None:
        if limits.banned[item]:
            return WhyNot(id_, "banned", None, 0.0, ())
        twin = limits.twins(item, chosen) if limits.guards_twins else None
        if twin is not None:
            return WhyNot(id_, "twin", problem.ids[twin], 0.0, ())
        full = _full_caps(problem, chosen, item)
        if full:
            return WhyNot(id_, "cap", None, 0.0, full)
    return _outscored(problem, chosen, item)


def _outscored(problem: Problem, chosen: list[int], item: int) -> WhyNot:
    """The place where it would come closest to earning its keep, and what is missing there."""
    best_margin, rival = np.inf, chosen[-1]
    for place in range(len(chosen)):
        rest = chosen[:place] + chosen[place + 1 :]
        gains = gains_given(problem, np.asarray(rest, np.int64))
        margin = float(gains[chosen[place]] - gains[item])
        if margin < best_margin:
            best_margin, rival = margin, chosen[place]
    shown: set[int] = set()
    if problem.facets is not None:
        shown = {v for other in chosen for v in problem.facets.of(other).tolist()}
        own = problem.facets.of(item).tolist()
        covered = tuple(
            problem.facets.pair(v) for v in own if v in shown and problem.marginal[v, 0] > 0
        )
    else:
        covered = ()
    lacks = float(problem.modular[rival] - problem.modular[item])
    kind = "relevance" if not covered or lacks > best_margin / 2 else "covered"
    detail = covered if kind == "covered" else ()
    return WhyNot(problem.ids[item], kind, problem.ids[rival], best_margin, detail)


def _value_reasons(
    problem: Problem, items: NDArray[np.int64], place: int, step: Step
) -> list[Reason]:
    facets = problem.facets
    if facets is None or len(items) < 2:
        return []
    of_items = facets.of_each(items)
    others = {v for at, columns in enumerate(of_items) if at != place for v in columns}
    seen = problem.session.seen if problem.session is not None else {}
    seen_facets = {facet for facet, _ in seen}
    reasons = []
    for v in of_items[place]:
        facet, value = facets.pair(v)
        worth = float(problem.marginal[v, 0])
        if worth <= 0:
            continue
        if v not in others:
            reasons.append(Reason("only", facet, value, None, 1.0 + worth))
        if (
            facet in seen_facets
            and (facet, value) not in seen
            and (facet, value) in step.new_values
        ):
            reasons.append(Reason("unseen", facet, value, None, 1.5 + worth))
    return reasons


def _number_reasons(problem: Problem, items: NDArray[np.int64], place: int) -> list[Reason]:
    """Lowest and highest of each number, over the list and over those that share a value."""
    facets = problem.facets
    if facets is None or not facets.numbers:
        return []
    of_items = [set(columns) for columns in facets.of_each(items)]
    groups: list[tuple[Pair | None, list[int], float]] = [(None, list(range(len(items))), 3.0)]
    for v in sorted(of_items[place]):
        if facets.weights[facets.facet_of[v]] > 0:
            having = [at for at, columns in enumerate(of_items) if v in columns]
            if len(having) < len(items):
                groups.append((facets.pair(v), having, 0.5 + len(having) / len(items)))
    reasons = []
    for name, numbers in facets.numbers.items():
        known = numbers[items].tolist()
        own = known[place]
        # The lowest of all is the lowest of every group too: said once.
        extreme = own in (min(known), max(known))
        for among, group, strength in groups[:1] if extreme else groups:
            rest = [known[at] for at in group if at != place]
            # A comparison with an unknown number would be a guess.
            if rest and all(math.isfinite(number) for number in (own, *rest)):
                if own < min(rest):
                    reasons.append(Reason("lowest", name, "", among, strength))
                elif own > max(rest):
                    reasons.append(Reason("highest", name, "", among, strength - 0.25))
    return reasons


def _whole_reasons(
    problem: Problem, items: NDArray[np.int64], place: int, gains: NDArray[np.float64]
) -> list[Reason]:
    item, reasons = int(items[place]), []
    relevance = problem.relevance
    if problem.limits is not None and item in problem.limits.pinned:
        reasons.append(Reason("pinned", "", "", None, 4.0))
    if len(items) > 1:
        others = np.delete(items, place)
        if relevance[item] > relevance[others].max():
            reasons.append(Reason("closest", "", "", None, 2.5))
        if place and gains[place, 2] > 0 and gains[place, 2] == gains[1:, 2].max():
            reasons.append(Reason("different", "", "", None, 0.25))
    return reasons


def _notes(problem: Problem, limits: Limits, item: int, counts: dict[int, int]) -> tuple[str, ...]:
    facets = problem.facets
    notes = ["pinned"] if item in limits.pinned else []
    if facets is not None:
        for v in facets.of(item).tolist():
            facet, value = facets.pair(v)
            count = counts.get(v, 0) + 1
            if limits.caps[v] != NO_CAP:
                notes.append(f"{count} of at most {limits.caps[v]} with {facet} {value}")
            if v in limits.minimums and count <= limits.minimums[v]:
                notes.append(f"{count} of at least {limits.minimums[v]} with {facet} {value}")
    return tuple(notes)


def _full_caps(problem: Problem, chosen: list[int], item: int) -> tuple[Pair, ...]:
    limits, facets = problem.limits, problem.facets
    if limits is None or facets is None:
        return ()
    counts = np.bincount(
        np.concatenate([facets.of(i) for i in chosen]), minlength=len(facets.values)
    )
    own = facets.of(item)
    return tuple(facets.pair(v) for v in own[counts[own] >= limits.caps[own]].tolist())
