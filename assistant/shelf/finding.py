"""What a search finds for one request: hard constraints hold, and at most one wish gives way.

What the reader understood wins over a model's arguments: they may add to it, never loosen it.
It knows constraints and the shop floor; it words nothing.
"""

from dataclasses import dataclass, replace

from assistant.memory import SPOKEN_FACETS, Constraint, Constraints
from assistant.reply import Shelf
from assistant.search import Found, Sort
from assistant.shelf.breadth import narrowness
from assistant.shelf.demand import demand_of
from assistant.shelf.question import best_question
from assistant.shelf.relaxing import Blocker, find_blocker, relax_one
from assistant.turn.context import Request, TurnContext
from assistant.understanding import Clarify
from assistant.wording import Phrases
from retrieval.catalog import Product
from retrieval.filters import SearchFilter

__all__ = ["BROWSE", "Asked", "Finding", "choose_request", "find", "merge_filters"]

LONGEST_QUERY = 300
BROWSE = "*"
FOR_SOMEONE = ("recipient", "occasion")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as a model asks for it.

    Attributes:
        query: the need in words.
        where: filters of the model's own.
        sort: the order.
        more: products that were not shown yet.
        similar_to: a product to find the like of.
    """

    query: str = ""
    where: SearchFilter = SearchFilter()
    sort: Sort = "fit"
    more: bool = False
    similar_to: Product | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of a search.

    Attributes:
        request: what it was for.
        asked: how it was asked for.
        found: the search as it was run last.
        dropped: facets of the model's own filters that were dropped for leaving nothing.
        blocker: what stands in the way; None when something was found or nothing would help.
        carried: False when the shop has nothing of the kind.
        exhausted: whether more was asked for and everything was shown before.
        question: what is worth asking next.
    """

    request: Request
    asked: Asked
    found: Found
    dropped: tuple[str, ...] = ()
    blocker: Blocker | None = None
    carried: bool = True
    exhausted: bool = False
    question: Clarify | None = None

    @property
    def left_out(self) -> str | None:
        """The facet of the wish that gave way, if one did."""
        return self.found.shelf.relaxed


def find(context: TurnContext, asked: Asked) -> Finding:
    """Search for one request of the turn."""
    search = context.floor.search
    request = choose_request(context, asked)
    held = request.constraints
    base = held.to_filter(search.catalog)
    where = merge_filters(base, asked.where)
    found = _run(context, request, asked, where, held)
    dropped: tuple[str, ...] = ()
    if not found.matching and where != base:
        dropped = tuple(sorted(_facets_of(where) - _facets_of(base)))
        where = base
        found = _run(context, request, replace(asked, where=SearchFilter()), where, held)
    finding = Finding(request, asked, found, dropped)
    if not found.matching:
        return _nothing(context, finding, where)
    if asked.similar_to is None and not search.is_carried(found):
        return _strange(context, finding, where)
    return replace(finding, question=best_question(search, found, held, context.asked_before))


def choose_request(context: TurnContext, asked: Asked) -> Request:
    """Return the request of this message that a search is for: the one it shares most words with.

    A message may ask for boots under 100 and also for a tent. The price is the boots' alone.
    """
    if len(context.requests) == 1:
        return context.requests[0]
    words = set(asked.query.casefold().split())
    shared = [len(words & set(_need(r).casefold().split())) for r in context.requests]
    return context.requests[shared.index(max(shared))]


def merge_filters(held: SearchFilter, asked: SearchFilter) -> SearchFilter:
    """Return a filter at least as narrow as `held` in everything that `held` speaks of.

    Where both speak of a facet the held constraint stands alone; what only the model asks for is
    added; exclusions add up.
    """
    spoken = {*held.include, *held.exclude, *held.ranges}
    excluded = {
        name: tuple(dict.fromkeys((*held.exclude.get(name, ()), *asked.exclude.get(name, ()))))
        for name in {**held.exclude, **asked.exclude}
        if name in held.exclude or name not in spoken
    }
    low, high = held.price_min_minor, held.price_max_minor
    asked_low, asked_high = asked.price_min_minor, asked.price_max_minor
    if low is None and asked_low is not None and (high is None or asked_low <= high):
        low = asked_low
    if high is None and asked_high is not None and (low is None or low <= asked_high):
        high = asked_high
    return SearchFilter(
        price_min_minor=low,
        price_max_minor=high,
        include={**{k: v for k, v in asked.include.items() if k not in spoken}, **held.include},
        exclude=excluded,
        ranges={**{k: v for k, v in asked.ranges.items() if k not in spoken}, **held.ranges},
        in_stock=asked.in_stock if held.in_stock is None else held.in_stock,
        exclude_ids=held.exclude_ids,
        only_ids=held.only_ids,
    )


