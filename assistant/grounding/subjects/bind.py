"""What each segment of a draft is about, from names, references, lists and the sentences before."""

import re
from collections.abc import Sequence

from assistant.grounding.reading.text import Piece
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Book
from assistant.grounding.subjects.modes import find_entry, is_bare, is_fragment, mode_of
from assistant.grounding.subjects.names import Mention
from assistant.grounding.subjects.references import SINGULAR_WORDS, find_reference, other_reference
from assistant.grounding.subjects.scene import Segment
from assistant.grounding.subjects.thread import Thread

__all__ = ["bind"]

_THAN_WORDS = word_set(
    "than compared versus vs unlike over as same beat beats undercut undercuts outperforms "
    "outperform instead rather from more alternative option choice next"
)


_THAN = re.compile(
    r"\b(?:than|compared (?:to|with)|versus|vs\.?|unlike|over(?= the)|as \w+ as|same (?:\w+ "
    r")?as|(?:beats?|undercuts?|outperforms?)|instead of|rather than|from|more for|"
    r"(?:alternative|option|choice) (?:to|over)|next to)\s"
)


_INTRO = re.compile(
    r"\b(?:here(?:'s| is| are|'re)|i(?:'m| am) showing|i(?:'ve| have)?(?: also)? (?:found|"
    r"picked|selected|"
    r"chosen|chose|got|shortlisted|gathered|pulled|listed|put together|rounded up)"
    r"|we(?:'ve| have)? (?:found|got|have|carry|stock|offer|sell)|there (?:are|is|'s)|check "
    r"out|take a look at|have a look at|my (?:top )?(?:picks|suggestions|recommendations)|"
    r"you (?:can|could|might|may) (?:choose|pick)"
    r"|(?:matching|found|showing|listed|available|great|good|some|the following|these) "
    r"(?:\w+ ){0,3}(?:options|products|items|results|picks|choices))\b"
)


_LIST_JOINTS = frozenset({"and", "&", ", and", "or", ", or", "as well as", "plus", ", plus"})


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
        segment.mode = mode_of(segment)
        if find_entry(segment, thread, book) and not segment.mentions:
            subject, strict, inherited = (), False, ()
            thread.focus = ()
        found, how = _own_subject(segment, thread, book, subject, separator)
        if how:
            segment.explicit = how != "intro"
            subject, strict = found, True
            joined = separator in _LIST_JOINTS or (separator == "," and is_bare(segment))
            if how == "name" and pending and joined:
                subject = tuple(dict.fromkeys((*pending, *found)))
            pending = subject if how == "name" and is_bare(segment) else ()
        elif first and not inherited:
            noted = len(thread.focus) == 1 and not _FINITE.search(segment.low)
            subject, strict = thread.focus, is_fragment(segment) or noted
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


def _own_subject(
    segment: Segment, thread: Thread, book: Book, current: tuple[str, ...], separator: str
) -> tuple[tuple[str, ...], str]:
    """Return the ids that words in the segment refer to, and how; ("", ()) when none do."""
    than = _comparison_at(segment)
    cut = than.start() if than else segment.end
    before = [m for m in segment.mentions if m.start < cut]
    after = [m for m in segment.mentions if m.start >= cut]
    segment.others = _ids(after, thread) or other_reference(segment, cut, thread, book)
    if separator in ("which", "whose", ", which", "who", ", who") and thread.named:
        last = _last_named(segment, thread)
        return last, "pronoun"
    if before:
        return _ids(before, thread), "name"
    apposed = separator in (",", "–", "—", "(") and not _FINITE.search(segment.low)
    if apposed and current and segment.lows & _ARTICLES:
        return current, "pronoun"
    reference = find_reference(segment, segment.start, cut, thread, book, current)
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


_ARTICLES = frozenset({"the", "a", "an"})
_FINITE = re.compile(
    r"\b(?:is|are|has|have|costs?|comes?|it's|they're|weighs?|was|were|would|can|will|"
    r"offers?|gets?|goes|isn't|aren't"
    r"|doesn't|i|you|we|it)\b"
)


