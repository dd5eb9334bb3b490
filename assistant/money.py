"""Money as people read it: one place that turns minor units into text and back.

It knows currencies and locales (from Babel's CLDR tables), not products.
"""

from decimal import Decimal
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_currency, get_currency_precision

__all__ = ["format_price", "major_units", "minor_units", "parse_locale"]

DEFAULT_LOCALE = "en_US"


@lru_cache(maxsize=64)
def parse_locale(name: str) -> Locale:
    """Return Babel's locale for "en", "en_US" or "en-US"; English (US) for a name it lacks."""
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LOCALE)


@lru_cache(maxsize=256)
def _precision(currency: str) -> int:
    return get_currency_precision(currency)


def major_units(minor: int, currency: str) -> Decimal:
    """Convert integer minor units (cents) to major units (dollars), exactly."""
    return Decimal(minor).scaleb(-_precision(currency))


def minor_units(major: Decimal | float | int, currency: str) -> int:
    """Convert major units to integer minor units, rounded half up."""
    scaled = Decimal(str(major)).scaleb(_precision(currency))
    return int(scaled.to_integral_value(rounding="ROUND_HALF_UP"))


@lru_cache(maxsize=65_536)
def format_price(minor: int, currency: str, locale: str = DEFAULT_LOCALE) -> str:
    """Write a price as the locale does: 129900, "USD", "en_US" gives "$1,299.00".

    Args:
        minor: the amount in the currency's minor units, may be negative.
        currency: an ISO 4217 code; a code Babel does not know is written as it is, with 2 decimals.
        locale: a locale name such as "en_US" or "de-DE".
    """
    return format_currency(major_units(minor, currency), currency, locale=parse_locale(locale))
