"""Whether a payment arrived, in one sentence: from the sales that look like what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.arrived_question import Asked, is_enough, order, rank
from pos_app.ui.formatting import clock
from pos_app.ui.moments import moment_text
from pos_app.ui.payment_context import block_text, missing_text
from pos_app.ui.sale_face import Face, face_of, signs_of, word_of
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.sale import Sale
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.till import ShownSale

translate = QCoreApplication.translate

MOST_NEAR = 3
END_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`best` and `near` are the sales it speaks of; `best` is None when nothing is like it."""

    title: str
    sentence: str
    icon: str = "arrived"
    tone: str = "gone"
    facts: tuple[Fact, ...] = ()
    best: ShownSale | None = None
    near: tuple[ShownSale, ...] = ()


def answer(
    asked: Asked,
    text: str,
    sales: Iterable[ShownSale],
    context: PaymentContext,
    *,
    is_ours: bool = False,
) -> Answer:
    """`is_ours`: what was asked for is an address of the account."""
    if not is_enough(asked, text):
        return _prompt(asked)
    ranked = [
        (place, shown) for shown in sales if (place := rank(asked, text, shown.sale)) is not None
    ]
    if not ranked:
        return _without_a_sale() if is_ours else _nothing(context)
    ranked.sort(key=lambda pair: (pair[0], *order(asked, pair[1].sale)))
    best = ranked[0][1]
    if ranked[0][0] > 0:
        nothing = _nothing(context)
        near = tuple(shown for _, shown in ranked[:MOST_NEAR])
        return Answer(
            title=nothing.title,
            sentence=nothing.sentence,
            icon=nothing.icon,
            tone=nothing.tone,
            near=near,
        )
    near = tuple(shown for _, shown in ranked[1 : MOST_NEAR + 1])
    title, sentence = _says(best.sale, context)
    signs = signs_of(_money_face(best.sale))
    return Answer(
        title=title,
        sentence=sentence,
        icon=signs.icon,
        tone=signs.tone,
        facts=_facts(best.sale, context),
        best=best,
        near=near,
    )


def near_title(sale: Sale, context: PaymentContext) -> str:
    amount = context.numbers.money(sale.amount)
    return f"{amount} · {word_of(face_of(sale))}"


def near_detail(sale: Sale, context: PaymentContext) -> str:
    when = moment_text(sale.created_at, context.now)
    return translate("Arrived", "No. {number}, {when}").format(number=sale.number, when=when)


def _prompt(asked: Asked) -> Answer:
    sentence = {
        Asked.AMOUNT: translate("Arrived", "Type the amount that the customer says was paid."),
        Asked.NUMBER: translate("Arrived", "Type the number of the sale or of its receipt."),
        Asked.END: translate(
            "Arrived", "Type the last four or more signs of the address, or of the payment's id."
        ),
    }[asked]
    title = translate("Arrived", "What are you looking for?")
    return Answer(title=title, sentence=sentence, icon="search", tone="wait")


def _nothing(context: PaymentContext) -> Answer:
    if context.status.chain.health not in {Health.WELL, Health.TROUBLE}:
        return Answer(
            title=translate("Arrived", "We do not know yet"),
            sentence=translate(
                "Arrived", "Payments cannot be seen right now. Nothing like it came before that."
            ),
            icon="attention",
            tone="part",
        )
    return Answer(
        title=translate("Arrived", "It never reached us"),
        sentence=translate(
            "Arrived", "No sale of this till is like it. Look at the customer's wallet together."
        ),
        icon="cross",
        tone="gone",
    )


def _without_a_sale() -> Answer:
    return Answer(
        title=translate("Arrived", "It is an address of ours, without a sale"),
        sentence=translate(
            "Arrived",
            "It belongs to the shop's account, but no sale of this till asked for money there. "
            "Look into the shop's wallet.",
        ),
        icon="attention",
        tone="part",
    )


