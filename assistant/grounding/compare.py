"""Comparisons and superlatives: "cheaper than", "the lightest", "both cost the same".

Each word stands for one field and a direction; the values come from the records.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.grounding.book import Book
from assistant.grounding.facts import ProductFacts
from assistant.grounding.lexicon import is_neutral
from assistant.grounding.scene import Finding, Segment
from assistant.grounding.text import stem
from assistant.money import format_price

__all__ = ["best_of", "check_comparisons", "check_superlatives", "measure_of"]

# field -> words for less and for more of it
_FIELDS: dict[str, tuple[str, str]] = {
    "price_minor": (
        "cheap|affordable|inexpensive|economical|budget|low price|lower price|low-price|"
        "low cost|low-cost|budget-friendly|wallet-friendly",
        "expensive|pricey|pric|costly|cost|dear|high price|high-price|upmarket",
    ),
    "weight": ("light|lightweight|portable", "heav|heavy|weighty"),
    "rating": (
        "badly rated|poorly rated|low rated|low-rated|bad reviewed|low scoring",
        "good rated|well rated|well-rated|high rated|high-rated|highly rated|"
        "highly-rated|top rated|top-rated|good reviewed|well reviewed|well-reviewed|"
        "highly reviewed|high scoring|loved",
    ),
    "rating_count": ("few reviewed", "reviewed|many reviewed"),
    "length": ("short", "long"),
    "width": ("narrow|slim|skinny", "wid|wide|broad"),
    "height": ("low", "tall|high"),
    "thickness": ("thin|slim", "thick"),
    "depth": ("shallow", "deep"),
    "size": ("small|compact|tiny|little", "big|large|roomy|room|spacious|huge"),
    "battery": ("short lasting", "long lasting|long-lasting"),
    "speed": ("slow", "fast|quick|speedy"),
    "power": ("weak", "powerful|strong"),
    "warmth": ("cold|cool", "warm"),
    "brightness": ("dim|dark", "bright"),
    "noise": ("quiet|silent", "loud|noisy"),
    "age": ("new|recent|fresh|modern|late", "old"),
    "popularity": ("obscure", "popular|selling|sold|bought|wanted|viewed|purchased"),
    "durability": (
        "flimsy|fragile",
        "durable|tough|sturdy|hard-wearing|rugged|robust|long-wearing",
    ),
    "softness": ("rough|scratchy|stiff", "soft"),
    "capacity": ("cramped", "capacious"),
    "waterproofness": (
        "leaky",
        "waterproof|breathable|windproof|insulated|insulating|water-resistant|weatherproof|"
        "absorbent|stretchy",
    ),
    "nutrition": ("sugary|fatty", "healthy|nutritious|organic|sweet|spicy"),
    "efficiency": ("wasteful", "efficient|eco-friendly|sustainable|green"),
}
_NAMES: dict[str, tuple[str, ...]] = {
    "weight": ("weight", "mass"),
    "size": (
        "capac",
        "volum",
        "size",
        "screen",
        "display",
        "area",
        "diagon",
        "person",
        "sleep",
        "height",
        "length",
    ),
    "capacity": ("capac", "volum"),
    "battery": ("batteri", "runtim", "playtim"),
    "thickness": ("thick", "depth"),
    "speed": ("speed",),
    "power": ("power", "wattag", "watt"),
    "warmth": ("warmth", "temperatur", "insul", "fill"),
    "brightness": ("bright", "lumen"),
    "noise": ("nois", "loud"),
}
_SIZED: dict[str, set[str]] = {
    "weight": {"mass"},
    "length": {"length"},
    "power": {"power"},
    "brightness": {"light"},
}


def _inflect(base: str) -> tuple[str, str]:
    """Return the comparative and superlative forms of an adjective as patterns."""
    tail = base[-1]
    doubled = base + tail if re.search(r"[^aeiou][aeiou][bdgmnpt]$", base) else base
    root = base[:-1] if tail == "e" else doubled[:-1] + "i" if tail == "y" else doubled
    return f"{root}er", f"{root}est"


def _forms() -> dict[str, tuple[str, int, bool]]:
    """Map "cheaper" and "cheapest" to (field, -1 or +1, whether superlative)."""
    forms: dict[str, tuple[str, int, bool]] = {}
    for name, (less, more) in _FIELDS.items():
        for words, sign in ((less, -1), (more, 1)):
            for base in words.split("|"):
                _add_forms(forms, base, name, sign)
    for word, sense in _IRREGULAR.items():
        forms[word] = sense
    return forms


def _add_forms(forms: dict[str, tuple[str, int, bool]], base: str, name: str, sign: int) -> None:
    if " " not in base and "-" not in base:
        comparative, superlative = _inflect(base)
        forms.setdefault(comparative, (name, sign, False))
        forms.setdefault(superlative, (name, sign, True))
    for more, most, way in (("more", "most", sign), ("less", "least", -sign)):
        forms.setdefault(f"{more} {base}", (name, way, False))
        forms.setdefault(f"{most} {base}", (name, way, True))


_IRREGULAR: dict[str, tuple[str, int, bool]] = {
    "comes out on top": ("rating", 1, True),
    "come out on top": ("rating", 1, True),
    "tops the ratings": ("rating", 1, True),
    "pay less": ("price_minor", -1, False),
    "paying less": ("price_minor", -1, False),
    "pay more": ("price_minor", 1, False),
    "spend less": ("price_minor", -1, False),
    "spend more": ("price_minor", 1, False),
    "saves money": ("price_minor", -1, False),
    "sells better": ("popularity", 1, False),
    "outsells": ("popularity", 1, False),
    "sells best": ("popularity", 1, True),
    "lower priced": ("price_minor", -1, False),
    "lower-priced": ("price_minor", -1, False),
    "lower in price": ("price_minor", -1, False),
    "costs less": ("price_minor", -1, False),
    "cost less": ("price_minor", -1, False),
    "priced lower": ("price_minor", -1, False),
    "easier on the wallet": ("price_minor", -1, False),
    "kinder to your wallet": ("price_minor", -1, False),
    "undercuts": ("price_minor", -1, False),
    "undercut": ("price_minor", -1, False),
    "a lower price": ("price_minor", -1, False),
    "less money": ("price_minor", -1, False),
    "saves you money": ("price_minor", -1, False),
    "better value": ("price_minor", -1, False),
    "costs more": ("price_minor", 1, False),
    "cost more": ("price_minor", 1, False),
    "priced higher": ("price_minor", 1, False),
    "higher priced": ("price_minor", 1, False),
    "higher-priced": ("price_minor", 1, False),
    "a higher price": ("price_minor", 1, False),
    "pricier": ("price_minor", 1, False),
    "lowest price": ("price_minor", -1, True),
    "lowest priced": ("price_minor", -1, True),
    "lowest-priced": ("price_minor", -1, True),
    "best price": ("price_minor", -1, True),
    "costs the least": ("price_minor", -1, True),
    "lowest cost": ("price_minor", -1, True),
    "best value": ("price_minor", -1, True),
    "highest price": ("price_minor", 1, True),
    "highest priced": ("price_minor", 1, True),
    "highest-priced": ("price_minor", 1, True),
    "priciest": ("price_minor", 1, True),
    "costs the most": ("price_minor", 1, True),
    "weighs less": ("weight", -1, False),
    "weigh less": ("weight", -1, False),
    "weighs more": ("weight", 1, False),
    "weigh more": ("weight", 1, False),
    "weighs the least": ("weight", -1, True),
    "weighs the most": ("weight", 1, True),
    "better rated": ("rating", 1, False),
    "better-rated": ("rating", 1, False),
    "higher rated": ("rating", 1, False),
    "higher-rated": ("rating", 1, False),
    "rated higher": ("rating", 1, False),
    "rated better": ("rating", 1, False),
    "scores higher": ("rating", 1, False),
    "scores better": ("rating", 1, False),
    "better reviewed": ("rating", 1, False),
    "better reviews": ("rating", 1, False),
    "higher rating": ("rating", 1, False),
    "better rating": ("rating", 1, False),
    "a higher score": ("rating", 1, False),
    "lower rated": ("rating", -1, False),
    "rated lower": ("rating", -1, False),
    "lower rating": ("rating", -1, False),
    "worse rated": ("rating", -1, False),
    "scores lower": ("rating", -1, False),
    "more stars": ("rating", 1, False),
    "fewer stars": ("rating", -1, False),
    "best rated": ("rating", 1, True),
    "best-rated": ("rating", 1, True),
    "best reviewed": ("rating", 1, True),
    "best-reviewed": ("rating", 1, True),
    "highest rated": ("rating", 1, True),
    "highest-rated": ("rating", 1, True),
    "top rated": ("rating", 1, True),
    "top-rated": ("rating", 1, True),
    "highest rating": ("rating", 1, True),
    "best rating": ("rating", 1, True),
    "highest score": ("rating", 1, True),
    "best reviews": ("rating", 1, True),
    "most stars": ("rating", 1, True),
    "top score": ("rating", 1, True),
    "lowest rated": ("rating", -1, True),
    "worst rated": ("rating", -1, True),
    "lowest rating": ("rating", -1, True),
    "worst reviewed": ("rating", -1, True),
    "more reviews": ("rating_count", 1, False),
    "fewer reviews": ("rating_count", -1, False),
    "most reviews": ("rating_count", 1, True),
    "most reviewed": ("rating_count", 1, True),
    "fewest reviews": ("rating_count", -1, True),
    "more ratings": ("rating_count", 1, False),
    "best seller": ("popularity", 1, True),
    "best-seller": ("popularity", 1, True),
    "bestseller": ("popularity", 1, True),
    "best sellers": ("popularity", 1, True),
    "bestsellers": ("popularity", 1, True),
    "best-sellers": ("popularity", 1, True),
    "best selling": ("popularity", 1, True),
    "best-selling": ("popularity", 1, True),
    "bestselling": ("popularity", 1, True),
    "top seller": ("popularity", 1, True),
    "top-selling": ("popularity", 1, True),
    "top selling": ("popularity", 1, True),
    "number one": ("popularity", 1, True),
    "#1": ("popularity", 1, True),
    "no. 1": ("popularity", 1, True),
    "customer favourite": ("popularity", 1, True),
    "customer favorite": ("popularity", 1, True),
    "fan favourite": ("popularity", 1, True),
    "fan favorite": ("popularity", 1, True),
    "crowd favourite": ("popularity", 1, True),
    "crowd favorite": ("popularity", 1, True),
    "crowd-pleaser": ("popularity", 1, True),
    "trending": ("popularity", 1, True),
    "all the rage": ("popularity", 1, True),
    "flying off the shelves": ("popularity", 1, True),
    "award-winning": ("award", 1, True),
    "market leader": ("popularity", 1, True),
    "latest model": ("age", -1, True),
    "latest version": ("age", -1, True),
    "new arrival": ("age", -1, True),
    "brand new": ("age", -1, True),
    "brand-new": ("age", -1, True),
    "just arrived": ("age", -1, True),
    "just in": ("age", -1, True),
    "more storage": ("memory", 1, False),
    "more memory": ("memory", 1, False),
    "more powerful": ("power", 1, False),
    "longer-lasting": ("battery", 1, False),
    "longer lasting": ("battery", 1, False),
    "lasts longer": ("battery", 1, False),
    "longest-lasting": ("battery", 1, True),
    "more space": ("size", 1, False),
    "more room": ("size", 1, False),
    "holds more": ("capacity", 1, False),
}
_FORMS = _forms()
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(w) for w in sorted(_FORMS, key=len, reverse=True))
    + r")(?![\w])"
)
_EQUAL = re.compile(
    r"\b(?:same price|same amount|equally priced|priced the same|costs? the same|"
    r"identical(?:ly)? priced?|identical price|price is (?:the same|identical)|as (?:cheap|"
    r"expensive|affordable) as|same rating|equally (?:rated|well rated|cheap|expensive|"
    r"light|heavy)|same weight|weighs? the same|as (?:light|heavy) as|as much as)\b"
)
_SHOP_WIDE = re.compile(
    r"\b(?:our|we (?:have|carry|sell|stock|offer|do)|in (?:the|our) (?:shop|store|range|"
    r"catalogue|catalog|collection|assortment|line-?up)|on (?:the|our) (?:site|market|"
    r"website)|anywhere|overall|ever|in town|in the world|around|of all|across|we've got)\b"
)
_HERE = re.compile(
    r"\b(?:of (?:these|those|them|the (?:two|three|four|five|six|lot|bunch|group|list|shelf|"
    r"options|picks))|here|on (?:the|this|my) (?:list|shelf)|among|between|in this (?:list|"
    r"selection)|listed|shown|above|below|i found|i've found|i picked)\b"
)
_ONE_OF = re.compile(r"\b(?:one of|among) (?:the|our|my)\s*$")
_OPINION = re.compile(r"(?:[a-z]+er|more [a-z]+|less [a-z]+)\b")


_FIRST_WORDS = frozenset(re.findall(r"[a-z0-9]+", form)[0] for form in _FORMS)


def _forms_in(segment: Segment) -> "list[re.Match[str]]":
    """Return the comparatives and superlatives of a segment, left to right."""
    found: list[re.Match[str]] = []
    at = segment.start
    for token in segment.tokens:
        if token.start < at or token.low not in _FIRST_WORDS:
            continue
        hash_mark = segment.text[token.start - 1 : token.start] == "#"
        match = _PATTERN.match(segment.text, token.start - hash_mark, segment.end)
        if match:
            found.append(match)
            at = match.end()
    return found


def measure_of(product: ProductFacts, name: str) -> Decimal | None:
    """Return a product's value of a compared field in base units; None when it is not recorded."""
    if name == "price_minor":
        return Decimal(min(product.prices)) if product.prices else None
    if name == "rating":
        return None if product.rating is None else Decimal(str(product.rating))
    if name == "rating_count":
        return None if product.rating_count is None else Decimal(product.rating_count)
    for wanted in _NAMES.get(name, (name,)):
        for stems, amount, _ in product.numbers:
            if stem(wanted) in stems or wanted in stems:
                return amount
    sized = [q.base[0] for q in product.measures if q.unit and q.unit in _SIZED.get(name, set())]
    return sized[0] if len(set(sized)) == 1 else None


