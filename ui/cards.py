"""A shelf as HTML: its cards, what it covers, and products side by side; chips and suggestions.

It knows records, not Gradio, and makes no request.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from assistant.money import format_price
from assistant.reply import Shelf
from ui.templating import render
from ui.words import words_for

__all__ = ["chips_html", "shelf_html", "suggestions_html"]

EMPTY = Shelf()
GRID_FACETS = 4
Words = Mapping[str, Any]


def shelf_html(
    shelf: Shelf,
    *,
    locale: str,
    before: Shelf = EMPTY,
    image_base: str = "/images/",
    language: str = "en",
    labels: Mapping[str, str] | None = None,
    compared: bool = False,
    interactive: bool = False,
) -> str:
    """Draws the shelf: one card a product, in shelf order, with the coverage bar.

    Args:
        shelf: what the reply shows.
        locale: the shop's locale, for prices.
        before: what was shown last, named small where this shelf is empty.
        image_base: where the shop's own pictures are served.
        language: of the interface's words.
        labels: what the shop calls its facets; a facet's name is said where it has none.
        compared: also put the products side by side in a table.
        interactive: with the buttons that a conversation answers.
    """
    words = words_for(language)
    records = [item.record for item in shelf.items]
    return render(
        "shelf.html",
        shelf=[_card(item.to_json(), image_base) for item in shelf.items],
        before=[_card(item.record, image_base) for item in before.items],
        certificate=shelf.certificate,
        relaxed=shelf.relaxed,
        uncovered=shelf.uncovered,
        comparison=_comparison(records, labels or {}, words, locale) if compared else (),
        grid=_grid(shelf, labels or {}, words) if interactive else (),
        interactive=interactive,
        locale=locale,
        words=words,
    )


def chips_html(chips: Iterable[tuple[str, str]], *, language: str = "en") -> str:
    """Draws the constraints understood so far, each with a button that removes it."""
    return render("chips.html", chips=list(chips), words=words_for(language))


def suggestions_html(suggestions: Sequence[str], *, language: str = "en") -> str:
    """Draws the suggested replies as buttons."""
    return render("suggestions.html", suggestions=list(suggestions), words=words_for(language))


def _card(record: Mapping[str, Any], image_base: str) -> dict[str, Any]:
    price, before = record["price_minor"], record.get("compare_at_minor")
    discount = round((1 - price / before) * 100) if before and before > price else 0
    options: Mapping[str, Sequence[str]] = record.get("options") or {}
    return {
        **record,
        "sponsored": bool(record.get("sponsored")),
        "discount": discount,
        "stock_class": _stock(record),
        "image_url": _image_url(record.get("image"), image_base),
        "link": _web_url(record.get("url")),
        "choices": {name: values for name, values in options.items() if values},
    }


def _stock(record: Mapping[str, Any]) -> str:
    return {True: "in_stock", False: "sold_out", None: "unknown"}[record["in_stock"]]


def _comparison(
    records: Sequence[Mapping[str, Any]], labels: Mapping[str, str], words: Words, locale: str
) -> list[dict[str, Any]]:
    """The rows of a table with a column a product: what differs is marked."""
    if len(records) < 2:
        return []
    rows = [
        (words["price"], [format_price(r["price_minor"], r["currency"], locale) for r in records]),
        (words["rating"], [_rating(r) for r in records]),
        (words["stock"], [words[_stock(r)] for r in records]),
        (words["brand"], [r.get("brand") or "–" for r in records]),
    ]
    for name in _facets(records):
        cells = [", ".join(_values(r, name, words)) or "–" for r in records]
        rows.append((_label(name, labels), cells))
    return [
        {"label": label, "cells": cells, "differs": len(set(cells)) > 1} for label, cells in rows
    ]


def _grid(shelf: Shelf, labels: Mapping[str, str], words: Words) -> list[dict[str, Any]]:
    """The shop's first facets of the shelf's grid, each value with the products that have it."""
    grid = list(shelf.grid_json().items())[:GRID_FACETS]
    return [
        {
            "label": words[name] if name in ("brand", "price") else _label(name, labels),
            "rows": [
                {
                    "value": words[value] if value in ("true", "false") else value,
                    "marks": [identifier in having for identifier in shelf.ids],
                }
                for value, having in rows.items()
            ],
        }
        for name, rows in grid
    ]


def _facets(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """The attributes of any of the products, those that most of them have first."""
    counts: dict[str, int] = {}
    for record in records:
        for name in record.get("attributes") or {}:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


def _values(record: Mapping[str, Any], name: str, words: Words) -> list[str]:
    value = record.get("brand") if name == "brand" else (record.get("attributes") or {}).get(name)
    if value is None:
        return []
    if isinstance(value, bool):
        return [words[str(value).lower()]]
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _label(name: str, labels: Mapping[str, str]) -> str:
    return labels.get(name) or name.replace("_", " ").capitalize()


def _rating(record: Mapping[str, Any]) -> str:
    rating = record.get("rating")
    return "–" if rating is None else f"★ {rating:.1f} ({record.get('rating_count') or 0})"


def _web_url(url: str | None) -> str | None:
    """The address if it is one of the web; anything else (javascript:, data:) is not linked."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else None


def _image_url(image: str | None, base: str) -> str | None:
    if not image:
        return None
    if urlsplit(image).scheme:
        return _web_url(image)
    return base + quote(image.removeprefix("images/").lstrip("/"))
