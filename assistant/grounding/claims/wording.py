"""Words of a product's description, put together anew: "it keeps feet wet" of "keeps feet dry".

Each word may stand in the record and the whole still say something else. What is said in a
description's words must therefore follow one of its sentences: same order, nothing left out
between two words but what only qualifies the second, and the same small words of degree and denial.
"""

from collections.abc import Sequence

from assistant.grounding.claims.attributes import is_in_name
from assistant.grounding.reading.lexicon import FRAME_STEMS, FUNCTION_WORDS
from assistant.grounding.reading.text import Token, stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_wording"]

# small words that turn what stands around them
_TURNING = word_set(
    "not no never none without nothing neither nor isn't aren't doesn't don't won't can't cannot "
    "more less most least fewer few many much half twice once only every all always before after "
    "until unless except up down off out over under above below inside outside against too"
)
_COPULAS = word_set("is are was were in of comes made")
_LEAD = 3


def check_wording(segment: Segment) -> None:
    """Judge words that only the subject's description backs by the sentence they come from."""
    if segment.mode != "statement" or not segment.strict:
        return
    for product in segment.products:
        for first, last in _runs(segment, product):
            if any(_follows(segment.tokens, first, last, told) for told in product.sentences):
                continue
            start, end = segment.tokens[first].start, segment.tokens[last].end
            segment.add(
                Finding(
                    "attribute", start, end, False, product.source, "description", "", (product.id,)
                )
            )
            return


def _runs(segment: Segment, product: ProductFacts) -> list[tuple[int, int]]:
    """Return (first, last) tokens of stretches whose content words the description alone has."""
    runs: list[tuple[int, int]] = []
    is_open = False
    for at, token in enumerate(segment.tokens):
        if token.low in FUNCTION_WORDS or not token.low.isalpha():
            continue
        stemmed = stem(token.low)
        told = stemmed in product.weak and stemmed not in product.strong
        told = told and not is_in_name(segment, token) and not _is_explained(segment, token)
        said_of = is_open and stemmed in product.strong and segment.tokens[at - 1].low in _COPULAS
        if is_open and (told or said_of):
            runs[-1] = (runs[-1][0], at)
        elif told and stemmed not in FRAME_STEMS:
            runs.append((at, at))
            is_open = True
        else:
            is_open = False
    return runs


def _is_explained(segment: Segment, token: Token) -> bool:
    """Whether another rule has read the word as part of a figure, a size, a price."""
    return any(f.start <= token.start < f.end for f in segment.findings if f.kind != "attribute")


def _follows(said: Sequence[Token], first: int, last: int, told: Sequence[Token]) -> bool:
    """Whether the words of a run stand in this order in a sentence of the record."""
    wanted = [stem(t.low) for t in said[first : last + 1] if t.low not in FUNCTION_WORDS]
    turns = {t.low for t in said[max(0, first - _LEAD) : last + 1]} & _TURNING
    stems = [stem(t.low) for t in told]
    for begin in (at for at, stemmed in enumerate(stems) if stemmed == wanted[0]):
        end = _walk(told, stems, wanted, begin)
        if end is None:
            continue
        inner = {t.low for t in told[begin : end + 1]} & _TURNING
        around = {t.low for t in told[max(0, begin - _LEAD) : end + 1]} & _TURNING
        if inner <= turns <= around:
            return True
    return False


def _walk(
    told: Sequence[Token], stems: Sequence[str], wanted: Sequence[str], begin: int
) -> int | None:
    """Return where the wanted stems end, or None when a word that matters is left out."""
    at = begin
    for stemmed in wanted[1:]:
        found = next((i for i in range(at + 1, len(stems)) if stems[i] == stemmed), None)
        if found is None:
            return None
        left_out = [i for i in range(at + 1, found) if told[i].low not in FUNCTION_WORDS]
        if not all(_qualifies(told, i, found) for i in left_out):
            return None
        at = found
    return at


def _qualifies(told: Sequence[Token], at: int, found: int) -> bool:
    """Whether a word only qualifies the next wanted one ("wet grass") or is another of a list."""
    following = told[at + 1]
    gap = following.start - told[at].end
    return gap > 1 or following.low in ("and", "or") or at + 1 == found
