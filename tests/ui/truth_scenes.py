"""The states of money that is doubtful, late, too much or gone, to look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos_app.domain.acceptance import Refusal
from pos_app.domain.credit import Assurance
from pos_app.domain.message import Message
from pos_app.domain.money import Money
from pos_app.domain.policy import Policy
from pos_app.domain.sale_state import Life
from pos_app.services.addresses.gap_guard import GapHealth
from pos_app.services.chain.chain_health import SourceHealth, SourceRole
from pos_app.services.chain.unexpected_money import UnexpectedMoney
from pos_app.ui.till import Exposure
from tests.ui.memory_money import accept_unconfirmed, allow, replace_payment, unmine, wait_for
from tests.ui.scenes import (
    EUR,
    due,
    expired,
    keypad_typed,
    paid,
    paid_sale,
    paid_too_much,
    payment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter

ACCEPTING = Exposure(used=Money(19_000, EUR), budget=Money(20_000, EUR))


def seen_judged(counter: Counter) -> None:
    """Unconfirmed money is taken, but not this: it is said why."""
    counter.till.set_status(exposure=ACCEPTING)
    sale_id = paid_sale(counter)
    wait_for(counter.till, sale_id, Refusal.FEE_TOO_LOW, Refusal.ONE_SOURCE, Refusal.OVER_BUDGET)


def seen_listening(counter: Counter) -> None:
    counter.till.set_status(exposure=ACCEPTING)
    wait_for(counter.till, paid_sale(counter), Refusal.STILL_LISTENING)


def seen_contested(counter: Counter) -> None:
    sale_id = payment(counter)
    credit = counter.till.pay(sale_id, due(counter, sale_id), replaceable=False)
    mined = replace(credit, assurance=Assurance.CONFIRMED, height=312, contested=True)
    counter.till.look(sale_id, mined)


def accepted(counter: Counter) -> None:
    sale_id = paid_sale(counter)
    accept_unconfirmed(counter.till, sale_id)
    counter.till.print_receipt(sale_id)


def accepted_taken_back(counter: Counter) -> None:
    accepted(counter)
    counter.till.take_back(next(iter(counter.till.shown)))


def accepted_taken_back_elsewhere(counter: Counter) -> None:
    """The alarm on the keypad."""
    accepted_taken_back(counter)
    counter.key(Qt.Key.Key_Escape)


def accepted_taken_back_on_another(counter: Counter) -> None:
    """The alarm while another customer pays."""
    accepted_taken_back(counter)
    payment(counter, "")


def unproven(counter: Counter) -> None:
    expired(counter)
    counter.till.pass_time(180)
    sale_id = next(iter(counter.till.shown))
    counter.till.pay(sale_id, due(counter, sale_id), watching=False)


def within_tolerance(counter: Counter) -> None:
    """Short by less than the store lets go."""
    allow(counter.till, Policy(tolerance_sat=1_000))
    sale_id = payment(counter)
    counter.till.pay(sale_id, due(counter, sale_id) - 600)
    counter.till.mine(sale_id)


def kept_as_tip(counter: Counter) -> None:
    paid_too_much(counter)
    counter.tap("action_keep_as_tip")


def paid_after_cancel(counter: Counter) -> None:
    sale_id = payment(counter)
    counter.till.cancel(sale_id)
    counter.till.pay(sale_id, due(counter, sale_id))


def partly_paid_after_cancel(counter: Counter) -> None:
    sale_id = payment(counter)
    counter.till.cancel(sale_id)
    counter.till.pay(sale_id, due(counter, sale_id) - 5_447)


def paid_once_more(counter: Counter) -> None:
    """A notice names the sale."""
    sale_id = paid_sale(counter)
    counter.till.mine(sale_id)
    counter.model.navigation.back()
    came = UnexpectedMoney(sale_id=sale_id, number=1043, sat=35_040, life=Life.SETTLED)
    counter.till.set_status(unexpected=(came,))


def replaced(counter: Counter) -> None:
    """By a payment of as much: no alarm."""
    sale_id = paid_sale(counter)
    replace_payment(counter.till, sale_id)


def replaced_by_less(counter: Counter) -> None:
    accepted(counter)
    replace_payment(counter.till, next(iter(counter.till.shown)), less_sat=5_447)


def out_of_its_block(counter: Counter) -> None:
    paid(counter)
    unmine(counter.till, next(iter(counter.till.shown)))


def servers(counter: Counter) -> None:
    """What the network part of the status bar tells."""
    keypad_typed(counter)
    behind = Message(code="chain.behind", arguments={"server": "electrum.example.org:50002"})
    counter.till.set_status(
        exposure=ACCEPTING,
        gap=GapHealth(unpaid_in_a_row=17, warn=True, needed_gap_limit=40),
        sources=(
            SourceHealth(
                name="bitcoind+http://till@192.168.1.20:8332",
                role=SourceRole.LEADING,
                tip_height=312,
            ),
            SourceHealth(
                name="esplora+https://mempool.example.org/api",
                role=SourceRole.CONFIRMING,
                tip_height=312,
            ),
            SourceHealth(
                name="tls://electrum.example.org:50002",
                role=SourceRole.ASIDE,
                tip_height=308,
                problem=behind,
            ),
        ),
    )
    counter.tap("status_chain")


def servers_disagree(counter: Counter) -> None:
    arguments = {"server": "electrum.example.org:50002", "leader": "127.0.0.1:50001"}
    txid = "4f8a3c0d" + "ab" * 24 + "19b7e6a2"
    message = Message(code="chain.disagree_payment", arguments={**arguments, "txid": txid})
    counter.till.set_status(disagreements=(message,))


def rate_sources(counter: Counter) -> None:
    counter.tap("status_rate")


def gap_warned(counter: Counter) -> None:
    counter.till.set_status(gap=GapHealth(unpaid_in_a_row=17, warn=True, needed_gap_limit=40))


TRUTH_SCENES: dict[str, Callable[[Counter], None]] = {
    scene.__name__: scene
    for scene in (
        seen_judged,
        seen_listening,
        seen_contested,
        accepted,
        accepted_taken_back,
        accepted_taken_back_elsewhere,
        accepted_taken_back_on_another,
        unproven,
        within_tolerance,
        kept_as_tip,
        paid_after_cancel,
        partly_paid_after_cancel,
        paid_once_more,
        replaced,
        replaced_by_less,
        out_of_its_block,
        servers,
        servers_disagree,
        rate_sources,
        gap_warned,
    )
}
