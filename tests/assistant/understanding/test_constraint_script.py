"""Thirty turns of changing one's mind: all that is active holds in every turn, and no more."""

import pytest

from assistant.shop.folder import ShopFolder
from assistant.understanding import Reader
from retrieval.catalog import Catalog, infer_facets
from retrieval.feeds import read_feed
from tests.assistant.understanding.conftest import Talk
from tests.assistant.understanding.scripted_shopper import Shopper

TURNS = 30


@pytest.fixture(scope="module")
def demo_reader():
    return Reader(ShopFolder.open(None).catalog())


@pytest.fixture(scope="module")
def boutique_reader(shared_data):
    feed = read_feed(shared_data / "womens_fashion" / "products.parquet")
    return Reader(Catalog(feed.products, feed.currency, infer_facets(feed.products)))


def play(reader, seed):
    """Says thirty lines; yields what was said, what must hold, and the conversation."""
    talk = Talk(reader)
    shopper = Shopper.of(reader.catalog, reader.vocabulary, seed)
    for _ in range(TURNS):
        line = shopper.next_line()
        if shopper.removed:
            talk.constraints = talk.constraints.remove(shopper.removed)
        else:
            talk.say(line)
        yield line or f"(without {shopper.removed})", dict(shopper.expected), talk


def breaks(reader, seed):
    """Returns the first turn in which something active does not hold; None for none."""
    said = []
    for line, expected, talk in play(reader, seed):
        said.append(line)
        if talk.wanted != expected:
            return said[-4:], expected, talk.wanted
    return None


@pytest.mark.parametrize("seed", range(6))
def test_thirty_turns_in_the_demo_shop_honour_every_constraint(demo_reader, seed):
    assert breaks(demo_reader, seed) is None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_thirty_turns_in_a_shop_never_seen_honour_every_constraint(boutique_reader, seed):
    assert breaks(boutique_reader, seed) is None


def test_a_conversation_with_its_history_cut_honours_every_constraint(open_assistant):
    assistant = open_assistant(history_tokens=200)
    vocabulary = Reader(assistant.catalog).vocabulary
    shopper = Shopper.of(assistant.catalog, vocabulary, 3)
    shopper.digressions = ("thanks!", "how long does delivery take?")
    conversation = assistant.start()
    shown = 0
    for _ in range(TURNS):
        line = shopper.next_line()
        reply = (
            conversation.remove_constraint(shopper.removed)
            if shopper.removed
            else conversation.send(line)
        )
        assert reply.constraints == shopper.expected, line
        where = conversation.constraints.to_filter(assistant.catalog)
        if "search_products" in {use.name for use in reply.tools} and not reply.shelf.relaxed:
            shown += len(reply.shelf.ids)
            assert all(where.matches(assistant.catalog.get(i)) for i in reply.shelf.ids), line
    assert shown > TURNS
