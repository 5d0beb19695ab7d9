"""What people type at a till's screen before it sells: the first owner, and whoever follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.seen_window import until
from tests.support.staff import OWNER, PIN

if TYPE_CHECKING:
    from pos_app.domain.person import Pin
    from tests.support.seen_window import SeenWindow


def become_the_owner(page: SeenWindow) -> None:
    """At the first start."""
    page.touch("personName")
    page.finger.type(OWNER.name)
    page.until_text("pin_title", "Choose a PIN")
    touch_pin(page)
    page.until_text("pin_title", "The same PIN again")
    touch_pin(page)
    until_gone(page, "ownerTitle")


def sign_in(page: SeenWindow, name: str = OWNER.name, pin: Pin = PIN) -> None:
    """At the lock."""
    page.touch(f"face_{name}")
    page.until_text("pin_title", f"{name}, your PIN")
    touch_pin(page, pin)
    until_gone(page, "lockTitle")


def touch_pin(page: SeenWindow, pin: Pin = PIN) -> None:
    for key in (*pin.digits, "done"):
        page.touch(f"pin_{key}")


def until_gone(page: SeenWindow, name: str) -> None:
    until(f"{name} has gone", lambda: not page.shows(name))
