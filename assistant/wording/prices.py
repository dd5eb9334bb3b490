"""A price as it is said in a sentence: "under $50", not "under $50.00"."""

import re

__all__ = ["short_price"]

_CENTS = re.compile(r"[.,]00(?!\d)")


def short_price(price: str) -> str:
    """Return a written price without cents where there are none."""
    return _CENTS.sub("", price)
