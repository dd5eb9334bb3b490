import numpy as np
import pytest

from retrieval.catalog import Catalog, Product
from retrieval.negatives import Lookalikes, add_hard_negatives
from retrieval.pairs import Pair
from retrieval.text import product_text


@pytest.fixture
def shop():
    """Six cameras that lie together, three bags for them elsewhere, and a camera kit between."""
    titles = [f"Brand{'ab'[n % 2]} digital camera" for n in range(6)]
    titles += [f"Brand{'ab'[n % 2]} camera bag" for n in range(4)]
    titles.append("Branda camera kit")
    products = [
        Product(id=f"p{n}", title=title, brand=title.split()[0], price_minor=100, currency="EUR")
        for n, title in enumerate(titles)
    ]
    vectors = np.zeros((len(products), 4), dtype=np.float32)
    vectors[:6, 0] = vectors[6:10, 1] = vectors[10, 0] = 1
    return Catalog(products, "EUR", ()), vectors


def test_a_lookalike_says_the_name_and_is_far_from_the_things_so_called(shop):
    catalog, vectors = shop
    found = Lookalikes(catalog, vectors).of("camera")
    assert [catalog.products[at].title.split(" ", 1)[1] for at in found] == ["camera bag"] * 4


def test_a_name_of_few_things_has_no_lookalikes(shop):
    catalog, vectors = shop
    assert Lookalikes(catalog, vectors).of("bag") == []
    assert Lookalikes(catalog, vectors).of("") == []


def test_some_hard_negatives_are_lookalikes_and_the_rest_lack_a_word(shop):
    catalog, vectors = shop
    text = product_text(catalog.products[0], ())
    pairs = [Pair("camera", "p0", "name", text, "camera")] * 40
    found = {pair.negative for pair in add_hard_negatives(pairs, catalog, vectors)}
    assert any("bag" in negative for negative in found)
    assert text not in found
