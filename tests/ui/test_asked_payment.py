"""What a customer shows is understood, however it was copied or scanned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ui.asked_payment import named_in

ADDRESS = "bcrt1qp98fe3amxrp8xcsg5alf72lx924jdth3zcghd4"
LEGACY = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
TXID = "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ""),
        ("   ", ""),
        ("h3zc ghd4", "h3zcghd4"),
        ("GHD4", "GHD4"),
        (ADDRESS, ADDRESS),
        (ADDRESS.upper(), ADDRESS),
        (f"bitcoin:{ADDRESS}", ADDRESS),
        (f"bitcoin:{ADDRESS}?amount=0.0002&label=Corner%20Books", ADDRESS),
        (f"BITCOIN:{ADDRESS.upper()}?AMOUNT=0.0002", ADDRESS),
        (f"bitcoin://{ADDRESS}?amount=1", ADDRESS),
        ("bitcoin:?lno=lno1pg257enxv4ezqcneype82um50ynhxgrwdajx283qfwdpl28", ""),
        (TXID, TXID),
        (TXID.upper(), TXID),
        (f"{TXID}:1", TXID),
        (f" {TXID[:32]}\n{TXID[32:]} ", TXID),
        (f"https://mempool.space/tx/{TXID}", TXID),
        (f"https://mempool.space/signet/tx/{TXID}#vout=1", TXID),
        (f"https://blockstream.info/tx/{TXID}?expand", TXID),
        (f"HTTPS://MEMPOOL.SPACE/TX/{TXID.upper()}", TXID),
        (f"https://mempool.space/address/{ADDRESS}", ADDRESS),
        (f"https://www.blockchain.com/explorer/addresses/btc/{LEGACY}", LEGACY),
        (f"http://explorer.example/#/address/{ADDRESS}", ADDRESS),
        ("https://example.org/receipt/42", ""),
        ("https://[broken", ""),
        (f"ff{TXID}", f"ff{TXID}"),  # 66 digits are no payment's id
    ],
)
def test_the_address_or_id_in_it_is_named(text: str, named: str) -> None:
    assert named_in(text) == named


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    named = named_in(text)
    assert named == "".join(named.split())
