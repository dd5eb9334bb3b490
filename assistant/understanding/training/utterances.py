"""Shopping utterances made from templates and our own words, with their intent.

Seeded: the same seed gives the same utterances. No text of anyone else's is in here; the trainer
may pass product names of other catalogues to widen the vocabulary.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from assistant.understanding.training.wordlists import load_phrases, load_templates

__all__ = ["add_typos", "make_utterances"]


def _choices(text: str) -> list[str]:
    return text.split("|")


# Share of the products that are named with a product name passed in.
FOREIGN_SHARE = 0.33
_FIELD = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NEAR = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        _choices(
            "wa|qe|wr|et|ry|tu|yi|uo|ip|o|qsz|adw|sfe|dgr|fht|gjy|hku|jli|k|x|zc|xv|cb|vn|bm|n"
        ),
        strict=True,
    )
)
_AMOUNTS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 500, 600, 1000)
_MONEY = _choices("${n}|{n} dollars|{n} euros|€{n}|{n}|{n} bucks|£{n}|{n} EUR|{n} pesos")
_BOUNDS = _choices(
    "under {a}|below {a}|for less than {a}|up to {a}|between {a} and {b}|around {a}|max"
    " {a}|over {a}"
    "|my budget is {a}|no more than {a}|priced from {a} to {b}|cheaper than {a}"
)
_SIZES = _choices("S|M|L|XL|36|38|40|42|43|44|10|8|15 inch|2 litre|5 kg|500 ml|64 GB")
_ORDINALS = _choices("first|second|third|fourth|last|2nd|3rd|first two|other")
_ORDERS = _choices("#W{n}|{n}|order {n}|my order|my last order|VT-{n}|my package|my parcel")
_ORDER_IDS = _choices("#W{n}|{n}|VT-{n}")
_PLACES = _choices(
    "Norway|Germany|France|Spain|Canada|Australia|Italy|Poland|my office|a PO box|Hawaii|Ireland"
    "|Japan|the UK"
)
_GREETINGS = _choices(
    "hi, |hello, |hey |hi! |good morning, |hello there. |hey there, |ok |so |please "
)
_ENDINGS = _choices(".|!| please| thanks| :)|...|?")


def make_utterances(
    counts: dict[str, int], seed: int, products: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yields (utterance, intent), `counts[intent]` of each.

    Args:
        counts: how many to make per intent; an intent without templates raises KeyError.
        seed: of the random choices.
        products: further product names; a third of the products are taken from these.
    """
    random = Random(seed)
    templates = load_templates()
    for intent, count in counts.items():
        for _ in range(count):
            text = _fill(random.choice(templates[intent]), random, products)
            yield _vary(text, random), intent


def add_typos(text: str, count: int, random: Random) -> str:
    """Returns the text with `count` slips: a letter dropped, doubled, swapped, missed or added."""
    letters = list(text)
    for _ in range(count):
        places = [at for at, c in enumerate(letters) if c.isalpha()]
        if len(places) < 3:
            break
        _slip(letters, random.choice(places), random)
    return "".join(letters)


def _slip(letters: list[str], at: int, random: Random) -> None:
    kind = random.randrange(5)
    if kind == 0:
        del letters[at]
    elif kind == 1:
        letters.insert(at, letters[at])
    elif kind == 2 and at + 1 < len(letters):
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    elif kind == 3:
        letters[at] = random.choice(_NEAR.get(letters[at].lower(), "abcdefghijklmnopqrstuvwxyz"))
    else:
        letters.insert(at, random.choice("abcdefghijklmnopqrstuvwxyz"))


def _fill(template: str, random: Random, products: Sequence[str]) -> str:
    """Fills fields; "[a|b|]" picks one of the alternatives, innermost first."""
    while "[" in template:
        template = _CHOICE.sub(lambda m: random.choice(m.group(1).split("|")), template)
    filled = _FIELD.sub(lambda m: _field(m.group(1), random, products), template)
    return " ".join(filled.split())


def _field(name: str, random: Random, products: Sequence[str]) -> str:
    phrases = load_phrases()
    if name in phrases:
        return random.choice(phrases[name])
    if name == "product":
        return _product(random, products)
    if name == "price":
        return _price(random)
    if name == "bound":
        return random.choice(_BOUNDS).format(a=_price(random), b=_price(random))
    number = random.randrange(10**4, 10**8)
    choices = {
        "size": _SIZES,
        "ordinal": _ORDINALS,
        "n": ["2", "3", "4", "5", "6", "10", "12"],
        "order": _ORDERS,
        "order_id": _ORDER_IDS,
        "place": _PLACES,
    }
    return random.choice(choices[name]).format(n=number)


def _product(random: Random, products: Sequence[str]) -> str:
    if products and random.random() < FOREIGN_SHARE:
        return random.choice(products)
    phrases = load_phrases()
    noun = random.choice(phrases["noun"])
    return noun if random.random() < 0.6 else f"{random.choice(phrases['adj'])} {noun}"


def _price(random: Random) -> str:
    amount = random.choice(_AMOUNTS) + random.choice((0, 0, 0, random.randrange(10)))
    return random.choice(_MONEY).format(n=amount)


def _vary(text: str, random: Random) -> str:
    """Writes as people do: case, a greeting, a full stop or none."""
    if random.random() < 0.12:
        text = random.choice(_GREETINGS) + text
    chance = random.random()
    if chance < 0.35:
        text = text.lower()
    elif chance < 0.75:
        text = text[:1].upper() + text[1:]
    if random.random() < 0.3 and text[-1:] not in ".?!":
        text += random.choice(_ENDINGS)
    return text
