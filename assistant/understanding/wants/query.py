"""The words to search for: the message without asking, prices and what is not wanted."""

import re
from collections.abc import Iterable

from assistant.understanding.words.lexicon import (
    CHATTER,
    FILLERS,
    FUNCTION_WORDS,
    word_set,
)
from assistant.understanding.words.text import is_cjk, tokenize

__all__ = ["MAX_QUERY", "drop_words", "join_need", "search_words"]

# Characters of a query; the encoder reads about as much.
MAX_QUERY = 300
_OPENING = re.compile(
    r"^(?:\W*(?:hi|hello|hey|hei|good (?:morning|afternoon|evening|day)|greetings|please"
    r"|ok(?:ay)?|so|well|and|also|now|then|but|actually|sorry|no|yes|yeah|sure|um+|hmm+|great"
    r"|thanks?|thank you|there|all|folks|team)\b[\s,.!:)]*)*"
    r"(?:(?:i\s*(?:a?m|'m|’m|was|were)?\s*(?:am )?(?:also |just |currently |really "
    r"|actually )*(?:looking|searching|shopping|hunting|browsing|trying|hoping"
    r"|in (?:the )?(?:market|need|search)|after|interested|wondering|thinking"
    r"|going)\b\s*(?:around |to (?:find|buy|get|purchase|see|order)|for|about|of|in"
    r"|if you (?:have|sell|carry))?)"
    r"|(?:i(?:'d|’d| would| will|'ll)?\s+(?:also |really |just |still )*(?:want|need|like|love"
    r"|wish|have to|must|gotta|require|prefer)(?:s|ed)?\b\s*(?:to (?:buy|find|get|see|have"
    r"|purchase|order|look at|browse|know))?)"
    r"|(?:(?:can|could|would|will|do|may)\s+(?:you|i|we)\s+(?:please |kindly "
    r"|also )*(?:help me (?:to )?(?:find|with|get|buy|choose|pick)?|show|find|recommend|suggest"
    r"|have|sell|carry|stock|see|get|offer|give|tell me|know)\b\s*(?:me|us)?)"
    r"|(?:(?:please |kindly )?(?:show|find|get|give|recommend|suggest|bring|fetch|list|search"
    r"|help)\b\s*(?:me|us)?(?:\s+(?:find|with|for|to find))?)"
    r"|(?:looking|searching|shopping|hunting)\s+(?:for|to buy)|(?:is|are) there|any(?:thing"
    r"|one)?|got|need|want(?:ed)?|what (?:about|do you have(?: for| in)?)|how about|which"
    r"|ich (?:suche|brauche|möchte|will)|je (?:cherche|veux|voudrais)|busco|quiero|necesito"
    r"|我想要?买?|我要|有没有|请问|给我"
    r"\s*)*",
    re.IGNORECASE,
)  # fmt: skip
_CLOSING = re.compile(
    r"[\s,.!?;:]*\b(?:please|pls|plz|thanks?|thank you|thx|cheers|if (?:you have"
    r"|possible)(?: (?:it|any|them))?|do you have (?:any|something|anything"
    r"|one)(?: like (?:that|this))?|(?:is there )?any(?:thing)? you can (?:find|recommend)"
    r"|can you help(?: me)?|what do you (?:have|recommend|suggest)|any (?:ideas|suggestions"
    r"|recommendations))\b[\s,.!?;:)]*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:\s*(?:an?|the|that|this|those|these|some|eine?n?|une?|una|any|me|us|of|for|to|few"
    r"|couple|pair of|something"
    r"|anything|with|in)\b\s*)+",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:[\s,;:.–-]*\b(?:and|but|or|with|for|in|that|which|is|are|costs?|costing|priced?|price"
    r"|a|an|the|of|at|it|be|should|my|budget|range|around|has|have|ideally|preferably|but not"
    r"|under|from|has to|must|to)\b)+[\s,.;:!?]*$",
    re.IGNORECASE,
)
# What joined words that were left out: "a lamp in [brass] or black".
_LOOSE = re.compile(r"\b(in|with|from|by|of|not)\s+(?:or|and)\b", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:from|by|in)\s*(?=[,.;])", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,.;!?]+(?:[.,](?=\d)[^,.;!?]+)*[,.;!?]*\s*")
_IDLE = (CHATTER | FILLERS | FUNCTION_WORDS) - word_set("size")
# "a present for my sister who loves gardening", or ", she loves gardening": what is loved is
# looked for, not the sister.
_GIFT_FRAME = re.compile(
    r"^(?:\w+\s+){0,3}?(?:present|gift|surprise)s?(?:\s+ideas?)?\s+for\s+\w+(?:\s+\w+){0,3}?"
    r"(?:\s+(?:who|that)|[\s,;:.–-]+(?:and\s+)?(?:s?he|they))(?:\s+\w+)?\s+"
    r"(?:loves?|likes?|enjoys?|adores?|collects?|is (?:in)?to|is mad about)\s+(?=\w)",
    re.IGNORECASE,
)


