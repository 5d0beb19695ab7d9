"""The signature of Triple-A's calls, by the sample of its documentation."""

from __future__ import annotations

import pytest

from pos_app.adapters.gateways.triplea.signature import is_signed

# developers.triple-a.io, "Webhook notifications": body, notify_secret and header of the sample.
BODY = (
    b'{"txs":[{"txid":"33d5d9af65fe63b12e1a4d67f6b05fcf01428764db840463aba621daa65323d3",'
    b'"status":"good","t3a_id":"164f404b07bd6c1868f35e8e70d3c2a245b6be14ec067f0ab50c9f0785b0b3cf",'
    b'"vout_n":0,"status_date":"2021-05-17T10:22:42.949Z","payment_tier":"good",'
    b'"order_currency":"USD","payment_amount":10,"receive_amount":10,"payment_currency":"USD",'
    b'"payment_tier_date":"2021-05-17T10:22:42.949Z","payment_crypto_amount":0.00023271}],'
    b'"cart":{"items":[{"sku":"2736829","label":"A tale of 2 cities","amount":10.99,"quantity":1}],'
    b'"tax_cost":0.73,"shipping_cost":2.57,"shipping_discount":0},"event":"payment",'
    b'"api_id":"HA1587722191gQKF_t","status":"good","status_date":"2021-05-17T10:22:42.954Z",'
    b'"order_amount":10,"payment_tier":"good","webhook_data":{"order_id":"ABC12345-2"},'
    b'"crypto_amount":0.00023271,"exchange_rate":42971.44,'
    b'"crypto_address":"n3XE3iEc2nyB44N43166XyzhEuKpcse9aQ","order_currency":"USD",'
    b'"payment_amount":10,"receive_amount":10,"crypto_currency":"testBTC","payment_currency":"USD",'
    b'"payment_reference":"PMA-401443-PMT","payment_tier_date":"2021-05-17T10:22:42.954Z",'
    b'"payment_crypto_amount":0.00023271}'
)
SECRET = "Cf9mx4nAvRuy5vwBY2FCtaKr!@#"
AT = 1_621_246_963
V1 = "a0749b4b490e15701ab2c488037da9367e8421d8cbddf2450071758e2c6c9f7d"
HEADER = f"t={AT},v1={V1}"


def test_the_sample_of_the_documentation() -> None:
    assert is_signed(HEADER, BODY, SECRET, AT)


@pytest.mark.parametrize("off", [-300, 0, 300, 300.0])
def test_a_clock_may_be_five_minutes_off(off: float) -> None:
    assert is_signed(HEADER, BODY, SECRET, AT + off)


@pytest.mark.parametrize("off", [-301, 301, 300.5])
def test_older_and_newer_calls_are_turned_away(off: float) -> None:
    assert not is_signed(HEADER, BODY, SECRET, AT + off)


@pytest.mark.parametrize(
    "header",
    [
        f"v1={'0' * 64},t={AT}, v1={V1}",
        f"t={AT},v1={V1.upper()}",
        f"t={AT},v0=x,v1={V1}",
    ],
)
def test_one_of_several_signatures_has_to_fit(header: str) -> None:
    assert is_signed(header, BODY, SECRET, AT)


@pytest.mark.parametrize(
    "header",
    [
        "",
        f"t={AT}",
        f"v1={V1}",
        f"t={AT},v1=",
        f"t={AT},v1={V1[:-1]}",
        f"t={AT},v1={V1[:-1]}e",
        f"t={AT},v1={V1}00",
        f"t=0{AT},v1={V1}",
        f"t={AT}.0,v1={V1}",
        f"t=-{AT},v1={V1}",
        f"t={AT + 1},t={AT},v1={V1}",
        f"t=٣,v1={V1}",
        f"t={'9' * 5_000},v1={V1}",
    ],
)
def test_forged_headers(header: str) -> None:
    assert not is_signed(header, BODY, SECRET, AT)


def test_another_body_or_secret() -> None:
    assert not is_signed(HEADER, BODY + b" ", SECRET, AT)
    assert not is_signed(HEADER, BODY, SECRET + " ", AT)


def test_a_body_that_is_no_text_is_compared_all_the_same() -> None:
    assert not is_signed(HEADER, b"\xff\x00", SECRET, AT)
