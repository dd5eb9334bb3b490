"""Countries as people write them: "IE", "Ireland", "USA" and "Deutschland" as ISO 3166 codes."""

from functools import cache

from babel.core import Locale

from assistant.shop.folding import fold

__all__ = ["country_code"]

_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "zh")
_OTHERS = {"usa": "US", "uk": "GB", "england": "GB", "scotland": "GB", "holland": "NL"}


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004 - two letters, not a UN number
                names.setdefault(fold(name), code)
                names.setdefault(code.casefold(), code)
    return names | _OTHERS


def country_code(country: str) -> str:
    """The two-letter code; what is no country's name or code stays as it is, in upper case."""
    said = fold(country).removeprefix("the ")
    return _names().get(said, country.strip().upper())