def search_words(text: str, leave_out: Iterable[tuple[int, int]] = ()) -> str:
    """Returns the words to search for, at most MAX_QUERY characters; "" when none are left.

    Args:
        text: the request.
        leave_out: spans to drop, such as prices and what is not wanted.
    """
    kept, at = [], 0
    for start, end in sorted(leave_out):
        if start >= at:
            kept.append(text[at:start])
        at = max(at, end)
    words = " ".join(" ".join([*kept, text[at:]]).split())
    words = _HANGING.sub("", _LOOSE.sub(r"\1", words))
    words = _without_closing(words)
    words = words[_OPENING.match(words).end() :] if _OPENING.match(words) else words  # type: ignore[union-attr]
    words = _GIFT_FRAME.sub("", _ARTICLE.sub("", words))
    words = _DANGLING.sub("", words)
    words = re.sub(r"[，,\s]*(?:预算|价格|价位|价钱)[在是为:：]*$", "", words)
    words = _telling_clauses(words)
    words = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", words)).strip(
        " ,.;:!?-–—…\"'()，。的"
    )
    if all(token.norm in FILLERS for token in tokenize(words)):
        return ""
    return words[:MAX_QUERY].strip()


def _telling_clauses(words: str) -> str:
    """Returns the words without clauses that only talk.

    "Completely different, a desk lamp" looks for a desk lamp. A clause that tells something stays
    whole: "US plug" and "back cover" begin with small words that matter.
    """
    if is_cjk(words):
        return words
    clauses = _CLAUSE.findall(words)
    kept = [each for each in clauses if any(t.norm not in _IDLE for t in tokenize(each))]
    return words if len(kept) == len(clauses) else _ARTICLE.sub("", "".join(kept))


def _without_closing(words: str) -> str:
    """Returns the words without polite phrases at the end, at most a handful of them."""
    for _ in range(6):
        found = _CLOSING.search(words, max(0, len(words) - 80))
        if found is None:
            break
        words = words[: found.start()]
    return words


def join_need(need: str, more: str) -> str:
    """Returns the earlier need with further words, each word once, the latest kept if cut."""
    if is_cjk(more):
        return f"{need} {more}".strip()[-MAX_QUERY:]
    held = {token.norm for token in tokenize(need)}
    fresh = [t.text for t in tokenize(more) if t.norm not in held and t.norm not in FILLERS]
    joined = " ".join([need, *fresh]).strip()
    return joined if len(joined) <= MAX_QUERY else joined[-MAX_QUERY:].split(" ", 1)[-1]


def drop_words(need: str, phrases: Iterable[str]) -> str:
    """Returns the need without the words of some values, such as a colour no longer wanted."""
    unwanted = {token.norm for phrase in phrases for token in tokenize(phrase)}
    pieces, at = [], 0
    for token in tokenize(need):
        if token.norm in unwanted:
            pieces.append(need[at : token.start])
            at = token.end
    words = " ".join("".join([*pieces, need[at:]]).split())
    words = re.sub(r"(^|,)\s*(?:(?:or|and|in|with|not)\b\s*)+", r"\1 ", words)
    words = re.sub(r"\s*\b(?:or|and|in)\s*(?=,|$)", "", words)
    return _DANGLING.sub("", re.sub(r"\s*(,\s*)+", ", ", words)).strip(" ,")
