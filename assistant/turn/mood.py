"""How a shopper feels about the conversation: angry, or not understood.

It reads words; what becomes of the conversation is the desk's to decide.
"""

import re

from assistant.turn.context import TurnContext

__all__ = ["is_angry", "is_misunderstood"]

# Said of the service, of us or of what the shopper goes through; a product may be "useless" too.
_ANGRY = re.compile(
    r"\bworst (?:service|shop|store|company|experience|bot|support)\b"
    r"|\b(?:i(?:'m| am)|we(?:'re| are)|makes? me|getting|so|absolutely|beyond) (?:\w+ ){0,2}?"
    r"(?:furious|livid|enraged|outraged|fuming|disgusted|fed up|sick of|pissed|angry|mad at)\b"
    r"|\byou(?:'re| are| guys are| people are)? (?:\w+ ){0,2}?(?:useless|hopeless|incompetent"
    r"|idiots?|stupid|morons?|thieves|crooks|liars?|scammers?|pathetic|a joke)\b"
    r"|\bthis (?:is|shop is|service is) (?:\w+ ){0,2}?(?:outrageous|unacceptable|a disgrace"
    r"|disgraceful|disgusting|a scam|a joke|ridiculous|beyond a joke)\b"
    r"|\b(?:terrible|horrible|awful|appalling|shit|crap|lousy) (?:customer )?(?:service|support)\b"
    r"|\b(?:i(?:'ll| will)|going to) (?:sue|report you|call my lawyer)\b|\bmy lawyer\b"
    r"|\b(?:fuck|bullshit|wtf|go to hell|screw you)\b"
    r"|太差|垃圾|气死|骗子|投诉你们|受够了|差劲",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\b(?:that(?:'s| is| was)|this (?:is|was)|it(?:'s| is)) not (?:at all )?what i"
    r" (?:meant|mean|asked(?: for)?|said|wanted|want|am asking)\b"
    r"|\b(?:you|u) (?:do not|don'?t|did not|didn'?t|still don'?t|clearly don'?t) (?:even )?"
    r"(?:understand|get (?:it|me)|listen)\b|\byou misunderst\w+|\byou(?:'re| are) not (?:listening"
    r"|understanding)\b|听不懂|不是这个意思|没听懂",
    re.IGNORECASE,
)


def is_angry(said: str) -> bool:
    """Whether the shopper is angry with us, so that a person should go on."""
    return _ANGRY.search(said) is not None


def is_misunderstood(context: TurnContext) -> bool:
    """Whether this message was not understood: no word of it is known, or the shopper says so."""
    if _NOT_MEANT.search(context.said):
        return True
    return not (context.has_sense or context.shelf.items or _was_served(context))


def _was_served(context: TurnContext) -> bool:
    """Whether a tool found something that is neither the shop nor the message itself."""
    return any(found.kind not in ("request", "shop", "search") for found in context.evidence)
