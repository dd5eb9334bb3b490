"""Shopify exports and Google Merchant feeds: the rows of one product together."""

import json

import pytest

from retrieval.errors import FeedError
from retrieval.feeds import read_feed

SHOPIFY = """Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Cost per item,Status
tee,Soft Tee,"<p>A soft tee.</p><p>Machine wash.</p>",Fern,Apparel & Accessories > Clothing > Shirts & Tops,T-Shirts,"cotton, summer",true,Size,S,Color,Red,TEE-S,shopify,0,deny,20.00,25.00,https://cdn.example.org/tee.jpg,1,4.00,active
tee,,,,,,,,,M,,Red,TEE-M,shopify,5,deny,22.00,,https://cdn.example.org/tee2.jpg,2,4.00,
tee,,,,,,,,,L,,Red,TEE-L,shopify,-2,continue,22.00,,,,4.00,
tee,,,,,,,,,,,,,,,,,,https://cdn.example.org/tee3.jpg,3,,
mug,Big Mug,,Kiln,,Mugs,,true,Title,Default Title,,,,shopify,7,deny,9.50,,https://cdn.example.org/mug.jpg,1,2.00,active
hidden,Hidden,,Kiln,,Mugs,,true,Title,Default Title,,,,shopify,7,deny,9.50,,,,2.00,draft
card,Gift Card,,Kiln,,Cards,,true,Title,Default Title,,,,,,deny,10.00,,,,,active
bad,Bad Price,,Kiln,,Mugs,,true,Title,Default Title,,,,shopify,7,deny,free,,,,2.00,active
,Nameless,,Kiln,,Mugs,,true,Title,Default Title,,,,shopify,7,deny,1.00,,,,2.00,active
"""  # noqa: E501


