"""What the shopper takes back: "start over", "forget the budget", "any colour is fine"."""

import re

from assistant.memory import ConstraintEdit
from assistant.understanding.words.text import tokenize
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["find_resets"]

_EVERYTHING = re.compile(
    r"\b(?:start(?:ing)? (?:over|again|afresh|fresh|from scratch|anew)|from scratch|new search"
    r"|reset(?: (?:everything|all|it all|the (?:search|filters)))?$"
    r"|(?:forget|clear|reset|drop|remove|scrap|delete|cancel|ignore"
    r"|disregard) (?:about )?(?:everything|all(?: of (?:it|that|them))?|it all|(?:all )?(?:the "
    r"|my )?(?:filters|constraints|requirements|criteria)|what i (?:said|asked)(?: so far"
    r"| before)?(?! about)|that(?! (?:it|i|the))|the above)"
    r"|let'?s (?:start|begin) (?:over|again|anew)|neu(?:er)? anfang|von vorne|recommence[rz]?"
    r"|repartir de zéro|empezar de nuevo)\b|重新开始|从头",
    re.IGNORECASE,
)
_PRICE = (
    r"(?:price(?: (?:limit|range|cap|ceiling))?|budget|cost|money|spending limit|limit|ceiling"
    r"|preis|prix|precio|价格|预算)"
)
_DROP = (
    r"(?:forget|drop|remove|ignore|skip|lose|scrap|clear|lift|never ?mind|disregard|take (?:off"
    r"|away|out)|without|get rid of|vergiss)"
)
_DROP_AT = re.compile(
    rf"\b{_DROP}\s+(?:about\s+|what i said about\s+)?(?:the|my|that|any|"
    rf"whole)?\s*(?P<rest>[^.,;!?]{{2,40}})",
    re.IGNORECASE,
)
_ANY_AT = re.compile(
    r"\b(?:any|whatever|whichever|all|every)\s+(?P<rest>[^.,;!?]{2,30})", re.IGNORECASE
)
# "Other colours too" gives up the colour; "what other colours are there" asks.
_OTHERS = re.compile(
    r"(?:\b(?:other|different|more|another|further|also in other|in other)\s+)(?P<rest>[a-z]{3,12})"
    r"(?=\s*(?:$|[.,!;]|too\b|as well|please|also|are (?:fine|ok|okay)|is (?:fine|ok|okay)|would"
    r"|work|ok\b|okay))",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"^\s*(?:is|are|s|will|would|works?|goes|do|does|can|'s|should)?\s*(?:be\s+)?(?:fine|ok"
    r"|okay|good|do|work|works|great|alright|welcome|possible)?\s*(?:$|[.,;!?]|please|for me"
    r"|with me|really|now|but|except|other than|is|will|works|too|as well)",
    re.IGNORECASE,
)
_MATTERS = re.compile(
    r"(?P<rest>[^.,;!?]{2,40}?)\s+(?:(?:does|do|is|are)(?:\s*n[o']?t|n'?t)\s+(?:really |that "
    r"|actually |so )?(?:matter|important|a (?:problem|concern|factor|limit|big deal)|an issue"
    r"|relevant|an object)|(?:is|'s) no(?:t an?)? (?:object|problem|issue|limit|concern)"
    r"|is irrelevant|is up to you|is flexible|egal)",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"(?:(?:do not|don'?t|dont)\s+(?:really |actually )?(?:care|mind|worry|have a preference)"
    r"|no preference|regardless|indifferent|not (?:fussed|fussy|picky|bothered)"
    r"|open)\s+(?:about|what|which|of|on|for|to|as to)?\s*(?:what|which|the"
    r"|any)?\s*(?P<rest>[^.,;!?]{2,30})",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    rf"\b(?:no|without(?: a| any)?)\s+(?:particular |specific )?(?P<rest>{_PRICE}"
    rf"|[a-z]+(?= (?:limit|restriction|preference|requirement)))(?:\s+(?:limit|restriction"
    rf"|preference|constraint|cap|requirement))?\b|\b(?P<sky>sky'?s the limit"
    rf"|money is no object)",
    re.IGNORECASE,
)
_NEED_NOT = re.compile(
    r"(?:(?:does not|doesn'?t|do not|don'?t|need(?: not|n'?t))\s*(?:necessarily "
    r"|really )?(?:have to|need to)?\s*be|not necessarily"
    r"|no need for(?: it to be)?)\s+(?P<rest>[^.,;!?]{2,40})",
    re.IGNORECASE,
)
_NAMES = {
    "price": re.compile(rf"^\s*(?:the |my |that |a )?{_PRICE}\b", re.IGNORECASE),
    "brand": re.compile(
        r"^\s*(?:the |my )?(?:brands?|makes?|manufacturers?|marke|marque|marca|品牌)\b",
        re.IGNORECASE,
    ),
    "colour": re.compile(r"^\s*(?:the |my )?(?:colou?rs?|farben?|couleurs?|颜色)\b", re.IGNORECASE),
    "size": re.compile(r"^\s*(?:the |my )?(?:sizes?|größen?|tailles?|尺码)\b", re.IGNORECASE),
    "in_stock": re.compile(r"^\s*(?:the |my )?(?:stock|availability)\b", re.IGNORECASE),
    "recipient": re.compile(r"^\s*(?:the |my )?recipient\b", re.IGNORECASE),
}


