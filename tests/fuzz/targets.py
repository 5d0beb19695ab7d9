"""Everything that reads what comes from outside: how it is called, and what it may answer with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind import answers as node
from pos_app.adapters.chain.bitcoind.raw import walk_block, walk_transaction
from pos_app.adapters.chain.block_outputs import payments_in_block, payments_in_transaction
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import parse_header
from pos_app.adapters.chain.common.transactions import read_transaction
from pos_app.adapters.chain.electrum.server_address import parse_server
from pos_app.adapters.chain.esplora import answers as esplora
from pos_app.adapters.chain.esplora.blocks import read_coinbase_height
from pos_app.adapters.chain.esplora.server_url import parse_esplora_server
from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.address import script_of_address
from pos_app.adapters.wallet.descriptor import parse_descriptor
from pos_app.adapters.wallet.extended_key import decode_extended_key
from pos_app.config.node_url import parse_node_url
from pos_app.config.problems import SettingsError
from pos_app.config.reading import parse_settings
from pos_app.ports import RefusedError
from pos_app.services.receipts.paper_json import from_json
from pos_app.services.receipts.receipt_json import no_logo
from pos_app.ui.asked_payment import named_in
from tests.fuzz import seeds

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`read` is given what a stranger sent; it returns, or raises one of `refusals`.

    `times` bounds the memory that a call takes at most, as a multiple of its input: the objects of
    Python that stand for the smallest thing that can be said. `whole`: no part of a seed, and no
    seed with something behind it, is read.
    """

    name: str
    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    refusals: tuple[type[Exception], ...]
    times: int = 64
    whole: bool = True

    def reads(self, data: bytes) -> bool:
        """False when it was refused; any other error gets out."""
        try:
            self.read(data)
        except self.refusals:
            return False
        return True


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    # As a till's own strings are: a stranger's bytes became text on their way in.
    return lambda data: read(data.decode("utf-8", "replace"))


def _coinbase_height(data: bytes) -> object:
    return read_coinbase_height(read_transaction(data).txid, data.hex().encode())


def _is_wanted(script: bytes) -> bool:
    return len(script) % 2 == 0


NONSENSE = (NonsenseError,)
REFUSED = (RefusedError,)

TARGETS = (
    Target(
        name="transaction",
        read=read_transaction,
        seeds=seeds.TRANSACTIONS,
        refusals=NONSENSE,
    ),
    Target(
        name="coinbase height",
        read=_coinbase_height,
        seeds=seeds.COINBASES,
        refusals=NONSENSE,
    ),
    Target(
        name="block header",
        read=parse_header,
        seeds=seeds.HEADERS,
        refusals=NONSENSE,
    ),
    Target(
        name="payments in a block",
        read=lambda data: payments_in_block(data, _is_wanted),
        seeds=seeds.BLOCKS,
        refusals=NONSENSE,
    ),
    Target(
        name="payments in a transaction",
        read=lambda data: payments_in_transaction(data, _is_wanted),
        seeds=seeds.TRANSACTIONS,
        refusals=NONSENSE,
    ),
    Target(
        name="node's block",
        read=lambda data: walk_block(data, parse_header(data[:80]).block_hash),
        seeds=seeds.BLOCKS,
        refusals=NONSENSE,
    ),
    Target(
        name="node's transaction",
        read=walk_transaction,
        seeds=seeds.TRANSACTIONS,
        refusals=NONSENSE,
    ),
    Target(
        name="node's answer",
        read=node.read_json,
        seeds=(b'{"id":1,"result":0.5}', b"[]"),
        refusals=NONSENSE,
    ),
    Target(
        name="node's address",
        read=_text(parse_node_url),
        seeds=(b"bitcoind+http://till@127.0.0.1:8332",),
        refusals=(ValueError,),
        whole=False,
    ),
    Target(name="esplora page", read=esplora.read_page, seeds=seeds.PAGES, refusals=NONSENSE),
    Target(name="esplora count", read=esplora.read_count, seeds=seeds.COUNTS, refusals=NONSENSE),
    Target(
        name="esplora estimates",
        read=partial(esplora.read_fee_estimate, 3),
        seeds=seeds.ESTIMATES,
        refusals=NONSENSE,
    ),
    Target(
        name="esplora spender", read=esplora.read_spender, seeds=seeds.SPENDERS, refusals=NONSENSE
    ),
    Target(
        name="esplora status",
        read=esplora.read_confirmed,
        seeds=(b'{"confirmed":true}',),
        refusals=NONSENSE,
    ),
    Target(
        name="esplora hash",
        read=esplora.read_hash_text,
        seeds=(b"0f" * 32,),
        refusals=NONSENSE,
    ),
    Target(
        name="esplora bytes",
        read=esplora.read_hex_text,
        seeds=(b"", b"00ff" * 40),
        refusals=NONSENSE,
        whole=False,
    ),
    Target(
        name="esplora header",
        read=esplora.read_header_text,
        seeds=tuple(header.hex().encode() for header in seeds.HEADERS),
        refusals=NONSENSE,
    ),
    Target(
        name="descriptor",
        read=_text(parse_descriptor),
        seeds=seeds.DESCRIPTORS,
        refusals=REFUSED,
    ),
    Target(
        name="extended key",
        read=_text(decode_extended_key),
        seeds=seeds.EXTENDED_KEYS,
        refusals=REFUSED,
    ),
    Target(
        name="account",
        read=_text(lambda text: parse_account(text, "signet", None)),
        seeds=(*seeds.DESCRIPTORS, seeds.EXTENDED_KEYS[1]),
        refusals=REFUSED,
    ),
    Target(
        name="address",
        read=_text(lambda text: script_of_address(text, "signet")),
        seeds=seeds.ADDRESSES,
        refusals=REFUSED,
    ),
    Target(
        name="what a customer shows",
        read=_text(named_in),
        seeds=(
            b"bitcoin:TB1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KXPJZSX?amount=0.1",
            b"https://mempool.space/tx/" + b"0f" * 32,
        ),
        refusals=(),
        whole=False,
    ),
    Target(
        name="Electrum server's address",
        read=_text(parse_server),
        seeds=(b"tls://electrum.example.org:50002", b"tcp://[::1]:50001"),
        refusals=(ValueError,),
        whole=False,
    ),
    Target(
        name="Esplora server's address",
        read=_text(parse_esplora_server),
        seeds=(b"esplora+https://mempool.space/api", b"esplora+http://127.0.0.1:3000"),
        refusals=(ValueError,),
        whole=False,
    ),
    Target(
        name="settings",
        read=_text(parse_settings),
        seeds=seeds.SETTINGS,
        refusals=(SettingsError,),
        whole=False,
    ),
    Target(
        name="receipt",
        read=_text(lambda text: from_json(text, no_logo)),
        seeds=seeds.RECEIPTS,
        refusals=(ValueError,),
    ),
)
