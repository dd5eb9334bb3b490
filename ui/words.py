"""The page's own words, by language; what the assistant says is not here."""

from types import MappingProxyType
from typing import Final

__all__ = ["LANGUAGES", "words_for"]

_WORDS: Final = {
    "en": {
        "shelf": "On the shelf",
        "coverage": "Coverage",
        "coverage_hint": (
            "How much of the range of good answers this shelf shows, against the proven limit"
        ),
        "why": "Why it is here:",
        "details": "Details",
        "similar": "More like this",
        "say_details": "Tell me more about number {}",
        "say_similar": "Show me more like {}",
        "in_stock": "In stock",
        "sold_out": "Sold out",
        "stock_unknown": "Ask for stock",
        "rated": "Rated {} of 5",
        "relaxed": "Nothing met every wish, so this one was relaxed:",
        "uncovered": "Not found:",
        "empty": "Say what you are looking for, and the shelf fills up.",
        "empty_after": "This answer shows no products. What you saw before:",
        "before": "Shown before",
        "say_details_of": "Tell me more about {}",
        "chips": "What I have understood so far",
        "remove": "Forget: {}",
        "suggestions": "Suggested replies",
        "ask": "What are you looking for?",
        "send": "Send",
        "new": "New conversation",
        "welcome": "Hello, and welcome to {}. What can I find for you?",
        "you": "Message to the shop",
        "chat": "Conversation",
        "busy": "One moment …",
    },
    "zh": {
        "shelf": "货架",
        "coverage": "覆盖度",
        "coverage_hint": "这些商品覆盖了多少合适的选择（与可证明的上限相比）",
        "why": "推荐理由：",
        "details": "详情",
        "similar": "类似商品",
        "say_details": "请介绍第{}个",
        "say_similar": "还有类似 {} 的吗？",
        "in_stock": "有货",
        "sold_out": "缺货",
        "stock_unknown": "库存请咨询",
        "rated": "评分 {}（满分 5 分）",
        "relaxed": "没有完全符合的商品，已放宽：",
        "uncovered": "未找到：",
        "empty": "告诉我您想找什么，商品会显示在这里。",
        "empty_after": "这条回复没有商品。之前看过：",
        "before": "之前展示",
        "say_details_of": "请介绍 {}",
        "chips": "目前了解到的要求",
        "remove": "取消：{}",
        "suggestions": "快捷回复",
        "ask": "您想找什么？",
        "send": "发送",
        "new": "新对话",
        "welcome": "您好，欢迎光临{}。想找点什么？",
        "you": "给店铺的消息",
        "chat": "对话",
        "busy": "请稍候……",
    },
}

LANGUAGES: Final = tuple(_WORDS)


def words_for(language: str) -> MappingProxyType[str, str]:
    """The interface's words in a language; English where there are none for it."""
    return MappingProxyType(_WORDS.get(language.split("-")[0].lower(), _WORDS["en"]))
