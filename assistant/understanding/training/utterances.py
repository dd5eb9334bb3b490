"""Shopping utterances made from templates and our own words, with their intent.

Seeded: the same seed gives the same utterances. No text of anyone else's is in here; the trainer
may pass product names of other catalogues to widen the vocabulary.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from assistant.understanding.training import phrases as words
from assistant.understanding.training.templates import TEMPLATES

__all__ = ["add_typos", "make_utterances"]

_FIELD = re.compile(r"\{(\w+)\}")
_KEYS = {c: near for c, near in zip(
    "qwertyuiopasdfghjklzxcvbnm",
    "wa|qe|wr|et|ry|tu|yi|uo|ip|o|qsz|adw|sfe|dgr|fht|gjy|hku|jli|k|x|zc|xv|cb|vn|bm|n".split("|"),
    strict=True,
)}  # fmt: skip


def make_utterances(
    counts: dict[str, int], seed: int, products: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yields (utterance, intent), `counts[intent]` of each.

    Args:
        counts: how many to make per intent; intents without templates are refused by KeyError.
        seed: of the random choices.
        products: further product names; a third of the products are taken from these.
    """
    random = Random(seed)
    for intent, count in counts.items():
        templates = TEMPLATES[intent]
        for _ in range(count):
            text = _fill(random.choice(templates), random, products)
            yield _vary(text, random), intent


def add_typos(text: str, count: int, random: Random) -> str:
    """Returns the text with `count` slips: a letter dropped, doubled, swapped, struck beside, added."""
    letters = list(text)
    for _ in range(count):
        places = [at for at, c in enumerate(letters) if c.isalpha()]
        if len(places) < 3:
            break
        at = random.choice(places)
        slip = random.randrange(5)
        if slip == 0:
            del letters[at]
        elif slip == 1:
            letters.insert(at, letters[at])
        elif slip == 2 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif slip == 3:
            letters[at] = random.choice(
                _KEYS.get(letters[at].lower(), "abcdefghijklmnopqrstuvwxyz")
            )
        else:
            letters.insert(at, random.choice("abcdefghijklmnopqrstuvwxyz"))
    return "".join(letters)


def _price(random: Random) -> str:
    amount = random.choice(
        (
            5,
            10,
            15,
            20,
            25,
            30,
            40,
            50,
            60,
            75,
            80,
            100,
            120,
            150,
            200,
            250,
            300,
            500,
            600,
            800,
            1000,
            1500,
        )
    )
    amount += random.choice((0, 0, 0, random.randrange(10)))
    return random.choice(
        (
            "${n}",
            "{n} dollars",
            "{n} euros",
            "€{n}",
            "{n}",
            "{n} bucks",
            "£{n}",
            "{n} EUR",
            "{n} pesos",
        )
    ).format(n=amount)


def _bound(random: Random) -> str:
    low, high = _price(random), _price(random)
    return random.choice(
        (f"under {high}", f"below {high}", f"for less than {high}", f"up to {high}", f"between {low} and {high}", f"around {high}",
         f"max {high}", f"over {low}", f"my budget is {high}", f"no more than {high}", f"priced from {low} to {high}", f"cheaper than {high}")
    )  # fmt: skip


def _product(random: Random, products: Sequence[str]) -> str:
    if products and random.random() < 0.33:
        return random.choice(products)
    noun = random.choice(words.PRODUCTS)
    return noun if random.random() < 0.6 else f"{random.choice(words.ADJECTIVES)} {noun}"


_ORDINALS = "first|second|third|fourth|last|2nd|3rd|first two|other".split("|")
_FILLS: dict[str, Callable[[Random, Sequence[str]], str]] = {
    "product": _product,
    "noun": lambda r, _: r.choice(words.PRODUCTS),
    "adj": lambda r, _: r.choice(words.ADJECTIVES),
    "colour": lambda r, _: r.choice(words.COLOURS),
    "material": lambda r, _: r.choice(words.MATERIALS),
    "brand": lambda r, _: r.choice(words.BRANDS),
    "who": lambda r, _: r.choice(words.PEOPLE),
    "activity": lambda r, _: r.choice(words.ACTIVITIES),
    "feature": lambda r, _: r.choice(words.FEATURES),
    "property": lambda r, _: r.choice(words.PROPERTIES),
    "problem": lambda r, _: r.choice(words.PROBLEMS),
    "plan": lambda r, _: r.choice(words.PLANS),
    "hope": lambda r, _: r.choice(words.HOPES),
    "bound": lambda r, _: _bound(r),
    "price": lambda r, _: _price(r),
    "size": lambda r, _: r.choice(("S", "M", "L", "XL", "36", "38", "40", "42", "43", "44", "10", "8", "15 inch", "2 litre", "5 kg", "500 ml", "64 GB")),
    "ordinal": lambda r, _: r.choice(_ORDINALS),
    "n": lambda r, _: str(r.choice((2, 3, 4, 5, 6, 10, 12))),
    "order": lambda r, _: r.choice(("#W{n}", "{n}", "order {n}", "my order", "my last order", "VT-{n}", "my package", "my parcel")).format(n=r.randrange(10**4, 10**8)),
    "order_id": lambda r, _: r.choice(("#W{n}", "{n}", "VT-{n}")).format(n=r.randrange(10**4, 10**8)),
    "topic": lambda r, _: r.choice(words.TOPICS),
    "things": lambda r, _: r.choice(words.THINGS),
    "place": lambda r, _: r.choice(("Norway", "Germany", "France", "Spain", "Canada", "Australia", "Italy", "Poland", "my office", "a PO box", "Hawaii", "Ireland", "Japan", "the UK")),
}  # fmt: skip


def _fill(template: str, random: Random, products: Sequence[str]) -> str:
    """Fills fields; "[a|b|]" picks one of the alternatives, innermost first."""
    while "[" in template:
        template = re.sub(
            r"\[([^\[\]]*)\]", lambda m: random.choice(m.group(1).split("|")), template
        )
    return " ".join(_FIELD.sub(lambda m: _FILLS[m.group(1)](random, products), template).split())


def _vary(text: str, random: Random) -> str:
    """Writes as people do: case, a greeting, a full stop or none."""
    if random.random() < 0.12:
        text = (
            random.choice(
                (
                    "hi, ",
                    "hello, ",
                    "hey ",
                    "hi! ",
                    "good morning, ",
                    "hello there. ",
                    "hey there, ",
                    "ok ",
                    "so ",
                    "please ",
                )
            )
            + text
        )
    chance = random.random()
    if chance < 0.35:
        text = text.lower()
    elif chance < 0.75:
        text = text[:1].upper() + text[1:]
    if random.random() < 0.3 and text[-1:] not in ".?!":
        text += random.choice((".", "!", " please", " thanks", " :)", "...", "?"))
    return text
