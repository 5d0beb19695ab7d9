"""What is written is read as what it was, and what was read is written as it came."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.chain.bitcoind.raw import walk_transaction
from pos_app.adapters.chain.block_outputs import payments_in_transaction
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.transactions import (
    ParsedTransaction,
    first_input_script,
    read_transaction,
)
from pos_app.adapters.chain.esplora.server_url import parse_esplora_server
from pos_app.adapters.wallet.address import script_of_address
from pos_app.adapters.wallet.descriptor import parse_descriptor, write_descriptor
from pos_app.adapters.wallet.extended_key import HARDENED, ScriptKind
from pos_app.config.urls import WebAddress
from pos_app.domain.money import MAX_SAT, SAT_PER_BTC
from pos_app.domain.payment_uri import on_chain_uri
from pos_app.ui.asked_payment import named_in
from tests.fuzz import seeds
from tests.fuzz.spoiling import spoiled
from tests.support.scripts import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

scripts = st.binary(max_size=80)
programs = st.binary(min_size=20, max_size=20).map(lambda program: b"\x00\x14" + program)


@st.composite
def transactions(draw: st.DrawFn) -> tuple[bytes, bool]:
    """Written by embit, which has no part in reading them; and whether one has a witness."""
    from embit.script import Script, Witness
    from embit.transaction import Transaction, TransactionInput, TransactionOutput

    hashes = st.binary(min_size=32, max_size=32)
    words = st.integers(0, 0xFFFFFFFF)
    stacks = st.lists(scripts, max_size=3)
    inputs = [
        TransactionInput(txid, vout, Script(script), sequence, Witness(stack))
        for txid, vout, script, sequence, stack in draw(
            st.lists(st.tuples(hashes, words, scripts, words, stacks), min_size=1, max_size=4)
        )
    ]
    outputs = [
        TransactionOutput(sat, Script(script))
        for sat, script in draw(
            st.lists(st.tuples(st.integers(0, MAX_SAT), scripts), min_size=1, max_size=4)
        )
    ]
    made = Transaction(draw(words), inputs, outputs, draw(words))
    return made.serialize(), made.is_segwit


@given(transactions())
def test_a_transaction_is_read_as_another_library_wrote_it(made: tuple[bytes, bool]) -> None:
    from embit.transaction import Transaction

    raw, has_witness = made
    parsed = read_transaction(raw)
    other = Transaction.parse(raw)
    assert parsed.txid == other.txid().hex()
    assert parsed.inputs == tuple(f"{each.txid.hex()}:{each.vout}" for each in other.vin)
    assert parsed.outputs == tuple((each.value, each.script_pubkey.data) for each in other.vout)
    assert parsed.replaceable == any(each.sequence < 0xFFFFFFFE for each in other.vin)
    assert first_input_script(raw) == other.vin[0].script_sig.data
    assert parsed.size == len(raw)
    assert (parsed.vsize < parsed.size) == has_witness


@given(spoiled(seeds.TRANSACTIONS))
def test_what_one_library_takes_for_a_transaction_the_other_does_too(data: bytes) -> None:
    """Where they differ money could be seen that no node sees."""
    from embit.base import EmbitError
    from embit.transaction import Transaction

    read: ParsedTransaction | None
    try:
        read = read_transaction(data)
    except NonsenseError:
        read = None
    # embit lets the errors of its reading through as they come.
    try:
        other = Transaction.read_from(stream := BytesIO(data))
        is_one = other.serialize() == data and not stream.read()
        txid = other.txid().hex()
    except (EmbitError, ValueError, RuntimeError, OverflowError, TypeError, IndexError):
        is_one, txid = False, ""
    if read is not None:
        assert is_one
        assert read.txid == txid


def told_by(read: Callable[[bytes], str], data: bytes) -> str | None:
    try:
        return read(data)
    except NonsenseError:
        return None


@given(spoiled(seeds.TRANSACTIONS))
def test_all_readers_of_transactions_agree(data: bytes) -> None:
    """One reads for servers, one walks blocks, one a node's memory pool."""
    told = {
        told_by(lambda raw: read_transaction(raw).txid, data),
        told_by(lambda raw: walk_transaction(raw).txid, data),
        told_by(lambda raw: payments_in_transaction(raw, lambda _: True)[0].txid, data),
    }
    if any(reads_too_much(data)):
        told.discard(None)  # only the first looks at amounts
    assert len(told) == 1


def reads_too_much(data: bytes) -> Iterator[bool]:
    """Whether an amount in what is well formed is more than there is."""
    from embit.transaction import Transaction

    if told_by(lambda raw: walk_transaction(raw).txid, data) is not None:
        yield from (output.value > MAX_SAT for output in Transaction.parse(data).vout)


@pytest.mark.parametrize(
    "raw",
    [
        bytes(4) + b"\0" + b"\0" + bytes(4),  # no inputs
        bytes(4) + b"\0\1" + b"\0" + b"\0" + bytes(4),
        bytes(4) + b"\xfd\1\0" + bytes(41) + b"\0" + bytes(4),  # a count longer than it must be
        bytes(4) + b"\0\1\1" + bytes(41) + b"\0" + b"\0" + bytes(4),  # a mark without a witness
        bytes(4) + b"\1" + bytes(41) + b"\1" + b"\xff" * 8 + b"\0" + bytes(4),  # too much money
        bytes(4) + b"\0\2\1" + bytes(41) + b"\0" + b"\1\0" + bytes(4),  # an unknown flag
    ],
)
def test_what_no_node_would_take_is_refused(raw: bytes) -> None:
    with pytest.raises(NonsenseError):
        read_transaction(raw)


@given(
    st.sampled_from(ScriptKind),
    st.sampled_from(seeds.EXTENDED_KEYS),
    st.lists(st.integers(0, HARDENED - 1), max_size=4),
)
def test_a_descriptor_is_read_as_it_was_written(
    kind: ScriptKind, key: bytes, path: list[int]
) -> None:
    expression = parse_descriptor(write_descriptor(kind, key.decode(), tuple(path)))
    assert (expression.kind, expression.key, expression.path) == (kind, key.decode(), tuple(path))


@given(programs, st.sampled_from(["mainnet", "testnet4", "signet", "regtest"]))
def test_an_address_stands_for_its_script(script: bytes, network: str) -> None:
    address = address_of(script, network)
    assert script_of_address(address, network) == script
    assert script_of_address(address.upper(), network) == script


@given(programs, st.integers(1, MAX_SAT))
def test_a_payment_request_says_its_address_and_amount(script: bytes, sat: int) -> None:
    address = address_of(script, "signet")
    scheme, _, rest = on_chain_uri(address, sat).partition(":")
    body, _, query = rest.partition("?")
    assert scheme == "bitcoin"
    assert script_of_address(body, "signet") == script
    (amount,) = parse_qs(query, strict_parsing=True)["amount"]
    assert Decimal(amount) * SAT_PER_BTC == sat
    assert "E" not in amount
    assert named_in(on_chain_uri(address, sat)) == address


@given(st.sampled_from(["https://a.example/api", "http://127.0.0.1:3000", "https://[::1]:1/x"]))
def test_a_server_that_the_settings_take_is_one_for_the_source(web: str) -> None:
    assert parse_esplora_server(f"esplora+{WebAddress(secret=True).read(web)}").base == web
