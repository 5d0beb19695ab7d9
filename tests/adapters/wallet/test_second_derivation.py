from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.descriptor import write_descriptor
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.line_process import LineProcess
from pos_app.adapters.wallet.second_derivation import (
    PROCESS_ARGUMENT,
    BitcoinlibDeriver,
    process_command,
    question_about,
)
from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.wallet import vectors
from tests.adapters.wallet.keys import extended_key
from tests.support import lying_bitcoinlib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.wallet.account import Account

SEED = bytes(range(32))
KINDS = (ScriptKind.P2PKH, ScriptKind.P2SH_P2WPKH, ScriptKind.P2WPKH)
NETWORKS = ("mainnet", "testnet4", "signet")
VERSIONS = {ScriptKind.P2PKH: "xpub", ScriptKind.P2SH_P2WPKH: "ypub", ScriptKind.P2WPKH: "zpub"}


def account_of(network: str = "signet", kind: ScriptKind = ScriptKind.P2WPKH) -> Account:
    return parse_account(extended_key(SEED, network), network, kind.value)


@pytest.fixture
def deriver(tmp_path: Path) -> Iterator[BitcoinlibDeriver]:
    with contextlib.closing(BitcoinlibDeriver(account_of(), tmp_path / "bitcoinlib")) as deriver:
        yield deriver


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LineProcess]:
    process = LineProcess(process_command(tmp_path_factory.mktemp("bitcoinlib")))
    yield process
    process.end()


def lying(manner: str, *, answer_seconds: float = 10.0) -> BitcoinlibDeriver:
    program = str(Path(lying_bitcoinlib.__file__))
    return BitcoinlibDeriver(
        account_of(),
        Path("unused"),
        command=(sys.executable, program, manner),
        answer_seconds=answer_seconds,
    )


def test_bip49_and_bip84_addresses(tmp_path: Path) -> None:
    for text, network, expected in (
        (vectors.BIP49_ACCOUNT, "testnet4", vectors.BIP49_ADDRESSES),
        (vectors.BIP84_ACCOUNT, "mainnet", vectors.BIP84_ADDRESSES),
    ):
        account = parse_account(text, network, None)
        with contextlib.closing(BitcoinlibDeriver(account, tmp_path)) as deriver:
            assert [deriver.address(index) for index in range(len(expected))] == expected


@settings(max_examples=150, deadline=None)
@given(
    seed=st.binary(min_size=16, max_size=64),
    index=st.integers(0, 2**31 - 1),
    path=st.lists(st.integers(0, 2**31 - 1), max_size=2).map(tuple),
    kind=st.sampled_from(KINDS),
    network=st.sampled_from(NETWORKS),
    version=st.sampled_from(["xpub", None]),
)
def test_both_libraries_agree(
    process: LineProcess,
    seed: bytes,
    index: int,
    path: tuple[int, ...],
    kind: ScriptKind,
    network: str,
    version: str | None,
) -> None:
    key = extended_key(seed, network, version=version or VERSIONS[kind])
    account = parse_account(write_descriptor(kind, key, path), network, None)
    answer = process.ask(json.dumps({"id": 1, **question_about(account, index)}), 10.0)
    assert json.loads(answer) == {"id": 1, "address": account.address(index)}


@pytest.mark.parametrize(
    ("network", "kind"),
    [("regtest", kind) for kind in ScriptKind] + [(name, ScriptKind.P2TR) for name in NETWORKS],
)
def test_it_is_not_asked_where_bitcoinlib_is_wrong(network: str, kind: ScriptKind) -> None:
    deriver = BitcoinlibDeriver(account_of(network, kind), Path("unused"), command=("/nowhere",))
    with pytest.raises(RefusedError) as refusal:
        deriver.address(0)
    assert refusal.value.message.code == "second.not_available"
    assert refusal.value.message.arguments == {"script": kind.value, "network": network}
    assert deriver.process_id is None


def test_the_first_question_starts_the_process_and_close_ends_it(
    deriver: BitcoinlibDeriver,
) -> None:
    assert deriver.process_id is None
    assert deriver.address(5) == account_of().address(5)
    running = psutil.Process(deriver.process_id)
    deriver.close()
    assert deriver.process_id is None
    assert not running.is_running()
    assert deriver.address(6) == account_of().address(6)


def test_a_killed_process_is_started_again(deriver: BitcoinlibDeriver) -> None:
    deriver.address(0)
    first = deriver.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert deriver.address(1) == account_of().address(1)
    assert deriver.process_id not in {None, first}


def test_a_lie_is_handed_on_to_be_compared() -> None:
    with contextlib.closing(lying("lie")) as deriver:
        assert deriver.address(0) == lying_bitcoinlib.OTHER_ADDRESS != account_of().address(0)


