"""What was sold is told as it was charged."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.bill import TaxMode
from pos_app.domain.tip import typed_bill
from pos_app.services.store.bill_message import bill_json
from tests.support.carts import COFFEE, REDUCED, cart, euro, line, percent


def test_a_typed_amount_has_no_lines() -> None:
    assert bill_json(None) == {
        "lines": [],
        "tax_mode": None,
        "discount": None,
        "taxes": [],
        "tip": None,
    }
    typed = bill_json(typed_bill(euro(1000), REDUCED))
    assert typed["lines"] == []
    assert [tax["tax"]["minor"] for tax in typed["taxes"]] == [65]


def test_a_bill_is_told_with_all_its_parts() -> None:
    sold = cart(
        line(1000, "Coffee", quantity=Decimal("0.250"), unit="kg", item_id=COFFEE, tax=REDUCED),
        line(700, "Cup", discount=percent("10")),
        tax_mode=TaxMode.ADDED,
        discount=euro(80),
        tip=euro(100),
    )
    told = bill_json(sold.bill())
    coffee, cup = told["lines"]
    assert (coffee["quantity"], coffee["unit"], coffee["item_id"]) == ("0.250", "kg", str(COFFEE))
    assert coffee["tax"] == {"name": "VAT", "percent": "7"}
    assert (coffee["price"]["minor"], coffee["amount"]["minor"]) == (1000, 250)
    assert (cup["item_id"], cup["tax"], cup["discount"]["minor"]) == (None, None, 70)
    assert (told["tax_mode"], told["discount"]["minor"], told["tip"]["minor"]) == ("added", 80, 100)
    whole = sum(each["amount"]["minor"] for each in told["lines"]) - 80 + 100
    whole += sum(each["tax"]["minor"] for each in told["taxes"])
    assert whole == sold.bill().total.minor
