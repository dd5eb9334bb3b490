"""The sponsored place: labelled, last, never against a wish, paid for once, within its budget."""

import json
import shutil
import threading
from datetime import UTC, date, datetime

import pytest

from assistant.conversation import Assistant
from assistant.errors import ShopError
from assistant.recommend.spending import SHOWINGS, Showing, Spending
from assistant.recommend.sponsoring import SponsoredPlace
from assistant.shop.campaigns import Campaigns, read_campaigns
from assistant.shop.folder import ShopFolder
from assistant.shop.recommend_settings import SponsoredSettings
from assistant.transcript import Transcript

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TENTS = [f"p3{brand}{colour}" for brand in range(5) for colour in range(4)]


def sponsorship(name="Acme", products=("b",), **more):
    return {"name": name, "products": products, "bid_minor": 500, "day_budget_minor": 100, **more}


def place(*sponsored, spending=None, **settings):
    campaigns = Campaigns.model_validate({"sponsored": sponsored})
    return SponsoredPlace(campaigns, SponsoredSettings(**settings), spending, clock=lambda: NOON)


@pytest.fixture
def spending(tmp_path):
    transcript = Transcript(f"sqlite:///{tmp_path / 'c.db'}")
    yield Spending(transcript)
    transcript.close()


@pytest.fixture(scope="module")
def sponsored_shop(shop_folder, tmp_path_factory):
    """The small shop, in which every tent is paid for."""
    path = tmp_path_factory.mktemp("sponsored") / "shop"
    shutil.copytree(shop_folder.path, path)
    campaign = sponsorship("Tent makers", TENTS, day_budget_minor=100_000)
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in campaign.items())
    (path / "campaigns.toml").write_text(f"[[sponsored]]\n{lines}\n")
    return ShopFolder.open(path)


@pytest.fixture
def sponsored_assistant(sponsored_shop, shop_retriever, tmp_path):
    opened = Assistant.open(
        sponsored_shop,
        model="offline",
        retriever=shop_retriever,
        database_url=f"sqlite:///{tmp_path / 'c.db'}",
    )
    yield opened
    opened.close()


def test_a_product_below_the_floor_or_on_the_shelf_already_is_not_shown():
    assert place(sponsorship()).choose(["a", "b"], [1.0, 0.8], ["a"]).product_id == "b"
    assert place(sponsorship()).choose(["a", "b"], [1.0, 0.6], ["a"]) is None
    assert place(sponsorship(), relevance_floor=0.5).choose(["a", "b"], [1.0, 0.6], ["a"])
    assert place(sponsorship()).choose(["a", "b"], [1.0, 0.9], ["b", "a"]) is None
    assert place(sponsorship(), relevance_floor=0).choose(["a", "b"], [1.0, 0.0], ["a"]) is None


def test_what_a_search_ruled_out_is_not_there_to_be_shown():
    assert place(sponsorship()).choose(["a", "c"], [1.0, 0.9], ["a"]) is None


def test_it_is_off_where_the_owner_says_so_and_outside_its_days():
    assert place(sponsorship(), on=False).choose(["a", "b"], [1.0, 0.9], ["a"]) is None
    over = sponsorship(until="2026-05-31")
    assert place(over).choose(["a", "b"], [1.0, 0.9], ["a"]) is None
    last_day = sponsorship(until="2026-06-01")
    assert place(last_day).choose(["a", "b"], [1.0, 0.9], ["a"])


def test_a_rival_sets_the_price_by_its_bid_and_quality():
    rival = sponsorship("Rival", ("c",), bid_minor=400)
    shown = place(sponsorship(), rival).choose(["a", "b", "c"], [1.0, 0.8, 1.0], ["a"])
    assert (shown.campaign, shown.runner_up, shown.price) == ("Acme", "Rival", 500)
    shown = place(sponsorship(), rival).choose(["a", "b", "c"], [1.0, 1.0, 0.8], ["a"])
    assert (shown.campaign, shown.price) == ("Acme", 320)


def test_a_showing_is_charged_once_and_never_beyond_the_budget(spending):
    showing = Showing("Acme", "b", price=400, budget=1000, displaced=("a",))
    day = date(2026, 6, 1)
    assert spending.charge(showing, "turn 1", day)
    assert not spending.charge(showing, "turn 1", day)
    assert spending.charge(showing, "turn 2", day)
    assert not spending.charge(showing, "turn 3", day)
    assert spending.spent(day) == {"Acme": 800}
    assert spending.charge(showing, "turn 3", date(2026, 6, 2))


