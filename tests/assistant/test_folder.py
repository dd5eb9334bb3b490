import json
import os
import resource
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assistant.config import load_settings
from assistant.errors import ShopError
from assistant.shop.creation import create_shop_folder
from assistant.shop.folder import DEMO_SHOP, ShopFolder
from assistant.shop.settings import read_settings
from retrieval.errors import CatalogError, FeedError

REPOSITORY = Path(__file__).resolve().parents[2]


def rows(count, first=1):
    colours = ["red", "blue", "green"]
    head = "id,title,price,brand,colour"
    return "\n".join(
        [head]
        + [
            f"{n},Thing {n},{n}.50,Brand {n % 4},{colours[n % 3]}"
            for n in range(first, first + count)
        ]
    )


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def feed(tmp_path):
    return write(tmp_path / "feed.csv", rows(30))


@pytest.fixture
def shop(tmp_path, feed):
    create_shop_folder(tmp_path / "my-shop", feed, currency="EUR")
    return tmp_path / "my-shop"


def contents(folder):
    """Every file's bytes, but what Vitrine builds for itself."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".vitrine" not in path.parts
    }


def leftovers(folder):
    return [path.name for path in folder.parent.iterdir() if ".init-" in path.name]


def test_a_feed_becomes_a_shop(tmp_path, feed):
    report = create_shop_folder(tmp_path / "my-shop", feed, currency="EUR", locale="en-IE")
    shop = ShopFolder.open(tmp_path / "my-shop")
    assert (shop.settings.name, shop.settings.currency, shop.settings.locale) == (
        "My Shop",
        "EUR",
        "en_IE",
    )
    assert len(shop.catalog()) == report.products == report.rows == 30
    assert list(shop.settings.facets) == ["brand", "colour"]
    assert [facet.name for facet in shop.catalog().facets] == ["brand", "colour"]
    assert shop.catalog() is shop.catalog()
    assert not report.renewed
    assert leftovers(shop.path) == []
    json.dumps(report.to_json())


def test_the_settings_are_commented_for_the_owner(shop):
    text = (shop / "shop.toml").read_text(encoding="utf-8")
    assert "# blue, green, red" in text or "# red, " in text
    assert "[facets.colour]" in text
    assert "[handover]" in text
    assert tomllib.loads(text)["shelf"] == {"size": 6, "max_per_brand": 2}


@pytest.mark.parametrize(
    ("options", "currency", "locale"),
    [
        ({}, "USD", "en_US"),
        ({"currency": "inr"}, "INR", "en_US"),
        ({"locale": "en_IN"}, "INR", "en_IN"),
        ({"locale": "de-DE"}, "EUR", "de_DE"),
        ({"locale": "ja_JP", "currency": "EUR"}, "EUR", "ja_JP"),
    ],
)
def test_currency_and_locale_may_be_given(tmp_path, feed, options, currency, locale):
    report = create_shop_folder(tmp_path / "s", feed, name="Fern & Co", **options)
    settings = ShopFolder.open(tmp_path / "s").settings
    assert (settings.currency, settings.locale, settings.name) == (currency, locale, "Fern & Co")
    assert report.currency == currency


def test_a_renewed_shop_keeps_what_the_owner_wrote(shop, tmp_path):
    policies = shop / "policies"
    policies.mkdir()
    (policies / "returns.md").write_text("# Returns\n", encoding="utf-8")
    settings = shop / "shop.toml"
    edited = settings.read_text(encoding="utf-8").replace("size = 6", "size = 4")
    edited = edited.replace('label = "Colour"', 'label = "Our colours"')
    settings.write_text(edited + "# mine\n", encoding="utf-8")
    more = "\n".join(
        f"{line},{['wool', 'silk'][n % 2]}" if n else f"{line},material"
        for n, line in enumerate(rows(40, first=5).split("\n"))
    )
    report = create_shop_folder(shop, write(tmp_path / "new.csv", more))
    renewed = ShopFolder.open(shop)
    assert report.renewed
    assert report.currency == "EUR", "the shop's own currency stays where the feed names none"
    assert len(renewed.catalog()) == 40
    assert renewed.settings.shelf.size == 4
    assert renewed.settings.facets["colour"].label == "Our colours"
    assert "material" in renewed.settings.facets
    assert "# mine" in settings.read_text(encoding="utf-8")
    assert (policies / "returns.md").exists()


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"feed": "absent.csv"}, FeedError),
        ({"text": "no feed at all"}, FeedError),
        ({"text": rows(5) + "\n6,,1,x,red", "strict": True}, ShopError),
        ({"text": "id,title,price_usd\n1,A,5\n", "currency": "EUR"}, FeedError),
        ({"currency": "nope"}, FeedError),
        ({"locale": "xx_nowhere"}, ShopError),
        ({"mapping": "absent.toml"}, FeedError),
    ],
)
def test_a_refused_run_leaves_the_shop_as_it_was(shop, tmp_path, options, error):
    before = contents(shop)
    given = dict(options)
    path = write(tmp_path / "other.csv", given.pop("text", rows(3)))
    path = tmp_path / given.pop("feed", path.name)
    if "mapping" in given:
        given["mapping"] = tmp_path / given["mapping"]
    with pytest.raises(error) as told:
        create_shop_folder(shop, path, **given)
    assert "\n" not in str(told.value)
    assert contents(shop) == before
    assert leftovers(shop) == []


def test_strict_names_the_bad_rows(tmp_path):
    feed = write(tmp_path / "feed.csv", "id,title,price\n1,A,5\n2,,6\n3,C,x\n")
    with pytest.raises(ShopError, match="2 bad rows.*line 3: no title; line 4: price is no number"):
        create_shop_folder(tmp_path / "s", feed, strict=True)
    assert not (tmp_path / "s").exists()


def test_a_failed_first_run_leaves_nothing(tmp_path):
    with pytest.raises(FeedError):
        create_shop_folder(tmp_path / "s", write(tmp_path / "f", "nothing"))
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_a_folder_that_is_no_shop_is_left_alone(tmp_path, feed):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"x")
    with pytest.raises(ShopError, match="not empty and is no shop"):
        create_shop_folder(tmp_path / "photos", feed)
    with pytest.raises(ShopError, match="is a file"):
        create_shop_folder(feed, feed)
    (tmp_path / "empty").mkdir()
    assert create_shop_folder(tmp_path / "empty", feed).products == 30


def run_init(shop, feed, *, killed_at="never", before=None, **popen):
    """Runs `init` in a process of its own, which kills itself as it says the step it is at."""
    code = (
        "import os, pathlib, signal, sys\n"
        "from assistant.shop.creation import create_shop_folder\n"
        "def tell(step):\n"
        "    if step.startswith(sys.argv[3]):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "create_shop_folder(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), tell=tell)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(shop), str(feed), killed_at],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
        **popen,
    )


@pytest.mark.slow
@pytest.mark.parametrize("step", ["making products", "choosing facets", "writing"])
def test_a_killed_run_leaves_the_shop_as_it_was(shop, tmp_path, step):
    before = contents(shop)
    big = write(tmp_path / "big.csv", rows(3_000))
    process = run_init(shop, big, killed_at=step)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert contents(shop) == before
    assert len(ShopFolder.open(shop).catalog()) == 30
    assert create_shop_folder(shop, write(tmp_path / "ok.csv", rows(4))).products == 4
    assert leftovers(shop) == [], "what the killed run left is cleared away"


def test_a_full_disk_leaves_the_shop_as_it_was(shop, tmp_path):
    before = contents(shop)
    big = write(tmp_path / "big.csv", rows(2000))

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    process = run_init(shop, big, before=small_files)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "OSError" in errors
    assert contents(shop) == before
    assert leftovers(shop) == []


def test_an_unknown_setting_is_named_with_what_is_allowed(shop):
    settings = shop / "shop.toml"
    good = settings.read_text(encoding="utf-8")
    for wrong, told in [
        ("colour = 1\n" + good, "unknown key colour. Allowed there: name, currency"),
        (good + "\n[shelves]\nsize = 3\n", "unknown key shelves"),
        (good.replace("size = 6", "sise = 6"), "unknown key shelf.sise. Allowed there: size"),
        (good.replace("weight = 1.0", "wait = 1.0", 1), "Allowed there: label, kind, weight"),
        (good.replace("size = 6", "size = 0"), "shelf.size = 0 is not allowed"),
        (good.replace('currency = "EUR"', 'currency = "euro"'), "currency = 'euro'"),
        (good.replace("[handover]", '[handover]\ntimezone = "Mars/Dome"'), "IANA time zone"),
        ("name = ", "is no TOML"),
    ]:
        settings.write_text(wrong, encoding="utf-8")
        with pytest.raises(ShopError) as error:
            read_settings(settings)
        assert told in str(error.value)
        assert "\n" not in str(error.value)


def test_a_folder_that_is_no_shop_says_what_to_do(tmp_path):
    with pytest.raises(ShopError, match="is not there. Make a shop: vitrine init"):
        ShopFolder.open(tmp_path / "absent")
    with pytest.raises(ShopError, match="No shop.toml in"):
        ShopFolder.open(tmp_path)
    (tmp_path / "shop.toml").write_text('name = "x"\n', encoding="utf-8")
    with pytest.raises(CatalogError, match="No catalogue at"):
        ShopFolder.open(tmp_path).catalog()


def test_what_cannot_be_written_is_built_elsewhere(shop, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != shop)
    monkeypatch.setenv("VITRINE_STATE_DIR", str(tmp_path / "state"))
    load_settings.cache_clear()
    try:
        folder = ShopFolder.open(shop)
        assert folder.state_dir.parent == tmp_path / "state"
        assert folder.index_dir.is_relative_to(folder.state_dir)
        assert folder.state_dir != ShopFolder.open(DEMO_SHOP).state_dir
    finally:
        load_settings.cache_clear()


def test_the_demo_shop_is_the_default():
    folder = ShopFolder.open()
    assert folder.path == DEMO_SHOP
    assert folder.policies_dir.is_dir()
    assert len(folder.catalog()) >= 1500
    assert {"category", "brand", "colour"} <= {facet.name for facet in folder.catalog().facets}
