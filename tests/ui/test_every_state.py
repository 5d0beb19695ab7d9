"""Every state that a sale can reach, with every set of flags: a face, words, and what to do."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.config.paths import resources_folder
from pos_app.domain.acceptance import Refusal
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.events import OverUse
from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.domain.sale_state import START, TRANSITIONS, Flag, Life, Standing, State, Trigger
from pos_app.ui.arrived_answer import answer
from pos_app.ui.arrived_question import Asked
from pos_app.ui.formatting import Formatter
from pos_app.ui.messages import sentence_of
from pos_app.ui.payment_actions import KEEP_AS_TIP
from pos_app.ui.payment_checks import word_of
from pos_app.ui.payment_context import PaymentContext
from pos_app.ui.payment_page import PaymentPage, payment_page
from pos_app.ui.sale_face import Face
from pos_app.ui.till import Exposure, ShownSale
from pos_app.ui.view_models.open_sales import tile_of
from tests.ui.memory_till import MemoryTill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pos_app.domain.sale import Sale

EUR = currency("EUR")
S, L = Standing, Life
FLAG_SETS = [
    frozenset(flags)
    for flags in chain.from_iterable(combinations(Flag, count) for count in range(len(Flag) + 1))
]
# What the table lets a person do, by the action that does it.
NEEDS = {
    "prepare_again": Trigger.RETRIED,
    "renew_rate": Trigger.RATE_RENEWED,
    "cancel": Trigger.CANCELLED,
}


def reachable() -> list[State]:
    """Walked from the start of a sale through the whole table."""
    found, ahead = {START}, [START]
    while ahead:
        state = ahead.pop()
        for (before, _), after in TRANSITIONS.items():
            if before == state and after not in found:
                found.add(after)
                ahead.append(after)
    return sorted(found, key=str)


STATES = reachable()


def credits_of(standing: Standing, due_sat: int, flags: frozenset[Flag]) -> Iterator[Credit]:
    """Money as such a sale has it."""

    def credit(place: int, sat: int, assurance: Assurance) -> Credit:
        return Credit(
            reference=f"{place:064x}:0",
            sat=sat,
            assurance=assurance,
            first_seen=MemoryTill().time,
            height=312 if assurance is Assurance.CONFIRMED else None,
        )

    over = 1_200 if Flag.OVER in flags else 0
    if standing is S.PARTLY_PAID:
        yield credit(1, due_sat // 2, Assurance.SEEN)
    if standing in {S.SEEN, S.ACCEPTED}:
        yield credit(1, due_sat + over, Assurance.SEEN)
    if standing is S.CONFIRMED:
        yield credit(1, due_sat + over, Assurance.CONFIRMED)
    if standing is S.REVERSED or Flag.REPLACED in flags:
        yield credit(2, due_sat, Assurance.REVOKED)
    if Flag.DROPPED in flags:
        yield credit(3, due_sat, Assurance.UNKNOWN)


def sale_in(state: State, flags: frozenset[Flag]) -> Sale:
    till = MemoryTill()
    sale = till.shown[till.charge(Money(3197, EUR), "")].sale
    if state.standing in {S.PREPARING, S.COULD_NOT_PREPARE}:
        reason = Message(code="rate.no_quotes")
        return replace(sale, state=state, flags=flags, locks=(), request=None, reason=reason)
    return replace(
        sale,
        state=state,
        flags=flags,
        credits=tuple(credits_of(state.standing, sale.due_sat, flags)),
        receipt_number=88 if state.life is L.SETTLED else None,
        settled_at=till.time if state.life is L.SETTLED else None,
    )


def context(*, accepting: bool = False) -> PaymentContext:
    till = MemoryTill()
    exposure = Exposure(used=Money(0, EUR), budget=Money(20_000, EUR)) if accepting else None
    return PaymentContext(
        now=till.time,
        setup=till.setup,
        status=replace(till.status(), exposure=exposure),
        numbers=Formatter(".", symbol_first=True),
        rate=till.current_rate(EUR),
        sentence=sentence_of,
    )


def page_of(sale: Sale, **wishes: bool) -> PaymentPage:
    return payment_page(ShownSale(sale=sale), context(**wishes))


def gaps_in(page: PaymentPage) -> Iterable[str]:
    """What a person would miss on the page."""
    if not (page.word and page.title and page.sentence):
        yield "words"
    if not (resources_folder() / "icons" / f"{page.icon}.svg").is_file():
        yield "a picture"
    if [action.key for action in page.actions if action.primary] != [page.actions[-1].key]:
        yield "one way on"
    if not all(action.text and action.icon for action in page.actions):
        yield "words for what to do"
    if any(not row.label for row in page.rows):
        yield "words of a row"
    if any("{" in text for text in (page.sentence, page.band, page.bitcoin)):
        yield "what belongs into a blank"


def test_the_walk_finds_all_of_the_table() -> None:
    assert set(STATES) == {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values())
    assert {state.standing for state in STATES} == set(Standing)
    assert {state.life for state in STATES} == set(Life)


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(part.value for part in state))
def test_nothing_is_missing_on_its_page(state: State) -> None:
    for flags in FLAG_SETS:
        sale = sale_in(state, flags)
        for accepting in (False, True):
            assert list(gaps_in(page_of(sale, accepting=accepting))) == [], flags


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(part.value for part in state))
def test_only_what_the_table_allows_can_be_done(state: State) -> None:
    for flags in FLAG_SETS:
        for action in page_of(sale_in(state, flags)).actions:
            if action.key in NEEDS:
                assert (state, NEEDS[action.key]) in TRANSITIONS, (action.key, flags)
            if action.key == "accept":
                taken = {(state, Trigger.SHORT_TAKEN), (state, Trigger.LATE_TAKEN)}
                assert taken & set(TRANSITIONS), flags


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(part.value for part in state))
def test_its_tile_says_where_it_stands(state: State) -> None:
    for flags in FLAG_SETS:
        tile = tile_of(ShownSale(sale=sale_in(state, flags)), context())
        assert tile.word
        assert tile.detail, flags
        assert tile.iconName
        assert "{" not in tile.detail


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(part.value for part in state))
def test_whether_it_arrived_is_answered(state: State) -> None:
    for flags in FLAG_SETS:
        shown = ShownSale(sale=sale_in(state, flags))
        told = answer(Asked.AMOUNT, "31.97", [shown], context())
        assert told.best is shown
        assert told.title
        assert told.sentence
        assert told.icon


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(part.value for part in state))
def test_a_code_is_shown_only_while_paying_is_right(state: State) -> None:
    """Open, short of money, and prepared: in no other state."""
    for flags in FLAG_SETS:
        page = page_of(sale_in(state, flags))
        asks = state.life is L.OPEN and state.standing in {S.WAITING, S.PARTLY_PAID}
        assert bool(page.ways) is (asks and Flag.REFUNDED not in flags), flags


@pytest.mark.parametrize(
    "flags", FLAG_SETS, ids=lambda flags: "-".join(sorted(f.value for f in flags))
)
def test_money_that_was_counted_on_and_is_gone_is_always_an_alarm(flags: frozenset[Flag]) -> None:
    page = page_of(sale_in(State(S.REVERSED, L.SETTLED), flags - {Flag.REFUNDED}))
    assert page.face is Face.REVERSED
    assert page.tone == "alarm"
    assert [action.key for action in page.actions] == ["acknowledge", "next_sale"]


def test_each_use_of_too_much_has_its_sentence() -> None:
    sale = sale_in(State(S.CONFIRMED, L.SETTLED), frozenset({Flag.OVER}))
    open_question = page_of(sale)
    assert KEEP_AS_TIP in [action.key for action in open_question.actions]
    decided = [page_of(replace(sale, over_use=use, over_taken_sat=1_200)) for use in OverUse]
    assert all(KEEP_AS_TIP not in [action.key for action in page.actions] for page in decided)
    assert len({page.sentence for page in (open_question, *decided)}) == 3


@pytest.mark.parametrize(
    "state",
    [State(S.SEEN, L.SETTLED), State(S.CONFIRMED, L.OPEN), State(S.CONFIRMED, L.EXPIRED)],
    ids=lambda state: "-".join(part.value for part in state),
)
def test_too_much_is_not_decided_about_before_it_is_sure(state: State) -> None:
    sale = sale_in(state, frozenset({Flag.OVER}))
    assert KEEP_AS_TIP not in [action.key for action in page_of(sale).actions]


@pytest.mark.parametrize(
    "changes",
    [{"assurance": Assurance.SEEN, "height": None}, {"contested": True}],
    ids=["unconfirmed", "contested"],
)
def test_a_second_payment_that_may_go_away_is_not_decided_about(changes: dict[str, Any]) -> None:
    sale = sale_in(State(S.CONFIRMED, L.SETTLED), frozenset({Flag.OVER}))
    assert KEEP_AS_TIP in [action.key for action in page_of(sale).actions]
    again = replace(sale.credits[0], reference=f"{'99' * 32}:0", **changes)
    twice = replace(sale, credits=(*sale.credits, again))
    assert KEEP_AS_TIP not in [action.key for action in page_of(twice).actions]


@pytest.mark.parametrize("refusal", Refusal, ids=lambda refusal: refusal.value)
def test_each_reason_to_wait_is_said(refusal: Refusal) -> None:
    sale = sale_in(State(S.SEEN, L.OPEN), frozenset())
    shown = ShownSale(sale=sale, waits_for=frozenset({refusal}))
    rows = [row.label for row in payment_page(shown, context(accepting=True)).rows]
    if refusal is Refusal.OFF:
        assert word_of(refusal) not in rows
    else:
        assert rows == ["Full amount, one payment", word_of(refusal), "Unconfirmed money"]


def test_the_words_for_reasons_differ() -> None:
    assert len({word_of(refusal) for refusal in Refusal}) == len(Refusal)
