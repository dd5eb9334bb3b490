"""Which scene a message asks a recommendation in: what goes with this, what is new, for me.

It reads the wording alone. What is left of a message besides the scene's words is a need like any
other: "anything new in rain jackets under 100".
"""

import re

from assistant.recommend.scenes import BESIDE

__all__ = ["find_scene"]

_COUPON = (
    r"(?:coupons?|vouchers?|(?:discount|promo(?:tion(?:al)?)?|coupon|voucher) codes?)\b"
    r"(?! (?:does ?n.t|did ?n.t|is n.t|isn.t|was|won.t|failed|balance|expired))"
)
# Not what a thing offers, or a shop: "which tent offers most space", "what do you offer".
_OFFERS = (
    r"(?:special offers?|offers)\b(?! (?:more|most|less|the|an?|any|free|you|me|good|better)\b)"
)
_ASKING = (
    r"(?:any|have|got|are there|is there|what|which|all|current(?:ly)?|today'?s|give me|get|know of"
    r"|running|use|apply|redeem|enter|does|try|your)"
)
_WHO = r"(?:other )?(?:people|customers|shoppers|others|everyone|everybody)"
# The first pattern that matches tells the scene; those that point at a product come first.
_SCENES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (scene, re.compile(pattern, re.IGNORECASE))
    for scene, pattern in (
        ("offers",
            rf"\b{_ASKING}\b.{{0,40}}\b(?:{_COUPON}|{_OFFERS}|promotions?\b|promos?\b"
            rf"|campaigns?\b)|^\W*(?:{_COUPON}|(?:special )?offers|promotions?)\W*$"
            r"|\bcodes? (?-i:[A-Z][A-Z0-9-]{2,})\b"
            r"|(?:有|什么|哪些|领|使用|用|没有).{0,6}(?:优惠|活动|折扣码|促销码)|优惠券|优惠码"),
        ("complete_cart",
            r"\b(?:complete|round (?:off|out)|finish) (?:my|the) (?:cart|basket|bag)\b"
            r"|\b(?:go(?:es)?|fits?|match(?:es)?|(?:is )?missing|(?:what|anything) else)\b.{0,30}"
            r"\b(?:in|with|to|from|for) (?:my|the) (?:cart|basket|bag)\b"
            r"|购物车.{0,8}(?:还缺|还差|搭配|配什么)|(?:还缺|搭配).{0,6}购物车"),
        ("goes_with",
            r"\b(?:what|which|anything|something|things?|products?)\b.{0,30}"
            r"\b(?:go(?:es)?|pairs?|match(?:es)?|works?|combines?) (?:well |nicely |best )?with\b"
            r"|\bto go (?:along )?with (?:it|this|that|these|them|the|my)\b"
            r"|\b(?:accessor(?:y|ies)|add-?ons?|extras?) (?:for|to|with) (?:it|this|that|these|them"
            r"|the|my|your)\b"
            r"|\b(?:what|anything|something) else (?:do|should|would|might|could|will)? ?(?:i "
            r"|you )?(?:need|want|get|buy)? ?(?:for|with|to go with) (?:it|this|that|them|the|my)\b"
            r"|\b(?:usually |often |normally )?(?:bought|buy|taken|take) (?:together|along) with\b"
            r"|\bwhat (?:fits|suits|complements) (?:it|this|that|my|the)\b"
            r"|\b(?:make|build|put together) (?:me )?a (?:bundle|set)\b"
            r"|(?:配什么|搭配什么|怎么搭配|和什么搭|适合搭配|可以搭配|的配件|配套的?)"),
        ("new",
            r"\bwhat(?:'s| is| are)? (?:the )?new(?:est)?(?: in)?\b"
            r"(?! (?:on|about|with|regarding)\b)"
            r"|\b(?:anything|something) new(?: in)?\b(?! (?:on|about|with|regarding)\b)"
            r"|\bnew (?:arrivals?|products?|items?|stuff|things)\b|\bjust (?:arrived|came in)\b"
            r"|\b(?:newest|latest) (?=\w)|\bany new (?=\w)|新品|新到|上新|新款"),
        ("popular",
            r"\b(?:what(?:'s| is| are) |the |your |something |anything |show me )*(?:most |very )?"
            r"(?:popular|trending|in demand)\b(?: right now| at the moment| these days)?"
            r"|\b(?:the |your )?best[- ]?sell(?:ers?|ing)\b|\bmost (?:bought|sold|ordered)\b"
            rf"|\bwhat (?:do|are|did) {_WHO} (?:usually |often |mostly )?"
            r"(?:buy|buying|like|get|getting|take|order|ordering)\b"
            r"|热门|畅销|最受欢迎|爆款|卖得(?:最)?好|流行什么"),
        ("best_value",
            r"\b(?:the )?(?:best|good|great) value(?: for (?:the |my )?money)?\b"
            r"|\bvalue for (?:the |my )?money\b"
            r"|\b(?:most )?bang for (?:the|my|your) buck\b|性价比|最划算|最值"),
        ("on_sale",
            r"\b(?:what(?:'s| is| are) |anything |something |things |products )?(?<!final )"
            r"(?:on sale|on special|marked down|discounted)\b"
            r"|\b(?:any|what|your|the|current|today'?s) (?:deals|bargains|specials)\b"
            r"|打折|特价|促销|降价"),
        ("for_you",
            r"\b(?:(?:recommend|suggest) (?:me )?|(?:show|find) me )(?:something|anything)"
            r"(?: (?:for me|i(?:'d| would| might)? like|nice|to my taste))?(?: please)?[\s.!?]*$"
            r"|\b(?:something|anything)\b.{0,24}\b(?:suits?|for) me(?: please)?[\s.!?]*$"
            r"|\bwhat (?:would |might )?suits? me\b"
            r"|\bwhat (?:do|can|would) you (?:have|recommend|suggest) for me\b"
            r"|\bpicked for me\b|\bbased on (?:my|what i)\b|\bsurprise me\b"
            r"|\bwhat (?:might|would|could) i like\b|\bto my taste\b"
            r"|猜我喜欢|适合我的|给我推荐(?:点|一些|几款)?(?:东西|商品)?[。！？!?]*$|随便推荐"),
        ("gifts",
            r"\b(?:(?:an? |some |any )?gifts?(?: ideas?)?"
            r"|(?:(?:an?|some|any|birthday|christmas|wedding|anniversary|leaving|housewarming) )+"
            r"presents?(?: ideas?)?|presents? (?=for\b)|present ideas?)\b"
            r"(?![- ]?(?:cards?|wrap\w*|vouchers?|receipts?|box(?:es)?|bags?))"
            r"|送礼|礼物|礼品(?!卡)"),
    )
)  # fmt: skip
# A coupon that is spoken of as something of the shopper's own, or of a gift.
_NO_OFFER = re.compile(
    r"\bgift (?:cards?|vouchers?|coupons?)\b|\bmy (?:last |own |old )?(?:coupons?|vouchers?)\b"
    r"|\b(?:order|refund|return|combine|stack|pay(?:ment)?|check ?out)\b|礼品卡",
    re.IGNORECASE,
)
# A question of one product ("is it popular?"), and talk of what is not for sale.
_NO_SCENE = re.compile(
    r"\b(?:is|are|was) (?:it|this|that|these|those|they|the \w+ one)\b"
    r"|\b(?:my|the) (?:order|return|refund|account|parcel|delivery)\b"
    r"|\b(?:coupons?|vouchers?|codes?|student)\b|订单|退货|退款|优惠码|优惠券",
    re.IGNORECASE,
)


def find_scene(text: str) -> tuple[str, str]:
    """Return the scene that a message asks for, and the message without the scene's words.

    Returns:
        One of `assistant.recommend.scenes.SCENES`, or "" for none; then the text is as given.
    """
    for scene, pattern in _SCENES:
        found = pattern.search(text)
        if found and scene == "offers":
            if _NO_OFFER.search(text):
                continue
            return scene, f"{text[: found.start()]} {text[found.end() :]}".strip()
        if found and not (_NO_SCENE.search(text) and scene not in BESIDE):
            return scene, f"{text[: found.start()]} {text[found.end() :]}".strip()
    return "", text
