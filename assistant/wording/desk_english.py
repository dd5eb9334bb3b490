"""What the shop says at its service desk, in English: orders, proposals, refusals, a person."""

from types import MappingProxyType
from typing import Final

__all__ = ["DESK_ENGLISH"]

DESK_ENGLISH: Final = MappingProxyType(
    {
        # who it is
        "identify": (
            "Which account is it? Please tell me its e-mail address, or your first name, last"
            " name and postcode.",
        ),
        "identified": ("Thank you, {name}, I have found your account.",),
        "account": ("Account of {name}, {email}.",),
        "account_address": ("Default address: {address}.",),
        "account_methods": ("Payment methods: {methods}.",),
        "balance": ("{method} with {amount}",),
        # orders
        "orders_none": ("There are no orders in this account.",),
        "orders_list": ("Your orders, newest first:",),
        "orders_first": ("Your newest orders, {shown} of {count}:",),
        "order_short": ("• {id}: {status}, placed on {placed}, {total}: {items}",),
        "order_status": ("Order {id} is {status}.",),
        "order_status_return": ("A return from order {id} is under way.",),
        "order_status_exchange": ("An exchange from order {id} is under way.",),
        "order_placed": ("It was placed on {placed}.",),
        "order_lines": ("In order {id}:",),
        "line": ("• {quantity} × {title}, {price}",),
        "line_option": ("• {quantity} × {title} ({options}), {price}",),
        "order_total": ("Total of order {id}: {total}.",),
        "order_total_with": ("Total of order {id}: {total}, of which {shipping} for delivery.",),
        "order_address": ("Order {id} goes to {address}.",),
        "order_paid": ("Paid with {method}: {amount}.",),
        "order_shipped": ("Order {id} was shipped on {day}.",),
        "order_expected": ("It should arrive on {day}.",),
        "order_expected_passed": ("It should have arrived on {day}.",),
        "order_delivered": ("It was delivered on {day}.",),
        "parcel": ("Parcel {tracking} with {carrier}: {status}.",),
        "parcel_event": ("Last seen on {day}: {text}, {place}.",),
        "parcel_event_nowhere": ("Last seen on {day}: {text}.",),
        "order_possible": ("What can be done with it: {possible}.",),
        # money back
        "refunds_none": ("There is no refund under way in this account.",),
        "refunds_none_order": ("There is no refund for order {id}.",),
        "refund_pending": (
            "The refund of {amount} for order {id} goes to {method}; it should be there by {day}.",
        ),
        "refund_settled": ("The refund of {amount} for order {id} was paid to {method} on {day}.",),
        "refund_waits_return": (
            "Order {id}: the return was asked for on {day}; the refund follows once the items"
            " are back.",
        ),
        "refund_waits_exchange": (
            "Order {id}: the exchange was asked for on {day}; it is settled once the items are"
            " back.",
        ),
        # the cart
        "cart_empty": ("Your cart is empty.",),
        "cart_lines": ("In your cart:",),
        "cart_total": ("Total of the cart: {total}.",),
        # what is proposed
        "propose_cancel_order": ("I can cancel order {order_id} for you:",),
        "propose_reason": ("Reason: {reason}.",),
        "propose_refund": ("Refund: {amount} to {method}, {when}.",),
        "propose_change_order_address": (
            "I can have order {order_id} sent to {to}, instead of {from_address}.",
        ),
        "propose_change_order_items": ("I can change this in order {order_id}:",),
        "propose_change_order_payment": (
            "I can have order {order_id} paid with {method} instead: {amount}.",
        ),
        "propose_return_items": ("I can take these back from order {order_id}:",),
        "propose_return_fee": ("Sending it back costs {fee}, taken off the refund.",),
        "propose_exchange_items": ("I can exchange this from order {order_id}:",),
        "swap": ("• {title}: {old} for {new}, {price}",),
        "difference_more": ("To pay: {amount} with {method}, {when}.",),
        "difference_less": ("You get {amount} back to {method}, {when}.",),
        "difference_none": ("The price stays the same.",),
        "propose_next": ("After that, {next}.",),
        "propose_change_default_address": (
            "I can make {to} your default address, instead of {from_address}."
            " Orders already placed keep theirs.",
        ),
        "propose_checkout": ("This would go to the check-out:",),
        "ask_yes": (
            "Shall I do that? Nothing is changed before you say yes.",
            "Is that right? I change nothing until you say yes.",
        ),
        "ask_yes_checkout": ("Shall I take you to the check-out with that?",),
        "details_changed": ("Something has changed since I showed you this, so here it is again:",),
        "ask_which_yes": (
            "More than one thing waits for your yes: say “both”, “the first”, or the number of the"
            " order.",
        ),
        # what waits
        "remind_cancel_order": ("Order {order_id} is not cancelled yet: shall I cancel it?",),
        "remind_change_order_address": (
            "And the new address for order {order_id}: shall I change it?",
        ),
        "remind_change_order_items": ("And the change in order {order_id}: shall I make it?",),
        "remind_change_order_payment": (
            "And the other way to pay order {order_id}: shall I change it?",
        ),
        "remind_return_items": ("And the return from order {order_id}: shall I go ahead?",),
        "remind_exchange_items": ("And the exchange from order {order_id}: shall I go ahead?",),
        "remind_change_default_address": ("And your new default address: shall I set it?",),
        "remind_checkout": ("And your cart: shall I take you to the check-out?",),
        # what was done
        "done_cancel_order": ("Order {order_id} is cancelled.",),
        "done_change_order_address": ("Order {order_id} now goes to {to}.",),
        "done_change_order_items": ("The change in order {order_id} is made:",),
        "done_change_order_payment": ("Order {order_id} is now paid with {method}: {amount}.",),
        "done_return_items": ("The return from order {order_id} is registered:",),
        "done_exchange_items": ("The exchange from order {order_id} is registered:",),
        "done_change_default_address": ("Your default address is now {to}.",),
        "done_checkout": ("Here is the way to the check-out: {url}",),
        "done_already": ("That is done already, and only once.",),
        "done_invoice": ("Here is the invoice of order {order_id}, {total}: {url}",),
        "done_complaint": (
            "I am sorry about that. Your complaint is kept as ticket {ticket}; a person will"
            " read it.",
        ),
        "declined": ("All right, I leave everything as it is.",),
        "expired": ("That offer has run out; tell me again and I prepare it anew.",),
        "nothing_waits": ("There is nothing waiting for a yes.",),
        # what is not possible
        "refused": ("{reason}",),
        "possible": ("What is possible: {possible}.",),
        "which_of": ("Which one: {possible}?",),
        # what is lacking
        "lacks_order": ("Which order is it? Its number looks like {example}.",),
        "lacks_reason": ("Why should it be cancelled: {reasons}?",),
        "lacks_items": ("Which items of order {order_id} is it about: {items}?",),
        "lacks_new_items": ("What would you like instead of {title}: {options}?",),
        "lacks_address": ("What is the new address: street and number, postcode and city?",),
        "lacks_payment_method": ("How would you like to pay it: {methods}?",),
        "lacks_option": ("Which {title} would you like: {options}?",),
        "lacks_product": ("Which product shall I put into the cart?",),
        "lacks_text": ("I am sorry about that. What went wrong?",),
        # a person
        "handover": ("I hand you over to a person of our team, who can see what we talked about.",),
        "handover_angry": (
            "I am sorry that this has gone so badly. A person of our team takes over and can"
            " see what we talked about.",
        ),
        "handover_misunderstood": (
            "I am sorry, I do not understand. A person of our team takes over and can see what"
            " we talked about.",
        ),
        "handover_refused_twice": (
            "I cannot go further with this, so a person of our team takes over and can see what"
            " we talked about.",
        ),
        "handover_out_of_policy": (
            "That is not mine to decide, so a person of our team takes over and can see what we"
            " talked about.",
        ),
        "handover_identification": (
            "Too many details did not match, so a person of our team takes over.",
        ),
        "handover_closed": (
            "Nobody is there right now; our hours are {hours}. Leave your message here and we"
            " answer it then.",
        ),
        "handover_or": ("You can also write to {contact}.",),
        # words of their own
        "say_yes": ("Yes",),
        "say_no": ("No",),
        "suggest_orders": ("Show my orders",),
        "suggest_cart": ("Show my cart",),
        "suggest_checkout": ("Check out",),
        "progress_desk": ("Looking into your records …",),
    }
)
