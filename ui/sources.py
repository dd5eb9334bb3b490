"""A reply's text as HTML in which each checked figure says where it comes from.

Everything is escaped; the only markup is ours.
"""

from collections.abc import Callable, Sequence
from html import escape

from assistant.reply import Claim

__all__ = ["text_html"]


def text_html(
    text: str, claims: Sequence[Claim] = (), note: Callable[[Claim], str] = lambda claim: ""
) -> str:
    """Escape a text and mark its claims in the order in which they stand in it.

    Args:
        text: as the shopper reads it.
        claims: those of the reply; one without a source, or that is not found, is not marked.
        note: what is said of a mark, such as the record behind it.
    """
    pieces, at = [], 0
    for start, end, claim in _places(text, claims):
        pieces.append(escape(text[at:start], quote=False))
        marked = escape(text[start:end], quote=False)
        title = escape(note(claim))
        pieces.append(f'<span class="v-claim" tabindex="0" title="{title}">{marked}</span>')
        at = end
    return "".join([*pieces, escape(text[at:], quote=False)])


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
