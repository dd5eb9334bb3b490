"""Order numbers and e-mail addresses, as written."""

import re

__all__ = ["find_email", "find_order_ids"]

_ORDER_ID = re.compile(
    r"(?:\b(?:order|purchase|bestellung|commande|pedido)\s*(?:number|no\.?|nr\.?|id"
    r"|#)?\s*[:#]?\s*|#)(?P<a>(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{2,24})\b"
    r"|\b(?P<b>[A-Z]{1,4}-?\d{4,14})\b|\b(?P<c>\d{8,20})\b"
    r"|订单号?[:：]?\s*(?P<d>[A-Z0-9-]{4,20})",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def find_email(text: str) -> str | None:
    """Returns the first e-mail address, or None."""
    found = _EMAIL.search(text)
    return found.group() if found else None


def find_order_ids(text: str) -> tuple[str, ...]:
    """Returns order numbers in order, each once, with a "#" where one was written."""
    emails = [match.span() for match in _EMAIL.finditer(text)]
    found = []
    for match in _ORDER_ID.finditer(text):
        if any(start <= match.start() < end for start, end in emails):
            continue
        name = match.lastgroup or "a"
        start = match.start(name)
        found.append(("#" if text[start - 1 : start] == "#" else "") + match[name])
    return tuple(dict.fromkeys(found))
