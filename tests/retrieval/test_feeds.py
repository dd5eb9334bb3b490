import json
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from retrieval.errors import FeedError
from retrieval.feeds import read_feed

HEADER = "sku,name,description,price,brand,category,stock"
ROWS = ["a1,Boot,Warm and dry.,19.99,Fern,Shoes > Boots,3", "a2,Sandal,Light and airy.,9,,Shoes,0"]
TABLE = "\n".join([HEADER, *ROWS]) + "\n"


def write(tmp_path, data, name="feed.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def feed_of(tmp_path, data, name="feed.csv", **options):
    return read_feed(write(tmp_path, data, name), **options)


def rows_of(feed):
    return [(bad.line, bad.reason) for bad in feed.bad]


def test_a_plain_table(tmp_path):
    feed = feed_of(tmp_path, TABLE, currency="EUR")
    boot, sandal = feed.products
    assert (boot.id, boot.title, boot.description) == ("a1", "Boot", "Warm and dry.")
    assert (boot.price_minor, boot.currency, boot.stock, boot.in_stock) == (1999, "EUR", 3, True)
    assert (boot.category, boot.brand) == (("Shoes", "Boots"), "Fern")
    assert (sandal.brand, sandal.stock, sandal.in_stock) == (None, 0, False)
    assert (feed.format, feed.rows, feed.bad, feed.currency_source) == ("CSV", 2, (), "as given")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(tmp_path, delimiter, end):
    text = end.join([HEADER, *ROWS]).replace(",", delimiter)
    assert [p.id for p in feed_of(tmp_path, text).products] == ["a1", "a2"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_any_usual_encoding(tmp_path, encoding):
    text = TABLE.replace("Boot,", "Größe für Füße – 5 €,", 1).replace("Fern", "Café")
    boot = feed_of(tmp_path, text.encode(encoding)).products[0]
    assert (boot.title, boot.brand) == ("Größe für Füße – 5 €", "Café")


def test_quotes_keep_delimiters_line_breaks_and_quotes(tmp_path):
    text = 'id,title,price\n1,"A ""big"", red\nboot",5\n2,B,6\n'
    feed = feed_of(tmp_path, text)
    assert [p.title for p in feed.products] == ['A "big", red boot', "B"]


def test_an_excel_hint_and_blank_lines_are_no_rows(tmp_path):
    feed = feed_of(tmp_path, "sep=;\n\nid;title;price\n\n1;A;5\n\n")
    assert [p.id for p in feed.products] == ["1"]
    assert feed.bad == ()


def test_mixed_line_ends_and_a_trailing_delimiter(tmp_path):
    feed = feed_of(tmp_path, "id,title,price\r\n1,A,5,\n2,B,6\r3,C,7")
    assert [p.id for p in feed.products] == ["1", "2", "3"]


def test_columns_that_stand_twice_are_told_apart(tmp_path):
    feed = feed_of(tmp_path, "id,title,price,colour,colour\n1,A,5,red,blue\n2,B,6,blue,red\n")
    assert feed.products[0].attributes["colour"] == "red"
    assert any("stands twice" in note for note in feed.notes)


def test_bad_rows_are_named_with_line_and_reason(tmp_path):
    lines = [
        "id,title,price",
        "1,Good,5",
        ",No id,5",
        "3,,5",
        "4,No number,cheap",
        "5,Negative,-5",
        "1,Again,5",
        "7,No price,",
        "8,Short",
        "9,Long,5,6",
        "10,Dollar,$5 or so",
        "11,Fine,7",
    ]
    feed = feed_of(tmp_path, "\n".join(lines))
    assert [p.id for p in feed.products] == ["1", "11"]
    assert rows_of(feed) == [
        (3, "no id"),
        (4, "no title"),
        (5, "price is no number: 'cheap'"),
        (6, "price is negative: '-5'"),
        (7, "duplicate id '1', first in line 2"),
        (8, "no price"),
        (9, "2 columns where the header has 3"),
        (10, "4 columns where the header has 3"),
        (11, "price is no number: '$5 or so'"),
    ]
    assert feed.rows == 11


def test_a_line_number_counts_lines_not_records(tmp_path):
    feed = feed_of(tmp_path, 'id,title,price\n1,"two\nlines",5\n2,B,x\n3,C,6\n')
    assert rows_of(feed) == [(4, "price is no number: 'x'")]


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"\xc3\x28", b"\x80\x81", b"\xe2\x82"])
def test_a_row_with_broken_bytes_is_left_out(tmp_path, broken):
    data = b"id,title,price\n1,Good,5\n2,Bad " + broken + b",5\n3,Fine,6\n"
    feed = feed_of(tmp_path, data)
    assert [p.id for p in feed.products] == ["1", "3"]
    assert rows_of(feed) == [(3, "broken encoding: bytes that are no text")]


