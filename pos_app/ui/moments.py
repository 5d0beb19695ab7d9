"""Days and times of the past as a person says them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from pos_app.ui.formatting import clock, day_form

if TYPE_CHECKING:
    from datetime import date, datetime

_LATER = timedelta(days=2)

translate = QCoreApplication.translate


def moment_text(moment: datetime, now: datetime) -> str:
    """`14:30` today, `Yesterday 17:20`, `19 Nov 16:31`, with the year in another one."""
    day, today = moment.astimezone().date(), now.astimezone().date()
    if day == today:
        return clock(moment)
    return f"{day_text(day, today)} {clock(moment)}"


def fixed_moment(moment: datetime) -> str:
    """`21 Nov 14:30`, on whichever day it is read."""
    local = moment.astimezone()
    return f"{day_text(local.date(), local.date() + _LATER)} {clock(moment)}"


def day_text(day: date, today: date) -> str:
    if day == today:
        return translate("Moment", "Today")
    if day == today - timedelta(days=1):
        return translate("Moment", "Yesterday")
    locale = QLocale()
    form = f"{day_form(locale)} MMM" if day.year == today.year else f"{day_form(locale)} MMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), form)


def exact_time(moment: datetime) -> str:
    """The shop's local time to the second."""
    return f"{moment.astimezone():%H:%M:%S}"