def write(tmp_path, text, name="feed"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_shopify_export(tmp_path):
    feed = read_feed(write(tmp_path, SHOPIFY), currency="EUR")
    tee, mug, card = feed.products
    assert feed.format == "Shopify export"
    assert (tee.id, tee.title, tee.brand) == ("tee", "Soft Tee", "Fern")
    assert tee.description == "A soft tee.\nMachine wash."
    assert tee.category[:3] == ("Apparel & Accessories", "Clothing", "Shirts & Tops")
    assert tee.tags == ("cotton", "summer")
    assert tee.image == "https://cdn.example.org/tee.jpg"
    assert (tee.price_minor, tee.compare_at_minor) == (2000, 2500)
    assert [(v.id, v.options, v.price_minor, v.stock, v.in_stock) for v in tee.variants] == [
        ("TEE-S", {"size": "S", "colour": "Red"}, None, 0, False),
        ("TEE-M", {"size": "M", "colour": "Red"}, 2200, 5, True),
        ("TEE-L", {"size": "L", "colour": "Red"}, 2200, None, True),
    ]
    assert (mug.variants, mug.stock, mug.price_minor, mug.category) == ((), 7, 950, ("Mugs",))
    assert card.in_stock is True, "Shopify sells what it does not count"
    assert [(bad.line, bad.reason) for bad in feed.bad] == [
        (9, "price is no number: 'free'"),
        (10, "no id: the handle is empty"),
    ]
    assert any("1 products that are not published" in note for note in feed.notes)
    assert "Cost per item" not in str([p.model_dump() for p in feed.products])


def test_shopifys_newer_export(tmp_path):
    text = (
        "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,"
        "Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,"
        "Inventory quantity,Continue selling when out of stock,Product image URL,"
        "Color (product.metafields.shopify.color-pattern)\n"
        "Soft Tee,tee,A tee.,Fern,,Shirts,,TRUE,Active,T1,Size,S,20,,shopify,3,FALSE,"
        "https://cdn.example.org/tee.jpg,green\n"
        ",tee,,,,,,,,T2,,M,20,,shopify,0,FALSE,,\n"
    )
    (tee,) = read_feed(write(tmp_path, text)).products
    assert [(v.id, v.options["size"], v.in_stock) for v in tee.variants] == [
        ("T1", "S", True),
        ("T2", "M", False),
    ]
    assert tee.attributes["colour"] == "green"


ITEM = """<item><g:id>{id}</g:id><title>{title}</title>
<g:description>Dry &amp; warm.</g:description>
<link>https://example.org/{id}</link><g:image_link>https://example.org/{id}.jpg</g:image_link>
<g:price>{price}</g:price>{more}<g:availability>{there}</g:availability><g:brand>Fern</g:brand>
<g:google_product_category>187</g:google_product_category>
<g:product_type>Shoes &gt; Boots</g:product_type></item>
"""
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Fern</title>
<link>https://example.org</link><description>All of it</description>
{items}</channel></rss>"""


def item(number, **fields):
    plain = {"id": number, "title": f"Boot {number}", "price": "120.00 EUR", "more": "",
             "there": "in_stock"}  # fmt: skip
    return ITEM.format(**{**plain, **fields})


def variant(number, size, **fields):
    more = f"<g:item_group_id>g1</g:item_group_id><g:size>{size}</g:size><g:color>Brown</g:color>"
    return item(number, title=f"Trail Boot, {size}", more=more, **fields)


def test_a_google_feed_in_rss(tmp_path):
    detail = (
        "<g:sale_price>99.00 EUR</g:sale_price><g:product_detail><g:section_name>Make"
        "</g:section_name><g:attribute_name>Sole Material</g:attribute_name><g:attribute_value>"
        "Rubber</g:attribute_value></g:product_detail>"
    )
    items = [
        item(1, more=detail),
        item(2, there="out_of_stock"),
        variant(3, 41),
        variant(4, 42, there="out of stock"),
        variant(5, 43, price="130.00 EUR"),
        item(6, price="cheap"),
        item(7, title=""),
        item(8, price="10 USD"),
        item(1, title="Again"),
    ]
    feed = read_feed(write(tmp_path, RSS.format(items="".join(items))))
    first, second, group = feed.products
    assert (feed.format, feed.currency) == ("Google Merchant XML", "EUR")
    assert (first.price_minor, first.compare_at_minor) == (9900, 12000)
    assert first.attributes["sole_material"] == "Rubber"
    assert (first.category, first.brand) == (("Shoes", "Boots"), "Fern")
    assert (first.url, first.image) == ("https://example.org/1", "https://example.org/1.jpg")
    assert first.description == "Dry & warm."
    assert (first.in_stock, second.in_stock) == (True, False)
    assert (group.id, group.title, group.attributes) == ("g1", "Trail Boot", {"colour": "Brown"})
    assert [(v.id, v.options, v.price_minor, v.in_stock) for v in group.variants] == [
        ("3", {"size": "41"}, None, True),
        ("4", {"size": "42"}, None, False),
        ("5", {"size": "43"}, 13000, True),
    ]
    reasons = [bad.reason for bad in feed.bad]
    assert reasons[0] == "price is no number: 'cheap'"
    assert reasons[1:3] == ["no title", "price in USD, but the feed's currency is EUR"]
    assert reasons[3].startswith("duplicate id '1'")
    text = RSS.format(items="".join(items)).splitlines()
    assert "<g:id>6</g:id>" in text[feed.bad[0].line - 1]


def test_a_google_feed_in_atom(tmp_path):
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">'
        "<title>Shop</title><entry><g:id>1</g:id><title>Boot</title>"
        '<link href="https://example.org/1"/><g:price>5 GBP</g:price></entry></feed>'
    )
    (boot,) = read_feed(write(tmp_path, text)).products
    assert (boot.title, boot.url, boot.currency) == ("Boot", "https://example.org/1", "GBP")


def test_a_google_feed_in_tsv(tmp_path):
    head = "id\ttitle\tdescription\tlink\timage link\tprice\tsale price\tavailability\tbrand\t" \
           "item group id\tsize\tcolor\tproduct type\tgoogle product category"  # fmt: skip
    rows = [
        "1\tBoot\tA boot.\thttps://example.org/1\thttps://example.org/1.jpg\t20.00 USD\t\t"
        "in stock\tFern\t\t\tred\tShoes > Boots\tApparel",
        "2\tTee S\tA tee.\thttps://example.org/2\thttps://example.org/2.jpg\t10.00 USD\t8.00 USD\t"
        "in stock\tFern\tg\tS\tred\tShirts\tApparel",
        "3\tTee M\tA tee.\thttps://example.org/3\thttps://example.org/3.jpg\t10.00 USD\t8.00 USD\t"
        "out of stock\tFern\tg\tM\tblue\tShirts\tApparel",
    ]
    feed = read_feed(write(tmp_path, "\n".join([head, *rows])))
    boot, tee = feed.products
    assert feed.format == "TSV"
    assert (boot.category, boot.attributes["colour"]) == (("Shoes", "Boots"), "red")
    assert (tee.id, tee.price_minor, tee.compare_at_minor) == ("g", 800, 1000)
    assert [(v.id, v.options, v.in_stock) for v in tee.variants] == [
        ("2", {"size": "S", "colour": "red"}, True),
        ("3", {"size": "M", "colour": "blue"}, False),
    ]


def test_objects_in_json_are_read_by_what_they_hold(tmp_path):
    chair = {
        "sku": "A",
        "name": "Chair",
        "price": {"value": "49.00", "currency": "EUR"},
        "brand": {"name": "Oak & Co"},
        "categories": [{"id": 1, "name": "Home"}, {"id": 2, "name": "Chairs"}],
        "images": [{"src": "https://example.org/1.jpg"}],
        "attributes": [{"name": "Color", "value": "Red"}, {"name": "Legs", "value": 4}],
        "stock": {"quantity": 4},
        "rating": {"rate": 4.5, "count": 12},
        "dimensions": {"width": 40.5},
        "reviews": [{"stars": 1, "text": "Not a fact about the chair."}],
    }
    feed = read_feed(write(tmp_path, json.dumps([chair, {**chair, "sku": "B"}])))
    product = feed.products[0]
    assert (product.id, product.price_minor, product.currency) == ("A", 4900, "EUR")
    assert (product.brand, product.category) == ("Oak & Co", ("Home", "Chairs"))
    assert product.image == "https://example.org/1.jpg"
    assert (product.stock, product.rating, product.rating_count) == (4, 4.5, 12)
    assert product.attributes == {"colour": "Red", "legs": 4, "width": 40.5}


def test_a_marketplace_table(tmp_path):
    text = (
        "uniq_id,crawl_timestamp,product_url,product_name,product_category_tree,retail_price,"
        "discounted_price,image,product_rating,brand\n"
        'c2d7,2016-03-25,http://example.org/a,Shorts,"[""Clothing >> Women >> Shorts""]",999,379,'
        '"[""http://example.org/1.jpeg"", ""http://example.org/2.jpeg""]",No rating,Fern\n'
        '7b72,2016-03-25,http://example.org/b,Sofa,"[""Furniture >> Sofas""]",32157,22646,'
        '"[""http://example.org/3.jpeg""]",4.2,Oak\n'
    )
    shorts, sofa = read_feed(write(tmp_path, text), currency="INR").products
    assert shorts.category == ("Clothing", "Women", "Shorts")
    assert (shorts.price_minor, shorts.compare_at_minor) == (37900, 99900)
    assert (shorts.image, shorts.rating, sofa.rating) == ("http://example.org/1.jpeg", None, 4.2)


def test_the_id_column_is_the_plain_one_even_with_a_repeat(tmp_path):
    text = "id,title,price,ean\n1,A,5,111\n2,B,6,222\n2,C,7,333\n4,D,8,444\n"
    feed = read_feed(write(tmp_path, text))
    assert [p.id for p in feed.products] == ["1", "2", "4"]
    assert feed.bad[0].reason == "duplicate id '2', first in line 3"
    articles = "product_code,article_id,title,price\n" + "".join(
        f"{n // 3},{n},Top {n},5\n" for n in range(9)
    )
    assert read_feed(write(tmp_path, articles)).mapping.fields["id"] == ("article_id",)


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">
<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
<rss><channel><item><id>&lol3;</id></item></channel></rss>"""
READER = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss><channel><item><id>&f;</id></item></channel></rss>"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "declares a document type or entities"),
        (READER, "declares a document type or entities"),
        ("<rss><channel></channel></rss>", "no <item> or <entry>"),
        ("<html><body>Sign in</body></html>", "no <item> or <entry>"),
        (RSS.format(items=item(1))[:-30], "is no XML: .* in line"),
        ("<rss><item><id>1</id></item>\x00</rss>", "is no XML"),
        ('<?xml version="1.0" encoding="nope"?><rss/>', "is no XML"),
        ("<rss><item>" + "<a>" * 100 + "</a>" * 100 + "</item></rss>", "is no XML: .*deep"),
    ],
)
def test_xml_that_harms_or_is_none_is_one_clear_line(tmp_path, text, told):
    with pytest.raises(FeedError, match=told) as error:
        read_feed(write(tmp_path, text))
    assert "\n" not in str(error.value)