def test_windows_bytes_in_a_utf8_file_are_broken(tmp_path):
    data = "id,title,price\n1,Café,5\n".encode() + b"2,Caf\xe9,5\n"
    assert rows_of(feed_of(tmp_path, data)) == [(3, "broken encoding: bytes that are no text")]


def test_an_open_quote_loses_nothing_else(tmp_path):
    lines = ["id,title,price", "1,A,5", '2,"B,6', *[f"{n},C{n},7" for n in range(3, 60)]]
    feed = feed_of(tmp_path, "\n".join(lines))
    assert [p.title for p in feed.products] == ["A", "B", *(f"C{n}" for n in range(3, 60))]
    lines[2] = '2,"B'
    feed = feed_of(tmp_path, "\n".join(lines))
    assert len(feed.products) == 58
    assert rows_of(feed) == [(3, "2 columns where the header has 3; a quote is not closed")]


def test_inches_are_no_quotes(tmp_path):
    feed = feed_of(tmp_path, 'id,title,price\n1,5" pipe,5\n2,6" pipe,6\n3,"7"" pipe",7\n')
    assert [p.title for p in feed.products] == ['5" pipe', '6" pipe', '7" pipe']


def test_json_lines_array_and_document_are_the_same(tmp_path):
    products = [
        {"id": 1, "title": "A", "price": 5.5, "attributes": {"Colour": "red", "Warm": True}},
        {"id": 2, "title": "B", "price": 6, "attributes": {"Colour": "blue", "Warm": False}},
    ]
    lines = "\n".join(json.dumps(p) for p in products)
    feeds = [
        feed_of(tmp_path, text)
        for text in (lines, json.dumps(products), json.dumps({"products": products}, indent=1))
    ]
    assert feeds[0].products == feeds[1].products == feeds[2].products
    assert feeds[0].products[0].attributes == {"colour": "red", "warm": True}
    assert feeds[0].products[0].id == "1"


def test_bad_json_lines_are_named(tmp_path):
    text = '{"id":1,"title":"A","price":1}\n{"id":2,\n[1]\n{"id":3,"title":"C","price":2}\nx\n'
    feed = feed_of(tmp_path, text)
    assert [p.id for p in feed.products] == ["1", "3"]
    assert [bad.line for bad in feed.bad] == [2, 3, 5]


def test_a_single_json_object_is_one_product(tmp_path):
    assert len(feed_of(tmp_path, '{"id":1,"title":"A","price":1}').products) == 1


def test_parquet(tmp_path):
    path = tmp_path / "no-extension"
    table = pa.table(
        {
            "product_id": [1, 2, 3],
            "name": ["A", "B", None],
            "price_eur": [Decimal("5.50"), Decimal("6.00"), Decimal("1.00")],
            "tags": [["x", "y"], [], None],
            "created_at": pa.array([date(2025, 1, 2), None, None], pa.date32()),
        }
    )
    pq.write_table(table, path)
    feed = read_feed(path)
    assert [(p.id, p.price_minor, p.currency) for p in feed.products] == [
        ("1", 550, "EUR"),
        ("2", 600, "EUR"),
    ]
    assert feed.products[0].tags == ("x", "y")
    assert feed.products[0].added == date(2025, 1, 2)
    assert rows_of(feed) == [(3, "no title")]
    assert feed.place == "row"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("price_usd", "5", ("USD", 500)),
        ("Price (EUR)", "5", ("EUR", 500)),
        ("Preis in CHF", "5", ("CHF", 500)),
        ("price", "5.00 GBP", ("GBP", 500)),
        ("price", "£5", ("GBP", 500)),
        ("price", "¥500", ("JPY", 500)),
        ("price_jpy", "500", ("JPY", 500)),
        ("price", "5", ("USD", 500)),
    ],
)
def test_the_currency_is_in_the_column_or_the_value(tmp_path, header, row, expected):
    product = feed_of(tmp_path, f"id,title,{header}\n1,A,{row}\n").products[0]
    assert (product.currency, product.price_minor) == expected


