"""The templates of what people see: everything from a shop or a shopper is escaped by them."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.money import format_price

__all__ = ["render"]


TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, folder: Path = TEMPLATES, /, **values: object) -> str:
    """Return a template of a folder filled in; a value that is missing is an error."""
    return _environment(folder).get_template(template).render(**values)


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["format_price"] = format_price
    return environment
