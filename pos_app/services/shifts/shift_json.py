"""Reports of shifts as JSON text, as the store keeps them with their print jobs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pos_app.domain.journal import JournalHead, canonical_json
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.domain.receipt_shift import ShiftCount, ShiftReport, ShiftState
from pos_app.services.books.money_json import from_money, to_money
from pos_app.services.shifts import shift_details_json

VERSION = 2
# Without details and the journal's head.
_FIRST_VERSION = 1

_PLAIN = (
    "store_name", "store_address", "till_name", "cashier", "number", "copy_number",
    "utc_offset_minutes", "taken_sat", "refunds", "refunded_sat", "fees_sat", "expected_sat",
    "found_sat", "is_closed", "first_receipt", "last_receipt", "note",
)  # fmt: skip


def to_json(report: ShiftReport) -> str:
    """Canonical: the same report always gives the same text."""
    return canonical_json(
        {name: getattr(report, name) for name in _PLAIN}
        | {
            "version": VERSION,
            "kind": ReceiptKind.SHIFT.value,
            "marks": [mark.value for mark in report.marks],
            "at": report.at.isoformat(),
            "opened_at": report.opened_at.isoformat(),
            "until": report.until.isoformat(),
            "counts": [_from_count(count) for count in report.counts],
            "taken": [from_money(money) for money in report.taken],
            "refunded": [from_money(money) for money in report.refunded],
            "details": shift_details_json.to_body(report.details),
            "head": _from_head(report.head),
        }
    )


def from_document(document: Any) -> ShiftReport:
    """Of the text parsed; ValueError when it is not what `to_json` wrote."""
    try:
        return _from_body(document)
    except (TypeError, AttributeError, LookupError) as error:
        raise ValueError("not the report of a shift") from error


def _from_body(body: dict[str, Any]) -> ShiftReport:
    version = body["version"]
    if body["kind"] != ReceiptKind.SHIFT.value or version not in {_FIRST_VERSION, VERSION}:
        raise ValueError("not the report of a shift that this till knows")
    return ShiftReport(
        **{name: body[name] for name in _PLAIN},
        marks=tuple(Mark(mark) for mark in body["marks"]),
        at=datetime.fromisoformat(body["at"]),
        opened_at=datetime.fromisoformat(body["opened_at"]),
        until=datetime.fromisoformat(body["until"]),
        counts=tuple(_to_count(count) for count in body["counts"]),
        taken=tuple(to_money(money) for money in body["taken"]),
        refunded=tuple(to_money(money) for money in body["refunded"]),
        **({} if version == _FIRST_VERSION else _added(body)),
    )


def _added(body: dict[str, Any]) -> dict[str, Any]:
    head = body["head"]
    return {
        "details": shift_details_json.from_body(body["details"]),
        "head": None if head is None else JournalHead(sequence=head["sequence"], hash=head["hash"]),
    }


def _from_head(head: JournalHead | None) -> dict[str, Any] | None:
    return None if head is None else {"sequence": head.sequence, "hash": head.hash}


def _from_count(count: ShiftCount) -> dict[str, Any]:
    return {
        "state": count.state.value,
        "sales": count.sales,
        "amounts": [from_money(money) for money in count.amounts],
        "sat": count.sat,
    }


def _to_count(body: dict[str, Any]) -> ShiftCount:
    return ShiftCount(
        state=ShiftState(body["state"]),
        sales=body["sales"],
        amounts=tuple(to_money(money) for money in body["amounts"]),
        sat=body["sat"],
    )