def test_a_currency_column_and_a_price_in_another_currency(tmp_path):
    feed = feed_of(tmp_path, "id,title,price,currency\n1,A,5,EUR\n2,B,6,EUR\n3,C,7,USD\n")
    assert feed.currency == "EUR"
    assert rows_of(feed) == [(4, "price in USD, but the feed's currency is EUR")]


def test_a_given_currency_that_the_feed_contradicts_is_refused(tmp_path):
    with pytest.raises(FeedError, match="are in USD, not in INR"):
        feed_of(tmp_path, "id,title,price_usd\n1,A,5\n", currency="INR")
    with pytest.raises(FeedError, match="'XQX' is not known"):
        feed_of(tmp_path, TABLE, currency="XQX")


def test_no_currency_anywhere_is_said(tmp_path):
    assert "give --currency" in feed_of(tmp_path, TABLE).currency_source
    assert feed_of(tmp_path, TABLE, usual_currency="INR").currency == "INR"
    chinese = feed_of(tmp_path, "id,title,price\n1,羊毛被,5\n2,四件套,6\n")
    assert (chinese.currency, chinese.locale) == ("CNY", "zh_CN")


def test_decimal_commas_of_a_whole_column(tmp_path):
    feed = feed_of(tmp_path, 'id;titel;preis\n1;A;"1.299,00"\n2;B;1.299\n3;C;5,5\n')
    assert [p.price_minor for p in feed.products] == [129900, 129900, 550]


@pytest.mark.parametrize(
    ("header", "row", "price", "before"),
    [
        ("price,sale_price", "20,15", 1500, 2000),
        ("price,sale_price", "20,", 2000, None),
        ("sale_price,market_price", "15,20", 1500, 2000),
        ("sale_price,market_price", "20,20", 2000, None),
        ("retail_price,counter_price", "15,20", 1500, 2000),
        ("regular_price,retail_price", "20,15", 1500, 2000),
        ("price,compare_at_price", "15,20", 1500, 2000),
        ("mrp,selling_price", "20,15", 1500, 2000),
        ("price_min_usd,price_max_usd", "15,20", 1500, None),
        ("mrp,colour", "20,red", 2000, None),
        ("cost_price,price", "3,20", 2000, None),
        ("unit_price,colour", "20,red", 2000, None),
    ],
)
def test_which_price_is_paid_and_which_came_before(tmp_path, header, row, price, before):
    product = feed_of(tmp_path, f"id,title,{header}\n1,A,{row}\n").products[0]
    assert (product.price_minor, product.compare_at_minor) == (price, before)


def test_what_the_merchant_pays_is_never_read(tmp_path):
    feed = feed_of(tmp_path, "id,title,price,cost_per_item,wholesale_price\n1,A,5,2,3\n2,B,6,3,4\n")
    assert feed.products[0].attributes == {}
    assert {"cost_per_item", "wholesale_price"} <= set(feed.mapping.ignored)


def test_levels_of_categories_make_a_path(tmp_path):
    head = "id,title,price,category,sub_category,type"
    rows = [f"{n},A{n},5,C{n % 2},S{n % 4},T{n % 8}" for n in range(32)]
    feed = feed_of(tmp_path, "\n".join([head, *rows]))
    assert feed.products[3].category == ("C1", "S3", "T3")
    numbered = feed_of(tmp_path, "id,title,price,category_2,category_1\n1,A,5,Narrow,Broad\n")
    assert numbered.products[0].category == ("Broad", "Narrow")


