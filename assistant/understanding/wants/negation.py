"""Which words of a message are said not to be wanted.

Walks once over the words; a "not" reaches the values after it until the clause turns.
"""

import re
from collections.abc import Sequence

from assistant.understanding.words.lexicon import word_set
from assistant.understanding.words.text import Token
from assistant.understanding.words.vocabulary import Match

__all__ = ["negated_matches"]

# Words a negation reaches over before it is spent, other than values.
_REACH = 5
_CUES = word_set(
    "not no without except excluding exclude avoid minus neither nor never hate dislike dont doesnt"
    " isnt arent wont cant non cannot nothing ohne kein keine keinen nicht sans pas sin besides"
    " wouldnt shouldnt mustnt"
)
_CJK_CUES = ("不要", "不是", "除了", "非", "别")
# After these a cue negates nothing about a value.
_NOT_CUES = re.compile(
    r"^(?:no|not|nothing)\s*(?:,|problem|worries|thanks?\b|thank you|idea|sure|only|just"
    r"|necessarily|longer"
    r"|matter|preference|more than|less than|higher|lower|over\b|under\b|above\b|below\b|too\b"
    r"|so\b|very\b|really sure"
    r"|limit|budget|bad|least|exactly)|^(?:don'?t|can'?t|won'?t|isn'?t|aren'?t|doesn'?t"
    r"|couldn'?t) (?:you|there|they|we|mind|care|know|have to|need to be|forget)",
    re.IGNORECASE,
)
_PAIRS = {
    ("anything", "but"), ("everything", "but"), ("any", "but"), ("all", "but"), ("other", "than"),
    ("rather", "than"), ("instead", "of"), ("apart", "from"), ("aside", "from"),
    ("free", "of"), ("free", "from"), ("colour", "but"), ("color", "but"), ("brand", "but"),
    ("tired", "of"), ("sick", "of"), ("allergic", "to"),
}  # fmt: skip
_TURNS = frozenset({"but", "however", "though", "just", "only", "prefer", "instead"})


def negated_matches(
    text: str, tokens: Sequence[Token], matches: Sequence[Match]
) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """Returns the indices of matches that are not wanted, and the spans to keep out of a query."""
    at_token = {m.start: i for i, m in enumerate(matches)}
    inside = {t for m in matches for t in range(m.start, m.end)}
    negated: set[int] = set()
    spans: list[tuple[int, int]] = []
    reach, began, last = 0, 0, None
    at = 0
    while at < len(tokens):
        token = tokens[at]
        gap = text[tokens[at - 1].end : token.start] if at else ""
        if re.search(r"[.;!?:。；！？]", gap):
            reach = 0
        comma = "," in gap or "，" in gap
        cue = _cue_at(text, tokens, at) if at not in inside or at not in at_token else 0
        if cue:
            reach, began, last = _REACH, token.start, None
            at += cue
            continue
        if at in at_token:
            index = at_token[at]
            match = matches[index]
            role = match.entries[0].role
            follows = text[match_end(tokens, match) : match_end(tokens, match) + 6].lower()
            if re.match(r"[\s-]?free\b", follows):
                negated.add(index)
                spans.append((token.start, match_end(tokens, match) + 5))
            elif reach and not (comma and last is not None and role != last):
                negated.add(index)
                spans.append((began, match_end(tokens, match)))
                reach, last = _REACH, role
            else:
                reach = 0
            at = match.end
            continue
        if token.norm in _TURNS or (
            comma and last is not None and token.norm not in {"or", "nor", "and"}
        ):
            reach = 0
        elif reach and token.norm not in {"or", "nor", "and", "any", "a", "the", "in"}:
            reach -= 1
        at += 1
    return frozenset(negated), tuple(spans)


def match_end(tokens: Sequence[Token], match: Match) -> int:
    """Returns where a match ends in the text."""
    return tokens[match.end - 1].end


def _cue_at(text: str, tokens: Sequence[Token], at: int) -> int:
    """Returns how many tokens the negation cue at this token has; 0 when there is none."""
    token = tokens[at]
    if at + 1 < len(tokens) and (token.norm, tokens[at + 1].norm) in _PAIRS:
        return 2
    if text.startswith(_CJK_CUES, token.start):
        return 2 if not text.startswith(("非", "别"), token.start) else 1
    if token.norm in _CUES and not _NOT_CUES.match(text[token.start : token.start + 30]):
        return 1
    return 0
