"""How much the words, the shelf and the conversation speak for each intent, in log-odds.

Added to the trained head's own: it has seen the message, and knows nothing of the shelf.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from assistant.understanding.intent.aftersales import aftersales_bonus, asks_about_policy
from assistant.understanding.intent.signals import is_question, scope_bonus, wording_bonus
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.identifiers import find_email, find_order_ids

__all__ = ["Signs", "combine", "weigh"]

_SERVICE = ("cart", "compare", "human", "order_status")
# A message with no more unknown words than this besides constraints is nothing but constraints.
FEW_UNKNOWN = 2
# A message of an order number or an e-mail address and no more words than this is about those.
FEW_WORDS = 8
# A question with a word of the shop's ways, and one whose meaning is near a written policy: from
# this cosine on, this much less out of scope for each unit of it, at most.
POLICY_WORDS = 1.0
NEAR_POLICY = 0.45
POLICY_SLOPE = 15.0
POLICY_MOST = 3.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a message besides its words.

    Attributes:
        active: constraints are held or products shown.
        change: how the category relates to the held one, as `category_change` tells it.
        more: further products of the same kind are wanted.
        similar: the like of what is referred to is wanted.
        refers: it points at products, or tries to.
        edits: it adds or takes back something.
        answers: it follows a question of ours about a facet.
        confirms: it is nothing but yes or no.
        relative: it compares ("cheaper", "lighter than that").
        near_policy: cosine to the nearest sentence of the shop's policies; 0 when unknown.
        named: it names a product by its title.
    """

    active: bool
    change: str
    more: bool
    similar: bool
    refers: bool
    edits: bool
    answers: bool
    confirms: bool
    relative: bool = False
    near_policy: float = 0.0
    named: bool = False


def weigh(text: str, wants: Wants, signs: Signs) -> dict[str, float]:
    """Returns log-odds to add per intent."""
    bonus: defaultdict[str, float] = defaultdict(float, wording_bonus(text))
    asks = is_question(text)
    matters = _weigh_matters(bonus, text, wants, signs, asks=asks)
    service = matters or max(bonus.get(name, 0.0) for name in _SERVICE) > 0
    _weigh_search(
        bonus, wants, signs, pointing=signs.refers or service, asked=signs.refers and asks
    )
    _weigh_refinement(bonus, wants, signs, asks=asks, service=service)
    if signs.refers and not (service or signs.similar) and (asks or not signs.relative):
        bonus["ask_product"] += 4.0 if asks else 2.0
    if signs.named and not service:
        # To ask for a product by its name is to ask about it, whatever else is said.
        bonus["ask_product"] += 3.0
    if signs.confirms:
        bonus["smalltalk"] += 3.0
    email = find_email(text)
    if email and len(text.replace(email, " ").split()) <= FEW_WORDS:
        bonus["account"] += 4.0
    if len(wants.tokens) <= FEW_WORDS:
        bonus["order_status"] += 2.0 if find_order_ids(text) else 0.0
    if not signs.active and not signs.refers:
        strong = any(match.entries[0].strong for match in wants.matches)
        for intent, amount in scope_bonus(text, grounded=strong or bool(wants.kind)).items():
            bonus[intent] += amount
    return dict(bonus)


def _weigh_matters(
    bonus: defaultdict[str, float], text: str, wants: Wants, signs: Signs, *, asks: bool
) -> bool:
    """Adds what speaks for an order or the shop's ways; returns whether the message is of those."""
    # A bound on a price is said of something to buy: "a kettle with free returns under 50".
    aftersales = {} if wants.bounded and not find_order_ids(text) else aftersales_bonus(text)
    for intent, amount in aftersales.items():
        bonus[intent] = max(bonus[intent], amount)
    if aftersales:
        return True
    policy = asks_about_policy(text)
    bonus["policy"] += POLICY_WORDS if policy else 0.0
    if asks and not wants.wanted_categories and not signs.refers:
        slope = (signs.near_policy - NEAR_POLICY) * POLICY_SLOPE
        near = float(np.clip(slope, 0.0, POLICY_MOST))
        bonus["policy"] += near / 2
        bonus["out_of_scope"] -= near
    return policy


def _weigh_search(
    bonus: defaultdict[str, float], wants: Wants, signs: Signs, *, pointing: bool, asked: bool
) -> None:
    if wants.wanted_categories and not pointing:
        bonus["out_of_scope"] -= 1.0
    fresh = signs.change in {"new", "replace", "narrow"} or (
        signs.change == "same" and not signs.active
    )
    if fresh and not pointing:
        bonus["search"] += 3.0 if signs.active else 1.0
    if wants.kind is not None and not pointing:
        bonus["search"] += 2.0 if signs.active else 0.5
    if (wants.ranges or wants.values) and not asked:
        if signs.active and signs.change == "none":
            bonus["refine"] += 2.0
        else:
            bonus["search"] += 2.0 if signs.active else 0.5
    if wants.bounded and not (signs.active or asked):
        bonus["search"] += 2.5


def _weigh_refinement(
    bonus: defaultdict[str, float], wants: Wants, signs: Signs, *, asks: bool, service: bool
) -> None:
    if signs.answers and signs.edits:
        bonus["refine"] += 4.0
    if not signs.active:
        return
    bonus["out_of_scope"] -= 1.5
    if signs.change == "same":
        bonus["refine"] += 0.5 if signs.refers else 3.0
    only_edits = signs.edits and signs.change == "none" and wants.unknown <= FEW_UNKNOWN
    if only_edits and not service and not (signs.refers and asks):
        bonus["refine"] += 4.0
    if signs.more or signs.similar:
        bonus["refine"] += 5.0
    short = len(wants.tokens) <= 4 and not signs.refers
    if short and not (asks or service or signs.confirms):
        bonus["refine"] += 1.0


def combine(scores: dict[str, float], bonus: dict[str, float]) -> dict[str, float]:
    """Returns probabilities after adding log-odds; they sum to 1."""
    names = list(scores)
    logits = np.log(np.maximum([scores[name] for name in names], 1e-6))
    logits = logits + np.array([bonus.get(name, 0.0) for name in names])
    weights = np.exp(logits - logits.max())
    weights /= weights.sum()
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}
