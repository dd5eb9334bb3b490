"""Writes shop.toml so that an owner likes to edit it, and renews one without losing their edits."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Table

from assistant.shop.settings import ShopSettings
from retrieval.catalog import Facet

__all__ = ["renewed_settings", "written_settings"]

SHOWN_VALUES = 8


def written_settings(settings: ShopSettings, facets: Sequence[Facet]) -> str:
    """Return the text of a new shop.toml.

    Args:
        settings: name, currency, locale and shelf.
        facets: as inferred from the catalogue.
    """
    document: Any = tomlkit.parse(_HEAD)
    for key in ("name", "currency", "locale"):
        document[key] = getattr(settings, key)
    document["shelf"]["size"] = settings.shelf.size
    document["shelf"]["max_per_brand"] = settings.shelf.max_per_brand or settings.shelf.size
    tables = tomlkit.table(is_super_table=True)
    for facet in facets:
        tables.add(facet.name, _facet_table(facet))
    document.add("facets", tables)
    text = tomlkit.dumps(document).rstrip("\n")
    return text + _HANDOVER


_HEAD = """\
# The shop. Everything here can be edited; unknown keys are refused.

name = ""
currency = ""  # of every price in catalog.jsonl
locale = ""  # how prices and dates are written

[shelf]
size = 6  # products shown at once
max_per_brand = 2  # where there is a choice

# Facets: what shoppers tell products apart by, read from the data. Delete one, or add another
# attribute of catalog.jsonl. `weight` says how much a shelf gains by covering its values; 0 keeps
# it as a filter only. `synonyms` are other words for a value: synonyms = { grey = ["gray"] }

"""
_HANDOVER = """

# Who takes over when a shopper needs a person. Remove the # in front to set it.
[handover]
# email = "service@example.com"
# hours = "Monday to Friday, 9:00 to 17:00"
# timezone = "Europe/Dublin"
"""


def _facet_table(facet: Facet) -> Table:
    table = tomlkit.table()
    shown = ", ".join(value[:40] for value in facet.values[:SHOWN_VALUES])
    if facet.kind == "number" and facet.low is not None and facet.high is not None:
        shown = f"{facet.low:g} to {facet.high:g}"
    more = ", ..." if facet.kind != "number" and len(facet.values) > SHOWN_VALUES else ""
    table.add(tomlkit.comment(_one_line(shown + more)))
    table.add("label", facet.label)
    if facet.kind != "text":
        table.add("kind", facet.kind)
    table.add("weight", facet.weight)
    if facet.unit:
        table.add("unit", facet.unit)
    return table


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def renewed_settings(path: Path, settings: ShopSettings, facets: Sequence[Facet]) -> str:
    """Return an existing shop.toml with the new name, currency and locale, and new facets added.

    Args:
        path: of the existing file, which is known to be good.
        settings: whose name, currency and locale are taken over.
        facets: as inferred; those that the file has keep what the owner wrote.
    """
    document: Any = tomlkit.parse(path.read_text(encoding="utf-8"))
    for key in ("name", "currency", "locale"):
        if document.get(key) != getattr(settings, key):
            document[key] = getattr(settings, key)
    if "facets" not in document or not document["facets"]:
        # An owner who lists none leaves the choice to the data.
        return tomlkit.dumps(document)
    for facet in facets:
        if facet.name not in document["facets"]:
            document["facets"].add(facet.name, _facet_table(facet))
    return tomlkit.dumps(document)
