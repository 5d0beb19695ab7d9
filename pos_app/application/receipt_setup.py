"""What the settings say of receipts, as the ledger and the receipt's editor need it."""

from __future__ import annotations

import logging
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.message import Message, TillError
from pos_app.domain.receipt_template import ReceiptBlock, ReceiptTemplate
from pos_app.domain.tax import TaxRate

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.config.settings import Settings
    from pos_app.config.settings_receipt import ReceiptSettings
    from pos_app.domain.policy import Policy
    from pos_app.domain.receipt_template import Logo
    from pos_app.services.books.ledger import LedgerSetup
    from pos_app.services.doctor import Check

log = logging.getLogger(__name__)


def template_of(said: ReceiptSettings) -> tuple[ReceiptTemplate, Message | None]:
    """The template, and why its logo is missing: receipts are printed without."""
    logo, refusal = _logo(said)
    hidden = {ReceiptBlock(name) for name in said.hidden}
    template = ReceiptTemplate(
        header=said.header,
        footer=said.footer,
        refund_note=said.refund_note,
        tax_number=said.tax_number,
        shown=frozenset(ReceiptBlock) - hidden,
        explorer_qr=said.explorer_url if said.explorer_qr else "",
        logo=logo,
    )
    return template, refusal


def tax_of(said: ReceiptSettings) -> TaxRate | None:
    """None where receipts say nothing about tax; a rate of 0 is said."""
    return TaxRate(said.tax_name, Decimal(said.tax_rate)) if said.tax_rate else None


def ledger_setup(settings: Settings, *, till_id: UUID, demo: bool, policy: Policy) -> LedgerSetup:
    # The editor's drafts, which the first frame waits for, need no ledger.
    from pos_app.services.books.ledger import LedgerSetup

    template, refusal = template_of(settings.receipt)
    if refusal is not None:
        log.warning("receipts are printed without the logo: %s %s", refusal.code, refusal.arguments)
    return LedgerSetup(
        till_id=till_id,
        till_name=settings.till.name,
        store_name=settings.store.name,
        store_address=settings.store.address,
        network=settings.wallet.network,
        demo=demo,
        has_printer=settings.printer.url is not None,
        has_webhook=settings.webhook.url is not None,
        print_at=settings.printer.print_at,
        policy=policy,
        template=template,
        tax=tax_of(settings.receipt),
        training=settings.receipt.training,
    )


def check_logo(file: str) -> Check:
    """For the doctor: its size on wide paper, or why it is not printed."""
    from pos_app.adapters.printing.logo import read_logo
    from pos_app.services import doctor

    def read() -> Message:
        wide = read_logo(Path(file)).wide
        size = {"width": str(wide.width), "height": str(wide.height)}
        return Message(code="doctor.logo", arguments=size)

    return doctor.attempt(file, read)


def _logo(said: ReceiptSettings) -> tuple[Logo | None, Message | None]:
    if said.logo is None:
        return None, None
    from pos_app.adapters.printing.logo import read_logo

    try:
        return read_logo(Path(said.logo)), None
    except TillError as error:
        return None, error.message
