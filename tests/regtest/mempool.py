"""What happens to unconfirmed payments on the real chain besides being mined."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.regtest.rpc import bitcoin, satoshi
from tests.regtest.stack import REPLACEABLE_SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.regtest.stack import RegtestStack

# A node forgets what no block took for 336 hours (-mempoolexpiry).
FORGOTTEN_AFTER_SECONDS = 15 * 24 * 3600
FINAL_SEQUENCE = 0xFFFFFFFF
LARGE_FEE_SAT = 5_000


def replace(stack: RegtestStack, txid: str, paying: Mapping[str, int]) -> str:
    """Spend the coins of an own payment on these addresses (satoshi) and the miner. The txid."""
    spent = stack.rpc("gettransaction", txid, verbose=True)
    inputs = [
        {"txid": coin["txid"], "vout": coin["vout"], "sequence": REPLACEABLE_SEQUENCE}
        for coin in spent["decoded"]["vin"]
    ]
    total = sum(satoshi(output["value"]) for output in spent["decoded"]["vout"])
    # Twice the fee: what is replaced has paid one, the replacement must pay more.
    rest = total + satoshi(spent["fee"]) - sum(paying.values())
    outputs = {**paying, stack.new_address(): rest}
    named = [{address: bitcoin(sat)} for address, sat in outputs.items()]
    raw = stack.rpc("createrawtransaction", inputs, named)
    signed = stack.rpc("signrawtransactionwithwallet", raw)["hex"]
    return str(stack.rpc("sendrawtransaction", signed, 0))


def forget(stack: RegtestStack, txid: str) -> str:
    """Let the node forget everything unconfirmed, as after two weeks. The raw transaction."""
    raw = str(stack.rpc("getrawtransaction", txid))
    stack.rpc("setmocktime", int(time.time()) + FORGOTTEN_AFTER_SECONDS)
    try:
        stack.pay(stack.new_address(), 10_000)  # what is old is looked for when something comes
    finally:
        stack.rpc("setmocktime", 0)
    assert txid not in stack.rpc("getrawmempool")
    return raw


def broadcast(stack: RegtestStack, raw: str) -> str:
    return str(stack.rpc("sendrawtransaction", raw))


def pay_on_top(stack: RegtestStack, address: str, sat: int) -> str:
    """Pay with a coin that is itself unconfirmed. The txid."""
    own = stack.new_address()
    parent = stack.pay(own, sat + LARGE_FEE_SAT)
    found = stack.rpc("getrawtransaction", parent, verbose=True)["vout"]
    (vout,) = (each["n"] for each in found if each["scriptPubKey"]["address"] == own)
    coin = {"txid": parent, "vout": vout, "sequence": FINAL_SEQUENCE}
    raw = stack.rpc("createrawtransaction", [coin], [{address: bitcoin(sat)}])
    signed = stack.rpc("signrawtransactionwithwallet", raw)["hex"]
    return str(stack.rpc("sendrawtransaction", signed, 0))
