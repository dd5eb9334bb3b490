from datetime import datetime

import pyarrow
import pytest
from pyarrow import csv, parquet

from retrieval.errors import RetrievalError
from retrieval.evaluate.invoices import read_invoices

LINES = [
    ("1", "10A", "RED  CUP", 2, "2010-01-01 08:00:00", 1.5, 7.0),
    ("1", "11", "Blue cup", 1, "2010-01-01 08:00:00", 2.0, 7.0),
    ("C2", "11", "Blue cup", -1, "2010-01-02 08:00:00", 2.0, 7.0),
    ("3", "POST", "Postage", 1, "2010-01-03 08:00:00", 5.0, 7.0),
    ("4", "11", "Blue cup", 1, "2010-01-04 08:00:00", 2.0, None),
]
NAMES = ["Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID"]


def table(names=NAMES, lines=LINES):
    return pyarrow.table([list(column) for column in zip(*lines, strict=True)], names=names)


def test_returns_postage_and_the_nameless_are_passed_over(tmp_path):
    parquet.write_table(table(), tmp_path / "lines.parquet")
    catalog, baskets = read_invoices(tmp_path / "lines.parquet")
    assert [(p.id, p.title, p.price_minor) for p in catalog] == [
        ("10A", "Red cup", 150),
        ("11", "Blue cup", 200),
    ]
    (basket,) = baskets
    assert (basket.customer, basket.product_ids) == ("7.0", ("10A", "11"))
    assert basket.time == datetime(2010, 1, 1, 8)


def test_csv_and_other_spellings_of_the_columns_are_read(tmp_path):
    spelled = ["InvoiceNo", *NAMES[1:5], "UnitPrice", "CustomerID"]
    csv.write_csv(table(spelled), tmp_path / "lines.csv")
    assert len(read_invoices(tmp_path / "lines.csv")[1]) == 1


def test_a_table_of_something_else_is_refused_in_one_line(tmp_path):
    path = tmp_path / "lines.parquet"
    parquet.write_table(table(["Receipt", *NAMES[1:]]), path)
    with pytest.raises(RetrievalError, match="no column for the invoice"):
        read_invoices(path)
    path.write_bytes(b"nonsense")
    with pytest.raises(RetrievalError, match="Cannot read the invoices"):
        read_invoices(path)
    bad = [("1", "10", "Cup", 1, "yesterday", 1.0, 7.0)]
    parquet.write_table(table(lines=bad), path)
    with pytest.raises(RetrievalError, match="'yesterday' is no date"):
        read_invoices(path)