def best_of(phrase: str, book: Book, ids: Sequence[str]) -> tuple[str, ...] | None:
    """Return the products that "the cheapest" means; None when no such word is in the phrase."""
    match = _PATTERN.search(phrase)
    if match is None:
        return None
    name, sign, superlative = _FORMS[match.group()]
    products = [book.products[i] for i in ids if i in book.products]
    if not superlative and len(products) != 2:
        return None
    values = [measure_of(p, name) for p in products]
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values):
        return None
    top = max(known) if sign > 0 else min(known)
    return tuple(p.id for p, v in zip(products, values, strict=True) if v == top)


_NOT_AS = re.compile(
    r"\b(?:not|isn't|aren't|doesn't \w+|don't \w+|nowhere near|less)\s+(?:quite |nearly |"
    r"anywhere near )?(?:as|so)\s+(?P<adjective>[a-z]+)(?: rated| priced)?\s+as\b"
)
_ALL_OTHERS = re.compile(
    r"\b(?:all|every|each|any)\b[^.;]{0,12}\b(?:others?|rest)\b|\b(?:everything|anything) "
    r"else\b|\bthe (?:others|rest)\b"
)
_NOTHING = re.compile(
    r"\b(?:nothing|no other|no \w+|none|nobody|not one|no one|can't (?:get|find|go|buy)|"
    r"won't (?:get|find)|cannot (?:get|find)|hard to (?:get|find)|nowhere)\b"
)
_RATED = re.compile(r"\b(?:rate[ds]?|ratings?|score[sd]?|reviews?|stars?)\b")
_COSTED = re.compile(r"\b(?:price[ds]?|costs?)\b")


