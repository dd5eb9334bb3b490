"""What a message's wording says for each intent, in log-odds, beside the trained head.

Only shopping turns need this: what "the second one" or "in brown" means depends on the shelf.
"""

import re
from typing import Literal

__all__ = [
    "CORRECTION",
    "MORE",
    "NEW_NEED",
    "SAME",
    "SIMILAR",
    "confirmation_of",
    "is_question",
    "scope_bonus",
    "wording_bonus",
]

CORRECTION = re.compile(
    r"\b(?:sorry|oops|whoops|wrong|my (?:bad|mistake)|mistake|typo|i meant?|i mean|actually|wait"
    r"|make (?:it|that|them|those)|instead|rather|correction"
    r"|scratch that|change (?:it|that|the|to|my)|switch (?:it )?to|on second thou?ghts?"
    r"|let'?s (?:go with|say|do|try)|how about|what about|or maybe|better|eigentlich|statt"
    r"|plutôt|en fait|mejor)\b|^(?:no|nope|nah)\b[,. ]|不是|换成|改成",
    re.IGNORECASE,
)
NEW_NEED = re.compile(
    r"\b(?:(?:and )?now\b|also (?:need|want|looking)|another thing|something else:?|next(?:,"
    r"| i)|different(?:ly)? (?:question|thing|topic)|as well as|besides|additionally"
    r"|in addition|moving on|i(?:'m| am)? (?:also|now) (?:need|want|look)|too\b$|separately"
    r"|another (?:gift|present)|one more thing)",
    re.IGNORECASE,
)
SAME = re.compile(
    r"\b(?:the )?same (?P<what>budget|price(?: range)?|size|colou?r|brand|material|occasion"
    r"|everything|limit)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:(?:show|give|see|list|find|get|load)(?: me| us)? (?:some |a few |any )?(?:more"
    r"|others?)\b(?! (?:about|info|details|information|expensive|affordable))|more (?:options"
    r"|results|choices|like (?:this|these|that|those|it)|of (?:these|those|them|the same)"
    r"|please|products|items|suggestions|recommendations|ideas|models)|(?:any"
    r"|some)(?:thing)? (?:else|others?|more)(?: (?:options|ones|suggestions|models"
    r"|recommendations))?|any other (?:ones?|options|choices|suggestions|models"
    r"|recommendations)|other (?:options|ones|choices|suggestions|models)|what else"
    r"|next (?:page|ones)|keep going|something else|(?:do you|can you"
    r"|you) have (?:any )?(?:more|others?)\b|next page|^more$|^others?\??$|mehr (?:davon|zeigen"
    r"|anzeigen|optionen)|weitere|d'autres|más opciones|otros)\b"
    r"|还有(?:别的|其他|吗)|更多|其他的|换一批",
    re.IGNORECASE,
)
SIMILAR = re.compile(
    r"\b(?:similar|comparable|alike|alternatives?|equivalent|substitutes?"
    r"|along (?:the|those|these) lines|(?:something|anything|ones?|others?|more|stuff|products?)"
    r" like (?:it|this|that|these|those|them)|of the (?:same|this) (?:kind|sort|type))\b"
    r"|类似|差不多的",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes+|yeah|yep|yup|ya|sure|ok(?:ay)?|alright|correct|right|exactly|absolutely"
    r"|definitely|of course|please do|go ahead|do it|confirm(?:ed)?|i confirm|sounds good"
    r"|that'?s (?:right|correct|fine|it)|perfect|fine|great|ja|genau|oui|d'accord|s[ií]|claro"
    r"|vale|是的?|好的?|对|可以|确认)\b(?:[\s,.!]*(?:please|thanks?|thank you|do it|go ahead|do so"
    r"|that'?s (?:right|fine|correct)|sure|yes|i(?:'m| am) sure|confirm|i do|it is|sounds good"
    r"|proceed|cancel it|place it|great|perfect))*\W*$|^(?:是的?|好的?|对|可以|确认|行)[。！!]?$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:no+|nope|nah|never ?mind|don'?t|do not|stop|cancel that|not (?:now|yet|really)"
    r"|leave it|wait|hold on|nein|non|ne|不|不用了?|不要|算了|取消)\b(?:[\s,.!]*(?:please|thanks?"
    r"|thank you|don'?t|leave it|not (?:now|yet)|do it|that|i changed my mind|never ?mind"
    r"|do that))*\W*$|^(?:不|不用了?|不要|算了)[。！!]?$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\?|？|^\W*(?:is|are|does|do|did|can|could|will|would|has|have|what|which|how|when|where"
    r"|who|why)\b|吗|什么|多少",
    re.IGNORECASE,
)

