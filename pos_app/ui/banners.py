"""What is wrong with the till, as banners: the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.message import Message
from pos_app.domain.rate import Rate, RateFreshness
from pos_app.ui.messages import sentence_of, title_of
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale
    from pos_app.ui.till import TillFacade, TillStatus

translate = QCoreApplication.translate

PASSING = "passing"  # a command that failed: put away by the person who has read it
ALARM = "alarm"
_WORST_FIRST = ("alarm", "part", "wait")
_TONES = {Health.TROUBLE: "part", Health.STOPPED: "alarm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerRow:
    """`tone` is alarm, part (attention) or wait (calm)."""

    key: str
    tone: str
    iconName: str
    title: str
    advice: str


NO_BANNER = BannerRow(key="", tone="part", iconName="", title="", advice="")


def banner_rows(
    till: TillFacade, *, passing: Message | None, alarm: Sale | None
) -> list[BannerRow]:
    rows = list(_all(till, passing, alarm))
    return sorted(rows, key=lambda row: _WORST_FIRST.index(row.tone))


def _all(till: TillFacade, passing: Message | None, alarm: Sale | None) -> Iterator[BannerRow]:
    status = till.status()
    if alarm is not None:
        title = translate("Status", "Payment taken back, sale {number}")
        yield BannerRow(
            key=ALARM,
            tone="alarm",
            iconName="attention",
            title=title.format(number=alarm.number),
            advice=translate("Status", "Do not hand out the goods."),
        )
    if passing is not None:
        yield _banner(PASSING, "part", "attention", passing)
    if not status.starting:
        yield from _troubles(till, status)
    for notice in status.notices:
        yield _banner(notice.code, "wait", "attention", notice)


def _troubles(till: TillFacade, status: TillStatus) -> Iterator[BannerRow]:
    if status.stop is not None:
        yield _banner("stop", "alarm", "attention", status.stop)
    yield from _rate(till)
    for key, icon, part in (
        ("chain", "cancelled", status.chain),
        ("printer", "printer", status.printer),
        ("store", "store", status.store),
    ):
        if part.message is not None and part.health in _TONES:
            yield _banner(key, _TONES[part.health], icon, part.message)


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