def _run(
    context: TurnContext,
    request: Request,
    asked: Asked,
    where: SearchFilter,
    held: Constraints,
    missed: Constraint | None = None,
) -> Found:
    hidden, catalog = _hidden_ids(context, asked), context.floor.catalog
    demand = demand_of(context.floor.search, where, missed)
    found = context.floor.search.search(
        _query(request, asked),
        where.model_copy(update={"exclude_ids": (*where.exclude_ids, *hidden)}),
        demand=demand,
        session=context.floor.search.remember(context.shelves_before) if asked.more else None,
        previous=() if asked.more else tuple(p.id for p in context.shelf_before),
        sort=asked.sort,
        phrases=Phrases(context.language, context.said),
        alone=len(context.requests) == 1,
        sponsor=context.sponsor if missed is None else None,
        breadth=narrowness(
            [catalog.get(i) for i in context.shown_before if i in catalog], demand.settled
        ),
    )
    for stage, spent in found.timings_ms.items():
        context.add_milliseconds(stage, spent)
    return found


def _nothing(context: TurnContext, finding: Finding, where: SearchFilter) -> Finding:
    """Work out what to say, or what to leave out, when a search leaves nothing."""
    search, request, asked = context.floor.search, finding.request, finding.asked
    if _hidden_ids(context, asked) and search.count(where):
        return replace(finding, exhausted=True)
    relaxed = relax_one(search, request.constraints)
    if relaxed is None:
        return replace(finding, blocker=find_blocker(search, request.constraints))
    facet, held = relaxed
    plain = replace(asked, where=SearchFilter())
    missed = request.constraints.get(facet)
    found = _run(context, request, plain, held.to_filter(search.catalog), held, missed)
    if not search.is_carried(found):
        return replace(finding, carried=False)
    return replace(finding, found=replace(found, shelf=replace(found.shelf, relaxed=facet)))


def _strange(context: TurnContext, finding: Finding, where: SearchFilter) -> Finding:
    """Work out what to say when nothing that was found is of the kind that was asked for."""
    search, request = context.floor.search, finding.request
    held, plain = request.constraints, replace(finding.asked, where=SearchFilter())
    if request.reading.intent == "recommend" or any(held.get(facet) for facet in FOR_SOMEONE):
        # "Something for my mother", "what's popular": no kind of thing is named, so what fits the
        # rest is the answer.
        anything = replace(plain, query=BROWSE)
        return replace(finding, asked=anything, found=_run(context, request, anything, where, held))
    finding = replace(finding, found=replace(finding.found, shelf=Shelf(), products=()))
    for item in reversed(held.items):
        other = held.remove(item.facet)
        if item.facet in SPOKEN_FACETS or other.to_filter(search.catalog) == where:
            continue
        found = _run(context, request, plain, other.to_filter(search.catalog), other)
        if found.matching and search.is_carried(found):
            prices = found.prices or (0, 0)
            return replace(finding, blocker=Blocker(item.facet, 0, prices, found.where))
    return replace(finding, carried=False)


def _hidden_ids(context: TurnContext, asked: Asked) -> tuple[str, ...]:
    if asked.similar_to is not None:
        # A namesake would be told by the very name of what is set aside.
        title = asked.similar_to.title
        return tuple(each.id for each in context.floor.catalog if each.title == title)
    return context.shown_before if asked.more else ()


def _query(request: Request, asked: Asked) -> str:
    if asked.similar_to is not None:
        product = asked.similar_to
        return " ".join((product.title, *product.category[-1:]))[:LONGEST_QUERY]
    if asked.query == BROWSE:
        return ""
    return (asked.query.strip() or _need(request))[:LONGEST_QUERY]


def _need(request: Request) -> str:
    return request.constraints.need or request.reading.query


def _facets_of(where: SearchFilter) -> set[str]:
    price = (
        {"price"}
        if where.price_min_minor is not None or where.price_max_minor is not None
        else set()
    )
    stock = {"in_stock"} if where.in_stock is not None else set()
    return {*where.include, *where.exclude, *where.ranges} | price | stock
