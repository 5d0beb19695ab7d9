"""Any JSON in any place of an Electrum server's answer is read, or refused as nonsense."""

from __future__ import annotations

import contextlib
import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.chain.bitcoind import answers as node
from pos_app.adapters.chain.common.answers import NonsenseError, read_hash, read_merkle_proof
from pos_app.adapters.chain.electrum import answers
from pos_app.adapters.rates.reply import iso_time, price, unix_time
from pos_app.services.receipts.paper_json import from_json
from pos_app.services.receipts.receipt_json import no_logo
from tests.fuzz.seeds import RECEIPTS
from tests.fuzz.spoiling import JSON, spoiled_json

if TYPE_CHECKING:
    from collections.abc import Callable

HASH = "0f" * 32
HEADER = "00" * 80
ANSWERS: list[tuple[Callable[[Any], object], Any]] = [
    (answers.read_history, [{"tx_hash": HASH, "height": 7}, {"tx_hash": HASH, "height": -1}]),
    (answers.read_history, [{"tx_hash": HASH, "height": 0, "fee": 500}]),
    (answers.read_tip, {"height": 7, "hex": HEADER}),
    (partial(answers.read_headers, wanted=2), {"count": 2, "max": 2016, "headers": [HEADER] * 2}),
    (partial(answers.read_headers, wanted=2), {"count": 2, "max": 2016, "hex": HEADER * 2}),
    (answers.read_version, ["ElectrumX 1.16.0", "1.4.2"]),
    (answers.read_genesis, {"genesis_hash": HASH, "pruning": None}),
    (read_merkle_proof, {"block_height": 7, "merkle": [HASH] * 3, "pos": 5}),
    (answers.read_status, [HASH]),
    (read_hash, [HASH]),
    (answers.read_fee_estimate, [0.00012]),
]


NODE_ANSWERS: list[tuple[Callable[[Any], object], Any]] = [
    (
        node.read_chain_state,
        {
            "blocks": 7,
            "headers": 7,
            "bestblockhash": HASH,
            "initialblockdownload": False,
            "pruned": True,
            "pruneheight": 3,
        },
    ),
    (node.read_txids, [HASH, HASH]),
    (node.read_mempool_entry, {"fees": {"base": 1}, "vsize": 140, "depends": [HASH]}),
    (node.read_estimate, {"feerate": 0.0001, "blocks": 3}),
    (partial(node.read_spenders, wanted=1), [{"txid": HASH, "vout": 0, "spendingtxid": HASH}]),
    (node.read_notifications, [{"type": "pubrawtx", "address": "tcp://127.0.0.1:28332"}]),
    (node.read_indexed, {"basic block filter index": {"synced": True, "best_block_height": 7}}),
    (node.read_relevant_blocks, {"completed": True, "relevant_blocks": [HASH]}),
    (node.read_coin_heights, {"success": True, "unspents": [{"height": 7}]}),
    (node.read_placed, {"confirmations": -1, "height": 7}),
    (node.read_median_time, {"mediantime": 1_700_000_000}),
    (partial(node.read_reply, number=4), {"id": 4, "error": {"code": -5}, "result": None}),
]


@pytest.mark.parametrize(("read", "answer"), NODE_ANSWERS)
@given(data=st.data())
def test_any_value_of_a_node_is_read_or_nonsense(
    read: Callable[[Any], object], answer: Any, data: st.DataObject
) -> None:
    spoilt = data.draw(spoiled_json(answer))
    with contextlib.suppress(NonsenseError, node.RpcRefusedError):
        # As from the node: with its numbers to the last digit.
        read(node.read_json(json.dumps(spoilt).encode()))


@pytest.mark.parametrize(("read", "answer"), ANSWERS)
@given(data=st.data())
def test_any_value_in_any_place_is_read_or_nonsense(
    read: Callable[[Any], object], answer: Any, data: st.DataObject
) -> None:
    spoilt = data.draw(spoiled_json(answer))
    with contextlib.suppress(NonsenseError):
        read(spoilt)


@given(data=st.data())
def test_any_value_in_any_place_of_a_receipt_is_read_or_refused(data: st.DataObject) -> None:
    paper = data.draw(st.sampled_from(RECEIPTS))
    spoilt = data.draw(spoiled_json(json.loads(paper)))
    with contextlib.suppress(ValueError):
        from_json(json.dumps(spoilt), no_logo)


@pytest.mark.parametrize("read", [price, unix_time, iso_time])
@given(value=JSON)
def test_any_value_of_a_rate_source_is_read_or_refused(
    read: Callable[[object], object], value: object
) -> None:
    with contextlib.suppress(ValueError, TypeError, LookupError, ArithmeticError):
        read(value)


@pytest.mark.parametrize("height", [-2, 1 << 40, 1.0, True, "7", None])
def test_a_height_that_cannot_be_is_refused(height: object) -> None:
    with pytest.raises(NonsenseError):
        answers.read_history([{"tx_hash": HASH, "height": height}])


@pytest.mark.parametrize("protocol", ["1.\u0664", "1", "1.4.2.1", "1.4\n", "", "1.4444", 1.4])
def test_a_version_is_written_in_plain_digits(protocol: object) -> None:
    with pytest.raises(NonsenseError):
        answers.read_version(["server", protocol])
