"""The search tool's arguments, generated from the live facets.

A facet with few values is an enum, so a filter on a value that the shop does not have cannot be
written; a long one is text that is checked, with close matches for the model to choose from. The
schema is bounded: MOST_FACETS facets and MOST_VALUES enum values, whatever the catalogue.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator

from retrieval.catalog import Catalog, Facet, fold
from retrieval.errors import FilterError
from retrieval.filters.parse import settle_value
from retrieval.filters.search_filter import SearchFilter
from retrieval.prices import minor_units

__all__ = ["ToolFilter", "tool_filter_model"]

MOST_FACETS = 20
MOST_ENUM = 60
MOST_VALUES = 400
LONGEST_VALUE = 80
_PLAIN = re.compile(r"[a-z][a-z0-9_]{0,47}")
_RESERVED = frozenset(
    {"price", "price_min", "price_max", "in_stock", "query", "k", "limit", "sort", "arguments"}
    | {"runtime", "config", "state", "store", "context", "to_filter"}
)


@dataclass(frozen=True, slots=True)
class _Argument:
    """Which facet an argument is about, and how."""

    facet: Facet
    role: Literal["include", "exclude", "low", "high", "bool"]


class ToolFilter(BaseModel):
    """Hard constraints as a chat model writes them. Prices are in major units (dollars)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    arguments: ClassVar[Mapping[str, _Argument]] = {}

    price_min: float | None = Field(default=None, ge=0, description="Lowest price, such as 20")
    price_max: float | None = Field(default=None, ge=0, description="Highest price, such as 150")
    in_stock: bool | None = Field(default=None, description="True leaves only what is in stock now")

    @model_validator(mode="after")
    def _check_price(self) -> Self:
        low, high = self.price_min, self.price_max
        if low is not None and high is not None and low > high:
            raise ValueError(f"price_min {low:g} is above price_max {high:g}")
        return self

    def to_filter(self, catalog: Catalog) -> SearchFilter:
        """Return the filter, with every value as the catalogue spells it.

        Raises:
            FilterError: a value that no product has, with what comes close.
        """
        include: dict[str, tuple[str, ...]] = {}
        exclude: dict[str, tuple[str, ...]] = {}
        bounds: dict[str, list[float | None]] = {}
        for name, argument in self.arguments.items():
            value = getattr(self, name)
            facet = argument.facet
            if value is None or value == []:
                continue
            if argument.role in ("low", "high"):
                bounds.setdefault(facet.name, [None, None])[argument.role == "high"] = value
            elif argument.role == "bool":
                include[facet.name] = ("true" if value else "false",)
            else:
                side = include if argument.role == "include" else exclude
                side[facet.name] = tuple(settle_value(facet, v, catalog) for v in value)
        for facet_name, (low, high) in bounds.items():
            if low is not None and high is not None and low > high:
                raise FilterError(
                    f"{facet_name}: the lowest, {low:g}, is above the highest, {high:g}."
                )
        currency = catalog.currency
        return SearchFilter(
            price_min_minor=None
            if self.price_min is None
            else minor_units(self.price_min, currency),
            price_max_minor=None
            if self.price_max is None
            else minor_units(self.price_max, currency),
            include=include,
            exclude=exclude,
            ranges={name: (low, high) for name, (low, high) in bounds.items()},
            in_stock=self.in_stock,
        )


def tool_filter_model(facets: Sequence[Facet]) -> type[ToolFilter]:
    """Generate the argument model of a search tool.

    Args:
        facets: of the live catalogue, most important first; category and brand come before.

    Returns:
        A `ToolFilter` with, for a text facet, NAME and exclude_NAME (lists); for a yes/no facet,
        NAME (bool); for a number, NAME_min and NAME_max. Names are plain ASCII.
    """
    fields: dict[str, Any] = {}
    arguments: dict[str, _Argument] = {}
    budget = MOST_VALUES
    for number, facet in enumerate(_foremost(facets), 1):
        name = _argument_name(facet.name, number, fields)
        if facet.kind == "number":
            unit = f", in {facet.unit}" if facet.unit else ""
            for end, words in (("min", "lowest"), ("max", "highest")):
                told = f"{facet.label}: {words}{unit}"
                fields[f"{name}_{end}"] = (float | None, Field(default=None, description=told))
            arguments[f"{name}_min"] = _Argument(facet, "low")
            arguments[f"{name}_max"] = _Argument(facet, "high")
        elif facet.kind == "bool":
            fields[name] = (bool | None, Field(default=None, description=facet.label))
            arguments[name] = _Argument(facet, "bool")
        else:
            kind, spent = _values_type(facet, budget)
            budget -= spent
            wanted, unwanted = _wanted(facet, spent), f"{facet.label}: none of these"
            fields[name] = (kind, Field(default_factory=list, description=wanted))
            fields[f"exclude_{name}"] = (kind, Field(default_factory=list, description=unwanted))
            arguments[name] = _Argument(facet, "include")
            arguments[f"exclude_{name}"] = _Argument(facet, "exclude")
    model = create_model("SearchFilters", __base__=ToolFilter, **fields)
    model.arguments = arguments
    return model


def _foremost(facets: Sequence[Facet]) -> list[Facet]:
    told = [facet for facet in facets if facet.values]
    told.sort(key=lambda facet: facet.name not in ("category", "brand"))
    return told[:MOST_FACETS]


def _argument_name(name: str, number: int, taken: Mapping[str, object]) -> str:
    plain = name if _PLAIN.fullmatch(name) and not name.startswith("model_") else f"facet_{number}"
    if plain in _RESERVED or plain.startswith("exclude_"):
        plain = f"facet_{plain}"
    names = (plain, f"exclude_{plain}", f"{plain}_min", f"{plain}_max")
    return f"facet_{number}" if any(n in taken for n in names) else plain


def _values_type(facet: Facet, budget: int) -> tuple[Any, int]:
    """Return the type of a list of values, and how many enum values it spends."""
    spent = 2 * len(facet.values)
    short = all(len(value) <= LONGEST_VALUE for value in facet.values)
    if len(facet.values) > MOST_ENUM or spent > budget or not short:
        return Annotated[list[str], BeforeValidator(_as_list), Field(max_length=20)], 0
    spelled = {fold(value): value for value in facet.values}
    for value, words in facet.synonyms.items():
        for word in words:
            spelled.setdefault(fold(word), value)

    def spell(given: object) -> object:
        values = _as_list(given)
        if not isinstance(values, list):
            return values
        return [spelled.get(fold(v), v) if isinstance(v, str) else v for v in values]

    enum: Any = Literal.__getitem__(facet.values)
    return Annotated[list[enum], BeforeValidator(spell)], spent


def _as_list(given: object) -> object:
    if given is None:
        return []
    return [given] if isinstance(given, str) else given


def _wanted(facet: Facet, spent: int) -> str:
    if spent:
        return f"{facet.label}: any of these"
    shown = ", ".join(value for value in facet.values[:5])
    return f"{facet.label}: any of these, such as {shown}"
