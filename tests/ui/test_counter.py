"""The cart, orders and proposals as HTML: every detail is there, nothing becomes markup."""

from ui.counter import confirmation_html, counter_html

HOSTILE = '"><script>alert(1)</script>'
EMPTY_CART = {"lines": [], "count": 0, "total_minor": 0, "currency": None}


def line(**changes):
    return {
        "title": "Rain jacket",
        "product_id": "p1",
        "options": {"size": "M"},
        "quantity": 2,
        "price_minor": 4500,
        **changes,
    }


def order(**changes):
    return {
        "id": "V-1",
        "status": "shipped",
        "placed_on": "2026-11-20",
        "currency": "EUR",
        "total_minor": 9000,
        "lines": [line()],
        "tracking": [
            {"events": [{"on": "2026-11-21", "text": "Handed to the carrier", "place": "Cork"}]}
        ],
        **changes,
    }


def draw(cart=EMPTY_CART, orders=()):
    return counter_html(
        cart, [(one, "/invoice") for one in orders], token="t", locale="en_IE", language="en"
    )


def test_a_cart_lists_its_lines_and_total():
    html = draw({"lines": [line()], "count": 2, "total_minor": 9000, "currency": "EUR"})
    for text in ("2 × Rain jacket M €45.00", "€90.00", "Check out", "Remove: Rain jacket"):
        assert text in html


def test_an_empty_cart_takes_no_room():
    assert draw().strip() == ""


def test_an_order_shows_state_lines_and_where_it_is():
    html = draw(orders=[order()])
    for text in ("Order V-1", "shipped", "20 Nov 2026", "Handed to the carrier", "Cork"):
        assert text in html


def test_a_proposal_shows_every_detail_and_two_buttons():
    details = {
        "order_id": "V-1",
        "lines": [line()],
        "reason": "no longer needed",
        "refund_minor": 9000,
        "currency": "EUR",
    }
    html = confirmation_html(
        {"id": "x1", "action": "cancel_order", "details": details}, None, locale="en_IE"
    )
    for text in ("V-1", "2 × Rain jacket M €45.00", "no longer needed", "€90.00"):
        assert text in html
    assert html.count('data-proposal="x1"') == 2


def test_who_has_the_conversation_is_said():
    waiting = {"state": "waiting", "takes_a_message": False}
    assert "A person has been asked for" in confirmation_html(None, waiting, locale="en_IE")
    assert confirmation_html(None, {**waiting, "state": "closed"}, locale="en_IE").strip() == ""


def test_hostile_records_are_escaped():
    hostile = line(title=HOSTILE, options={"size": HOSTILE})
    cart = {"lines": [hostile], "count": 1, "total_minor": 1, "currency": "EUR"}
    drawn = draw(cart, [order(id=HOSTILE, status=HOSTILE, lines=[hostile])])
    drawn += confirmation_html(
        {"id": HOSTILE, "action": HOSTILE, "details": {"reason": HOSTILE, "lines": [hostile]}},
        None,
        locale="en_IE",
    )
    assert "<script" not in drawn
