"""Errors of the ranker's callers: the value, its index and what is allowed."""

__all__ = ["RankingError"]


class RankingError(ValueError):
    """Arrays, weights or constraints that cannot be ranked."""