_WORDING: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (intent, bonus, re.compile(pattern, re.IGNORECASE))
    for intent, bonus, pattern in (
        ("cart", 5.0, r"\b(?:add|put|place|throw)\b.{0,40}\b(?:cart|basket|bag|trolley)\b|\bi(?:'ll"
            r"| will|'d like to)? (?:take|buy|(?<=ll )(?:have|get)|(?<=will )(?:have|get)"
            r"|go (?:with|for)) (?:it|that|this|the|both|one|two|them|all)\b"
            r"(?! (?:bus|train|car|dog|kids?)\b)"
            r"|\b(?:buy|order|purchase) (?:it|this|that|them|both|the (?:first"
            r"|second|third|last|one))\b|\b(?:check ?out|remove .{0,30} from (?:my "
            r"|the )?(?:cart|basket|bag)|what'?s in my (?:cart|basket|bag)|(?:empty|clear|view"
            r"|show|see) (?:me )?(?:my |the )?(?:shopping )?(?:cart|basket|bag))\b"
            r"|\b(?:remove|delete) (?:it|that|this|them|both)\b"
            r"|\btake (?:it|that|this|them) (?:back )?out\b"
            r"|加入购物车|购物车|结账"
            r"|in den warenkorb|au panier|al carrito"),
        ("cart", 2.5,
            r"^\W*(?:add|i(?:'ll| will) take|i want to buy|take) (?:it|this|that|both|them"
            r"|the (?:first|second|third|fourth|last|one))\b"),
        ("compare", 4.5, r"\bcompare\b|\bcomparison\b|\bdifferences?\b|\bvs\.?\b|\bversus\b"
            r"|\bwhich (?:one )?(?:of (?:them|these|those|the two) )?(?:is|are|has|would be"
            r"|do you think is) (?:the )?(?:better|best|cheaper|cheapest|lighter|lightest"
            r"|heavier|bigger|biggest|smaller|smallest|warmer|faster|longer)\b|\b(?:better"
            r"|cheaper|lighter) (?:of|between)\b|\bhow do (?:they|these|those"
            r"|the two) (?:compare|differ)\b|比较|区别|对比|vergleich|compare[rz]"),
        ("recommend", 3.0,
            r"\b(?:what|which)(?: one| of (?:these|them|those))? (?:do|would|should) (?:you"
            r"|i) (?:recommend|suggest|pick|choose|buy|get|go (?:for|with))\b|\bsurprise me\b"
            r"|\b(?:any|your) (?:recommendations?|suggestions?|favou?rites?)\b|\bwhat(?:'s| is"
            r"| are) (?:popular|trending|new|hot|your best ?sellers?)\b"
            r"|\brecommend (?:me )?(?:something|anything)\b|\byour (?:pick|top pick|advice)\b"
            r"|推荐"),
        ("search", 1.5,
            r"\b(?:what|how) about (?!(?:it|that|this|the|delivery|shipping|its|their|these"
            r"|those|my|your)\b)"),
        ("search", 2.0,
            r"\bhow much (?:is|are|do|does|for) (?:an?|your|the|some|"
            r"these)?\b.{0,30}\b(?:cost|usually"
            r"|normally|here|in your shop)\b|\bhow many (?:(?:different|kinds of|types of) "
            r")?[\w -]{2,30}? (?:do|have) you\b"
            r"|\b(?:what|which) (?:other )?(?:kinds?|sorts?|types?|range|selection|choice) of\b"
            r".{2,40}?\b(?:do|have|can) you\b"
            r"|\b(?:looking|searching|shopping) (?:for|to (?:buy|get))\b(?! (?:my|a human"
            r"|an agent)\b)"
            r"|\b(?:want|like|wish|need) to (?:buy|purchase) (?:an?|some)\b"
            r"|\bdo you (?:sell|stock|carry)\b|\b(?:gift|present) for\b"
            r"|\b(?:need|want) (?:an?|some) new\b"),
        ("payment_issue", 4.0,
            r"\b(?:card|payment|paypal)\b.{0,25}\b(?:declined|rejected|refused|fail(?:s|ed)?"
            r"|not work)\b"
            r".{0,30}\b(?:checkout|check out|order|cart|basket|shop|pay)\b"),
        ("human", 4.0,
            r"\b(?:speak|talk|chat|connect|transfer|put me)\b.{0,25}\b(?:human|person|agent"
            r"|representative|someone|somebody|operator|staff|advisor|manager|supervisor|"
            r"boss)\b|\b(?:real|live"
            r"|actual) (?:human|person|agent)\b|人工|客服"),
        ("order_status", 3.0,
            r"\bwhere(?:'s| is| are) my (?:order|package|parcel|delivery|stuff|purchase)s?\b"
            r"|\btrack\b.{0,20}\b(?:order|package|parcel|shipment|delivery)\b|\border status\b"
            r"|\bstatus of (?:my )?(?:order|purchase)\b|我的订单|物流"),
    )
)  # fmt: skip


