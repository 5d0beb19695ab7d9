"""From the node's acceptance of a payment to the painted status, on a real chain.

A regtest bitcoind and the Electrum server e-x that polls it every 5 ms. Measured: from the moment
before the finished transaction is handed to the node (so the call itself counts), until the first
frame in which the pixels of the status badge differ. `own` is that frame less the moment at which
a bare socket client, subscribed beside the till to the same script, has the push of the same
transaction in its hands. Not measured: the network, the panel. The first payments warm up.
"""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.counter import charge, go_back, type_amount
from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop
from tests.regtest.rpc import bitcoin
from tests.regtest.stack import RegtestStack
from tests.support.bare_electrum_client import BareElectrumClient, script_hash

if TYPE_CHECKING:
    from tests.bench.counter import Charged
    from tests.bench.till_process import TillProcess

REPEATS = 60
WARM_UP = 2
BLOCK_EVERY = 8  # the node refuses long chains of unconfirmed payments
SUBSCRIBE = "blockchain.scripthash.subscribe"


def run(repeats: int) -> dict[str, float]:
    alls: list[float] = []
    pushes: list[float] = []
    owns: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="pos-app-bench-") as folder,
        RegtestStack(Path(folder), poll_milliseconds=5) as stack,
        bench_shop(electrum=stack.electrum_tcp) as shop,
        shop.start_till() as till,
    ):
        till.ready()
        for number in range(WARM_UP + repeats):
            sent, pushed, painted = _one(stack, till)
            if number >= WARM_UP:
                alls.append(milliseconds(painted - sent))
                pushes.append(milliseconds(pushed - sent))
                owns.append(milliseconds(painted - pushed))
            if number % BLOCK_EVERY == 0:
                stack.mine()
    print(summary("control, a bare client has the push", pushes))
    print(summary("seen on the screen", alls))
    print(summary("of that ours", owns))
    return {
        "p50_ms": percentile(alls, 50),
        "p95_ms": percentile(alls, 95),
        "own_p95_ms": percentile(owns, 95),
    }


def _one(stack: RegtestStack, till: TillProcess) -> tuple[int, int, int]:
    """When it was sent, pushed to the bare client, and painted."""
    type_amount(till, "12")
    charged = charge(till)
    raw = _finished_transaction(stack, charged)
    script = bytes.fromhex(stack.rpc("validateaddress", charged.address)["scriptPubKey"])
    with (
        BareElectrumClient(stack.electrum_tcp) as bare,
        ThreadPoolExecutor(max_workers=1) as other,
    ):
        bare.call(SUBSCRIBE, script_hash(script))
        till.aim("badge")
        asked = till.expect("change")
        push = other.submit(_time_of_push, bare)
        sent = time.monotonic_ns()
        stack.rpc("sendrawtransaction", raw)
        painted = till.seen(asked)["at"]
        pushed = push.result()
    go_back(till)
    return sent, pushed, painted


def _time_of_push(bare: BareElectrumClient) -> int:
    bare.next_push(SUBSCRIBE)
    return time.monotonic_ns()


def _finished_transaction(stack: RegtestStack, charged: Charged) -> str:
    """Signed, but not published."""
    output = {charged.address: bitcoin(charged.sat)}
    made = stack.rpc("send", output, None, "unset", 2, {"add_to_wallet": False})
    return str(made["hex"])
