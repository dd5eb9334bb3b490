"""What the shop says when it recommends, and of what it remembers of a shopper, in Chinese."""

from types import MappingProxyType
from typing import Final

__all__ = ["RECOMMEND_CHINESE"]

RECOMMEND_CHINESE: Final = MappingProxyType(
    {
        "scene_for_you": ("根据您以前的选择，推荐这 {shown} 款：",),
        "scene_for_you_new": ("我还不了解您的喜好，先看看这 {shown} 款：",),
        "scene_goes_with": ("和它搭配，可以看看这 {shown} 款：",),
        "scene_complete_cart": ("搭配您购物车里的商品，可以看看这 {shown} 款：",),
        "scene_popular": ("其他顾客常选的{wish}有这 {shown} 款：",),
        "scene_new": ("新到的{wish}有这 {shown} 款：",),
        "scene_best_value": ("{wish}性价比高的有这 {shown} 款：",),
        "scene_gifts": ("作为礼物，{wish}推荐这 {shown} 款：",),
        "scene_on_sale": ("目前降价的{wish}有这 {shown} 款：",),
        "scene_one": ("可以看看这一款：",),
        "scene_wish": ("{wish}",),
        "scene_nothing": ("目前没有可以推荐的商品。",),
        "scene_nothing_new": ("最近没有这类新品。",),
        "scene_nothing_on_sale": ("这类商品目前没有降价。",),
        "scene_nothing_goes_with": ("店里没有我所知可以搭配的商品。",),
        "scene_empty_cart": ("您的购物车还是空的。您想找什么？",),
        "scene_with_what": ("您想搭配哪一款？请告诉我它的序号或名称。",),
        "why_bought_yours": ("常与您已有的商品一起选购",),
        "why_bought_with": ("常与它一起选购",),
        "why_compatible_with": ("尺寸适配",),
        "why_goes_with": ("适合搭配",),
        "why_used_for": ("可以一起使用",),
        "why_session": ("接近您看过的商品",),
        "why_interest": ("接近您以前的选择",),
        "why_interest_in": ("因为您对{kind}感兴趣",),
        "why_popular": ("其他顾客常选",),
        "why_value": ("同类中性价比不错",),
        "why_discount": ("目前降价",),
        "sponsored": ("广告",),
        "sponsored_note": ("广告：{title}。",),
        "profile_of": ("我为您推荐时参考的是：{kinds}。",),
        "profile_values": ("您较常选择{values}。",),
        "profile_empty": ("我没有记住您的任何喜好。",),
        "profile_say": ("您可以从中去掉某件商品、关闭它，或要求删除。",),
        "profile_off": ("已关闭：我不会使用也不会保存您看过的内容。",),
        "profile_on": ("已开启：我会参考您选购和浏览的商品。",),
        "profile_deleted": ("已删除。以前的记录不会再被使用。",),
        "profile_forgotten": ("以后不再参考 {title}。",),
        "profile_visitor": ("我不保存访客的资料。确认身份后可以查看您的资料。",),
    }
)
