"""A scripted model that lies: drafts that mix true and false statements over a set of records.

Each statement is made from the records, so its truth is known. Wordings come in books; a book that
the rules were not written against measures how well they carry over.
"""

import random
from dataclasses import dataclass, field

from assistant.grounding.reading.word_lists import word_list
from assistant.money import format_price
from assistant.reply import Evidence

POLICY = (
    "You can return unworn items within 30 days of delivery. "
    "Refunds are issued to the original payment method within 5 business days. "
    "Standard shipping takes 3 to 5 business days and costs $4.95. "
    "Shipping is free on orders over $75. "
    "Gift cards cannot be refunded. "
    "Every product has a warranty of 2 years."
)
COLOURS = ["black", "blue", "green", "grey", "red", "brown", "white", "yellow"]
MATERIALS = ["cotton", "leather", "steel", "nylon", "wool", "plastic", "bamboo"]
FLAGS = ["waterproof", "wireless", "foldable", "washable", "reversible"]
INVENTED = ["Zephyrion 3000", "Nordwald Prime", "Quillon Max", "Aerovex Duo", "Pemberley Classic"]


@dataclass
class World:
    """The records of one turn, and where true and false values come from."""

    rng: random.Random
    products: list[dict]
    outside: list[str]
    matching: int
    order: dict
    request_max: int
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def shelf(self):
        return [p["id"] for p in self.products]


@dataclass
class Statement:
    """One sentence, whether it is true, and the words that carry it."""

    text: str
    true: bool
    key: str
    kind: str


