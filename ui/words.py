"""The page's own words, by language; what the assistant says is not here.

Words that the page shares with the widget stand in the widget's file.
"""

from functools import cache
from types import MappingProxyType
from typing import Any, Final

from ui.widget.words import widget_words

__all__ = ["LANGUAGES", "preferred_language", "words_for"]

LANGUAGES: Final = {"en": "English", "zh": "中文"}

_WORDS: Final = {
    "en": {
        "shelf": "On the shelf",
        "coverage": "Coverage",
        "coverage_hint": (
            "How much of the range of good answers this shelf shows, against the proven limit"
        ),
        "grid": "What this shelf covers",
        "comparison": "Side by side",
        "price": "Price",
        "rating": "Rating",
        "stock": "Stock",
        "brand": "Brand",
        "true": "yes",
        "false": "no",
        "why_here": "Why it is here:",
        "not_this": "Not this",
        "compare": "Compare",
        "compare_chosen": "Compare the chosen ones",
        "say_number": "number {}",
        "say_details_number": "Tell me more about number {}",
        "say_compare": "Compare {}",
        "say_and": " and ",
        "say_not": "I do not want number {}",
        "say_add": "Add number {} to my cart",
        "say_add_option": "Add number {} in {} to my cart",
        "say_remove": "Remove {} from my cart",
        "relaxed": "Nothing met every wish, so this one was relaxed:",
        "uncovered": "Not found:",
        "empty": "Say what you are looking for, and the shelf fills up.",
        "empty_after": "This answer shows no products. What you saw before:",
        "before": "Shown before",
        "chips": "What I have understood so far",
        "forget": "Forget: {}",
        "stop": "Stop",
        "stopped": "Stopped.",
        "dark": "Dark or light",
        "language": "Language",
        "download": "Save the conversation",
        "source": "From the shop's records: {}",
        "source_search": "what was found for this",
        "order": "Order {}",
        "placed": "placed on {}",
        "from_person": "From our team:",
        "you_said": "You",
        "shop_said": "Shop",
    },
    "zh": {
        "shelf": "货架",
        "coverage": "覆盖度",
        "coverage_hint": "这些商品覆盖了多少合适的选择（与可证明的上限相比）",
        "grid": "货架覆盖的范围",
        "comparison": "并排比较",
        "price": "价格",
        "rating": "评分",
        "stock": "库存",
        "brand": "品牌",
        "true": "是",
        "false": "否",
        "why_here": "推荐理由：",
        "not_this": "不要这个",
        "compare": "比较",
        "compare_chosen": "比较所选商品",
        "say_number": "第{}个",
        "say_details_number": "请介绍第{}个",
        "say_compare": "比较{}",
        "say_and": "和",
        "say_not": "不要第{}个",
        "say_add": "把第{}个加入购物车",
        "say_add_option": "把第{}个（{}）加入购物车",
        "say_remove": "从购物车移除 {}",
        "relaxed": "没有完全符合的商品，已放宽：",
        "uncovered": "未找到：",
        "empty": "告诉我您想找什么，商品会显示在这里。",
        "empty_after": "这条回复没有商品。之前看过：",
        "before": "之前展示",
        "chips": "目前了解到的要求",
        "forget": "取消：{}",
        "stop": "停止",
        "stopped": "已停止。",
        "dark": "深色或浅色",
        "language": "语言",
        "download": "保存对话",
        "source": "来自店铺记录：{}",
        "source_search": "本次查找的结果",
        "order": "订单 {}",
        "placed": "下单日期 {}",
        "from_person": "人工客服：",
        "you_said": "您",
        "shop_said": "店铺",
    },
}


@cache
def words_for(language: str) -> MappingProxyType[str, Any]:
    """The interface's words in a language; English where there are none for it."""
    code, shared = widget_words(language)
    return MappingProxyType({**shared, **_WORDS[code]})


def preferred_language(accepted: str, otherwise: str) -> str:
    """Return the interface language for an Accept-Language header.

    Args:
        accepted: the header, such as "zh-CN,zh;q=0.9,en;q=0.8"; "" for none.
        otherwise: the language where none of those is there.
    """
    weighed = []
    for place, entry in enumerate(accepted.split(",")):
        tag, _, parameters = entry.strip().partition(";")
        weight = parameters.strip().removeprefix("q=") or "1"
        code = tag.split("-")[0].lower()
        if code in LANGUAGES and weight.replace(".", "", 1).isdigit():
            weighed.append((-float(weight), place, code))
    if weighed:
        return min(weighed)[2]
    return otherwise if otherwise in LANGUAGES else "en"
