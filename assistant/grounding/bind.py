"""What each segment of a draft is about: names, "it", "both", "the second one", list positions.

It keeps the thread from sentence to sentence (a stream can be read piece by piece); it judges
nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.grounding.book import Book, Entry
from assistant.grounding.compare import best_of
from assistant.grounding.lexicon import FUNCTION_WORDS, is_neutral
from assistant.grounding.names import Mention
from assistant.grounding.number_words import ORDINALS, parse_number_words
from assistant.grounding.scene import Segment
from assistant.grounding.text import Piece, stem

__all__ = ["Thread", "bind", "split_segments"]

_SPLIT = re.compile(
    r"[;:]\s|,\s+(?:(?:and|but|while|whereas|though|although|yet|so|plus|or|which|who|with)\b)?"
    r"|\s(?:and|but|while|whereas|though|although|yet|plus|because|since|which|whose|as "
    r"well as|&)(?=\s)"
    r"|\s[–—-]{1,2}\s|\s*[()\[\]]\s*|[.。，；：]\s|\s\|\s|…"
)
_ORDINAL = re.compile(
    r"\b(?:the|your|my|our)\s+(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|last|\d(?:st|nd|rd|th)|former|latter|other)"
    r"(?!\s+(?:time|thing|step|place|glance|of all|order|purchase|day|week|month|year|"
    r"minute|few|ones|two|three|products?|options|question|hand|size|colour|color|way))"
    r"(?:\s+(?:one|option|pick|choice|product|item|pair|model|suggestion|recommendation|"
    r"result|entry))?\b"
    r"|(?:\b(?:option|number|item|product|pick|result|choice)\s*#?|(?<!\w)(?:#|"
    r"no\.?\s))(?P<digit>\d|one|two|three|four|five|six)\b"
)
_START = (
    r"(?:(?<![^\n(\[*_\"'|])|(?<=[^\w\s]\s)|(?<=[^\w\s]\s\s)|(?<=\band\s)|(?<=\bbut\s)|"
    r"(?<=\bwhile\s)|(?<=\bso\s)|(?<=\bor\s)"
    r"|(?<=\bsince\s)|(?<=\bbecause\s))"
)
_SINGULAR = re.compile(
    r"\b(?:it|its|it's|itself|it'll|it'd|this one|that one|this (?:product|item|model|pick|"
    r"option|choice|pair|beauty)"
    r"|that (?:product|item|model|pick|option|choice|pair))\b|"
    + _START
    + r"(?:this|that)(?:'s|\s+(?:is|has|comes|costs|was|will|would|also|makes|gives|"
    r"one))\b"
)
_PLURAL = re.compile(
    r"\b(?:they|they're|they've|they'll|them|their|theirs|these(?! days)|those(?! who)|"
    r"each(?: of (?:them|these|the))?(?! other)|every(?:thing| one| single one)|"
    r"neither(?! nor)|none|all of (?:them|these|those|the|our|my)|all (?:\w+|\d+) of (?:them|these)"
    r"|(?:some|one|two|three|four|five|six|most|half|any|either|several|\d+) of (?:them|"
    r"these|those|the (?:\w+ )?(?:options|picks|products|items|choices|\w+s)))\b"
    r"|(?:"
    + _START
    + r"|\b(?:are|they're|we're|is|that|here,?)\s+)all\b(?!\s+(?:you|in all|set|the best|"
    r"right|about|day|that|year|good|done|things))"
    r"|\ball (?:\d|two|three|four|five|six|our|my|the|these|those|options|products|items|"
    r"picks|\w+s (?:are|have|come|cost))\b|\bevery (?:one|pick|option|product|item|pair|"
    r"single)\b"
)
_BOTH = re.compile(
    _START + r"(?:and |they |they're |these |those |we have )?(?:are |have |come |cost "
    r")?both\b(?!\s+\w+\s+and\b)"
    r"|\bboth (?:are|have|come|cost|of|were|ship|weigh|offer|feature|include|fit|options|"
    r"products|items|the|picks|models)\b"
    r"|\b(?:they|them|these|those) (?:are |have |come |cost )?both\b|(?<!\bof )\bthe "
    r"two\b(?! of us)|\beach other\b"
)
_SINGULAR_WORDS = frozenset("it its it's itself it'll it'd this that that's".split())
_PLURAL_WORDS = frozenset(
    "they they're they've they'll them their theirs these those each every everything "
    "neither none all of".split()
)
_BOTH_WORDS = frozenset({"both", "two", "each"})
_THAN_WORDS = frozenset(
    "than compared versus vs unlike over as same beat beats undercut undercuts outperforms "
    "outperform instead rather from more".split()
)
_ORDINAL_WORDS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last former latter "
    "other option number item product"
    " pick result choice no 1 2 3 4 5 6 7 8 9 1st 2nd 3rd 4th 5th 6th".split()
)
_THAN = re.compile(
    r"\b(?:than|compared (?:to|with)|versus|vs\.?|unlike|over(?= the)|as \w+ as|same (?:\w+ "
    r")?as|(?:beats?|undercuts?|outperforms?)|instead of|rather than|from|more for)\s"
)
_INTRO = re.compile(
    r"\b(?:here(?:'s| is| are|'re)|i(?:'ve| have)?(?: also)? (?:found|picked|selected|"
    r"chosen|chose|got|shortlisted|gathered|pulled|listed|put together|rounded up)"
    r"|we(?:'ve| have)? (?:found|got|have|carry|stock|offer|sell)|there (?:are|is|'s)|check "
    r"out|take a look at|have a look at|my (?:top )?(?:picks|suggestions|recommendations)|"
    r"you (?:can|could|might|may) (?:choose|pick)"
    r"|(?:matching|found|showing|listed|available|great|good|some|the following|these) "
    r"(?:\w+ ){0,3}(?:options|products|items|results|picks|choices))\b"
)
_DEFINITE = re.compile(
    r"\b(?P<det>the|this|that|our|these|"
    r"those)\s+(?P<mods>(?:[\w'-]+\s+){0,3}?)(?P<head>[\w'-]+)(?=\s+(?:is|are|has|have|"
    r"comes?|costs?|was|were|weighs?|offers?|features?|includes?|will|would|can|sells?|goes|"
    r"retails?|at|for|from|with|in|on|and|gets?|looks?|rates?|scores?|beats?|fits?|also|"
    r"only|isn't|doesn't|aren't|don't|sits|ships?|arrives?)\b|[,.:;!?]|$)"
)
_ONE_HEADS = frozenset("one ones pair option model pick version choice product item".split())
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
_OFFER_WORDS = frozenset(
    "let just feel you you'd happy glad i i'd i'm i'll tell could can please help want "
    "here me show look".split()
)
_OFFER = re.compile(
    r"\b(?:let me know|you can (?:say|ask|type|write|tell)|just (?:tell|ask|say|let)|feel free|if you(?:'d)? (?:like|want|"
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
    r"\b(?:you(?:'ve| have)? (?:asked|said|mentioned|wanted|want|need|needed|told|specified|"
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


_LIST_JOINTS = frozenset({"and", "&", ", and", "or", ", or", "as well as", "plus", ", plus"})


@dataclass(slots=True)
class Thread:
    """What the draft has spoken of so far; carried from piece to piece.

    Attributes:
        focus: ids of the last subject.
        item: ids that the current list item, heading or table row is about.
        named: ids in the order of their first mention.
        places: number in the draft's own list to id.
        entry: the order last spoken of.
        columns: labels of the current table.
    """

    focus: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    item_indent: int = 0
    item_numbered: bool = False
    item_line: int = -1
    named: list[str] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    entry: Entry | None = None
    columns: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()

    def copy(self) -> "Thread":
        """Return an independent copy, so that a piece can be read twice."""
        return replace(self, named=list(self.named), places=dict(self.places))


def split_segments(
    low: str, piece: Piece, guarded: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, separator before) of each segment of a piece; guarded spans stay whole."""
    start, before = piece.start, ""
    for match in _SPLIT.finditer(low, piece.start, piece.end):
        if any(a < match.end() and match.start() < b for a, b in guarded):
            continue
        if low[start : match.start()].strip(" *_"):
            yield start, match.start(), before
        start, before = match.end(), match.group().strip()
    if low[start : piece.end].strip(" *_"):
        yield start, piece.end, before


