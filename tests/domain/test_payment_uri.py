from __future__ import annotations

import pytest

from pos_app.domain.payment_uri import compact_address, lightning_uri, on_chain_uri

BECH32 = "bcrt1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjjwvq3c"
BASE58 = "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn"
INVOICE = "lnbcrt123u1pn0qqq"


def test_an_amount_is_plain_decimal_without_exponent_or_idle_zeros() -> None:
    assert on_chain_uri(BASE58, 1) == f"bitcoin:{BASE58}?amount=0.00000001"
    assert on_chain_uri(BASE58, 250_000_000) == f"bitcoin:{BASE58}?amount=2.5"


def test_a_unified_request_has_capitals_only_where_case_means_nothing() -> None:
    uri = on_chain_uri(BECH32, 12_345, lightning=INVOICE)
    assert uri == (f"bitcoin:{BECH32.upper()}?amount=0.00012345&lightning={INVOICE.upper()}")
    assert lightning_uri(INVOICE) == f"lightning:{INVOICE.upper()}"


@pytest.mark.parametrize("address", [BASE58, "BC1qMixed"])
def test_an_address_whose_case_counts_is_left_alone(address: str) -> None:
    assert compact_address(address) == address


def test_an_address_that_is_in_capitals_stays_so() -> None:
    assert compact_address(BECH32.upper()) == BECH32.upper()


def test_a_label_has_no_plus_for_a_space_and_ends_no_key() -> None:
    uri = on_chain_uri(BASE58, 1_000, label="Fig & Co + 1")
    assert uri.endswith("&label=Fig%20%26%20Co%20%2B%201")
