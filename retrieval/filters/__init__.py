"""Hard constraints: one filter, the whole catalogue in columns, and the ways to write one."""

from retrieval.filters.columns import FilterColumns
from retrieval.filters.parse import parse_filters
from retrieval.filters.search_filter import SearchFilter
from retrieval.filters.tool_model import ToolFilter, tool_filter_model

__all__ = ["FilterColumns", "SearchFilter", "ToolFilter", "parse_filters", "tool_filter_model"]