def _sense(segment: Segment, word: str) -> tuple[str, int, bool]:
    """Return the field and direction of a word; "highest" takes its field from the words around."""
    name, sign, superlative = _FORMS[word]
    if word in ("higher", "highest", "lower", "lowest", "better", "best"):
        if _RATED.search(segment.low):
            return "rating", sign, superlative
        if _COSTED.search(segment.low):
            return "price_minor", sign, superlative
    return name, sign, superlative


def check_comparisons(segment: Segment) -> None:
    """Judge every comparative of the segment that compares products."""
    for match in segment.find_all(_NOT_AS, frozenset({"as"})):
        sense = _FORMS.get(f"more {match['adjective']}")
        ok = False
        if sense:
            ok = (
                bool(segment.products)
                and bool(_rivals(segment))
                and all(
                    _is_more(a, b, sense[0], -sense[1], strict=True)
                    for a in segment.products
                    for b in _rivals(segment)
                )
            )
        both = [*segment.products, *_rivals(segment)]
        segment.add(
            Finding(
                "comparison",
                match.start(),
                match.end(),
                ok,
                both[0].source if both else None,
                sense[0] if sense else None,
                "",
                tuple(p.id for p in both),
            )
        )
    for match in segment.find_all(_EQUAL):
        if not segment.is_covered(match.start(), match.end()):
            _check_equal(segment, match)
    for match in _forms_in(segment):
        name, sign, superlative = _sense(segment, match.group())
        if superlative or segment.is_covered(match.start(), match.end()):
            continue
        if segment.mode in ("question", "offer", "echo", "missing") and not segment.mentions:
            segment.cover(match.start(), match.end())
            continue
        if re.match(r"\s*than\W", segment.text[match.end() : match.end() + 8]) and any(
            0 <= q.start - match.end() <= 20 for q in segment.figures
        ):
            segment.cover(match.start(), match.end())
            continue
        nothing = _NOTHING.search(segment.text, segment.start, match.start())
        if (
            nothing
            and segment.others
            and not any(m.start < match.start() for m in segment.mentions)
        ):
            _check_unbeaten(segment, match, name, sign)
            continue
        if segment.others and _ALL_OTHERS.search(segment.text, segment.start, match.start()):
            _check_unbeaten(segment, match, name, -sign)
            continue
        _check_comparative(segment, match, name, sign)


