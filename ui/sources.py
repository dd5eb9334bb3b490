"""A reply's text as HTML in which each checked figure says where it comes from.

Everything is escaped; the only markup is ours.
"""

import re
from collections.abc import Callable, Sequence
from html import escape

from assistant.reply import Claim

__all__ = ["text_html"]

# Of the web, or of the shop's own site; not the full stop behind it, nor what takes a token.
ADDRESS = re.compile(
    r"(?<![\w./])(?:https?://|/(?!api/)\w)[^\s<>\"']*[^\s<>\"'.,;:!?)。，；：！？）]"
)
LONGEST_SHOWN = 40  # characters of an address


def text_html(
    text: str, claims: Sequence[Claim] = (), note: Callable[[Claim], str] = lambda claim: ""
) -> str:
    """Escape a text and mark its claims in the order in which they stand in it.

    Args:
        text: as the shopper reads it.
        claims: those of the reply; one without a source, or that is not found, is not marked. An
            address that one holds becomes a link.
        note: what is said of a mark, such as the record behind it.
    """
    pieces, at = [], 0
    for start, end, claim in _places(text, claims):
        pieces.append(escape(text[at:start], quote=False))
        pieces.append(_marked(text[start:end], claim.kind, note(claim)))
        at = end
    return "".join([*pieces, escape(text[at:], quote=False)])


def _marked(text: str, kind: str, note: str) -> str:
    address = ADDRESS.search(text)
    if address is None:
        said = escape(text, quote=False)
        if kind == "action":
            return said  # a whole sentence of the shop's own; marks are for figures
        return f'<span class="v-claim" tabindex="0" title="{escape(note)}">{said}</span>'
    link, shown = address[0], address[0]
    if len(shown) > LONGEST_SHOWN:
        shown = f"{shown[:LONGEST_SHOWN]}…"
    blank = 'target="_blank" rel="noopener noreferrer"'
    anchor = f'<a href="{escape(link)}" {blank}>{escape(shown)}</a>'
    before, after = text[: address.start()], text[address.end() :]
    return escape(before, quote=False) + anchor + escape(after, quote=False)


def _places(text: str, claims: Sequence[Claim]) -> list[tuple[int, int, Claim]]:
    """Where the claims stand, apart from each other; claims come in the text's order."""
    places: list[tuple[int, int, Claim]] = []
    at = 0
    for claim in claims:
        start = text.find(claim.text, at) if claim.text else -1
        if claim.ok and claim.source and claim.kind != "name" and start >= 0:
            at = start + len(claim.text)
            places.append((start, at, claim))
    return places
