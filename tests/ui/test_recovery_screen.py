"""The page that tells the owner how to find all of the till's money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from pos_app.domain.message import Message
from pos_app.services.addresses.gap_guard import GapHealth
from pos_app.ui.till import CommandRefused, RecoveryRead
from tests.ui.memory_shop import DESCRIPTOR
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable

GAP = GapHealth(unpaid_in_a_row=17, warn=True, needed_gap_limit=40)


@pytest.fixture
def page(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    page = open_page(PagesCounter)
    page.till.set_status(gap=GAP)
    return page


def opened(page: PagesCounter) -> PagesCounter:
    page.tap("bannerAction")
    return page


def test_the_warning_leads_to_it(page: PagesCounter) -> None:
    assert page.item("banner").property("title") == "17 addresses in a row were never paid"
    opened(page)
    assert page.text("recoveryTitle") == "Wallet recovery"
    assert page.text("recoveryLimit") == "40"
    assert page.item("fact_issued").property("value") == "number 0 to 136"
    assert page.item("fact_unpaid").property("value") == "17"
    assert page.model.navigation.railKey == "settings"


def test_the_notice_of_another_wallet_leads_to_it(open_page: Callable[..., PagesCounter]) -> None:
    page = open_page(PagesCounter)
    changed = Message(
        code="wallet.changed", arguments={"by": "Ruth", "moment": "2026-11-21T14:30:00+00:00"}
    )
    page.till.set_status(notices=(changed,))
    assert page.text("bannerAction") == "Show the wallet"
    assert opened(page).text("recoveryTitle") == "Wallet recovery"


def test_the_settings_lead_to_it(page: PagesCounter) -> None:
    page.go("settings")
    page.tap("setupRecovery")
    assert page.text("recoveryTitle") == "Wallet recovery"


def test_a_wallet_can_read_the_descriptor_off_the_screen(page: PagesCounter) -> None:
    opened(page)
    assert page.text("recoveryDescriptor") == DESCRIPTOR
    grey = page.grab().convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    assert [code.text for code in zxingcpp.read_barcodes(view)] == [DESCRIPTOR]


def test_it_says_where_the_sheet_went(page: PagesCounter) -> None:
    opened(page)
    assert not page.shows("recoveryWritten")
    page.tap("recoverySheet")
    assert page.till.asked[-1][0] == "write_recovery"
    assert page.text("recoveryWritten") == "Sheet and labels are in Documents"


def test_while_it_is_written_it_is_not_written_again(
    page: PagesCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.till, "write_recovery", lambda: None)
    opened(page)
    page.tap("recoverySheet")
    assert page.text("recoveryWritten") == "Writing …"
    assert not page.item("recoverySheet").isEnabled()
    refusal = Message(
        code="recovery.not_written", arguments={"folder": "Documents", "reason": "full"}
    )
    page.pages.hear(CommandRefused(message=refusal))
    page.settle()
    assert page.item("recoverySheet").isEnabled()
    assert not page.shows("recoveryWritten")
    assert "Documents: full" in str(page.item("banner").property("title"))


def test_a_till_that_gave_out_no_address_says_so(page: PagesCounter) -> None:
    opened(page)
    page.pages.hear(RecoveryRead(descriptor=DESCRIPTOR, last_index=None))
    page.settle()
    assert page.item("fact_issued").property("value") == "none yet"


def test_the_count_goes_on_while_it_is_open(page: PagesCounter) -> None:
    opened(page)
    page.till.set_status(gap=GapHealth(unpaid_in_a_row=18, warn=True, needed_gap_limit=50))
    page.settle()
    assert page.text("recoveryLimit") == "50"
    assert page.item("fact_unpaid").property("value") == "18"


def test_before_the_addresses_are_counted_no_limit_is_named(page: PagesCounter) -> None:
    page.till.set_status(gap=None)
    page.go("settings")
    page.tap("setupRecovery")
    assert page.text("recoveryLimit") == ""
    assert not page.shows("fact_unpaid")


def test_it_leads_back_to_the_keypad(page: PagesCounter) -> None:
    opened(page)
    page.tap("recoveryBack")
    assert page.shows("saleScreen")
