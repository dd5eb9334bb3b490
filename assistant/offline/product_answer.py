"""Words one product's record, what was asked of it, and several products side by side."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.agent.telling import plain_text
from assistant.offline.aspects import Aspect, find_aspects
from assistant.records import product_record
from assistant.turn.context import Request, TurnContext
from assistant.wording import Phrases
from assistant.wording.units import split_unit
from retrieval.catalog import Facet, Product, fold

__all__ = ["answer_comparison", "answer_product"]

MOST_DETAILS = 6
LONGEST_VALUE = 60
DESCRIPTION = 320


def answer_product(
    context: TurnContext, request: Request, product: Product, phrases: Phrases
) -> list[str]:
    """Return the answer to what was asked of a product; all that matters if nothing special was."""
    aspects = find_aspects(request.reading.text, context.floor.catalog.facets, product)
    aspects = [_as_wanted(aspect, request) for aspect in aspects]
    lines = [line for aspect in aspects for line in _say_aspect(context, product, aspect, phrases)]
    if lines:
        return lines
    return [
        _say_price(context, product, phrases),
        *(_say_stock(product, phrases) if product.in_stock is not None else ()),
        *_say_rating(product, phrases, only=False),
        *_say_details(context, product, phrases),
        *_say_description(product, phrases),
    ]


def answer_comparison(
    context: TurnContext, request: Request, products: Sequence[Product], phrases: Phrases
) -> list[str]:
    """Return a line per product and what sets them apart; a pick where one was asked for."""
    floor = context.floor
    differing = _differing(products, floor.catalog.facets)
    lines = [phrases.say("compare")]
    for product in products:
        facts = [floor.price(product.price_minor)]
        facts += [f"{_label(f)}: {_value(product, f, phrases)}" for f in differing]
        if product.rating is not None:
            facts.append(_rating_words(product, phrases))
        if product.in_stock is False:
            facts.append(phrases.say("sold_out"))
        joined = ("，" if phrases.language == "zh" else ", ").join(facts)
        lines.append(phrases.say("item", title=product.title, facts=joined))
    lines += _verdict(context, products, phrases)
    if request.reading.intent == "recommend":
        lines.append(_pick(products, phrases))
    return lines


def _as_wanted(aspect: Aspect, request: Request) -> Aspect:
    """Read "my size" as the size that the shopper has asked for."""
    held = request.constraints.get(aspect.facet.name) if aspect.facet is not None else None
    if held is None or aspect.value is not None or len(held.values) != 1:
        return aspect
    return replace(aspect, value=held.values[0])


def _say_aspect(
    context: TurnContext, product: Product, aspect: Aspect, phrases: Phrases
) -> list[str]:
    if aspect.kind == "price":
        return [_say_price(context, product, phrases, only=True)]
    if aspect.kind == "stock":
        return _say_stock(product, phrases)
    if aspect.kind == "rating":
        return _say_rating(product, phrases, only=True)
    if aspect.facet is None:
        return []
    if aspect.value is not None:
        return _say_value(context, product, aspect.facet, aspect.value, phrases)
    return _say_facet(product, aspect.facet, phrases)


def _say_price(
    context: TurnContext, product: Product, phrases: Phrases, *, only: bool = False
) -> str:
    price = context.floor.price(product.price_minor)
    before = product.compare_at_minor
    if before is not None and before > product.price_minor:
        said = context.floor.price(before)
        return phrases.say("about_was", title=product.title, price=price, before=said)
    return phrases.say("price_is" if only else "about", title=product.title, price=price)


def _say_stock(product: Product, phrases: Phrases) -> list[str]:
    if product.in_stock is None:
        return [phrases.say("stock_unknown", title=product.title)]
    if not product.in_stock:
        return [phrases.say("stock_no", title=product.title)]
    record = product_record(product)
    lines = [phrases.say("stock_yes", title=product.title)]
    for occasion, key in (("stock_options", "options"), ("stock_options_gone", "sold_out")):
        values = record[key]
        if isinstance(values, dict):
            for option, offered in values.items():
                name = option.replace("_", " ")
                if offered:
                    said = phrases.all_of([f"{name} {value}" for value in offered])
                    lines.append(phrases.say(occasion, title=product.title, values=said))
    return lines


def _say_rating(product: Product, phrases: Phrases, *, only: bool) -> list[str]:
    if product.rating is None:
        return [phrases.say("not_rated", title=product.title)] if only else []
    if not product.rating_count:
        return [phrases.say("rated", rating=f"{product.rating:g}")]
    count = phrases.say("reviews", count=f"{product.rating_count:,}")
    return [phrases.say("rated_by", rating=f"{product.rating:g}", count=count)]


def _rating_words(product: Product, phrases: Phrases) -> str:
    return phrases.say("rating", rating=f"{product.rating:g}")


def _say_details(context: TurnContext, product: Product, phrases: Phrases) -> list[str]:
    details = []
    for facet in context.floor.catalog.facets:
        if (
            facet.name == "category"
            or facet.name not in product.attributes
            and facet.name != "brand"
        ):
            continue
        value = _value(product, facet, phrases)
        if value and len(value) <= LONGEST_VALUE:
            details.append(f"{_label(facet)}: {value}")
    if not details:
        return []
    return [phrases.say("details", details="; ".join(details[:MOST_DETAILS]))]


def _say_description(product: Product, phrases: Phrases) -> list[str]:
    text = plain_text(product.description, DESCRIPTION)
    return [phrases.say("described", text=text)] if text else []


def _say_facet(product: Product, facet: Facet, phrases: Phrases) -> list[str]:
    label = _label(facet)
    values = product.values(facet.name)
    if not values:
        return [phrases.say("value_unknown", title=product.title, facet=label)]
    if any(facet.name in variant.options for variant in product.variants):
        return _say_stock(product, phrases)
    if facet.kind == "bool":
        said = "bool_yes" if values[0] == "true" else "bool_no"
        return [phrases.say(said, title=product.title, facet=label)]
    value = _value(product, facet, phrases)
    return [phrases.say("value_is", title=product.title, facet=label, value=value)]


def _say_value(
    context: TurnContext, product: Product, facet: Facet, value: str, phrases: Phrases
) -> list[str]:
    """Answer "does it come in blue?": its own values, its options, and its sisters."""
    label, title = _label(facet), product.title
    wanted = fold(value)
    options = {fold(v.options[facet.name]): v for v in product.variants if facet.name in v.options}
    said_value = f"{facet.name.replace('_', ' ')} {value}" if value[:1].isdigit() else value
    if wanted in options:
        there = [
            product.variant_in_stock(v)
            for v in product.variants
            if fold(v.options.get(facet.name, "")) == wanted
        ]
        gone = not any(state is not False for state in there)
        return [
            phrases.say("option_sold_out" if gone else "option_yes", title=title, value=said_value)
        ]
    own = product.values(facet.name)
    if wanted in {fold(v) for v in own}:
        return [phrases.say("value_yes", title=title, facet=label, value=value)]
    if not own:
        return [phrases.say("value_unknown", title=title, facet=label)]
    said = phrases.any_of(own) if options else _value(product, facet, phrases)
    lines = [phrases.say("value_no", title=title, facet=label, value=said)]
    sister = _sister(context, product, facet.name, wanted)
    if sister is not None:
        context.show_products([sister], phrases.say("why_similar"))
        lines.append(phrases.say("same_in", value=value, title=sister.title))
    return lines


def _sister(context: TurnContext, product: Product, facet: str, wanted: str) -> Product | None:
    """Return the same model with another value of a facet."""
    if product.parent is None:
        return None
    for other in context.floor.catalog:
        related = other.parent == product.parent and other.id != product.id
        if related and wanted in {fold(v) for v in other.values(facet)}:
            return other
    return None


def _value(product: Product, facet: Facet, phrases: Phrases) -> str:
    values = product.values(facet.name)
    if facet.name == "category":
        values = values[-1:]
    if facet.kind == "bool":
        return {"true": "yes", "false": "no"}.get("".join(values), "")
    unit = f" {_unit(facet)}" if _unit(facet) and values else ""
    return phrases.all_of(values[:6]) + unit


def _unit(facet: Facet) -> str:
    """Return a number's unit: the owner's, else the one that its name ends with."""
    return facet.unit or (split_unit(facet.name)[1] if facet.kind == "number" else "")


def _label(facet: Facet) -> str:
    """Return what a facet is called, without the unit that stands with the value."""
    label = facet.label.lower()
    unit = _unit(facet).lower()
    return label.removesuffix(f" {unit}") if unit else label


def _differing(products: Sequence[Product], facets: Sequence[Facet]) -> list[Facet]:
    """Return the facets that all state and that are not the same for all, three at most."""
    found = []
    for facet in facets:
        if facet.name == "brand":
            continue  # titles name it as a rule, and it tells little else
        # A choice of sizes tells what can be had of each, not how they differ.
        values = [p.own_values(facet.name) for p in products]
        if (
            all(values)
            and len(set(values)) > 1
            and max(len(" ".join(v)) for v in values) <= LONGEST_VALUE
        ):
            found.append(facet)
    return found[:3]


def _verdict(context: TurnContext, products: Sequence[Product], phrases: Phrases) -> list[str]:
    lines = []
    ordered = sorted(products, key=lambda p: p.price_minor)
    lowest = context.floor.price(ordered[0].price_minor)
    if ordered[0].price_minor < ordered[1].price_minor:
        lines.append(phrases.say("cheaper_one", price=lowest, title=ordered[0].title))
    elif ordered[0].price_minor == ordered[-1].price_minor:
        lines.append(phrases.say("same_price"))
    rated = sorted((p for p in products if p.rating is not None), key=lambda p: -(p.rating or 0.0))
    if len(rated) == len(products) and rated[0].rating != rated[1].rating:
        rating = f"{rated[0].rating:g}"
        lines.append(phrases.say("better_rated", title=rated[0].title, rating=rating))
    return lines


def _pick(products: Sequence[Product], phrases: Phrases) -> str:
    """Name one: what can be bought, then the best rated, then the one the shelf put first."""
    there = [p for p in products if p.in_stock is not False] or list(products)
    best = max(there, key=lambda p: (p.rating or 0.0) * min(p.rating_count or 1, 20))
    if best.rating is None:
        return phrases.say("pick", title=best.title)
    reason = _rating_words(best, phrases)
    if best.rating_count:
        reason += f" ({phrases.say('reviews', count=f'{best.rating_count:,}')})"
    return phrases.say("pick_because", title=best.title, reason=reason)
