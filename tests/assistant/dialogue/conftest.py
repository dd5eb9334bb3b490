"""A stage on the small shop, and replies made by hand."""

from dataclasses import replace

import pytest

from assistant.config import Settings
from assistant.dialogue.script import Script
from assistant.dialogue.setting import Setting
from assistant.dialogue.stage import Stage
from assistant.records import product_record
from assistant.reply import Reply, Shelf, ShelfItem, ToolUse


@pytest.fixture(scope="session")
def catalog(shop_folder):
    return shop_folder.catalog()


@pytest.fixture(scope="module")
def stage(shop_folder, shop_retriever):
    made = Stage(
        Setting(model="offline"),
        folder=shop_folder,
        retriever=shop_retriever,
        settings=Settings(),
    )
    yield made
    made.close()


@pytest.fixture
def shown(catalog):
    """Makes an honest reply that shows some products."""

    def make(*ids, **more):
        products = [catalog.get(i) for i in ids]
        lines = [f"• {p.title}, €{p.price_minor / 100:.2f}" for p in products]
        items = tuple(ShelfItem(product_record(product)) for product in products)
        reply = Reply(
            "\n".join(["Here they are:", *lines]),
            intent="search",
            tools=(ToolUse("search_products", {"query": "boots"}),),
            shelf=Shelf(items, certificate=0.97),
        )
        return replace(reply, **more)

    return make


@pytest.fixture
def script():
    """Makes a script from turns."""

    def make(*turns, name="a script", **more):
        return Script.model_validate({"name": name, "turns": list(turns), **more})

    return make