def bind(
    segments: Sequence[Segment], separators: Sequence[str], thread: Thread, piece: Piece, book: Book
) -> None:
    """Give every segment of one piece its subject, mode and strictness; moves the thread on."""
    inherited = _inherited(thread, piece)
    if piece.kind == "row":
        inherited = _ids([m for s in segments for m in s.mentions], thread)
    subject, strict = inherited, bool(inherited)
    pending: tuple[str, ...] = ()
    first = True
    thread.pair = ()
    for index, (segment, separator) in enumerate(zip(segments, separators, strict=True)):
        thread.pair = tuple(
            dict.fromkeys(i for s in segments[:index] for m in s.mentions for i in m.ids[:1])
        )
        segment.mode = _mode(segment)
        if _find_entry(segment, thread, book) and not segment.mentions:
            subject, strict, inherited = (), False, ()
            thread.focus = ()
        found, how = _own_subject(segment, thread, book, subject, separator)
        if how:
            segment.explicit = how != "intro"
            subject, strict = found, True
            joined = separator in _LIST_JOINTS or (separator == "," and _is_bare(segment))
            if how == "name" and pending and joined:
                subject = tuple(dict.fromkeys((*pending, *found)))
            pending = subject if how == "name" and _is_bare(segment) else ()
        elif first and not inherited:
            subject, strict = thread.focus, _is_fragment(segment)
        else:
            pending = ()
        segment.subject, segment.strict = (
            subject,
            strict and segment.mode in ("statement", "missing"),
        )
        if segment.mode == "question" and (how in ("name", "pronoun", "place")):
            segment.strict = True
        _count_quantifier(segment)
        first = False
    _bind_forward(segments, separators, book)
    _pair_values(segments)
    _set_rivals(segments, thread, book)
    _move_on(segments, thread, piece)