def find_resets(
    text: str, vocabulary: Vocabulary, held: frozenset[str]
) -> tuple[list[ConstraintEdit], list[tuple[int, int]]]:
    """Returns the edits that take something back, and the spans that said so.

    Args:
        text: the message.
        vocabulary: the catalogue's words.
        held: names of the facets that are constrained now.
    """
    if everything := _EVERYTHING.search(text):
        return [ConstraintEdit("reset", "*", span=everything.span())], [everything.span()]
    edits: list[ConstraintEdit] = []
    spans: list[tuple[int, int]] = []
    for pattern in (_DROP_AT, _ANY_AT, _OTHERS, _MATTERS, _CARE, _NO_LIMIT, _NEED_NOT):
        for match in pattern.finditer(text):
            rest = (match.groupdict().get("rest") or "price").strip()
            if pattern is _MATTERS:
                rest = re.sub(r"^.*\b(?:the|my|and|but|a)\s+(?=\S+(?:\s+\S+)?$)", "", rest)
            facet, end = _named_facet(rest, vocabulary)
            if facet is not None and (pattern is not _ANY_AT or _FINE.match(rest[end:])):
                span = (match.start(), _end_of(match, pattern, end))
                edits.append(ConstraintEdit("reset", facet, span=span))
                spans.append(span)
            elif facet is None and pattern in (_DROP_AT, _NEED_NOT):
                named = _named_values(rest, vocabulary, held)
                taken = [(f, v) for f, v in named if f in held]
                edits += [ConstraintEdit("remove", f, v, span=match.span()) for f, v in taken]
                spans += [match.span()] if taken or (named and pattern is _NEED_NOT) else []
    return edits, spans


def _end_of(match: re.Match[str], pattern: re.Pattern[str], end: int) -> int:
    """Returns where a reset ends: "any colour but black" goes on after the colour."""
    return match.start("rest") + end if pattern in (_ANY_AT, _OTHERS) else match.end()


def _named_facet(words: str, vocabulary: Vocabulary) -> tuple[str | None, int]:
    """Returns the facet that words begin with, as in the catalogue, and where its name ends."""
    for name, pattern in _NAMES.items():
        if found := pattern.match(words):
            if name in {"colour", "size"}:
                own = [facet for facet, role in vocabulary.roles.items() if role == name]
                return (own[0] if own else name), found.end()
            return name, found.end()
    tokens = tokenize(words)
    for size in (3, 2, 1):
        phrase = tuple(t.norm for t in tokens[:size])
        facet = vocabulary.labels.get(phrase)
        if facet is not None and len(phrase) == size and vocabulary.roles[facet] != "flag":
            return facet, tokens[size - 1].end
    return None, 0


def _named_values(
    words: str, vocabulary: Vocabulary, held: frozenset[str]
) -> list[tuple[str, str]]:
    tokens = tokenize(words)
    found = []
    for match in vocabulary.find(tokens, [False] * len(tokens)):
        entry = next((e for e in match.entries if e.facet in held), match.entries[0])
        found += [(entry.facet, value) for value in entry.values]
    return found
