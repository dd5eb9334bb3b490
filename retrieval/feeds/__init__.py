"""Merchants' feeds: CSV, TSV, JSON, JSON lines, Parquet, Shopify exports, Google Merchant XML."""

from retrieval.feeds.column_map import ColumnMap
from retrieval.feeds.read import Feed, read_feed
from retrieval.feeds.rows import BadRow

__all__ = ["BadRow", "ColumnMap", "Feed", "read_feed"]