def test_a_budget_holds_when_several_servers_charge_at_once(spending):
    showing, day = Showing("Acme", "b", price=100, budget=1050), date(2026, 6, 1)
    paid = []
    threads = [
        threading.Thread(target=lambda n=n: paid.append(spending.charge(showing, f"k{n}", day)))
        for n in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(paid) == 10
    assert spending.spent(day) == {"Acme": 1000}


def test_a_used_up_budget_closes_the_place_for_the_day(spending):
    open_place = place(sponsorship(day_budget_minor=2), spending=spending)
    shown = 0
    while showing := open_place.choose(["a", "b"], [1.0, 0.9], ["a"]):
        assert open_place.charge(showing, f"turn {shown}")
        shown += 1
    # Half of the day has passed: 55 % of 2.00 at 0.100 a showing.
    assert shown == 11


def test_a_reply_has_one_sponsored_product_last_and_labelled(sponsored_assistant):
    reply = sponsored_assistant.start().send("show me tents")
    paid = [item for item in reply.shelf.items if item.record.get("sponsored")]
    assert paid == [reply.shelf.items[-1]]
    line = next(line for line in reply.text.splitlines() if paid[0].title in line)
    assert line.endswith("(sponsored)")
    assert "sponsored" not in reply.text.replace(line, "")
    told = reply.to_json()["sponsored"]
    assert told["product_id"] == paid[0].id
    assert told["displaced"]
    assert not set(told["displaced"]) & set(reply.shelf.ids)


def test_a_wish_that_the_sponsored_products_do_not_meet_shows_none(sponsored_assistant):
    conversation = sponsored_assistant.start()
    assert conversation.send("show me rain jackets").sponsored is None
    reply = conversation.send("show me red tents")
    assert all(item.record["attributes"]["colour"] == "red" for item in reply.shelf.items)
    by_price = sponsored_assistant.start().send("the cheapest tents")
    assert by_price.sponsored is None


def test_each_showing_is_charged_and_what_it_displaced_is_kept(sponsored_assistant):
    conversation = sponsored_assistant.start()
    reply = conversation.send("show me tents")
    with sponsored_assistant.transcript.engine.connect() as connection:
        rows = connection.execute(SHOWINGS.select()).all()
    assert [row.product_id for row in rows] == [reply.sponsored["product_id"]]
    assert rows[0].displaced.split() == reply.sponsored["displaced"]
    # As kept, it is the same reply again.
    kept = sponsored_assistant.transcript.turns(conversation.id)[0].reply
    assert kept.to_json() == reply.to_json()


def test_a_model_that_names_the_product_without_saying_so_has_it_labelled(
    sponsored_shop, sponsored_assistant, shop_retriever, tmp_path, scripted
):
    title = sponsored_assistant.start().send("show me tents").shelf.items[-1].title
    search = [("search_products", {"query": "tents"})]
    assistant = Assistant.open(
        sponsored_shop,
        model=scripted(search, f"Have a look at the {title}. Shall I tell you more?"),
        retriever=shop_retriever,
        database_url=f"sqlite:///{tmp_path / 'd.db'}",
    )
    reply = assistant.start().send("show me tents")
    assert [item.title for item in reply.shelf.items if item.record.get("sponsored")] == [title]
    assert reply.text.endswith(f"Sponsored: {title}.")
    assistant.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[sponsored]\n", "no TOML"),
        ('[[sponsored]]\nname = "A"\n', "sponsored.0.products"),
        ('[[offer]]\nname = "A"\n', "needs one of percent and amount_minor"),
        ('[[offer]]\nname = "A"\npercent = 10\ncolour = 1\n', "Allowed there: name, from, until"),
        ('[[offer]]\nname = "A"\npercent = 200\n', "offer.0.percent"),
        ('[[offer]]\nname="A"\npercent=1\nfrom=2026-02-01\nuntil=2026-01-01\n', "before it begins"),
        ('[[offer]]\nname="A"\npercent=1\n[[offer]]\nname="A"\npercent=1\n', "stands twice"),
    ],
    ids=["toml", "missing", "nothing off", "unknown key", "percent", "dates", "twice"],
)
def test_a_wrong_campaigns_file_is_told_in_one_line(tmp_path, text, told):
    path = tmp_path / "campaigns.toml"
    path.write_text(text)
    with pytest.raises(ShopError) as raised:
        read_campaigns(path)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_without_a_file_nothing_runs(tmp_path):
    assert read_campaigns(tmp_path / "campaigns.toml") == Campaigns()
