"""Parquet files, through pyarrow. It knows columns, not products."""

from pathlib import Path

from retrieval.errors import FeedError
from retrieval.feeds.rows import Row, Rows

__all__ = ["MAGIC", "read_parquet"]

MAGIC = b"PAR1"


def read_parquet(path: Path) -> Rows:
    """Read a Parquet file.

    Raises:
        FeedError: it is damaged or has no rows.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(path).read()
        entries = table.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise FeedError(f"{path.name} is a damaged Parquet file: {reason}") from None
    if not entries:
        raise FeedError(f"{path.name} has columns and no rows.")
    rows = [Row(number, entry) for number, entry in enumerate(entries, 1)]
    return Rows("Parquet", list(table.column_names), rows, place="row")
