"""What the shop's server is told of a shift: pure, from its report.

The shape is in docs/webhook.schema.json. Each message is the whole shift as it was then, as those
of a sale are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.services.store.message_body import amount_json, envelope, utc_text
from pos_app.services.store.shift_message_details import details_json

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.journal import JournalHead
    from pos_app.domain.receipt_shift import ShiftCount, ShiftReport


def shift_message(
    report: ShiftReport, *, till_id: UUID, head: JournalHead, network: str, demo: bool
) -> tuple[str, str]:
    """Name and JSON body: `shift.closed`, or `shift.opened` of one that goes on.

    `head` is the journal's head with the opening or closing in it.
    """
    name = "shift.closed" if report.is_closed else "shift.opened"
    data = report_json(report) | {
        "till_id": str(till_id),
        "network": network,
        "demo": demo,
        "journal": {"sequence": head.sequence, "head": head.hash},
    }
    return name, envelope(name, report.until, data)


def report_json(report: ShiftReport) -> dict[str, Any]:
    """All that the report says, without whose till it is."""
    return {
        "till_name": report.till_name,
        "store_name": report.store_name,
        "cashier": report.cashier,
        "shift_number": report.number,
        "opened_at": utc_text(report.opened_at),
        "closed_at": utc_text(report.until) if report.is_closed else None,
        "sales": [_count(count) for count in report.counts],
        "taken": [amount_json(amount) for amount in report.taken],
        "taken_sat": report.taken_sat,
        "refunds": report.refunds,
        "refunded": [amount_json(amount) for amount in report.refunded],
        "refunded_sat": report.refunded_sat,
        "fees_sat": report.fees_sat,
        "expected_sat": report.expected_sat,
        "found_sat": report.found_sat,
        "difference_sat": report.difference_sat,
        "first_receipt": report.first_receipt,
        "last_receipt": report.last_receipt,
        "note": report.note,
        "details": details_json(report.details),
    }


def _count(count: ShiftCount) -> dict[str, Any]:
    return {
        "state": count.state.value,
        "sales": count.sales,
        "amounts": [amount_json(amount) for amount in count.amounts],
        "sat": count.sat,
    }