def test_a_type_that_divides_nothing_is_an_attribute(tmp_path):
    rows = [f"{n},A{n},5,C{n % 4},{['Original', 'Compatible'][n % 3 == 0]}" for n in range(24)]
    feed = feed_of(tmp_path, "\n".join(["id,title,price,category,type", *rows]))
    assert feed.products[0].category == ("C0",)
    assert feed.products[0].attributes == {"type": "Compatible"}


@pytest.mark.parametrize(
    "path", ["A > B > C", "A>B>C", "A &gt; B &gt; C", "A / B / C", "A » B » C", "A | B | C"]
)
def test_category_paths_in_every_usual_writing(tmp_path, path):
    assert feed_of(tmp_path, f"id,title,price,category\n1,X,5,{path}\n").products[0].category == (
        "A",
        "B",
        "C",
    )


@pytest.mark.parametrize(
    ("column", "value", "in_stock"),
    [
        ("availability", "in stock", True),
        ("availability", "in_stock", True),
        ("availability", "out of stock", False),
        ("availability", "https://schema.org/InStock", True),
        ("availability", "https://schema.org/OutOfStock", False),
        ("availability", "preorder", False),
        ("availability", "", None),
        ("in_stock", "yes", True),
        ("in_stock_any", "False", False),
        ("stock", "12", True),
        ("stock", "0", False),
        ("stock", "-3", False),
        ("stock", "In Stock", True),
        ("Verfügbarkeit", "nicht lieferbar", False),
        ("colour", "red", None),
    ],
)
def test_stock_is_known_or_unknown(tmp_path, column, value, in_stock):
    text = f"id,title,price,{column}\n1,A,5,{value}\n2,B,5,1\n"
    assert feed_of(tmp_path, text).products[0].in_stock is in_stock


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["4.5", "3", ""], [4.5, 3.0, None]),
        (["4.7/5", "4,5", "no"], [4.7, 4.5, None]),
        (["9", "7.5", "10"], [4.5, 3.75, 5.0]),
        (["92", "71", "100"], [4.6, 3.55, 5.0]),
        (["4.5 out of 5", "3 stars", "0"], [4.5, 3.0, None]),
    ],
)
def test_ratings_come_to_five(tmp_path, values, expected):
    rows = [f'{n},A,5,"{value}"' for n, value in enumerate(values, 1)]
    feed = feed_of(tmp_path, "\n".join(["id,title,price,rating", *rows]))
    assert [p.rating for p in feed.products] == expected


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("https://example.org/a.jpg", "https://example.org/a.jpg"),
        ("//example.org/a.jpg", "https://example.org/a.jpg"),
        ("images/a.jpg", "images/a.jpg"),
        ("./a.jpg", "a.jpg"),
        ("https://example.org/a.jpg|https://example.org/b.jpg", "https://example.org/a.jpg"),
        ("../../etc/passwd.jpg", None),
        ("/etc/passwd.jpg", None),
        ("images/../../a.jpg", None),
        ("C:\\a.jpg", None),
        ("..\\a.jpg", None),
        ("javascript:alert(1).jpg", None),
        ("file:///etc/passwd.jpg", None),
        ("data:image/png;base64,AAAA.jpg", None),
        ("~/a.jpg", None),
        ("%2e%2e/a.jpg", None),
        ("a.jpg<script>", None),
    ],
)
def test_a_picture_is_an_address_or_lies_in_the_shop(tmp_path, image, expected):
    text = f'id,title,price,image\n1,A,5,"{image}"\n2,B,5,https://example.org/b.jpg\n'
    feed = feed_of(tmp_path, text)
    assert feed.products[0].image == expected
    if expected is None:
        assert any("images that are no web address" in note for note in feed.notes)


def test_markup_and_control_characters_are_taken_out(tmp_path):
    text = (
        "id,title,price,description\n"
        '1,"<b>Bold</b> &amp; \x07bright\u202e",5,'
        '"<p>One.</p><script>alert(1)</script><p>Two.</p>"\n'
    )
    product = feed_of(tmp_path, text).products[0]
    assert product.title == "Bold & bright"
    assert product.description == "One.\nTwo."


