"""A gateway's URI, as BIP21 and BIP321 have it (facts section 6)."""

from __future__ import annotations

import pytest

from pos_app.adapters.gateways.common.uri import re_encoded, read_payment_uri
from pos_app.ports import RefusedError

ADDRESS = "bcrt1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjjwvq3c"


def test_a_form_encoded_plus_becomes_a_space_that_wallets_read() -> None:
    text = f"bitcoin:{ADDRESS}?amount=0.00100000&label=Fig+Shop&message=Sale+7%2B1"
    assert re_encoded("G", text) == (
        f"bitcoin:{ADDRESS.upper()}?amount=0.001&label=Fig%20Shop&message=Sale%207%2B1"
    )


def test_a_plus_is_a_plus_where_the_gateway_does_not_encode_as_forms_do() -> None:
    assert read_payment_uri("G", f"bitcoin:{ADDRESS}?label=a+b").label == "a+b"


def test_scheme_and_keys_are_read_in_any_case_and_a_unified_code_is_taken_apart() -> None:
    uri = read_payment_uri(
        "G", f"BITCOIN:{ADDRESS.upper()}?AMOUNT=0.00012345&pj=https://x.example&LIGHTNING=LNBCRT1P"
    )
    assert (uri.amount_sat, uri.lightning, uri.address) == (12_345, "lnbcrt1p", ADDRESS.upper())


def test_an_address_may_be_missing_where_an_invoice_is_there() -> None:
    assert read_payment_uri("G", "bitcoin:?lightning=lnbcrt1p").lightning == "lnbcrt1p"


@pytest.mark.parametrize(
    "text",
    [
        7,
        "",
        "lightning:lnbcrt1p",
        "bitcoin:",
        f"bitcoin:{ADDRESS}<script>",
        f"bitcoin:{ADDRESS}?amount=1E-8",
        f"bitcoin:{ADDRESS}?amount=1,5",
        f"bitcoin:{ADDRESS}?amount=0.000000001",
        f"bitcoin:{ADDRESS}?amount=0",
        f"bitcoin:{ADDRESS}?amount=-1",
        f"bitcoin:{ADDRESS}?amount=22000000",
        f"bitcoin:{ADDRESS}?amount=\u0661",
        f"bitcoin:{ADDRESS}?amount=1&amount=2",
        f"bitcoin:{ADDRESS}?req-what=1",
        f"bitcoin:{ADDRESS}?lightning=LNURL1DP68",
        f"bitcoin:{ADDRESS}?label={'x' * 5000}",
    ],
)
def test_what_a_wallet_could_misread_is_nonsense(text: object) -> None:
    with pytest.raises(RefusedError, match="nonsense"):
        read_payment_uri("G", text)


@pytest.mark.parametrize("text", [f"bitcoin:{ADDRESS}", "bitcoin:?amount=1&lightning=lnbc1p"])
def test_only_a_request_for_an_amount_at_an_address_is_written_anew(text: str) -> None:
    with pytest.raises(RefusedError, match="nonsense"):
        re_encoded("G", text)
