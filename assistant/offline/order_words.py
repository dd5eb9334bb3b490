"""What a message says of orders: which action, and the details that it names.

It reads words, in English and Chinese; which records they mean is found out at the desk.
"""

import re
from collections.abc import Sequence

from assistant.shop.countries import country_code
from assistant.shop.folding import fold
from assistant.understanding.words.lexicon import word_set

__all__ = [
    "find_address",
    "find_name",
    "find_payment_method",
    "find_reason",
    "is_correction",
    "names_all",
    "order_tool",
]

_I = re.IGNORECASE
# What a message asks to be done, the most telling wording first.
_TOOLS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (tool, re.compile(pattern, _I))
    for tool, pattern in (
        ("order_invoice", r"\b(?:invoices?|receipts?|bill)\b|发票|收据"),
        ("cancel_order", r"\bcancel|\bcall off\b|取消"),
        (
            "refund_status",
            r"\b(?:where|when|status|what about|has|did|is|how long|any news|still waiting)\b"
            r".{0,60}\b(?:refund\w*|money back|reimburse\w*)|\b(?:refund|reimbursement) status\b"
            r"|\b(?:what about|status of|news (?:on|about|of)|how is)\b.{0,20}"
            r"\b(?:return|exchange)\b"
            r"|退款.{0,12}(?:哪|什么时候|到账|状态|进度|多久)|(?:哪|什么时候|查).{0,8}退款",
        ),
        (
            "exchange_items",
            r"\b(?:exchange|swap|switch|replace)\b"
            r"|\btoo (?:small|big|large|tight|wide|long|short)\b"
            r"|\bdifferent (?:size|colou?r)\b|\bother (?:size|colou?r)\b|换货|换成|换一|调换",
        ),
        (
            "return_items",
            r"\breturn(?:ing)?\b|\bsend(?:ing)? (?:\S+ ){0,12}?back\b|\bgive (?:\S+ ){0,8}?back\b"
            r"|\b(?:want|get|like|need|have) (?:a|my|the) (?:refund|money back)\b|退货|退掉|退回",
        ),
        (
            "my_account",
            r"\b(?:which|what)\b.{0,20}\baddress\b.{0,30}\b(?:do you have|on file|have i)\b"
            r"|\bwhat(?:'s| is) my (?:\w+ )?address\b|我的地址是什么",
        ),
        (
            "change_default_address",
            r"\b(?:default|new home) address\b|\bmy new address is\b(?!.{0,60}\border\b)"
            r"|\b(?:change|update|correct|edit|set)\b.{0,20}"
            r"\b(?:my|our|the) (?:home |account )?address\b"
            r"(?!.{0,40}\border\b)|\b(?:i|we)(?:'ve| have) moved\b|默认地址|改我的地址",
        ),
        (
            "change_order_address",
            r"\baddress\b|\b(?:send|ship|deliver|redirect)\b.{0,60}\bto\b.{0,80}\d|改.{0,6}地址|寄到|送到",
        ),
        (
            "change_order_payment",
            r"\bpay(?:ment|ing)?\b.{0,60}\b(?:with|by|using|method|to|from|instead)\b"
            r"|\bcharge\b.{0,40}\b(?:to|on)\b|\b(?:other|another|different) (?:card|payment)\b"
            r"|付款方式|支付方式|改用",
        ),
        (
            "change_order_items",
            r"\b(?:change|make|switch|update)\b.{0,80}\b(?:to|into|in|for)\b|改成|改为",
        ),
        (
            "track_order",
            r"\btrack|\bwhere(?:'s| is| are)\b|\bstatus\b|\b(?:when|has|did|will)\b.{0,40}"
            r"\b(?:arriv\w*|deliver\w*|come|ship\w*|get here|sent)\b|\bparcel\b|\bpackage\b"
            r"|物流|到哪|什么时候到|发货|快递",
        ),
        (
            "order_details",
            r"\bwhat (?:did i|have i|was|is|were|'s)\b.{0,30}\b(?:buy|bought|order(?:ed)?|in)\b"
            r"|\bdetails?\b|\bwhat'?s in\b|\bshow\b.{0,20}\border\b(?!s)|详情|买了什么",
        ),
        (
            "my_orders",
            r"\b(?:my|all|recent|past|previous|latest|last) (?:\w+ ){0,2}?(?:orders|purchases)\b"
            r"|\border history\b|\borders (?:of mine|i)\b|我的订单|全部订单|所有订单",
        ),
        (
            "my_account",
            r"\b(?:my|which) (?:account|details|data|profile|payment methods?|address|gift ?card)\b"
            r"|\bbalance\b|\b(?:which|what|whose)\b.{0,30}\b(?:for|about|on) me\b|\bon file\b"
            r"|我的账户|余额|我的资料",
        ),
    )
)
_CORRECTION = re.compile(
    r"^\W*(?:no|nope|sorry|oops|wait|hmm|actually|rather|correction|oh)\b|\bi meant?\b|\bi mean\b"
    r"|\binstead\b|\bactually\b|\brather\b|\bmake (?:it|that)\b|\bbetter\b"
    r"|\bchange (?:it|that) to\b"
    r"|不对|不是|改成|应该是|还是",
    _I,
)
_ALL = re.compile(
    r"\b(?:all(?: of (?:it|them))?|everything|both|all (?:the )?items"
    r"|the (?:whole|entire|complete) (?:order|lot|thing))\b|全部|都|整单",
    _I,
)
_MISTAKE = re.compile(
    r"\bmistak\w*|\bby accident\b|\baccident\w*|\bdid(?:n'?t| not) mean to\b|\bwrong(?:ly)?\b"
    r"|\berror\b|\btwice\b|误|错|不小心",
    _I,
)
_NOT_NEEDED = re.compile(
    r"\bno longer (?:need\w*|want\w*|required)\b|\b(?:don'?t|do not|doesn'?t) (?:need|want)\b"
    r"|\bnot need(?:ed)?\b|\bchanged my mind\b|\bno more need\b|\bunneeded\b"
    r"|不需要|不要了|不想要|用不着",
    _I,
)
_BECAUSE = re.compile(r"\b(?:because|since|as|the reason is)\b\s+(.{3,120})", _I)
_METHODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (words, re.compile(pattern, _I))
    for words, pattern in (
        ("gift card", r"\bgift ?card\b|\bvoucher\b|礼品卡"),
        ("paypal", r"\bpay ?pal\b"),
        ("visa", r"\bvisa\b"),
        ("mastercard", r"\bmaster ?card\b"),
        ("klarna", r"\bklarna\b"),
        ("credit card", r"\b(?:credit|debit|bank) ?card\b|\bmy card\b|\bcard\b|信用卡|银行卡"),
    )
)
_ANOTHERS = re.compile(
    r"\b(?:friend|wife|husband|partner|mother|mum|father|dad|sister|brother|son|daughter|boss"
    r"|colleague|someone|somebody|company)(?: else)?['’]s? (?:\w+ ){0,2}?(?:card|account|paypal)\b",
    _I,
)
_LAST_FOUR = re.compile(r"\b(?:ending|ends)\b\D{0,12}(\d{4})\b|尾号\D{0,3}(\d{4})", _I)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]\d[\dW] ?[A-Z0-9]{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}-\d{4}|\d{4} ?[A-Z]{2}"
    r"|\d{4,6})\b"
)
_NAME_WORD = r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*"
_NAME = re.compile(
    rf"(?:\b(?:i'?m|i am|my name is|name:?|this is|it'?s|it is|called|names?)\s+)?"
    rf"(?P<first>{_NAME_WORD})\s+(?P<last>{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}})"
    rf"\s*(?:,|;|\band\b|\bfrom\b|\bat\b|\bin\b|\bpostcode\b|\bpostal code\b|\bzip\b|，|：|:|$)",
    _I,
)
_NO_NAME = word_set(
    "i im i'm my name is am this it its it's and the postcode postal code zip from at in living"
    " live called hello hi hey here please order orders account surname"
)
_PREFIX = re.compile(r"^.*?\b(?:to|address is|address:|is now|:|now)\s+(?=\S)", _I)
_ORDER_ID = re.compile(r"#?\b[A-Z]{1,4}-?\d{3,14}\b", _I)
_INSTEAD = re.compile(r"\s*\b(?:instead|please|thanks?|thank you|now|from now on)\b\W*$", _I)


