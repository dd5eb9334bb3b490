"""Units of measure and names of currencies, as people write them."""

from decimal import Decimal

from babel.core import get_global

from assistant.grounding.reading.word_lists import word_set

__all__ = ["CURRENCY_SYMBOLS", "CURRENCY_WORDS", "ISO_CODES", "MINOR_WORDS", "UNITS"]

ISO_CODES: frozenset[str] = frozenset(get_global("all_currencies"))

_DOLLARS = word_set("USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD BND JMD BBD")
_KRONA = frozenset({"SEK", "NOK", "DKK", "ISK"})
_RUPEE = frozenset({"INR", "PKR", "LKR", "NPR", "IDR", "MUR"})
_YEN = frozenset({"JPY", "CNY"})
_POUND = frozenset({"GBP", "EGP", "GIP"})

CURRENCY_SYMBOLS: dict[str, frozenset[str]] = {
    "US$": frozenset({"USD"}),
    "CA$": frozenset({"CAD"}),
    "C$": frozenset({"CAD"}),
    "AU$": frozenset({"AUD"}),
    "A$": frozenset({"AUD"}),
    "NZ$": frozenset({"NZD"}),
    "HK$": frozenset({"HKD"}),
    "NT$": frozenset({"TWD"}),
    "S$": frozenset({"SGD"}),
    "R$": frozenset({"BRL"}),
    "$": _DOLLARS,
    "€": frozenset({"EUR"}),
    "£": _POUND,
    "¥": _YEN,
    "元": frozenset({"CNY"}),
    "块": frozenset({"CNY"}),
    "円": frozenset({"JPY"}),
    "₹": frozenset({"INR"}),
    "Rs.": _RUPEE,
    "Rs": _RUPEE,
    "₩": frozenset({"KRW"}),
    "₽": frozenset({"RUB"}),
    "₺": frozenset({"TRY"}),
    "₫": frozenset({"VND"}),
    "฿": frozenset({"THB"}),
    "₱": frozenset({"PHP"}),
    "₪": frozenset({"ILS"}),
    "₦": frozenset({"NGN"}),
    "₴": frozenset({"UAH"}),
    "zł": frozenset({"PLN"}),
    "Kč": frozenset({"CZK"}),
    "Ft": frozenset({"HUF"}),
    "lei": frozenset({"RON"}),
    "kr.": _KRONA,
    "kr": _KRONA,
    "Fr.": frozenset({"CHF"}),
}
_WORDS: dict[str, frozenset[str]] = {
    "dollar": _DOLLARS,
    "buck": _DOLLARS,
    "euro": frozenset({"EUR"}),
    "pound": _POUND,
    "pound sterling": _POUND,
    "quid": _POUND,
    "rupee": _RUPEE,
    "franc": frozenset({"CHF", "XAF", "XOF"}),
    "peso": frozenset({"MXN", "ARS", "CLP", "COP", "PHP"}),
    "rouble": frozenset({"RUB"}),
    "ruble": frozenset({"RUB"}),
    "lira": frozenset({"TRY"}),
    "crown": _KRONA | {"CZK"},
}
CURRENCY_WORDS: dict[str, frozenset[str]] = {
    **_WORDS,
    **{word + "s": codes for word, codes in _WORDS.items()},
    "yen": frozenset({"JPY"}),
    "yuan": frozenset({"CNY"}),
    "rmb": frozenset({"CNY"}),
    "won": frozenset({"KRW"}),
    "krona": _KRONA,
    "kronor": _KRONA,
    "kroner": _KRONA,
    "krone": _KRONA,
    "zloty": frozenset({"PLN"}),
    "reais": frozenset({"BRL"}),
    "sterling": _POUND,
}
MINOR_WORDS: dict[str, frozenset[str]] = {
    "cent": _DOLLARS | {"EUR"},
    "cents": _DOLLARS | {"EUR"},
    "¢": _DOLLARS,
    "penny": _POUND,
    "pence": _POUND,
    "paise": _RUPEE,
}


def _spread(dimension: str, table: dict[str, str]) -> dict[str, tuple[str, Decimal]]:
    return {
        name: (dimension, Decimal(factor))
        for factor, names in table.items()
        for name in names.split()
    }


# word -> (dimension, factor to the dimension's base unit)
UNITS: dict[str, tuple[str, Decimal]] = {
    **_spread(
        "mass",
        {
            "1": "g gr gram grams gramme grammes gms gm",
            "1000": "kg kgs kilo kilos kilogram kilograms",
            "0.001": "mg",
            "453.592": "lb lbs",
            "28.3495": "oz ounce ounces",
        },
    ),
    **_spread(
        "length",
        {
            "1": "mm millimetre millimetres millimeter millimeters",
            "10": "cm centimetre centimetres centimeter centimeters",
            "1000": "m metre metres meter meters",
            "1000000": "km kilometre kilometres kilometers",
            "25.4": 'inch inches "',
            "304.8": "ft foot feet '",
            "914.4": "yd yard yards",
            "1609344": "mile miles mi",
        },
    ),
    **_spread(
        "volume",
        {
            "1": "ml millilitre millilitres milliliter milliliters",
            "10": "cl",
            "1000": "l litre litres liter liters ltr",
            "3785.41": "gallon gallons",
            "473.176": "pint pints",
            "236.588": "cup cups",
        },
    ),
    **_spread("power", {"1": "w watt watts", "1000": "kw kilowatt", "735.5": "hp"}),
    **_spread("energy", {"1": "wh", "1000": "kwh"}),
    **_spread("charge", {"1": "mah", "1000": "ah"}),
    **_spread("voltage", {"1": "v volt volts"}),
    **_spread("memory", {"1": "mb", "1000": "gb gigabyte gigabytes gig gigs", "1000000": "tb"}),
    **_spread("frequency", {"1": "hz", "1000": "khz", "1000000": "mhz", "1000000000": "ghz"}),
    **_spread(
        "minutes",
        {
            "1": "min mins minute minutes",
            "60": "h hr hrs hour hours hourly",
            "0.016667": "sec secs second seconds",
        },
    ),
    **_spread(
        "days",
        {
            "1": "day days",
            "7": "week weeks fortnightly",
            "14": "fortnight",
            "30": "month months",
            "365": "year years yr yrs",
        },
    ),
    **_spread("temperature", {"1": "°c celsius"}),
    **_spread("fahrenheit", {"1": "°f fahrenheit"}),
    **_spread("resolution", {"1": "dpi"}),
    **_spread("rate", {"1": "fps"}),
    **_spread("pixels", {"1": "megapixel megapixels mp"}),
    **_spread("light", {"1": "lumen lumens lm"}),
    **_spread("area mass", {"1": "gsm"}),
    **_spread("persons", {"1": "person persons people man adults"}),
    **_spread("wind", {"1": "mph", "0.621371": "kph"}),
    **_spread("loudness", {"1": "db decibels"}),
    **_spread("kcal", {"1": "kcal calories cal"}),
}
