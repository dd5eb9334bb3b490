"""Sizes as option values ("size 42", "in a large"), amounts with a unit, and ages."""

import re
from collections.abc import Iterator

from assistant.memory import ConstraintEdit
from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.measures import TOLERANCE, Measure, find_measures, pick_facet
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["read_ages", "read_measures", "read_sizes"]

# Longest size value that is looked up, in words: "90 x 200 cm" has four.
MAX_WORDS = 6
_CUE = re.compile(
    r"(?:\b(?:size|sized|größe|groesse|taille|talla|eu|uk|us|waist)\b[\s:]*"
    r"(?:is |in |of |a |an )?(?:eu|uk|us)?[\s:]*|尺码|码数)$",
    re.IGNORECASE,
)
_IN_CUE = re.compile(r"\bin (?:a |an |size )?$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:$|[.,!?;]|please|pls|size|and|or)", re.IGNORECASE)
_SIZED = re.compile(r"\s*-?\s*sized?\b", re.IGNORECASE)
_UNMISTAKABLE = re.compile(r"x{1,4}[sl]|\dxl")
_BY_MORE = re.compile(r"\d\s*[x×]\s*$")
_WORDS: dict[tuple[str, ...], str] = {
    ("small",): "s",
    ("medium",): "m",
    ("large",): "l",
    ("extra", "large"): "xl",
    ("x", "large"): "xl",
    ("extra", "small"): "xs",
    ("x", "small"): "xs",
    ("extra", "extra", "large"): "xxl",
    ("one", "size"): "one size",
}
_AGE = re.compile(
    r"\b(?P<years>\d{1,2})[\s-]*(?:years?|yrs?|yo|y/o)(?:[\s-]*old)?s?\b", re.IGNORECASE
)
_AGE_FACET = re.compile(r"age_?(?:from|min)|min(?:imum)?_?age")


def read_sizes(text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    """Adds edits for option values said as a size; a bare "large" or "42" is none."""
    asked = context.last_question in vocabulary.size_facets
    for start, end, facet, value in _candidates(wants, vocabulary):
        first, last = wants.tokens[start], wants.tokens[end - 1]
        before = text[max(0, first.start - 24) : first.start]
        cue = _CUE.search(before)
        if not (cue or asked or _is_plain(text, wants, start, end, before)):
            continue
        span = (first.start, last.end)
        wants.values.append(ConstraintEdit("replace", facet, value, span=span))
        wants.known[start:end] = [True] * (end - start)
        wants.unwanted.append((first.start - (len(before) - cue.start() if cue else 0), last.end))


def _candidates(wants: Wants, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str, str]]:
    """Yields (first token, end, facet, value), the longest at each place."""
    if not vocabulary.size_facets:
        return
    tokens = wants.tokens
    for at in range(len(tokens)):
        for length in range(min(MAX_WORDS, len(tokens) - at), 0, -1):
            phrase = tuple(t.norm for t in tokens[at : at + length])
            spelled = tuple(_WORDS[phrase].split()) if phrase in _WORDS else phrase
            hit = vocabulary.sizes.get(phrase) or vocabulary.sizes.get(spelled)
            if hit is not None:
                yield at, at + length, *hit
                break


def _is_plain(text: str, wants: Wants, start: int, end: int, before: str) -> bool:
    """Whether no cue is needed: "XL", "90 x 200 cm", "in a large", "42 sized"."""
    after = text[wants.tokens[end - 1].end :][:8]
    if end - start >= 3 or _SIZED.match(after):
        return True
    if _IN_CUE.search(before) and _ENDS.match(after):
        return True
    return end - start == 1 and _UNMISTAKABLE.fullmatch(wants.tokens[start].norm) is not None


def read_measures(text: str, wants: Wants, vocabulary: Vocabulary) -> None:
    """Adds ranges of number facets: "under 2 kg", "at least 16GB", "13 inch"."""
    folded = text.lower()
    for measure in find_measures(text):
        if any(edit.span[0] <= measure.span[0] < edit.span[1] for edit in wants.edits):
            continue
        if _BY_MORE.search(text[: measure.span[0]]):
            continue
        picked = pick_facet(measure, vocabulary.facets.values(), folded)
        if picked is not None:
            facet, factor = picked
            wants.ranges.append(_range(facet.name, measure, measure.value / factor))
            wants.unwanted.append(measure.span)


def _range(facet: str, measure: Measure, value: float) -> ConstraintEdit:
    slack = 0.0 if measure.dimension in {"people", "pieces"} else TOLERANCE
    low, high = {
        "min": (value, None),
        "max": (None, value),
        "exact": (value * (1 - slack), value * (1 + slack)),
    }[measure.bound]
    return ConstraintEdit(
        "replace",
        facet,
        minimum=None if low is None else round(low, 6),
        maximum=None if high is None else round(high, 6),
        hard=measure.bound != "exact",
        span=measure.span,
    )


def read_ages(text: str, wants: Wants, vocabulary: Vocabulary) -> None:
    """Reads "for a 5 year old" against a facet that says from which age on a thing is meant."""
    said = _AGE.search(text)
    if said is None:
        return
    for facet in vocabulary.facets.values():
        if facet.kind == "number" and _AGE_FACET.search(facet.name):
            age = float(said["years"])
            edit = ConstraintEdit("replace", facet.name, maximum=age, span=said.span())
            wants.ranges.append(edit)
            return
