"""The widget's own words by language; what the assistant says is not here."""

import json
from functools import cache
from pathlib import Path

__all__ = ["widget_words"]

Words = dict[str, str | list[str]]


def widget_words(locale: str) -> tuple[str, Words]:
    """Return the language for a locale such as "zh-CN", English where it is none of ours."""
    languages = _languages()
    language = locale.replace("_", "-").split("-")[0].lower()
    if language not in languages:
        language = "en"
    return language, languages[language]


@cache
def _languages() -> dict[str, Words]:
    text = (Path(__file__).parent / "words.json").read_text(encoding="utf-8")
    languages: dict[str, Words] = json.loads(text)
    return languages
