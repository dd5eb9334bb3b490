"""From the words of one request to constraint edits: category, values, sizes, measures, prices.

Conservative: what may be an ordinary word stays in the query and constrains nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.memory import ConstraintEdit
from assistant.understanding.measures import TOLERANCE, find_measures, pick_facet
from assistant.understanding.negation import match_end, negated_matches
from assistant.understanding.prices import find_prices
from assistant.understanding.reading import ReadingContext
from assistant.understanding.text import Token, tokenize
from assistant.understanding.vocabulary import Entry, Match, Vocabulary
from assistant.understanding.words import FILLERS, OCCASIONS, PREPOSITIONS, RECIPIENTS

__all__ = ["Wants", "find_wants"]

# Before these, "for" asks for the thing itself: "looking for a tent".
_ASKING = frozenset(
    "look looking search searching hunt hunting shop shopping ask asking need go going wait waiting"
    " browse browsing interested market mood suche cherche busco".split()
)
_DETERMINERS = frozenset(
    "a an the my our his her your their its some any this that these those new good nice great pair"
    " of another other two three four few couple really very more ein eine einen un une una le la".split()
)
_FUNCTION = frozenset(
    "under below above over between less more than that which who when where while because since if"
    " then too also as well not no without except around about max maximum min minimum per each"
    " please plz cheap cheaper made costing priced price budget size colour color should must will"
    " would within up thanks though instead only but and or nor um ca zum zur mit und oder avec et"
    " ou con y o por rather meant mean make ok okay want said please is was were be been being it its more"
    " than so just yes no nope fine do did does done still even either neither both come comes look looks"
    " got get go goes one other else ever already again back here there available possible version de du des para pour fur unter bis moins menos the he she they".split()
)
_AUDIENCE = frozenset("man woman boy girl kid child lady gentleman gent male female unisex baby toddler adult".split())
_SOFT = re.compile(
    r"\b(?:prefer(?:ably|red|ence)?|ideally|if possible|maybe|perhaps|would be nice|nice to have|rather|bonus|am besten|si possible|wenn möglich)\b",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:must|only|has to|have to|needs? to be|definitely|strictly|essential|required)\b", re.IGNORECASE)
_SIZE_CUE = re.compile(
    r"(?:\b(?:size|sized|größe|groesse|taille|talla|eu|uk|us|waist)\b[\s:]*(?:is |in |of |a |an )?(?:eu|uk|us)?[\s:]*|尺码|码数)$",
    re.IGNORECASE,
)
_IN_CUE = re.compile(r"\bin (?:a |an |size )?$", re.IGNORECASE)
_SIZE_WORDS = {
    ("small",): "s", ("medium",): "m", ("large",): "l", ("extra", "large"): "xl", ("x", "large"): "xl",
    ("extra", "small"): "xs", ("x", "small"): "xs", ("extra", "extra", "large"): "xxl",
    ("one", "size"): "one size",
}  # fmt: skip
_AGE = re.compile(r"\b(?P<years>\d{1,2})[\s-]*(?:years?|yrs?|yo|y/o)(?:[\s-]*old)?s?\b", re.IGNORECASE)
_STOCK = re.compile(r"\b(?:in[ -]stock|available (?:now|today|right now|immediately)|ready to ship|auf lager|en stock)\b|有货|现货", re.IGNORECASE)
_QUANTITY = re.compile(
    r"(?:(?<!\d )\b(?:x|times|qty|quantity(?: of)?)\s*(?P<a>\d{1,3})\b|\b(?P<b>\d{1,3})\s*(?:x\b(?!\s*\d)|×(?!\s*\d)|of (?:them|these|those|it)|pieces\b|pcs\b|units\b)"
    r"|\b(?P<c>two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|a couple) of (?:them|these|those|it|the)\b)",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "a dozen": 12, "a couple": 2,
}  # fmt: skip


@dataclass(slots=True)
class Wants:
    """What one request asks for, before it is set against what was asked earlier."""

    tokens: list[Token]
    matches: list[Match]
    values: list[ConstraintEdit] = field(default_factory=list)
    categories: list[ConstraintEdit] = field(default_factory=list)
    ranges: list[ConstraintEdit] = field(default_factory=list)
    spoken: list[ConstraintEdit] = field(default_factory=list)
    unwanted: list[tuple[int, int]] = field(default_factory=list)
    known: list[bool] = field(default_factory=list)
    kind: str | None = None

    @property
    def edits(self) -> list[ConstraintEdit]:
        """All edits, categories first."""
        return [*self.categories, *self.values, *self.ranges, *self.spoken]


_ALSO = re.compile(r"^\W*(?:and |or )?(?:also|or|plus)\b|\b(?:too|as well|also)\W*$|\balso in\b", re.IGNORECASE)


def find_wants(text: str, vocabulary: Vocabulary, context: ReadingContext) -> Wants:
    """Reads one request; linear in the number of words."""
    tokens = tokenize(text)
    taken = [False] * len(tokens)
    wants = Wants(tokens, [])
    _read_prices(text, wants, taken, context)
    found = vocabulary.find(tokens, taken)
    wants.matches = found
    negated, spans = negated_matches(text, tokens, found)
    wants.unwanted += spans
    wants.known = [t or token.norm in FILLERS or token.norm in _FUNCTION for t, token in zip(taken, tokens, strict=True)]
    _read_categories(text, wants, negated)
    _read_values(text, wants, negated, vocabulary, context)
    for at, token in enumerate(tokens):
        wants.known[at] |= any(e.span[0] <= token.start < e.span[1] for e in wants.edits)
    _read_sizes(text, wants, vocabulary, context)
    _read_measures(text, wants, vocabulary)
    _read_age(text, wants, vocabulary)
    _read_spoken(text, wants, vocabulary)
    for at, token in enumerate(tokens):
        wants.known[at] |= any(e.span[0] <= token.start < e.span[1] for e in wants.edits)
    _read_kinds(wants, vocabulary)
    return wants


def _read_prices(text: str, wants: Wants, taken: list[bool], context: ReadingContext) -> None:
    for bound in find_prices(text, asked=context.last_question == "price"):
        wants.ranges.append(
            ConstraintEdit(
                "replace", "price", minimum=bound.minimum, maximum=bound.maximum, hard=not bound.soft, span=bound.span
            )
        )
        wants.unwanted.append(bound.span)
        for at, token in enumerate(wants.tokens):
            if bound.span[0] <= token.start < bound.span[1]:
                taken[at] = True


def _read_categories(text: str, wants: Wants, negated: frozenset[int]) -> None:
    tokens, matches = wants.tokens, wants.matches
    chosen: list[tuple[Match, Entry]] = []
    for index, match in enumerate(matches):
        entry = match.entries[0]
        if entry.role != "category":
            continue
        if index in negated and entry.whole:
            wants.categories += [
                ConstraintEdit("add", "category", value, negated=True, span=_span(tokens, match)) for value in entry.values
            ]
            continue
        if index not in negated and _is_head(text, wants, index, chosen_before=bool(chosen)):
            chosen.append((match, entry))
    for at, (match, entry) in enumerate(chosen):
        if at:
            between = text[match_end(tokens, chosen[at - 1][0]) : tokens[match.start].start].lower()
            if not re.fullmatch(r"\s*,?\s*(?:or|oder|ou|o)?\s+(?:an? |some |even |maybe )?", between) or "or" not in between.split():
                break
        wants.categories += [
            ConstraintEdit("replace", "category", value, span=_span(tokens, match)) for value in entry.values
        ]


def _is_head(text: str, wants: Wants, index: int, *, chosen_before: bool) -> bool:
    """Whether the category phrase is what is asked for, not what it is for or a part of a name."""
    tokens, matches = wants.tokens, wants.matches
    match = matches[index]
    previous = next((m for m in matches if m.end == match.start), None)
    if previous is not None and previous.entries[0].role == "category" and not match.entries[0].whole:
        return False
    if match.end < len(tokens):
        gap = text[match_end(tokens, match) : tokens[match.end].start]
        following = next((m for m in matches if m.start == match.end), None)
        if not gap.strip(" -"):
            if following is not None and following.entries[0].role == "category":
                return False
            word = tokens[match.end].norm
            if not (
                wants.known[match.end] or following is not None or word in PREPOSITIONS or word.isdigit() or re.search(r"(?:ing|ed)$", word) or len(word) == 1
            ):
                return False
    return not _depends(wants, match.start, chosen_before=chosen_before)


def _depends(wants: Wants, start: int, *, chosen_before: bool) -> bool:
    """Whether a preposition makes the words from token `start` say what the thing is for or has."""
    tokens = wants.tokens
    starts = {m.end: m for m in wants.matches}
    at = start - 1
    while at >= 0 and (tokens[at].norm in _DETERMINERS or (at + 1 in starts and starts[at + 1].entries[0].role != "category")):
        at = starts[at + 1].start - 1 if at + 1 in starts else at - 1
    if at < 0 or tokens[at].norm not in PREPOSITIONS or tokens[at].norm in {"of", "by", "at", "about"}:
        return False
    before = tokens[at - 1].norm if at else ""
    if tokens[at].norm == "in":
        return chosen_before or before not in {"interested", "anything", "something", "thing", "it"}
    return not (tokens[at].norm == "for" and before in _ASKING)


def _read_kinds(wants: Wants, vocabulary: Vocabulary) -> None:
    """Notes the first word for a kind of thing that is asked for but is no category."""
    for at, token in enumerate(wants.tokens):
        if token.norm not in vocabulary.kinds or wants.known[at]:
            continue
        plural = token.text.lower() != token.norm
        asked = at == 0 or plural or any(
            t.norm in {"a", "an", "any", "some", "pair", "need", "want", "for", "about"} for t in wants.tokens[max(0, at - 4) : at]
        )
        if asked and not _depends(wants, at, chosen_before=False):
            wants.kind = token.norm
            return


def _read_values(
    text: str, wants: Wants, negated: frozenset[int], vocabulary: Vocabulary, context: ReadingContext
) -> None:
    soft = bool(_SOFT.search(text))
    must = bool(_MUST.search(text))
    op: Literal["add", "replace"] = "add" if _ALSO.search(text) and not wants.categories else "replace"
    for index, match in enumerate(wants.matches):
        entry = _settle(wants, match, vocabulary, context)
        if entry is None:
            continue
        hard = (entry.role == "size" or must) and not soft
        for value in entry.values:
            wants.values.append(
                ConstraintEdit(
                    "add" if index in negated else op,
                    entry.facet,
                    value,
                    negated=index in negated,
                    hard=hard or index in negated,
                    span=_span(wants.tokens, match),
                )
            )


def _settle(wants: Wants, match: Match, vocabulary: Vocabulary, context: ReadingContext) -> Entry | None:
    """Returns the one meaning of a match that may become a constraint, if any."""
    if match.entries[0].role == "category" and match.entries[0].strong:
        return None
    tokens = wants.tokens
    near = {t.norm for t in tokens[max(0, match.start - 2) : match.start]} | {
        t.norm for t in tokens[match.end : match.end + 2]
    }
    for entry in match.entries:
        if entry.role in {"category", "size"}:
            continue
        if entry.role == "audience":
            if _names_audience(tokens, match) or context.last_question == entry.facet:
                return entry
            continue
        label = {word for phrase, name in vocabulary.labels.items() if name == entry.facet for word in phrase}
        if entry.strong and entry.role != "other":
            return entry
        if label & near or context.last_question == entry.facet:
            return entry
        if entry.strong and match.end - match.start > 1:
            return entry
    return None


def _names_audience(tokens: Sequence[Token], match: Match) -> bool:
    """Whether "men's", "for women" or "kids'" is said, and not a person such as "my dad"."""
    token = tokens[match.start]
    if token.norm not in _AUDIENCE:
        return False
    before = tokens[match.start - 1].norm if match.start else ""
    possessive = re.search(r"['’]s?$|^(?:mens|womens|boys|girls|kids|ladies)$", token.text.lower()) is not None
    return possessive or before in {"for", "unisex", "or", "and"} or token.norm in {"unisex", "male", "female"}


def _read_sizes(text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    sizes = [name for name, role in vocabulary.roles.items() if role == "size"]
    if not sizes:
        return
    by_text = {
        tuple(t.norm for t in tokenize(value)): (name, value)
        for name in sorted(sizes, key=lambda n: n != "size", reverse=True)
        for value in vocabulary.facets[name].values
    }
    tokens = wants.tokens
    longest = max((len(phrase) for phrase in by_text), default=1)
    longest = min(max(longest, 3), 6)
    for at, token in enumerate(tokens):
        before = text[max(0, token.start - 24) : token.start]
        cued = bool(_SIZE_CUE.search(before)) or context.last_question in sizes
        for length in range(min(longest, len(tokens) - at), 0, -1):
            if at + length > len(tokens):
                continue
            phrase = tuple(t.norm for t in tokens[at : at + length])
            spelled = (_SIZE_WORDS[phrase],) if phrase in _SIZE_WORDS else phrase
            hit = by_text.get(phrase) or by_text.get(tuple(" ".join(spelled).split()))
            if hit is None:
                continue
            end = tokens[at + length - 1].end
            after = text[end : end + 8].lower()
            alone = bool(_IN_CUE.search(before)) and re.match(r"\s*(?:$|[.,!?;]|please|pls|size|and|or)", after) is not None
            plain = length >= 3 or length == 1 and re.fullmatch(r"x{1,4}[sl]|\dxl", token.norm) is not None
            if not (cued or alone or plain or re.match(r"\s*-?\s*sized?\b", after)):
                continue
            wants.values.append(
                ConstraintEdit("replace", hit[0], hit[1], span=(token.start, end))
            )
            wants.known[at : at + length] = [True] * length
            cue = _SIZE_CUE.search(before)
            wants.unwanted.append((token.start - (len(before) - cue.start() if cue else 0), end))
            break


def _read_measures(text: str, wants: Wants, vocabulary: Vocabulary) -> None:
    low = text.lower()
    for measure in find_measures(text):
        if any(edit.span[0] <= measure.span[0] < edit.span[1] for edit in wants.edits):
            continue
        if re.search(r"\d\s*[x×]\s*$", text[: measure.span[0]]):
            continue
        picked = pick_facet(measure, vocabulary.facets.values(), low)
        if picked is None:
            continue
        facet, factor = picked
        value = measure.value / factor
        slack = 0.0 if measure.dimension in {"people", "pieces"} else TOLERANCE
        bounds = {
            "min": (value, None),
            "max": (None, value),
            "exact": (value * (1 - slack), value * (1 + slack)),
        }[measure.bound]
        wants.ranges.append(
            ConstraintEdit(
                "replace",
                facet.name,
                minimum=None if bounds[0] is None else round(bounds[0], 6),
                maximum=None if bounds[1] is None else round(bounds[1], 6),
                hard=measure.bound != "exact",
                span=measure.span,
            )
        )
        wants.unwanted.append(measure.span)


def _read_age(text: str, wants: Wants, vocabulary: Vocabulary) -> None:
    """Reads "for a 5 year old" against a facet that says from which age on a thing is meant."""
    said = _AGE.search(text)
    facet = next(
        (f for f in vocabulary.facets.values() if f.kind == "number" and re.search(r"age_?(?:from|min)|min(?:imum)?_?age", f.name)), None
    )
    if said and facet:
        age = float(said["years"])
        wants.ranges.append(ConstraintEdit("replace", facet.name, maximum=age, span=said.span()))


def _read_spoken(text: str, wants: Wants, vocabulary: Vocabulary) -> None:
    tokens = wants.tokens
    for at, token in enumerate(tokens):
        if token.norm in RECIPIENTS and at and tokens[at - 1].norm in {
            "my", "a", "an", "his", "her", "our", "the", "for", "year", "old", "young", "little", "best", "meine", "mon", "ma", "mi",
        } and "for" in {t.norm for t in tokens[max(0, at - 5) : at]} | ({"for"} if tokens[at - 1].norm in {"my", "our"} else set()):
            wants.spoken.append(
                ConstraintEdit("replace", "recipient", RECIPIENTS[token.norm], hard=False, span=(token.start, token.end))
            )
            break
    for at in range(len(tokens)):
        for length in (2, 1):
            phrase = tuple(t.norm for t in tokens[at : at + length])
            if len(phrase) == length and phrase in OCCASIONS and phrase not in vocabulary:
                wants.spoken.append(
                    ConstraintEdit(
                        "replace", "occasion", OCCASIONS[phrase], hard=False, span=(tokens[at].start, tokens[at + length - 1].end)
                    )
                )
                break
    if stock := _STOCK.search(text):
        wants.values.append(ConstraintEdit("replace", "in_stock", "true", span=stock.span()))
        wants.unwanted.append(stock.span())
    if many := _QUANTITY.search(text):
        digits = many["a"] or many["b"]
        number = int(digits) if digits else _NUMBER_WORDS[many["c"].lower()]
        wants.spoken.append(ConstraintEdit("replace", "quantity", float(number), span=many.span()))


def _span(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    return tokens[match.start].start, tokens[match.end - 1].end
