"""Sizes as option values ("size 42", "in a large"), amounts with a unit, and ages."""

import re
from collections.abc import Iterator

from assistant.memory import ConstraintEdit
from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.measures import TOLERANCE, Measure, find_measures, pick_facet
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["read_ages", "read_measures", "read_sizes", "size_phrases"]

# Longest size value that is looked up, in words: "90 x 200 cm" has four.
MAX_WORDS = 6
_CUE = re.compile(
    r"(?:\b(?:size|sized|größe|groesse|taille|talla|eu|uk|us|waist)\b[\s:]*"
    r"(?:is |in |of |a |an )?(?:eu|uk|us)?[\s:]*|尺码|码数)$",
    re.IGNORECASE,
)
_IN_CUE = re.compile(r"\bin (?:a |an |size )?$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:$|[.,!?;]|(?:please|pls|size|and|or|under|below|up to|max|for|with|but|not|at|around"
    r"|over|between|if|in)\b)",
    re.IGNORECASE,
)
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
    for start, end, facet, value in size_phrases(wants, vocabulary):
        first, last = wants.tokens[start], wants.tokens[end - 1]
        before = text[max(0, first.start - 24) : first.start]
        cue = _CUE.search(before)
        fits = vocabulary.assortment.has
        categories = wants.categories_of(context.constraints)
        here = bool(categories) and fits(categories, facet, value)
        if not (cue or asked or _is_plain(text, wants, start, end, before, here=here)):
            continue
        span = (first.start, last.end)
        wants.values.append(ConstraintEdit("replace", facet, value, span=span))
        wants.known[start:end] = [True] * (end - start)
        wants.unwanted.append((first.start - (len(before) - cue.start() if cue else 0), last.end))


def size_phrases(wants: Wants, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str, str]]:
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


def _is_plain(text: str, wants: Wants, start: int, end: int, before: str, *, here: bool) -> bool:
    """Whether no cue is needed: "XL", "90 x 200 cm", "in a large", "42 sized".

    A size that the category comes in (`here`) is one beside its name too: "sandals 38".
    """
    after = text[wants.tokens[end - 1].end :][:12]
    if here and (_names_number(wants, start, end) or _beside_category(text, wants, start, end)):
        return True
    if end - start >= 3 or _SIZED.match(after):
        return True
    if _IN_CUE.search(before) and _ENDS.match(after):
        return True
    return end - start == 1 and _UNMISTAKABLE.fullmatch(wants.tokens[start].norm) is not None


def _names_number(wants: Wants, start: int, end: int) -> bool:
    return end - start > 1 and any(t.norm.isdigit() for t in wants.tokens[start:end])


def _beside_category(text: str, wants: Wants, start: int, end: int) -> bool:
    for edit in wants.categories:
        low, high = wants.tokens[start].start, wants.tokens[end - 1].end
        after = low >= edit.span[1] and not text[edit.span[1] : low].strip(" ,-")
        # Before the name a lone word may say something else: "a small rain jacket", "42 boots".
        before = high <= edit.span[0] and not text[high : edit.span[0]].strip(" -")
        if not edit.negated and (after or (before and end - start > 1)):
            return True
    return False


def read_measures(text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    """Adds ranges of number facets: "under 2 kg", "at least 16GB", "13 inch".

    Only of facets that the products asked for state; other measures stay words to search for.
    """
    folded = text.lower()
    categories = wants.categories_of(context.constraints)
    facets = [
        facet
        for facet in vocabulary.facets.values()
        if facet.kind == "number"
        and (not categories or vocabulary.assortment.speaks_of(categories, facet.name))
    ]
    for measure in find_measures(text):
        if any(edit.span[0] <= measure.span[0] < edit.span[1] for edit in wants.edits):
            continue
        if _BY_MORE.search(text[: measure.span[0]]):
            continue
        picked = pick_facet(measure, facets, folded)
        if picked is not None:
            facet, factor = picked
            wants.ranges.append(_range(facet.name, measure, measure.value / factor))
            wants.unwanted.append(measure.span)


def _range(facet: str, measure: Measure, value: float) -> ConstraintEdit:
    bound = measure.bound
    if bound == "exact" and measure.dimension in {"time", "charge"}:
        bound = "min"  # "with 20 hours of battery"
    slack = 0.0 if measure.dimension in {"people", "pieces"} else TOLERANCE
    low, high = {
        "min": (value, None),
        "max": (None, value),
        "exact": (value * (1 - slack), value * (1 + slack)),
    }[bound]
    return ConstraintEdit(
        "replace",
        facet,
        minimum=None if low is None else round(low, 6),
        maximum=None if high is None else round(high, 6),
        hard=measure.bound != "exact",
        span=measure.span,
    )


def read_ages(text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    """Reads "for a 5 year old" against a facet that says from which age on a thing is meant."""
    categories = wants.categories_of(context.constraints)
    said = _AGE.search(text)
    if said is None:
        return
    for facet in vocabulary.facets.values():
        speaks = vocabulary.assortment.speaks_of
        if (
            facet.kind == "number"
            and _AGE_FACET.search(facet.name)
            and speaks(categories, facet.name)
        ):
            age = float(said["years"])
            edit = ConstraintEdit("replace", facet.name, maximum=age, span=said.span())
            wants.ranges.append(edit)
            return
