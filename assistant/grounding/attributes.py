"""Everything else that is said of a product: colours, materials, features, measures, any word.

The world is closed: a word that is neither everyday talk nor in the product's record is a claim
without a record, whatever it means.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.grounding.facts import ProductFacts, name_stems
from assistant.grounding.lexicon import (
    COLOURS,
    DOMAINS,
    FACT_STEMS,
    FUNCTION_WORDS,
    MATERIALS,
    NEUTRAL_STEMS,
)
from assistant.grounding.quantities import Quantity
from assistant.grounding.scene import Finding, Segment
from assistant.grounding.text import Token, lower, stem
from assistant.grounding.units import UNITS

__all__ = ["check_attributes", "check_domains", "check_leftover_figures", "check_measures"]

_COLOUR_STEMS = frozenset(stem(c) for c in COLOURS)
_MATERIAL_STEMS = frozenset(stem(m) for m in MATERIALS)
_COLOUR_FIELDS = ("colour", "color", "colours", "colors", "farbe", "product_colour")
_MATERIAL_FIELDS = ("material", "materials", "fabric", "upper", "outer_material")
_PERSON_FIELDS = frozenset(
    stem(w) for w in "capacity person persons sleeps berth people seats".split()
)
_ROLE_WORDS = {
    stem(word): stem(role)
    for word, role in {
        "weighs": "weight",
        "heavy": "weight",
        "weighing": "weight",
        "long": "length",
        "wide": "width",
        "tall": "height",
        "high": "height",
        "deep": "depth",
        "thick": "thickness",
        "holds": "capacity",
    }.items()
}
_PURPOSE = re.compile(r"\b(?:for|your|you|during|on|while|when|as|like|to)\b")
_VERB_AFTER = re.compile(
    r"^\W{1,3}(?:is|has|are|costs?|comes?|offers?|weighs?|features?|was|will|would|can|"
    r"gives|makes|beats?)\b"
)
_SAFE_CAPITALS = frozenset(
    "i i'm i'll i've i'd ok faq id usd eur gbp tv pm am hi ps asap diy".split()
)


def check_measures(segment: Segment) -> None:
    """Judge measures, percentages and numbers of a product by its attributes and texts."""
    if segment.mode in ("question", "offer", "echo") and not segment.explicit:
        return
    for figure in segment.open_figures():
        products = segment.gather(segment.near(figure.start))
        if not products or figure.kind == "money":
            continue
        if figure.kind == "number" and figure.in_words and figure.values[0] == 1:
            continue
        if segment.mode == "missing" and not segment.mentions:
            continue
        verdicts: list[bool | None] = [_has_measure(segment, figure, p) for p in products]
        if not segment.explicit and not segment.holds(verdicts):
            continue
        negated = segment.is_negated(figure.start)
        segment.take([figure])
        for token in segment.tokens:
            if stem(token.low) in _ROLE_WORDS:
                segment.cover(token.start, token.end)
        segment.add(
            Finding(
                "attribute",
                figure.start,
                figure.end,
                segment.holds(verdicts) and not negated,
                products[0].source,
                _field_of(figure, products[0]),
                _right_measure(segment, figure, products),
                tuple(p.id for p in products),
            )
        )


def _has_measure(segment: Segment, figure: Quantity, product: ProductFacts) -> bool:
    said = segment.stems | {_ROLE_WORDS[s] for s in segment.stems & _ROLE_WORDS.keys()}
    roles = [
        (stems, amount, unit)
        for stems, amount, unit in product.numbers
        if stems & said - {"size", "product"} and _comparable(unit, figure)
    ]
    if roles:
        return any(_close(amount, figure, unit) for _, amount, unit in roles)
    if figure.kind == "percent":
        return _has_percent(segment, figure, product)
    if figure.unit == "persons":
        for stems, amount, _ in product.numbers:
            if stems & _PERSON_FIELDS and amount in figure.values:
                return True
    if figure.kind == "measure":
        return any(
            m.unit == figure.unit and _close(b, figure, m.unit)
            for m in product.measures
            for b in m.base
        )
    return _has_number(segment, figure, product)


def _comparable(unit: str, figure: Quantity) -> bool:
    return (
        unit == figure.unit
        or (figure.kind == "number" and not unit)
        or (not unit and figure.kind == "measure")
    )


def _close(amount: Decimal, figure: Quantity, unit: str) -> bool:
    """Whether a recorded value is the one said, but for a change of units (0.2 %)."""
    values = figure.base if unit else figure.values
    return any(abs(amount - v) * 500 <= amount for v in values)


def _text(product: ProductFacts) -> str:
    record = product.record
    return lower(f"{product.title} {record.get('attributes')} {record.get('description') or ''}")


def _has_percent(segment: Segment, figure: Quantity, product: ProductFacts) -> bool:
    after = re.match(
        r"\W*(?:of )?(?:pure |organic )?([\w-]+)", segment.text[figure.end : segment.end]
    )
    word = re.escape(after.group(1)) if after else ""
    number = re.escape(f"{figure.values[0].normalize():f}")
    return bool(
        re.search(rf"(?<![\d.]){number}\s*(?:%|percent|per cent)\s*(?:\w+ )?{word}", _text(product))
    )


def _has_number(segment: Segment, figure: Quantity, product: ProductFacts) -> bool:
    """Whether the record has this number beside the same word."""
    number = f"{figure.values[0].normalize():f}"
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return bool(re.search(rf"\b{number}\b", _text(product)))
    after = re.match(r"\W*([a-z][\w-]*)", segment.text[figure.end : segment.end])
    before = re.search(r"([a-z][\w-]*)\W*$", segment.text[segment.start : figure.start])
    text = _text(product)
    for match, order in (
        (after, rf"(?<![\d.]){re.escape(number)}\W*{{}}"),
        (before, rf"{{}}\W*{re.escape(number)}(?![\d.]\d|\d)"),
    ):
        if (
            match
            and match.group(1) not in FUNCTION_WORDS
            and re.search(order.format(re.escape(match.group(1)[:5])), text)
        ):
            return True
    return False


def _field_of(figure: Quantity, product: ProductFacts) -> str:
    for stems, amount, unit in product.numbers:
        if unit == figure.unit and _close(amount, figure, unit):
            attributes = product.record.get("attributes")
            for name in attributes if isinstance(attributes, dict) else ():
                if name_stems(str(name)) == stems:
                    return f"attributes.{name}"
    return "description"


def _right_measure(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> str:
    """Return the recorded measure that the figure gets wrong, as "weight 1200 g"."""
    if len(products) != 1 or figure.kind != "measure":
        return ""
    attributes = products[0].record.get("attributes")
    for name, value in attributes.items() if isinstance(attributes, dict) else ():
        for stems, _, unit in products[0].numbers:
            if stems == name_stems(str(name)) and unit == figure.unit:
                label, _, suffix = str(name).rpartition("_")
                return (
                    f"{label} {value} {suffix}" if label and suffix in UNITS else f"{name} {value}"
                )
    return ""


def check_leftover_figures(segment: Segment) -> None:
    """Judge what figures are left: they must stand in the request or in an order, or they fall."""
    for figure in segment.open_figures():
        if figure.kind == "number" and figure.in_words and figure.values[0] == 1:
            continue
        if any(m.start <= figure.start and figure.end <= m.end for m in segment.mentions):
            continue
        source = _other_source(segment, figure)
        segment.take([figure])
        asked = segment.mode in ("question", "offer") and not segment.explicit
        if source is None and asked and figure.kind == "number" and figure.values[0] < 10:
            continue
        segment.add(Finding("number", figure.start, figure.end, source is not None, source, None))


def _other_source(segment: Segment, figure: Quantity) -> str | None:
    book = segment.book
    request = {v for q in book.request.figures for v in q.values} | book.request.numbers
    said = any(v in request for v in figure.values)
    if (
        said
        and figure.kind != "money"
        and (
            segment.mode in ("echo", "missing", "question", "offer") or _PURPOSE.search(segment.low)
        )
        and not segment.strict
    ):
        return "request"
    if said and segment.mode in ("echo", "missing") and not segment.mentions:
        return "request"
    if figure.kind == "money":
        return None
    stems = {stem(t.low) for t in segment.tokens}
    for entry in [segment.entry] if segment.entry else book.entries:
        for path, value in entry.numbers:
            if value in figure.values and (
                {stem(w) for w in re.split(r"[_\W]+", "_".join(path).lower())} & stems
                or entry.kind == "cart"
            ):
                return entry.source
        for known in entry.figures:
            if (
                known.kind == figure.kind
                and known.unit == figure.unit
                and known.values[0] in figure.values
            ):
                return entry.source
    return None


def check_domains(segment: Segment, following: Sequence[Segment] = ()) -> None:
    """Judge words such as "discount" or "rating" that no rule has made a claim of.

    They state something of the subject in a wording that no rule reads, so it stays unbacked; the
    repair then tells the same matter by the record. `following` is what comes after a colon.
    """
    if not (segment.strict and segment.subject and segment.mode == "statement"):
        return
    if segment.sentence.rstrip(" *_").endswith("?"):
        return
    kinds = {f.kind for s in (segment, *following) for f in s.findings}
    for token in segment.tokens:
        explained = DOMAINS.get(token.low)
        if not explained or kinds & set(explained) or _in_name(segment, token):
            continue
        if segment.is_covered(token.start, token.end) or stem(token.low) in _own_words(segment):
            continue
        segment.add(
            Finding(
                _DOMAIN_KIND.get(explained[0], explained[0]),
                token.start,
                token.end,
                False,
                segment.products[0].source if segment.products else None,
                None,
                "",
                segment.subject,
            )
        )
        return


_DOMAIN_KIND = {"action": "action"}


def _own_words(segment: Segment) -> set[str]:
    """Return the names of the subject's attributes, which may be words such as "rating"."""
    return {w for p in segment.products for w in (*p.values.keys(), *p.switches.keys())}


