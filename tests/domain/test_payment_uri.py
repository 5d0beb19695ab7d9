"""What a wallet reads off a code: capitals where they are safe, no plus for a space."""

from __future__ import annotations

from pos_app.domain.payment_uri import compact_address, lightning_uri, on_chain_uri

BECH32 = "bcrt1qp98fe3amxrp8xcsg5alf72lx924jdth3zcghd4"
BASE58 = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"


def test_a_label_is_escaped_and_the_invoice_comes_last() -> None:
    uri = on_chain_uri(BECH32, 12_345, label="Tom & Jerry+Co", lightning="lnbcrt1abc")
    assert uri == (
        f"bitcoin:{BECH32.upper()}?amount=0.00012345&label=Tom%20%26%20Jerry%2BCo"
        "&lightning=LNBCRT1ABC"
    )
    assert on_chain_uri(BECH32, 12_345) == f"bitcoin:{BECH32.upper()}?amount=0.00012345"
    assert lightning_uri("lnbcrt1abc") == "lightning:LNBCRT1ABC"


def test_an_address_whose_case_means_something_keeps_it() -> None:
    assert compact_address(BASE58) == BASE58
    assert compact_address(BECH32.upper()) == BECH32.upper()
    mixed = BECH32[:10].upper() + BECH32[10:]
    assert compact_address(mixed) == mixed
