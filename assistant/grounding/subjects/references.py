"""Words that point at products: "it", "both", "the second one", "the blue one", "the boots"."""

import re
from collections.abc import Sequence

from assistant.grounding.reading.lexicon import FUNCTION_WORDS, is_neutral
from assistant.grounding.reading.number_words import ORDINALS, parse_number_words
from assistant.grounding.reading.text import stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Book
from assistant.grounding.records.extremes import best_of
from assistant.grounding.subjects.scene import Segment
from assistant.grounding.subjects.thread import Thread

__all__ = ["SINGULAR_WORDS", "find_reference", "other_reference"]

_ORDINAL = re.compile(
    r"\b(?:the|your|my|our)\s+(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|last|\d(?:st|nd|rd|th)|former|latter|other)"
    r"(?!\s+(?:time|thing|step|place|glance|of all|order|purchase|day|week|month|year|"
    r"minute|few|ones|two|three|products?|options|question|hand|size|colour|color|way|most|least|best|worst|\w+est\b))"
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
    r"\b(?:prices(?! of| for)|they|they're|they've|they'll|them|their|theirs|"
    r"these(?! days)|those(?! who)|"
    r"each(?: of (?:them|these|the))?(?! other)|every(?:thing| one| single one)|"
    r"neither(?! nor)|none(?! (?:left|in stock|available|remaining))|"
    r"all of (?:them|these|those|the|our|my)|all (?:\w+|\d+) of (?:them|these)"
    r"|(?:some|one|two|three|four|five|six|most|half|any|either|several|\d+) of (?:them|"
    r"these|those|the (?:\w+ )?(?:options|picks|products|items|choices|\w+s)))\b"
    r"|(?:"
    + _START
    + r"|\b(?:are|they're|we're|is|that|here,?)\s+)all\b(?!\s+(?:you|in all|set|the best|"
    r"right|about|day|that|year|good|done|things))"
    r"|\ball (?:\d|two|three|four|five|six|our|my|the|these|those|options|products|items|"
    r"picks|\w+s (?:are|have|come|cost))\b|\bevery (?:one|pick|option|product|item|pair|"
    r"single)\b|\bnot (?:a single )?one\b|\bwhichever\b"
    r"|\bnothing (?:here|on|in|of|among|above|below|over|under|cheaper|dearer|more|less)\b|"
    r"\bno (?:product|option|item|pick|model)s?\b"
    r"|\bthe whole (?:lot|selection|shelf|list|bunch)\b"
)


_BOTH = re.compile(
    _START + r"(?:and |they |they're |these |those |we have )?(?:are |have |come |cost "
    r")?both\b(?!\s+\w+\s+and\b)"
    r"|\bboth (?:are|have|come|cost|of|were|ship|weigh|offer|feature|include|fit|options|"
    r"products|items|the|picks|models)\b"
    r"|\b(?:they|them|these|those) (?:are |have |come |cost )?both\b|(?<!\bof )\bthe "
    r"two\b(?! of us)|\beach other\b"
)


SINGULAR_WORDS = word_set("it its it's itself it'll it'd this that that's")


_PLURAL_WORDS = word_set(
    "prices they they're they've they'll them their theirs these those each every everything "
    "neither none nothing all of no not whichever whole"
)


_BOTH_WORDS = frozenset({"both", "two", "each"})


_ORDINAL_WORDS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth last former latter "
    "other option number item product"
    " pick result choice no 1 2 3 4 5 6 7 8 9 1st 2nd 3rd 4th 5th 6th"
)


_DEFINITE = re.compile(
    r"\b(?P<det>the|this|that|our|these|"
    r"those)\s+(?P<mods>(?:[\w'-]+\s+){0,3}?)(?P<head>[\w'-]+)(?=\s+(?:is|are|has|have|"
    r"comes?|costs?|was|were|weighs?|offers?|features?|includes?|will|would|can|sells?|goes|"
    r"retails?|at|for|from|with|in|on|and|gets?|looks?|rates?|scores?|beats?|fits?|also|"
    r"only|isn't|doesn't|aren't|don't|sits|ships?|arrives?)\b|[,.:;!?]|$)"
)


_ONE_HEADS = word_set("one ones pair option model pick version choice product item")