def check_attributes(segment: Segment) -> None:
    """Judge every word that no rule has explained."""
    if segment.unresolved and segment.mode in ("statement", "missing"):
        start, end = segment.unresolved
        segment.add(Finding("name", start, end, False))
    words = [
        t
        for t in segment.tokens
        if not segment.is_covered(t.start, t.end) and not _in_name(segment, t)
    ]
    for index, token in enumerate(words):
        if (
            segment.is_covered(token.start, token.end)
            or token.low in FUNCTION_WORDS
            or token.low.isdigit()
        ):
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        pair = _joined(segment, token, following)
        if pair and following and _supports_any(segment, pair):
            _judge(segment, token.start, following.end, pair, token)
        elif stem(token.low) not in NEUTRAL_STEMS or token.low in segment.switch_words:
            _judge(segment, token.start, token.end, stem(token.low), token)


_ELLIPSIS = re.compile(
    r"^\W*(?:so|neither|nor|but|and|while|whereas|as)?\W*(?:(?:is|are|does|do|has|"
    r"was)\b)?.{0,80}?\b(?:isn't|is not|aren't|are not|doesn't|does not|don't|hasn't|is too|"
    r"is as well|does too|too|as well|also is|is|does)\W*$"
)
_SMALL = frozenset(
    "the a is isn't not does doesn't too also as well so neither nor but and has hasn't "
    "are aren't do don't".split()
)


