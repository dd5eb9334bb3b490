"""The after-sales tools that a chat model may call; code decides what they do."""

from assistant.order_tools.confirmation import confirmation_middleware
from assistant.order_tools.tools import WRITING_TOOLS, build_order_tools

__all__ = ["WRITING_TOOLS", "build_order_tools", "confirmation_middleware"]
