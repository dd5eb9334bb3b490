"""A shopper's message as it is worked with: plain text, of a bounded length.

Nothing is refused here: whatever was sent, something sensible is made of it.
"""

import unicodedata

__all__ = ["LONGEST_MESSAGE", "clean_message"]

LONGEST_MESSAGE = 4000
# Joiners hold together emoji and letters of several scripts; other format characters only hide
# or reorder text.
_JOINERS = "\u200c\u200d"


def clean_message(text: str) -> str:
    """Return the message without control, format and broken characters, cut in its middle.

    A very long message keeps its beginning and its end, where people put what they want.
    """
    if len(text) > 4 * LONGEST_MESSAGE:
        text = text[: 2 * LONGEST_MESSAGE] + text[-2 * LONGEST_MESSAGE :]
    kept = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category[0] != "C" or character in _JOINERS:
            kept.append(character)
        elif character in "\n\t\r":
            kept.append(" ")
    flat = " ".join("".join(kept).split())
    if len(flat) <= LONGEST_MESSAGE:
        return flat
    half = LONGEST_MESSAGE // 2
    return f"{flat[:half]} … {flat[-half:]}"
