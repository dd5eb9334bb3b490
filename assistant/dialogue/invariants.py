"""What must hold of every reply, asked or not: DESIGN.md's invariants, checked from outside.

These read the reply's words and the shop's records again, with means of their own; they trust
neither the claim ledger nor the shelf's own figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from assistant.dialogue.check import Check
from assistant.dialogue.products import condition_failures
from assistant.money import major_units
from assistant.records import product_record
from assistant.reply import Reply
from retrieval.catalog import Catalog, Product, fold

__all__ = ["Scene", "check_invariants"]

# A figure that is written as money: a currency sign or code on either side.
_SIGNS = r"(?:€|£|\$|¥|₹|EUR|GBP|USD|CNY|INR|JPY|CHF|元)"
_FIGURE = r"\d+(?:[ .,\u00a0\u202f]\d{3})*(?:[.,]\d{1,2})?"
_MONEY = re.compile(rf"(?:{_SIGNS}\s?({_FIGURE})|({_FIGURE})\s?{_SIGNS})")
_MARKUP = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>|(?<!\*)\*\*(?!\*).+?\*\*(?!\*)|```|\[[^\]]+\]\([^)]+\)",
    re.IGNORECASE | re.DOTALL,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_REFUSING = re.compile(
    r"^\W*(?:no|nope|don't|do not|stop|wait|not yet|cancel that|leave it)\b", re.I
)
SPOKEN = {"quantity", "recipient", "occasion"}
_CARD = ("title", "brand", "price_minor", "compare_at_minor", "in_stock", "attributes", "rating")


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a reply.

    Attributes:
        said: all that the shopper said so far.
        last: the message answered; "" for the removal of a chip.
        before: the reply before, None at the first.
        records: what else the reply may quote: orders, carts, policies, the shop.
        wrote: whether orders, customers or stock changed in this turn.
        silent: whether a person has the conversation, so that the bot may say nothing.
    """

    said: str
    last: str = ""
    before: Reply | None = None
    records: Sequence[Mapping[str, Any]] = ()
    wrote: bool = False
    silent: bool = False


def check_invariants(scene: Scene, reply: Reply, catalog: Catalog) -> list[Check]:
    """Return one check for each invariant that this reply can break."""
    shown = [catalog.get(i) for i in reply.shelf.ids if i in catalog]
    return [
        *_shown_are_named(reply, shown),
        *_named_are_shown(scene, reply, catalog),
        *_cards_are_the_catalogues(reply, shown),
        *_claims_are_backed(reply),
        *_amounts_are_on_record(scene, reply, catalog),
        *_lines_tell_their_products(reply, shown),
        *_constraints_hold(reply, shown),
        *_nothing_is_written_unasked(scene),
        *_language_is_the_shoppers(scene.last, reply),
        *_text_is_plain(reply, shown, scene),
        *_person_has_the_floor(scene, reply),
    ]


def _shown_are_named(reply: Reply, shown: list[Product]) -> Iterator[Check]:
    known = {product.id for product in shown}
    unknown = [i for i in reply.shelf.ids if i not in known]
    twice = len(set(reply.shelf.ids)) < len(reply.shelf.ids)
    text = _bare(reply.text)
    unnamed = [product.title for product in shown if _bare(product.title) not in text]
    got = f"unnamed: {unnamed}; not in the catalogue: {unknown}; twice: {twice}"
    ok = not unnamed and not unknown and not twice
    yield Check("shown products are named", ok, "every card's title in the text", got)


def _bare(text: str) -> str:
    return " ".join(fold(text).split())


def _named_are_shown(scene: Scene, reply: Reply, catalog: Catalog) -> Iterator[Check]:
    """Long titles only: a title of one or two common words may be an ordinary phrase.

    A card's own words are taken out first, since one product's title or description may hold
    another's title. What stands in the shopper's cart and orders, or waits for a yes, is named as
    what was bought and not as what is shown.
    """
    text, asked = _bare(reply.text), _bare(scene.said)
    shown = [catalog.get(i) for i in reply.shelf.ids if i in catalog]
    for product in sorted(shown, key=lambda p: -len(p.title)):
        text = text.replace(_bare(product.title), " ")
        if product.description:
            text = text.replace(_bare(product.description), " ")
    waiting = [(each and each.confirmation) or {} for each in (reply, scene.before)]
    bought = {_bare(title) for record in (*scene.records, *waiting) for title in _titles(record)}
    loose = [
        title
        for title, bare in _long_titles(catalog)
        if bare in text and bare not in asked and bare not in bought
    ]
    yield Check("named products are shown", not loose, "only cards are named", str(loose[:3]))