def _inherited(thread: Thread, piece: Piece) -> tuple[str, ...]:
    """Return the subject that a list item passes to its own lines."""
    if not thread.item:
        return ()
    same_line = piece.line == thread.item_line
    next_line = piece.kind == "text" and piece.line == thread.item_line + 1
    if piece.kind == "item" and thread.item_numbered and piece.marker is None:
        return thread.item
    if next_line:
        return thread.item
    deeper = piece.kind in ("item", "text") and piece.indent > thread.item_indent
    under_heading = thread.item_indent < 0 and piece.kind != "heading"
    return thread.item if same_line or deeper or under_heading else ()


def _mode(segment: Segment) -> str:
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


def _find_entry(segment: Segment, thread: Thread, book: Book) -> bool:
    """Set the order that the segment speaks of; True when its id stands in the segment."""
    raw = segment.original[segment.start : segment.end]
    for entry in book.order_entries():
        if any(len(i) > 2 and i.lstrip("#").lower() in raw.lower() for i in entry.ids):
            segment.entry = thread.entry = entry
            return True
    segment.entry = thread.entry
    return False


def _own_subject(
    segment: Segment, thread: Thread, book: Book, current: tuple[str, ...], separator: str
) -> tuple[tuple[str, ...], str]:
    """Return the ids that words in the segment refer to, and how; ("", ()) when none do."""
    than = segment.find(_THAN, _THAN_WORDS)
    cut = than.start() if than else segment.end
    before = [m for m in segment.mentions if m.start < cut]
    after = [m for m in segment.mentions if m.start >= cut]
    segment.others = _ids(after, thread) or _other_reference(segment, cut, thread, book)
    if separator in ("which", "whose", ", which", "who", ", who") and thread.named:
        last = _last_named(segment, thread)
        return last, "pronoun"
    if before:
        return _ids(before, thread), "name"
    reference = _reference(segment, segment.start, cut, thread, book, current)
    if reference[1]:
        return reference
    if separator in ("(", "[") and thread.focus:
        return _last_named(segment, thread), "pronoun"
    if after and not current:
        return _ids(after, thread), "name"
    intro = segment.find(_INTRO)
    if intro and segment.mode in ("statement", "echo"):
        return book.group(), "intro"
    return (), ""


def _last_named(segment: Segment, thread: Thread) -> tuple[str, ...]:
    return (thread.named[-1],) if thread.named else thread.focus


def _ids(mentions: Sequence[Mention], thread: Thread) -> tuple[str, ...]:
    """Return the products that names mean; one that fits several means the one in focus."""
    ids: list[str] = []
    for mention in mentions:
        candidates = mention.ids
        if len(candidates) > 1:
            focused = [i for i in candidates if i in thread.focus]
            candidates = tuple(focused) or candidates
        ids.extend(candidates)
        if len(candidates) == 1:
            if candidates[0] in thread.named:
                thread.named.remove(candidates[0])
            thread.named.append(candidates[0])
    return tuple(dict.fromkeys(ids))


