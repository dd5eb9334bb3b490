"""A message that asks for a recommendation, or is about the shopper's own profile."""

import re
from dataclasses import replace

from assistant.memory import Constraints
from assistant.recommend.scenes import BESIDE
from assistant.turn.context import Request
from assistant.understanding import Reader, Reading, ReadingContext
from assistant.understanding.intent.profile import find_profile
from assistant.understanding.intent.scenes import find_scene
from retrieval.catalog import fold

__all__ = ["hear_recommendation"]

SHOPPING = ("search", "refine", "recommend")
EMPTY = (
    "a an the some any me i my for of in with your our you we us do does have got show find get"
    " give see want need like is are there what please hi hello 有 吗 什么 的 有什么 想 看看 给 我"
)
NO_NEED = frozenset(EMPTY.split())
LEADING = re.compile(
    r"^\W*(?:show me |find me |give me )?(?:in|of|on|among|from)\s+", re.IGNORECASE
)


def hear_recommendation(
    reader: Reader, told: ReadingContext, held: Constraints, said: str
) -> Request | None:
    """Return the request for a recommendation, if a message is one.

    What goes with a product is asked for beside the need that is held; any other scene is a need
    of its own. A gift of a kind that is named is searched for as that kind.

    Args:
        reader: of the shop.
        told: what was on the table.
        held: what was asked for so far.
        said: the cleaned message.
    """
    profile = find_profile(said)
    scene, rest = ("", said) if profile else find_scene(said)
    if not (profile or scene):
        return None
    whole = reader.read(said, told)
    if whole.requests:
        return None
    asked = replace(
        whole, intent="recommend", scene=scene, profile=profile, clarify=None, more=False
    )
    if profile:
        return Request(replace(asked, edits=(), query=""), held)
    if scene in BESIDE:
        if _other_kind(reader, told, whole):
            return None
        # "What goes with a kettle?" points at no product, but names a kind.
        kinds = _kinds(reader.read(_need_in(rest), ReadingContext(turn=told.turn)))
        query = kinds[0] if kinds and not (whole.references or told.shelf) else ""
        return Request(replace(asked, edits=(), query=query), held)
    need = _need_in(rest)
    own = reader.read(need, ReadingContext(turn=told.turn))
    if need and not (own.edits or whole.intent in SHOPPING or scene == "offers"):
        return None  # "the latest travel alerts" are no scene of a shop
    edits = tuple(edit for edit in own.edits if edit.facet not in ("*", "need"))
    wanted = Constraints().apply(edits, told.turn)
    query = own.query if own.intent in SHOPPING and (edits or scene != "offers") else ""
    if scene == "gifts" and (wanted.get("category") is not None or query):
        return None
    return Request(replace(asked, edits=edits, query=query, references=()), wanted)


def _other_kind(reader: Reader, told: ReadingContext, whole: Reading) -> bool:
    """Whether a kind is named that is not the product's own: "a lamp to go with it" is a search."""
    pointed = [i for reference in whole.references for i in reference.product_ids]
    around = pointed or [product.id for product in told.shelf]
    own = {fold(name) for i in around for name in reader.catalog.get(i).category}
    named = {fold(kind) for kind in _kinds(whole)}
    return bool(named and around and not named & own)


def _kinds(reading: Reading) -> list[str]:
    """Return the categories that a message names."""
    return [str(e.value) for e in reading.edits if e.facet == "category" and e.value]


def _need_in(rest: str) -> str:
    """Return what is left to look for once the scene's words are gone; "" for nothing."""
    words = [word for word in re.findall(r"[^\W_]+", rest.lower()) if word not in NO_NEED]
    return LEADING.sub("", rest) if words else ""
