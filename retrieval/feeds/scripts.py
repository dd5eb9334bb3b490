"""What the script of a shop's titles gives away: its locale, and so its currency."""

import re
from collections.abc import Sequence

__all__ = ["locale_of_titles"]

# Scripts that (nearly) one country alone writes in, with its locale and currency.
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja_JP", "JPY"),
    (re.compile("[\uac00-\ud7a3]"), "ko_KR", "KRW"),
    (re.compile("[\u4e00-\u9fff]"), "zh_CN", "CNY"),
    (re.compile("[\u0e00-\u0e7f]"), "th_TH", "THB"),
    (re.compile("[\u0590-\u05ff]"), "he_IL", "ILS"),
    (re.compile("[\u0370-\u03ff]"), "el_GR", "EUR"),
)


def locale_of_titles(titles: Sequence[str]) -> tuple[str, str] | None:
    """Return (locale, currency) where half of the titles are in one country's script."""
    for script, locale, currency in _SCRIPTS:
        if sum(bool(script.search(title)) for title in titles) > 0.5 * len(titles):
            return locale, currency
    return None