def _reference(
    segment: Segment, start: int, end: int, thread: Thread, book: Book, current: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    ordinal = _search(segment, _ORDINAL, start, end, _ORDINAL_WORDS)
    if ordinal:
        ids = _place(ordinal, thread, book)
        segment.cover(ordinal.start(), ordinal.end())
        segment.take(q for q in segment.figures if ordinal.start() <= q.start < ordinal.end())
        if not ids:
            segment.unresolved = (ordinal.start(), ordinal.end())
        return ids, "place"
    both = _search(segment, _BOTH, start, end, _BOTH_WORDS)
    if both:
        return _pair(segment, both, thread, book), "pronoun"
    plural = _search(segment, _PLURAL, start, end, _PLURAL_WORDS)
    if plural:
        _read_quantifier(segment, plural)
        group = _group(plural.group(), thread, book)
        _check_size(segment, plural, group)
        return group, "pronoun"
    definite = _definite(segment, start, end, thread, book)
    if definite:
        return definite, "pronoun"
    if _search(segment, _SINGULAR, start, end, _SINGULAR_WORDS):
        focus = current or thread.focus or book.group()
        return (focus, "pronoun") if focus else ((), "")
    return (), ""


def _search(
    segment: Segment, pattern: "re.Pattern[str]", start: int, end: int, needs: frozenset[str]
) -> "re.Match[str] | None":
    return next(
        (m for m in segment.find_all(pattern, needs) if start <= m.start() and m.end() <= end), None
    )


def _place(match: "re.Match[str]", thread: Thread, book: Book) -> tuple[str, ...]:
    """Resolve "the second one" by the draft's own numbered list, else by the shelf."""
    word = match["word"] or ""
    if word in ("former", "latter", "other"):
        if len(thread.named) < 2:
            return ()
        return (thread.named[-1] if word == "latter" else thread.named[-2],)
    order = [thread.places[n] for n in sorted(thread.places)] or list(book.group())
    if len(thread.pair) > 1:
        order = list(thread.pair)
    if word == "last":
        return tuple(order[-1:])
    digit = match["digit"]
    number = ORDINALS.get(word) or (
        int(digit) if digit.isdigit() else int(parse_number_words([digit])[0])
    )
    return tuple(order[number - 1 : number])


def _pair(segment: Segment, match: "re.Match[str]", thread: Thread, book: Book) -> tuple[str, ...]:
    segment.cover(match.start(), match.end())
    segment.take(q for q in segment.figures if match.start() <= q.start < match.end())
    if len(thread.focus) == 2:
        return thread.focus
    if len(thread.named) >= 2:
        return tuple(thread.named[-2:])
    group = book.group()
    if len(group) != 2:
        segment.unresolved = (match.start(), match.end())
    return group


def _group(word: str, thread: Thread, book: Book) -> tuple[str, ...]:
    wide = re.match(r"\W*(?:.*\b)?(?:all|every\w*|each|none|everything)\b", word)
    if not wide and len(thread.focus) > 1:
        return thread.focus
    return book.group() or thread.focus


def _read_quantifier(segment: Segment, match: "re.Match[str]") -> None:
    word = match.group()
    if word.startswith(("none", "neither")):
        segment.quantifier = "none"
    elif " of " in word and not re.match(r"\W*(?:all|each|any|either)\b", word):
        head = word.split(" of ")[0].strip()
        if head.isdigit():
            segment.quantifier = head
        elif head in ("two", "three", "four", "five", "six"):
            segment.quantifier = str(int(parse_number_words([head])[0]))
        else:
            segment.quantifier = "most" if head in ("most", "half") else "some"
    segment.cover(match.start(), match.end())
    if segment.quantifier.isdigit():
        segment.take(q for q in segment.figures if match.start() <= q.start < match.end())


_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|being|been|remains?|as|makes? (?:it|them|this)|among|of|than|"
    r"it's|that's|they're|becomes?|would be)\s+(?:also |easily |by far |clearly |actually |"
    r"definitely |still |currently )?$|'s\s+$"
)


