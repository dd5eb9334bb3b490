"""Reads a message: the one entry to this package."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from assistant.memory import Constraint, ConstraintEdit, Constraints
from assistant.understanding.comparatives import Comparison, find_comparison, relative_edit
from assistant.understanding.intents import IntentModel, load_head
from assistant.understanding.language import detect_language
from assistant.understanding.query import drop_words, join_need, search_words
from assistant.understanding.reading import Clarify, Reading, ReadingContext, Reference
from assistant.understanding.references import find_references
from assistant.understanding.requests import split_requests
from assistant.understanding.resets import find_resets
from assistant.understanding.signals import (
    CORRECTION,
    MORE,
    NEW_NEED,
    SAME,
    confirmation_of,
    is_question,
    scope_bonus,
    wording_bonus,
)
from assistant.understanding.spelling import Speller, load_ordinary_words
from assistant.understanding.text import clean, is_cjk, tokenize
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.wants import Wants, find_wants
from retrieval.catalog import Catalog, Product

__all__ = ["Reader"]

_ORDER_ID = re.compile(
    r"(?:\b(?:order|purchase|bestellung|commande|pedido)\s*(?:number|no\.?|nr\.?|id"
    r"|#)?\s*[:#]?\s*|#)(?P<a>(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{2,24})\b"
    r"|(?P<b>#[WOR]\d{4,12})\b|\b(?P<c>[A-Z]{1,4}-?\d{4,14})\b|\b(?P<d>\d{8,20})\b"
    r"|订单号?[:：]?\s*(?P<e>[A-Z0-9-]{4,20})",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_CHEAP = re.compile(
    r"\b(?:cheap|affordable|inexpensive|low[- ]cost|budget[- ]friendly|good value"
    r"|on a (?:tight )?budget|not (?:too|very|so) (?:expensive|pricey)|economical|günstig"
    r"|billig|pas cher|barat[oa])\b|便宜的|平价",
    re.IGNORECASE,
)
_DEAR = re.compile(
    r"\b(?:premium|luxury|luxurious|high[- ]end|top of the (?:range|line)|expensive|upmarket"
    r"|deluxe)\b|高档|奢侈",
    re.IGNORECASE,
)
_SHOPPING = frozenset({"search", "refine", "recommend"})
# Share of a category's prices that "cheap" and "high-end" leave.
CHEAP_SHARE = 1 / 3
# Intents that speak of a product shown, and intents that a shopper would not tell apart.
_POINTING = frozenset({"ask_product", "compare", "cart"})
_GROUPS = (
    ("search", "refine", "recommend", "ask_product", "compare", "cart"),
    (
        "order_status",
        "change_order",
        "cancel_order",
        "return_exchange",
        "refund_status",
        "invoice",
        "payment_issue",
    ),
    ("policy", "complaint", "human", "account"),
    ("smalltalk",),
    ("out_of_scope",),
)
# Below this share for the likeliest group of intents, asking is better than guessing.
UNSURE = 0.45
_NOTHING = Constraint(facet="none")


class Reader:
    """Reads messages against one catalogue. Built once per shop; thread-safe."""

    def __init__(self, catalog: Catalog, encoder: Any = None, settings: Any = None) -> None:  # noqa: ANN401
        """Reads the catalogue's vocabulary; about a second for 20,000 products.

        Args:
            catalog: the shop's products.
            encoder: turns the message into the vector that the intent head was trained on.
            settings: the shop's settings; nothing is read from them yet.
        """
        self.catalog = catalog
        ordinary = load_ordinary_words()
        self.vocabulary = Vocabulary(catalog, ordinary)
        targets = {
            w for phrase, entries in self.vocabulary.phrases() if entries[0].strong for w in phrase
        }
        self._speller = Speller(targets, self.vocabulary.words, ordinary)
        self._intents = IntentModel(load_head(), encoder)
        self._decimals = 2
        self._prices = np.array([p.price_minor for p in catalog.products], dtype=np.int64)
        self._rows: dict[str, list[int]] = {}
        for at, product in enumerate(catalog.products):
            for node in product.category:
                self._rows.setdefault(node, []).append(at)

    def read(self, text: str, context: ReadingContext | None = None) -> Reading:
        """Reads one message; never raises on any text, linear in its length."""
        context = context or ReadingContext()
        said = clean(text)
        if not any(c.isalnum() for c in said):
            return Reading(text, "smalltalk", 0.0, query=_need(context), language="en")
        mended = self._speller.mend_text(said)
        parts = split_requests(mended, self.vocabulary) or [mended]
        scores = self._intents.scores([said, *(parts if len(parts) > 1 else ())])
        first = self._read_one(parts[0], context, scores[min(1, len(scores) - 1)])
        rest = ReadingContext(turn=context.turn)
        others = [self._read_one(part, rest, scores[at + 2]) for at, part in enumerate(parts[1:])]
        email = _EMAIL.search(said)
        return replace(
            first,
            text=text,
            language=detect_language(said),
            order_ids=_order_ids(said),
            email=email.group() if email else None,
            requests=tuple(others),
        )

    def _read_one(self, text: str, context: ReadingContext, scores: dict[str, float]) -> Reading:
        held = context.constraints or Constraints()
        active = bool(held.items or context.shelf)
        wants = find_wants(text, self.vocabulary, context)
        resets, reset_spans = find_resets(
            text, self.vocabulary, frozenset(i.facet for i in held.items)
        )
        _drop_inside(wants, reset_spans)
        comparison = _comparison(text, wants)
        references = find_references(text, wants.tokens, self.vocabulary, context, comparison)
        _mark_known(text, wants, references, comparison)
        confirmation = confirmation_of(text)
        more = MORE.search(text) is not None and not wants.categories
        change = self._change(text, wants, held, active=active)
        bonus = self._bonus(
            text,
            context,
            wants,
            change,
            active=active,
            more=more,
            refers=any(r.product_ids or r.kind in {"ordinal", "superlative"} for r in references),
            edits=bool(reset_spans or comparison or wants.edits),
            confirmation=confirmation,
        )
        ranked = _combine(scores, bonus)
        intent = max(ranked, key=lambda name: ranked[name])
        if intent == "refine" and not active:
            intent = "search"
        edits: list[ConstraintEdit] = []
        query = held.need
        if intent in _SHOPPING:
            fresh = (
                change == "new"
                or (change == "none" and not active)
                or (
                    intent == "search"
                    and change != "same"
                    and not (comparison or more or resets)
                    and self._is_new_need(text, wants, active=active)
                )
            )
            if fresh and active:
                edits.append(ConstraintEdit("reset", "*"))
                edits += _kept(text, held)
            if change == "replace" and not wants.categories:
                edits.append(ConstraintEdit("reset", "category"))
            edits += resets
            edits += wants.edits
            edits += self._relative(text, comparison, references, context, held, wants)
            words = search_words(
                text, [*wants.unwanted, *reset_spans, *((comparison.span,) if comparison else ())]
            )
            residue = _residue(words, wants, text)
            if fresh or change == "replace":
                query = words or held.need
            else:
                query = drop_words(held.need, _replaced(edits, held))
                query = join_need(query, residue) if residue and not more else query
            if query != held.need or fresh:
                edits.append(ConstraintEdit("replace", "need", query)) if query else None
        return Reading(
            text=text,
            intent=intent,
            confidence=ranked[intent],
            query=query,
            edits=tuple(edits),
            references=references,
            clarify=self._clarify(intent, ranked, context, references, query),
            more=more and intent in {"refine", "search", "recommend"},
            comparative=(comparison.aspect, comparison.direction) if comparison else None,
            confirmation=confirmation,  # type: ignore[arg-type]
            quantity=next(
                (
                    int(e.value)
                    for e in wants.spoken
                    if e.facet == "quantity" and isinstance(e.value, float)
                ),
                None,
            ),
            scores=ranked,
        )

    def _change(self, text: str, wants: Wants, held: Constraints, *, active: bool) -> str:
        """Returns how the message's category relates to the held one: none, same, replace, new."""
        wanted = [str(e.value) for e in wants.categories if not e.negated]
        if not wanted:
            if (
                wants.kind is None
                or not active
                or wants.kind in {t.norm for t in tokenize(held.need)}
            ):
                return "none"
            return "replace" if CORRECTION.search(text) and not NEW_NEED.search(text) else "new"
        before = held.get("category")
        if before is None or not before.values:
            return "new" if active and held.need and not CORRECTION.search(text) else "replace"
        if NEW_NEED.search(text):
            return "new"
        if any(self._is_kin(one, other) for one in wanted for other in before.values):
            return "same"
        return "replace" if CORRECTION.search(text) else "new"

    def _is_kin(self, one: str, other: str) -> bool:
        vocabulary = self.vocabulary
        if vocabulary.is_below(one, other) or vocabulary.is_below(other, one):
            return True
        heads = [tokens[-1].norm for tokens in (tokenize(one), tokenize(other)) if tokens]
        return len(heads) == 2 and heads[0] == heads[1]

    def _is_new_need(self, text: str, wants: Wants, *, active: bool) -> bool:
        if not active:
            return True
        if re.search(r"\b(?:ones?|it|them|these|those|that|this)\b", text, re.IGNORECASE):
            return False
        unknown = sum(not known for known in wants.known)
        return unknown >= 1 and (
            NEW_NEED.search(text) is not None
            or re.search(
                r"\b(?:need|looking for|want|show me|find me"
                r"|search(?:ing)? for)\b.{0,12}\b(?:an?|some)\b",
                text,
                re.IGNORECASE,
            )
            is not None
        )

    def _bonus(
        self,
        text: str,
        context: ReadingContext,
        wants: Wants,
        change: str,
        *,
        active: bool,
        more: bool,
        refers: bool,
        edits: bool,
        confirmation: str | None,
    ) -> dict[str, float]:
        bonus = wording_bonus(text)
        unknown = sum(not known for known in wants.known)
        asks = is_question(text)
        service = max(
            (bonus.get(i, 0.0) for i in ("cart", "compare", "human", "order_status")), default=0.0
        )
        if change in {"new", "replace"} or (change == "same" and not active):
            bonus["search"] = bonus.get("search", 0.0) + (0.0 if refers or service else 3.0)
        if change == "same" and active:
            bonus["refine"] = bonus.get("refine", 0.0) + (0.5 if refers else 3.0)
        if wants.ranges or wants.values:
            bonus["refine" if active and change == "none" else "search"] = bonus.get(
                "refine" if active and change == "none" else "search", 0.0
            ) + (0.0 if refers and asks else 2.0)
        if (
            edits
            and change == "none"
            and active
            and unknown <= 2
            and not service
            and not (refers and asks)
        ):
            bonus["refine"] = bonus.get("refine", 0.0) + 4.0
        if wants.kind is not None and not service and not refers:
            bonus["search"] = bonus.get("search", 0.0) + 2.0
        if more and active:
            bonus["refine"] = bonus.get("refine", 0.0) + 5.0
        if context.last_question and context.last_question != "confirm" and edits:
            bonus["refine"] = bonus.get("refine", 0.0) + 4.0
        if refers and not service:
            bonus["ask_product"] = bonus.get("ask_product", 0.0) + (4.0 if asks else 2.0)
        if not active and not refers:
            grounded = bool(wants.kind or any(m.entries[0].strong for m in wants.matches))
            for intent, amount in scope_bonus(text, grounded=grounded).items():
                bonus[intent] = bonus.get(intent, 0.0) + amount
        if active and len(wants.tokens) <= 4 and not asks and not service and not confirmation:
            bonus["refine"] = bonus.get("refine", 0.0) + 1.0
        if confirmation:
            bonus["smalltalk"] = bonus.get("smalltalk", 0.0) + 3.0
        return bonus

    def _relative(
        self,
        text: str,
        comparison: Comparison | None,
        references: Sequence[Any],
        context: ReadingContext,
        held: Constraints,
        wants: Wants,
    ) -> list[ConstraintEdit]:
        if comparison is not None and comparison.direction in {"less", "more"} and context.shelf:
            by_id = {
                p.id: p for shelf in (*reversed(context.previous), context.shelf) for p in shelf
            }
            named = [by_id[i] for r in references for i in r.product_ids if i in by_id] or [
                by_id[i] for i in context.focus if i in by_id
            ]
            size = next(
                (
                    (i.facet, i.values[0])
                    for i in held.items
                    if self.vocabulary.roles.get(i.facet) == "size" and i.values
                ),
                None,
            )
            for anchors in self._anchors(comparison, named, context.shelf):
                edit = relative_edit(
                    comparison, anchors, self.catalog.facets, decimals=self._decimals, size=size
                )
                if edit is None or edit.facet != "price" or self._any_left(edit, held):
                    return [edit] if edit else []
            first = relative_edit(
                comparison, self._anchors(comparison, named, context.shelf)[0], self.catalog.facets
            )
            return [first] if first else []
        if (
            any(e.facet == "price" for e in wants.ranges)
            or comparison is not None
            and comparison.direction in {"least", "most"}
        ):
            return []
        cheap, dear = _CHEAP.search(text), _DEAR.search(text)
        if cheap is None and dear is None and not (comparison and comparison.aspect == "price"):
            return []
        low = cheap is not None or (comparison is not None and comparison.direction == "less")
        wanted = [str(e.value) for e in wants.categories if not e.negated] or list(
            (held.get("category") or _NOTHING).values
        )
        rows = sorted({row for value in wanted for row in self._rows.get(value, ())})
        prices = self._prices[rows] if rows else self._prices
        if not prices.size:
            return []
        edge = (
            float(np.quantile(prices, CHEAP_SHARE if low else 1 - CHEAP_SHARE)) / 10**self._decimals
        )
        found = cheap or dear or comparison
        span = found.span if isinstance(found, Comparison) else found.span()  # type: ignore[union-attr]
        return [
            ConstraintEdit(
                "replace",
                "price",
                minimum=None if low else round(edge, 2),
                maximum=round(edge, 2) if low else None,
                hard=False,
                span=span,
            )
        ]

    @staticmethod
    def _anchors(
        comparison: Comparison, named: list[Product], shelf: Sequence[Product]
    ) -> list[list[Product]]:
        """Returns what to compare with, best first: what was pointed at, else the whole shelf."""
        if named:
            return [named]
        ordered = sorted(shelf, key=lambda p: (p.price_minor, p.id))
        middle = ordered[len(ordered) // 2]
        last = ordered[-1] if comparison.direction == "less" else ordered[0]
        return [list(shelf), [middle], [last]]

    def _any_left(self, edit: ConstraintEdit, held: Constraints) -> bool:
        wanted = (held.get("category") or _NOTHING).values
        rows = sorted({row for value in wanted for row in self._rows.get(value, ())})
        prices = (self._prices[rows] if rows else self._prices) / 10**self._decimals
        bounds = held.get("price") or _NOTHING
        low = max(
            x
            for x in (edit.minimum, bounds.minimum if edit.minimum is None else None, 0.0)
            if x is not None
        )
        high = min(
            x
            for x in (edit.maximum, bounds.maximum if edit.maximum is None else None, 1e15)
            if x is not None
        )
        return bool(((prices >= low) & (prices <= high)).any())

    def _clarify(
        self,
        intent: str,
        ranked: dict[str, float],
        context: ReadingContext,
        references: Sequence[Reference],
        query: str,
    ) -> Clarify | None:
        """Returns the one question that would settle what is unclear; never two in a row."""
        if context.last_question is not None:
            return None
        resolved = any(r.product_ids for r in references)
        if intent in _POINTING and not resolved and (references or not context.focus):
            if len(context.shelf) > 1:
                titles = tuple(p.title for p in context.shelf[:4])
                return Clarify("reference", "Which one do you mean?", titles)
            if not context.shelf and (references or intent == "compare"):
                return Clarify(
                    "category",
                    "Which product do you mean? What are you looking for?",
                    self._largest(),
                )
        if (
            intent in {"search", "recommend"}
            and not query
            and not (context.constraints and context.constraints.items)
        ):
            return Clarify("category", "What are you looking for?", self._largest())
        groups = [sum(ranked.get(name, 0.0) for name in group) for group in _GROUPS]
        if max(groups) < UNSURE and not resolved:
            return Clarify(
                "intent",
                "Is this about finding a product, or about an order?",
                ("Find a product", "An order", "Talk to a person"),
            )
        return None

    def _largest(self) -> tuple[str, ...]:
        """Returns the four categories with most products, the narrowest names, for buttons."""
        leaves = Counter(p.category[-1] for p in self.catalog.products if p.category)
        return tuple(name for name, _ in leaves.most_common(4))


def _need(context: ReadingContext) -> str:
    return context.constraints.need if context.constraints else ""


def _order_ids(text: str) -> tuple[str, ...]:
    emails = [m.span() for m in _EMAIL.finditer(text)]
    found = []
    for match in _ORDER_ID.finditer(text):
        if any(a <= match.start() < b for a, b in emails):
            continue
        value = next((v for v in match.groupdict().values() if v), None)
        if value:
            found.append(value)
    return tuple(dict.fromkeys(found))


def _drop_inside(wants: Wants, spans: Sequence[tuple[int, int]]) -> None:
    """Leaves out what was read inside a phrase that takes something back."""
    for name in ("values", "categories", "ranges"):
        kept = [e for e in getattr(wants, name) if not any(a <= e.span[0] < b for a, b in spans)]
        setattr(wants, name, kept)


def _comparison(text: str, wants: Wants) -> Comparison | None:
    found = find_comparison(text)
    if found is not None and any(e.span[0] <= found.span[0] < e.span[1] for e in wants.ranges):
        return None
    return found


def _kept(text: str, held: Constraints) -> list[ConstraintEdit]:
    """Returns what a new need keeps because the shopper said "same budget"."""
    edits = []
    for match in SAME.finditer(text):
        what = match["what"].lower()
        for item in held.items:
            name = "price" if what.startswith(("budget", "price", "limit")) else what
            if (
                what == "everything"
                or item.facet == name
                or (name.startswith("colo") and item.facet.startswith("colo"))
            ):
                if item.minimum is not None or item.maximum is not None:
                    edits.append(
                        ConstraintEdit(
                            "replace",
                            item.facet,
                            minimum=item.minimum,
                            maximum=item.maximum,
                            hard=item.hard,
                        )
                    )
                edits += [
                    ConstraintEdit("replace", item.facet, value, hard=item.hard)
                    for value in item.values
                ]
    return edits


def _replaced(edits: Sequence[ConstraintEdit], held: Constraints) -> list[str]:
    """Returns the held values that the edits put away, so that the query forgets them too."""
    gone: list[str] = []
    for edit in edits:
        item = held.get(edit.facet)
        if item is None or edit.facet in {"category", "need"}:
            continue
        if edit.op == "reset" or (edit.op == "replace" and not edit.negated):
            gone += [
                v if v != "true" else edit.facet.replace("_", " ")
                for v in item.values
                if v != edit.value
            ]
        elif edit.value is not None:
            gone += [str(edit.value)] if edit.value != "true" else [edit.facet.replace("_", " ")]
    return gone


def _mark_known(
    text: str, wants: Wants, references: Sequence[Reference], comparison: Comparison | None
) -> None:
    """Notes the words of references and comparisons: they are no words to search for."""
    spans = [(at, at + len(r.text)) for r in references if (at := text.find(r.text)) >= 0]
    spans += [comparison.span] if comparison else []
    for at, token in enumerate(wants.tokens):
        wants.known[at] |= any(start <= token.start < end for start, end in spans)


def _residue(words: str, wants: Wants, text: str) -> str:
    """Returns the words of a refinement that no constraint stands for."""
    if is_cjk(text):
        return words
    unknown = {t.norm for t, known in zip(wants.tokens, wants.known, strict=True) if not known}
    return " ".join(t.text for t in tokenize(words) if t.norm in unknown)


def _combine(scores: dict[str, float], bonus: dict[str, float]) -> dict[str, float]:
    """Returns probabilities after adding log-odds."""
    names = list(scores)
    logits = np.log(np.maximum([scores[n] for n in names], 1e-6)) + np.array(
        [bonus.get(n, 0.0) for n in names]
    )
    weights = np.exp(logits - logits.max())
    weights /= weights.sum()
    return {name: float(w) for name, w in zip(names, weights, strict=True)}
