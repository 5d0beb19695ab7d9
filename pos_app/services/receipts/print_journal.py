"""What the journal says of a paper once nothing more happens to it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.receipt_shift import ShiftReport
from pos_app.ports import PrintState
from pos_app.services.books.authored_entry import THE_TILL, append_entry

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.ports import PrintJob, Transaction

# Who touched for a paper or decided about one stands in `print.asked` and `print.answered`.
PRINT_EVENTS = {
    PrintState.PRINTED: "print.printed",
    PrintState.SENT_UNCONFIRMED: "print.sent_unconfirmed",  # the printer never says more
    PrintState.UNCERTAIN: "print.uncertain",
    PrintState.FAILED: "print.failed",
    PrintState.SKIPPED: "print.skipped",
}


def note_paper(transaction: Transaction, till_id: UUID, job: PrintJob) -> None:
    """Of a job that has just moved; nothing while it is on its way."""
    name = PRINT_EVENTS.get(job.state)
    if name is None:
        return
    append_entry(
        transaction,
        THE_TILL,
        till_id=till_id,
        at=job.changed_at,
        name=name,
        body={"job": str(job.id), **_paper(job)},
        subject=job.sale_id,
    )


def _paper(job: PrintJob) -> dict[str, Any]:
    paper = job.receipt
    body: dict[str, Any] = {"kind": paper.kind.value, "copy_number": paper.copy_number}
    if isinstance(paper, ShiftReport):
        body["shift_number"] = paper.number
    if job.reason is not None:
        body["reason"] = job.reason
    return body
