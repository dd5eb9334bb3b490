"""Reads a message: the one entry to this package."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

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
from assistant.understanding.intent.signals import MORE, SIMILAR, confirmation_of
from assistant.understanding.intent.weighing import Signs, combine, weigh
from assistant.understanding.reading import Reading, ReadingContext, Reference
from assistant.understanding.references import find_references
from assistant.understanding.requests import split_requests
from assistant.understanding.wants.comparatives import Comparison, find_comparison
from assistant.understanding.wants.find import find_wants
from assistant.understanding.wants.relative import Scale
from assistant.understanding.wants.resets import find_resets
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.glossary import latin_words, to_english
from assistant.understanding.words.identifiers import find_email, find_order_ids
from assistant.understanding.words.language import detect_language
from assistant.understanding.words.spelling import Speller, load_ordinary_words
from assistant.understanding.words.text import clean, is_cjk, tokenize
from assistant.understanding.words.titles import NamedProducts, TitleIndex
from assistant.understanding.words.vocabulary import Vocabulary
from retrieval.catalog import Catalog
from retrieval.encoder import Encoder

__all__ = ["Reader"]

_SHOPPING = frozenset({"search", "refine", "recommend"})


class Written(Protocol):
    """What a shop has in writing."""

    def nearness(self, vector: NDArray[np.float32]) -> float:
        """Returns the cosine of a message's vector to the nearest sentence."""