def check_ellipsis(segment: Segment, before: Segment) -> None:
    """Judge "the Skyline isn't": it says of one product what was just said of another."""
    rest = [t for t in segment.tokens if not _in_name(segment, t)]
    if not segment.mentions or segment.subject == before.subject:
        return
    if not rest or not all(t.low in _SMALL for t in rest) or not _ELLIPSIS.match(segment.low):
        return
    said = {t.low for t in rest}
    if not said & {
        "isn't",
        "not",
        "doesn't",
        "too",
        "well",
        "so",
        "neither",
        "nor",
        "hasn't",
        "aren't",
        "is",
        "does",
        "don't",
    }:
        return
    positive = not said & {"isn't", "not", "doesn't", "neither", "nor", "hasn't", "aren't", "don't"}
    for finding in [f for f in before.findings if f.kind in ("attribute", "stock")]:
        stemmed = stem(segment.text[finding.start : finding.end].strip())
        verdicts = [
            p.in_stock if finding.kind == "stock" else _supports(segment, p, stemmed)
            for p in segment.products
        ]
        ok = bool(verdicts) and all(v is positive for v in verdicts)
        source = segment.products[0].source if segment.products else None
        segment.add(
            Finding(
                finding.kind,
                segment.start,
                segment.end,
                ok,
                source,
                finding.field,
                "",
                segment.subject,
            )
        )


