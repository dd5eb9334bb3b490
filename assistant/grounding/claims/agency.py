"""What the bot says it did, and what is said of "your refund": deeds need a record."""

import re

from assistant.grounding.claims.actions import (
    CONDITIONAL,
    PERSONAL,
    PERSONS,
    action_key,
    actions_in,
    has_record,
    in_policy,
)
from assistant.grounding.claims.deeds import ACTIONS
from assistant.grounding.reading.text import stem
from assistant.grounding.reading.word_lists import word_list
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_agency", "check_cart"]

_IN_CART = re.compile(
    r"\b(?:in|to|into|inside) (?:your|the) (?:\w+ )?(?:cart|basket|bag|trolley)\b"
)


def check_cart(segment: Segment) -> None:
    """Judge "it is in your cart": a cart of this turn must hold the product."""
    match = segment.find(_IN_CART)
    if (
        match is None
        or segment.mode in ("question", "offer")
        or any(f.kind == "action" for f in segment.findings)
    ):
        return
    carts = [
        e
        for e in segment.book.entries
        if e.kind == "cart" or "cart" in str(e.record.get("action", ""))
    ]
    told = [str(e.record) for e in carts]
    ok = bool(carts) and all(any(p.title in t or p.id in t for t in told) for p in segment.products)
    if segment.is_negated(match.start()):
        ok = bool(carts) and not ok
    segment.add(
        Finding(
            "action", match.start(), match.end(), ok, carts[0].source if carts else None, "cart"
        )
    )


_SAID_VERBS = frozenset(
    stem(w)
    for w in word_list("""
found find pick picked picking select selected choose chose chosen check checked look looked
looking search searched list listed compare compared compile compiled gather gathered shortlist
shortlisted narrow narrowed pull pulled  see saw seen think thought know knew understand
understood notice noticed note noted recommend recommended suggest suggested like liked love loved
prefer hope wish want wanted mean meant say said tell told ask asked help helped show showed shown
mention mentioned describe described apologize apologise regret appreciate believe feel guess
consider considered need can can't cannot could couldn't may might must should would will have had
haven't do don't did didn't does am are be was were is isn't aren't understand assume lean go went
 get      stock        
  work welcome   wasn't weren't include included has hasn't won't wouldn't try
walk guide point give let tried trying focus focused      filter filtered rank ranked came come
learn read miss missed agree aim ensure thank love enjoy happy glad sorry afraid sure confident
able unable here available   just also only still really actually currently always never
not now simply already definitely certainly both all knocked slashed cut reduced lowered dropped
marked discounted best vote bet assure admit fear confirm    trust   
     
""")
)


_FIRST_PERSON = re.compile(
    r"\b(?:i've|i have|i'm|i am|i'll|i will|i|we've|we have|we're|we are|we'll|we will|"
    r"we)\s+(?P<verb>[a-z']+)\b(?:\s+(?P<next>[a-z']+))?"
)


_HANDLED = re.compile(
    r"\b(?:i|i've|we|we've|i have|we have)\s+(?:just |already |also )?(?:took|taken|let|"
    r"made|gave|given|got|kept|used|done|did|asked|told|sorted|started|tried|shipped|sold|"
    r"refunded|matched|charged)\b[^.;]{0,60}\b(?:your|you|team|warehouse|colleagues?|"
    r"account|order|refund|card|care of (?:it|that|this)|know|staff|courier|supplier|"
    r"manager)\b"
)


_YOURS = re.compile(
    r"\b(?:your|the) (?P<noun>cancellation|refund|return label|label|exchange|replacement|"
    r"complaint|ticket|booking|reservation|credit|voucher|confirmation|invoice|"
    r"receipt|subscription|claim|return|appointment|payment)\b"
)


# what "I" may have done with no record: looking, listing, thinking
_HARMLESS = re.compile(
    r"(?:took|taken|taking|take) (?:a (?:\w+ )?look|a moment|your|note|into|the time|this|"
    r"that|everything)\b"
    r"|put (?:\w+ ){1,5}on (?:the|your) (?:shelf|list)\b"
    r"|(?:made|make|making) (?:sure|an? (?:\w+ )?(?:list|selection|shortlist|choice)|this "
    r"list)\b|(?:put|putting) together\b"
    r"|(?:got|gave|given|got) (?:you|it|them|some|a few|several|\d|two|three|four|five|six|"
    r"plenty|what|just)\b|got to\b"
    r"|(?:kept|keep|keeping) (?:it|this|that|to|your|in mind|an eye|the)\b|let me\b|started "
    r"with\b|sorted (?:them|these|by)\b"
)


_ASIDE = re.compile(
    r"\b(?:set|put|kept|held|laid) (?:aside|back|by) for you\b|\breserved for you\b"
)


def check_agency(segment: Segment) -> None:
    """Judge what "I" and "we" say they did, and what is said of "your refund" and the like.

    Only verbs of looking, thinking and telling need no record; any other deed does.
    """
    if (
        segment.mode in ("question", "offer", "missing")
        or any(f.kind == "action" for f in segment.findings)
        or CONDITIONAL.search(segment.sentence)
    ):
        return
    for match in segment.find_all(_FIRST_PERSON, PERSONS):
        verb = match["verb"]
        if (
            stem(verb) in _SAID_VERBS
            or segment.is_covered(match.start("verb"), match.end("verb"))
            or is_adverb(verb)
        ):
            continue
        if _HARMLESS.match(segment.text, match.start("verb"), segment.end):
            continue
        past = re.search(r"(?:ed|en|nt|ut|ld|ew|id|ing|sold|took|made|gave|kept|let)$", verb)
        coming = re.match(r"(?:i'll|we'll|i will|we will|i'm|i am|we're|we are)\b", match.group())
        promised = coming and (PERSONAL.search(segment.low) or "you" in segment.lows)
        if not past and not promised:
            continue
        ok = action_key(verb) != "" and has_record(segment, ACTIONS[action_key(verb)])
        segment.add(Finding("action", match.start(), match.end("verb"), ok))
    aside = segment.find(_ASIDE)
    if aside:
        segment.add(
            Finding("action", aside.start(), aside.end(), has_record(segment, ("reserve",)))
        )
    handled = segment.find(_HANDLED, PERSONS)
    if handled and not any(f.kind == "action" for f in segment.findings):
        segment.add(
            Finding(
                "action", handled.start(), handled.end(), any(True for _ in actions_in(segment))
            )
        )
    _judge_yours(segment)


def is_adverb(word: str) -> bool:
    """Whether a word after "I" only says how."""
    return word.endswith("ly")


def _judge_yours(segment: Segment) -> None:
    for match in segment.find_all(_YOURS):
        if segment.is_covered(match.start("noun"), match.end("noun")) or any(
            f.kind in ("action", "order", "policy") for f in segment.findings
        ):
            continue
        ok = any(stem(match["noun"].split()[-1]) in e.stems for e in segment.book.entries) or any(
            actions_in(segment)
        )
        ok = (
            ok
            or in_policy(segment, {match["noun"].split()[-1]})
            and not match.group().startswith("your")
        )
        segment.add(Finding("action", match.start(), match.end(), ok))
