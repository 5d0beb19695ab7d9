"""What customers show is read, and what can't be paid to is named."""

from __future__ import annotations

import pytest

from pos_app.domain.refund_address import (
    LONGEST_TEXT,
    AddressTextError,
    AskedAddress,
    read_address,
)

ADDRESS = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"


@pytest.mark.parametrize(
    ("text", "asked_sat"),
    [
        (ADDRESS, None),
        (f"  {ADDRESS}\r\n", None),
        ("bc1q cr8t e4kr 609g cawu tmrz a0j4 xv80 jy8z 306f yu", None),
        (f"bitcoin:{ADDRESS}", None),
        (f"BITCOIN:{ADDRESS}?amount=0.00020000", 20_000),
        (f"bitcoin:{ADDRESS}?label=A%20shop&AMOUNT=1.5", 150_000_000),
        (f"bitcoin:{ADDRESS}?amount=1e3", None),
        (f"bitcoin:{ADDRESS}?amount=0", None),
        (f"bitcoin:{ADDRESS}?amount=99999999", None),
        (f"bitcoin:{ADDRESS}?lightning=LNBC1&&amount", None),
    ],
)
def test_an_address_is_read_however_it_comes(text: str, asked_sat: int | None) -> None:
    assert read_address(text) == AskedAddress(address=ADDRESS, asked_sat=asked_sat)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "refund.no_address"),
        (" \n", "refund.no_address"),
        ("bitcoin:", "refund.no_address"),
        ("bitcoin:?lightning=LNBC1", "refund.lightning"),
        ("LNBC20U1PVJLUEZ", "refund.lightning"),
        ("lightning:lnurl1dp68gurn8ghj7", "refund.lightning"),
        (f"bitcoin:{ADDRESS}?req-pop=x", "refund.requires"),
        ("b" * (LONGEST_TEXT + 1), "refund.unreadable"),
    ],
)
def test_what_cannot_be_paid_to_is_named(text: str, code: str) -> None:
    with pytest.raises(AddressTextError) as refused:
        read_address(text)
    assert refused.value.code == code


def test_capitals_stay_for_who_checks_them() -> None:
    assert read_address(f"BITCOIN:{ADDRESS.upper()}").address == ADDRESS.upper()
