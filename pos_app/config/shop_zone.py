"""The shop's time zone: named in the settings, or the one that the computer is set to."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pos_app.config.kinds import NotAllowedError

if TYPE_CHECKING:
    from datetime import tzinfo

AUTO = "auto"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneName:
    @property
    def allowed(self) -> str:
        return '"auto" or a name of the IANA time zone database, such as "Europe/Berlin"'

    def read(self, raw: object) -> str:
        if not isinstance(raw, str) or (raw != AUTO and _zone(raw) is None):
            raise NotAllowedError(self.allowed)
        return raw


def zone_of(name: str) -> tzinfo:
    """Days and hours of reports are those of this zone; UTC where the computer's is not known."""
    zone = _computer_zone() if name == AUTO else _zone(name)
    if zone is None:
        log.warning("no time zone %s: hours and days are those of UTC", name)
        return UTC
    return zone


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (OSError, LookupError, ValueError):
        return None  # no such file, no such zone, no name of any


def _computer_zone() -> tzinfo | None:
    from tzlocal import get_localzone

    try:
        return get_localzone()
    except LookupError:
        return None  # two settings of the computer contradict each other
