"""Which words of a message are said not to be wanted.

Walks once over the words; a "not" reaches the values after it until the clause turns.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
# "Did I say red? I want blue."
_DENIED = re.compile(r"^did i (?:say|write|ask)\b", re.IGNORECASE)
_HAVING = word_set("have has had got own havent hasnt hadnt")
_PAIRS = {
    ("anything", "but"), ("everything", "but"), ("any", "but"), ("all", "but"), ("other", "than"),
    ("rather", "than"), ("instead", "of"), ("apart", "from"), ("aside", "from"),
    ("free", "of"), ("free", "from"), ("colour", "but"), ("color", "but"), ("brand", "but"),
    ("tired", "of"), ("sick", "of"), ("allergic", "to"),
}  # fmt: skip
_TURNS = word_set("but however though just only prefer instead please pls sorry thanks rather")
_SMALL = frozenset({"or", "nor", "and", "any", "a", "the", "in"})
_CLAUSE_END = re.compile(r"[.;!?:。；！？]")
_FREE = re.compile(r"[\s-]?free\b", re.IGNORECASE)
_LIST_GOES_ON = re.compile(r"^[^.;!?:]*\b(?:or|nor|and|oder|ou|y|o)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reach:
    """How far the last "not" still reaches.

    Attributes:
        words: how many words it reaches over before it is spent; 0 when there is none.
        began: where in the text the cue stands.
        last: the role of the value it reached last; None before the first.
        joined: an "and" was said since.
    """

    words: int = 0
    began: int = 0
    last: str | None = None
    joined: bool = False

    def pass_comma(self, rest: str) -> None:
        """Ends the reach at a comma, unless a list goes on.

        "Not wool, cotton" corrects; "not wool, silk or cotton" goes on.
        """
        if self.last is None or not _LIST_GOES_ON.match(rest):
            self.words = 0

    def takes(self, role: str, gap: str) -> bool:
        """Whether it reaches a value of a role, with this between the value and what is before."""
        beside = self.last not in {None, "category"} and role == "category" and not gap.strip()
        other = ("," in gap or "，" in gap or self.joined) and self.last not in {None, role}
        # "No leather boots" wants boots; "not leather and waterproof" wants it waterproof.
        return self.words > 0 and not beside and not other

    def pass_word(self, word: str, gap: str) -> None:
        """Goes over a word that is no value."""
        comma = "," in gap or "，" in gap
        turns = comma and self.last is not None and word not in {"or", "nor", "and"}
        if word in _TURNS or turns:
            self.words = 0
        elif self.words and word not in _SMALL:
            self.words -= 1
        self.joined |= word == "and"


def negated_matches(
    text: str, tokens: Sequence[Token], matches: Sequence[Match]
) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """Returns the indices of matches that are not wanted, and the spans to keep out of a query."""
    at_token = {m.start: i for i, m in enumerate(matches)}
    negated: set[int] = set()
    spans: list[tuple[int, int]] = []
    reach, at = _Reach(), 0
    while at < len(tokens):
        token = tokens[at]
        gap = text[tokens[at - 1].end : token.start] if at else ""
        if _CLAUSE_END.search(gap):
            reach.words = 0
        if "," in gap or "，" in gap:
            reach.pass_comma(text[token.start :])
        cue = _cue_at(text, tokens, at, at_token)
        index = at_token.get(at)
        if cue:
            reach, at = _Reach(_REACH, token.start), at + cue
        elif index is None:
            reach.pass_word(token.norm, gap)
            at += 1
        else:
            end = match_end(tokens, matches[index])
            role = matches[index].entries[0].role
            if _FREE.match(text[end : end + 6]):
                negated.add(index)
                spans.append((token.start, end + 5))
            elif reach.takes(role, gap):
                negated.add(index)
                spans.append((reach.began, end))
                reach = _Reach(_REACH, reach.began, role)
            else:
                reach.words = 0
            at = matches[index].end
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
    if _DENIED.match(said):
        return 3
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
