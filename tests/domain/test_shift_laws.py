"""Whatever happened, and wherever a shift was closed: the shifts add up to the sales."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import example, given
from hypothesis import strategies as st

from pos_app.domain.events import OverUse
from pos_app.domain.punctuality import Punctuality, deadline, punctuality
from pos_app.domain.sale_state import Life, Standing
from pos_app.domain.shift_sums import OUTSTANDING, sums_of
from pos_app.domain.tally import Tally, one_sale, total_of
from tests.support.shift_story import CURRENCIES, ShiftStory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pos_app.domain.sale import Sale
    from pos_app.domain.shift_details import ShiftDetails
    from pos_app.domain.shift_totals import ShiftTotals
    from pos_app.domain.tax import TaxLine

Step = tuple[Any, ...]

WHICH = st.integers(0, 3)
steps = st.one_of(
    st.tuples(
        st.just("sell"),
        st.integers(0, len(CURRENCIES) - 1),
        st.integers(1_000, 10**6),
        st.integers(0, 1),
        st.sampled_from([0, 1, 250]),
    ),
    st.tuples(st.just("pay"), WHICH, st.sampled_from([1, 400, 999, 1_000, 1_000, 1_500])),
    st.tuples(
        st.sampled_from(
            [
                "confirm",
                "confirm",
                "revoke",
                "restore",
                "cancel",
                "accept",
                "take_late",
                "take_short",
            ]
        ),
        WHICH,
    ),
    st.tuples(st.just("renew"), WHICH, st.sampled_from([-20, 0, 30])),
    st.tuples(st.just("take_over"), WHICH, st.sampled_from(OverUse)),
    st.tuples(st.just("refund"), WHICH, st.integers(0, 900), st.integers(1, 9_000)),
    st.tuples(st.just("pass_time"), st.sampled_from([1, 10, 20, 700])),
    st.tuples(st.just("close")),
)

# One that has everything in it: late, renewed, over, taken back and paid after the close.
EVERYTHING: list[Step] = [
    ("sell", 0, 1_000, 0, 250),
    ("sell", 1, 5_000, 1, 1),
    ("sell", 2, 7_777, 0, 0),
    ("sell", 3, 90_000, 1, 0),
    ("pay", 0, 1_500),
    ("pay", 1, 400),
    ("accept", 0),
    ("close",),
    ("confirm", 0),
    ("take_over", 0, OverUse.TIP),
    ("pay", 0, 400),
    ("take_over", 0, OverUse.REFUND_DUE),
    ("pass_time", 20),
    ("renew", 1, 30),
    ("pay", 1, 1_000),
    ("confirm", 1),
    ("pay", 2, 1_000),
    ("confirm", 2),
    ("close",),
    ("take_late", 2),
    ("cancel", 3),
    ("revoke", 0),
    ("refund", 1, 100, 1_000),
    ("close",),
    ("restore", 0),
    ("pay", 3, 999),
    ("confirm", 3),
    ("take_short", 3),
]


def told(history: Sequence[Step]) -> ShiftStory:
    """A step about a sale that is not there does not happen."""
    story = ShiftStory()
    for name, *arguments in history:
        about_a_sale = name not in {"sell", "pass_time", "close"}
        if about_a_sale and arguments[0] >= len(story.sales):
            continue
        getattr(story, name)(*arguments)
    story.close()
    return story


def flow(story: ShiftStory, pick: Callable[[ShiftTotals], Tally]) -> Tally:
    return total_of(pick(totals) for totals in story.closed)


def detail(story: ShiftStory, pick: Callable[[ShiftDetails], Tally]) -> Tally:
    return total_of(pick(totals.details) for totals in story.closed)


def of_sales(sales: Iterable[Sale], sat: Callable[[Sale], int] = lambda _: 0) -> Tally:
    return total_of(one_sale(sale.amount, sat(sale)) for sale in sales)


def gross_and_tax(lines: Iterable[TaxLine]) -> tuple[Counter[tuple[Any, ...]], ...]:
    gross: Counter[tuple[Any, ...]] = Counter()
    tax: Counter[tuple[Any, ...]] = Counter()
    for line in lines:
        key = (line.rate, line.gross.currency)
        gross[key] += line.gross.minor
        tax[key] += line.tax.minor
    return gross, tax


def late_sat(sale: Sale) -> int:
    return sum(
        credit.sat
        for credit in sale.credits
        if credit.counts and punctuality(credit, deadline(sale)) is Punctuality.LATE
    )


@given(st.lists(steps, max_size=40))
@example(EVERYTHING)
def test_the_shifts_add_up_to_the_sales(history: list[Step]) -> None:
    story = told(history)
    sales = story.sales
    settled = [sale for sale in sales if sale.state.life is Life.SETTLED]

    assert flow(story, lambda totals: totals.taken) == of_sales(
        settled, lambda sale: sale.received_sat
    )
    counted = [count for totals in story.closed for count in totals.counts]
    asked = total_of(Tally(sales=count.sales, amounts=count.amounts) for count in counted)
    assert asked == of_sales(sales)
    received = sum(sale.received_sat for sale in sales)
    assert sum(totals.details.received_sat for totals in story.closed) == received
    over = detail(story, lambda details: details.over)
    assert over.sat == sum(sale.over_sat for sale in settled)
    short = detail(story, lambda details: details.short)
    assert short.sat == sum(sale.short_sat for sale in settled)
    assert detail(story, lambda details: details.late).sat == sum(map(late_sat, sales))
    assert detail(story, lambda details: details.over_tips).sat == story.decided[OverUse.TIP]
    assert detail(story, lambda details: details.due_back).sat == story.decided[OverUse.REFUND_DUE]


@given(st.lists(steps, max_size=40))
@example(EVERYTHING)
def test_so_do_taxes_tips_discounts_and_refunds(history: list[Step]) -> None:
    story = told(history)
    parts = list(zip(story.sales, story.parts, strict=True))
    settled = [part for sale, part in parts if sale.state.life is Life.SETTLED]
    lines = [line for totals in story.closed for line in totals.details.taxes]
    wanted = [line for part in settled for line in part.taxes]
    assert gross_and_tax(lines) == gross_and_tax(wanted)
    tips = [part.tip for part in settled if part.tip is not None]
    discounts = [part.discount for part in settled if part.discount is not None]
    assert detail(story, lambda details: details.tips) == total_of(map(one_sale, tips))
    assert detail(story, lambda details: details.discounts) == total_of(map(one_sale, discounts))
    refunded = total_of(part.refunded for _, part in parts)
    assert flow(story, lambda totals: totals.refunded) == refunded
    fees = sum(part.fees_sat for _, part in parts)
    assert sum(totals.fees_sat for totals in story.closed) == fees
    wallet = sum(sale.received_sat for sale in story.sales)
    expected = sum(totals.expected_sat for totals in story.closed)
    assert expected == wallet - refunded.sat - fees


@given(st.lists(steps, max_size=40))
@example(EVERYTHING)
def test_nothing_is_between_two_shifts(history: list[Step]) -> None:
    story = told(history)
    by_number = {entry.sale_id: entry for entry in story.entries.values()}
    assert {key: entry.settled_in for key, entry in by_number.items() if entry.settled_in} == (
        story.settled_in
    )
    # Receipts run on from shift to shift.
    given_out = 0
    for number, totals in enumerate(story.closed, 1):
        settlements = sum(shift == number for shift in story.settled_in.values())
        assert totals.taken.sales == settlements
        if settlements:
            assert totals.first_receipt == given_out + 1
            given_out += settlements
            assert totals.last_receipt == given_out
        else:
            assert (totals.first_receipt, totals.last_receipt) == (None, None)
    # What one shift leaves behind the next one begins with.
    for before, after in zip(story.closed, story.closed[1:], strict=False):
        assert after.details.carried_in == before.details.carried_over
    last = story.closed[-1].details
    unsettled = [
        sale
        for sale in story.sales
        if sale.state.life is not Life.SETTLED
        and (sale.state.life is Life.OPEN or sale.received_sat > 0)
    ]
    assert last.carried_over == of_sales(unsettled, lambda sale: sale.received_sat)
    gone = [sale for sale in story.sales if sale.state == (Standing.REVERSED, Life.SETTLED)]
    let_go = [sale for sale in gone if sale.missing_sat == 0]
    at_risk = [sale for sale in gone if sale not in let_go]
    assert last.at_risk == of_sales(at_risk, lambda sale: sale.missing_sat)
    exposed = [
        sale
        for sale in story.sales
        if sale.is_exposed and sale.state.life is Life.SETTLED and sale not in gone
    ]
    assert last.unconfirmed == of_sales(exposed, lambda sale: sale.received_sat)


@given(st.lists(steps, max_size=40))
@example(EVERYTHING)
def test_cashiers_add_up_to_their_shift(history: list[Step]) -> None:
    for totals in told(history).closed:
        details = totals.details
        assert total_of(one.taken for one in details.cashiers) == totals.taken
        assert total_of(one.tips for one in details.cashiers) == details.tips
        assert total_of(one.discounts for one in details.cashiers) == details.discounts
        assert total_of(one.refunded for one in details.cashiers) == totals.refunded
        sold = total_of(one.sold for one in details.cashiers)
        counts = (
            Tally(sales=count.sales, amounts=count.amounts, sat=count.sat)
            for count in totals.counts
        )
        assert sold == total_of(counts)


@given(st.lists(steps, max_size=40))
@example(EVERYTHING)
def test_sums_kept_by_every_write_are_those_of_all_entries(history: list[Step]) -> None:
    story = told(history)
    afresh: Counter[tuple[Any, ...]] = Counter()
    for entry in story.entries.values():
        for key, added in sums_of(entry).items():
            if key.shift in {OUTSTANDING, story.shift - 1}:
                for name, number in added._asdict().items():
                    afresh[key, name] += number
    kept = Counter(
        {
            (key, name): number
            for key, added in story.sums.items()
            if key.shift in {OUTSTANDING, story.shift - 1}
            for name, number in added._asdict().items()
        }
    )
    assert kept == afresh
