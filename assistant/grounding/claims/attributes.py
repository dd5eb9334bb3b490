"""Everything else that is said of a product: colours, materials, features, any word.

The world is closed: a word that is neither everyday talk nor in the product's record is a claim
without a record, whatever it means.
"""

import re
from collections.abc import Sequence

from assistant.grounding.claims.measures import PURPOSE
from assistant.grounding.reading.lexicon import (
    COLOURS,
    FACT_STEMS,
    FUNCTION_WORDS,
    MATERIALS,
    NEUTRAL_STEMS,
)
from assistant.grounding.reading.text import Token, lower, stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.facts import ProductFacts, name_stems
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_attributes", "check_ellipsis", "is_in_name", "supports"]

_COLOUR_STEMS = frozenset(stem(c) for c in COLOURS)


_MATERIAL_STEMS = frozenset(stem(m) for m in MATERIALS)


_COLOUR_FIELDS = ("colour", "color", "colours", "colors", "farbe", "product_colour")


_MATERIAL_FIELDS = ("material", "materials", "fabric", "upper", "outer_material")


_VERB_AFTER = re.compile(
    r"^\W{1,3}(?:is|has|are|costs?|comes?|offers?|weighs?|features?|was|will|would|can|"
    r"gives|makes|beats?)\b"
)


_SAFE_CAPITALS = word_set("i i'm i'll i've i'd ok faq id usd eur gbp tv pm am hi ps asap diy")


