"""Whether a message is made of words at all, for "I did not get that" and not for its meaning."""

import re

from assistant.understanding.words.language import detect_language
from assistant.understanding.words.spelling import load_ordinary_words
from assistant.understanding.words.text import tokenize
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["makes_sense"]

_WORDY = re.compile(r"[^\W\d_]{2,}")


def makes_sense(text: str, vocabulary: Vocabulary) -> bool:
    """Whether any word is one of the shop's or an ordinary one; only Latin script is judged.

    Numbers, codes and addresses are no words, but something that one may well say.
    """
    tokens = [token.norm for token in tokenize(text)]
    words = [token for token in tokens if _WORDY.fullmatch(token)]
    if not words or len(words) < len(tokens) or not all(word.isascii() for word in words):
        return bool(tokens)
    ordinary = load_ordinary_words()
    known = any(word in ordinary or word in vocabulary.words for word in words)
    return known or detect_language(text) != "en"
