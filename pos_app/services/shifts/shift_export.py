"""The report of a shift for a bookkeeper: JSON as the store is told, CSV with a figure a line.

CSV as `sales_export` writes it, so that no cell is taken for a formula.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, Protocol

from pos_app.services.books.sales_export import cell
from pos_app.services.store.message_body import utc_text
from pos_app.services.store.shift_message import report_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from pos_app.domain.money import Money
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.tally import Tally

COLUMNS = (
    "shift_number", "opened_at", "closed_at", "figure", "of", "sales", "amount", "amount_minor",
    "currency", "sat",
)  # fmt: skip
_TALLIES = (
    "of_earlier", "tips", "discounts", "late", "over", "over_tips", "due_back", "short",
    "carried_in", "carried_over", "unconfirmed", "at_risk",
)  # fmt: skip
_OF_CASHIER = ("sold", "taken", "tips", "discounts", "refunded", "cancelled", "expired")

Line = dict[str, Any]


class _Writer(Protocol):
    def writerow(self, row: Sequence[object], /) -> object: ...


def write_json(reports: Sequence[ShiftReport], to: TextIO) -> None:
    """One report is an object, several are a list of them."""
    bodies = [_body(report) for report in reports]
    whole = bodies[0] if len(bodies) == 1 else bodies
    json.dump(whole, to, ensure_ascii=False, indent=1)
    to.write("\n")


def _body(report: ShiftReport) -> dict[str, Any]:
    """`journal` is the head that stands on the paper, null while the shift goes on."""
    head = report.head
    sealed = None if head is None else {"sequence": head.sequence, "head": head.hash}
    return report_json(report) | {"journal": sealed}


def write_csv(reports: Sequence[ShiftReport], to: TextIO) -> None:
    """`to` must not change line ends. A figure in two currencies is two lines.

    `of` is the cashier, the tax rate, the transaction or the state that the figure is of.
    """
    writer = csv.writer(to, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for report in reports:
        _write(report, writer)


def _write(report: ShiftReport, writer: _Writer) -> None:
    shift = {
        "shift_number": report.number,
        "opened_at": utc_text(report.opened_at),
        "closed_at": utc_text(report.until) if report.is_closed else None,
    }
    for line in _lines(report):
        whole = shift | line
        writer.writerow([cell(whole.get(column)) for column in COLUMNS])


def _lines(report: ShiftReport) -> Iterator[Line]:
    for count in report.counts:
        yield from _figure("sold", count.state.value, count.sales, count.amounts, count.sat)
    yield from _figure("taken", "", None, report.taken, report.taken_sat)
    yield from _figure("refunds", "", report.refunds, report.refunded, report.refunded_sat)
    for name in ("fees_sat", "expected_sat", "found_sat", "difference_sat"):
        yield {"figure": name, "sat": getattr(report, name)}
    details = report.details
    yield {"figure": "received_sat", "sat": details.received_sat}
    for name in _TALLIES:
        yield from _tally(name, "", getattr(details, name))
    for tax in details.taxes:
        of = f"{tax.rate.name} {tax.rate.percent:f} %"
        yield from _figure("taxed", of, None, (tax.gross,), 0)
        yield from _figure("tax", of, None, (tax.tax,), 0)
    for drift in details.drift:
        yield from _figure("drift", f"{drift.price:f}", None, (drift.amount,), drift.sat)
    for one in details.unexplained:
        yield {"figure": "unexplained", "of": one.txid, "sat": one.sat}
    for number in details.unprinted:
        yield {"figure": "unprinted", "of": str(number)}
    for cashier in details.cashiers:
        for name in _OF_CASHIER:
            yield from _tally(f"cashier_{name}", cashier.cashier, getattr(cashier, name))


def _tally(figure: str, of: str, tally: Tally) -> Iterator[Line]:
    yield from _figure(figure, of, tally.sales, tally.amounts, tally.sat)


def _figure(
    figure: str, of: str, sales: int | None, amounts: tuple[Money, ...], sat: int
) -> Iterator[Line]:
    """How many sales and satoshi stand in the first line, so that columns can be summed."""
    first: Line = {"figure": figure, "of": of, "sales": sales, "sat": sat}
    for money in amounts:
        yield first | {
            "amount": money.decimal,
            "amount_minor": money.minor,
            "currency": money.currency.code,
        }
        first = {"figure": figure, "of": of}
    if not amounts:
        yield first