def order_tool(text: str) -> str | None:
    """Return the tool that a message's wording asks for; None when it names no action."""
    return next((tool for tool, pattern in _TOOLS if pattern.search(text)), None)


def is_correction(text: str) -> bool:
    """Whether a message takes something back that was said before: "sorry, I meant XL"."""
    return _CORRECTION.search(text) is not None


def names_all(text: str) -> bool:
    """Whether a message is about all that there is: "return everything"."""
    return _ALL.search(text) is not None


def find_reason(text: str, allowed: Sequence[str]) -> str | None:
    """Return why an order should be cancelled, in the shop's words where they fit.

    Args:
        text: the message.
        allowed: the reasons that the shop accepts.

    Returns:
        One of the allowed; else what follows "because", for the rules to judge; None for none.
    """
    said = fold(text)
    for reason in allowed:
        if fold(reason) in said:
            return reason
    for pattern, word in ((_MISTAKE, "mistake"), (_NOT_NEEDED, "need")):
        if pattern.search(text):
            return next((reason for reason in allowed if word in reason), None)
    because = _BECAUSE.search(text)
    return because[1].strip(" .!") if because else None


def find_payment_method(text: str) -> str | None:
    """Return words for a payment method as the desk reads them: "gift card", "4242"."""
    if ending := _LAST_FOUR.search(text):
        return ending[1] or ending[2]
    if _ANOTHERS.search(text):
        return "another person"  # none of the account's own; the rules say so
    return next((words for words, pattern in _METHODS if pattern.search(text)), None)


