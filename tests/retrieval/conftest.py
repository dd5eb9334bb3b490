"""A small catalogue of shoes, cables and toner, and an index of it without weights."""

from pathlib import Path

import pytest

from retrieval.catalog import Catalog, Product, Variant, infer_facets
from retrieval.encoder import HashEncoder
from retrieval.index import build_index
from retrieval.search import Retriever


def product(number: int, title: str, price: int, **others: object) -> Product:
    values = {"id": f"p{number}", "title": title, "price_minor": price, "currency": "EUR"}
    return Product(**{**values, **others})


def products() -> list[Product]:
    shoe = ("Shoes", "Boots")
    cable = ("Electronics", "Cables")
    toner = ("Office", "Toner Cartridges")
    found = [
        product(
            1, "Fell hiking boots", 12000, brand="Brackmoor", category=shoe,
            attributes={"colour": "brown", "waterproof": True},
            variants=(Variant(id="p1-42", options={"size": "42"}, stock=2),),
            description="Sturdy boots for wet paths.", rating=4.5, rating_count=40,
        ),
        product(
            2, "Tarn hiking boots", 9000, brand="Haldrigg", category=shoe,
            attributes={"colour": "black", "waterproof": False},
            variants=(Variant(id="p2-42", options={"size": "42"}, stock=0),),
            description="Light boots for dry days.", rating=3.0, rating_count=5,
        ),
        product(3, "HDMI cable 2 m", 900, brand="Linkline", category=cable, stock=9),
        product(4, "USB-C cable 1.5m", 1100, brand="Linkline", category=cable, stock=0),
        product(5, "Brother TN-2110 toner cartridge", 5400, brand="Brother", category=toner),
        product(6, "Brother TN-2120 toner cartridge", 6400, brand="Brother", category=toner),
        product(7, "Wireless keyboard", 3900, brand="Plugmore", category=("Electronics",)),
        product(8, "Bluetooth speaker", 4900, brand="Plugmore", category=("Electronics",)),
    ]  # fmt: skip
    return found


@pytest.fixture
def catalog() -> Catalog:
    found = products()
    return Catalog(found, "EUR", infer_facets(found))


@pytest.fixture
def encoder() -> HashEncoder:
    return HashEncoder()


@pytest.fixture
def retriever(catalog: Catalog, encoder: HashEncoder, tmp_path: Path) -> Retriever:
    build_index(catalog, tmp_path / "index", encoder)
    return Retriever.open(catalog, tmp_path / "index", encoder)
