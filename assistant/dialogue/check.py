"""Judges one reply against a script's expectation.

An expectation that had nothing to look at fails as vacuous: a test that cannot fail is no test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.dialogue.products import condition_failures, fits
from assistant.dialogue.script import Expectation, Never, ShelfExpectation, ToolsExpectation
from assistant.reply import Reply
from retrieval.catalog import Catalog, Product, fold

__all__ = ["Check", "check_never", "check_reply", "constraint_checks"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        name: the script's key, or the invariant.
        ok: whether it held.
        expected: what the script says, in words.
        got: what the reply had, in words.
        vacuous: failed because there was nothing to look at.
    """

    name: str
    ok: bool
    expected: str = ""
    got: str = ""
    vacuous: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the checks look at."""

    reply: Reply
    before: Reply | None
    products: tuple[Product, ...]  # the shelf, from the catalogue
    catalog: Catalog


def check_reply(
    expect: Expectation, reply: Reply, before: Reply | None, catalog: Catalog
) -> list[Check]:
    """Judges a reply; `before` is the reply of the turn before, None at the first.

    Latency and carts are judged by the run, which alone knows them.
    """
    products = tuple(catalog.get(i) for i in reply.shelf.ids if i in catalog)
    seen = _Seen(reply, before, products, catalog)
    checks: list[Check] = []
    for key, judge in _JUDGES.items():
        if key in expect.model_fields_set:
            checks += judge(getattr(expect, key), seen)
    return checks


def check_never(never: Never, reply: Reply, catalog: Catalog) -> list[Check]:
    """Judges what no reply may do; [] when nothing is forbidden."""
    checks = []
    used = {use.name for use in reply.tools}
    for tool in never.tools:
        checks.append(Check("never.tools", tool not in used, f"no {tool}", ", ".join(used)))
    for conditions in never.products:
        bad = [i for i in reply.shelf.ids if i in catalog and fits(catalog.get(i), conditions)]
        checks.append(Check("never.products", not bad, f"none with {conditions}", str(bad)))
    text = fold(reply.text)
    for word in never.words:
        checks.append(Check("never.words", fold(word) not in text, f"not {word!r}", reply.text))
    return checks


def _many(wanted: str | list[str]) -> list[str]:
    return [wanted] if isinstance(wanted, str) else wanted


def _intent(wanted: str | list[str], seen: _Seen) -> Iterator[Check]:
    allowed = _many(wanted)
    yield Check("intent", seen.reply.intent in allowed, " or ".join(allowed), seen.reply.intent)


def _tools(wanted: list[str] | ToolsExpectation, seen: _Seen) -> Iterator[Check]:
    rule = wanted
    if isinstance(rule, list):  # [] says that no tool is called
        rule = ToolsExpectation(subset=rule) if rule else ToolsExpectation(exact=[])
    used = [use.name for use in seen.reply.tools]
    got = ", ".join(used) or "none"
    if rule.exact is not None:
        ok = sorted(used) == sorted(rule.exact)
        yield Check("tools.exact", ok, ", ".join(rule.exact) or "none", got)
    if rule.subset is not None:
        yield Check("tools", set(rule.subset) <= set(used), ", ".join(rule.subset), got)
    if rule.order is not None:
        rest = iter(used)
        ok = all(name in rest for name in rule.order)
        yield Check("tools.order", ok, " then ".join(rule.order), got)


def _arguments(wanted: dict[str, dict[str, Any]], seen: _Seen) -> Iterator[Check]:
    for tool, arguments in wanted.items():
        uses = [use for use in seen.reply.tools if use.name == tool]
        if not uses:
            yield Check(f"arguments.{tool}", False, str(arguments), "not called", vacuous=True)
            continue
        ok = any(all(use.arguments.get(k) == v for k, v in arguments.items()) for use in uses)
        got = "; ".join(str(dict(use.arguments)) for use in uses)
        yield Check(f"arguments.{tool}", ok, str(arguments), got)


def _constraints(wanted: dict[str, Any], seen: _Seen) -> Iterator[Check]:
    yield from constraint_checks("constraints", wanted, seen.reply.constraints)


def constraint_checks(
    name: str, wanted: Mapping[str, Any], held: Mapping[str, Any]
) -> Iterator[Check]:
    """Compare facets with what is held, in DESIGN.md's shape; None: the facet is free."""
    for facet, value in wanted.items():
        got = held.get(facet)
        yield Check(f"{name}.{facet}", _same(got, value), str(value), str(got))


def _same(got: Any, wanted: Any) -> bool:  # noqa: ANN401 - any JSON
    if isinstance(wanted, Mapping) and isinstance(got, Mapping):
        keys = {*wanted, *(key for key, value in got.items() if value is not None)}
        return all(_same(got.get(key), wanted.get(key)) for key in keys)
    if isinstance(wanted, list) and isinstance(got, list | tuple):
        return sorted(fold(str(x)) for x in wanted) == sorted(fold(str(x)) for x in got)
    if isinstance(wanted, list) and len(wanted) == 1:
        return _same(got, wanted[0])
    if isinstance(wanted, str) and isinstance(got, str):
        return fold(wanted) == fold(got)
    return bool(got == wanted)