def _in_name(segment: Segment, token: Token) -> bool:
    return any(m.start <= token.start and token.end <= m.end for m in segment.mentions)


def _joined(segment: Segment, token: Token, following: Token | None) -> str:
    """Return the stem of "waterproof" for "water-proof" or "water proof"."""
    if following is None or following.start - token.end != 1 or following.low in FUNCTION_WORDS:
        return ""
    return stem(token.low + following.low) if segment.text[token.end] in "- " else ""


def _supports_any(segment: Segment, stemmed: str) -> bool:
    return any(_supports(segment, p, stemmed) is not None for p in segment.products)


def _supports(segment: Segment, product: ProductFacts, stemmed: str) -> bool | None:
    """Return what the record says of a word: True, False, or None when it does not speak of it."""
    said = segment.stems
    for name, value in product.switches.items():
        stems = name_stems(name)
        if stemmed in stems and (stems <= said or len(stems) == 1):
            return value
        if stemmed == stem("".join(name.lower().split("_"))):
            return value
    fields = segment.vocabulary.fields.get(stemmed, frozenset())
    if stemmed in segment.vocabulary.brand_stems:
        fields = fields | {"brand"}
    if stemmed in _COLOUR_STEMS:
        fields = fields | frozenset(_COLOUR_FIELDS)
    elif stemmed in _MATERIAL_STEMS:
        fields = fields | frozenset(_MATERIAL_FIELDS)
    own = [product.values[f] for f in product.values if lower(f) in fields or f in fields]
    if own and not any(stemmed in values for values in own):
        return stemmed in {stem(w) for w in product.title_words} or False
    if stemmed in product.strong or stemmed in product.weak:
        return True
    return None


def _judge(segment: Segment, start: int, end: int, stemmed: str, token: Token) -> None:
    products = segment.gather(segment.near(start))
    factual = stemmed in FACT_STEMS or stemmed in segment.vocabulary.terms
    if not products or segment.mode in ("question", "offer", "echo"):
        _judge_loose(segment, token, stemmed, factual)
        return
    if segment.mode == "missing" and not segment.mentions:
        _judge_loose(segment, token, stemmed, factual)
        return
    verdicts = [_supports(segment, p, stemmed) for p in products]
    negated = segment.is_negated(start)
    if negated:
        ok = segment.holds([None if v is None else not v for v in verdicts])
    elif not factual and len(products) > 1:
        ok = any(v is True for v in verdicts)
    else:
        ok = segment.holds(verdicts)
    if not ok and not factual and _is_purpose(segment, start, stemmed):
        return
    if not ok and not segment.strict and not (factual and segment.forward):
        _judge_loose(segment, token, stemmed, factual)
        return
    kind = "attribute" if not _is_name(segment, token) or ok else "name"
    truth = ("negated" if negated else "") if ok else _correction(products, stemmed)
    segment.add(
        Finding(
            kind,
            start,
            end,
            ok,
            products[0].source,
            _field(products[0], stemmed),
            truth,
            tuple(p.id for p in products),
            _value_for(products, truth, negated or token.low not in COLOURS | MATERIALS),
        )
    )


