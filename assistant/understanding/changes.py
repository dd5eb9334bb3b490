"""What a message does to the need and the constraints held before it.

A new need leaves the old one's constraints behind, a correction replaces one, a refinement keeps
all.
"""

import re
from collections.abc import Sequence
from typing import Literal

from assistant.memory import Constraint, ConstraintEdit, Constraints
from assistant.understanding.intent.signals import CORRECTION, NEW_NEED, SAME
from assistant.understanding.reading import Reference
from assistant.understanding.wants.comparatives import Comparison
from assistant.understanding.wants.query import drop_words, join_need, search_words
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.glossary import latin_words
from assistant.understanding.words.lexicon import CHATTER, word_set
from assistant.understanding.words.text import is_cjk, tokenize
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["Change", "category_change", "keep_same", "mark_pointers", "names_new_need", "next_need"]

Change = Literal["none", "same", "narrow", "replace", "new"]

# A need with one of these, and no category, names no kind of thing yet.
OPEN_NEEDS = word_set(
    "gift present something anything everything thing stuff idea surprise item product"
)
_POINTS = re.compile(r"\b(?:ones?|it|them|these|those|that|this)\b", re.IGNORECASE)
_PRICE_OF = re.compile(
    r"\bprices? of (?:the|that|this|it|product|item|number|all)\b", re.IGNORECASE
)
_ONLY = re.compile(r"\b(?:show|only|just|filter|see|instead)\b|只要|只看", re.IGNORECASE)
_CJK_TURNS = re.compile(r"不要|便宜|贵|更|[大小轻]一?点|换|第|个|款|颜色|尺码|还有|重新")
_ASKS = re.compile(
    r"\b(?:need|looking for|want|show me|find me|search(?:ing)? for)\b.{0,12}\b(?:an?|some)\b",
    re.IGNORECASE,
)


def category_change(
    text: str, wants: Wants, held: Constraints, vocabulary: Vocabulary, *, active: bool
) -> Change:
    """Returns how the message's category relates to the held one.

    "none": no category is said; "same": it is the held one, narrower or broader, or of the same
    head noun; "narrow": the need was open so far ("a gift"); "replace": another one by way of
    correction; "new": another need.
    """
    corrects = CORRECTION.search(text) is not None
    adds = NEW_NEED.search(text) is not None
    if not wants.wanted_categories:
        told = {token.norm for token in tokenize(held.need)}
        if wants.kind is None or not active or wants.kind in told:
            return "none"
        return "replace" if corrects and not adds else "new"
    before = held.get("category")
    if before is None or not before.values:
        if active and held.need and _is_open(held) and not adds:
            return "narrow"
        return "new" if active and held.need and not corrects else "replace"
    if adds:
        return "new"
    pairs = [(one, other) for one in wants.wanted_categories for other in before.values]
    if any(_are_kin(one, other, vocabulary) for one, other in pairs):
        return "same"
    return "replace" if corrects else "new"


def _is_open(held: Constraints) -> bool:
    """Whether no kind of thing was named so far: "a gift for my dad", "something warm"."""
    told = {token.norm for token in tokenize(held.need)}
    return bool(told & OPEN_NEEDS) or bool(held.get("recipient") or held.get("occasion"))


