"""Writes everything that is generated into a demo shop folder.

shop.toml, policies and dialogues are written by hand and are left alone.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assistant.shop.demo.generator.events import draw_events
from assistant.shop.demo.generator.oddities import odd_products
from assistant.shop.demo.generator.orders import draw_orders
from assistant.shop.demo.generator.people import draw_customers
from assistant.shop.demo.generator.pictures import picture_name, picture_svg
from assistant.shop.demo.generator.products import draw_range
from assistant.shop.demo.generator.supply import AS_OF, Product

FOLDER = Path(__file__).resolve().parent.parent


def make_files() -> dict[str, str]:
    """Every generated file: path inside the shop's folder -> its whole text."""
    drawn = draw_range()
    products = [*drawn, *odd_products()]
    pictures = {picture_name(*product["picture"]): product["picture"] for product in products}
    customers = draw_customers()
    orders = draw_orders(drawn, customers)
    events = draw_events(drawn, customers, orders)
    files = {"catalog.jsonl": _lines(_catalog_line(product) for product in products)}
    files["customers.json"] = _pretty(customers)
    files["orders.json"] = _pretty({"as_of": AS_OF.isoformat(), "orders": orders})
    files["events.jsonl"] = _lines(events)
    files |= {f"images/{name}": picture_svg(*parts) for name, parts in sorted(pictures.items())}
    return files


def write_folder(folder: Path) -> None:
    """Write all generated files, and remove pictures that no product has any more."""
    files = make_files()
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for stale in (folder / "images").glob("*.svg"):
        if f"images/{stale.name}" not in files:
            stale.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _catalog_line(product: Product) -> dict[str, Any]:
    line = {key: value for key, value in product.items() if key != "picture"}
    line["image"] = f"images/{picture_name(*product['picture'])}"
    return {key: value for key, value in line.items() if value is not None and value != []}


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _lines(records: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
