"""Reads a message: the one entry to this package."""

from dataclasses import replace

from assistant.memory import ConstraintEdit, Constraints
from assistant.understanding.changes import (
    category_change,
    keep_same,
    mark_pointers,
    names_new_need,
    next_need,
)
from assistant.understanding.clarifying import Clarifier
from assistant.understanding.intent.model import IntentModel, load_head
from assistant.understanding.intent.signals import MORE, confirmation_of
from assistant.understanding.intent.weighing import Signs, combine, weigh
from assistant.understanding.reading import Reading, ReadingContext
from assistant.understanding.references import find_references
from assistant.understanding.requests import split_requests
from assistant.understanding.wants.comparatives import Comparison, find_comparison
from assistant.understanding.wants.find import find_wants
from assistant.understanding.wants.relative import PriceScale
from assistant.understanding.wants.resets import find_resets
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.identifiers import find_email, find_order_ids
from assistant.understanding.words.language import detect_language
from assistant.understanding.words.spelling import Speller, load_ordinary_words
from assistant.understanding.words.text import clean
from assistant.understanding.words.vocabulary import Vocabulary
from retrieval.catalog import Catalog
from retrieval.encoder import Encoder

__all__ = ["Reader"]

_SHOPPING = frozenset({"search", "refine", "recommend"})


class Reader:
    """Reads messages against one catalogue. Built once per shop; thread-safe."""

    def __init__(
        self, catalog: Catalog, encoder: Encoder | None = None, settings: object = None
    ) -> None:
        """Reads the catalogue's vocabulary; about a second for 20,000 products.

        Args:
            catalog: the shop's products.
            encoder: gives the vector that the intent head was trained on (`fitting_encoder`);
                with another one, or None, the head reads character n-grams only.
            settings: the shop's settings; none of them changes how a message is read so far.
        """
        self.catalog = catalog
        self.encoder = encoder
        ordinary = load_ordinary_words()
        self.vocabulary = Vocabulary(catalog, ordinary)
        phrases = self.vocabulary.phrases()
        targets = {w for phrase, entries in phrases if entries[0].strong for w in phrase}
        self._speller = Speller(targets, self.vocabulary.words, ordinary)
        self._intents = IntentModel(load_head(), encoder)
        self._scale = PriceScale(catalog, self.vocabulary)
        self._clarifier = Clarifier(catalog)

    def read(self, text: str, context: ReadingContext | None = None) -> Reading:
        """Reads one message; never raises on any text, linear in its length.

        Args:
            text: what the shopper wrote.
            context: what was on the table; nothing when left out.

        Returns:
            The first request of the message, with the others in `requests`; those are read on
            their own, without the context.
        """
        context = context or ReadingContext()
        said = clean(text)
        if not any(c.isalnum() for c in said):
            need = context.constraints.need if context.constraints else ""
            return Reading(text, "smalltalk", 0.0, query=need)
        parts = split_requests(self._speller.mend_text(said), self.vocabulary)
        several = len(parts) > 1
        scores = self._intents.scores(parts if several else [said])
        alone = ReadingContext(turn=context.turn)
        first, *others = (
            self._read_request(part, alone if at else context, scores[at])
            for at, part in enumerate(parts)
        )
        return replace(
            first,
            text=text,
            language=detect_language(said),
            order_ids=find_order_ids(said),
            email=find_email(said),
            requests=tuple(others),
        )

    def _read_request(
        self, text: str, context: ReadingContext, scores: dict[str, float]
    ) -> Reading:
        held = context.constraints or Constraints()
        wants = find_wants(text, self.vocabulary, context)
        facets = frozenset(item.facet for item in held.items)
        resets, reset_spans = find_resets(text, self.vocabulary, facets)
        wants.drop_inside(reset_spans)
        comparison = _comparison(text, wants)
        references = find_references(text, wants.tokens, self.vocabulary, context, comparison)
        mark_pointers(text, wants, references, comparison)
        active = bool(held.items or context.shelf)
        confirmation = confirmation_of(text)
        signs = Signs(
            active=active,
            change=category_change(text, wants, held, self.vocabulary, active=active),
            more=MORE.search(text) is not None and not wants.categories,
            refers=any(r.product_ids or r.kind in {"ordinal", "superlative"} for r in references),
            edits=bool(reset_spans or comparison or wants.edits),
            answers=context.last_question not in {None, "confirm"},
            confirms=confirmation is not None,
            relative=comparison is not None and comparison.direction in {"less", "more"},
        )
        ranked = combine(scores, weigh(text, wants, signs))
        intent = max(ranked, key=lambda name: ranked[name])
        if intent == "refine" and not active:
            intent = "search"
        edits: list[ConstraintEdit] = []
        query = held.need
        if intent in _SHOPPING:
            said_before = names_new_need(text, wants, scores) and intent == "search"
            plain = signs.change != "same" and not (comparison or signs.more or resets)
            fresh = signs.change == "new" or (not active if signs.change == "none" else False)
            fresh = fresh or (active and said_before and plain)
            relative = self._scale.edits(text, comparison, references, context, wants)
            edits = _opening(text, held, signs, wants, fresh=fresh)
            edits += [*resets, *wants.edits, *relative]
            leave_out = [*wants.unwanted, *reset_spans, *([comparison.span] if comparison else [])]
            query = next_need(
                text,
                wants,
                held,
                edits,
                leave_out,
                fresh=fresh or signs.change == "replace",
                more=signs.more,
            )
            if query and (fresh or query != held.need):
                edits.append(ConstraintEdit("replace", "need", query))
        return Reading(
            text=text,
            intent=intent,
            confidence=ranked[intent],
            query=query,
            edits=tuple(edits),
            references=references,
            clarify=self._clarifier.question(
                ranked, intent, references, context, query, changed=bool(edits)
            ),
            more=signs.more and intent in _SHOPPING,
            comparative=(comparison.aspect, comparison.direction) if comparison else None,
            confirmation=confirmation,
            quantity=_quantity(wants),
            scores=ranked,
        )


def _opening(
    text: str, held: Constraints, signs: Signs, wants: Wants, *, fresh: bool
) -> list[ConstraintEdit]:
    """Returns the edits that make room: all of an old need, or a category that is replaced."""
    if fresh and signs.active:
        return [ConstraintEdit("reset", "*"), *keep_same(text, held)]
    if signs.change == "replace" and not wants.categories:
        return [ConstraintEdit("reset", "category")]
    return []


def _comparison(text: str, wants: Wants) -> Comparison | None:
    """Returns the message's comparison, unless it is part of a bound such as "cheaper than 50"."""
    found = find_comparison(text)
    if found and any(e.span[0] <= found.span[0] < e.span[1] for e in wants.ranges):
        return None
    return found


def _quantity(wants: Wants) -> int | None:
    values = [edit.value for edit in wants.spoken if edit.facet == "quantity"]
    return int(values[0]) if values and isinstance(values[0], float) else None
