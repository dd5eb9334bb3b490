"""Reads one text against a book of evidence: pieces, segments, subjects, rules, verdicts."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.grounding.claims.actions import check_actions
from assistant.grounding.claims.agency import check_agency, check_cart
from assistant.grounding.claims.attributes import check_attributes, check_ellipsis
from assistant.grounding.claims.chinese import check_chinese
from assistant.grounding.claims.compare import check_comparisons
from assistant.grounding.claims.contacts import check_contacts, contact_spans
from assistant.grounding.claims.counts import check_counts
from assistant.grounding.claims.discounts import check_percentages, check_price_words
from assistant.grounding.claims.domains import (
    check_domains,
    check_frames,
    check_relations,
    check_shop_talk,
)
from assistant.grounding.claims.exclusives import check_exclusives
from assistant.grounding.claims.labels import answers_label, check_labels, check_yes_no
from assistant.grounding.claims.measures import check_leftover_figures, check_measures
from assistant.grounding.claims.names import check_names
from assistant.grounding.claims.order_facts import check_order_facts, check_order_lines
from assistant.grounding.claims.orders import check_order_states
from assistant.grounding.claims.policies import check_policies
from assistant.grounding.claims.prices import check_prices
from assistant.grounding.claims.quotes import find_description_quote, find_policy_quote
from assistant.grounding.claims.ratings import check_ratings
from assistant.grounding.claims.sizes import check_sizes
from assistant.grounding.claims.stock import check_stock
from assistant.grounding.claims.superlatives import check_superlatives
from assistant.grounding.claims.times import check_times
from assistant.grounding.claims.wording import check_wording
from assistant.grounding.ledger import Ledger, Sentence
from assistant.grounding.reading.lexicon import NEUTRAL_STEMS
from assistant.grounding.reading.quantities import Quantity, read_quantities
from assistant.grounding.reading.text import (
    Piece,
    Token,
    clean,
    fold,
    lower,
    split_pieces,
    stem,
    tokenize,
    words,
)
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Book
from assistant.grounding.subjects.bind import bind
from assistant.grounding.subjects.names import Mention, TitleIndex, find_mentions
from assistant.grounding.subjects.scene import Finding, Segment, Vocabulary
from assistant.grounding.subjects.thread import Thread, split_segments

__all__ = ["Examiner"]

_RULES = (
    check_labels,
    check_times,
    check_stock,
    check_sizes,
    check_ratings,
    check_price_words,
    check_actions,
    check_cart,
    check_order_states,
    check_order_lines,
    check_policies,
    check_agency,
    check_percentages,
    check_counts,
    check_prices,
    check_comparisons,
    check_superlatives,
    check_measures,
    check_attributes,
    check_wording,
    check_exclusives,
    check_order_facts,
    check_leftover_figures,
    check_shop_talk,
)
# words of which a rule reads at least one; a rule that is not here looks at every segment
_NEEDS: dict[Callable[[Segment], None], frozenset[str]] = {
    check_cart: frozenset({"cart", "basket", "bag", "trolley"}),
    check_agency: word_set("i i'm i've i'll we we're we've we'll your the"),
}
_QUOTE_RULES = (
    check_times,
    check_stock,
    check_ratings,
    check_price_words,
    check_actions,
    check_cart,
    check_policies,
    check_percentages,
    check_prices,
)
_FOREIGN_RULES = (
    check_labels,
    check_chinese,
    check_times,
    check_stock,
    check_sizes,
    check_ratings,
    check_percentages,
    check_prices,
    check_measures,
    check_leftover_figures,
)
_JOINTS = re.compile(
    r"\b(?:anything|nothing|all|everything) but\b|\bbetween\b[^.;:!?\n]{0,160}?\band\b|"
    r"\b(?:from|over|above|on orders|for orders|orders|"
    r"purchases)\b[^.;,\n]{0,30}\d[^.;,\n]{0,14}, (?=shipping|delivery|you|we|it|returns)|"
    r"\swhile (?:it|they|your order|the order|an order)\b|"
    r"\bmix and match\b|\bback and forth\b"
)
# "In Ireland, delivery costs ...": what is said holds only there
_OPENING = re.compile(
    r"(?:in|within|for|from|to|outside|on|with|at) (?:the |our |your )?(?:[\w-]+ ){0,2}[\w-]+,"
)
_RANGE_GAP = re.compile(r"[ ]?(?:-|–|—|to|and|or|x|×)[ ]?")
_CJK = 0x2E80  # letters from here on are Chinese, Japanese or Korean


class Examiner:
    """Reads texts against one turn's evidence; keeps no state but the evidence."""

    def __init__(
        self, book: Book, index: TitleIndex | None, vocabulary: Vocabulary, locale: str
    ) -> None:
        """Take the evidence, the catalogue's titles and words, and the locale of the shop."""
        self.book, self.index, self.vocabulary, self.locale = book, index, vocabulary, locale

    def read(self, draft: str, thread: Thread | None = None, line: int = 0) -> Ledger:
        """Judge every sentence of a text; `thread` carries on from the text before."""
        text = clean(draft)
        folded = fold(text)
        low = lower(folded)
        tokens = tokenize(folded)
        foreign = self._is_foreign(tokens)
        mentions = find_mentions(folded, tokens, self.book.products, self.index, foreign)
        numbers = list(self._order_numbers(low))
        mentions = [
            self._shown_first(m) for m in mentions if not any(a <= m.start < b for a, b in numbers)
        ]
        figures = [q for q in read_quantities(folded) if not _in_names(q, mentions)]
        contacts = [c for c in contact_spans(low, folded) if not self._is_brand(low[c[0] : c[1]])]
        guarded = [(m.start, m.end) for m in mentions] + [(a, b) for a, b, _ in contacts]
        self._thread = thread or Thread()
        sentences: list[Sentence] = []
        scope = _Scope(text, low, tokens, mentions, figures, contacts, guarded, foreign)
        for piece in split_pieces(folded, guarded, line, bool(self._thread.columns)):
            sentence = self._piece(scope, piece)
            if sentence:
                sentences.append(sentence)
        claims = tuple(f.to_claim(text) for s in sentences for f in s.findings)
        return Ledger(text, claims, tuple(sentences), self._named(mentions))

    def _is_brand(self, text: str) -> bool:
        """Whether an address is a maker's name: "StarTech.com"."""
        return self.vocabulary.brands.get(words(text)[0], "").lower() == text

    def _order_numbers(self, low: str) -> Iterator[tuple[int, int]]:
        """Yield where ids of orders stand: the "V" of "V-10001" names no product."""
        for entry in self.book.order_entries():
            for number in (i.lower() for i in entry.ids if len(i) > 2):
                for match in re.finditer(rf"(?<!\w){re.escape(number)}(?!\w)", low):
                    yield match.span()

    def _shown_first(self, mention: Mention) -> Mention:
        """Let a name that several products share mean the one that is shown."""
        shown = tuple(i for i in mention.ids if i in self.book.shelf)
        return replace(mention, ids=shown) if len(shown) == 1 < len(mention.ids) else mention

    def _named(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        ids = [m.ids[0] for m in mentions if len(m.ids) == 1 and m.known]
        return tuple(dict.fromkeys(ids))

    def _is_foreign(self, tokens: Sequence[Token]) -> bool:
        """Whether a text is not in English, by the share of everyday English words."""
        titles = {w for p in self.book.products.values() for w in (*p.title_words, *p.brand_words)}
        others = [t for t in tokens if t.low not in titles and not t.low.isdigit()]
        wide = sum(any(ord(c) > _CJK for c in t.low) for t in others)
        if wide * 4 > len(others):
            return True
        if len(others) < 3:
            return False
        known = sum(stem(t.low) in NEUTRAL_STEMS for t in others)
        return known * 5 < len(others)

    def _piece(self, scope: "_Scope", piece: Piece) -> Sentence | None:
        text = scope.text[piece.start : piece.end]
        if piece.kind == "rule":
            return Sentence(text, True, (), piece, (), ())
        if piece.kind == "header":
            self._thread.columns = tuple(c.strip(" *").lower() for c in text.strip(" |").split("|"))
            return _sentence(scope, piece, (), _header_findings(scope, piece))
        if piece.kind != "row":
            self._thread.columns = ()
        segments, separators = self._segments(scope, piece)
        if not segments:
            return None
        source = find_policy_quote(text, self.book)
        if source:
            quote = Finding("policy", piece.start, piece.end, True, source, "text")
            return _sentence(scope, piece, segments, (quote,))
        before = self._thread.focus
        bind(segments, separators, self._thread, piece, self.book)
        about = segments[0].subject or before
        if not about and text.startswith(('"', "“")):
            about = tuple(self.book.products)  # who is quoted is told after the quotation
        quoted = find_description_quote(text, segments[0].gather(about))
        if quoted:
            self._thread.focus = ids = (quoted.id,)
            segments[0].findings.append(
                Finding(
                    "attribute", piece.start, piece.end, True, quoted.source, "description", ids=ids
                )
            )
        _judge_segments(scope, segments, _QUOTE_RULES if quoted else scope.rules)
        if not quoted and not scope.foreign:
            _judge_whole(segments, separators, self._thread.told)
        self._thread.told = tuple(segments)
        return _sentence(scope, piece, segments, [f for s in segments for f in s.findings])

    def _segments(self, scope: "_Scope", piece: Piece) -> tuple[list[Segment], list[str]]:
        guards = [g for g in scope.guards if g[0] < piece.end and g[1] > piece.start]
        opening = _OPENING.match(scope.low, piece.start, piece.end)
        if opening and not _within(scope.mentions, piece.start, piece.end):
            guards.append(opening.span())
        spans = (
            _cells(scope.low, piece)
            if piece.kind == "row"
            else split_segments(scope.low, piece, guards)
        )
        segments: list[Segment] = []
        separators: list[str] = []
        sentence = scope.low[piece.start : piece.end]
        for column, (start, end, separator) in enumerate(spans):
            segment = Segment(
                start,
                end,
                scope.low,
                scope.text,
                _within(scope.tokens, start, end),
                _within(scope.mentions, start, end),
                _within(scope.figures, start, end),
                self.book,
                self.vocabulary,
                self.locale,
                scope.scans,
                sentence=sentence,
                sentence_start=piece.start,
            )
            if piece.kind == "row" and column < len(self._thread.columns):
                segment.hint = self._thread.columns[column]
            elif separator == ":" and segments and not segments[-1].figures:
                segment.hint = (
                    segments[-1].unnamed(segments[-1].start, segments[-1].end).strip(" *_")
                )
            segments.append(segment)
            separators.append(separator)
        return segments, separators


def _sentence(
    scope: "_Scope", piece: Piece, segments: Sequence[Segment], findings: Iterable[Finding]
) -> Sentence:
    ordered = tuple(sorted(findings, key=lambda f: f.start))
    bad = tuple(f.to_claim(scope.text) for f in ordered if not f.ok)
    text = scope.text[piece.start : piece.end]
    return Sentence(text, not bad, bad, piece, tuple(segments), ordered)


def _header_findings(scope: "_Scope", piece: Piece) -> list[Finding]:
    """Find amounts and addresses in a table's header, where no product is there to back them."""
    spans = [
        (q.start, q.end)
        for q in _within(scope.figures, piece.start, piece.end)
        if q.kind in ("money", "percent")
    ]
    spans += [(a, b) for a, b, _ in scope.contacts if piece.start <= a < piece.end]
    return [Finding("number", start, end, False) for start, end in spans]


def _judge_segments(
    scope: "_Scope", segments: Sequence[Segment], rules: Sequence[Callable[[Segment], None]]
) -> None:
    for index, segment in enumerate(segments):
        following = segments[index + 1] if index + 1 < len(segments) else None
        label = segment.unnamed(segment.start, segment.end).strip(" *_")
        if following and following.hint == label and answers_label(following):
            segment.cover(segment.start, segment.end)
            continue
        check_names(segment)
        check_contacts(segment, scope.contacts)
        if check_yes_no(segment):
            continue
        for rule in rules:
            needs = _NEEDS.get(rule)
            if needs is None or not segment.lows.isdisjoint(needs):
                rule(segment)


def _judge_whole(
    segments: Sequence[Segment], separators: Sequence[str], earlier: Sequence[Segment]
) -> None:
    """Judge what only a segment's neighbours explain: "the other isn't", "Price-wise, ..."."""
    for index, segment in enumerate(segments):
        check_ellipsis(segment, [*earlier, *segments[:index]])
    for index, segment in enumerate(segments):
        following = segments[index + 1 : index + 2]
        explained = following and (
            separators[index + 1] == ":" or (separators[index + 1] == "," and not segment.mentions)
        )
        alike = [s for s in segments if set(s.subject) & set(segment.subject)]
        check_domains(segment, [*alike, *following] if explained else alike)
    kinds = frozenset(f.kind for s in segments for f in s.findings)
    for segment in segments:
        check_relations(segment, kinds)
    check_frames(segments)


class _Scope:
    """The readings of one text that all its pieces share."""

    def __init__(
        self,
        text: str,
        low: str,
        tokens: list[Token],
        mentions: list[Mention],
        figures: list[Quantity],
        contacts: list[tuple[int, int, str]],
        guarded: list[tuple[int, int]],
        foreign: bool,
    ) -> None:
        self.text, self.low, self.tokens = text, low, tokens
        self.mentions, self.figures, self.contacts = mentions, figures, contacts
        joints = [m.span() for m in _JOINTS.finditer(low)]
        self.guards, self.foreign = [*guarded, *_figure_guards(low, figures), *joints], foreign
        self.rules = _FOREIGN_RULES if foreign else _RULES
        self.scans: dict[int, list[re.Match[str]]] = {}


_Placed = TypeVar("_Placed", Token, Mention, Quantity)


def _within(items: list[_Placed], start: int, end: int) -> list[_Placed]:
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, key=lambda item: item.start)
    return items[first:last]


def _in_names(figure: Quantity, mentions: Sequence[Mention]) -> bool:
    return any(m.start <= figure.start and figure.start < m.end for m in mentions)


def _figure_guards(low: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield spans that must stay whole: figures, and ranges such as "between 20 and 40"."""
    for index, figure in enumerate(figures):
        yield figure.start, figure.end
        if index and _RANGE_GAP.fullmatch(low[figures[index - 1].end : figure.start]):
            yield figures[index - 1].start, figure.end


def _cells(low: str, piece: Piece) -> Iterator[tuple[int, int, str]]:
    start = piece.start + 1
    for match in re.finditer(r"\|", low[piece.start + 1 : piece.end]):
        end = piece.start + 1 + match.start()
        yield start, end, "|"
        start = end + 1
    if start < piece.end:
        yield start, piece.end, "|"
