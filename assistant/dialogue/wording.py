"""How a script's messages are worded in a trial: paraphrase, slots and slips of the finger.

Trial 0 says the first wording with the first values; later trials go through the others in turn.
The same script, trial and turn give the same words, always.
"""

import hashlib
import random
import re
from collections.abc import Mapping, Sequence

from assistant.dialogue.script import ScriptTurn

__all__ = ["fill_slots", "mistype", "word_turn"]

_WORD = re.compile(r"[^\W\d_]{5,}")
# Figures, order numbers and addresses are not mistyped: nobody could tell what was meant.
_EXACT = re.compile(r"\S*[\d@]\S*")
_SHARE_OF_WORDS = 6
_MOST_SLIPS = 2
_NEIGHBOURS = {
    "a": "s", "b": "v", "c": "x", "d": "s", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o",
    "j": "k", "k": "l", "l": "k", "m": "n", "n": "m", "o": "i", "p": "o", "q": "w", "r": "t",
    "s": "d", "t": "r", "u": "y", "v": "b", "w": "e", "x": "c", "y": "u", "z": "x",
}  # fmt: skip


def word_turn(turn: ScriptTurn, slots: Mapping[str, str], trial: int) -> str:
    """Return what is said in a turn of a trial; "" for the removal of a chip."""
    if not turn.wordings:
        return ""
    return fill_slots(turn.wordings[trial % len(turn.wordings)], slots)


def choose_slots(slots: Mapping[str, Sequence[str]], trial: int) -> dict[str, str]:
    """Return each slot's value in a trial."""
    return {name: values[trial % len(values)] for name, values in slots.items()}


def fill_slots(text: str, slots: Mapping[str, str]) -> str:
    """Put the values into a text; braces that name no slot stay."""
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text


def mistype(text: str, key: str) -> str:
    """Return a text with a slip in up to two longer words, the same for the same key.

    A slip is a doubled, dropped, swapped or neighbouring letter, never the first of its word.
    """
    seed = int.from_bytes(hashlib.sha256(f"{key}\0{text}".encode()).digest()[:8])
    dice = random.Random(seed)
    exact = [match.span() for match in _EXACT.finditer(text)]
    words = [
        match.span()
        for match in _WORD.finditer(text)
        if match.group().isascii() and not any(a <= match.start() < b for a, b in exact)
    ]
    count = min(_MOST_SLIPS, max(1, len(words) // _SHARE_OF_WORDS), len(words))
    for start, end in sorted(dice.sample(words, count), reverse=True):
        text = text[:start] + _slip(text[start:end], dice) + text[end:]
    return text


def _slip(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at] + word[at:]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), word[at]) + word[at + 1 :]
