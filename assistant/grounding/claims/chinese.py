"""Chinese words that always state something: free, discount, guarantee, done, tomorrow.

Chinese drafts are read by their figures, stock and ratings, and by these words: each must stand in
a policy, an order, the request or the subject's own record, in Chinese or in the English in which
records are kept.
"""

import re

from assistant.grounding.claims.actions import all_states, has_record
from assistant.grounding.claims.amounts import discount_of
from assistant.grounding.claims.deeds import ACTIONS
from assistant.grounding.reading.text import stem
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_chinese"]

_STATING = re.compile(
    r"免费|包邮|赠送|打折|[一二三四五六七八九]折|折扣|优惠|保修|质保|终身|获奖|认证|退款|"
    r"已(?:经)?(?:为您)?(?:取消|下单|修改|加入|发货)|[一二三四五六七八九十百千]+元|今天|明天|后天|半价|两倍|"
    r"防水|最轻|最重|销量|畅销"
)
_DENIED = re.compile(r"(?:没有|无|不是|不能|未|并非)[^，。；]{0,4}$")
_DISCOUNTS = ("打折", "折扣", "优惠")
# word -> the English in which records say the same
_ENGLISH: dict[str, frozenset[str]] = {
    word: frozenset(stem(w) for w in english.split())
    for words, english in {
        "免费 包邮": "free",
        "赠送": "gift free",
        "打折 折扣 优惠": "discount offer promotion code voucher",
        "保修 质保": "warranty guarantee",
        "终身": "lifetime",
        "获奖": "award",
        "认证": "certified",
        "退款": "refund",
        "防水": "waterproof",
    }.items()
    for word in words.split()
}
# deed -> its stem in `ACTIONS`, and the state of an order to which it leads
_DEEDS = {
    "取消": ("cancel", "cancelled"),
    "下单": ("order", "placed"),
    "修改": ("chang", "changed"),
    "加入": ("add", "added"),
    "发货": ("send", "shipped"),
}


def check_chinese(segment: Segment) -> None:
    """Judge each stating word by whether a record has it."""
    for match in segment.find_all(_STATING):
        if segment.is_covered(match.start(), match.end()) or segment.mode == "question":
            continue
        word = match.group()
        source = _source_of(segment, word)
        denied = bool(_DENIED.search(segment.text, segment.start, match.start()))
        ok = (source is None) if denied else (source is not None)
        segment.add(Finding("policy", match.start(), match.end(), ok, source or "evidence"))


def _source_of(segment: Segment, word: str) -> str | None:
    """Return the record that has a word or says the same in English; None when none does."""
    book = segment.book
    deed = _DEEDS.get(word[-2:]) if word.startswith("已") else None
    if deed:
        action, state = deed
        told = has_record(segment, ACTIONS[action]) or any(
            state in all_states(e.record) for e in book.order_entries()
        )
        return "evidence" if told else None
    english = _ENGLISH.get(word, frozenset())
    for product in segment.products:
        reduced = word in _DISCOUNTS and discount_of(product) > 0
        if reduced or word in str(product.record) or english & (product.strong | product.weak):
            return product.source
    if any(word in raw for raw in book.raw):
        return "evidence"
    if english & book.policy_stems.union(*(entry.stems for entry in book.entries)):
        return "evidence"
    return "request" if word in book.request.text else None
