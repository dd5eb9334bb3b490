"""What a segment does: state, ask, offer, repeat the wish, or say what was not found."""

import re

from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Book
from assistant.grounding.subjects.scene import Segment
from assistant.grounding.subjects.thread import Thread

__all__ = ["find_entry", "is_bare", "is_fragment", "mode_of"]

_QUESTION = re.compile(
    r"^\W*(?:(?:so|and|or|but|now|great|sure|ok|okay|perfect|hi|hello|hey|thanks|first|"
    r"also)\b[,!]?\s*)*"
    r"(?:would you|do you|did you have|are you (?:looking|after|interested|shopping|buying|"
    r"thinking|happy|okay|planning|open|ok)|shall i|should i|can i|may i|could you|can you|"
    r"will you|what|which|how|who|where|when"
    r"|is (?:it|this) (?:for|a gift)|is there (?:a|an|any)(?:thing)?|any\b|want me|need me|"
    r"have you|who's|what's|have a|got a|prefer|if so|anything else|something|for "
    r"(?:yourself|whom)|is that|does that|sound good|will it be|is this|or (?:do|would|"
    r"should))"
)


_OFFER_WORDS = word_set(
    "let just feel you you'd happy glad i i'd i'm i'll tell could can please help want "
    "here me show look"
)


_OFFER = re.compile(
    r"\b(?:let me know|you can (?:say|ask|type|write|tell)|just (?:tell|ask|say|let)|feel "
    r"free|if you(?:'d)? (?:like|want|"
    r"prefer|need|tell|have|let|share|give|would)|happy to|glad to|i can (?:also |certainly "
    r"|easily |gladly )?(?:help|show|look|check|tell|walk|explain|track|search|find|suggest|"
    r"recommend|compare|narrow|filter|look into|point|put|take|assist|answer)"
    r"|i could (?:also )?(?:help|show|look|check|search|find|suggest|recommend|compare|"
    r"narrow)|i(?:'d| would) (?:be happy|love|need)|want me to|would you|tell me|could you|"
    r"can you|please|i'm here|here to help|let me (?:help|show|look|check|find|search|see)|"
    r"i'll (?:look|search|check|find|show|be|need|have)|i will (?:look|search|check|find|"
    r"show|need))\b"
)


_ECHO = re.compile(
    r"\b(?:you(?:'ve| have)? (?:asked|said|mentioned|wanted|want|need(?! to)|needed|told|specified|"
    r"described|requested|were looking|are looking|wrote|prefer|set|gave|like)|you're "
    r"(?:looking|after|shopping|searching)|your (?:budget|request|limit|price (?:range|"
    r"limit)|ceiling|needs|criteria|search|query|message|preference|maximum|wish|"
    r"requirements?|size|order id|question)"
    r"|as requested|you'd like|looking for|searched for|search for|searching for)\b"
)


_MISSING = re.compile(
    r"\b(?:(?:couldn't|could not|can't|cannot|didn't|did not|don't|do not|wasn't able to|"
    r"haven't|unable to) (?:currently |actually |seem to )?(?:find|see|have|carry|stock|"
    r"offer|sell|locate|get)|no (?:\w+ ){0,4}(?:match(?:es|ed|ing)?|results?|found|options?|"
    r"products?|available|like that)|nothing (?:\w+ ){0,2}(?:match|fits?|under|below|in|"
    r"like)|not (?:find|carry|stock|sell)|out of our range|there (?:are|is) no|there's no|"
    r"we have no|none (?:match|fit|meet))\b"
)


def mode_of(segment: Segment) -> str:
    """Return "statement", "question", "offer", "echo" or "missing"."""
    sentence = segment.sentence
    if sentence.rstrip(" *_\"')").endswith("?") and _QUESTION.search(sentence):
        return "question"
    if "you can say" in sentence or "you can ask" in sentence:
        return "offer"
    if segment.find(_MISSING):
        return "missing"
    if segment.find(_OFFER, _OFFER_WORDS):
        return "offer"
    if segment.find(_ECHO):
        return "echo"
    return "statement"


def find_entry(segment: Segment, thread: Thread, book: Book) -> bool:
    """Set the order that the segment speaks of; True when its id stands in the segment."""
    raw = segment.original[segment.start : segment.end]
    for entry in book.order_entries():
        if any(len(i) > 2 and i.lstrip("#").lower() in raw.lower() for i in entry.ids):
            segment.entry = thread.entry = entry
            return True
    segment.entry = thread.entry
    return False


_BARE = word_set(
    "the both a an our also between of for these either together take buy buying adding get choose "
    "pair combine add sum so then if you and order with in total altogether combined all"
)


def is_bare(segment: Segment) -> bool:
    """Whether a segment is only a name with small words, as in a list of names."""
    spans = [(m.start, m.end) for m in segment.mentions]
    return bool(spans) and all(
        any(a <= t.start and t.end <= b for a, b in spans) or t.low in _BARE for t in segment.tokens
    )


def is_fragment(segment: Segment) -> bool:
    """Whether a sentence without a subject says something of the last one: "Comes in red."."""
    if not segment.tokens:
        return False
    head = segment.tokens[0].low
    if head in (
        "the",
        "its",
        "their",
        "comes",
        "has",
        "with",
        "made",
        "features",
        "includes",
        "offers",
        "is",
        "are",
        "also",
        "available",
        "costs",
        "weighs",
        "priced",
        "rated",
        "and",
        "plus",
        "currently",
        "only",
        "yes",
        "no",
        "perfect",
        "ideal",
        "great",
        "fits",
        "suitable",
        "not",
        "now",
        "in",
        "on",
        "price",
        "size",
        "stock",
        "you",
        "material",
        "colour",
        "color",
        "weight",
        "rating",
        "usually",
        "normally",
        "originally",
        "was",
        "sold",
    ):
        return True
    return len(segment.tokens) <= 4 and not any(
        t.low in ("i", "we", "you", "there", "should", "need") for t in segment.tokens
    )
