"""What a message wants done with the shopper's own profile: show it, change it, delete it."""

import re

__all__ = ["find_profile"]

_TASTE = (
    r"(?:profile|interests?|tastes?|likes|preferences|history|habits|data for recommendations"
    r"|recommendations?)"
)
_CHANGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (change, re.compile(pattern, re.IGNORECASE))
    for change, pattern in (
        ("delete",
            rf"\b(?:delete|erase|remove|clear|wipe|reset)\b.{{0,24}}\bmy {_TASTE}\b"
            r"|\bforget (?:everything|all|what) (?:that )?(?:you know )?(?:about|of) me\b"
            rf"|\bforget (?:all )?my {_TASTE}\b"
            r"|(?:删除|清除|清空).{0,6}(?:我的)?(?:喜好|画像|偏好|兴趣)|忘记我的(?:喜好|偏好|兴趣)"),
        ("off",
            r"\b(?:stop|don'?t|do not|never|turn off|switch off|no more)\b.{0,20}"
            rf"\b(?:personali[sz]\w+|profiling|us(?:e|ing) my {_TASTE}|track(?:ing)? (?:me|what i)"
            r"|remember(?:ing)? (?:what i|my taste|my interests?))\b"
            rf"|\b(?:turn|switch) (?:my )?{_TASTE} off\b|\b(?:turn|switch) off my {_TASTE}\b"
            r"|(?:关闭|不要|停止).{0,4}(?:个性化|画像|记住我的喜好)"),
        ("on",
            r"\b(?:turn|switch) (?:on )?(?:the )?(?:personali[sz]\w+|my profile)"
            r"(?: (?:back )?on)?\b"
            r"|\b(?:start|resume)\b.{0,12}\bpersonali[sz]\w+\b|(?:打开|开启).{0,4}(?:个性化|画像)"),
        ("forget",
            r"\b(?:don'?t|do not|stop) (?:go(?:ing)? by|recommend(?:ing)? (?:things )?(?:because of"
            r"|based on)|us(?:e|ing)) (?:it|this|that)(?: one)?\b(?! \w)"
            r"|\b(?:take|remove|delete) (?:it|this|that|the .{2,40}?) (?:out of|from)"
            rf" my {_TASTE}"
            r"|从我的(?:喜好|偏好|画像)中(?:去掉|删除)"),
        ("show",
            r"\bwhat (?:do you|have you) (?:know|remember|kept|stored|learn(?:ed|t))"
            r"(?: (?:about|of) (?:me|my \w+))\b"
            r"|\b(?:show|see|view|what(?:'s| is)(?: in)?) (?:me )?my"
            r" (?:profile|interests?|tastes?)\b(?! rates?)"
            r"|\bwhy (?:do|are) you (?:recommend|show)(?:ing)? (?:me )?(?:this|these|that|those)"
            r" to me\b|(?:你了解我|我的(?:画像|喜好|偏好)(?:是什么|有哪些))"),
    )
)  # fmt: skip


# Of a login, not of taste.
_LOGIN = re.compile(
    r"\b(?:pass\w*|pin|keys?|code|log ?in|user ?name|account)\b|密码|账号", re.IGNORECASE
)


def find_profile(text: str) -> str:
    """Return "show", "off", "on", "delete" or "forget"; "" where it is not about the profile."""
    if _LOGIN.search(text):
        return ""
    for change, pattern in _CHANGES:
        if pattern.search(text):
            return change
    return ""
