"""What shoppers call things that policies call otherwise, and words that tell neither."""

from assistant.understanding.words.lexicon import word_set

__all__ = ["SAID", "STOP"]

# Words that shoppers use -> words that policies use. Both are compared in their singular.
SAID = {
    "refund": "refund money back return",
    "money": "refund payment",
    "back": "return refund",
    "ship": "delivery shipping",
    "shipping": "delivery",
    "shipment": "delivery",
    "deliver": "delivery",
    "postage": "delivery fee cost",
    "arrive": "delivery",
    "send": "delivery return",
    "guarantee": "warranty",
    "broken": "warranty fault faulty defect",
    "defective": "warranty fault faulty",
    "damaged": "warranty fault faulty",
    "swap": "exchange",
    "change": "exchange change",
    "pay": "payment",
    "paypal": "payment account",
    "card": "payment card",
    "visa": "payment card",
    "voucher": "gift card promotion",
    "coupon": "promotion",
    "discount": "promotion",
    "gdpr": "privacy data",
    "personal": "privacy data",
    "cancel": "cancellation",
}
STOP = word_set(
    "a an and are at be by can could do does for from get have how i if in is it me my of on or our"
    " please so that the there this to us we what when where which who will with would you your"
    " long much many about policy tell know want need take give any some not no"
)
