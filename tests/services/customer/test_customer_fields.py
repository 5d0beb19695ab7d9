"""What a customer fills in is checked before it is kept."""

from __future__ import annotations

import pytest

from pos_app.domain.user_field import UserField
from pos_app.services.customer.customer_fields import declared_fields, read_fields

DECLARED = declared_fields(["name", "email:required", "address", "table_no"])


def wrong(**given: str) -> dict[str, str]:
    return dict(read_fields(DECLARED, {"email": "a@shop.example", **given}).wrong)


def test_a_known_name_has_its_own_kind() -> None:
    kinds = [(each.type, each.autocomplete, each.required) for each in DECLARED]
    assert kinds == [
        ("text", "name", False),
        ("email", "email", True),
        ("textarea", "street-address", False),
        ("text", "off", False),
    ]


def test_only_what_was_declared_is_read_in_its_order() -> None:
    read = read_fields(
        DECLARED, {"email": " a@shop.example ", "address": "1 Main St\r\nTown", "admin": "yes"}
    )
    assert read.wrong == {}
    assert read.values == (
        UserField(name="name", required=False, type="text", value=""),
        UserField(name="email", required=True, type="email", value="a@shop.example"),
        UserField(name="address", required=False, type="textarea", value="1 Main St\nTown"),
        UserField(name="table_no", required=False, type="text", value=""),
    )


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("email", "  ", "missing"),
        ("email", "nobody", "email"),
        ("email", "a@b", "email"),
        ("email", "a@b.example\nBcc: c@d.example", "signs"),
        ("name", "n" * 101, "long"),
        ("name", "two\nlines", "signs"),
        ("name", "a\x00b", "signs"),
        ("name", "a\u202eb", "signs"),
        ("name", "a\ud800", "signs"),
        ("address", "a\n" * 251, "long"),
    ],
)
def test_what_is_wrong_is_said(name: str, value: str, problem: str) -> None:
    value = value + "b" if problem == "long" else value
    assert wrong(**{name: value}) == {name: problem}


def test_what_looks_like_markup_is_only_text() -> None:
    assert wrong(name="<script>alert(1)</script>", table_no="'; DROP TABLE sale") == {}
