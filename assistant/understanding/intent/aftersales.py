"""Talk about orders and the shop's ways, by its words: an order outweighs the product in it.

"I'd like to return the padded jacket from order V-10082" names a product and asks for none. It
knows wordings; whose order it is and what may be done is decided elsewhere.
"""

import re

from assistant.understanding.words.identifiers import find_order_ids

__all__ = ["aftersales_bonus", "asks_about_policy"]

# Log-odds for an action named beside an order, and for one that speaks for itself.
OF_AN_ORDER = 6.0
BY_ITSELF = 3.5

_ORDER = re.compile(
    r"\b(?:my|the|this|that|an?|our|these|those|his|her|in|from|on|all|any)\s+(?:\w+\s+){0,3}?"
    r"(?:orders?|purchases?|parcels?|packages?|shipments?|deliver(?:y|ies))\b"
    r"|\borders?\s*(?:#|no\b|nr\b|number|id\b|history|status|\w*\d)|\bi (?:just )?(?:ordered"
    r"|bought|purchased)\b|\bmy (?:recent |last |latest |past |previous |old )*orders?\b"
    r"|我的订单|订单|包裹",
    re.IGNORECASE,
)
# "I want to order a tent" and "in order to" speak of no order.
_NO_ORDER = re.compile(
    r"\b(?:in order to|(?:want|like|wish|need|love|going|plan(?:ning)?|looking|ready|able|how can i"
    r"|how do i|can i|may i|let me|i'?ll|i will|to) (?:to )?(?:pre)?order (?!v?\W?\d|number|#))",
    re.IGNORECASE,
)
_RETURN = (
    r"\breturn(?:s|ing|ed|able)?\b|\b(?:send|sending|sent|bring|bringing|give|giving|ship|take"
    r"|hand)\b(?:\W+[\w’'-]+){0,6}?\W+back\b|\bexchang(?:e|ing|ed)\b|\brefund (?:me|my|this|it|the)"
    r"\b|\bget (?:a |my |the )?(?:full )?(?:refund|money back)\b"
    r"|\b(?:want|need|like|demand|claim|request) (?:a |my )(?:full )?(?:refund|money back)\b"
    r"|\bmoney back\b|\bdo(?:es)?n['’]?t fit\b|\bdidn['’]?t fit\b|\btoo (?:small|big|large|tight"
    r"|wide|long|short)\b|\bwrong (?:size|colou?r|item|product|one)\b|\breplacement\b"
    r"|\b(?:has|have|with|got) (?:a |an )?(?:hole|tear|scratch|crack|dent|stain|defect)"
    r"|\b(?:faulty|defective|broken|torn|stopped working|fell apart)\b|退货|换货|退款"
)
_CHANGE = (
    r"\b(?:change|changing|update|edit|modify|correct|amend|alter|switch|swap|redirect|reroute)\b"
    r"|\b(?:send|ship|deliver|forward)\b.{1,50}?\bto (?:my |the |a |an |\d|[A-Z])"
    r"|\b(?:pay|charge|put)\b.{0,50}?\b(?:with|by|using|to|on|from)\b.{0,25}?\b(?:card|paypal|visa"
    r"|mastercard|account|voucher)\b|\b(?:wrong|different|another|new) (?:delivery |shipping"
    r" |billing )?(?:address|payment|card|email|phone)\b|\b(?:add|remove|take)\b.{1,40}?"
    r"\b(?:to|from|off|out of)\b.{0,12}?\border\b|改地址|修改"
)
_REFUND = (
    r"\b(?:where|when|status|how long|track|received?|arriv\w+|waiting|still|yet|show up"
    r"|come|came|got|has)\b.{0,60}?\b(?:refund|money back|reimburse\w*)\b"
    r"|\b(?:refund|money|reimburse\w*)\b.{0,60}?\b(?:status|yet|arriv\w*|received?|waiting"
    r"|late|processed|come|came|here|show up|been|where|when)\b"
)
_STATUS = (
    r"\bwhere(?:'s| is| are|s)?\b(?! (?:can|could|do|to)\b)|\btrack|\bstatus\b"
    r"|\b(?:list|show|view|display|pull up|look up|look at|see) (?:me )?(?:all )?(?:of )?"
    r"(?:my|the|our|an?)\b|\b(?:details|history|any news|late|delayed|missing|lost|dispatched"
    r"|on (?:its|the) way|here yet)\b|\bnot? (?:yet )?arrived?\b"
    r"|\bhasn['’]?t (?:\w+ )?(?:arrived|come|shipped)\b|在哪|到了|物流"
)
_SOON = (
    r"\bwhen\b|\b(?:arriv\w*|ship(?:ped)?|expected|eta|how long|tell me about|what(?:'s| is) in)\b"
)
_CANCEL = (
    r"\bcancel|\bcall off\b|\b(?:do not|don['’]?t|no longer) (?:want|need|ship|send)\b"
    r".{0,20}?\border\b|\bstop (?:my|the|this) (?:order|delivery|shipment)\b|取消"
)
# First what is meant most narrowly: "where is my refund" is no "where is my order".
_ACTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (intent, re.compile(pattern, re.IGNORECASE))
    for intent, pattern in (
        ("complaint", r"\bcomplain|\bunacceptable\b|\boutrage|\bfurious\b|\bdisgust|\bscam\b"),
        ("refund_status", _REFUND),
        ("invoice", r"\b(?:invoice|receipt|bill|proof of purchase)\b|发票"),
        ("cancel_order", _CANCEL),
        ("return_exchange", _RETURN),
        ("change_order", _CHANGE),
        ("order_status", _STATUS),
    )
)
_OF_ONE = re.compile(_SOON, re.IGNORECASE)
# These need no order beside them: nothing else can be meant.
_ALONE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (intent, re.compile(pattern, re.IGNORECASE))
    for intent, pattern in (
        (
            "complaint",
            r"\b(?:worst|terrible|awful|horrible|appalling|disgusting|shocking|pathetic|rubbish)\b"
            r".{0,25}?\b(?:service|shop|store|company|experience|support|website)\b"
            r"|\b(?:i am|i['’]?m|so|really|absolutely|very) (?:\w+ )?(?:furious|angry|annoyed"
            r"|fed up|livid|disappointed|outraged|pissed)\b|\b(?:want|like|need|wish) to"
            r" (?:\w+ )?(?:complain|make a complaint|file a complaint)\b|\byou(?: people| "
            r"guys| lot)?(?:['’]?re| are"
            r"| guys are| people are) (?:\w+ )?(?:useless|scammers|thieves|a joke|"
            r"incompetent|liars)\b"
            r"|\b(?:came|arrived|turned up|delivered) (?:\w+ )?(?:broken|damaged|smashed|cracked"
            r"|defective|faulty)\b",
        ),
        (
            "account",
            r"\bmy (?:\w+ ){0,2}?(?:address|e-?mail|phone|name|password|details) (?:\w+ )?"
            r"(?:is|has changed|changed|needs)\b|\bi(?:['’]?ve| have)(?: just)? moved\b"
            r"|\b(?:change|update|edit|forgot|reset)\b.{0,20}?\bmy (?:\w+ ){0,2}?(?:address|e-?mail"
            r"|phone number|password|account details|profile)\b(?!.{0,30}\border\b)",
        ),
        (
            "order_status",
            r"\bmy (?:recent |last |latest |past |previous |open |current |old |other )*orders\b"
            r"|\border history\b|\bwhat (?:did|have) i (?:order|buy|bought|purchase)",
        ),
    )
)
# Asked of orders at large, and of none in particular.
_IN_GENERAL = re.compile(
    r"\bin general\b|\bgenerally\b|\bcan (?:an?|any) (?:\w+ )?(?:order|purchase|parcel|item) be\b"
    r"|\bcan orders be\b|\b(?:up to|until|till) when\b|\bhow (?:long|many days) (?:do|does|"
    r"until|before"
    r"|after|can|may)\b(?!.*\bmy (?:order|parcel|package|refund)\b)|\bwhat (?:happens|if) "
    r"(?:if|when)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\breturns?\b|\breturn(?:ed|able|ing)\b|\brefunds?\b|\bexchanges?\b|\bexchanged\b|\bswap"
    r"|\bmoney back\b|\bdeliver|\bshipping\b|\b(?:do|can|will|could|does) (?:you|they|it|this)"
    r" ship\b|\bpostage\b|\bcourier\b|\bwarrant|\bguarantee|\bpayments?\b|\bpay\b|\binstal?ments?\b"
    r"|\bgift (?:card|voucher)s?\b|\bpromo|\bcoupon|\bdiscount code|\bprivacy\b|\bmy data\b"
    r"|\bgdpr\b|\bcustoms\b|\bvat\b|\b(?:send|give|bring|take|ship)\b.{0,25}\bback\b|退货|退换|"
    r"换货|运费|保修",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|？|^\W*(?:is|are|does|do|did|can|could|will|would|has|have|what|which|how|when|where|who"
    r"|why|may|from what)\b|\b(?:what|how|whether|if) (?:\w+ ){0,3}?(?:is|are|does|costs?|much|long"
    r"|you)\b|吗|什么|多少|怎么",
    re.IGNORECASE,
)


def aftersales_bonus(text: str) -> dict[str, float]:
    """Returns log-odds to add for what a message asks of an order, a complaint or an account."""
    numbered = bool(find_order_ids(text))
    if not numbered and _IN_GENERAL.search(text):
        return {"policy": BY_ITSELF}
    if numbered or _ORDER.search(_NO_ORDER.sub(" ", text)):
        intent = next((name for name, pattern in _ACTIONS if pattern.search(text)), None)
        if intent is None and numbered and _OF_ONE.search(text):
            intent = "order_status"
        if intent is not None:
            return {intent: OF_AN_ORDER if numbered else BY_ITSELF}
    intent = next((name for name, pattern in _ALONE if pattern.search(text)), None)
    return {} if intent is None else {intent: BY_ITSELF}


def asks_about_policy(text: str) -> bool:
    """Whether a message asks how the shop does things: delivery, returns, payment, warranty."""
    return bool(_POLICY.search(text)) and bool(_ASKS.search(text))