def find_name(text: str) -> dict[str, str] | None:
    """Return {"first_name", "last_name", "postcode"} when all three are said."""
    postcodes = list(_POSTCODE.finditer(text.upper()))
    if not postcodes:
        return None
    code = postcodes[-1]
    rest = f"{text[: code.start()]},{text[code.end() :]}"
    for found in _NAME.finditer(rest):
        words = [found["first"], *found["last"].split()]
        while words and fold(words[0]) in _NO_NAME:
            words.pop(0)
        while words and fold(words[-1]) in _NO_NAME:
            words.pop()
        if len(words) >= 2 and not any(fold(word) in _NO_NAME for word in words):  # noqa: PLR2004
            return {
                "first_name": words[0],
                "last_name": " ".join(words[1:]),
                "postcode": text[code.start() : code.end()],
            }
    return None


def find_address(text: str) -> dict[str, str]:
    """Return the parts of a postal address; {} when there is none, a part left out when unsaid.

    Parts are told apart by commas, as addresses are written on one line: street and number first,
    then the city with its postcode before, behind or beside it, then perhaps the country.
    """
    parts = [part.strip(" .;") for part in re.split(r"[,;\n，]", _INSTEAD.sub("", text))]
    parts = [_INSTEAD.sub("", part) for part in parts if part]
    street = next((at for at, part in enumerate(parts) if _is_street(part)), None)
    if street is None:
        return {}
    address = {"line1": _PREFIX.sub("", parts[street]).strip()}
    left = parts[street + 1 :]
    if left and len(country_code(left[-1])) == 2 and not _POSTCODE.search(left[-1].upper()):  # noqa: PLR2004
        address["country"] = left.pop()
    for at, part in enumerate(left):
        code = _POSTCODE.search(part.upper())
        if code:
            address["postcode"] = part[code.start() : code.end()]
            left[at] = f"{part[: code.start()]} {part[code.end() :]}".strip()
            break
    left = [part for part in left if part]
    if left:
        address["city"] = left[-1]
    if len(left) > 1:
        address["line2"] = ", ".join(left[:-1])
    return address


def _is_street(part: str) -> bool:
    bare = _ORDER_ID.sub("", _PREFIX.sub("", part))
    return re.search(r"\d", bare) is not None and len(re.findall(r"[^\W\d_]{2,}", bare)) >= 1