def check_attributes(segment: Segment) -> None:
    """Judge every word that no rule has explained."""
    if segment.unresolved and segment.mode in ("statement", "missing"):
        start, end = segment.unresolved
        segment.add(Finding("name", start, end, False))
    words = [
        t
        for t in segment.tokens
        if not segment.is_covered(t.start, t.end) and not is_in_name(segment, t)
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
        elif _needs_record(segment, token):
            _judge(segment, token.start, token.end, stem(token.low), token)


def _needs_record(segment: Segment, token: Token) -> bool:
    stemmed = stem(token.low)
    if stemmed not in NEUTRAL_STEMS or token.low in segment.switch_words:
        return True
    fields = segment.named_fields & segment.vocabulary.parts.get(stemmed, frozenset())
    return any(stemmed not in name_stems(name) for name in fields)


_SMALL = word_set(
    "the a is isn't not does doesn't too also as well so neither nor but and has hasn't "
    "are aren't do don't"
)


_JOINING = word_set("the a and but as are do has")
_DENYING = word_set("isn't not doesn't neither nor hasn't aren't don't")


def check_ellipsis(segment: Segment, earlier: Sequence[Segment]) -> None:
    """Judge "the Skyline isn't": it says of one product what was just said of another."""
    rest = [t for t in segment.tokens if not is_in_name(segment, t)]
    said = {t.low for t in rest}
    others = _OTHERS.match(segment.low) is not None
    if not (segment.mentions or others) or not rest or not said <= _SMALL | _OTHER_WORDS:
        return
    if not said & (_SMALL - _JOINING) or segment.asks:
        return
    positive = not said & _DENYING
    told = [
        f
        for before in reversed(earlier)
        if before.subject != segment.subject or others or before.low.lstrip().startswith("if ")
        for f in before.findings
        if f.kind in ("attribute", "stock") and f.ok
    ]
    products = segment.products
    if others:
        known = {i for f in told for i in f.ids}
        products = segment.gather(i for i in segment.book.group() if i not in known)
    ok = bool(products) and bool(told)
    for finding in told[:1]:
        stemmed = stem(segment.text[finding.start : finding.end].strip())
        verdicts = [
            p.in_stock if finding.kind == "stock" else _switched(segment, p, finding, stemmed)
            for p in products
        ]
        ok = ok and all(v is positive for v in verdicts)
    source = products[0].source if products else None
    kind, field = (told[0].kind, told[0].field) if told else ("attribute", None)
    ids = tuple(p.id for p in products)
    segment.add(Finding(kind, segment.start, segment.end, ok, source, field, "", ids))


_OTHERS = re.compile(r"\W*(?:but |and |while )?(?:all )?the (?:others?|rest)\b")
_OTHER_WORDS = word_set("other others rest all")


def _switched(
    segment: Segment, product: ProductFacts, finding: Finding, stemmed: str
) -> bool | None:
    """Return what a product's record says of the attribute that a finding is about."""
    name = str(finding.field).partition(".")[2]
    if name in product.switches:
        return product.switches[name]
    return supports(segment, product, stemmed)


def is_in_name(segment: Segment, token: Token) -> bool:
    """Whether a word is part of a product's name."""
    return any(m.start <= token.start and token.end <= m.end for m in segment.mentions)


def _joined(segment: Segment, token: Token, following: Token | None) -> str:
    """Return the stem of "waterproof" for "water-proof" or "water proof"."""
    if following is None or following.start - token.end != 1 or following.low in FUNCTION_WORDS:
        return ""
    joined = stem(token.low + following.low) if segment.text[token.end] in "- " else ""
    return "" if joined == stem(token.low) else joined  # "colour red" is no form of "colour"


def _supports_any(segment: Segment, stemmed: str) -> bool:
    return any(supports(segment, p, stemmed) is not None for p in segment.products)


def supports(segment: Segment, product: ProductFacts, stemmed: str) -> bool | None:
    """Return what the record says of a word: True, False, or None when it does not speak of it."""
    said = segment.stems
    for name, value in product.switches.items():
        stems = name_stems(name)
        if stemmed in stems and (stems <= said or len(stems) == 1):
            return value
        if stemmed == _run_together(name):
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
        return stemmed in product.category_stems or stemmed in map(stem, product.title_words)
    if any(stemmed in values for values in product.values.values()):
        return True
    if stemmed in product.strong or stemmed in product.weak:
        return True if _is_told_so(segment, product, stemmed) else None
    return None


def _run_together(name: str) -> str:
    """Return the stem of "usbport" for the attribute "usb_port"."""
    return stem("".join(name.lower().split("_")))


_CIRCUMSTANCE = re.compile(
    r"\b(?P<preposition>under|against|without|into|despite|beneath)\s+(?:the |a |any )?$"
)


def _is_told_so(segment: Segment, product: ProductFacts, stemmed: str) -> bool:
    """Whether a word after "under" or "against" stands so in the record: not any water is meant."""
    token = next((t for t in segment.tokens if stem(t.low) == stemmed), None)
    before = segment.text[segment.start : token.start] if token else ""
    match = _CIRCUMSTANCE.search(before)
    if match is None or token is None:
        return True
    pattern = rf"\b{match['preposition']}\b\W+(?:\w+\W+)?{re.escape(token.low[:4])}"
    return bool(re.search(pattern, lower(f"{product.title} {product.record.get('description')}")))


def _judge(segment: Segment, start: int, end: int, stemmed: str, token: Token) -> None:
    products = segment.gather(segment.near(start))
    factual = stemmed in FACT_STEMS or stemmed in segment.vocabulary.terms
    if not products or segment.mode in ("question", "offer", "echo"):
        _judge_loose(segment, token, stemmed)
        return
    if segment.mode == "missing" and not segment.mentions:
        _judge_loose(segment, token, stemmed)
        return
    verdicts = [supports(segment, p, stemmed) for p in products]
    negated = segment.is_negated(start)
    if negated:
        ok = segment.holds([None if v is None else not v for v in verdicts])
    elif not factual and len(products) > 1 and not segment.mentions:
        ok = any(v is True for v in verdicts) and False not in verdicts
    else:
        ok = segment.holds(verdicts)
    if not ok and not factual and _is_purpose(segment, start, stemmed):
        return
    if not ok and not segment.strict and not (factual and segment.forward):
        _judge_loose(segment, token, stemmed)
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
        if stemmed in name_stems(name) or stemmed == _run_together(name):
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
        PURPOSE.search(segment.text[max(segment.start, start - 30) : start])
    )


def _is_name(segment: Segment, token: Token) -> bool:
    return (
        token.is_capital and not segment.starts_sentence(token) and token.low not in _SAFE_CAPITALS
    )


def _judge_loose(segment: Segment, token: Token, stemmed: str) -> None:
    """Judge a word of a sentence that is about no product for certain."""
    stating = segment.mode == "statement"
    known = segment.book.told_stems if stating else segment.book.stems
    if stemmed in known or token.low in _SAFE_CAPITALS:
        return
    brand = token.low in segment.vocabulary.brands and (
        token.is_capital or token.low not in FUNCTION_WORDS
    )
    invented = _is_name(segment, token) or (
        segment.starts_sentence(token)
        and token.is_capital
        and bool(_VERB_AFTER.match(segment.text[_name_end(segment, token) : segment.end]))
    )
    if not stating and not invented:
        return
    kind = "name" if invented or (stating and brand) else "attribute"
    segment.add(Finding(kind, token.start, token.end, False))


def _name_end(segment: Segment, token: Token) -> int:
    """Return where the run of capitalised words that starts with a word ends."""
    end = token.end
    for following in segment.tokens:
        if following.start == end + 1 and following.is_capital:
            end = following.end
    return end
