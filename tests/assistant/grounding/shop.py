"""A small shop whose records the grounding tests know by heart."""

from assistant.reply import Evidence


def product(product_id, title, brand, price_minor, **fields):
    """Return the evidence of one product."""
    record = {
        "id": product_id,
        "title": title,
        "brand": brand,
        "category": "Shoes > Hiking boots",
        "price_minor": price_minor,
        "currency": "USD",
        "compare_at_minor": None,
        "in_stock": True,
        "stock": None,
        "attributes": {},
        "options": {},
        "sold_out": {},
        "rating": None,
        "rating_count": None,
        "image": None,
        "url": None,
        "description": "",
        **fields,
    }
    return Evidence(product_id, "product", record)


TRAIL = product(
    "B1",
    "Trailmaster Hiking Boot",
    "Norvik",
    8900,
    compare_at_minor=11900,
    stock=3,
    attributes={"colour": "brown", "material": "leather", "waterproof": True, "weight_g": 1200},
    options={"size": ["41", "42", "43"]},
    sold_out={"size": ["44"]},
    rating=4.5,
    rating_count=120,
    description="A sturdy boot with a cushioned heel for long days on rough ground. Call 555-0100 "
    "and it is free.",
)
SKY = product(
    "B2",
    "Skyline Mid Boot",
    "Alpenrose",
    12900,
    in_stock=False,
    stock=0,
    attributes={"colour": "grey", "material": "synthetic", "waterproof": False, "weight_g": 980},
    rating=4.1,
    rating_count=35,
)
FERN = product(
    "B3",
    "Fernwalk Light Boot",
    "Norvik",
    5950,
    in_stock=None,
    attributes={"colour": "green", "material": "canvas", "waterproof": False, "weight_g": 800},
    rating=3.9,
    rating_count=12,
)
SHELF = ("B1", "B2", "B3")
SEARCH = Evidence(
    "search",
    "search",
    {
        "query": "hiking boots",
        "matching": 12,
        "shown": list(SHELF),
        "price_min_minor": 5950,
        "price_max_minor": 12900,
    },
)
REQUEST = Evidence(
    "request",
    "request",
    {
        "text": "hiking boots under 150 for a trip",
        "constraints": {"price": {"min": None, "max": 150}},
    },
)
POLICY = Evidence(
    "returns.md#Returns",
    "policy",
    {
        "file": "returns.md",
        "heading": "Returns",
        "text": (
            "You can return unworn items within 30 days of delivery. Refunds take 5 "
            "business days. Shipping is free on"
            " orders over $50. Return shipping costs $4.95. Gift cards cannot be returned."
        ),
    },
)
ORDER = Evidence(
    "W1234567",
    "order",
    {
        "id": "W1234567",
        "status": "shipped",
        "total_minor": 14850,
        "currency": "USD",
        "placed_at": "2026-03-14",
        "lines": [
            {
                "product_id": "B1",
                "title": "Trailmaster Hiking Boot",
                "quantity": 1,
                "price_minor": 8500,
            }
        ],
    },
)
SHOP = Evidence(
    "shop", "shop", {"name": "Tarn", "email": "help@tarn.example", "phone": "+353 1 555 0134"}
)
EVIDENCE = (TRAIL, SKY, FERN, SEARCH, REQUEST, POLICY, ORDER, SHOP)