def find_reference(
    segment: Segment, start: int, end: int, thread: Thread, book: Book, current: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    """Return the ids that a pronoun, position or description means, and how it refers."""
    ordinal = _search(segment, _ORDINAL, start, end, _ORDINAL_WORDS)
    if ordinal and not _tells_more(segment, ordinal):
        ids = _place(ordinal, thread, book)
        segment.cover(ordinal.start(), ordinal.end())
        segment.take(q for q in segment.figures if ordinal.start() <= q.start < ordinal.end())
        if not ids:
            segment.unresolved = (ordinal.start(), ordinal.end())
        return ids, "place"
    topped = _TOP_OF.search(segment.text, start, end)
    ranked = best_of(topped["what"], book, book.group()) if topped else None
    if ranked:
        return ranked, "pronoun"
    both = _search(segment, _BOTH, start, end, _BOTH_WORDS)
    if both:
        return _pair(segment, both, thread, book), "pronoun"
    plural = _search(segment, _PLURAL, start, end, _PLURAL_WORDS)
    if plural and _is_of_products(segment, plural, book):
        _read_quantifier(segment, plural)
        group = _group(plural.group(), thread, book)
        _check_size(segment, plural, group)
        return group, "pronoun"
    definite = _definite(segment, start, end, thread, book)
    if definite:
        return definite, "pronoun"
    if _search(segment, _SINGULAR, start, end, SINGULAR_WORDS):
        focus = current or thread.focus or book.group()
        return (focus, "pronoun") if focus else ((), "")
    return (), ""


_ALL_OF = re.compile(r"all (?P<noun>\w+s)(?= (?:are|have|come|cost))")


def _is_of_products(segment: Segment, plural: "re.Match[str]", book: Book) -> bool:
    """Whether "all tents are" means products: "all sales are final" does not."""
    match = _ALL_OF.match(segment.text, plural.start(), segment.end)
    noun = match["noun"] if match else ""
    return noun in ("", *_PRODUCT_NOUNS) or _names_kind(noun, book)


_PRODUCT_NOUNS = ("items", "options", "picks", "products", "choices", "models", "pairs", "pieces")
_TOP_OF = re.compile(
    r"\bthe (?P<what>[\w -]{4,30}?) of (?:them|these|those)\b(?= (?:is|costs?|has|comes|weighs)\b)"
)
_OTHER_END = re.compile(
    r"\W*$|\W*[.,;:!?)]|\s+(?:is|isn't|has|hasn't|costs?|comes?|was|will|would|does|doesn't|can|"
    r"also|"
    r"weighs?|offers?|goes|gets|and|but|for|in|at|with)\b"
)


def _tells_more(segment: Segment, ordinal: "re.Match[str]") -> bool:
    """Whether "the other" only qualifies what follows: "the other countries"."""
    if not ordinal.group().endswith("other"):
        return False
    return not _OTHER_END.match(segment.text, ordinal.end(), segment.end)


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
    wide = re.match(r"\W*(?:.*\b)?(?:prices|all|every\w*|each|none|everything)\b", word)
    if not wide and len(thread.focus) > 1:
        return thread.focus
    return book.group() or thread.focus


def _read_quantifier(segment: Segment, match: "re.Match[str]") -> None:
    word = match.group()
    if word.startswith(("none", "neither")):
        segment.quantifier = "none"
    elif " of " in word and not re.match(r"\W*(?:all|each|any|either)\b", word):
        head = word.split(" of ")[0].strip()
        number = int(head) if head.isdigit() else _NUMBERS.get(head)
        if number is not None and number > len(segment.book.group()):
            return
        if head.isdigit():
            segment.quantifier = head
        elif head == "one" and re.search(
            r"\b(?:only|just)\s+$", segment.text[: match.start()][-6:]
        ):
            segment.quantifier = "1"
        elif number is not None:
            segment.quantifier = str(number)
        else:
            segment.quantifier = "most" if head in ("most", "half") else "some"
    segment.cover(match.start(), match.end())
    if segment.quantifier.isdigit():
        segment.take(q for q in segment.figures if match.start() <= q.start < match.end())


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
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
        ranked = best_of(match["mods"] + head, book, book.group())
        valued = head in _ONE_HEADS or head in ("price", "cost")
        if ranked is not None and (valued or match["mods"].strip() == ""):
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


def other_reference(segment: Segment, cut: int, thread: Thread, book: Book) -> tuple[str, ...]:
    """Return what "than the second one", "than the others" is compared with."""
    if cut >= segment.end:
        return ()
    ordinal = _ORDINAL.search(segment.text, cut, segment.end)
    if ordinal and ordinal["word"] != "other":
        segment.cover(ordinal.start(), ordinal.end())
        return _place(ordinal, thread, book)
    if re.search(
        r"\b(?:others|other (?:one|two|three|product|option|item|model|pick)s?|rest|"
        r"any(?:thing)? (?:else|other)|all|those|these)\b",
        segment.text[cut : segment.end],
    ):
        return book.group()
    if re.search(r"\b(?:it|this one|that one|this|that)\b", segment.text[cut : segment.end]):
        return thread.focus
    return ()
