"""Errors of retrieval that a person may read: one line, what was wrong and what to do."""

__all__ = [
    "CatalogError",
    "EncoderError",
    "FeedError",
    "FilterError",
    "IndexMissing",
    "RetrievalError",
    "TrainingError",
    "first_line",
]


class RetrievalError(Exception):
    """Base of this package's errors; its text is fit to be shown."""


class CatalogError(RetrievalError):
    """A catalogue that cannot be read, or a product that it does not hold."""


class FeedError(RetrievalError):
    """A merchant's feed that cannot be read or mapped."""


class FilterError(RetrievalError):
    """A filter on a facet or value that the catalogue does not have."""


class EncoderError(RetrievalError):
    """An encoder that is missing, damaged or of another base."""


class IndexMissing(RetrievalError):
    """No index, or one built with another encoder or for another catalogue."""


class TrainingError(RetrievalError):
    """Training data or settings that cannot be used."""


def first_line(error: Exception) -> str:
    """Return what a library's error says in its first line, or its kind if it says nothing."""
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