class Reader:
    """Reads messages against one catalogue. Built once per shop; thread-safe."""

    def __init__(
        self, catalog: Catalog, encoder: Encoder | None = None, written: Written | None = None
    ) -> None:
        """Reads the catalogue's vocabulary; about a second for 20,000 products.

        Args:
            catalog: the shop's products.
            encoder: gives the vector that the intent head was trained on (`fitting_encoder`);
                with another one, or None, the head reads character n-grams only.
            written: what the shop has in writing, to know a question about it.
        """
        self.catalog = catalog
        self.encoder = encoder
        ordinary = load_ordinary_words()
        self.vocabulary = Vocabulary(catalog, ordinary)
        phrases = (p for p, entries in self.vocabulary.phrases() if entries[0].strong)
        self._speller = Speller(phrases, self.vocabulary.words, ordinary)
        self._titles = TitleIndex(catalog.products)
        self._written = written
        self._intents = IntentModel(load_head(), encoder)
        self._scale = Scale(catalog, self.vocabulary)
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
        meant = to_english(said) if self.vocabulary.latin else said
        parts = split_requests(self._speller.mend_text(meant), self.vocabulary)
        named = [self._titles.find(tokenize(part)) for part in parts]
        # A long title drowns what is said of it: the intent is that of "add this one to my cart".
        spoken = [_without_names(part, each) for part, each in zip(parts, named, strict=True)]
        if len(parts) == 1 and not named[0] and meant == said:
            spoken = [said]  # as it was typed: the head knows slips of the finger
        judged = self._intents.read([_as_wished(each) for each in spoken])
        alone = ReadingContext(turn=context.turn)
        first, *others = (
            self._read_request(part, alone if at else context, named[at], spoken[at], *judged[at])
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
        self,
        text: str,
        context: ReadingContext,
        named: list[NamedProducts],
        spoken: str,
        scores: dict[str, float],
        vector: NDArray[np.float32] | None,
    ) -> Reading:
        held = context.constraints or Constraints()
        wants = find_wants(text, self.vocabulary, context, named)
        facets = frozenset(item.facet for item in held.items)
        resets, reset_spans = find_resets(text, self.vocabulary, facets)
        wants.drop_inside(reset_spans)
        comparison = _comparison(text, wants)
        references = find_references(
            text, wants.tokens, self.vocabulary, context, comparison, named
        )
        mark_pointers(text, wants, references, comparison)
        heard = _Heard(text, wants, resets, reset_spans, comparison, references)
        signs = self._signs(heard, context, held, vector)
        ranked = combine(scores, weigh(spoken, wants, signs))
        intent = max(ranked, key=lambda name: ranked[name])
        if intent == "refine" and not signs.active:
            intent = "search"
        edits: list[ConstraintEdit] = []
        query = held.need
        if intent in _SHOPPING:
            edits, query = self._change(heard, signs, context, held, scores, intent)
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
            similar=signs.similar and intent in _SHOPPING,
            missing=tuple(wants.missing) if intent in _SHOPPING else (),
            comparative=(comparison.aspect, comparison.direction) if comparison else None,
            confirmation=confirmation_of(text),
            quantity=_quantity(wants),
            scores=ranked,
        )

    def _signs(
        self,
        heard: "_Heard",
        context: ReadingContext,
        held: Constraints,
        vector: NDArray[np.float32] | None,
    ) -> Signs:
        """Returns what speaks for an intent besides the words."""
        text, wants, comparison = heard.text, heard.wants, heard.comparison
        active = bool(held.items or context.shelf)
        near = self._written.nearness(vector) if self._written and vector is not None else 0.0
        pointed = any(r.product_ids for r in heard.references) or bool(context.focus)
        return Signs(
            active=active,
            change=category_change(text, wants, held, self.vocabulary, active=active),
            more=MORE.search(text) is not None and not wants.categories,
            similar=SIMILAR.search(text) is not None and pointed,
            refers=any(
                r.product_ids or r.kind in {"ordinal", "superlative"} for r in heard.references
            ),
            edits=bool(heard.reset_spans or comparison or wants.edits),
            answers=context.last_question not in {None, "confirm"},
            confirms=confirmation_of(text) is not None,
            relative=comparison is not None and comparison.direction in {"less", "more"},
            near_policy=near,
            named=any(r.kind == "title" and r.product_ids for r in heard.references),
        )

    def _change(
        self,
        heard: "_Heard",
        signs: Signs,
        context: ReadingContext,
        held: Constraints,
        scores: dict[str, float],
        intent: str,
    ) -> tuple[list[ConstraintEdit], str]:
        """Returns the edits of a shopping request, and the words to search for after it."""
        text, wants, comparison = heard.text, heard.wants, heard.comparison
        said_before = names_new_need(text, wants, scores) and intent == "search"
        only_more = signs.more or signs.similar
        plain = signs.change not in {"same", "narrow"} and not (
            comparison or only_more or heard.resets
        )
        fresh = signs.change == "new" or (not signs.active if signs.change == "none" else False)
        fresh = fresh or (signs.active and said_before and plain)
        relative = self._scale.edits(text, comparison, heard.references, context, wants)
        edits = _opening(text, held, signs, wants, fresh=fresh)
        edits += [*heard.resets, *wants.edits, *relative]
        spans = [*wants.unwanted, *heard.reset_spans, *(edit.span for edit in relative)]
        spans += [comparison.span] if comparison else []
        query = next_need(
            text,
            wants,
            held,
            edits,
            spans,
            self.vocabulary,
            fresh=fresh or signs.change in {"replace", "narrow"},
            more=only_more,
        )
        if query and (fresh or query != held.need):
            edits.append(ConstraintEdit("replace", "need", query))
        return edits, query


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was found in one request's words."""

    text: str
    wants: Wants
    resets: list[ConstraintEdit]
    reset_spans: list[tuple[int, int]]
    comparison: Comparison | None
    references: tuple[Reference, ...]


def _as_wished(text: str) -> str:
    """Returns what the head is to judge: of Chinese put into English, only the wish."""
    wish = latin_words(text) if is_cjk(text) else ""
    return f"I want {wish}" if any(c.isalpha() for c in wish) else text


def _without_names(text: str, named: Sequence[NamedProducts]) -> str:
    """Returns the text with "this one" for each product that it names in full."""
    tokens = tokenize(text) if named else []
    for each in reversed(named):
        start = tokens[each.start].start
        article = re.search(r"\b(?:the|that|this|your)\s+$", text[:start], re.IGNORECASE)
        start = article.start() if article else start
        text = f"{text[:start]}this one{text[tokens[each.end - 1].end :]}"
    return text


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
