"""A real Bitcoin node and a real Electrum server on a chain of their own, up in about a second."""

from __future__ import annotations

import secrets
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.regtest.certificate import write_self_signed
from tests.regtest.rpc import NodeRpc, RpcError, bitcoin, satoshi
from tests.support.processes import end, free_port, listens, start_bound, wait_until_serving

if TYPE_CHECKING:
    from types import TracebackType

PREPARE = Path(__file__).parents[2] / "packaging" / "regtest" / "prepare"
WALLET = "miner"
# Coinbases ripen after 100 blocks: this leaves 50 coins of 50 bitcoin, so that payments need
# not hang on one another's change (the node refuses chains of more than 25 unconfirmed).
FIRST_BLOCKS = 150
REPLACEABLE_SEQUENCE = 0xFFFFFFFD

# Without this the server holds small replies back for up to a second to pad them.
SERVER_PROGRAM = """
from electrumx.server import transport
from electrumx.cli import electrumx_server
transport.PaddedRSTransport.WAIT_FOR_BUFFER_GROWTH_SECONDS = -1.0
electrumx_server.main()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    sysroot: Path
    electrumx_python: Path


def programs() -> Programs:
    """Find the node and the server in the cache; fetches them first where they are missing."""
    finished = subprocess.run([PREPARE], stdout=subprocess.PIPE, text=True, check=True)
    places = dict(line.split("=", 1) for line in finished.stdout.splitlines())
    return Programs(
        sysroot=Path(places["sysroot"]), electrumx_python=Path(places["electrumx_python"])
    )


class RegtestStack:
    """One node with a rich wallet, and one Electrum server that pushes within milliseconds.

    Start it from the main thread: the kernel ends both programs with the thread that began them.
    """

    def __init__(self, directory: Path, *, poll_milliseconds: int = 25) -> None:
        """How often the Electrum server asks the node: each time costs the tests beside it."""
        self._directory = directory
        self._poll_milliseconds = poll_milliseconds
        self._programs = programs()
        self._node_port, self._tcp_port, self._tls_port, admin = (free_port() for _ in range(4))
        self._admin_port, self._zmq_port = admin, free_port()
        self._rpc = NodeRpc(
            port=self._node_port, user="till", password=secrets.token_hex(16), wallet=WALLET
        )
        self._node: subprocess.Popen[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def electrum_tcp(self) -> str:
        return f"tcp://127.0.0.1:{self._tcp_port}"

    @property
    def electrum_tls(self) -> str:
        """The same server with a self-signed certificate."""
        return f"tls://127.0.0.1:{self._tls_port}"

    @property
    def certificate(self) -> Path:
        return self._directory / "server.crt"

    @property
    def node_url(self) -> str:
        """The node's RPC address with its user and password."""
        return f"http://{self._rpc.user}:{self._rpc.password}@127.0.0.1:{self._node_port}/"

    @property
    def bitcoind_url(self) -> str:
        """The node as the till's settings name it; its password is `node_password`."""
        return f"bitcoind+http://{self._rpc.user}@127.0.0.1:{self._node_port}"

    @property
    def node_password(self) -> str:
        return self._rpc.password

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        self._start_node()
        self.rpc("createwallet", WALLET)
        self.mine(FIRST_BLOCKS)
        write_self_signed(self.certificate, self._directory / "server.key")
        self.start_server()

    def stop(self) -> None:
        self.stop_server()
        if self._node is not None:
            end(self._node)
            self._node = None

    def stop_server(self) -> None:
        """End the Electrum server only; its addresses stay its own."""
        if self._server is not None:
            end(self._server, grace_seconds=2)
            self._server = None

    def start_server(self) -> None:
        """Start the Electrum server at the same addresses; it serves when this returns."""
        database = self._directory / "electrumx"
        database.mkdir(exist_ok=True)
        services = (
            f"tcp://127.0.0.1:{self._tcp_port},ssl://127.0.0.1:{self._tls_port},"
            f"rpc://127.0.0.1:{self._admin_port}"
        )
        environment = {
            "COIN": "Bitcoin",
            "NET": "regtest",
            "DB_ENGINE": "leveldb",
            "DB_DIRECTORY": str(database),
            "DAEMON_URL": self.node_url,
            "SERVICES": services,
            "SSL_CERTFILE": str(self.certificate),
            "SSL_KEYFILE": str(self._directory / "server.key"),
            "PEER_DISCOVERY": "off",
            "COST_SOFT_LIMIT": "0",
            "COST_HARD_LIMIT": "0",
            "ALLOW_ROOT": "1",
            "DAEMON_POLL_INTERVAL_BLOCKS": str(self._poll_milliseconds),
            "DAEMON_POLL_INTERVAL_MEMPOOL": str(self._poll_milliseconds),
        }
        log = self._directory / "electrumx.log"
        command = [str(self._programs.electrumx_python), "-c", SERVER_PROGRAM]
        self._server = start_bound(command, log=log, environment=environment)
        wait_until_serving(
            self._server, lambda: listens(self._tcp_port) and listens(self._tls_port), log=log
        )

    def _start_node(self) -> None:
        data = self._directory / "node"
        data.mkdir()
        sysroot = self._programs.sysroot
        (linker,) = sysroot.glob("usr/lib*/ld-linux-*.so.*")
        (libraries,) = sysroot.glob("usr/lib/*-linux-gnu")
        command = [str(linker), "--argv0", "bitcoind", "--library-path", str(libraries)]
        command += [str(sysroot / "usr" / "bin" / "bitcoind"), "-regtest", f"-datadir={data}"]
        command += ["-server", "-txindex=1", "-listen=0", "-dnsseed=0", "-fallbackfee=0.0001"]
        command += ["-addresstype=bech32", "-keypool=20", "-dbcache=4", "-printtoconsole=0"]
        command += [f"-rpcuser={self._rpc.user}", f"-rpcpassword={self._rpc.password}"]
        command += ["-rpcbind=127.0.0.1", "-rpcallowip=127.0.0.1", f"-rpcport={self._node_port}"]
        command += ["-blockfilterindex=1"]
        for topic in ("rawtx", "sequence", "hashblock"):
            command += [f"-zmqpub{topic}=tcp://127.0.0.1:{self._zmq_port}"]
        log = self._directory / "node.log"
        self._node = start_bound(command, log=log)
        wait_until_serving(self._node, self._node_answers, log=log)

    def _node_answers(self) -> bool:
        try:
            self.rpc("getblockcount")
        except (OSError, RpcError):
            return False
        return True

    def rpc(self, method: str, *params: object, **named: object) -> Any:
        """Call the node with the miner's wallet; amounts are Decimal bitcoin. Raises RpcError."""
        return self._rpc.call(method, *params, **named)

    def new_address(self) -> str:
        """Give an address of the miner's wallet: somebody else's, to the till."""
        return str(self.rpc("getnewaddress"))

    def mine(self, count: int = 1, address: str | None = None) -> list[str]:
        """Mine blocks with all that waits in the mempool; returns their hashes."""
        return list(self.rpc("generatetoaddress", count, address or self.new_address()))

    def pay(
        self, address: str, sat: int, *, replaceable: bool = False, fee_rate: int | None = None
    ) -> str:
        """Pay from the miner's wallet, unconfirmed; `fee_rate` is sat a vbyte. Returns the txid."""
        named: dict[str, object] = {"replaceable": replaceable}
        if fee_rate is not None:
            named["fee_rate"] = fee_rate
        return str(self.rpc("sendtoaddress", address, bitcoin(sat), **named))

    def bump(self, txid: str) -> str:
        """Replace an own payment with one that pays the same and a higher fee."""
        return str(self.rpc("bumpfee", txid)["txid"])

    def redirect(self, txid: str, address: str | None = None) -> str:
        """Replace an own payment with one that pays nobody but `address`, or the miner again."""
        spent = self.rpc("gettransaction", txid, verbose=True)
        inputs = [
            {"txid": coin["txid"], "vout": coin["vout"], "sequence": REPLACEABLE_SEQUENCE}
            for coin in spent["decoded"]["vin"]
        ]
        total = sum(satoshi(output["value"]) for output in spent["decoded"]["vout"])
        # Twice the fee: what is replaced has paid one, the replacement must pay more.
        outputs = [{address or self.new_address(): bitcoin(total + satoshi(spent["fee"]))}]
        raw = self.rpc("createrawtransaction", inputs, outputs)
        signed = self.rpc("signrawtransactionwithwallet", raw)["hex"]
        return str(self.rpc("sendrawtransaction", signed, 0))

    def reorganise(self, depth: int, *, with_transactions: bool = True) -> None:
        """Replace the last `depth` blocks with `depth + 1` others.

        Without transactions the new blocks are empty, and what was confirmed waits again.
        """
        height = self.rpc("getblockcount")
        self.rpc("invalidateblock", self.rpc("getblockhash", height - depth + 1))
        if with_transactions:
            self.mine(depth + 1)
            return
        for _ in range(depth + 1):
            self.rpc("generateblock", self.new_address(), [])

    def new_account(self, name: str) -> str:
        """Give the node a further wallet, and its receive branch as a descriptor (BIP84)."""
        self.rpc("createwallet", name)
        wallet = replace(self._rpc, wallet=name)
        (branch,) = (
            row["desc"]
            for row in wallet.call("listdescriptors")["descriptors"]
            if row["desc"].startswith("wpkh(") and not row["internal"]
        )
        return str(branch)

    def received(self, name: str, address: str) -> int:
        """Satoshi that the wallet `name` has on an address of its, unconfirmed ones too."""
        wallet = replace(self._rpc, wallet=name)
        return satoshi(wallet.call("getreceivedbyaddress", address, 0))
