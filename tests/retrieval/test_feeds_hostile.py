"""Files that are no feeds, and feeds that want to harm."""

import gzip
import json
import random
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.catalog import infer_facets
from retrieval.errors import FeedError
from retrieval.feeds import read_feed


def write(tmp_path, data, name="feed.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def noise(size):
    return random.Random(7).randbytes(size)


def zipped(tmp_path):
    path = tmp_path / "sheet.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\x00" * 100, "is empty"),
        (b"id,title,price", "a header and no rows"),
        (b"id,title,price\n\n\n", "a header and no rows"),
        (b"just one line of text", "one column only"),
        (b"a\nb\nc\n", "one column only"),
        (b"colour,size\nred,1\nblue,2\n", "no column for .*title.* and price"),
        (b"id,title\n1,A\n", "no column for price"),
        (b"id,title,price\n,,\n", "no row that is a product"),
        (b"id,title,price\n1,A,x\n2,B,y\n", "line 2: price is no number"),
        (noise(5000), "is binary"),
        (b"\x89PNG\r\n\x1a\n" + noise(200), "is a picture"),
        (b"%PDF-1.7 " + noise(200), "is a PDF"),
        (gzip.compress(b"id,title,price\n1,A,5\n", mtime=0), "compressed with gzip"),
        (b"PAR1" + noise(200), "damaged Parquet"),
        (b"PAR1", "damaged Parquet"),
        (b"[", "is no JSON"),
        (b"[1, 2, 3]", "no product in it"),
        (b"[]", "no product in it"),
        (b"{}", "no column for"),
        (b'{"id": 1', "no product in it"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"a":' * 100_000, "no product in it"),
        (b'[{"id": 1, "title": "A"}]', "no column for price"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_clear_line(tmp_path, data, told):
    with pytest.raises(FeedError, match=told) as error:
        read_feed(write(tmp_path, data))
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 1500


def test_a_spreadsheet_is_named(tmp_path):
    with pytest.raises(FeedError, match="ZIP archive or a spreadsheet; .*save the sheet as CSV"):
        read_feed(write(tmp_path, zipped(tmp_path)))


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(FeedError, match="No feed at"):
        read_feed(tmp_path / "absent.csv")
    with pytest.raises(FeedError, match="is a folder"):
        read_feed(tmp_path)


@pytest.mark.parametrize("name", ["feed.parquet", "feed.json", "feed.xml", "feed", "feed.exe"])
def test_the_content_tells_the_format_and_not_the_name(tmp_path, name):
    assert len(read_feed(write(tmp_path, "id,title,price\n1,A,5\n", name)).products) == 1


def test_nul_characters_spoil_their_row_only(tmp_path):
    feed = read_feed(write(tmp_path, "id,title,price\n1,A,5\n2,B\x00,5\n3,C,5\n" + "4,D,5\n"))
    assert [p.id for p in feed.products] == ["1", "3", "4"]
    assert [(b.line, b.reason) for b in feed.bad] == [(3, "broken encoding: NUL characters")]


def test_a_huge_field_is_cut_and_harms_nothing(tmp_path):
    huge = "word " * 400_000
    feed = read_feed(
        write(tmp_path, f'id,title,description,price\n1,A,"{huge}",5\n2,B,Fine one.,6\n')
    )
    assert [p.id for p in feed.products] == ["1", "2"]
    assert len(feed.products[0].description) <= 20_000
    assert len(read_feed(write(tmp_path, f"id,title,price\n1,{huge},5\n")).products[0].title) <= 501


def test_thousands_of_open_quotes_take_no_time(tmp_path):
    lines = [f'{n},"A{n},5' if n % 2 else f"{n},B{n},5" for n in range(6000)]
    began = time.process_time()
    feed = read_feed(write(tmp_path, "\n".join(["id,title,price", *lines])))
    assert time.process_time() - began < 20
    assert len(feed.products) >= 2000
    assert len(feed.products) + len(feed.bad) <= 6000


def test_twenty_thousand_rows(tmp_path):
    rows = [
        f"{n},Thing number {n},{n % 900}.99,Brand {n % 40},{['red', 'blue', 'green'][n % 3]}"
        for n in range(20_000)
    ]
    began = time.process_time()
    feed = read_feed(write(tmp_path, "\n".join(["id,title,price,brand,colour", *rows])))
    assert len(feed.products) == 20_000
    assert {f.name for f in infer_facets(feed.products)} == {"brand", "colour"}
    assert time.process_time() - began < 30


def test_numbers_that_are_none_and_too_large_ones(tmp_path):
    text = (
        '{"id":1,"title":"A","price":1e400}\n{"id":2,"title":"B","price":99999999999999999999}\n'
        '{"id":3,"title":"C","price":true}\n{"id":4,"title":"D","price":[5]}\n'
        '{"id":5,"title":"E","price":{"amount":5,"currency":"USD"}}\n{"id":6,"title":"F","price":null}'
    )
    feed = read_feed(write(tmp_path, text))
    assert "5" in [p.id for p in feed.products]
    assert {"1", "2", "3", "6"}.isdisjoint(p.id for p in feed.products)


def test_wild_types_in_json_make_no_traceback(tmp_path):
    wild = [
        None,
        True,
        5,
        1.5,
        "x",
        [],
        [1],
        {},
        {"name": "n"},
        [[]],
        [{"a": [{}]}],
        "\ud83d\ude00",
    ]
    fields = ["id", "title", "price", "description", "category", "brand", "stock", "rating", "tags",
              "image", "url", "variants", "attributes", "created_at", "currency"]  # fmt: skip
    rows = [{"id": f"ok{n}", "title": "Fine thing", "price": 5} for n in range(40)]
    for field in fields:
        for value in wild:
            rows.append({**{"id": f"w{len(rows)}", "title": "Wild", "price": 5}, field: value})
    feed = read_feed(write(tmp_path, json.dumps(rows)))
    assert len(feed.products) >= 40
    assert infer_facets(feed.products) is not None


def test_the_same_feed_gives_the_same_products(tmp_path):
    path = write(tmp_path, "id,title,price,tags\n1,Red Boot,5,a|b\n2,Blue Boot,6,b\n")
    assert read_feed(path) == read_feed(path)


cells = st.text(alphabet=st.sampled_from('a1 ,;"\n\r\t|\\<>&é€\x00\u202e-.$'), max_size=12)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=6), st.randoms())
def test_no_table_makes_reading_fail(tmp_path, table, chance):
    delimiter = chance.choice(",;\t|")
    text = "\n".join(delimiter.join(row) for row in [["id", "title", "price"], *table])
    try:
        feed = read_feed(write(tmp_path, text.encode("utf-8", "surrogatepass")))
    except FeedError as error:
        assert "\n" not in str(error)
    else:
        assert feed.products
        assert all(p.price_minor >= 0 and p.title.strip() for p in feed.products)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail(tmp_path, data):
    for prefix in (b"", b"id,title,price\n1,A,5\n", b"<", b"[", b"{", b"PAR1"):
        try:
            read_feed(write(tmp_path, prefix + data))
        except FeedError as error:
            assert "\n" not in str(error)
