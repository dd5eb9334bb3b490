"""The service desk: what a customer may learn and have done, with code in charge."""

from assistant.shop.desk.care import ASKS_BACK
from assistant.shop.desk.console import Console
from assistant.shop.desk.desk import Desk
from assistant.shop.desk.desks import Desks
from assistant.shop.desk.identity import sign_identity_token
from assistant.shop.desk.options import named_options, option_words
from assistant.shop.desk.states import Conversation, HandoverReason
from assistant.shop.desk.store import DeskStore, Message, Proposal, Ticket

__all__ = [
    "ASKS_BACK",
    "Console",
    "Conversation",
    "Desk",
    "DeskStore",
    "Desks",
    "HandoverReason",
    "Message",
    "Proposal",
    "Ticket",
    "named_options",
    "option_words",
    "sign_identity_token",
]
