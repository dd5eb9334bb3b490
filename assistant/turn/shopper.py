"""Who is being recommended to: by the word of the session, with what they touched in it."""

from assistant.recommend.interest import Touch
from assistant.recommend.recommender import Shopper
from assistant.transcript import Turn
from assistant.turn.context import TurnContext

__all__ = ["shopper_of", "touches_of_turn"]

# What a tool's use says of a product.
TOUCHING = {"get_product": "view", "add_to_cart": "cart"}


def shopper_of(context: TurnContext) -> Shopper:
    """Return the shopper of the turn in progress."""
    cart = tuple(dict.fromkeys(line.product_id for line in context.desk.cart.cart().lines))
    session = (
        *(Touch(product_id, "cart") for product_id in cart),
        *(Touch(product_id, "view") for product_id in context.focus),
    )
    customer = context.desk.case.conversation().customer_id
    orders = context.desk.case.shop.orders(customer) if customer is not None else ()
    bought = sorted((line.product_id, order.placed_at) for order in orders for line in order.lines)
    return Shopper(
        customer, session, cart, tuple(bought), context.shown_before, context.conversation_id
    )


def touches_of_turn(turn: Turn) -> list[tuple[str, str]]:
    """Return what a turn says of taste: (product id, kind) of what was looked at and put aside."""
    return [
        (str(use.arguments["product_id"]), TOUCHING[use.name])
        for use in turn.reply.tools
        if use.name in TOUCHING and use.arguments.get("product_id")
    ]
