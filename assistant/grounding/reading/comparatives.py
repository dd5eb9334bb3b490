"""Comparatives and superlatives: which field of a record each stands for, and which way."""

import re

__all__ = ["FIRST_WORDS", "PATTERN", "sense_of_form"]

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
    "power": ("weak", "powerful"),
    "warmth": ("cold|cool", "warm"),
    "brightness": ("dim|dark", "bright"),
    "noise": ("quiet|silent", "loud|noisy"),
    "age": ("new|recent|fresh|modern|late", "old"),
    "popularity": ("obscure", "popular|selling|sold|bought|wanted|viewed|purchased"),
    "durability": (
        "flimsy|fragile",
        "durable|strong|tough|sturdy|hard-wearing|rugged|robust|long-wearing",
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
    "better in reviews": ("rating", 1, False),
    "better in the reviews": ("rating", 1, False),
    "worse in reviews": ("rating", -1, False),
    "less weight": ("weight", -1, False),
    "more weight": ("weight", 1, False),
    "better deal": ("price_minor", -1, False),
    "smallest price": ("price_minor", -1, True),
    "best deal": ("price_minor", -1, True),
    "ahead of": ("rating", 1, False),
    "rated best": ("rating", 1, True),
    "rated highest": ("rating", 1, True),
    "rated lowest": ("rating", -1, True),
    "better price": ("price_minor", -1, False),
    "worse price": ("price_minor", 1, False),
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
    "easier on your wallet": ("price_minor", -1, False),
    "easier on the purse": ("price_minor", -1, False),
    "easier on your purse": ("price_minor", -1, False),
    "easier on the budget": ("price_minor", -1, False),
    "easier on your budget": ("price_minor", -1, False),
    "above in price": ("price_minor", 1, False),
    "reviewed more often": ("rating_count", 1, False),
    "rated more often": ("rating_count", 1, False),
    "more people have rated": ("rating_count", 1, False),
    "more people have reviewed": ("rating_count", 1, False),
    "more people rated": ("rating_count", 1, False),
    "more people reviewed": ("rating_count", 1, False),
    "more customers rated": ("rating_count", 1, False),
    "more customers reviewed": ("rating_count", 1, False),
    "outweighs": ("weight", 1, False),
    "outweigh": ("weight", 1, False),
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
    "better ratings": ("rating", 1, False),
    "higher ratings": ("rating", 1, False),
    "lower ratings": ("rating", -1, False),
    "more highly rated": ("rating", 1, False),
    "reviewed by more": ("rating_count", 1, False),
    "rated by more": ("rating_count", 1, False),
    "reviewed by fewer": ("rating_count", -1, False),
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
    "highest ratings": ("rating", 1, True),
    "best ratings": ("rating", 1, True),
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
    "one-off": ("popularity", 1, True),
    "one of a kind": ("popularity", 1, True),
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


_DEGREE = re.compile(
    r" (?:a (?:bit|little|lot|touch|good deal)|quite a bit|slightly|somewhat|much|far|way|"
    r"considerably|significantly|noticeably|even)(?= )"
)
PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        re.escape(w).replace(r"\ ", rf"(?:{_DEGREE.pattern})? ")
        for w in sorted(_FORMS, key=len, reverse=True)
    )
    + r")(?![\w])"
)


FIRST_WORDS = frozenset(re.findall(r"[a-z0-9]+", form)[0] for form in _FORMS)


def sense_of_form(said: str) -> tuple[str, int, bool] | None:
    """Return (field, -1 or +1, whether superlative) of what `PATTERN` finds; None for others."""
    return _FORMS.get(said) or _FORMS.get(_DEGREE.sub("", said))
