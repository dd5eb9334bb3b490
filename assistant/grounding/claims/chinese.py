"""Chinese words that always state something: free, discount, guarantee, done, tomorrow.

Chinese drafts are read by their figures, stock and ratings, and by these words: each must stand in
a policy, an order, the request or the subject's own record.
"""

import re

from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_chinese"]

_STATING = re.compile(
    r"免费|包邮|赠送|打折|[一二三四五六七八九]折|折扣|优惠|保修|质保|终身|获奖|认证|退款|"
    r"已(?:经)?(?:为您)?(?:取消|下单|修改|加入|发货)|[一二三四五六七八九十百千]+元|今天|明天|后天|半价|两倍|"
    r"防水|最轻|最重|销量|畅销"
)


def check_chinese(segment: Segment) -> None:
    """Judge each stating word by whether a record has it."""
    for match in segment.find_all(_STATING):
        if segment.is_covered(match.start(), match.end()) or segment.mode == "question":
            continue
        word = match.group()
        source = next((p.source for p in segment.products if word in str(p.record)), None)
        if source is None and any(word in raw for raw in segment.book.raw):
            source = "evidence"
        if source is None and word in segment.book.request.text:
            source = "request"
        ok = source is not None and not segment.is_negated(match.start())
        segment.add(Finding("policy", match.start(), match.end(), ok, source))