def _are_kin(one: str, other: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.is_below(one, other) or vocabulary.is_below(other, one):
        return True
    heads = [tokens[-1].norm for tokens in (tokenize(one), tokenize(other)) if tokens]
    return len(heads) == 2 and heads[0] == heads[1]


def names_new_need(text: str, wants: Wants, scores: dict[str, float]) -> bool:
    """Whether words that no constraint stands for tell another need, with no category known.

    Args:
        text: the message.
        wants: what was read in it.
        scores: the trained head's own probabilities, before the conversation is weighed in.
    """
    if wants.unknown == 0 or _POINTS.search(text):
        return False
    if NEW_NEED.search(text) or _ASKS.search(text):
        return True
    if is_cjk(text):
        return wants.unknown > 1 and not _CJK_TURNS.search(text)
    return scores["search"] > 0.5 and scores["search"] > 4 * scores["refine"]


def keep_same(text: str, held: Constraints) -> list[ConstraintEdit]:
    """Returns what a new need keeps: what "same budget" says, and whom and what a gift is for."""
    edits: list[ConstraintEdit] = []
    gift = held.get("recipient") is not None or held.get("occasion") is not None
    kept = {"recipient", "occasion", "price"} if gift else set()
    for match in SAME.finditer(text):
        what = match["what"].lower()
        kept |= {i.facet for i in held.items if i.facet != "category" and _is_meant(what, i.facet)}
    for item in held.items:
        if item.facet in kept:
            edits += _said_again(item)
    return edits


def _is_meant(what: str, facet: str) -> bool:
    if what.startswith(("budget", "price", "limit")):
        return facet == "price"
    return what in {"everything", facet} or (what.startswith("colo") and facet.startswith("colo"))


def _said_again(item: Constraint) -> list[ConstraintEdit]:
    if item.minimum is not None or item.maximum is not None:
        low, high = item.minimum, item.maximum
        return [ConstraintEdit("replace", item.facet, minimum=low, maximum=high, hard=item.hard)]
    return [ConstraintEdit("replace", item.facet, value, hard=item.hard) for value in item.values]


def mark_pointers(
    text: str, wants: Wants, references: Sequence[Reference], comparison: Comparison | None
) -> None:
    """Notes the words of references and comparisons: they are no words to search for.

    What describes a product that is shown ("the blue one") asks for nothing, unless the message
    asks to see only such products.
    """
    spans = [(r, at, at + len(r.text)) for r in references if (at := text.find(r.text)) >= 0]
    wants.mark([(start, end) for _, start, end in spans])
    wants.mark([comparison.span] if comparison else [])
    if _PRICE_OF.search(text):
        # A statement about what a shown product costs bounds nothing.
        wants.ranges = [edit for edit in wants.ranges if edit.facet != "price"]
    if not _ONLY.search(text):
        wants.drop_inside([(start, end) for r, start, end in spans if r.product_ids])


def next_need(
    text: str,
    wants: Wants,
    held: Constraints,
    edits: Sequence[ConstraintEdit],
    leave_out: Sequence[tuple[int, int]],
    vocabulary: Vocabulary,
    *,
    fresh: bool,
    more: bool,
) -> str:
    """Returns the words to search for after the message.

    Args:
        text: the message.
        wants: what was read in it.
        held: what held before.
        edits: the message's edits: what they replace leaves the need.
        leave_out: spans that are no words to search for.
        vocabulary: the catalogue's words.
        fresh: the message tells the need anew.
        more: it only asks for more of the same.
    """
    words = search_words(text, leave_out)
    words = latin_words(words) if vocabulary.latin else words
    if any(edit.op == "reset" and edit.facet == "*" for edit in edits):
        return words
    if fresh:
        return words or held.need
    need = drop_words(held.need, _put_away(edits, held))
    changed = any(edit.facet != "need" for edit in edits)
    residue = _residue(words, wants, vocabulary, changed=changed)
    return join_need(need, residue) if residue and not more else need


def _put_away(edits: Sequence[ConstraintEdit], held: Constraints) -> list[str]:
    gone: list[str] = []
    for edit in edits:
        item = held.get(edit.facet)
        if item is None or edit.facet in {"category", "need"}:
            continue
        if edit.op == "reset" or (edit.op == "replace" and not edit.negated):
            gone += [_spoken(edit.facet, v) for v in item.values if v != edit.value]
        elif edit.value is not None and (edit.negated or edit.op == "remove"):
            gone.append(_spoken(edit.facet, str(edit.value)))
    return gone


def _spoken(facet: str, value: str) -> str:
    return facet.replace("_", " ") if value == "true" else value


def _residue(words: str, wants: Wants, vocabulary: Vocabulary, *, changed: bool) -> str:
    """Returns the words of a refinement that tell something of the thing and constrain nothing.

    Chatter tells nothing. When the message changed a constraint, only words of titles are added;
    else any readable word may be what it is about.
    """
    if is_cjk(words):
        return words
    unknown = {t.norm for t, known in zip(wants.tokens, wants.known, strict=True) if not known}
    unknown -= CHATTER
    known = vocabulary.words.keys() if changed else vocabulary.words.keys() | vocabulary.ordinary
    return " ".join(t.text for t in tokenize(words) if t.norm in unknown and t.norm in known)
