"""What single shifts say: of money after the close, of old sales, of prices that moved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pos_app.domain.hosted_payment import HostedPayment
from pos_app.domain.money import Money, currency
from pos_app.domain.receipt_shift import ShiftCount, ShiftState
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.domain.shift_details import Drift, Unexplained
from pos_app.domain.shift_entry import Figure, SaleParts, entered, figures_of, state_of
from pos_app.domain.shift_sums import sums_of
from pos_app.domain.shift_totals import totals_of
from pos_app.domain.tally import NOTHING, Tally, one_sale
from pos_app.domain.tax import TaxRate, taxes_of
from tests.support.domain_values import DUE_SAT, EUR, NOON, TEN_EURO, confirmed, credit, waiting
from tests.support.shift_story import ShiftStory

EURO, YEN = 0, 1
VAT = TaxRate("VAT", Decimal(19))
# With the story's margin of half a per cent.
TEN_EURO_SAT = 20_100


def tens(sales: int, sat: int = 0) -> Tally:
    return Tally(sales=sales, amounts=(Money(1_000 * sales, EUR),), sat=sat)


def test_money_after_the_close_belongs_to_the_next_settlement() -> None:
    story = ShiftStory()
    story.sell(EURO, 1_000)
    story.pay(0, 1_000)
    first = story.close()
    story.confirm(0)
    second = story.close()
    assert (first.taken, first.details.carried_over) == (NOTHING, tens(1, TEN_EURO_SAT))
    assert first.counts == (
        ShiftCount(state=ShiftState.SEEN, sales=1, amounts=(TEN_EURO,), sat=TEN_EURO_SAT),
    )
    assert (first.first_receipt, second.first_receipt, second.last_receipt) == (None, 1, 1)
    assert (second.counts, second.taken) == ((), tens(1, TEN_EURO_SAT))
    assert second.details.of_earlier == tens(1, TEN_EURO_SAT)
    assert (second.details.carried_in, second.details.carried_over) == (
        tens(1, TEN_EURO_SAT),
        NOTHING,
    )
    assert [totals.details.received_sat for totals in story.closed] == [TEN_EURO_SAT, 0]


def test_a_shift_left_open_over_days_is_one_shift() -> None:
    story = ShiftStory()
    for _ in range(3):
        story.sell(EURO, 1_000)
        story.pay(len(story.sales) - 1, 1_000)
        story.confirm(len(story.sales) - 1)
        story.pass_time(24 * 60)
    totals = story.close()
    assert (totals.taken, totals.details.of_earlier) == (tens(3, 3 * TEN_EURO_SAT), NOTHING)
    assert (totals.first_receipt, totals.last_receipt) == (1, 3)


def test_a_settled_sale_whose_money_goes_is_at_risk_until_it_is_let_go() -> None:
    story = ShiftStory()
    story.sell(EURO, 1_000)
    story.pay(0, 1_000)
    story.accept(0)
    taken = story.close()
    assert taken.details.unconfirmed == tens(1, TEN_EURO_SAT)
    story.revoke(0)
    for totals in (story.close(), story.close()):
        assert totals.details.at_risk == tens(1, TEN_EURO_SAT)
        assert totals.details.unconfirmed == NOTHING
    gone, quiet = story.closed[1:]
    assert (gone.taken, gone.expected_sat) == (Tally(sat=-TEN_EURO_SAT), -TEN_EURO_SAT)
    assert (quiet.taken, quiet.expected_sat, quiet.details.received_sat) == (NOTHING, 0, 0)
    assert quiet.details.cashiers == ()
    story.take_short(0)
    let_go = story.close().details
    assert (let_go.at_risk, let_go.short.sat) == (NOTHING, TEN_EURO_SAT)


@pytest.mark.parametrize("settled", [False, True])
def test_what_a_till_without_shifts_has_sold_is_not_sold_again(*, settled: bool) -> None:
    before = replace(waiting(), credits=(confirmed(),))
    paid = replace(
        before, state=State(Standing.CONFIRMED, Life.SETTLED), settled_at=NOON, receipt_number=7
    )
    more = replace(paid, credits=(*paid.credits, credit(2, 500)))
    entry = entered(None, paid if settled else before, more, shift=1, cashier="Maya")
    assert (entry.sold_in, entry.settled_in) == (0, 0 if settled else 1)
    totals = totals_of(sums_of(entry), number=1, closing_prices={})
    assert (totals.counts, totals.details.received_sat) == ((), 500)
    taken = Tally(sat=500) if settled else one_sale(TEN_EURO, DUE_SAT + 500)
    assert (totals.taken, totals.details.of_earlier) == (taken, taken)


def test_an_old_sale_that_is_paid_back_books_the_refund_alone() -> None:
    paid = replace(
        waiting(),
        credits=(confirmed(),),
        state=State(Standing.CONFIRMED, Life.SETTLED),
        settled_at=NOON,
        receipt_number=7,
    )
    parts = SaleParts(
        tip=Money(100, EUR), taxes=taxes_of([(VAT, TEN_EURO)]), refunded=tens(1, 500), fees_sat=9
    )
    entry = entered(None, paid, paid, shift=1, cashier="Maya", parts=parts)
    totals = totals_of(sums_of(entry), number=1, closing_prices={})
    assert (totals.taken, totals.details.taxes, totals.details.tips) == (NOTHING, (), NOTHING)
    assert (totals.refunded, totals.fees_sat) == (tens(1, 500), 9)


def test_what_was_sold_is_taxed_as_it_was_sold() -> None:
    first = SaleParts(taxes=taxes_of([(VAT, TEN_EURO)]))
    later = SaleParts(taxes=taxes_of([(TaxRate("VAT", Decimal(25)), TEN_EURO)]))
    sale = replace(waiting(), credits=(confirmed(),))
    paid = replace(sale, state=State(Standing.CONFIRMED, Life.SETTLED), settled_at=NOON)
    entry = entered(None, None, sale, shift=1, cashier="Maya", parts=later)
    entry = entered(entry, sale, paid, shift=1, cashier="Maya", parts=first)
    entry = entered(entry, paid, paid, shift=2, cashier="Maya", parts=later)
    assert entry.now.taxes == first.taxes
    assert totals_of(sums_of(entry), number=2, closing_prices={}).details.taxes == ()


def test_a_gateways_money_is_received_and_is_not_in_the_wallet() -> None:
    sale = replace(waiting(), credits=(confirmed(),))
    assert sale.request is not None
    assert figures_of(sale).outputs == {confirmed().reference: DUE_SAT}
    hosted = HostedPayment(gateway="memory", reference="payment-1", instructions=(), page_url="")
    through = replace(sale, request=replace(sale.request, hosted=hosted))
    figures = figures_of(through)
    assert (figures.outputs, figures.of(Figure.WALLET)) == ({}, NOTHING)
    assert figures.of(Figure.RECEIVED).sat == DUE_SAT


@pytest.mark.parametrize(
    ("standing", "life", "state"),
    [
        (Standing.PREPARING, Life.OPEN, ShiftState.WAITING),
        (Standing.COULD_NOT_PREPARE, Life.CANCELLED, ShiftState.CANCELLED),
        (Standing.WAITING, Life.OPEN, ShiftState.WAITING),
        (Standing.WAITING, Life.EXPIRED, ShiftState.EXPIRED),
        (Standing.WAITING, Life.CANCELLED, ShiftState.CANCELLED),
        (Standing.PARTLY_PAID, Life.CANCELLED, ShiftState.PARTLY_PAID),
        (Standing.SEEN, Life.EXPIRED, ShiftState.SEEN),
        (Standing.CONFIRMED, Life.EXPIRED, ShiftState.SEEN),
        (Standing.ACCEPTED, Life.SETTLED, ShiftState.PAID),
        (Standing.REVERSED, Life.SETTLED, ShiftState.TAKEN_BACK),
        (Standing.REVERSED, Life.EXPIRED, ShiftState.TAKEN_BACK),
    ],
)
def test_each_sale_counts_once(standing: Standing, life: Life, state: ShiftState) -> None:
    number = 3 if life is Life.SETTLED else None
    assert state_of(replace(waiting(), state=State(standing, life), receipt_number=number)) is state


def test_a_price_that_moves_after_the_payment() -> None:
    story = ShiftStory()
    story.sell(EURO, 100_000)
    story.sell(YEN, 5_000)
    for which in (0, 1):
        story.pay(which, 1_000)
        story.confirm(which)
    story.prices["EUR"] = Decimal(51000)
    del story.prices["JPY"]
    sat = story.sales[0].received_sat  # 2 010 000
    # Worth 1 005.00 at 50 000, and 1 025.10 at 51 000.
    assert story.close().details.drift == (
        Drift(price=Decimal(51000), sat=sat, amount=Money(2_010, EUR)),
    )


def test_a_payment_keeps_the_price_that_it_came_under() -> None:
    story = ShiftStory()
    story.sell(EURO, 1_000)
    story.pay(0, 500)
    story.pass_time(20)
    story.renew(0, 100)
    story.pay(0, 1_000)
    story.confirm(0)
    (drift,) = story.close().details.drift
    # 10 050 satoshi came at 50 000; what came since is worth what it was worth.
    assert (drift.price, drift.amount) == (Decimal(100_000), Money(502, EUR))


def test_money_before_any_lock_has_the_first_ones_price() -> None:
    sale = waiting()
    early = replace(confirmed(), first_seen=NOON.replace(hour=11))
    settled = replace(
        sale, credits=(early,), state=State(Standing.CONFIRMED, Life.SETTLED), settled_at=NOON
    )
    assert figures_of(settled).of(Figure.HELD) == Tally(amounts=(TEN_EURO,), sat=DUE_SAT)
    gone = replace(settled, credits=())
    assert figures_of(gone).of(Figure.HELD) == NOTHING


def test_what_could_not_be_reconciled_stands_in_the_details() -> None:
    strange = Unexplained(txid="ab" * 32, sat=5)
    totals = totals_of({}, number=1, closing_prices={}, unexplained=[strange])
    assert totals.details.unexplained == (strange,)


def test_amounts_are_each_currency_once() -> None:
    tally = one_sale(Money(5, EUR))
    assert (tally.minor_in(EUR), tally.minor_in(currency("JPY"))) == (5, 0)
    assert one_sale(Money(0, EUR)) == Tally(sales=1)