def _check_unbeaten(segment: Segment, match: "re.Match[str]", name: str, sign: int) -> None:
    """Judge "nothing here is cheaper than the boot": the boot is the cheapest."""
    unbeaten = segment.gather(segment.others)
    group = segment.gather(dict.fromkeys((*segment.book.group(), *segment.others)))
    values = [measure_of(p, name) for p in group]
    known = [v for v in values if v is not None]
    top = (max(known) if sign > 0 else min(known)) if known else None
    ok = len(known) == len(values) > 1 and all(measure_of(p, name) == top for p in unbeaten)
    segment.add(
        Finding(
            "superlative",
            match.start(),
            match.end(),
            ok,
            unbeaten[0].source,
            name,
            _tell(segment, unbeaten, name),
            segment.others,
        )
    )


def _rivals(segment: Segment) -> list[ProductFacts]:
    others = [i for i in segment.others if i not in segment.subject]
    if others:
        return segment.gather(others)
    rest = [i for i in segment.rivals if i not in segment.subject]
    return segment.gather(rest)


def _check_comparative(segment: Segment, match: "re.Match[str]", name: str, sign: int) -> None:
    subject, rivals = segment.products, _rivals(segment)
    if not subject:
        if (
            re.search(
                r"\b(?:something|anything|options?|one|ones|models?|alternatives?)\b", segment.low
            )
            and segment.mode != "statement"
        ):
            segment.cover(match.start(), match.end())
            return
        segment.add(Finding("comparison", match.start(), match.end(), False))
        return
    negated = segment.is_negated(match.start())
    ok = bool(rivals) and all(
        _is_more(a, b, name, -sign if negated else sign, strict=not negated)
        for a in subject
        for b in rivals
    )
    segment.add(
        Finding(
            "comparison",
            match.start(),
            match.end(),
            ok,
            subject[0].source,
            name,
            _tell(segment, [*subject, *rivals], name),
            tuple(p.id for p in [*subject, *rivals]),
        )
    )


