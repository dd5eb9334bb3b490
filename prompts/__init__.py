"""Prompts as files: one .md per prompt, with named fields."""

__all__ = ["PromptError"]


class PromptError(ValueError):
    """A prompt that is missing, or rendered with a missing or unused field."""
