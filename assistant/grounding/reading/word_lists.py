"""Word lists written as one string, which stay readable where a list of 300 literals does not."""

__all__ = ["word_list", "word_set"]


def word_list(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