def _is_more(a: ProductFacts, b: ProductFacts, name: str, sign: int, strict: bool) -> bool:
    left, right = measure_of(a, name), measure_of(b, name)
    if left is None or right is None:
        return False
    return (left - right) * sign > 0 or (not strict and left == right)


def _check_equal(segment: Segment, match: "re.Match[str]") -> None:
    word = match.group()
    name = (
        "rating"
        if "rat" in word
        else "weight"
        if re.search("weigh|light|heav", word)
        else "price_minor"
    )
    products = [*segment.products, *segment.gather(segment.others)]
    values = {measure_of(p, name) for p in products}
    equal = len(products) > 1 and len(values) == 1 and None not in values
    ok = equal != segment.is_negated(match.start())
    source = products[0].source if products else None
    segment.add(
        Finding(
            "comparison",
            match.start(),
            match.end(),
            ok and len(products) > 1,
            source,
            name,
            _tell(segment, products, name),
            tuple(p.id for p in products),
        )
    )


def check_superlatives(segment: Segment) -> None:
    """Judge "cheapest", "best rated", "best seller" and the like."""
    for match in _forms_in(segment):
        name, sign, superlative = _sense(segment, match.group())
        if not superlative or segment.is_covered(match.start(), match.end()):
            continue
        if segment.mode in ("question", "offer", "echo") and not segment.mentions:
            segment.cover(match.start(), match.end())
            continue
        segment.add(_judge_superlative(segment, match, name, sign))


