"""What a part of the status bar tells when it is touched: each source, and why one is not used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.rate import Rate
from pos_app.services.chain.chain_health import SourceRole
from pos_app.ui.call_backlog import backlog_of
from pos_app.ui.messages import sentence_of, title_of
from pos_app.ui.payment_checks import exposure_row
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.domain.money import Currency
    from pos_app.domain.rate import Quote
    from pos_app.services.chain.chain_health import SourceHealth
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import PartStatus, TillFacade, TillStatus

translate = QCoreApplication.translate

# What stands before a server's name and tells nobody anything.
_MARKS = ("esplora+", "bitcoind+", "tcp://", "tls://", "ssl://", "http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailRow:
    """`part` is how full its meter is, 0 to 1; below 0 it has none."""

    key: str
    iconName: str
    tone: str
    label: str
    value: str = ""
    detail: str = ""
    part: float = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """`action` is the way from here to a page of its own, empty where there is none."""

    title: str
    sentence: str = ""
    action: str = ""
    rows: tuple[DetailRow, ...] = ()


def detail_of(key: str, till: TillFacade, numbers: Formatter) -> Detail:
    """`key` is rate, chain, printer or store, as in the status bar."""
    status = till.status()
    tell: dict[str, Callable[[], Detail]] = {
        "rate": lambda: _rate(till, numbers),
        "chain": lambda: _chain(status, numbers),
        "printer": lambda: _part(translate("Detail", "Printer"), "printer", status.printer),
        "store": lambda: _store(till, status),
    }
    return tell[key]()


def _chain(status: TillStatus, numbers: Formatter) -> Detail:
    rows = [_source(place, line) for place, line in enumerate(status.sources)]
    rows += [
        DetailRow(
            key=f"disagreement_{place}",
            iconName="warning",
            tone="part",
            label=title_of(message),
            detail=sentence_of(message),
        )
        for place, message in enumerate(status.disagreements)
    ]
    rows += list(_sums(status, numbers))
    return Detail(
        title=translate("Detail", "Payment servers"),
        sentence=_about_servers(status),
        rows=tuple(rows),
    )


def _about_servers(status: TillStatus) -> str:
    if not status.sources:
        return translate("Detail", "No server was asked yet.")
    if len(status.sources) == 1:
        return translate(
            "Detail", "One server is asked. A second one would confirm or contradict it."
        )
    return translate("Detail", "One leads, the others confirm or contradict what it says.")


def _source(place: int, line: SourceHealth) -> DetailRow:
    icon, tone, word = {
        SourceRole.LEADING: ("check", "paid", translate("Detail", "leads")),
        SourceRole.CONFIRMING: ("check", "paid", translate("Detail", "confirms")),
        SourceRole.ASIDE: ("warning", "part", translate("Detail", "put aside")),
        SourceRole.CONNECTING: ("clock", "wait", translate("Detail", "connecting")),
    }[line.role]
    if line.problem is not None:
        icon, tone = "warning", "part"
    block = translate("Detail", "block {height}").format(height=line.tip_height)
    return DetailRow(
        key=f"source_{place}",
        iconName=icon,
        tone=tone,
        label=server_name(line.name),
        value=f"{word}, {block}" if line.tip_height is not None else word,
        detail=sentence_of(line.problem) if line.problem is not None else "",
    )


def server_name(address: str) -> str:
    """Without what stands before it, and without who logs in."""
    name = address
    for mark in _MARKS:
        name = name.removeprefix(mark)
    return name.rpartition("@")[2].rstrip("/")


def _sums(status: TillStatus, numbers: Formatter) -> Iterator[DetailRow]:
    if status.exposure is not None:
        row = exposure_row(status.exposure, numbers)
        yield DetailRow(
            key="exposure",
            iconName="accepted",
            tone="seen",
            label=row.label,
            value=row.value,
            part=row.part,
        )
    if status.gap is not None:
        gap = status.gap
        detail = translate("Detail", "Set the gap limit of your wallet to {limit}.")
        yield DetailRow(
            key="gap",
            iconName="wallet",
            tone="part" if gap.warn else "quiet",
            label=translate("Detail", "Addresses in a row without a payment"),
            value=str(gap.unpaid_in_a_row),
            detail=detail.format(limit=gap.needed_gap_limit) if gap.warn else "",
        )


def _rate(till: TillFacade, numbers: Formatter) -> Detail:
    title = translate("Detail", "Exchange rate")
    currency = till.setup.currency
    rate = till.current_rate(currency)
    if not isinstance(rate, Rate):
        text = translate("Detail", "It takes two sources that agree, and there are none.")
        return Detail(title=title, sentence=text)
    text = translate("Detail", "The median of {count} sources that agree: {price}.")
    dropped = translate("Detail", "left out: too far from the others, or too old")
    rows = [_quote(till, quote, currency, numbers) for quote in rate.agreeing]
    rows += [_quote(till, quote, currency, numbers, why=dropped) for quote in rate.dropped]
    return Detail(
        title=title,
        sentence=text.format(count=len(rate.agreeing), price=numbers.price(rate.price, currency)),
        rows=tuple(rows),
    )


def _quote(
    till: TillFacade, quote: Quote, currency: Currency, numbers: Formatter, why: str = ""
) -> DetailRow:
    seconds = int(quote.age(till.monotonic()).total_seconds())
    text = translate("Detail", "{price}, {seconds} s old")
    return DetailRow(
        key=f"quote_{quote.source}",
        iconName="warning" if why else "check",
        tone="part" if why else "paid",
        label=quote.source,
        value=text.format(price=numbers.price(quote.price, currency), seconds=seconds),
        detail=why,
    )


def _store(till: TillFacade, status: TillStatus) -> Detail:
    """How it is, how much waits since when, and the last answer."""
    told = _part(translate("Detail", "Store's server"), "store", status.store)
    backlog = backlog_of(status, till.now())
    figures = (
        ("waiting", "clock", translate("Detail", "Calls that wait"), backlog.waiting, ""),
        ("oldest", "history", translate("Detail", "The oldest since"), backlog.oldest, ""),
        ("answer", "store", translate("Detail", "Last answer"), "", backlog.answer),
    )
    rows = [
        DetailRow(key=key, iconName=icon, tone="quiet", label=label, value=value, detail=detail)
        for key, icon, label, value, detail in figures
        if value or detail
    ]
    action = translate("Detail", "Show the calls")
    return replace(told, sentence="", action=action, rows=(*told.rows, *rows))


def _part(title: str, icon: str, part: PartStatus) -> Detail:
    if part.message is not None:
        row = DetailRow(
            key="state",
            iconName=icon,
            tone="part" if part.health is Health.TROUBLE else "alarm",
            label=title_of(part.message),
            detail=sentence_of(part.message),
        )
    elif part.notice is not None:
        row = DetailRow(
            key="state",
            iconName=icon,
            tone="wait",
            label=title_of(part.notice),
            detail=sentence_of(part.notice),
        )
    else:
        starts = part.health is Health.STARTING
        word = translate("Detail", "Connecting") if starts else translate("Detail", "Works")
        tone = "wait" if starts else "paid"
        row = DetailRow(key="state", iconName=icon, tone=tone, label=word)
    waiting = translate("Detail", "{count} are waiting").format(count=part.waiting)
    return Detail(title=title, sentence=waiting if part.waiting else "", rows=(row,))
