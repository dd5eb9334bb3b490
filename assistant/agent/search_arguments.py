"""The arguments of the search tool: the live catalogue's facets, the need, and the order."""

from collections.abc import Sequence
from typing import Literal, Optional

from pydantic import Field, create_model

from retrieval.catalog import Facet
from retrieval.filters import ToolFilter, tool_filter_model

__all__ = ["search_arguments"]

Sort = Literal["fit", "price_low", "price_high", "rating"]


def search_arguments(facets: Sequence[Facet]) -> type[ToolFilter]:
    """Generate the argument model; an impossible filter cannot be written in it."""
    return create_model(
        "SearchArguments",
        __base__=tool_filter_model(facets),
        query=(
            str,
            Field(
                default="",
                max_length=2000,
                description="What is needed, in a few words, without prices and filters",
            ),
        ),
        sort=(
            Sort,
            Field(default="fit", description="fit, unless the cheapest or best rated is asked for"),
        ),
        more=(bool, Field(default=False, description="True for products that were not shown yet")),
        similar_to=(
            Optional[str],  # noqa: UP045 - a value here, not an annotation
            Field(default=None, description="A product's id, to find others like it"),
        ),
    )
