"""The recovery sheet in words: what a wallet has to be told, and what to click for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.services.addresses.recovery_sheet import BIP329_LABELS, ELECTRUM_LABELS

if TYPE_CHECKING:
    from pos_app.services.addresses.recovery_sheet import RecoverySheet

translate = QCoreApplication.translate


def sheet_text(sheet: RecoverySheet) -> str:
    parts = (_heading(sheet), _account(sheet), _sparrow(sheet), _electrum(sheet), _core(sheet))
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _heading(sheet: RecoverySheet) -> list[str]:
    title = translate("Recovery", "Recovery sheet: {store}, {till}").format(
        store=sheet.store_name, till=sheet.till_name
    )
    made = translate("Recovery", "Made {at}.").format(at=f"{sheet.made_at:%Y-%m-%d %H:%M}")
    return [
        title,
        "=" * len(title),
        made,
        translate("Recovery", "Nothing on this sheet can spend money. To spend you need the seed."),
        translate("Recovery", "It shows everything the till takes in: keep it to yourself."),
    ]


def _account(sheet: RecoverySheet) -> list[str]:
    kinds = {
        "p2pkh": translate("Recovery", "P2PKH (legacy, BIP44)"),
        "p2sh-p2wpkh": translate("Recovery", "P2SH-P2WPKH (nested SegWit, BIP49)"),
        "p2wpkh": translate("Recovery", "P2WPKH (native SegWit, BIP84)"),
        "p2tr": translate("Recovery", "P2TR (taproot, BIP86)"),
    }
    rows = [
        (translate("Recovery", "Network"), sheet.network),
        (translate("Recovery", "Kind of addresses"), kinds[sheet.script]),
        (translate("Recovery", "Descriptor of the till's addresses"), sheet.receive),
        (translate("Recovery", "Descriptor of the whole account"), sheet.account),
        (translate("Recovery", "Key for Electrum"), sheet.electrum_key),
        (translate("Recovery", "First address (number 0)"), sheet.first_address),
        (
            translate("Recovery", "Last address issued (number {index})").format(
                index=sheet.last_index
            ),
            sheet.last_address,
        ),
        (translate("Recovery", "Addresses to look at"), f"0 - {sheet.range_end}"),
        (translate("Recovery", "Gap limit to set"), str(sheet.gap_limit)),
    ]
    return [
        translate("Recovery", "THE ACCOUNT"),
        *(f"{label}:\n    {value}" for label, value in rows if value is not None),
    ]


def _sparrow(sheet: RecoverySheet) -> list[str]:
    descriptor = sheet.account or sheet.receive
    return _numbered(
        translate("Recovery", "SPARROW"),
        translate(
            "Recovery",
            "Open the wallet of this account. If it is lost, restore it from its seed; to watch "
            "only, choose File > New Wallet, then Edit beside the descriptor, and paste:",
        )
        + f"\n    {descriptor}",
        translate(
            "Recovery", "Settings > Advanced: set the gap limit to {limit}, close, and Apply."
        ).format(limit=sheet.gap_limit),
        _compare(sheet),
        translate(
            "Recovery", "For the sales: File > Import Wallet, Labels, and choose {file}."
        ).format(file=BIP329_LABELS),
    )


def _electrum(sheet: RecoverySheet) -> list[str]:
    title = translate("Recovery", "ELECTRUM")
    if sheet.electrum_key is None:
        return [
            title,
            translate("Recovery", "Electrum cannot follow this kind of account. Use Sparrow."),
        ]
    return _numbered(
        title,
        translate(
            "Recovery",
            "Open the wallet of this account. If it is lost, restore it from its seed; to watch "
            "only, choose File > New/Restore, Standard wallet, Use a master key, and paste:",
        )
        + f"\n    {sheet.electrum_key}",
        translate("Recovery", "View > Show Console, and on the Console tab type these two lines:")
        + f"\n    wallet.change_gap_limit({sheet.gap_limit})\n    wallet.synchronize()",
        _compare(sheet),
        translate("Recovery", "For the sales: Wallet > Labels > Import, and choose {file}.").format(
            file=ELECTRUM_LABELS
        ),
    )


def _core(sheet: RecoverySheet) -> list[str]:
    scan = f'[{{"desc": "{sheet.receive}", "range": {sheet.range_end}}}]'
    return _numbered(
        translate("Recovery", "BITCOIN CORE"),
        translate("Recovery", "What lies on the addresses now, from an own node:")
        + f"\n    bitcoin-cli scantxoutset start '{scan}'",
    )


def _compare(sheet: RecoverySheet) -> str:
    text = translate("Recovery", "Compare: the first receiving address must be {address}.")
    return text.format(address=sheet.first_address)


def _numbered(title: str, *steps: str) -> list[str]:
    return [title, *(f"{number}. {step}" for number, step in enumerate(steps, 1))]
