"""What the report of a shift says, from top to bottom; the same on both widths of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.services.harmless_text import harmless
from pos_app.services.receipts.paper_page import ADDRESS_LINES, LINE_LIMIT
from pos_app.services.receipts.receipt_blocks import Pair, Rule, Size, Text
from pos_app.services.shifts.shift_details_page import ShiftDetailsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.money import Money
    from pos_app.domain.receipt_shift import ShiftCount, ShiftReport
    from pos_app.services.receipts.receipt_blocks import Block
    from pos_app.services.receipts.receipt_language import Words


class ShiftPage(ShiftDetailsPage):
    def __init__(self, report: ShiftReport, words: Words) -> None:
        super().__init__(report, words)
        self._report = report

    def blocks(self) -> Iterator[Block]:
        yield self._name()
        yield from self._centred(self._report.store_address, ADDRESS_LINES)
        yield from self._marks()
        yield Rule()
        yield from self._shift()
        yield Rule()
        for count in self._report.counts:
            yield from self._count(count)
        yield Rule()
        yield from self._totals()
        beside = tuple(self._beside_takings())
        if beside:
            yield Rule()
            yield from beside
        yield from self._cashiers()
        yield Rule()
        yield from self._reckoning()
        yield from self._unexplained()
        yield from self._unprinted()
        note = harmless(self._report.note, LINE_LIMIT)
        if note:
            yield Rule()
            yield Text(text=note)
        yield from self._sealed()

    def _shift(self) -> Iterator[Block]:
        report, words = self._report, self._words
        title = self._say("shift", number=str(report.number))
        yield Text(text=title, size=Size.LARGE, bold=True)
        yield self._till()
        yield from self._cashier()
        opened = words.moment(self._local(report.opened_at))
        yield Pair(left=self._say("opened"), right=opened)
        until = words.moment(self._local(report.until))
        yield Pair(left=self._say("closed" if report.is_closed else "not_closed"), right=until)
        if report.first_receipt is not None and report.last_receipt is not None:
            numbers = f"{report.first_receipt} \N{EN DASH} {report.last_receipt}"
            yield Pair(left=self._say("receipts"), right=numbers)

    def _count(self, count: ShiftCount) -> Iterator[Block]:
        yield Pair(left=self._say(f"state_{count.state.value}"), right=str(count.sales), bold=True)
        yield from self._amounts(count.amounts)
        if count.sat:
            yield Pair(left="", right=self._words.sat(count.sat))

    def _totals(self) -> Iterator[Block]:
        report, words = self._report, self._words
        for money in report.taken:
            right = self._money(money)
            yield Pair(left=self._say("taken"), right=right, size=Size.LARGE, bold=True)
        yield Pair(left=self._say("received"), right=self._btc(report.taken_sat), bold=True)
        yield Pair(left="", right=self._sat(report.taken_sat))
        yield from self._of_takings()
        yield Pair(left=self._say("refunds"), right=str(report.refunds))
        yield from self._amounts(report.refunded)
        yield Pair(left="", right=self._sat(report.refunded_sat))
        yield Pair(left=self._say("fees"), right=words.sat(report.fees_sat))

    def _reckoning(self) -> Iterator[Block]:
        report = self._report
        yield Pair(left=self._say("expected"), right=self._sat(report.expected_sat))
        difference = report.difference_sat
        if report.found_sat is None or difference is None:
            yield Text(text=self._say("not_counted"))
            return
        yield Pair(left=self._say("found"), right=self._sat(report.found_sat))
        right = self._sat(difference, plus="+")
        yield Pair(left=self._say("difference"), right=right, bold=True)

    def _amounts(self, amounts: tuple[Money, ...]) -> Iterator[Block]:
        for money in amounts:
            yield Pair(left="", right=self._money(money))