def _check_size(segment: Segment, match: "re.Match[str]", group: tuple[str, ...]) -> None:
    """Hold "all three" against the number of products that it means."""
    inside = [
        q
        for q in segment.figures
        if match.start() <= q.start <= match.end() + 1 and q.kind == "number"
    ]
    for figure in inside:
        if figure.start in segment.taken:
            continue
        if figure.values[0] == 1:
            segment.take([figure])
            continue
        if len(group) not in figure.values:
            segment.unresolved = (figure.start, figure.end)
        segment.take([figure])


def _definite(
    segment: Segment, start: int, end: int, thread: Thread, book: Book
) -> tuple[str, ...]:
    """Resolve "the blue one", "the cheapest option", "the boots" among the products in evidence."""
    for match in [m for m in segment.find_all(_DEFINITE) if start <= m.start() and m.end() <= end]:
        if _PREDICATE.search(segment.text[start : match.start()]):
            continue
        head = match["head"]
        stems = [stem(w) for w in re.findall(r"[\w']+", match["mods"]) if not is_neutral(w)]
        ranked = best_of(match["mods"] + " " + head, book, book.group())
        if ranked is not None and (head in _ONE_HEADS or match["mods"].strip() == ""):
            return ranked
        if head not in _ONE_HEADS:
            if not _names_kind(head, book):
                continue
            stems.append(stem(head))
        elif not stems:
            continue
        fits = [i for i in book.group() if _fits(i, stems, book)]
        if not fits:
            fits = [i for i in book.products if _fits(i, stems, book)]
        if not fits:
            segment.unresolved = (match.start(), match.end())
            return thread.focus
        focused = tuple(i for i in thread.focus if i in fits)
        return focused or tuple(fits)
    return ()


def _names_kind(head: str, book: Book) -> bool:
    return any(stem(head) in product.strong for product in book.products.values()) and (
        head not in FUNCTION_WORDS
    )


def _fits(product_id: str, stems: Sequence[str], book: Book) -> bool:
    product = book.products[product_id]
    return all(s in product.strong for s in stems)


def _other_reference(segment: Segment, cut: int, thread: Thread, book: Book) -> tuple[str, ...]:
    """Return what "than the second one", "than the others" is compared with."""
    if cut >= segment.end:
        return ()
    ordinal = _ORDINAL.search(segment.text, cut, segment.end)
    if ordinal and ordinal["word"] != "other":
        segment.cover(ordinal.start(), ordinal.end())
        return _place(ordinal, thread, book)
    if re.search(
        r"\b(?:others?|rest|any(?:thing)? (?:else|other)|all|those|these)\b",
        segment.text[cut : segment.end],
    ):
        return book.group()
    if re.search(r"\b(?:it|this one|that one|this|that)\b", segment.text[cut : segment.end]):
        return thread.focus
    return ()


def _is_bare(segment: Segment) -> bool:
    """Whether a segment is only a name with small words, as in a list of names."""
    spans = [(m.start, m.end) for m in segment.mentions]
    return bool(spans) and all(
        any(a <= t.start and t.end <= b for a, b in spans)
        or t.low in ("the", "both", "a", "an", "our", "also", "between", "of", "these", "either")
        for t in segment.tokens
    )


def _is_fragment(segment: Segment) -> bool:
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


def _count_quantifier(segment: Segment) -> None:
    if segment.quantifier.isdigit() and segment.find(_INTRO):
        if int(segment.quantifier) != len(segment.book.group()):
            segment.unresolved = (segment.start, segment.end)
        segment.quantifier = ""
    if segment.quantifier == "none":
        return
    if segment.mode == "statement" and re.match(r"\W*(?:none|neither)\b", segment.low):
        segment.quantifier = "none"


_FORWARD = re.compile(
    r"\W*(?:at|for|with|priced|costing|weighing|rated|made|available|unlike|coming|starting|"
    r"reduced|in|now|currently|despite|thanks|boasting|featuring|offering|on|currently|as|"
    r"though|although|while|being|if|when)\b"
)


_WANTED = re.compile(
    r"\W*if you(?:'d|'re| would| are)? (?:want|need|like|prefer|looking for|after|fancy|"
    r"insist on|love)\b"
)


_CLAUSE_WORDS = frozenset(
    "i i'm i'd i'll i've we you they there it is are have let please hi hello sure great "
    "yes no".split()
)


