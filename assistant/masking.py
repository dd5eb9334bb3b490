"""Personal data out of the logs: e-mail addresses, card and phone numbers, as LangChain finds them.

The same PIIMiddleware that can stand in an agent does the finding. It is put before the log and
not before the model, because a model that cannot read an address cannot pass it to a tool.
"""

import logging
from functools import cache
from typing import Any

from langchain.agents.middleware import PIIMiddleware
from langchain_core.messages import HumanMessage

__all__ = ["MaskingFilter", "mask_logs", "mask_personal_data"]

# eight digits or more with the usual signs between them; a date in ISO form is none
_PHONE = r"(?<![\w.-])(?!\d{4}-\d\d-\d\d)\+?\d[\d\s().-]{7,17}\d(?![\w-])"


@cache
def _finders() -> tuple[PIIMiddleware[Any, Any], ...]:
    return (
        PIIMiddleware("email", strategy="redact"),
        PIIMiddleware("credit_card", strategy="mask"),
        PIIMiddleware("phone", detector=_PHONE, strategy="redact"),
    )


def mask_personal_data(text: str) -> str:
    """The text with e-mail addresses, card numbers and phone numbers masked."""
    nothing: Any = None
    for finder in _finders():
        state: Any = {"messages": [HumanMessage(text)]}
        changed = finder.before_model(state, nothing)
        if changed:
            text = str(changed["messages"][-1].content)
    return text


class MaskingFilter(logging.Filter):
    """Masks a record's message and its traceback before a handler writes them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; every record passes."""
        record.msg = mask_personal_data(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = mask_personal_data(record.exc_text)
        return True


def mask_logs(logger: logging.Logger | None = None) -> None:
    """Put the filter on every handler of a logger, the root's if left out; once on each.

    A root logger without a handler gets one for warnings and worse: what Python prints for want of
    any passes no filter.
    """
    if logger is None:
        console = logging.StreamHandler()
        console.setLevel(logging.WARNING)
        logging.basicConfig(handlers=[console])
    for handler in (logger or logging.getLogger()).handlers:
        if not any(isinstance(known, MaskingFilter) for known in handler.filters):
            handler.addFilter(MaskingFilter())