def _comparison_at(segment: Segment) -> "re.Match[str] | None":
    """Return the word after which the compared product stands; "more than $50" compares none."""
    found = segment.find_all(_THAN, _THAN_WORDS)
    for match in sorted(found, key=lambda m: not m.group().startswith("than")):
        if not any(0 <= q.start - match.end() <= _NEAR for q in segment.figures):
            return match
    return None


_NEAR = 12


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


def _count_quantifier(segment: Segment) -> None:
    if segment.quantifier.isdigit() and segment.find(_INTRO):
        if int(segment.quantifier) != len(segment.book.group()):
            segment.unresolved = (segment.start, segment.end)
        segment.quantifier = ""
    if segment.quantifier == "none":
        return
    if segment.mode == "statement" and re.match(
        r"\W*(?:none(?! (?:left|in stock|available|remaining))|neither)\b", segment.low
    ):
        segment.quantifier = "none"


_FORWARD = re.compile(
    r"\W*(?:at|for|with|priced|costing|weighing|rated|made|available|unlike|coming|starting|"
    r"reduced|in|now|currently|despite|thanks|boasting|featuring|offering|on|currently|as|"
    r"though|although|while|being|if|when)\b"
)


_WANTED = re.compile(
    r"\W*if you(?:'d|'re| would| are)? (?:want|need|like|prefer|looking for|after|fancy|"
    r"insist on|love)\b|\W*for the (?:\w+est|most|least|best)\b"
)


_CLAUSE_WORDS = word_set(
    "i i'm i'd i'll i've we you they there it is are have let please hi hello sure great yes no"
)


# "with its steel frame, the Skyline": its means what follows
_ITS_OWN = re.compile(r"\W*(?:with|despite|thanks to|given|for|because of) its\b")
_ITS_VALUE = re.compile(
    r"\W*(?:the|that's the) (?:weight|price|cost|colour|color|rating|material|size|name) of\b"
)


def _bind_forward(segments: Sequence[Segment], separators: Sequence[str], book: Book) -> None:
    """Let "At $20, the boot ..." speak of what follows it."""
    for index, segment in enumerate(segments[:-1]):
        following = segments[index + 1]
        opened = any(s.mentions for s in segments[:index])
        if opened or not (following.explicit and following.mentions):
            continue
        last = index + 2 == len(segments) and separators[index + 1] in (",", "–", "—", "-", ":")
        owned = is_bare(following) or bool(_ITS_VALUE.match(following.low))
        if last and owned and segment.lows & SINGULAR_WORDS and not segment.mentions:
            segment.subject, segment.strict = following.subject[:1], segment.mode == "statement"
            continue
        wanted = _WANTED.match(segment.low)
        if wanted and {i for m in segment.mentions for i in m.ids} <= set(segment.others):
            # "if you want the cheapest, take the Skyline": the Skyline is said to be it
            segment.subject, segment.mode, segment.strict = following.subject, "statement", True
            continue
        pronoun = (
            not segment.mentions
            and (segment.subject == book.group() or _ITS_OWN.match(segment.low))
            and segment.subject != following.subject
        )
        if separators[index + 1] in ("(", "[") and is_bare(following) and not segment.mentions:
            segment.subject, segment.strict = following.subject[:1], segment.mode == "statement"
            continue
        singular = bool(segment.lows & SINGULAR_WORDS)
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
    named = list(dict.fromkeys(i for s in segments for m in s.mentions for i in m.ids[:1]))
    listed = [(s, q) for s in segments for q in s.figures if q.kind == "money"]
    if segments and "respectively" in segments[0].sentence and len(listed) == len(named) > 1:
        for (segment, amount), product_id in zip(listed, named, strict=True):
            segment.pairs[amount.start] = product_id
        return
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
    title_line = len(segments) == 1 and bool(named) and is_bare(segments[0])
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
