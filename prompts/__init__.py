"""Prompts as files: one .md per prompt, with named fields."""

from prompts.template import PromptError, render

__all__ = ["PromptError", "render"]
