"""What is wrong with the till, as banners: the worst first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.message import Message
from pos_app.domain.rate import Rate, RateFreshness
from pos_app.domain.sale_state import Life
from pos_app.ui.messages import sentence_of, title_of
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.services.addresses.gap_guard import GapHealth
    from pos_app.services.chain.unexpected_money import UnexpectedMoney
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import PartStatus, TillFacade, TillStatus

translate = QCoreApplication.translate

PASSING = "passing"  # a command that failed: put away by the person who has read it
ALARM = "alarm"
MONEY = "money"  # it came to a sale from which nobody expected any
UNSURE = "unsure"  # a paper that was perhaps printed: its receipt asks a person
GAP = "gap"
SOURCES = "sources"
STORE = "store"
REFUNDS = "refund.waiting"
# A day long, and for nobody to put away.
OF_WALLET = frozenset({"wallet.changed", "wallet.changed_in_file"})
_WORST_FIRST = ("alarm", "part", "wait")
_TONES = {Health.TROUBLE: "part", Health.STOPPED: "alarm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerRow:
    """`tone` is alarm, part (attention) or wait (calm); `sale_id` is the sale it speaks of."""

    key: str
    tone: str
    iconName: str
    title: str
    advice: str
    sale_id: UUID | None = None


NO_BANNER = BannerRow(key="", tone="part", iconName="", title="", advice="")


def banner_rows(
    till: TillFacade, numbers: Formatter, *, passing: Message | None, alarm: Sale | None
) -> list[BannerRow]:
    rows = list(_all(till, numbers, passing, alarm))
    return sorted(rows, key=lambda row: _WORST_FIRST.index(row.tone))


def action_of(row: BannerRow) -> str:
    """What the banner's button says."""
    if row.key in OF_WALLET:
        return translate("Status", "Show the wallet")
    return {
        PASSING: translate("Status", "I have seen it"),
        ALARM: translate("Status", "Look"),
        MONEY: translate("Status", "Open the sale"),
        UNSURE: translate("Status", "Show the receipt"),
        GAP: translate("Status", "Wallet recovery"),
        SOURCES: translate("Status", "Look"),
        REFUNDS: translate("Status", "Show the refunds"),
    }.get(row.key, translate("Status", "Check now"))


def _all(
    till: TillFacade, numbers: Formatter, passing: Message | None, alarm: Sale | None
) -> Iterator[BannerRow]:
    """Of one tone the first is the worst."""
    status = till.status()
    if alarm is not None:
        yield _taken_back(alarm)
    if passing is not None:
        yield _banner(PASSING, "part", "attention", passing)
    for came in status.unexpected:
        yield _unexpected(came, numbers)
    if not status.starting:
        yield from _troubles(till, status)
    if status.gap is not None and status.gap.warn:
        yield _gap(status.gap)
    for notice in status.notices:
        if notice.code in OF_WALLET:
            yield _banner(notice.code, "part", "wallet", notice)
        else:
            yield _banner(notice.code, "wait", "attention", notice)


def _taken_back(sale: Sale) -> BannerRow:
    title = translate("Status", "Payment taken back, sale {number}")
    advice = (
        translate("Status", "It was accepted and is not paid any more. Stop the customer.")
        if sale.state.life is Life.SETTLED
        else translate("Status", "Do not hand out the goods.")
    )
    return BannerRow(
        key=ALARM,
        tone="alarm",
        iconName="attention",
        title=title.format(number=sale.number),
        advice=advice,
        sale_id=sale.id,
    )


def _unexpected(came: UnexpectedMoney, numbers: Formatter) -> BannerRow:
    title = {
        Life.SETTLED: translate("Status", "Sale {number} was paid once more"),
        Life.CANCELLED: translate("Status", "Money came for sale {number}, which was cancelled"),
    }.get(
        came.life, translate("Status", "Money came for sale {number}, long after its price ended")
    )
    advice = translate("Status", "{sat} came in. The sale shows what can be done with it.")
    return BannerRow(
        key=MONEY,
        tone="part",
        iconName="arrived",
        title=title.format(number=came.number),
        advice=advice.format(sat=numbers.sat(came.sat)),
        sale_id=came.sale_id,
    )


def _gap(gap: GapHealth) -> BannerRow:
    title = translate("Status", "{count} addresses in a row were never paid")
    advice = translate(
        "Status",
        "Wallets stop looking after 20. Set the gap limit of yours to {limit}, or it may not "
        "show money that came. Selling goes on.",
    )
    return BannerRow(
        key=GAP,
        tone="wait",
        iconName="wallet",
        title=title.format(count=gap.unpaid_in_a_row),
        advice=advice.format(limit=gap.needed_gap_limit),
    )


def _troubles(till: TillFacade, status: TillStatus) -> Iterator[BannerRow]:
    if status.stop is not None:
        yield _banner("stop", "alarm", "attention", status.stop)
    yield from _rate(till)
    for disagreement in status.disagreements:
        yield _banner(SOURCES, "part", "globe", disagreement)
    for key, icon, part in (
        ("chain", "cancelled", status.chain),
        ("printer", "printer", status.printer),
        (STORE, "store", status.store),
    ):
        if part.message is not None and part.health in _TONES:
            banner = _banner(key, _TONES[part.health], icon, part.message)
            yield _of_papers(banner, part) if key == "printer" else banner


def _of_papers(banner: BannerRow, part: PartStatus) -> BannerRow:
    title = _with_receipts(banner.title, part.waiting)
    unsure = part.message is not None and part.message.code == "printer.uncertain"
    if unsure and part.sale_id is not None:
        return replace(banner, key=UNSURE, title=title, sale_id=part.sale_id)
    return replace(banner, title=title)


def _with_receipts(trouble: str, waiting: int) -> str:
    if not waiting:
        return trouble
    if waiting == 1:
        return translate("Status", "{trouble}: 1 receipt is waiting").format(trouble=trouble)
    text = translate("Status", "{trouble}: {count} receipts are waiting")
    return text.format(trouble=trouble, count=waiting)


def _rate(till: TillFacade) -> Iterator[BannerRow]:
    rate = till.current_rate(till.setup.currency)
    if not isinstance(rate, Rate):
        yield _banner("rate", "alarm", "rate", Message(code=f"rate.{rate.value}"))
        return
    freshness = rate.freshness(till.monotonic())
    if freshness is not RateFreshness.FRESH:
        tone = "part" if freshness is RateFreshness.AGEING else "alarm"
        yield _banner("rate", tone, "rate", Message(code=f"rate.{freshness.value}"))


def _banner(key: str, tone: str, icon: str, message: Message) -> BannerRow:
    title, advice = title_of(message), sentence_of(message)
    return BannerRow(
        key=key, tone=tone, iconName=icon, title=title, advice="" if advice == title else advice
    )
