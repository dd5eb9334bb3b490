"""Which words of a message are said not to be wanted.

Walks once over the words; a "not" reaches the values after it until the clause turns.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.understanding.words.entries import Match
from assistant.understanding.words.lexicon import word_set
from assistant.understanding.words.text import Token

__all__ = ["negated_matches"]

# Words a negation reaches over before it is spent, other than values.
_REACH = 5
_CUES = word_set(
    "not no without except excluding exclude avoid minus neither nor hate dislike isnt arent wasnt"
    " nothing ohne kein keine keinen nicht sans pas sin besides"
)
# These negate a value only through a verb of wanting: "don't want black", not "can't decide on".
_AUXILIARIES = word_set("dont doesnt didnt cant cannot wont wouldnt shouldnt mustnt never couldnt")
_BEFORE_NOT = word_set("do does did can will would should must could")
_WANTING = re.compile(
    r"^\S+\s+(?:(?:really|ever|even|actually|particularly|much|also|want to|like to|need to)\s+)*"
    r"(?:wants?|likes?|needs?|loves?|shows?|includes?|gives?|wears?|uses?|eats?|drinks?|fancy"
    r"|stand|do|buy|recommend|suggest|bring|send|be|contains?|come in|go with|wish|offer|add|care"
    r" for|have to be|see|look at)\b"
    r"|^(?:doesn'?t|can'?t|cannot|mustn'?t|shouldn'?t|won'?t|not)\s+have\b",
    re.IGNORECASE,
)
_CJK_CUES = ("不要", "不是", "除了", "非", "别")
# After these a cue negates nothing about a value.
_NOT_CUES = re.compile(
    r"^(?:no|not|nothing)\s*(?:,|problem|worries|thanks?\b|thank you|idea|sure|only|just"
    r"|necessarily|longer"
    r"|matter|preference|more than|less than|higher|lower|over\b|under\b|above\b|below\b|too\b"
    r"|so\b|very\b|really sure|that\b|as\b"
    r"|limit|budget|bad|least|exactly|been\b|yet\b|there\b|found|working)"
    # "No" answers, and something else follows: "no wait, sandals", "no I meant the red one".
    r"|^no\s+(?:wait|hang on|hold on|hm+|sorry|actually|rather|instead|make|i\b|it\b|it'?s\b|that"
    r"|this|they|we\b|you\b|let\b|let's|show|give|please|the\b|just|but|oh\b|yes\b|my\b|for\b"
    r"|in\b|what|how|scratch|forget)"
    r"|^isn'?t (?:there|it|that)|^aren'?t (?:there|they|you)|^wasn'?t",
    re.IGNORECASE,
)
_HAVING = word_set("have has had got own havent hasnt hadnt")
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
    reach, began, last, joined = 0, 0, None, False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        gap = text[tokens[at - 1].end : token.start] if at else ""
        if re.search(r"[.;!?:。；！？]", gap):
            reach = 0
        comma = "," in gap or "，" in gap
        if comma and last is None:
            reach = 0
        cue = _cue_at(text, tokens, at, at_token) if at not in inside or at not in at_token else 0
        if cue:
            reach, began, last, joined = _REACH, token.start, None, False
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
            elif reach and not ((comma or joined) and last is not None and role != last):
                negated.add(index)
                spans.append((began, match_end(tokens, match)))
                reach, last, joined = _REACH, role, False
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
        joined |= token.norm == "and"
        at += 1
    return frozenset(negated), tuple(spans)


def match_end(tokens: Sequence[Token], match: Match) -> int:
    """Returns where a match ends in the text."""
    return tokens[match.end - 1].end


def _cue_at(text: str, tokens: Sequence[Token], at: int, at_token: Mapping[int, int]) -> int:
    """Returns how many tokens the negation cue at this token has; 0 when there is none."""
    token = tokens[at]
    said = text[token.start : token.start + 60]
    before = tokens[at - 1].norm if at else ""
    if at + 1 < len(tokens) and (token.norm, tokens[at + 1].norm) in _PAIRS:
        return 2
    if text.startswith(_CJK_CUES, token.start):
        return 2 if not text.startswith(("非", "别"), token.start) else 1
    if token.norm in _AUXILIARIES or (token.norm == "not" and before in _BEFORE_NOT):
        return 1 if _WANTING.match(said) else 0
    if token.norm == "non":
        # "Non-leather" rules leather out, "non-stick" is a word of its own.
        return 1 if at + 1 in at_token else 0
    if before in _HAVING and token.norm in {"no", "not"}:
        return 0
    return 1 if token.norm in _CUES and not _NOT_CUES.match(said) else 0
