"""What people type into the history is read as they mean it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from pos_app.ports.sale_search import ANY_SALE, SaleKind, SaleWish
from pos_app.ui.archive import Reading
from pos_app.ui.typed_moment import moment_in
from pos_app.ui.typed_search import readings_of

BERLIN = ZoneInfo("Europe/Berlin")
# A Saturday, 15:30 in Berlin.
NOW = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
TXID = "0123456789abcdef" * 4
NAMES = {"id-maya": "Maya", "id-jonas": "Jonas Berg"}


def at(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def readings(typed: str, wish: SaleWish = ANY_SALE) -> tuple[Reading, ...]:
    return readings_of(typed, wish, names=NAMES, now=NOW, zone=BERLIN)


@pytest.mark.parametrize(
    ("typed", "since", "until", "rest"),
    [
        ("today", at(11, 21), at(11, 22), ""),
        ("Yesterday Lena", at(11, 20), at(11, 21), "Lena"),
        ("friday", at(11, 20), at(11, 21), ""),
        ("sat", at(11, 21), at(11, 22), ""),
        ("21.11.", at(11, 21), at(11, 22), ""),
        ("20.11.2026", at(11, 20), at(11, 21), ""),
        ("20.11.26 31.97", at(11, 20), at(11, 21), "31.97"),
        ("22.11.", at(11, 22, year=2025), at(11, 23, year=2025), ""),
        ("2026-03-29", at(3, 29), at(3, 30), ""),
        ("19 nov", at(11, 19), at(11, 20), ""),
        ("Nov 19", at(11, 19), at(11, 20), ""),
        ("3 March 2025", at(3, 3, year=2025), at(3, 4, year=2025), ""),
        ("14:30", at(11, 21, 14, 30), at(11, 21, 14, 31), ""),
        ("16:00", at(11, 20, 16), at(11, 20, 16, 1), ""),
        ("9 h", at(11, 21, 9), at(11, 21, 10), ""),
        ("friday 14:30", at(11, 20, 14, 30), at(11, 20, 14, 31), ""),
    ],
)
def test_days_and_hours_are_read(typed: str, since: datetime, until: datetime, rest: str) -> None:
    found = moment_in(typed, NOW, BERLIN)
    assert found is not None
    assert (found.since, found.until, found.rest) == (since, until, rest)


@pytest.mark.parametrize(
    "typed", ["", "1043", "31.97", "32.1", "99:99", "Lena", "30.2.", "fr", TXID]
)
def test_other_things_are_no_time(typed: str) -> None:
    assert moment_in(typed, NOW, BERLIN) is None


def test_the_day_that_clocks_change_has_its_own_length() -> None:
    found = moment_in("2026-10-25", NOW, BERLIN)
    assert found is not None
    length = found.until.astimezone(UTC) - found.since.astimezone(UTC)
    assert length == timedelta(hours=25)


def test_the_languages_own_words_are_read() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        found = moment_in("3. März", NOW, BERLIN)
        QLocale.setDefault(QLocale("en_US"))
        american = moment_in("11/20/2026", NOW, BERLIN)
    finally:
        QLocale.setDefault(before)
    assert found is not None
    assert found.since == at(3, 3)
    assert american is not None
    assert american.since == at(11, 20)


def test_the_whole_text_is_always_one_reading() -> None:
    assert readings("") == (Reading(),)
    assert readings(" 1043 ") == (Reading(text="1043"),)
    assert readings("Signed  copy") == (Reading(text="Signed copy"),)


def test_an_amount_may_be_a_day_too() -> None:
    day = SaleWish(since=at(11, 21), until=at(11, 22))
    assert readings("21.11") == (Reading(text="21.11"), Reading(wish=day))


def test_a_name_is_a_person_or_a_note() -> None:
    by_maya = SaleWish(cashier="id-maya")
    assert readings("maya") == (Reading(text="maya"), Reading(wish=by_maya))
    assert readings("jon")[1:] == (Reading(wish=SaleWish(cashier="id-jonas")),)
    assert readings("jo") == (Reading(text="jo"),)
    assert readings("31.97 Maya")[1:] == (Reading(text="31.97", wish=by_maya),)


def test_a_state_is_named_in_the_shops_words() -> None:
    assert Reading(wish=SaleWish(kind=SaleKind.REFUNDED)) in readings("refunded")
    assert Reading(wish=SaleWish(kind=SaleKind.OVER)) in readings("paid too much")
    wanted = SaleWish(kind=SaleKind.EXPIRED, cashier="id-maya", since=at(11, 20), until=at(11, 21))
    assert Reading(wish=wanted) in readings("expired Maya yesterday")


def test_what_is_chosen_holds_for_every_reading() -> None:
    chosen = SaleWish(kind=SaleKind.OPEN, cashier="id-jonas", since=at(11, 20))
    assert readings("Maya paid", chosen) == (Reading(text="Maya paid", wish=chosen),)
    narrowed = readings("19 nov", chosen)[1].wish
    assert (narrowed.since, narrowed.until) == (at(11, 20), at(11, 20))
    assert {reading.wish.kind for reading in readings("yesterday", chosen)} == {SaleKind.OPEN}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (f"https://explorer.example/tx/{TXID.upper()}?flow", TXID),
        ("bitcoin:BCRT1QABCDEFGHJK?amount=0.1", "bcrt1qabcdefghjk"),
        ("€1\u202f234.50", "1234.50"),
        ("1 234.50", "1234.50"),
        ("€31.97", "31.97"),
    ],
)
def test_what_codes_and_papers_put_around_is_left_out(typed: str, text: str) -> None:
    assert readings(typed)[0].text == text
