"""The second, independent derivation: bitcoinlib, in a process that the first question starts."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.line_process import LineProcess
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.adapters.wallet.account import Account

PROCESS_ARGUMENT = "bitcoinlib-process"
ANSWER_SECONDS = 10.0

_WITNESS_TYPES = {
    ScriptKind.P2PKH: "legacy",
    ScriptKind.P2SH_P2WPKH: "p2sh-segwit",
    ScriptKind.P2WPKH: "segwit",
}
_NETWORKS = {"mainnet": "bitcoin", "testnet4": "testnet4", "signet": "signet"}


def process_command(folder: Path) -> tuple[str, ...]:
    """What starts `bitcoinlib_process` with its `folder`.

    A frozen till has no interpreter to start: its own program does it when `PROCESS_ARGUMENT`
    is the first argument.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, PROCESS_ARGUMENT, str(folder))
    program = Path(__file__).with_name("bitcoinlib_process.py")
    # -P keeps the program's own folder, where other names stand, out of the import path.
    return (sys.executable, "-P", str(program), str(folder))


def has_second_derivation(account: Account) -> bool:
    """False for taproot and regtest, where bitcoinlib is wrong."""
    return account.kind in _WITNESS_TYPES and account.network in _NETWORKS


def question_about(account: Account, index: int) -> dict[str, str]:
    """What `bitcoinlib_process` is asked, but for the id. RefusedError `second.not_available`."""
    witness = _WITNESS_TYPES.get(account.kind)
    network = _NETWORKS.get(account.network)
    if witness is None or network is None:
        raise RefusedError(
            "second.not_available", script=account.kind.value, network=account.network
        )
    path = "/".join(str(step) for step in (*account.path, index))
    return {"key": account.key, "witness": witness, "network": network, "path": path}


class BitcoinlibDeriver:
    """An AddressDeriver for one account; any thread may ask, one at a time.

    `folder` is where bitcoinlib keeps its files; `command` starts another program that speaks
    the protocol of `bitcoinlib_process`.
    """

    def __init__(
        self,
        account: Account,
        folder: Path,
        *,
        command: Sequence[str] | None = None,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self._account = account
        self._command = process_command(folder) if command is None else tuple(command)
        self._answer_seconds = answer_seconds
        self._lock = threading.Lock()
        self._process: LineProcess | None = None
        self._asked = 0
        self._interrupted = False

    @property
    def process_id(self) -> int | None:
        """Of the running process; None before the first question and after the end."""
        process = self._process
        return None if process is None else process.id

    def address(self, index: int) -> str:
        """Receive address `index` as bitcoinlib derives it.

        RefusedError `second.not_available` for taproot and regtest, where bitcoinlib is wrong;
        UnreachableError `second.died`, `second.too_slow` or `second.nonsense`.
        """
        question = question_about(self._account, index)
        with self._lock:
            was_running = self._process is not None
            try:
                return self._ask(question)
            except UnreachableError:
                if not was_running:
                    raise
                # It may have died long ago: a new one shows whether something is wrong now.
                return self._ask(question)

    def interrupt(self) -> None:
        """The till ends: whoever waits for an address, or asks later, gets `second.died`."""
        self._interrupted = True
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        with self._lock:
            self._end()

    def _ask(self, question: dict[str, str]) -> str:
        process = self._running()
        self._asked += 1
        line = json.dumps({"id": self._asked, **question})
        try:
            return _address_of(process.ask(line, self._answer_seconds), self._asked)
        except UnreachableError:
            self._end()
            raise

    def _running(self) -> LineProcess:
        if self._process is None and not self._interrupted:
            self._process = LineProcess(self._command)
        # Looked at again: `interrupt` could not kill what was not there yet.
        if self._process is None or self._interrupted:
            self._end()
            raise UnreachableError("second.died", reason="the till ends")
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


def _address_of(line: str, asked: int) -> str:
    try:
        answer = json.loads(line)
    except ValueError:
        answer = None
    if isinstance(answer, dict) and answer.get("id") == asked:
        address = answer.get("address")
        if isinstance(address, str):
            return address
    raise UnreachableError("second.nonsense")