def _says(sale: Sale, context: PaymentContext) -> tuple[str, str]:
    """Title and sentence about the sale that fits."""
    face = face_of(sale)
    if not sale.received_sat:
        return _says_without_money(sale, face, context)
    short = translate("Arrived", "It arrived, {amount} short").format(
        amount=missing_text(sale, context.numbers)
    )
    title = {
        Face.PAID: translate("Arrived", "It arrived: paid"),
        Face.ACCEPTED: translate("Arrived", "It arrived: accepted"),
        Face.OVER: translate("Arrived", "It arrived: paid too much"),
        Face.LATE: translate("Arrived", "It arrived, but late"),
        Face.UNPROVEN: translate("Arrived", "It arrived, perhaps late"),
        Face.AFTER_CANCEL: translate("Arrived", "It arrived, the sale was cancelled"),
        Face.SEEN: translate("Arrived", "It is on its way: seen"),
        Face.REPLACED: translate("Arrived", "It is on its way: seen"),
        Face.CANCELLED: translate("Arrived", "It arrived, the sale was cancelled"),
        Face.REFUNDED: translate("Arrived", "It arrived and went back"),
    }.get(face, short)
    value = sale.lock.value_of(sale.received_sat, sale.amount.currency)
    first = min(credit.first_seen for credit in sale.credits if credit.counts)
    came = translate("Arrived", "{amount} came in at {time} for sale {number}.").format(
        amount=context.numbers.money(value),
        time=moment_text(first, context.now),
        number=sale.number,
    )
    if face in {Face.SEEN, Face.REPLACED}:
        not_final = translate("Arrived", "Not final yet: {blocks}.")
        return title, f"{came} {not_final.format(blocks=block_text(sale, context))}"
    return title, came


def _says_without_money(sale: Sale, face: Face, context: PaymentContext) -> tuple[str, str]:
    asked = translate("Arrived", "Sale {number} asked for {amount} at {time}.").format(
        number=sale.number,
        amount=context.numbers.money(sale.amount),
        time=moment_text(sale.created_at, context.now),
    )
    title, rest = {
        Face.REVERSED: (
            translate("Arrived", "It came and was taken back"),
            translate("Arrived", "It is not paid."),
        ),
        Face.DROPPED: (
            translate("Arrived", "It came and vanished"),
            translate("Arrived", "It is not paid."),
        ),
        Face.EXPIRED: (
            translate("Arrived", "Nothing has arrived"),
            translate("Arrived", "Its price expired at {time}.").format(
                time=clock(sale.lock.ends_at) if sale.locks else ""
            ),
        ),
        Face.CANCELLED: (
            translate("Arrived", "Nothing has arrived"),
            translate("Arrived", "It was cancelled."),
        ),
    }.get(
        face,
        (
            translate("Arrived", "Nothing has arrived yet"),
            translate("Arrived", "It is still waiting."),
        ),
    )
    return title, f"{asked} {rest}"


def _money_face(sale: Sale) -> Face:
    """What counts here is the money: an expired sale that got some is partly paid."""
    face = face_of(sale)
    return Face.PARTLY_PAID if face is Face.EXPIRED and sale.received_sat else face


def _facts(sale: Sale, context: PaymentContext) -> tuple[Fact, ...]:
    numbers = context.numbers
    asked = translate("Arrived", "{amount} at {time}").format(
        amount=numbers.money(sale.amount), time=moment_text(sale.created_at, context.now)
    )
    facts = [Fact(key="asked", label=translate("Arrived", "Asked"), value=asked)]
    received = numbers.sat(sale.received_sat)
    heights = [credit.height for credit in sale.credits if credit.counts and credit.height]
    if not sale.received_sat:
        received = translate("Arrived", "nothing")
    elif heights:
        received = translate("Arrived", "{sat}, in block {height}").format(
            sat=received, height=max(heights)
        )
    facts.append(Fact(key="received", label=translate("Arrived", "Received"), value=received))
    if sale.request is not None:
        end = sale.request.address[-END_SHOWN:]
        facts.append(
            Fact(
                key="address",
                label=translate("Arrived", "Address ends in"),
                value=f"{end[:4]} {end[4:]}",
            )
        )
    return tuple(facts)
