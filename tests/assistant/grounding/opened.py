"""Opens a whole assistant over a small shop that a test has changed."""

import json
from contextlib import contextmanager

from assistant.config import Settings
from assistant.conversation import Assistant
from assistant.shop.folder import ShopFolder
from retrieval.encoder import HashEncoder
from retrieval.index import build_index
from retrieval.search import Retriever

POLICIES = {
    "returns.md": "# Returns\n\n## Time limit\n\nReturns are free for 30 days after delivery.\n",
    "delivery.md": "# Delivery\n\nDelivery takes 2 to 4 working days and costs 4.90 EUR.\n",
}
COLOURS = ("brown", "black", "blue", "red")


def lines():
    """Twelve pairs of boots with prices, stock, colours and ratings of their own."""
    return [
        {
            "id": f"p{at}",
            "title": f"{brand} {model} Boots",
            "description": f"A {COLOURS[at % 4]} boot for long days outside.",
            "category": ["Outdoor", "Hiking Boots"],
            "brand": brand,
            "price_minor": 9000 + 700 * at,
            "currency": "EUR",
            "attributes": {"colour": COLOURS[at % 4], "waterproof": at % 3 == 0},
            "stock": 0 if at == 5 else 4 + at,
            "rating": 3.1 + at / 10,
            "rating_count": 20 + at,
        }
        for at, (brand, model) in enumerate(
            (brand, model)
            for brand in ("Aldgate", "Brook", "Corrie")
            for model in ("Ridge", "Vale", "Fell", "Moor")
        )
    ]


@contextmanager
def opened(folder, products, model="offline", policies=POLICIES, currency="EUR"):
    """Write and index a shop; yield a conversation with it."""
    folder.mkdir()
    toml = f'name = "Hill"\ncurrency = "{currency}"\nlocale = "en_IE"\n'
    (folder / "shop.toml").write_text(toml, encoding="utf-8")
    text = "".join(json.dumps(line) + "\n" for line in products)
    (folder / "catalog.jsonl").write_text(text, encoding="utf-8")
    (folder / "policies").mkdir()
    for name, said in policies.items():
        (folder / "policies" / name).write_text(said, encoding="utf-8")
    shop = ShopFolder.open(folder)
    encoder = HashEncoder(128)
    build_index(shop.catalog(), shop.index_dir, encoder)
    assistant = Assistant.open(
        shop,
        model=model,
        retriever=Retriever.open(shop.catalog(), shop.index_dir, encoder),
        settings=Settings(),
        database_url=f"sqlite:///{folder}/c.db",
        retry_delay_s=0.0,
    )
    try:
        yield assistant.start()
    finally:
        assistant.close()