def wording_bonus(text: str) -> dict[str, float]:
    """Returns log-odds to add per intent for phrases that can hardly mean anything else."""
    bonus: dict[str, float] = {}
    for intent, amount, pattern in _WORDING:
        if pattern.search(text):
            bonus[intent] = max(bonus.get(intent, 0.0), amount)
    return bonus


def confirmation_of(text: str) -> Literal["yes", "no"] | None:
    """Returns "yes" or "no" when the message is nothing else, None otherwise."""
    if len(text) > 80:
        return None
    if _YES.match(text):
        return "yes"
    return "no" if _NO.match(text) else None


def is_question(text: str) -> bool:
    """Whether the message asks for an answer rather than for products."""
    return bool(_QUESTION.search(text))


_SOCIAL = re.compile(
    r"\b(?:you|your|yours|u|ur|ya|hi|hello|hey|hei|hiya|howdy|greetings|thanks?|thx|cheers|bye"
    r"|goodbye|night|morning|evening"
    r"|afternoon|day|joke|funny|laugh|fact|life|meaning|nice|good|great|ok|okay|cool|perfect"
    r"|lol|haha|wow|sorry|welcome|yes|no"
    r"|sure|fine|alright|please|see|name|there|hmm+|oh|ah|aw|well|pity|cute|beautiful|love"
    r"|moment|minute|second|wait|browsing)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|ones?|both|the)\b", re.IGNORECASE
)


def scope_bonus(text: str, *, grounded: bool) -> dict[str, float]:
    """Returns log-odds against intents that the message gives no ground for.

    Args:
        text: the message.
        grounded: it has a word of the catalogue or points at something shown.
    """
    words = len(text.split())
    bonus: dict[str, float] = {}
    if not grounded:
        bonus = {"ask_product": -1.0, "compare": -2.0, "refine": -2.0, "out_of_scope": 0.8}
        if not _POINTS.search(text):
            bonus |= {"ask_product": -3.0, "compare": -3.0}
    if words >= 4 and not _SOCIAL.search(text):
        bonus["smalltalk"] = -1.0
    return bonus