@pytest.mark.parametrize(
    ("manner", "code"),
    [
        ("die", "second.died"),
        ("babble", "second.nonsense"),
        ("forget", "second.nonsense"),
        ("nothing", "second.nonsense"),
        ("list", "second.nonsense"),
    ],
)
def test_what_is_no_answer_ends_the_process(manner: str, code: str) -> None:
    deriver = lying(manner)
    for _ in range(2):
        with pytest.raises(UnreachableError) as failure:
            deriver.address(0)
        assert failure.value.message.code == code
        assert deriver.process_id is None


def test_an_answer_that_does_not_come_is_waited_for_no_longer_than_said() -> None:
    deriver = lying("sleep", answer_seconds=0.2)
    with pytest.raises(UnreachableError) as failure:
        deriver.address(0)
    assert failure.value.message.code == "second.too_slow"
    assert deriver.process_id is None


def test_an_interrupt_ends_the_wait_for_an_answer_at_once(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    os.mkfifo(asked)
    command = ("sh", "-c", 'read question; echo "$question" > "$0"; while read more; do :; done')
    deriver = BitcoinlibDeriver(
        account_of(), tmp_path, command=(*command, str(asked)), answer_seconds=60.0
    )
    refused: list[str] = []

    def ask() -> None:
        try:
            deriver.address(0)
        except UnreachableError as error:
            refused.append(error.message.code)

    asking = [threading.Thread(target=ask, daemon=True) for _ in range(2)]
    for thread in asking:
        thread.start()
    assert asked.read_text()  # waits for the question
    process_id = deriver.process_id
    deriver.interrupt()
    deriver.close()
    for thread in asking:
        thread.join(60)
    assert refused == ["second.died"] * 2
    assert process_id is not None
    assert not psutil.pid_exists(process_id)
    assert deriver.process_id is None


def test_after_an_interrupt_no_process_is_started() -> None:
    deriver = lying("lie")
    deriver.interrupt()
    with pytest.raises(UnreachableError):
        deriver.address(0)
    assert deriver.process_id is None


def test_a_program_that_cannot_start_is_unreachable() -> None:
    deriver = BitcoinlibDeriver(account_of(), Path("unused"), command=("/nowhere/at/all",))
    with pytest.raises(UnreachableError) as failure:
        deriver.address(0)
    assert failure.value.message.code == "second.died"


def test_it_leaves_nothing_outside_its_folder_and_gets_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LC_ALL", "POSIX")
    monkeypatch.setenv("POS_SECRET_WEBHOOK", "whsec_test")
    folder = tmp_path / "till" / "bitcoinlib"
    with contextlib.closing(BitcoinlibDeriver(account_of(), folder)) as deriver:
        deriver.address(0)
        variables = psutil.Process(deriver.process_id).environ()
        assert "POS_SECRET_WEBHOOK" not in variables
        assert account_of().key not in " ".join(psutil.Process(deriver.process_id).cmdline())
    assert list(home.iterdir()) == []
    files = {path.name for path in folder.iterdir() if path.is_file()}
    assert {"config.ini", "install.log", "networks.json", "providers.json"} <= files
    assert not any(name.endswith(".log") for name in files - {"install.log"})


def test_changed_prefixes_in_its_folder_are_not_used(tmp_path: Path) -> None:
    with contextlib.closing(BitcoinlibDeriver(account_of(), tmp_path)) as deriver:
        deriver.address(0)
    networks = tmp_path / "networks.json"
    networks.write_text(networks.read_text().replace('"tb"', '"bc"'))
    with contextlib.closing(BitcoinlibDeriver(account_of(), tmp_path)) as deriver:
        assert deriver.address(0) == account_of().address(0)


TILL = """
import sys
from pathlib import Path
from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver

deriver = BitcoinlibDeriver(parse_account(sys.argv[1], "signet", None), Path(sys.argv[2]))
deriver.address(0)
foreign = {"bitcoinlib", "fastecdsa", "requests", "sqlalchemy"} & set(sys.modules)
print(deriver.process_id, ",".join(sorted(foreign)), flush=True)
sys.stdin.read()
"""


def test_bitcoinlib_stays_out_of_the_till_and_ends_with_it(tmp_path: Path) -> None:
    till = subprocess.Popen(
        [sys.executable, "-c", TILL, account_of().descriptor, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with till:
        assert till.stdout is not None
        process_id, _, foreign = till.stdout.readline().rstrip("\n").partition(" ")
        assert psutil.pid_exists(int(process_id))
        till.kill()
        # The second process holds the same error output: its end is the end of that.
        assert till.communicate(timeout=60) == ("", "")
    assert foreign == ""


def test_a_frozen_till_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process_command(tmp_path) == (sys.executable, PROCESS_ARGUMENT, str(tmp_path))
