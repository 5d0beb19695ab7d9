"""The shop's time zone by name, by the computer, and where neither is any."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import tzlocal

from pos_app.config.kinds import NotAllowedError
from pos_app.config.shop_zone import AUTO, ZoneName, zone_of

SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_zone_has_its_summer_time() -> None:
    zone = zone_of("Europe/Berlin")
    assert SUMMER.astimezone(zone).utcoffset() == timedelta(hours=2)
    assert zone_of("UTC").utcoffset(SUMMER) == timedelta()


@pytest.mark.parametrize("raw", ["Europe/Nowhere", "/etc/passwd", "../UTC", "", 7, "Europe"])
def test_what_is_no_zone_is_refused(raw: object) -> None:
    with pytest.raises(NotAllowedError, match="Europe/Berlin"):
        ZoneName().read(raw)
    assert ZoneName().read(AUTO) == AUTO
    assert ZoneName().read("America/New_York") == "America/New_York"


def test_auto_is_the_computers_zone_and_utc_where_it_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone", lambda: zone_of("Asia/Tokyo"))
    assert SUMMER.astimezone(zone_of(AUTO)).utcoffset() == timedelta(hours=9)

    def contradicts() -> None:
        raise LookupError("two zones")

    monkeypatch.setattr(tzlocal, "get_localzone", contradicts)
    assert zone_of(AUTO) is UTC
