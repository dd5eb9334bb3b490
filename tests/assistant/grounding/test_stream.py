"""A streamed draft is released sentence by sentence, and never with an unbacked claim."""

import pytest

from assistant.grounding import Grounder, SentenceStream
from tests.assistant.grounding.shop import EVIDENCE, SHELF

DRAFT = (
    "Here are three boots:\n\n1. **Trailmaster Hiking Boot** – $79.00. It is waterproof.\n"
    "2. **Skyline Mid Boot** – $129.00. In stock!\n3. **Fernwalk Light Boot** – $59.50\n\n"
    "The Fernwalk is the cheapest. I have added it to your cart. Anything else?"
)


def stream(draft, step):
    grounder = Grounder("USD")
    sentences = SentenceStream(grounder, EVIDENCE, SHELF)
    pieces = []
    for start in range(0, len(draft), step):
        pieces += sentences.feed(draft[start : start + step])
    pieces += sentences.close()
    return grounder, pieces, sentences.finish()


@pytest.mark.parametrize("step", [1, 7, 40, 1000])
def test_every_released_piece_is_backed(step):
    grounder, pieces, (text, ids, claims) = stream(DRAFT, step)
    assert "".join(pieces) == text
    assert grounder.check(text, EVIDENCE, ids).ok
    assert "$79.00" not in text and "In stock!" not in text and "cart" not in text
    assert "$89.00" in text and "It is waterproof." in text and "Anything else?" in text
    assert set(ids) == set(SHELF)
    assert all(claim.ok for claim in claims)


def test_the_cut_of_the_deltas_changes_nothing():
    assert stream(DRAFT, 1)[2][0] == stream(DRAFT, 13)[2][0]


def test_a_sentence_waits_for_its_end():
    sentences = SentenceStream(Grounder("USD"), EVIDENCE, SHELF)
    assert sentences.feed("Hello! The Trailmaster costs $89") == ["Hello! "]
    assert sentences.feed(".00. It") == ["The Trailmaster costs $89.00. "]


def test_missing_names_are_added_at_the_end():
    _, pieces, (text, ids, _) = stream("The Trailmaster is brown.", 5)
    assert ids == SHELF
    assert "Skyline Mid Boot" in pieces[-1] and "Fernwalk Light Boot" in text
