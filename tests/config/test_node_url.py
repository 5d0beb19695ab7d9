"""Addresses of an own node: what they may be, and that a password is never part of one."""

from __future__ import annotations

import pytest

from pos_app.config.node_url import parse_node_url


@pytest.mark.parametrize(
    "text",
    [
        "bitcoind+http://till@127.0.0.1:8332",
        "bitcoind+http://till@localhost",
        "bitcoind+http://till@[::1]:8332",
        "bitcoind+http://till@192.168.1.20:8332",
        "bitcoind+http://till@100.100.3.4:8332",
        "bitcoind+http://till@[fd12::5]",
        "bitcoind+http://till@umbrel.local:8332",
        "bitcoind+http://till@node:8332",
        "bitcoind+https://till@node.example.org",
        "bitcoind+http://127.0.0.1:8332",
        "bitcoind+http://127.0.0.1:8332?cookie=/var/lib/node/.cookie",
    ],
)
def test_what_is_an_address_stays_as_it_is(text: str) -> None:
    assert str(parse_node_url(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "http://till@127.0.0.1:8332",
        "bitcoind+tcp://till@127.0.0.1:8332",
        "bitcoind+http://till:word@127.0.0.1:8332",
        "bitcoind+http://:word@127.0.0.1:8332",
        "bitcoind+http://till:@127.0.0.1:8332",
        "bitcoind+http://@127.0.0.1:8332",
        "bitcoind+http://a%3Ab@127.0.0.1:8332",
        "bitcoind+http://till@8.8.8.8:8332",
        "bitcoind+http://till@node.example.org:8332",
        "bitcoind+http://till@127.0.0.1:0",
        "bitcoind+http://till@127.0.0.1:99999",
        "bitcoind+http://till@127.0.0.1:8332/wallet/shop",
        "bitcoind+http://till@127.0.0.1:8332#x",
        "bitcoind+http://till@127.0.0.1:8332?cookie=/x",
        "bitcoind+http://127.0.0.1:8332?cookie=x/.cookie",
        "bitcoind+http://127.0.0.1:8332?cookie=/x&cookie=/y",
        "bitcoind+http://127.0.0.1:8332?cookie",
        "bitcoind+http://127.0.0.1:8332?password=/word",
        "bitcoind+http://127.0.0.1:8332?cookie=/x%0Ay",
        "bitcoind+http://till@",
        "bitcoind+http://till@[zz::1]:1",
        "bitcoind+http://till@[::1:1",
        "bitcoind+http://till@a b:1",
        f"bitcoind+http://till@127.0.0.1:8332?cookie=/{'x' * 500}",
    ],
)
def test_anything_else_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match="not of the form") as caught:
        parse_node_url(text)
    assert "word" not in str(caught.value)


def test_people_and_programs_are_told_where_it_is() -> None:
    node = parse_node_url("bitcoind+http://till@[::1]")
    assert node.name(8332) == "[::1]:8332"
    assert node.base(8332) == "http://[::1]:8332/"
    assert parse_node_url("bitcoind+https://till@node:7").base(8332) == "https://node:7/"