def test_attributes_have_one_type_each(tmp_path):
    text = (
        "id,title,price,weight_kg,pockets,lined,zip_code,colours,mixed\n"
        "1,A,5,1.5,2,yes,01234,Black,1\n2,B,5,2,3,no,01235,\"Black,Silver\",2 or so\n"
        "3,C,5,,4,yes,01236,Silver,3\n4,D,5,1,4,no,01237,\"Silver,Black\",4\n"
    )  # fmt: skip
    first, second, *_ = feed_of(tmp_path, text).products
    assert first.attributes == {
        "weight_kg": 1.5, "pockets": 2, "lined": True, "zip_code": "01234", "colour": ("Black",),
        "mixed": "1",
    }  # fmt: skip
    assert second.attributes["colour"] == ("Black", "Silver")
    assert isinstance(second.attributes["weight_kg"], float)


def test_json_attributes_lose_their_type_prefixes(tmp_path):
    packed = [
        {"t_Ink Type": "Dye", "n_page_yield": 500.0, "b_wireless": True, "t_colour": "Black"},
        {"t_Ink Type": "Pigment", "n_page_yield": 900.0, "b_wireless": False, "b_colour": True},
        {"n_weight": 1.5, "t_colour": "Grey", "n_width": 3.0, "b_duplex": True, "t_empty": ""},
    ]
    lines = [
        json.dumps({"id": n, "title": "A", "price": 1, "attributes": json.dumps(p)})
        for n, p in enumerate(packed)
    ]
    one, two, three = feed_of(tmp_path, "\n".join(lines)).products
    assert one.attributes == {
        "ink_type": "Dye", "page_yield": 500, "wireless": True, "colour": "Black",
    }  # fmt: skip
    assert two.attributes == {"ink_type": "Pigment", "page_yield": 900, "wireless": False}
    assert three.attributes == {"weight": 1.5, "colour": "Grey", "width": 3, "duplex": True}


def test_variants_in_json(tmp_path):
    feed = feed_of(
        tmp_path,
        json.dumps(
            [
                {
                    "id": 7,
                    "title": "Tee",
                    "options": [{"name": "Size"}, {"name": "Color"}],
                    "variants": [
                        {"sku": "s", "option1": "S", "option2": "Red", "price": "12.00",
                         "inventory_quantity": 0},
                        {"sku": "m", "option1": "M", "option2": "Red", "price": "10.00",
                         "available": True},
                        {"sku": "l", "option1": "L", "option2": "Red", "price": "x"},
                    ],
                }
            ]
        ),
    )  # fmt: skip
    tee = feed.products[0]
    assert tee.price_minor == 1000
    assert [(v.id, v.options, v.price_minor, v.in_stock) for v in tee.variants] == [
        ("s", {"size": "S", "colour": "Red"}, 1200, False),
        ("m", {"size": "M", "colour": "Red"}, None, True),
    ]
    assert rows_of(feed) == [(1, "variant left out: price is no number: 'x'")]


def test_ids_are_made_where_no_column_has_them(tmp_path):
    feed = feed_of(
        tmp_path, '[{"name": "A Big Book", "price": "$5"}, {"name": "A Big Book", "price": "$6"}]'
    )
    assert [p.id for p in feed.products] == ["a-big-book"]
    assert rows_of(feed) == [(2, "duplicate id 'a-big-book', first in entry 1")]
    assert "no column is one" in feed.mapping.made["id"]


