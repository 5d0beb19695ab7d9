"""The strict readers take what is right, and raise nothing but their own error."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.esplora import answers
from pos_app.adapters.chain.esplora.blocks import read_coinbase_height
from pos_app.adapters.chain.esplora.server_url import parse_esplora_server

READERS = (
    answers.read_hash_text,
    answers.read_hex_text,
    answers.read_header_text,
    answers.read_page,
    answers.read_confirmed,
    answers.read_count,
    lambda body: answers.read_fee_estimate(3, body),
    answers.read_spender,
    lambda body: read_coinbase_height("00" * 32, body),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=70),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "txid",
                    "status",
                    "confirmed",
                    "block_height",
                    "block_hash",
                    "id",
                    "spent",
                    "fee",
                    "3",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(body=st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_are_nonsense(body: bytes) -> None:
    for reader in READERS:
        with suppress(NonsenseError):
            assert reader(body) is not NotImplemented


def test_deep_nesting_is_nonsense() -> None:
    with pytest.raises(NonsenseError):
        answers.read_page(b"[" * 100_000)


@pytest.mark.parametrize(
    ("url", "base", "name"),
    [
        ("esplora+https://blocks.example/api", "https://blocks.example/api", "blocks.example"),
        ("esplora+https://b.example:8443/x/", "https://b.example:8443/x", "b.example:8443"),
        ("esplora+http://127.0.0.1:3000", "http://127.0.0.1:3000", "127.0.0.1:3000"),
        ("esplora+http://[::1]:3000/api", "http://[::1]:3000/api", "[::1]:3000"),
    ],
)
def test_where_a_server_is(url: str, base: str, name: str) -> None:
    server = parse_esplora_server(url)
    assert (server.base, str(server)) == (base, name)


@pytest.mark.parametrize(
    "url",
    [
        "https://blocks.example/api",
        "esplora+ftp://blocks.example",
        "esplora+http://blocks.example/api",
        "esplora+https://user:word@blocks.example",
        "esplora+https://blocks.example/?a=b",
        "esplora+https://",
    ],
)
def test_what_is_no_server(url: str) -> None:
    with pytest.raises(ValueError, match="esplora"):
        parse_esplora_server(url)


@pytest.mark.parametrize(
    ("estimates", "rate"),
    [
        ({"1": 87.882, "3": 20.5, "25": 1}, 20_500),
        ({"2": 30.0001, "4": 9}, 30_001),
        ({"4": 9, "144": 1}, None),
        ({}, None),
        ({"3": 0}, None),
    ],
)
def test_an_estimate_is_that_of_the_most_blocks_wanted(
    estimates: dict[str, float], rate: int | None
) -> None:
    assert answers.read_fee_estimate(3, json.dumps(estimates).encode()) == rate


@pytest.mark.parametrize(
    "body", [b"[]", b'{"3": "9"}', b'{"3": -1}', b'{"3": 1e9}', b'{"3": NaN}', b'{"3": null}']
)
def test_an_estimate_that_cannot_be_is_nonsense(body: bytes) -> None:
    with pytest.raises(NonsenseError):
        answers.read_fee_estimate(3, body)


@pytest.mark.parametrize("fee", [-1, 21_000_000 * 10**8 + 1, "500", 1.5, True, None])
def test_a_fee_that_cannot_be_is_nonsense(fee: object) -> None:
    row = {"txid": "11" * 32, "status": {"confirmed": False}, "fee": fee}
    with pytest.raises(NonsenseError):
        answers.read_page(json.dumps([row]).encode())
