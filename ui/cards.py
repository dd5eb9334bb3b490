"""A reply as HTML: the shelf's cards, the constraint chips and the suggested replies.

Everything from a shop or a shopper goes through templates that escape it. It knows records, not
Gradio, and makes no request.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.money import format_price
from assistant.reply import Shelf
from ui.words import words_for

__all__ = ["chips_html", "shelf_html", "suggestions_html"]

OPTION_VALUES_SHOWN = 8
EMPTY = Shelf()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["format_price"] = format_price
    return environment


def shelf_html(
    shelf: Shelf,
    *,
    locale: str,
    before: Shelf = EMPTY,
    image_base: str = "/images/",
    language: str = "en",
) -> str:
    """Draws the shelf: one card a product, in shelf order, with the coverage bar.

    Args:
        shelf: what the reply shows.
        locale: the shop's locale, for prices.
        before: what was shown last, named small where this shelf is empty.
        image_base: where the shop's own pictures are served.
        language: of the interface's words.
    """
    return (
        _environment()
        .get_template("shelf.html")
        .render(
            shelf=[_card({**item.record, "why": item.why}, image_base) for item in shelf.items],
            before=[_card(item.record, image_base) for item in before.items],
            certificate=shelf.certificate,
            relaxed=shelf.relaxed,
            uncovered=shelf.uncovered,
            locale=locale,
            words=words_for(language),
        )
    )


def chips_html(chips: Iterable[tuple[str, str]], *, language: str = "en") -> str:
    """Draws the constraints understood so far, each with a button that removes it."""
    template = _environment().get_template("chips.html")
    return template.render(chips=list(chips), words=words_for(language))


def suggestions_html(suggestions: Sequence[str], *, language: str = "en") -> str:
    """Draws the suggested replies as buttons."""
    template = _environment().get_template("suggestions.html")
    return template.render(suggestions=list(suggestions), words=words_for(language))


def _card(record: Mapping[str, Any], image_base: str) -> dict[str, Any]:
    price, before = record["price_minor"], record.get("compare_at_minor")
    discount = round((1 - price / before) * 100) if before and before > price else 0
    options: Mapping[str, Sequence[str]] = record.get("options") or {}
    return {
        **record,
        "discount": discount,
        "stock_class": {True: "in_stock", False: "sold_out", None: "stock_unknown"}[
            record["in_stock"]
        ],
        "image_url": _image_url(record.get("image"), image_base),
        "link": _web_url(record.get("url")),
        "choices": {
            name: [
                *values[:OPTION_VALUES_SHOWN],
                *(["…"] if len(values) > OPTION_VALUES_SHOWN else []),
            ]
            for name, values in options.items()
            if values
        },
    }


def _web_url(url: str | None) -> str | None:
    """The address if it is one of the web; anything else (javascript:, data:) is not linked."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else None


def _image_url(image: str | None, base: str) -> str | None:
    if not image:
        return None
    if urlsplit(image).scheme:
        return _web_url(image)
    return base + quote(image.removeprefix("images/").lstrip("/"))
