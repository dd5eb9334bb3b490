"""Why something cannot be done, in Chinese: one sentence for each rule of the desk.

A record holds the reason in English; here the rule that decided it is put in Chinese, with the
values that the record has of it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["REFUSALS"]

REFUSALS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_found": "在您的账户里没有找到这个订单或商品。",
        "which_order": "您有不止一个订单符合，请告诉我是哪一个。",
        "identity": "我还不能确认您的身份。",
        "one_customer": "一次对话只能为一位顾客服务。",
        "order_state_cancel": "订单 {order_id} 的状态是“{order_status}”，不能取消。",
        "order_state_change": "订单 {order_id} 的状态是“{order_status}”，不能更改。",
        "order_state_return": "订单 {order_id} 的状态是“{order_status}”，不能退货。",
        "order_state_exchange": "订单 {order_id} 的状态是“{order_status}”，不能换货。",
        "return_window": "订单 {order_id} 于 {delivered_on} 送达，{window_days} 天的退货期到 "
        "{ended_on} 为止。",
        "exchange_window": "订单 {order_id} 于 {delivered_on} 送达，{window_days} 天的换货期到 "
        "{ended_on} 为止。",
        "cancel_reason": "这不是可以取消订单的原因。",
        "item_change_once": "每个订单的商品只能更改一次。",
        "items_chosen": "请告诉我是哪些商品。",
        "item_counts_match": "换出和换入的商品数量必须相同。",
        "different_item": "新的商品必须与原来的不同。",
        "same_product": "只能换成同一商品的其他规格。",
        "item_available": "这个规格现在没有货。",
        "payment_method": "这种付款方式不在您的账户里。",
        "single_payment": "这个订单不是用一种方式付款的，不能更改付款方式。",
        "same_payment_method": "这个订单已经在用这种付款方式。",
        "gift_card_balance": "礼品卡的余额不够。",
        "refund_method": "款项只能退回原来的付款方式或礼品卡。",
        "final_sale": "这类商品不能退。",
        "delivery_country": "我们不能送到这个国家。",
        "address": "这个地址不完整或不能使用。",
        "cart": "购物车里不能这样更改。",
        "confirmation": "目前没有需要您确认的事项。",
        "handover": "人工客服正在处理这次对话。",
    }
)