def test_a_bare_table_is_mapped_by_its_values(tmp_path):
    rows = [f"k{n},A pair of shoes number {n},{n}.99" for n in range(1, 9)]
    feed = feed_of(tmp_path, "\n".join(["a,b,c", *rows]))
    assert feed.products[0].title == "A pair of shoes number 1"
    assert feed.products[0].price_minor == 199


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.toml", 'id = "code"\ntitle = "label"\nprice = "money"\ncategory = ["g1", "g2"]\n'
                     'brand = {constant = "Fern"}\ncurrency = "SEK"\nignore = ["junk"]\n'
                     '[attributes]\nColor = "c"\n'),
        ("map.json", '{"id": "code", "title": "label", "price": "money", "category": ["g1", "g2"],'
                     ' "brand": {"constant": "Fern"}, "currency": "SEK", "ignore": ["junk"],'
                     ' "attributes": {"Color": "c"}}'),
    ],
)  # fmt: skip
def test_a_mapping_file_overrules_every_guess(tmp_path, name, text):
    data = "id,code,label,name,money,price,g1,g2,c,junk\n1,x9,Boot,No,12,99,Shoes,Boots,red,1\n"
    feed = feed_of(tmp_path, data, mapping=write(tmp_path, text, name))
    boot = feed.products[0]
    assert (boot.id, boot.title, boot.price_minor, boot.currency) == ("x9", "Boot", 1200, "SEK")
    assert (boot.category, boot.brand) == (("Shoes", "Boots"), "Fern")
    assert boot.attributes == {"colour": "red"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "maps nothing"),
        ("title", "neither TOML nor JSON"),
        ('{"title": ', "neither TOML nor JSON"),
        ('titel = "name"', "Did you mean title"),
        ('title = "nme"', "Did you mean name"),
        ("title = 5", "is not allowed"),
        ("title = []", "names no column"),
        ('[attributes]\nx = "nope"', "no such column"),
    ],
)
def test_a_wrong_mapping_file_is_one_clear_line(tmp_path, text, told):
    with pytest.raises(FeedError, match=told) as error:
        feed_of(tmp_path, TABLE, mapping=write(tmp_path, text, "map.toml"))
    assert "\n" not in str(error.value)
    with pytest.raises(FeedError, match="No mapping file"):
        feed_of(tmp_path, TABLE, mapping=tmp_path / "absent.toml")


def test_the_mapping_is_told_line_by_line(tmp_path):
    lines = feed_of(tmp_path, TABLE).mapping.lines()
    assert "id <- sku" in lines
    assert "category <- category" in lines


def test_tags_become_attributes_where_the_shop_speaks_of_them(tmp_path):
    colours = ["white", "navy", "red", "Light Gray", "black"]
    rows = [
        {"id": n, "title": f"Dress {n}", "price": 5, "description": "95% cotton, 5% spandex",
         "tags": f"{colours[n % 5]} | long sleeve | sale | gold hardware | leather-free"}
        for n in range(20)
    ]  # fmt: skip
    rows.append({"id": 99, "title": "Emerald Green Wool Dress", "price": 5, "tags": "white"})
    feed = feed_of(tmp_path, json.dumps(rows))
    first, navy, _, grey, *_ = feed.products
    assert first.attributes["colour"] == "white"
    assert navy.attributes["colour"] == ("navy", "blue")
    assert grey.attributes["colour"] == "grey"
    assert "colour" in first.inferred
    assert feed.products[-1].attributes["colour"] == ("emerald", "green")
    assert any("colour is read from tags" in note for note in feed.notes)
    assert "sleeve" not in first.attributes, "one value alone tells nothing apart"


def test_words_with_other_meanings_are_no_colours(tmp_path):
    names = ["Olive Oil", "Orange Juice", "Green Tea", "Garlic Oil", "Brown Rice", "Coffee", "Milk",
             "Rose Water", "Peach Jam", "Bread", "Butter", "Salt"]  # fmt: skip
    rows = [{"id": n, "title": name, "price": 5} for n, name in enumerate(names)]
    assert all(not p.attributes for p in feed_of(tmp_path, json.dumps(rows)).products)


def test_stated_colours_are_not_read_again_from_text(tmp_path):
    rows = [
        {"id": n, "title": f"Black Dress {n}", "price": 5, "tags": "white",
         "colour": ["red", "blue", None][n % 3]}
        for n in range(30)
    ]  # fmt: skip
    products = feed_of(tmp_path, json.dumps(rows)).products
    assert [p.attributes.get("colour") for p in products[:3]] == ["red", "blue", None]
    assert not any(p.inferred for p in products)


def test_tags_with_a_key_are_attributes(tmp_path):
    rows = [
        {"id": n, "title": f"Thing {n}", "price": 5, "tags": [f"Fabric: {m}", "new"]}
        for n, m in enumerate(["Linen", "Cotton"] * 5)
    ]
    assert feed_of(tmp_path, json.dumps(rows)).products[0].attributes["material"] == "Linen"
