"""The sums of a shift in one currency, in words: amounts of two are never added together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import Money
from pos_app.domain.receipt_shift import ShiftState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.money import Currency
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift_details import Drift, Unexplained
    from pos_app.domain.tally import Tally
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate

_MINUS = "\N{MINUS SIGN}"
_COUNTED = (ShiftState.PAID, ShiftState.SEEN, ShiftState.TAKEN_BACK)
_ALL = 100
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """So many sales, whatever their currency, and what those in the one that is shown come to."""

    sales: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """`sold` is `settled`, `carried` and `at_risk`; `open` are sales without enough money."""

    sold: Part
    settled: Part
    carried: Part
    at_risk: Part
    partly: Part
    waiting: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """`detail` is the same in satoshi, where all of it is in the currency that is shown."""

    key: str
    label: str
    value: str
    detail: str = ""


def currencies_of(report: ShiftReport, usual: str) -> tuple[Currency, ...]:
    """Those of the shift, the shop's `usual` code first."""
    details = report.details
    tallies = (details.carried_over, details.at_risk, details.of_earlier, details.due_back)
    lists = (
        *(count.amounts for count in report.counts),
        report.taken,
        report.refunded,
        *(tally.amounts for tally in tallies),
    )
    found = {money.currency for amounts in lists for money in amounts}
    return tuple(sorted(found, key=lambda one: (one.code != usual, one.code)))


def sums_of(report: ShiftReport, of: Currency) -> Sums:
    """Of the sales that were begun in the shift, each of them once."""
    parts = {state: Part(sales=0, amount=Money(0, of)) for state in ShiftState}
    for count in report.counts:
        parts[count.state] = Part(sales=count.sales, amount=amount_in(count.amounts, of))
    counted = [parts[state] for state in _COUNTED]
    return Sums(
        sold=Part(
            sales=sum(part.sales for part in counted),
            amount=Money(sum(part.amount.minor for part in counted), of),
        ),
        settled=parts[ShiftState.PAID],
        carried=parts[ShiftState.SEEN],
        at_risk=parts[ShiftState.TAKEN_BACK],
        partly=parts[ShiftState.PARTLY_PAID],
        waiting=parts[ShiftState.WAITING],
    )


def sales_text(count: int) -> str:
    if count == 1:
        return translate("Shift", "1 sale")
    return translate("Shift", "{count} sales").format(count=count)


def details_of(sums: Sums, currencies: int) -> list[str]:
    """What stands under each sum: of what it is, over all currencies."""
    sold = sales_text(sums.sold.sales)
    if currencies > 1:
        several = translate("Shift", "{sales}, {count} currencies")
        sold = several.format(sales=sold, count=currencies)
    taken_back = translate("Shift", "{count} payments taken back").format(count=sums.at_risk.sales)
    if sums.at_risk.sales == 1:
        taken_back = translate("Shift", "1 payment taken back")
    waiting = translate("Shift", "{count} sales wait for a block").format(count=sums.carried.sales)
    if sums.carried.sales == 1:
        waiting = translate("Shift", "1 sale waits for a block")
    settled = translate("Shift", "{sales}, with a receipt")
    return [sold, settled.format(sales=sales_text(sums.settled.sales)), waiting, taken_back]


def amount_in(amounts: Iterable[Money], of: Currency) -> Money:
    return next((money for money in amounts if money.currency == of), Money(0, of))


def signed(money: Money, numbers: Formatter, plus: str = "") -> str:
    """With the sign before the symbol."""
    sign = _MINUS if money.minor < 0 else plus if money.minor > 0 else ""
    return sign + numbers.money(Money(abs(money.minor), money.currency))


def signed_sat(sat: int, numbers: Formatter, plus: str = "") -> str:
    return (_MINUS if sat < 0 else plus if sat > 0 else "") + numbers.sat(abs(sat))


def share(part: Money, whole: Money) -> float:
    """0 to 1; of nothing it is nothing."""
    return max(0, part.minor) / whole.minor if whole.minor > 0 else 0.0


def percent(part: Money, whole: Money) -> int:
    """All of it only where nothing is missing."""
    rounded = round(_ALL * share(part, whole))
    return rounded - 1 if rounded == _ALL and part.minor < whole.minor else rounded


