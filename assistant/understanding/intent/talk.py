"""Small talk by its words: greetings, thanks, goodbyes, and questions about the shop itself.

It knows phrases of several languages; it answers nothing.
"""

import re

__all__ = ["is_only_talk", "talk_of"]

_TALK = {
    "no_what": r"\b(?:disregard(?: that| it)?|never ?mind|nvm|forget (?:it|about it)|scratch that"
    r"|don'?t bother|no worries)\b|算了",
    "thanks": r"\b(?:thanks?|thank you|thx|cheers|much appreciated|danke|merci|gracias)\b"
    r"|谢谢|多谢",
    "goodbye": r"\b(?:bye|goodbye|see you|good night|that'?s all|have a (?:nice|good|great))\b"
    r"|再见|拜拜",
    "who": r"\b(?:who|what) are you\b(?! (?:going|doing|gonna|talking))"
    r"|\byour name\b|\bwhat can you do\b"
    r"|\bare you (?:an? )?(?:human|bot|robot|ai|real|machine|person)|你是谁|机器人",
    "sell": r"\bwhat (?:all )?(?:do|can|does) (?:you|i|we|this shop) (?:guys )?"
    r"(?:sell|have|carry|offer|buy|get)\b(?: here)?\W*$|卖什么|有什么",
    "why": r"\bwhy (?:did you|do you|would you|that|this|those|these|it)\b.*\b(?:pick|choose|chose|"
    r"suggest|recommend|show|one|ones)\b|\bwhy (?:that|this) one\b|为什么推荐",
    "how": r"\bhow are you\b|\bhow'?s it going\b|\bhow do you do\b|你好吗",
    "compliment": r"\b(?:great|awesome|amazing|perfect|excellent|nice|cool|lovely|wonderful)\b"
    r"|\blove (?:it|this|them|these)\b|\bgood (?:job|bot)\b|太好了|不错",
    "greeting": r"\b(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|yo)\b"
    r"|\b(?:hallo|hola|bonjour)\b|你好|您好",
}
_OCCASIONS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _TALK.items())
_SMALL = re.compile(
    r"\b(?:ok|okay|oh|ah|well|so|and|very|much|then|now|for|your|the|help|you|a|all|lot|lots|there|"
    r"day|again|soon|later|have|nice|good|great|that|that's|was|is|it|this|one|please|everyone|"
    r"bot|friend|mate|sir|madam|team|everything|no|yes|fine|sure)\b|[\W\d_]+|[了吗呢啊呀吧的]",
    re.IGNORECASE,
)


def talk_of(text: str) -> str | None:
    """Return what kind of small talk a message has, the most telling kind first; None for none."""
    return next((name for name, pattern in _OCCASIONS if pattern.search(text)), None)


def is_only_talk(text: str) -> bool:
    """Whether a message is small talk and nothing else: "ok thanks, bye", not "thanks, in red?"."""
    if len(text) > 120 or talk_of(text) is None:
        return False
    for _, pattern in _OCCASIONS:
        text = pattern.sub(" ", text)
    return not _SMALL.sub("", text)