def _titles(record: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield the titles of the lines that a record holds."""
    if isinstance(record, Mapping):
        if isinstance(record.get("title"), str):
            yield record["title"]
        record = list(record.values())
    if isinstance(record, list | tuple):
        for inner in record:
            yield from _titles(inner)


@lru_cache(maxsize=2)
def _long_titles(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((p.title, _bare(p.title)) for p in catalog if len(p.title.split()) >= 3)


def _cards_are_the_catalogues(reply: Reply, shown: list[Product]) -> Iterator[Check]:
    if not shown:
        return
    by_id = {product.id: product_record(product) for product in shown}
    bad = [
        f"{item.id}.{key}: {item.record.get(key)} is {by_id[item.id][key]}"
        for item in reply.shelf.items
        if item.id in by_id
        for key in _CARD
        if key in item.record and item.record[key] != by_id[item.id][key]
    ]
    yield Check("cards are the catalogue's", not bad, "cards as on record", "; ".join(bad))


def _claims_are_backed(reply: Reply) -> Iterator[Check]:
    bad = [claim.text for claim in reply.claims if not claim.ok]
    yield Check("claims are backed", not bad, "every claim ok", str(bad))


def _amounts_are_on_record(scene: Scene, reply: Reply, catalog: Catalog) -> Iterator[Check]:
    """Amounts come from cards, the records around them, or the shopper's own words.

    How far the prices of all matches reach is said from a search; there, any price of the
    catalogue will do. Differences between two shown prices may be told.
    """
    stated = {_amount(a or b) for a, b in _MONEY.findall(reply.text)}
    if not stated:
        return
    allowed = {_amount(figure) for figure in re.findall(_FIGURE, scene.said)}
    sources = {claim.source for claim in reply.claims if claim.source}
    known = [i for i in dict.fromkeys((*reply.shelf.ids, *sources)) if i in catalog]
    cards = [product_record(catalog.get(i)) for i in known]
    shown = (scene.before.confirmation if scene.before is not None else None) or {}
    told = [reply.constraints, reply.confirmation or {}, shown, reply.handover or {}]
    for record in [*cards, *scene.records, *told]:
        allowed |= set(_amounts(record, catalog.currency))
    prices = {_major(record["price_minor"], catalog) for record in cards}
    allowed |= {abs(a - b).normalize() for a in prices for b in prices}
    loose = stated - allowed
    if loose and any(str(claim.source).startswith("search") for claim in reply.claims):
        loose -= {_major(product.price_minor, catalog) for product in catalog}
    expected = "amounts of products, orders, policies or the shopper's own words"
    yield Check("amounts are on record", not loose, expected, ", ".join(map(str, sorted(loose))))


def _major(minor: object, catalog: Catalog) -> Decimal:
    return Decimal(major_units(int(str(minor)), catalog.currency)).normalize()


def _lines_tell_their_products(reply: Reply, shown: list[Product]) -> Iterator[Check]:
    """A list line that names one product tells that product's price and stock, not another's."""
    bad = []
    for line in reply.text.splitlines():
        if not line.lstrip().startswith("•"):
            continue
        bare = _bare(line)
        named = [product for product in shown if _bare(product.title) in bare]
        if len(named) != 1:
            continue
        product = named[0]
        own = set(_amounts(product_record(product), product.currency))
        rest = line.replace(product.title, "")
        told = {_amount(a or b) for a, b in _MONEY.findall(rest)}
        # "€12.00 less than the first": a difference is told beside the price itself.
        if told and not told & own:
            bad.append(f"{product.title}: {', '.join(map(str, sorted(told)))}")
        if "in stock" in rest.casefold() and product.in_stock is False:
            bad.append(f"{product.title} is sold out")
    if shown:
        yield Check("lines tell their products", not bad, "each its own price", "; ".join(bad))


def _amount(figure: str) -> Decimal:
    """Reads a figure with either separator; the last mark before one or two digits is decimal."""
    bare = re.sub(r"[ \u00a0\u202f]", "", figure)
    whole, mark, rest = re.match(r"^(.*?)(?:([.,])(\d{1,2}))?$", bare).groups("")  # type: ignore[union-attr]
    number = re.sub(r"[.,]", "", whole) + (f".{rest}" if mark else "")
    return Decimal(number).normalize()


def _amounts(value: Any, currency: str, key: str = "") -> Iterator[Decimal]:  # noqa: ANN401
    """Yields every amount that a record states: minor units, bounds, and money in its texts."""
    if isinstance(value, Mapping):
        here = str(value.get("currency") or currency)
        for name, inner in value.items():
            if name not in {"text", "claims"} or "heading" in value:
                yield from _amounts(inner, here, str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _amounts(inner, currency, key)
    elif isinstance(value, str):
        yield from (_amount(figure) for figure in re.findall(_FIGURE, value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if key.endswith("_minor"):
            yield Decimal(major_units(int(value), currency)).normalize()
        elif key in {"min", "max"}:
            yield Decimal(str(value)).normalize()


def _constraints_hold(reply: Reply, shown: list[Product]) -> Iterator[Check]:
    """What a search shows meets what is wanted, but for the one wish said to have given way.

    A product that was asked about by name need not: it is shown because it was asked about.
    """
    searches = [use.arguments for use in reply.tools if use.name == "search_products"]
    if not searches or not shown:
        return
    asked = {
        facet: _rule(value)
        for facet, value in reply.constraints.items()
        if facet not in SPOKEN and facet != reply.shelf.relaxed
    }
    # A message with several needs makes several searches; the constraints are those of the first.
    ways = [asked, *(_searched(arguments) for arguments in searches if len(searches) > 1)]
    bad = []
    for product in shown:
        failures = [condition_failures(product, way) for way in ways if way]
        if failures and all(failures):
            bad.append(f"{product.title}: {'; '.join(failures[0])}")
    if any(ways):
        yield Check("hard constraints hold", not bad, str(asked), " | ".join(bad))


def _searched(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the conditions of a search's arguments: their category, price and stock."""
    bounds = {"min": arguments.get("price_min"), "max": arguments.get("price_max")}
    conditions: dict[str, Any] = {"category": arguments.get("category")}
    if any(bound is not None for bound in bounds.values()):
        conditions["price"] = bounds
    return {name: wanted for name, wanted in conditions.items() if wanted}


def _rule(value: Any) -> Any:  # noqa: ANN401 - a constraint in DESIGN.md's shape
    if isinstance(value, Mapping):
        rule = {key: inner for key, inner in value.items() if inner is not None}
        return rule if set(rule) != {"in"} else rule["in"]
    return value


def _nothing_is_written_unasked(scene: Scene) -> Iterator[Check]:
    asked = scene.before is not None and scene.before.confirmation is not None
    agreed = asked and not _REFUSING.match(scene.last)
    ok = agreed or not scene.wrote
    yield Check("nothing is written unasked", ok, "no write without a yes", "records changed")


def _language_is_the_shoppers(said: str, reply: Reply) -> Iterator[Check]:
    chinese = len(_HAN.findall(said)) > len(_LETTER.findall(said))
    if not said.strip() or not (chinese or _LETTER.search(said)):
        return
    answered = len(_HAN.findall(reply.text)) > 2 if chinese else not _HAN.search(reply.text)
    expected = "Chinese" if chinese else "not Chinese"
    ok = answered or any(_HAN.search(item.title) for item in reply.shelf.items)
    yield Check("language is the shopper's", ok, expected, reply.text[:80])


def _person_has_the_floor(scene: Scene, reply: Reply) -> Iterator[Check]:
    """While a person is asked for or speaks, the bot neither looks nor shows anything."""
    told = f"{len(reply.shelf.items)} products, {len(reply.tools)} tools"
    busy = bool(reply.shelf.items or reply.tools)
    yield Check(
        "a person has the floor", not (scene.silent and busy), "no products, no tools", told
    )


def _text_is_plain(reply: Reply, shown: list[Product], scene: Scene) -> Iterator[Check]:
    text = reply.text
    for product in shown:
        text = text.replace(product.title, "").replace(product.description, "")
    found = _MARKUP.findall(text)
    if scene.silent and not reply.text.strip():
        return
    ok = bool(reply.text.strip()) and not found and "Traceback" not in text
    yield Check("text is plain", ok, "words without markup", str(found) or "empty")