def figures_of(report: ShiftReport, of: Currency, numbers: Formatter) -> tuple[FigureRow, ...]:
    """The usual ones also where they are nothing, then those that are there, then the taxes."""
    details, ended = report.details, {count.state: count.sales for count in report.counts}

    def less(tally: Tally) -> str:
        return signed(Money(-amount_in(tally.amounts, of).minor, of), numbers)

    def more(tally: Tally) -> str:
        return signed(amount_in(tally.amounts, of), numbers)

    refunded = Money(-amount_in(report.refunded, of).minor, of)
    ended_text = translate("Shift", "{cancelled} and {expired}").format(
        cancelled=ended.get(ShiftState.CANCELLED, 0), expired=ended.get(ShiftState.EXPIRED, 0)
    )
    over, short = _in_sat(details.over, of, numbers), _in_sat(details.short, of, numbers, -1)
    usual = (
        ("tips", translate("Shift", "Tips"), more(details.tips), ""),
        ("discounts", translate("Shift", "Discounts"), less(details.discounts), ""),
        ("refunds", translate("Shift", "Refunds"), signed(refunded, numbers), ""),
        ("over", translate("Shift", "Paid too much"), more(details.over), over),
        ("short", translate("Shift", "Paid short"), less(details.short), short),
        ("ended", translate("Shift", "Cancelled, expired"), ended_text, ""),
        ("drift", translate("Shift", "Rate drift"), _drift_text(details.drift, of, numbers), ""),
    )
    rare = (
        ("late", translate("Shift", "Paid late"), details.late),
        ("unconfirmed", translate("Shift", "Not confirmed yet"), details.unconfirmed),
        ("due_back", translate("Shift", "To be given back"), details.due_back),
        ("of_earlier", translate("Shift", "Settled, sold earlier"), details.of_earlier),
        ("carried_in", translate("Shift", "Brought forward"), details.carried_in),
    )
    rows = [
        FigureRow(key=key, label=name, value=text, detail=sat) for key, name, text, sat in usual
    ]
    rows += [
        FigureRow(key=key, label=label, value=more(tally), detail=_in_sat(tally, of, numbers))
        for key, label, tally in rare
        if amount_in(tally.amounts, of).minor
    ]
    outstanding = amount_in(details.carried_over.amounts, of)
    if outstanding != sums_of(report, of).carried.amount:
        label = translate("Shift", "Open with all shifts")
        row = FigureRow(key="outstanding", label=label, value=signed(outstanding, numbers))
        rows.append(row)
    for line in details.taxes:
        if line.gross.currency == of:
            rate = f"{line.rate.percent.normalize():f}".replace(".", numbers.point)
            label = translate("Shift", "{name} {rate} %").format(name=line.rate.name, rate=rate)
            key = f"tax_{line.rate.name}_{rate}"
            rows.append(FigureRow(key=key, label=label, value=signed(line.tax, numbers)))
    if details.unprinted:
        label = translate("Shift", "Receipts not printed")
        named = ", ".join(map(str, details.unprinted[:_NAMED]))
        more_of_them = ", …" if len(details.unprinted) > _NAMED else ""
        rows.append(FigureRow(key="unprinted", label=label, value=named + more_of_them))
    return tuple(rows)


def _in_sat(tally: Tally, of: Currency, numbers: Formatter, sign: int = 1) -> str:
    """Empty where satoshi of other currencies are in it."""
    if [money.currency for money in tally.amounts] != [of] or not tally.sat:
        return ""
    return signed_sat(sign * tally.sat, numbers)


def wallet_text(report: ShiftReport, numbers: Formatter) -> str:
    """Whether the wallet has what the till booked."""
    booked = signed_sat(report.expected_sat, numbers)
    if report.found_sat is None:
        text = (
            translate("Shift", "Till booked {booked}. The wallet was not counted")
            if report.is_closed
            else translate("Shift", "Till booked {booked}. The close counts the wallet")
        )
        return text.format(booked=booked)
    difference = report.found_sat - report.expected_sat
    if difference == 0 and not report.details.unexplained:
        text = translate("Shift", "Wallet received {found}, till booked {booked}: it adds up")
    else:
        text = translate(
            "Shift", "Wallet received {found}, till booked {booked}: {difference} is unexplained"
        )
    return text.format(
        found=signed_sat(report.found_sat, numbers),
        booked=booked,
        difference=signed_sat(difference, numbers, "+"),
    )


def unexplained_text(one: Unexplained, numbers: Formatter) -> str:
    text = (
        translate("Shift", "{sat} came that the till did not book")
        if one.sat > 0
        else translate("Shift", "{sat} that the till booked is not there")
    )
    return text.format(sat=numbers.sat(abs(one.sat)))


def _drift_text(drifts: Iterable[Drift], of: Currency, numbers: Formatter) -> str:
    found = next((drift.amount for drift in drifts if drift.amount.currency == of), None)
    if found is None:
        return translate("Shift", "not known")
    return signed(found, numbers, "+")
