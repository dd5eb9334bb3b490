"""What is remembered of a shopper, and that deleted is deleted: database, index and logs."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from assistant.recommend.profiles import Profiles
from assistant.transcript import Transcript

NOW = datetime(2026, 6, 1, tzinfo=UTC)
WHO, PRODUCT = "customer-7f3a", "product-of-a-secret-wish"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "conversations.db"


@pytest.fixture
def profiles(path):
    transcript = Transcript(f"sqlite:///{path}")
    yield Profiles(transcript)
    transcript.close()


def test_what_was_kept_comes_back_with_its_age(profiles):
    profiles.keep(WHO, [(PRODUCT, "view"), ("p2", "cart"), ("p3", "nonsense")], NOW)
    touches = profiles.touches(WHO, NOW + timedelta(days=2))
    assert [(t.product_id, t.kind, t.age_days) for t in touches] == [
        (PRODUCT, "view", 2.0),
        ("p2", "cart", 2.0),
    ]
    assert profiles.touches("another", NOW) == ()


def test_off_means_neither_used_nor_kept(profiles):
    profiles.keep(WHO, [(PRODUCT, "view")], NOW)
    profiles.switch(WHO, off=True)
    profiles.keep(WHO, [("p2", "cart")], NOW)
    assert profiles.touches(WHO, NOW) == ()
    profiles.switch(WHO, off=False)
    assert [t.product_id for t in profiles.touches(WHO, NOW)] == [PRODUCT]


def test_one_product_can_be_taken_out(profiles):
    profiles.keep(WHO, [(PRODUCT, "view"), ("p2", "cart")], NOW)
    profiles.forget(WHO, PRODUCT, NOW)
    kinds = {t.product_id: t.kind for t in profiles.touches(WHO, NOW)}
    assert kinds == {PRODUCT: "dislike", "p2": "cart"}


def test_deletion_leaves_no_trace_in_the_files_or_the_logs(profiles, path, caplog):
    caplog.set_level(logging.DEBUG)
    for _ in range(50):
        profiles.keep(WHO, [(PRODUCT, "view")], NOW)
    before = b"".join(p.read_bytes() for p in path.parent.iterdir())
    assert PRODUCT.encode() in before
    profiles.delete(WHO, NOW)
    after = b"".join(p.read_bytes() for p in path.parent.iterdir())
    assert PRODUCT.encode() not in after
    assert WHO.encode() not in before + after
    assert PRODUCT not in caplog.text
    assert WHO not in caplog.text
    assert profiles.touches(WHO, NOW) == ()
    assert profiles.choice(WHO).forgotten_at == NOW


def test_deleting_one_profile_leaves_the_others(profiles):
    profiles.keep(WHO, [(PRODUCT, "view")], NOW)
    profiles.keep("another", [("p2", "view")], NOW)
    profiles.delete(WHO)
    assert [t.product_id for t in profiles.touches("another", NOW)] == ["p2"]
    assert not profiles.choice("another").off
