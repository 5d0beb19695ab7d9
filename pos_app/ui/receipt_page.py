"""What the receipt screen says about a sale's paper: a pure function of its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.message import Message
from pos_app.ports import PrintState
from pos_app.ui.formatting import clock
from pos_app.ui.sale_face import face_of, signs_of, word_of
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.ports import PrintJob
    from pos_app.ui.archive import SaleRecord
    from pos_app.ui.payment_context import PaymentContext

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSays:
    """`tone` names a colour role; `icon` stands at the end of the row."""

    title: str
    detail: str = ""
    tone: str = "quiet"
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """`uncertain` is the paper of which a person must say whether it was printed."""

    tone: str = "wait"
    icon: str = ""
    word: str = ""
    number: str = ""
    amount: str = ""
    paper: PaperSays = PaperSays(title="")
    uncertain: UUID | None = None
    print_text: str = ""
    print_detail: str = ""
    can_print: bool = False


def receipt_page(record: SaleRecord, context: PaymentContext) -> ReceiptPage:
    sale = record.shown.sale
    face = face_of(sale)
    signs = signs_of(face)
    number = translate("ReceiptPage", "Sale {number}").format(number=sale.number)
    unsure = [job for job in record.papers if job.state is PrintState.UNCERTAIN]
    job = unsure[-1] if unsure else record.papers[-1] if record.papers else None
    settled = sale.receipt_number is not None
    return ReceiptPage(
        tone=signs.tone,
        icon=signs.icon,
        word=word_of(face),
        number=f"{number} · {sale.note}" if sale.note else number,
        amount=context.numbers.money(sale.amount),
        paper=_says(job, context),
        uncertain=unsure[-1].id if unsure else None,
        print_text=_print_text(settled=settled, printed=bool(record.papers)),
        print_detail=translate("ReceiptPage", "marked COPY, recorded")
        if settled and record.papers
        else translate("ReceiptPage", "marked PENDING, recorded")
        if not settled
        else "",
        can_print=context.status.printer.health is not Health.ABSENT
        and record.shown.sale.may_print
        and not unsure,
    )


def _print_text(*, settled: bool, printed: bool) -> str:
    if not settled:
        return translate("ReceiptPage", "Print a slip")
    if printed:
        return translate("ReceiptPage", "Print a copy")
    return translate("ReceiptPage", "Print the receipt")


def _says(job: PrintJob | None, context: PaymentContext) -> PaperSays:
    if context.status.printer.health is Health.ABSENT:
        return PaperSays(
            title=translate("ReceiptPage", "No printer is set up"),
            detail=translate("ReceiptPage", "The receipt stays in History."),
        )
    if job is None:
        return PaperSays(
            title=translate("ReceiptPage", "Not printed yet"),
            detail=translate("ReceiptPage", "Nobody has asked for paper."),
        )
    at = clock(job.changed_at)
    trouble = context.status.printer.message
    # Only the printer itself says of which device and queue it speaks.
    known = trouble if trouble is not None and trouble.code == job.reason else None
    reason = context.sentence(known or Message(code=job.reason)) if job.reason else ""
    says = {
        PrintState.QUEUED: _printing(),
        PrintState.SENDING: _held_up(trouble, context) or _printing(),
        PrintState.CONFIRMING: _held_up(trouble, context) or _finishing(),
        PrintState.WAITING: PaperSays(
            title=translate("ReceiptPage", "Waiting for the printer"),
            detail=reason or translate("ReceiptPage", "It prints by itself."),
            tone="part",
            icon="clock",
        ),
        PrintState.PRINTED: PaperSays(
            title=translate("ReceiptPage", "Printed at {time}").format(time=at),
            detail=translate("ReceiptPage", "The printer says that it is done."),
            tone="paid",
            icon="check",
        ),
        PrintState.SENT_UNCONFIRMED: PaperSays(
            title=translate("ReceiptPage", "Sent to the printer at {time}").format(time=at),
            detail=translate("ReceiptPage", "This printer does not say when it is done."),
            tone="paid",
            icon="check",
        ),
        PrintState.UNCERTAIN: PaperSays(
            title=translate("ReceiptPage", "Was it printed?"),
            detail=translate(
                "ReceiptPage", "The printer fell silent. Look at the paper, then choose."
            ),
            tone="part",
            icon="attention",
        ),
        PrintState.FAILED: PaperSays(
            title=translate("ReceiptPage", "Not printed"),
            detail=reason,
            tone="alarm",
            icon="attention",
        ),
        PrintState.SKIPPED: PaperSays(
            title=translate("ReceiptPage", "Skipped at {time}").format(time=at),
            detail=translate("ReceiptPage", "Nobody wanted this paper."),
        ),
    }
    return says[job.state]


def _held_up(trouble: Message | None, context: PaymentContext) -> PaperSays | None:
    """A job that stands still: what was sent stays in the printer, which goes on by itself."""
    if trouble is None or trouble.code == "printer.uncertain":
        return None
    return PaperSays(
        title=translate("ReceiptPage", "Stopped in the middle"),
        detail=context.sentence(trouble),
        tone="part",
        icon="clock",
    )


def _finishing() -> PaperSays:
    return PaperSays(
        title=translate("ReceiptPage", "Printing now"),
        detail=translate("ReceiptPage", "The printer has all of it and is finishing."),
        tone="wait",
        icon="printer",
    )


def _printing() -> PaperSays:
    return PaperSays(
        title=translate("ReceiptPage", "Printing now"),
        detail=translate("ReceiptPage", "It is on its way to the printer."),
        tone="wait",
        icon="printer",
    )