def _value_for(products: list[ProductFacts], truth: str, negated: bool) -> str:
    """Return the one-word value that can stand in the place of a wrong colour or material."""
    head, _, value = truth.rpartition(" ")
    plain = value.isalpha() and len(head.split()) == 1 and not head.startswith("not")
    return value if plain and len(products) == 1 and not negated else ""


def _correction(products: list[ProductFacts], stemmed: str) -> str:
    """Return what the one product's record says of the same matter: "not waterproof"."""
    if len(products) != 1:
        return ""
    product = products[0]
    for name, value in product.switches.items():
        if stemmed in name_stems(name):
            return ("" if value else "not ") + name.replace("_", " ")
    fields = {"colour": _COLOUR_STEMS, "material": _MATERIAL_STEMS}
    for name in product.values:
        group = (
            fields[
                "colour"
                if lower(name) in _COLOUR_FIELDS
                else "material"
                if lower(name) in _MATERIAL_FIELDS
                else ""
            ]
            if (lower(name) in _COLOUR_FIELDS or lower(name) in _MATERIAL_FIELDS)
            else frozenset()
        )
        if stemmed in group:
            return f"{name.replace('_', ' ')} {_shown_value(product, name)}"
    return ""


def _shown_value(product: ProductFacts, name: str) -> str:
    attributes = product.record.get("attributes")
    value = attributes.get(name) if isinstance(attributes, dict) else None
    if value is None:
        value = product.options.get(name, [])
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _field(product: ProductFacts, stemmed: str) -> str | None:
    for name in product.switches:
        if stemmed in name_stems(name):
            return f"attributes.{name}"
    for name, values in product.values.items():
        if stemmed in values:
            return f"options.{name}" if name in product.options else f"attributes.{name}"
    if stemmed in product.category_stems:
        return "category"
    return (
        "title" if stemmed in product.strong else "description" if stemmed in product.weak else None
    )


def _is_purpose(segment: Segment, start: int, stemmed: str) -> bool:
    """Whether a word repeats what the shopper wants it for: "perfect for your trip"."""
    return stemmed in segment.book.request.stems and bool(
        _PURPOSE.search(segment.text[max(segment.start, start - 30) : start])
    )


def _is_name(segment: Segment, token: Token) -> bool:
    return (
        token.is_capital and not segment.starts_sentence(token) and token.low not in _SAFE_CAPITALS
    )


def _judge_loose(segment: Segment, token: Token, stemmed: str, factual: bool) -> None:
    """Judge a word of a sentence that is about no product for certain."""
    known = stemmed in segment.book.stems()
    if segment.mode in ("question", "offer", "echo", "missing"):
        named = _is_name(segment, token) and not known
        if named:
            segment.add(Finding("name", token.start, token.end, False))
        return
    if known or token.low in _SAFE_CAPITALS:
        return
    brand = token.low in segment.vocabulary.brands and (
        token.is_capital or token.low not in FUNCTION_WORDS
    )
    invented = _is_name(segment, token) or (
        segment.starts_sentence(token)
        and token.is_capital
        and bool(_VERB_AFTER.match(segment.text[token.end : segment.end]))
    )
    if factual or brand or invented or segment.strict or _kind_follows(segment, token):
        segment.add(
            Finding("name" if brand or invented else "attribute", token.start, token.end, False)
        )


def _kind_follows(segment: Segment, token: Token) -> bool:
    """Whether an unknown word stands before a kind of product: "the zephyr tent"."""
    match = re.match(r"[ -]([a-z]+)", segment.text[token.end : segment.end])
    before = re.search(
        r"\b(?:the|our|this|a|an|my)\W+(?:\w+\W+)?$", segment.text[segment.start : token.start]
    )
    if not match or not before:
        return False
    following = stem(match.group(1))
    return any(following in p.strong for p in segment.book.products.values())
