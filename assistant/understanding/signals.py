"""What a message's wording says for each intent, in log-odds, beside the trained head.

Only shopping turns need this: what "the second one" or "in brown" means depends on the shelf.
"""

import re

__all__ = [
    "CORRECTION",
    "MORE",
    "NEW_NEED",
    "SAME",
    "confirmation_of",
    "is_question",
    "wording_bonus",
]

CORRECTION = re.compile(
    r"\b(?:sorry|i meant?|i mean|actually|make (?:it|that|them|those)|instead|rather|correction|scratch that|change (?:it|that|the|to|my)|switch (?:it )?to|on second thou?ghts?|let'?s (?:go with|say|do|try)|how about|what about|or maybe|better|eigentlich|statt|plutôt|en fait|mejor)\b|^(?:no|nope|nah)\b[,. ]|不是|换成|改成",
    re.IGNORECASE,
)
NEW_NEED = re.compile(
    r"\b(?:(?:and )?now\b|also (?:need|want|looking)|another thing|something else:?|next(?:,| i)|different(?:ly)? (?:question|thing|topic)|as well as|besides|additionally|in addition|moving on|i(?:'m| am)? (?:also|now) (?:need|want|look)|too\b$|separately|another (?:gift|present)|one more thing)",
    re.IGNORECASE,
)
SAME = re.compile(
    r"\b(?:the )?same (?P<what>budget|price(?: range)?|size|colou?r|brand|material|occasion|everything|limit)\b", re.IGNORECASE
)
MORE = re.compile(
    r"\b(?:(?:show|give|see|list|find|get|load)(?: me| us)? (?:some |a few |any )?(?:more|others?)\b(?! (?:about|info|details|information|expensive|affordable))|more (?:options|results|choices|like (?:this|these|that|those|it)|of (?:these|those|them|the same)|please|products|items|suggestions|recommendations|ideas|models)|(?:any|some)(?:thing)? (?:else|others?|more)(?: (?:options|ones|suggestions|models|recommendations))?|any other (?:ones?|options|choices|suggestions|models|recommendations)|other (?:options|ones|choices|suggestions|models)|what else|next (?:page|ones)|keep going|something else|(?:do you|can you|you) have (?:any )?(?:more|others?)\b|next page|^more$|^others?\??$|mehr (?:davon|zeigen|anzeigen|optionen)|weitere|d'autres|más opciones|otros)\b|还有(?:别的|其他|吗)|更多|其他的|换一批",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes+|yeah|yep|yup|ya|sure|ok(?:ay)?|alright|correct|right|exactly|absolutely|definitely|of course|please do|go ahead|do it|confirm(?:ed)?|i confirm|sounds good|that'?s (?:right|correct|fine|it)|perfect|fine|great|ja|genau|oui|d'accord|s[ií]|claro|vale|是的?|好的?|对|可以|确认)\b(?:[\s,.!]*(?:please|thanks?|thank you|do it|go ahead|do so|that'?s (?:right|fine|correct)|sure|yes|i(?:'m| am) sure|confirm|i do|it is|sounds good|proceed|cancel it|place it|great|perfect))*\W*$|^(?:是的?|好的?|对|可以|确认|行)[。！!]?$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:no+|nope|nah|never ?mind|don'?t|do not|stop|cancel that|not (?:now|yet|really)|leave it|wait|hold on|nein|non|ne|不|不用了?|不要|算了|取消)\b(?:[\s,.!]*(?:please|thanks?|thank you|don'?t|leave it|not (?:now|yet)|do it|that|i changed my mind|never ?mind|do that))*\W*$|^(?:不|不用了?|不要|算了)[。！!]?$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\?|？|^\W*(?:is|are|does|do|did|can|could|will|would|has|have|what|which|how|when|where|who|why)\b|吗|什么|多少",
    re.IGNORECASE,
)

_WORDING: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (intent, bonus, re.compile(pattern, re.IGNORECASE))
    for intent, bonus, pattern in (
        ("cart", 5.0, r"\b(?:add|put|place|throw)\b.{0,40}\b(?:cart|basket|bag|trolley)\b|\bi(?:'ll| will) (?:take|have|buy|get|go (?:with|for)) (?:it|that|this|the|both|one|two|them|all)\b|\b(?:buy|order|purchase) (?:it|this|that|them|both|the (?:first|second|third|last|one))\b|\b(?:check ?out|remove .{0,30} from (?:my |the )?(?:cart|basket|bag)|what'?s in my (?:cart|basket|bag)|(?:empty|clear|view|show|see) (?:me )?(?:my |the )?(?:shopping )?(?:cart|basket|bag))\b|加入购物车|购物车|结账|in den warenkorb|au panier|al carrito"),
        ("cart", 2.5, r"^\W*(?:add|i(?:'ll| will) take|i want to buy|take) (?:it|this|that|both|them|the (?:first|second|third|fourth|last|one))\b"),
        ("compare", 4.5, r"\bcompare\b|\bcomparison\b|\bdifferences?\b|\bvs\.?\b|\bversus\b|\bwhich (?:one )?(?:of (?:them|these|those|the two) )?(?:is|are|has|would be|do you think is) (?:the )?(?:better|best|cheaper|cheapest|lighter|lightest|heavier|bigger|biggest|smaller|smallest|warmer|faster|longer)\b|\b(?:better|cheaper|lighter) (?:of|between)\b|\bhow do (?:they|these|those|the two) (?:compare|differ)\b|比较|区别|对比|vergleich|compare[rz]"),
        ("recommend", 3.0, r"\b(?:what|which)(?: one| of (?:these|them|those))? (?:do|would|should) (?:you|i) (?:recommend|suggest|pick|choose|buy|get|go (?:for|with))\b|\bsurprise me\b|\b(?:any|your) (?:recommendations?|suggestions?|favou?rites?)\b|\bwhat(?:'s| is| are) (?:popular|trending|new|hot|your best ?sellers?)\b|\brecommend (?:me )?(?:something|anything)\b|\byour (?:pick|top pick|advice)\b|推荐"),
        ("search", 1.5, r"\b(?:what|how) about (?!(?:it|that|this|the|delivery|shipping|its|their|these|those|my|your)\b)"),
        ("human", 4.0, r"\b(?:speak|talk|chat|connect|transfer|put me)\b.{0,25}\b(?:human|person|agent|representative|someone|somebody|operator|staff|advisor)\b|\b(?:real|live|actual) (?:human|person|agent)\b|人工|客服"),
        ("order_status", 3.0, r"\bwhere(?:'s| is| are) my (?:order|package|parcel|delivery|stuff|purchase)s?\b|\btrack\b.{0,20}\b(?:order|package|parcel|shipment|delivery)\b|\border status\b|\bstatus of (?:my )?(?:order|purchase)\b|我的订单|物流"),
    )
)  # fmt: skip


def wording_bonus(text: str) -> dict[str, float]:
    """Returns log-odds to add per intent for phrases that can hardly mean anything else."""
    bonus: dict[str, float] = {}
    for intent, amount, pattern in _WORDING:
        if pattern.search(text):
            bonus[intent] = max(bonus.get(intent, 0.0), amount)
    return bonus


def confirmation_of(text: str) -> str | None:
    """Returns "yes" or "no" when the message is nothing else, None otherwise."""
    if len(text) > 80:
        return None
    if _YES.match(text):
        return "yes"
    return "no" if _NO.match(text) else None


def is_question(text: str) -> bool:
    """Whether the message asks for an answer rather than for products."""
    return bool(_QUESTION.search(text))
