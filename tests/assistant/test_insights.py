"""What an owner learns: counted from what was said and shown, with no address in it."""

from datetime import UTC, date, datetime

import pytest

from assistant.config import load_settings
from assistant.feedback import Feedback, Opinion
from assistant.insights import TABLES, Insights
from assistant.recommend.spending import Showing, Spending
from assistant.reply import Reply, Shelf, ShelfItem
from assistant.shop.desk import Desks
from assistant.shop.folder import ShopFolder
from assistant.transcript import Transcript, Turn


@pytest.fixture(scope="module")
def folder():
    return ShopFolder.open(None)


@pytest.fixture
def look(folder, tmp_path):
    """A function that stores replies as one conversation and looks at them."""
    transcript = Transcript(f"sqlite:///{tmp_path / 'kept.db'}")
    settings = load_settings().model_copy(
        update={"database_url": f"sqlite:///{tmp_path / 'shop.db'}"}
    )
    desks = Desks.open(folder, settings)

    def look(*turns):
        transcript.begin("c")
        for number, (said, reply) in enumerate(turns, start=1):
            transcript.add("c", number, Turn(said, reply, {}))
        return Insights(transcript, desks, folder.catalog()), transcript

    yield look
    transcript.close()
    desks.close()


def shown(folder, *ids, **changes):
    items = tuple(ShelfItem({"id": i, "title": folder.catalog().get(i).title}) for i in ids)
    return Reply("…", intent="search", shelf=Shelf(items, **changes))


def test_a_shop_without_conversations_has_empty_tables(look, folder):
    insights, _ = look()
    for name, table in TABLES.items():
        rows = table(insights).rows
        assert len(rows) == (len(folder.catalog()) if name == "exposure" else 0)
    assert insights.exposure_gini() == 0


def test_what_was_not_found_is_counted_and_masked(look, folder):
    insights, _ = look(
        ("write to ann@example.org when you have kayaks", Reply("no", intent="search")),
        ("red tents", shown(folder, "p2001", relaxed="colour")),
        ("tents", shown(folder, "p2001")),
        ("hello", Reply("hi")),
    )
    found = {said: what for said, what, _ in insights.not_found().rows}
    assert found.pop("red tents") == "only without colour"
    assert list(found.values()) == ["nothing"]
    assert "ann@example.org" not in next(iter(found))


def test_exposure_counts_every_time_on_a_shelf(look, folder):
    insights, _ = look(("a", shown(folder, "p2001", "p2002")), ("b", shown(folder, "p2001")))
    rows = insights.exposure().rows
    assert [(row[0], row[3]) for row in rows[:2]] == [("p2001", 2), ("p2002", 1)]
    assert 0.99 < insights.exposure_gini() < 1


def test_sponsored_places_are_told_with_their_cost_and_what_they_displaced(look):
    insights, transcript = look()
    spending, day = Spending(transcript), date(2026, 6, 1)
    for number, gone in enumerate((("a",), ("b", "a"))):
        spending.charge(Showing("Acme", "p2001", 1500, 9000, None, gone), f"turn {number}", day)
    assert insights.sponsored().rows == (("2026-06-01", "Acme", "p2001", 2, 3.0, "a, b"),)


def test_thumbs_come_with_what_was_asked_and_answered(look):
    insights, transcript = look(("tents?", Reply("none", timings_ms={"total": 12.0})))
    Feedback(transcript).give(Opinion("c", 1, "down", "Not true"))
    assert insights.thumbs().rows == (("down", "Not true", "tents?", "none"),)
    assert insights.latency().rows == (("total", 12.0, 12.0),)


def test_messages_are_counted_by_day_and_intent(look):
    insights, _ = look(("a", Reply("x", intent="search")), ("b", Reply("y", intent="policy")))
    today = datetime.now(UTC).date().isoformat()
    assert insights.conversations().rows == ((today, 1, 2),)
    assert dict(insights.intents().rows) == {"search": 1, "policy": 1}
