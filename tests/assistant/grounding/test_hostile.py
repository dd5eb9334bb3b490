"""300 drafts of a lying model: no false statement is left, at most 2 % of the true ones are lost.

The drafts mix true and false statements over four catalogues. Three of the four books of wordings
were written apart from the rules (first measured on 2026-11-24: 9.9, 4.5 and 4.2 % of false
statements passed unread; the rules were then widened, never by the wording of a test).
"""

import pytest

from assistant.grounding import Grounder
from assistant.shop.folder import ShopFolder
from tests.assistant.grounding import hostile_drafts as hostile
from tests.assistant.grounding.hostile_wordings import (
    FOREIGN_TO_THE_RULES,
    FOURTH_FOREIGN,
    KNOWN,
    SECOND_FOREIGN,
    THIRD_FOREIGN,
)

BOOKS = (*KNOWN, *FOREIGN_TO_THE_RULES, *SECOND_FOREIGN, *THIRD_FOREIGN, *FOURTH_FOREIGN)


def demo_pool():
    return [
        (p.id, p.title, p.brand, " > ".join(p.category), p.price_minor, p.description)
        for p in ShopFolder.open(None).catalog()
    ]


def measure(pool, seeds):
    """Return (false statements left, all false, true ones lost, all true, mismatched shelves)."""
    grounder = Grounder("USD", catalog=hostile.catalogue(pool))
    left, false, lost, true, shelves = [], 0, [], 0, []
    for seed in seeds:
        world = hostile.make_world(pool, seed)
        statements = list(hostile.statements(world, BOOKS))
        draft, chosen = hostile.draft(world, statements, world.rng.randint(4, 8))
        ledger = grounder.check(draft, world.evidence, world.shelf)
        final, ids, claims = grounder.settle(ledger, world.evidence, world.shelf)
        assert grounder.check(final, world.evidence, ids).ok
        assert all(claim.ok for claim in claims)
        named = {p["id"] for p in world.products if p["title"].lower() in final.lower()}
        if named != set(ids):
            shelves.append((seed, named, ids))
        for statement in chosen:
            kept = hostile.is_kept(statement, final, world)
            if statement.true:
                true += 1
                lost += [] if kept else [statement]
            else:
                false += 1
                left += [statement] if statement.text.lower() in final.lower() else []
    return left, false, lost, true, shelves


def check(pool, seeds):
    left, false, lost, true, shelves = measure(pool, seeds)
    assert false > len(seeds) and true > len(seeds) / 2
    assert left == []
    assert shelves == []
    assert len(lost) <= 0.02 * true, lost


def test_no_false_claim_passes_over_the_demo_catalogue():
    check(demo_pool(), range(120))


@pytest.mark.parametrize("name", ["womens_fashion", "bigbasket", "chorus_icecat"])
def test_no_false_claim_passes_over_a_real_catalogue(shared_data, name):
    check(hostile.real_pool(shared_data, name), range(60))