def make_world(pool, seed, size=5):
    """Draw products with distinct titles from rows of (id, title, brand, category, price, text)."""
    rng = random.Random(seed)
    chosen, heads = [], set()
    for row in rng.sample(pool, 60):
        head = row[1].split()[0].lower()
        if head not in heads and 2 <= len(row[1].split()) <= 9:
            heads.add(head)
            chosen.append(row)
        if len(chosen) == size:
            break
    products = [_record(rng, *row) for row in chosen]
    prices = [p["price_minor"] for p in products]
    matching = rng.randint(size + 3, 60)
    top = (max(prices) // 100 // 10 + 1) * 10
    order = {
        "id": f"W{rng.randint(1000000, 9999999)}",
        "status": rng.choice(["shipped", "delivered", "pending", "cancelled"]),
        "total_minor": rng.randint(2000, 30000),
        "currency": "USD",
        "placed_at": "2026-03-14",
        "items": 3,
    }
    world = World(
        rng,
        products,
        [r[1] for r in rng.sample(pool, 40) if r[1] not in {p["title"] for p in products}],
        matching,
        order,
        top,
    )
    world.evidence = [
        *(Evidence(p["id"], "product", p) for p in products),
        Evidence(
            "search",
            "search",
            {
                "query": chosen[0][1].split()[-1],
                "matching": matching,
                "shown": world.shelf,
                "price_min_minor": min(prices),
                "price_max_minor": max(prices),
            },
        ),
        Evidence("terms.md", "policy", {"file": "terms.md", "heading": "Terms", "text": POLICY}),
        Evidence(order["id"], "order", order),
        Evidence(
            "request",
            "request",
            {
                "text": f"something under {top} dollars please",
                "constraints": {"price": {"max": top}},
            },
        ),
    ]
    return world


def _record(rng, product_id, title, brand, category, price, description):
    sale = rng.random() < 0.4
    stock = rng.choice([0, 1, 3, 7, 25])
    sizes = rng.random() < 0.5
    return {
        "id": str(product_id),
        "title": title,
        "brand": brand,
        "category": category,
        "price_minor": price,
        "currency": "USD",
        "compare_at_minor": int(price * rng.choice([1.25, 1.5, 2.0])) if sale else None,
        "in_stock": None if rng.random() < 0.15 else stock > 0,
        "stock": stock,
        "attributes": {
            "colour": rng.choice(COLOURS),
            "material": rng.choice(MATERIALS),
            "weight_g": rng.randint(2, 60) * 50,
            **{flag: rng.random() < 0.5 for flag in rng.sample(FLAGS, 2)},
        },
        "options": {"size": ["S", "M", "L"]} if sizes else {},
        "sold_out": {"size": ["XL"]} if sizes else {},
        "rating": rng.choice([2.6, 3.4, 3.9, 4.2, 4.5, 4.8]),
        "rating_count": rng.randint(3, 900),
        "image": None,
        "url": f"https://shop.example/p/{product_id}",
        "description": description[:300],
    }


SMALL = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = word_list("_ ten twenty thirty forty fifty sixty seventy eighty ninety")


def in_words(n):
    """Write a number below 10,000 in words."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{SMALL[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    return f"{in_words(n // 1000)} thousand" + (f" {in_words(n % 1000)}" if n % 1000 else "")


def money(rng, minor):
    """Write dollars in one of the ways that people do."""
    whole, cents = divmod(minor, 100)
    forms = [
        format_price(minor, "USD"),
        f"{whole}.{cents:02d} USD",
        f"USD {whole}.{cents:02d}",
        f"{whole}.{cents:02d} dollars",
        f"US${whole}.{cents:02d}",
        f"${whole}.{cents:02d}",
    ]
    if cents:
        forms.append(f"{in_words(whole)} dollars and {in_words(cents)} cents")
    else:
        forms += [f"{in_words(whole)} dollars", f"${whole}", f"{whole} bucks"]
    return rng.choice(forms)


def wrong_minor(rng, world, minor):
    """Return another amount: off by a little, a round one, or another product's."""
    others = [p["price_minor"] for p in world.products if p["price_minor"] != minor]
    options = [
        minor + 100,
        max(minor - 500, 50),
        minor * 2,
        max(minor // 2, 1),
        1999,
        2000,
        *others,
    ]
    return rng.choice([o for o in options if o != minor])


def money_text(rng, world, minor, true):
    """Return the amount, or a lie: another amount, or the same figure in another currency."""
    if true:
        return money(rng, minor)
    if rng.random() < 0.15:
        return rng.choice([f"€{minor / 100:.2f}", f"£{minor / 100:.2f}", f"{minor / 100:.2f} EUR"])
    return money(rng, wrong_minor(rng, world, minor))


def statements(world, books):
    """Yield one statement of every wording of the books, true or false by lot."""
    rng = world.rng
    for kind, make, wordings in books:
        for wording in wordings:
            made = make(rng, world, wording, rng.random() < 0.5)
            if made is not None:
                text, true, key = made
                yield Statement(text[0].upper() + text[1:], true, key, kind)


def draft(world, pool, size):
    """Draw some statements and set them as prose or a list; returns (text, statements)."""
    rng = world.rng
    chosen = rng.sample(pool, min(size, len(pool)))
    style = rng.choice(["prose", "prose", "bullets", "numbers", "lines"])
    texts = [s.text for s in chosen]
    opening = rng.choice(["Happy to help!", "Sure!", "Great question.", ""])
    if style == "prose":
        body = " ".join(texts)
    elif style == "bullets":
        body = "\n".join(f"- {t}" for t in texts)
    elif style == "numbers":
        body = "\n".join(f"{n}. {t}" for n, t in enumerate(texts, start=1))
    else:
        body = "\n\n".join(texts)
    separator = " " if style == "prose" else "\n\n"
    return (opening + separator + body).strip(), chosen


# --- makers: (rng, world, wording, true) -> (text, truth, key), or None


def price(rng, world, wording, true):
    p = rng.choice(world.products)
    amount = money_text(rng, world, p["price_minor"], true)
    return wording.format(t=p["title"], v=amount), true, amount


def was(rng, world, wording, true):
    p = rng.choice([q for q in world.products if q["compare_at_minor"]] or [None])
    if p is None:
        return None
    amount = money_text(rng, world, p["compare_at_minor"], true)
    if not true and amount == format_price(p["price_minor"], "USD"):
        return None
    return (
        wording.format(t=p["title"], v=amount, n=format_price(p["price_minor"], "USD")),
        true,
        amount,
    )


def saving(rng, world, wording, true):
    p = rng.choice([q for q in world.products if q["compare_at_minor"]] or [None])
    if p is None:
        return None
    amount = money_text(rng, world, p["compare_at_minor"] - p["price_minor"], true)
    return wording.format(t=p["title"], v=amount), true, amount


def percent(rng, world, wording, true):
    p = rng.choice([q for q in world.products if q["compare_at_minor"]] or [None])
    if p is None:
        return None
    real = round(100 * (p["compare_at_minor"] - p["price_minor"]) / p["compare_at_minor"])
    value = real if true else rng.choice([v for v in (10, 15, 30, 45, 60, 70) if abs(v - real) > 2])
    text = rng.choice(
        [f"{value}%", f"{value} %", f"{in_words(value)} percent", f"{value} per cent"]
    )
    return wording.format(t=p["title"], v=text), true, text


def sale(rng, world, wording, true):
    on_sale = [q for q in world.products if q["compare_at_minor"]]
    not_on = [q for q in world.products if not q["compare_at_minor"]]
    if not (on_sale if true else not_on):
        return None
    text = wording.format(t=rng.choice(on_sale if true else not_on)["title"])
    return text, true, text


def bound(rng, world, wording, true):
    p = rng.choice(world.products)
    whole = p["price_minor"] // 100
    value = (
        whole + rng.choice([1, 5, 20]) if true else max(1, whole - rng.choice([1, 3, whole // 2]))
    )
    text = rng.choice([f"${value}", f"{value} dollars", f"{in_words(value)} dollars"])
    return wording.format(t=p["title"], v=text), true, text


def all_bound(rng, world, wording, true):
    top = max(p["price_minor"] for p in world.products) // 100
    value = top + rng.choice([1, 10, 50]) if true else max(1, top - rng.choice([1, top // 2]))
    text = rng.choice([f"${value}", f"{value} dollars", f"{in_words(value)} dollars"])
    return wording.format(v=text), true, text


def stock_yes(rng, world, wording, true):
    fits = [p for p in world.products if (p["in_stock"] is True) == true]
    if not fits:
        return None
    text = wording.format(t=rng.choice(fits)["title"])
    return text, true, text


def stock_no(rng, world, wording, true):
    fits = [p for p in world.products if (p["in_stock"] is False) == true]
    if not fits:
        return None
    text = wording.format(t=rng.choice(fits)["title"])
    return text, true, text


def stock_count(rng, world, wording, true):
    fits = [p for p in world.products if p["in_stock"] and p["stock"] > 1]
    if not fits:
        return None
    p = rng.choice(fits)
    value = p["stock"] if true else rng.choice([v for v in (2, 4, 6, 12) if v != p["stock"]])
    return wording.format(t=p["title"], v=rng.choice([value, in_words(value)])), true, str(value)


def colour(rng, world, wording, true):
    p = rng.choice(world.products)
    own = p["attributes"]["colour"]
    rest = f"{p['title']} {p['description']} {p['category']}".lower()
    value = own if true else rng.choice([c for c in COLOURS if c != own and c not in rest])
    return wording.format(t=p["title"], v=value), true, value


def material(rng, world, wording, true):
    p = rng.choice(world.products)
    own = p["attributes"]["material"]
    rest = f"{p['title']} {p['description']} {p['category']}".lower()
    value = own if true else rng.choice([c for c in MATERIALS if c != own and c not in rest])
    return wording.format(t=p["title"], v=value), true, value


def flag(rng, world, wording, true):
    p = rng.choice(world.products)
    flags = [f for f in FLAGS if p["attributes"].get(f) is true]
    if not true:
        flags += [f for f in FLAGS if f not in p["attributes"]]
    if not flags:
        return None
    name = rng.choice(flags)
    if f"{p['title']} {p['description']}".lower().count(name[:6]):
        return None
    return wording.format(t=p["title"], v=name), true, name


def no_flag(rng, world, wording, true):
    p = rng.choice(world.products)
    flags = [f for f in FLAGS if p["attributes"].get(f) is (not true)]
    if not flags:
        return None
    name = rng.choice(flags)
    if f"{p['title']} {p['description']}".lower().count(name[:6]):
        return None
    return wording.format(t=p["title"], v=name), true, name


def weight(rng, world, wording, true):
    p = rng.choice(world.products)
    grams = (
        p["attributes"]["weight_g"]
        if true
        else p["attributes"]["weight_g"] + rng.choice([50, 350, 900])
    )
    text = rng.choice(
        [f"{grams} g", f"{grams} grams", f"{grams / 1000:g} kg", f"{grams / 1000:g} kilos"]
    )
    return wording.format(t=p["title"], v=text), true, text


def rating(rng, world, wording, true):
    p = rng.choice(world.products)
    value = (
        p["rating"]
        if true
        else rng.choice([v for v in (3.1, 4.0, 4.7, 4.9, 5.0) if v != p["rating"]])
    )
    return wording.format(t=p["title"], v=value), true, str(value)


def reviews(rng, world, wording, true):
    p = rng.choice(world.products)
    value = p["rating_count"] if true else p["rating_count"] + rng.choice([1, 40, 1000])
    return wording.format(t=p["title"], v=value), true, str(value)


def praise(rng, world, wording, true):
    fits = [
        p for p in world.products if (p["rating"] >= 4.2) == true and (true or p["rating"] < 3.9)
    ]
    if not fits:
        return None
    text = wording.format(t=rng.choice(fits)["title"])
    return text, true, text


def size(rng, world, wording, true):
    p = rng.choice([q for q in world.products if q["options"] and q["in_stock"]] or [None])
    if p is None:
        return None
    value = rng.choice(["S", "M", "L"]) if true else rng.choice(["XL", "XXL", "XS"])
    return wording.format(t=p["title"], v=value), true, f" {value}"


def count_found(rng, world, wording, true):
    value = world.matching if true else world.matching + rng.choice([-2, 1, 7, 100])
    return wording.format(v=rng.choice([value, value, in_words(value)])), true, str(value)


def count_shown(rng, world, wording, true):
    value = len(world.products) if true else len(world.products) + rng.choice([-2, -1, 1, 3])
    return wording.format(v=rng.choice([value, in_words(value)])), true, str(value)


def cheaper(rng, world, wording, true):
    a, b = rng.sample(world.products, 2)
    if a["price_minor"] == b["price_minor"]:
        return None
    if (a["price_minor"] < b["price_minor"]) != true:
        a, b = b, a
    text = wording.format(a=a["title"], b=b["title"])
    return text, true, text


def lighter(rng, world, wording, true):
    a, b = rng.sample(world.products, 2)
    if a["attributes"]["weight_g"] == b["attributes"]["weight_g"]:
        return None
    if (a["attributes"]["weight_g"] < b["attributes"]["weight_g"]) != true:
        a, b = b, a
    text = wording.format(a=a["title"], b=b["title"])
    return text, true, text


def better_rated(rng, world, wording, true):
    a, b = rng.sample(world.products, 2)
    if a["rating"] == b["rating"]:
        return None
    if (a["rating"] > b["rating"]) != true:
        a, b = b, a
    text = wording.format(a=a["title"], b=b["title"])
    return text, true, text


def difference(rng, world, wording, true):
    a, b = rng.sample(world.products, 2)
    if a["price_minor"] == b["price_minor"]:
        return None
    if a["price_minor"] > b["price_minor"]:
        a, b = b, a
    gap = b["price_minor"] - a["price_minor"]
    text = money(rng, gap if true else gap + rng.choice([100, 550, 1000]))
    return wording.format(a=a["title"], b=b["title"], v=text), true, text


def fraction(rng, world, wording, true):
    if true:
        return None
    a, b = rng.sample(world.products, 2)
    if abs(a["price_minor"] * 2 - b["price_minor"]) * 20 < b["price_minor"]:
        return None
    text = wording.format(a=a["title"], b=b["title"])
    return text, False, text


def extreme(name, sign):
    def make(rng, world, wording, true):
        values = {
            p["id"]: (
                p["price_minor"]
                if name == "price"
                else p["rating"]
                if name == "rating"
                else p["attributes"]["weight_g"]
            )
            for p in world.products
        }
        best = max(values.values(), key=lambda v: v * sign)
        fits = [p for p in world.products if (values[p["id"]] == best) == true]
        if not fits or (true and len(fits) > 1):
            return None
        text = wording.format(t=rng.choice(fits)["title"])
        return text, true, text

    return make


def policy_days(rng, world, wording, true):
    value = 30 if true else rng.choice([14, 60, 90, 100])
    return wording.format(v=rng.choice([value, in_words(value)])), true, str(value)


def fixed(true):
    def make(rng, world, wording, wanted):
        if world.order["status"] == "cancelled" and "cancel" in wording:
            return None
        text = wording.format(
            o=world.order["id"],
            t=rng.choice(world.products)["title"],
            u=rng.choice(world.outside),
            n=rng.choice(INVENTED),
        )
        return text, true, text

    return make


def order_state(rng, world, wording, true):
    state = (
        world.order["status"]
        if true
        else rng.choice(
            [
                s
                for s in ("shipped", "delivered", "pending", "cancelled", "returned")
                if s != world.order["status"]
            ]
        )
    )
    return wording.format(o=world.order["id"], v=state), true, state


def order_total(rng, world, wording, true):
    amount = money_text(rng, world, world.order["total_minor"], true)
    return wording.format(o=world.order["id"], v=amount), true, amount


def order_date(rng, world, wording, true):
    text = rng.choice(
        ["14 March", "March 14", "2026-03-14", "March 14th, 2026"]
        if true
        else ["15 March", "April 2", "2026-03-19", "May 1st"]
    )
    return wording.format(o=world.order["id"], v=text), true, text


# --- pools of real products, and what counts as kept


def real_pool(folder, name):
    """Read one public catalogue as (id, title, brand, category, price_minor, description) rows."""
    import pandas

    rows = pandas.read_parquet(folder / name / "products.parquet").to_dict("records")
    fields = {
        "womens_fashion": (
            "id",
            "title",
            None,
            ("category_full_path",),
            "price_min_usd",
            "description",
        ),
        "bigbasket": (
            "index",
            "product",
            "brand",
            ("category", "sub_category"),
            "sale_price",
            "description",
        ),
        "chorus_icecat": ("id", "title", "brand", (), "price_usd", "short_description"),
    }[name]
    key, title, brand, path, cost, text = fields
    return [
        (
            str(r[key]),
            r[title],
            r[brand] if brand else None,
            " > ".join(str(r[p]) for p in path),
            round(r[cost] * 100),
            str(r[text]),
        )
        for r in rows
        if r[cost] > 1
    ]


@dataclass(frozen=True)
class Named:
    """A product as the title index needs it."""

    id: str
    title: str
    brand: str | None


def catalogue(pool):
    """Return the pool as products with names."""
    return [Named(row[0], row[1], row[2]) for row in pool]


def is_kept(statement, final, world):
    """Whether a true statement stands in the text, word for word or told by the record.

    Told by the record means: its value stands there, or the very fact (a price for a statement
    about prices, "in stock" for one about stock) beside the product's name.
    """
    low = final.lower()
    if statement.text.lower() in low or statement.key.lower() in low:
        return True
    told = [p for p in world.products if p["title"].lower() in statement.text.lower()]
    return bool(told) and all(any(f in low for f in _forms(p, statement.kind)) for p in told)


def _forms(product, kind):
    """Return how the record tells what statements of a kind are about, after the title."""
    title = product["title"].lower()
    money_kinds = {
        "price",
        "was",
        "saving",
        "percent",
        "sale",
        "bound",
        "all_bound",
        "cheaper",
        "difference",
        "fraction",
        "cheapest",
        "dearest",
    }
    if kind in money_kinds:
        return [f"{title}: {format_price(product['price_minor'], 'USD').lower()}"]
    if kind in ("stock", "count"):
        return [
            "availability unknown"
            if product["in_stock"] is None
            else "in stock"
            if product["in_stock"]
            else "out of stock"
        ]
    if kind in ("rating", "reviews", "praise", "rated", "best"):
        return [f"rated {product['rating']:g} out of 5"]
    return []