def _judge_superlative(segment: Segment, match: "re.Match[str]", name: str, sign: int) -> Finding:
    subject = segment.products
    source = subject[0].source if subject else None
    ids = tuple(p.id for p in subject)
    truth = _tell(segment, subject, name)
    tagged = bool(subject) and all(_is_tagged(p, match.group()) for p in subject)
    scope: Callable[[], bool]
    if _SHOP_WIDE.search(segment.low) and not _HERE.search(segment.low):
        scope = lambda: _tops_search(segment, subject, name, sign)  # noqa: E731
    else:
        scope = lambda: _tops_group(segment, subject, name, sign)  # noqa: E731
    ok = bool(subject) and (tagged or scope()) and not segment.is_negated(match.start())
    return Finding("superlative", match.start(), match.end(), ok, source, name, truth, ids)


def _is_tagged(product: ProductFacts, phrase: str) -> bool:
    """Whether the record itself calls it so, as a tag or a yes/no attribute."""
    joined = stem(re.sub(r"[^a-z]", "", phrase))
    names = {stem(re.sub(r"[^a-z]", "", n.lower())) for n, on in product.switches.items() if on}
    tags = product.record.get("tags")
    if isinstance(tags, list | tuple):
        names |= {stem(re.sub(r"[^a-z]", "", str(t).lower())) for t in tags}
    return joined in names


def _tops_group(segment: Segment, subject: list[ProductFacts], name: str, sign: int) -> bool:
    ids = dict.fromkeys((*segment.rivals, *segment.subject))
    group = segment.gather(ids)
    values = [measure_of(p, name) for p in group]
    if len(group) < 2 or any(v is None for v in values):
        return len(group) == 1 and _tops_search(segment, subject, name, sign)
    known = [v for v in values if v is not None]
    top = max(known) if sign > 0 else min(known)
    if _ONE_OF.search(segment.text[segment.start : segment.end].split(" ")[0]) and len(known) > 2:
        top = sorted(known, reverse=sign > 0)[1]
    return all(measure_of(p, name) == top for p in subject)


def _tops_search(segment: Segment, subject: list[ProductFacts], name: str, sign: int) -> bool:
    """Whether the search record, which speaks of all matching products, says so."""
    if name != "price_minor" or not segment.book.searches:
        return False
    record = segment.book.searches[-1][1]
    bound = record.get("price_min_minor" if sign < 0 else "price_max_minor")
    return isinstance(bound, int) and all(measure_of(p, name) == bound for p in subject)


def _tell(segment: Segment, products: Sequence[ProductFacts], name: str) -> str:
    parts = []
    for product in dict.fromkeys(p.id for p in products):
        facts = segment.book.products[product]
        value = measure_of(facts, name)
        if value is None:
            continue
        shown = (
            format_price(int(value), facts.currency, segment.locale)
            if name == "price_minor"
            else f"{value.normalize():f}"
        )
        parts.append(f"{facts.title}: {shown}")
    return "; ".join(parts)


def is_opinion(word: str) -> bool:
    """Whether a comparative such as "more stylish" is a matter of taste, not of record."""
    return bool(_OPINION.fullmatch(word)) and is_neutral(word.split()[-1])
