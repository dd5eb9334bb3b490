"""Text as people mean it, for comparing names, postcodes and words."""

import unicodedata

__all__ = ["fold", "fold_postcode"]


def fold(text: str) -> str:
    """No case, no accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def fold_postcode(text: str) -> str:
    """Without spaces, hyphens and case."""
    return fold(text).replace(" ", "").replace("-", "")