def _every_product(wanted: dict[str, Any], seen: _Seen) -> Iterator[Check]:
    if not seen.products:
        yield Check("every_product", False, str(wanted), "an empty shelf", vacuous=True)
        return
    bad = [
        f"{product.title}: {'; '.join(failures)}"
        for product in seen.products
        if (failures := condition_failures(product, wanted))
    ]
    yield Check("every_product", not bad, str(wanted), " | ".join(bad) or "all fit")


def _some_product(wanted: dict[str, Any], seen: _Seen) -> Iterator[Check]:
    if not seen.products:
        yield Check("some_product", False, str(wanted), "an empty shelf", vacuous=True)
        return
    ok = any(fits(product, wanted) for product in seen.products)
    yield Check("some_product", ok, str(wanted), ", ".join(p.title for p in seen.products))


def _shelf(wanted: ShelfExpectation, seen: _Seen) -> Iterator[Check]:
    shelf = seen.reply.shelf
    if wanted.min is not None or wanted.max is not None:
        size = len(shelf.items)
        yield Check("shelf", wanted.holds(size), _range(wanted.min, wanted.max), f"{size} products")
    for facet, least in wanted.distinct.items():
        values = {product.values(facet) for product in seen.products} - {()}
        got = ", ".join(sorted(" / ".join(value) for value in values))
        name, empty = f"shelf.distinct.{facet}", not values
        yield Check(name, len(values) >= least, f">= {least}", got or "none", vacuous=empty)
    if wanted.certificate is not None:
        reached = shelf.certificate
        bounds = wanted.certificate
        ok = reached is not None and bounds.holds(reached)
        expected = _range(bounds.min, bounds.max)
        yield Check("shelf.certificate", ok, expected, str(reached), vacuous=reached is None)
    if wanted.changed is not None:
        if seen.before is None:
            yield Check("shelf.changed", False, "a shelf before", "none", vacuous=True)
            return
        changed = seen.before.shelf.ids != shelf.ids
        yield Check("shelf.changed", changed is wanted.changed, str(wanted.changed), str(changed))


def _range(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _named(wanted: list[str], seen: _Seen) -> Iterator[Check]:
    text = fold(seen.reply.text)
    for name in wanted:
        title = seen.catalog.get(name).title if name in seen.catalog else name
        yield Check("named", fold(title) in text, title, seen.reply.text)


def _cites(wanted: str | list[str], seen: _Seen) -> Iterator[Check]:
    sources = sorted({claim.source for claim in seen.reply.claims if claim.source})
    for place in _many(wanted):
        ok = any(source == place or source.split("#")[0] == place for source in sources)
        yield Check("cites", ok, place, ", ".join(sources) or "no source", vacuous=not sources)


def _claims(wanted: dict[str, int], seen: _Seen) -> Iterator[Check]:
    for kind, least in wanted.items():
        count = sum(claim.kind == kind for claim in seen.reply.claims)
        yield Check(f"claims.{kind}", count >= least, f">= {least}", str(count))


def _mentions(wanted: str | list[str], seen: _Seen) -> Iterator[Check]:
    text = fold(seen.reply.text)
    ok = any(fold(word) in text for word in _many(wanted))
    yield Check("mentions", ok, " or ".join(_many(wanted)), seen.reply.text)


def _fact(name: str, read: Callable[[Reply], Any]) -> Callable[[Any, _Seen], Iterator[Check]]:
    """A judge for one fact: true, false, or the value itself."""

    def judge(wanted: Any, seen: _Seen) -> Iterator[Check]:  # noqa: ANN401 - bool or text
        got = read(seen.reply)
        ok = (bool(got) is wanted) if isinstance(wanted, bool) else got == wanted
        yield Check(name, ok, str(wanted), str(got))

    return judge


def _refused(reply: Reply) -> str | None:
    return reply.refused


def _clarified(reply: Reply) -> str | None:
    return reply.clarifies


def _confirming(reply: Reply) -> object:
    return (reply.confirmation or {}).get("action")


def _handed_over(reply: Reply) -> bool:
    return (reply.handover or {}).get("state") in {"waiting", "agent"}


_JUDGES: dict[str, Callable[[Any, _Seen], Iterator[Check]]] = {
    "intent": _intent,
    "tools": _tools,
    "arguments": _arguments,
    "constraints": _constraints,
    "every_product": _every_product,
    "some_product": _some_product,
    "shelf": _shelf,
    "named": _named,
    "cites": _cites,
    "claims": _claims,
    "mentions": _mentions,
    "refused": _fact("refused", _refused),
    "clarifies": _fact("clarifies", _clarified),
    "confirmation": _fact("confirmation", _confirming),
    "handover": _fact("handover", _handed_over),
    "relaxed": _fact("relaxed", lambda reply: reply.shelf.relaxed),
    "language": _fact("language", lambda reply: reply.language),
}
