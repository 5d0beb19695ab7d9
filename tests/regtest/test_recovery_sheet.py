"""A real node finds what the till issued and was paid, from nothing but the recovery sheet."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.wallet.account import parse_account
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.adapters.wallet.wallet_export import export_account
from pos_app.services.addresses.recovery_sheet import (
    SHEET,
    LabelledSale,
    Labels,
    RecoverySheet,
    write_recovery,
)
from pos_app.ui.recovery_words import sheet_text
from tests.adapters.wallet.keys import extended_key
from tests.regtest.rpc import satoshi

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from pos_app.adapters.wallet.account import Account
    from tests.regtest.stack import RegtestStack

ISSUED = 30
ORIGIN = "d34db33f/84h/1h/0h"


def sheet_of(account: Account, folder: Path) -> str:
    export = export_account(account)
    sheet = RecoverySheet(
        store_name="Corner Books",
        till_name="Till 1",
        made_at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC),
        network=account.network,
        script=account.kind.value,
        receive=export.receive,
        account=export.account,
        electrum_key=export.electrum_key,
        first_address=account.address(0),
        last_address=account.address(ISSUED - 1),
        last_index=ISSUED - 1,
        gap_limit=50,
    )
    nothing: list[LabelledSale] = []
    labels = Labels(addresses=lambda: nothing, transactions=lambda: nothing, origin=export.origin)
    return (write_recovery(folder, sheet_text(sheet), labels) / SHEET).read_text("utf-8")


@pytest.mark.parametrize("kind", ScriptKind)
@pytest.mark.parametrize("origin", ["", f"[{ORIGIN}]"])
def test_the_node_makes_the_same_addresses_and_finds_the_money(
    regtest: RegtestStack, tmp_path: Path, kind: ScriptKind, origin: str
) -> None:
    seed = f"{kind.value}{origin}".encode().ljust(32)
    text = origin + extended_key(seed, "regtest", kind=kind)
    account = parse_account(text, "regtest", kind.value)
    issued = [account.address(index) for index in range(ISSUED)]
    regtest.pay(issued[ISSUED - 1], 12_345)
    regtest.mine()
    sheet = sheet_of(account, tmp_path)

    command = re.search(r"scantxoutset start '(\[.*\])'", sheet)
    assert command is not None
    scan: list[dict[str, Any]] = json.loads(command[1])
    descriptor = scan[0]["desc"]
    known = regtest.rpc("getdescriptorinfo", descriptor)
    assert known["checksum"] == descriptor.rpartition("#")[2]
    assert (known["isrange"], known["hasprivatekeys"]) == (True, False)
    made = regtest.rpc("deriveaddresses", descriptor, [0, ISSUED - 1])
    assert made == issued
    found = regtest.rpc("scantxoutset", "start", scan)
    assert satoshi(found["total_amount"]) == 12_345


def test_the_whole_account_holds_the_tills_addresses_and_the_change(
    regtest: RegtestStack, tmp_path: Path
) -> None:
    account = parse_account(extended_key(b"whole".ljust(32), "regtest"), "regtest", "p2wpkh")
    descriptor = export_account(account).account
    assert descriptor is not None
    assert descriptor in sheet_of(account, tmp_path)
    assert regtest.rpc("getdescriptorinfo", descriptor)["hasprivatekeys"] is False
    receive, change = regtest.rpc("deriveaddresses", descriptor, [0, 2])
    assert receive == [account.address(index) for index in range(3)]
    assert set(receive).isdisjoint(change)
