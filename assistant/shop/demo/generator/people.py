"""Forty invented customers: names, addresses in the countries the shop delivers to, ways to pay."""

import re
import unicodedata
from typing import Any

from assistant.shop.demo.generator.dice import Dice

Customer = dict[str, Any]

COUNT = 40
# First name and last name are combined at random; all are common names, none is a person's.
_FIRST = (
    "Aoife", "Bruno", "Ciara", "Daan", "Elif", "Femke", "Greta", "Henrik", "Inés", "Jonas", "Katja",
    "Léa", "Mairéad", "Niall", "Oskar", "Paula", "Rasmus", "Saoirse", "Tomás", "Ulrike", "Victor",
    "Wiebke", "Xavi", "Yara", "Zoë", "Anouk", "Björn", "Clara", "Diego", "Eoin", "Fatima", "Gustav",
    "Hanna", "Ivo", "Julie", "Kilian", "Lotte", "Marco", "Nora", "Orla",
)  # fmt: skip
_LAST = (
    "Byrne", "Lindqvist", "Moreau", "Keller", "Doyle", "García", "Jansen", "O'Connor", "Rossi",
    "Schneider", "Van den Berg", "Murphy", "Nowak", "Dubois", "Fernández", "Weiß", "Kavanagh",
    "Silva", "Hoffmann", "Walsh",
)  # fmt: skip
_STREETS = {
    "IE": ("{n} Quay Lane", "{n} Sycamore Terrace", "{n} Chapel Hill", "{n} Old Mill Road"),
    "DE": ("Lindenstraße {n}", "Am Mühlbach {n}", "Gartenweg {n}"),
    "FR": ("{n} rue des Tilleuls", "{n} quai du Moulin"),
    "NL": ("Kastanjelaan {n}", "Oude Gracht {n}"),
    "BE": ("Molenstraat {n}", "{n} rue du Verger"),
    "ES": ("Calle del Olivo {n}", "Avenida del Puerto {n}"),
    "IT": ("Via dei Cedri {n}", "Vicolo Stretto {n}"),
    "SE": ("Björkgatan {n}",),
}
_PLACES = {
    "IE": (
        ("Galway", "H91 X4T{d}"), ("Cork", "T12 R8K{d}"), ("Dublin", "D08 V7N{d}"),
        ("Sligo", "F91 E2C{d}"),
    ),
    "DE": (("Hamburg", "2035{d}"), ("Leipzig", "0410{d}"), ("Köln", "5067{d}")),
    "FR": (("Lyon", "6900{d}"), ("Nantes", "4400{d}")),
    "NL": (("Utrecht", "351{d} AB"), ("Zwolle", "801{d} CD")),
    "BE": (("Gent", "900{d}"), ("Liège", "400{d}")),
    "ES": (("Valencia", "4600{d}"), ("Bilbao", "4800{d}")),
    "IT": (("Bologna", "4012{d}"), ("Torino", "1012{d}")),
    "SE": (("Uppsala", "753 1{d}"),),
}  # fmt: skip
_COUNTRIES = ("IE", "DE", "FR", "NL", "BE", "ES", "IT", "SE")
_SHARES = (46, 14, 9, 9, 6, 6, 6, 4)


def draw_customers() -> list[Customer]:
    """All customers. The first is from Galway and has every way to pay."""
    dice = Dice("customers")
    firsts, lasts = dice.shuffled(_FIRST), dice.shuffled(_LAST) + dice.shuffled(_LAST)
    return [_draw(n, firsts[n], lasts[n], dice) for n in range(COUNT)]


def _draw(n: int, first: str, last: str, dice: Dice) -> Customer:
    country = "IE" if n == 0 else dice.weighted(_COUNTRIES, _SHARES)
    domain = "example.org" if dice.chance(0.3) else "example.com"
    return {
        "id": f"c-{n + 1:03}",
        "first_name": first,
        "last_name": last,
        "email": f"{_plain(first)}.{_plain(last)}@{domain}",
        "phone": f"+353 91 555 {dice.whole(1000, 9999)}" if dice.chance(0.4) else None,
        "address": draw_address(country, dice),
        "payment_methods": _methods(n, dice),
    }


def draw_address(country: str, dice: Dice) -> dict[str, str]:
    """An address in a country: the street is invented, the town is not."""
    city, postcode = dice.pick(_PLACES[country])
    return {
        "line1": dice.pick(_STREETS[country]).format(n=dice.whole(1, 98)),
        "line2": f"Apartment {dice.whole(1, 20)}" if dice.chance(0.25) else "",
        "city": city,
        "region": "",
        "postcode": postcode.format(d=dice.whole(1, 9)),
        "country": country,
    }


def _methods(n: int, dice: Dice) -> list[dict[str, Any]]:
    card: dict[str, Any] = {
        "id": "card-1",
        "kind": "card",
        "brand": dice.pick(("visa", "mastercard")),
    }
    card["last_four"] = f"{dice.whole(0, 9999):04}"
    account: dict[str, Any] = {"id": "account-1", "kind": "account", "brand": "paypal"}
    # Cards that cover most orders, cards that cover few, and one that is used up.
    balance = 0 if n == 9 else dice.pick((1500, 2500, 5000, 7500, 10000, 15000))
    gift: dict[str, Any] = {"id": "gift-1", "kind": "gift_card", "balance_minor": balance}
    if n == 0:
        return [card, account, {**gift, "balance_minor": 5000}]
    if n == 9:
        return [card, gift]
    choices = ([card], [account], [card, account], [card, gift], [account, gift], [gift])
    return dice.weighted(choices, (26, 18, 20, 16, 14, 6))


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore")
    return re.sub(r"[^a-z]", "", folded.decode().lower())
