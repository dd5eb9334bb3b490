"""Which category is asked for: the head of the phrase, not what it is for or a part of a name."""

import re

from assistant.memory import ConstraintEdit
from assistant.understanding.wants.negation import match_end
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.entries import Entry, Match
from assistant.understanding.words.lexicon import CHATTER, PREPOSITIONS, word_set

__all__ = ["HAVING", "depends", "read_categories"]

# Before these, "for" asks for the thing itself: "looking for a tent".
_ASKING = word_set(
    "look looking search searching hunt hunting shop shopping ask asking need go going wait"
    " waiting browse browsing interested market mood suche cherche busco"
)
# And before these, "on" does: "I can't decide on a desk lamp".
_DECIDING = word_set("decide decided deciding settle keen set sold hooked offer deal discount sale")
# A thing without a name, which "for" then tells more of: "something for my dog".
_NAMELESS = word_set("something anything everything gift present it this that one thing stuff")
_DETERMINERS = word_set(
    "a an the my our his her your their its some any this that these those new good nice great"
    " pair of another other two three four few couple really very more ein eine einen un une"
    " una le la"
)
# These follow a name and describe it: "a t-shirt extra large", "a backpack lighter than 1 kg".
_ADJECTIVES = word_set(
    "lighter heavier bigger larger smaller cheaper longer shorter warmer wider apart aside "
    "extra sub plus large small medium big mini single double king queen super "
    "wide narrow slim"
    " suitable available light heavy warm cool soft hard new used old young modern classic vintage"
)
_DESCRIBING = re.compile(r"(?:ing|ed|ly|ish|able|proof)$")
_POSSESSIVE = re.compile(r"['’]s$|s['’]$")
_OR_BETWEEN = re.compile(r"\s*,?\s*(?:or|oder|ou)\s+(?:an? |some |even |maybe )?", re.IGNORECASE)


_OWNED = re.compile(
    r"\b(?P<who>i|we|he|she|they|who|dad|mum|mom|friend|wife|husband|son|daughter|brother|sister)"
    r"(?:['’](?:ve|s)| have| has| own| owns)?(?P<already>(?: already| just| now)*)"
    r"(?: have| has| got| own| owns| bought)?(?P<later>(?: already| just)*)"
    r" (?:an?|the|two|three|enough|plenty of)(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
# A whole clause of having: "I've a new induction hob".
HAVING = re.compile(
    r"^\W*(?:i|we|he|she|they)(?:['’]ve| have| own|['’]s got| has)(?: already| just)?"
    r"(?: got| bought)? (?:an?|the|two|three)\b"
    r"(?!.*\b(?:need|want|look|broke|budget|question)\w*\b)",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]ve|['’]s|have|has|own|got|bought", re.IGNORECASE)


def read_categories(
    text: str, wants: Wants, negated: frozenset[int], *, active: bool = False
) -> None:
    """Adds edits for the first category asked for, its alternatives, and those not wanted.

    What somebody has is not asked for: beside another category it says nothing, and once a need is
    held ("he already has a tent") it is ruled out.
    """
    tokens = wants.tokens
    chosen: list[tuple[Match, Entry]] = []
    owned: list[tuple[Match, Entry, bool]] = []
    for index, match in enumerate(wants.matches):
        entry = match.entries[0]
        if entry.role != "category":
            continue
        had = _OWNED.search(text[: tokens[match.start].start][-60:])
        if index in negated:
            _rule_out(wants, match, entry)
        elif had and _OWNS.search(had.group()):
            owned.append((match, entry, _rules_out(had)))
        elif _is_head(text, wants, index, first=not chosen):
            chosen.append((match, entry))
    for match, entry, others in owned if not chosen else ():
        if others and active:
            _rule_out(wants, match, entry)
        else:
            chosen.append((match, entry))
    _want(text, wants, chosen)


def _want(text: str, wants: Wants, chosen: list[tuple[Match, Entry]]) -> None:
    """Adds the first category chosen and those joined to it by "or"."""
    for at, (match, entry) in enumerate(chosen):
        if at:
            before = match_end(wants.tokens, chosen[at - 1][0])
            if not _OR_BETWEEN.fullmatch(text[before : wants.tokens[match.start].start]):
                break
        wants.categories += [
            ConstraintEdit("replace", "category", value, span=wants.span(match))
            for value in entry.values
        ]


def _rules_out(had: re.Match[str]) -> bool:
    """Whether having one speaks against another: someone else has it, or "already"."""
    return had["who"].lower() not in {"i", "we"} or "already" in had.group().lower()


def _rule_out(wants: Wants, match: Match, entry: Entry) -> None:
    if entry.whole:
        span = wants.span(match)
        wants.categories += [
            ConstraintEdit("add", "category", v, negated=True, span=span) for v in entry.values
        ]
        wants.unwanted.append(span)


def _is_head(text: str, wants: Wants, index: int, *, first: bool) -> bool:
    match = wants.matches[index]
    previous = next((m for m in wants.matches if m.end == match.start), None)
    follows_category = previous is not None and previous.entries[0].role == "category"
    if follows_category and not match.entries[0].whole:
        return False
    return not _is_modifier(text, wants, match) and not depends(wants, match.start, first=first)


def _is_modifier(text: str, wants: Wants, match: Match) -> bool:
    """Whether the word after the phrase makes it a part of another name: "tent pegs"."""
    if match.end >= len(wants.tokens):
        return False
    following = wants.tokens[match.end]
    if text[match_end(wants.tokens, match) : following.start].strip(" -"):
        return False
    other = next((m for m in wants.matches if m.start == match.end), None)
    if other is not None:
        return other.entries[0].role == "category"
    word = following.norm
    plain = wants.known[match.end] or word in PREPOSITIONS or word.isdigit() or len(word) == 1
    describes = word in _ADJECTIVES or word in CHATTER or _DESCRIBING.search(word)
    return not (plain or describes)


def _only_asks(wants: Wants, end: int) -> bool:
    """Whether the words before token `end` ask and bound a price, and name nothing."""
    told = [t.norm for t, known in zip(wants.tokens[:end], wants.known, strict=False) if not known]
    named = {token.norm for token in wants.tokens[:end]} & _NAMELESS
    return not named and all(word in CHATTER for word in told)


def depends(wants: Wants, start: int, *, first: bool) -> bool:
    """Whether a preposition makes the words from token `start` say what the thing is for or has."""
    tokens = wants.tokens
    ends = {m.end: m for m in wants.matches}
    at = start - 1
    while at >= 0:
        match = ends.get(at + 1)
        if match is not None and match.entries[0].role != "category":
            at = match.start - 1
        elif tokens[at].norm in _DETERMINERS or _POSSESSIVE.search(tokens[at].text):
            at -= 1
        else:
            break
        if at >= 0 and tokens[at + 1].start - tokens[at].end > 1:
            return False  # a comma: what is before it is said of something else
    word = tokens[at].norm if at >= 0 else ""
    if word not in PREPOSITIONS or word in {"of", "by", "at", "about"}:
        return False
    before = tokens[at - 1].norm if at else ""
    priced = any(edit.facet == "price" for edit in wants.ranges)
    if word in {"for", "on"} and priced and _only_asks(wants, at):
        return False  # "my budget is 250 for a tent", "at most 60 on a lamp"
    if word == "in":
        return not first or before not in {"interested", "anything", "something", "thing", "it"}
    if word == "on" and before in _DECIDING:
        return False
    return not (word == "for" and before in _ASKING | {"but", "rather"})
