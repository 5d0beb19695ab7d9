"""How the parts of the till are: what the workers say, as the screen hears it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_app.domain.message import Message
from pos_app.services.books.wallet_guard import WalletChange
from pos_app.services.chain.chain_health import ChainHealth
from pos_app.services.receipts.print_health import PrinterHealth
from pos_app.services.store.outbox import OutboxHealth
from pos_app.till.health import TIP_IS_OLD, chain_status, printer_status, store_status
from pos_app.till.status_board import StatusBoard
from pos_app.ui.till import Health, PartStatus, StatusChanged, TillStatus
from tests.support.domain_values import NOON

TROUBLE = Message(code="printer.unreachable", arguments={"printer": "tcp://127.0.0.1:9100"})
NOW = 10_000.0
OLD = TIP_IS_OLD.total_seconds()


def chain(
    *,
    connected: bool = True,
    problem: Message | None = None,
    tip_height: int | None = 100,
    heard: float | None = NOW,
) -> ChainHealth:
    return ChainHealth(
        connected=connected,
        server="tcp://127.0.0.1:50001",
        tip_height=tip_height,
        tip_heard_monotonic=heard,
        problem=problem,
    )


def outbox(*, waiting: int = 0, problem: Message | None = None) -> OutboxHealth:
    return OutboxHealth(waiting=waiting, oldest_at=None, last_answer=None, problem=problem)


class Listener:
    def __init__(self) -> None:
        self.heard: list[TillStatus] = []
        self.board = StatusBoard(self._hear)

    def _hear(self, event: StatusChanged) -> None:
        self.heard.append(event.status)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        (chain(), Health.WELL),
        (chain(heard=None), Health.WELL),
        (chain(connected=False), Health.STARTING),
        (chain(connected=False, problem=TROUBLE), Health.STOPPED),
        (chain(heard=NOW - OLD), Health.WELL),
        (chain(heard=NOW - OLD - 1), Health.TROUBLE),
        (chain(heard=NOW - OLD - 1, connected=False), Health.STARTING),
    ],
)
def test_the_chain_is_as_its_server_and_its_newest_block(
    health: ChainHealth, expected: Health
) -> None:
    assert chain_status(health, NOW).health is expected


def test_an_old_block_says_how_old() -> None:
    status = chain_status(chain(heard=NOW - timedelta(hours=3).total_seconds()), NOW)
    assert status.message == Message(code="chain.tip_old", arguments={"minutes": "180"})


def test_a_printer_and_a_store_in_trouble_say_what_waits() -> None:
    assert printer_status(PrinterHealth(waiting=2)) == PartStatus(health=Health.WELL, waiting=2)
    assert printer_status(PrinterHealth(waiting=2, problem=TROUBLE)) == PartStatus(
        health=Health.TROUBLE, message=TROUBLE, waiting=2
    )
    low = Message(code="printer.paper_low")
    assert printer_status(PrinterHealth(notice=low)) == PartStatus(health=Health.WELL, notice=low)
    assert store_status(outbox(waiting=3)) == PartStatus(health=Health.WELL, waiting=3)
    assert store_status(outbox(waiting=3, problem=TROUBLE)) == PartStatus(
        health=Health.TROUBLE, message=TROUBLE, waiting=3
    )


def test_everything_starts(listener: Listener) -> None:
    status = listener.board.status
    parts = {status.chain.health, status.printer.health, status.store.health}
    assert (parts, status.starting, status.stop) == ({Health.STARTING}, True, None)
    assert listener.heard == []


def test_each_change_is_told_once(listener: Listener) -> None:
    board = listener.board
    for _ in range(2):
        board.chain_said(chain(), NOW)
        board.printer_said(PrinterHealth())
        board.store_said(outbox())
        board.end_start()
        board.set_stop(TROUBLE)
    assert len(listener.heard) == 5
    assert board.status == listener.heard[-1]
    assert (board.status.stop, board.status.starting) == (TROUBLE, False)
    board.set_stop(None)
    assert board.status.stop is None


@pytest.mark.parametrize(
    ("code", "calm"), [("wallet.scanning", True), ("wallet.no_address_ready", True), ("x", False)]
)
def test_only_what_is_on_its_way_belongs_to_a_calm_start(
    listener: Listener, code: str, *, calm: bool
) -> None:
    listener.board.set_stop(Message(code=code))
    assert listener.board.status.starting is calm


def test_what_a_shop_does_not_have_is_absent(listener: Listener) -> None:
    listener.board.has_no_printer()
    listener.board.has_no_store()
    assert listener.board.status.printer.health is Health.ABSENT
    assert listener.board.status.store.health is Health.ABSENT


def test_the_newest_height_stays_while_there_is_no_server(listener: Listener) -> None:
    listener.board.chain_said(chain(tip_height=100), NOW)
    listener.board.chain_said(chain(connected=False, tip_height=None, problem=TROUBLE), NOW)
    assert listener.board.status.tip_height == 100
    assert listener.board.status.chain.message == TROUBLE


def test_a_block_grows_old_while_nobody_speaks(listener: Listener) -> None:
    listener.board.look_at_tip(NOW)
    assert listener.heard == []
    listener.board.chain_said(chain(), NOW)
    healths = []
    for later in (OLD, OLD + 1):
        listener.board.look_at_tip(NOW + later)
        healths.append(listener.board.status.chain.health)
    assert healths == [Health.WELL, Health.TROUBLE]


def test_the_newest_notice_of_each_kind_stays(listener: Listener) -> None:
    first, other, second = (
        Message(code="clock.jumped", arguments={"seconds": "60"}),
        TROUBLE,
        Message(code="clock.jumped", arguments={"seconds": "-60"}),
    )
    for notice in (first, other, second):
        listener.board.add_notice(notice)
    assert listener.board.status.notices == (other, second)


def test_a_notice_that_is_no_longer_so_is_taken_away(listener: Listener) -> None:
    passing = Message(code="clock.jumped", arguments={"seconds": "60"})
    listener.board.add_notice(passing)
    listener.board.add_notice(TROUBLE)
    listener.board.drop_notice(passing.code)
    assert listener.board.status.notices == (TROUBLE,)


@pytest.mark.parametrize(
    ("by", "code"), [("Ruth", "wallet.changed"), ("", "wallet.changed_in_file")]
)
def test_a_changed_wallet_is_told_until_its_day_is_over(
    listener: Listener, by: str, code: str
) -> None:
    listener.board.wallet_said(WalletChange(at=NOON, by=by))
    (notice,) = listener.board.status.notices
    assert (notice.code, notice.arguments["by"]) == (code, by)
    listener.board.wallet_said(None)
    assert listener.board.status.notices == ()


def test_the_listener_may_ask_the_board() -> None:
    """It is told outside the board's lock."""
    seen: list[TillStatus] = []
    board = StatusBoard(lambda _: seen.append(board.status))
    board.end_start()
    assert seen == [board.status]
