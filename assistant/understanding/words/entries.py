"""What a phrase of the catalogue means: facet, values, and how far to trust it."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.understanding.words.text import tokenize
from retrieval.catalog import Facet

__all__ = ["Entry", "Match", "Phrase", "Role", "facet_role", "phrase_of"]

Role = Literal[
    "category", "brand", "colour", "material", "size", "audience", "flag", "number", "other"
]
# Folded words, as `text.tokenize` gives them.
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a phrase.

    Attributes:
        facet: the facet's name.
        values: the values it may mean, as the catalogue spells them; any of them will do.
        role: what sort of facet it is.
        strong: False when it counts only beside the facet's label or as an answer about it.
        whole: False when the phrase is only a part of the values' names.
    """

    facet: str
    values: tuple[str, ...]
    role: Role
    strong: bool
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at tokens [start, end), with its meanings, most likely first."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def facet_role(facet: Facet) -> Role:
    """Returns what sort of facet this is, from its name, label and kind."""
    if facet.name in {"category", "brand"}:
        return "category" if facet.name == "category" else "brand"
    if facet.kind == "bool":
        return "flag"
    if facet.kind == "number":
        return "number"
    names = f"{facet.name} {facet.label}".lower()
    if re.search(r"colou?r|farbe|couleur|颜色", names):
        return "colour"
    if re.search(r"material|fabric|材质|面料|upper|sole", names):
        return "material"
    if re.search(r"audience|gender|\bsex\b|target group|适用人群", names):
        return "audience"
    if re.search(r"\bsizes?\b|_size|^size|尺码|尺寸|规格|größe|taille", names):
        return "size"
    return "other"


def phrase_of(text: str) -> Phrase:
    """Returns the folded words of a text."""
    return tuple(token.norm for token in tokenize(text))