def _bind_forward(segments: Sequence[Segment], separators: Sequence[str], book: Book) -> None:
    """Let "At $20, the boot ..." speak of what follows it."""
    for index, segment in enumerate(segments[:-1]):
        following = segments[index + 1]
        if index or not (following.explicit and following.mentions):
            continue
        wanted = _WANTED.match(segment.low)
        pronoun = (
            not segment.mentions
            and segment.subject == book.group()
            and segment.subject != following.subject
        )
        singular = bool(segment.lows & _SINGULAR_WORDS)
        colon = segment.text[segment.end : segment.end + 1] == ":" and not segment.mentions
        bare = (
            separators[index + 1] in (",", "–", "—", "-")
            and not segment.explicit
            and not (segment.lows & _CLAUSE_WORDS)
        )
        if not bare and (
            (segment.explicit and not (pronoun and singular))
            or not (
                _FORWARD.match(segment.low)
                or wanted
                or (pronoun and singular)
                or (colon and not segment.explicit)
            )
        ):
            continue
        segment.subject = following.subject[:1]
        if re.match(r"\W*(?:if|when|for)\b", segment.low) and not wanted:
            segment.forward = True
            continue
        segment.mode = "statement" if wanted else segment.mode
        segment.strict = segment.mode == "statement"


_OF_THE = re.compile(
    r"\b(?:of|between|among) (?:the|these|those) (?:two|three|four|five|six|seven|eight|"
    r"\d)\b"
)


def _set_rivals(segments: Sequence[Segment], thread: Thread, book: Book) -> None:
    """Set what "cheaper" is compared with when no "than" follows: names beside it, or the rest."""
    named = tuple(dict.fromkeys(i for s in segments for m in s.mentions for i in m.ids[:1]))
    for segment in segments:
        for match in segment.find_all(_OF_THE):
            inside = [q for q in segment.figures if match.start() <= q.start < match.end()]
            if inside and inside[0].values[0] > 2 and len(book.group()) not in inside[0].values:
                segment.unresolved = match.span()
            segment.take(inside)
        if re.search(r"\bof the (?:two|pair)\b|\bother one\b", segment.sentence):
            segment.rivals = named if len(named) > 1 else tuple(thread.named[-2:])
        elif len(named) > 1 and "est " not in segment.low and "most " not in segment.low:
            segment.rivals = named
        else:
            segment.rivals = book.group()


def _pair_values(segments: Sequence[Segment]) -> None:
    """Pair "A and B cost $20 and $30 respectively": the n-th amount is the n-th name's."""
    for segment in segments:
        amounts = [q for q in segment.figures if q.kind == "money"]
        if len(amounts) > 1 and len(amounts) == len(segment.subject) and len(segment.mentions) <= 1:
            for amount, product_id in zip(amounts, segment.subject, strict=True):
                segment.pairs[amount.start] = product_id


def _move_on(segments: Sequence[Segment], thread: Thread, piece: Piece) -> None:
    explicit = [s for s in segments if s.explicit and s.subject]
    if explicit:
        thread.focus = explicit[-1].subject
    named = [s for s in segments if s.mentions and s.subject]
    title_line = len(segments) == 1 and bool(named) and _is_bare(segments[0])
    if piece.kind in ("item", "heading") or title_line:
        _enter_item(named, thread, piece, title_line and piece.kind == "text")
    elif piece.line == thread.item_line + 1 and thread.item:
        thread.item_line = piece.line
    elif piece.line != thread.item_line and piece.indent <= thread.item_indent:
        thread.item = ()


def _enter_item(named: Sequence[Segment], thread: Thread, piece: Piece, title_line: bool) -> None:
    """Make the product of a list item, heading or line of its own the topic of what follows."""
    if named and len(named[0].subject) == 1:
        heads = piece.kind == "heading" or title_line
        thread.item = named[0].subject
        thread.item_indent = -1 if heads else piece.indent
        thread.item_numbered = heads or piece.marker is not None
        thread.item_line = piece.line
        if piece.marker is not None:
            thread.places[piece.marker] = named[0].subject[0]
        return
    child = thread.item_numbered and piece.kind == "item" and piece.marker is None
    if piece.indent <= thread.item_indent and not child:
        thread.item = ()
