"""What a cashier may do with a sale now: never more than the state table allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.credit import MINED
from pos_app.domain.rate import Rate
from pos_app.domain.sale_state import TRANSITIONS, Life, Standing, Trigger
from pos_app.services.refunds.link_refunds import RefundStep
from pos_app.ui.payment_context import PaymentContext, lock_minutes
from pos_app.ui.sale_face import Face
from pos_app.ui.till import Health
from pos_app.ui.tips import ASK_TIP, NO_TIP

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ui.till import ShownSale

translate = QCoreApplication.translate

GATEWAY_CODES = "gateway."
KEEP_AS_TIP, REFUND_SLIP, REFUND_LINK = "keep_as_tip", "refund_slip", "refund_link"
GIVE_BACK = "give_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """`key` names the command; exactly one action of a screen is the primary, filled one."""

    key: str
    text: str
    icon: str
    icon_last: bool = False
    primary: bool = False
    enabled: bool = True


def actions_of(shown: ShownSale, face: Face, context: PaymentContext) -> tuple[Action, ...]:
    """The quiet ones in reading order, then the primary one."""
    sale = shown.sale
    if face is Face.PREPARING and sale.asks_tip:
        return _before_the_tip()

    def allowed(trigger: Trigger) -> bool:
        return (sale.state, trigger) in TRANSITIONS

    renewable = allowed(Trigger.RATE_RENEWED)
    primary = _primary(sale, face, context, renewable=renewable)
    quiet: list[Action] = []
    if face is Face.REVERSED:
        quiet.append(_acknowledge())
    short = sale.received_sat > 0 and sale.missing_sat > 0 and allowed(Trigger.SHORT_TAKEN)
    if short or (face in _ASKING and allowed(Trigger.LATE_TAKEN)):
        quiet.append(_accept(face))
    if (face in _ASKING or face is Face.CANCELLED or _gave_up(sale, face)) and renewable:
        quiet.append(_renew(context, short=True))
    quiet += _once_paid(sale, face, context)
    if context.gives_back and _may_go_back(sale, face):
        text = translate("Payment", "Give back")
        quiet.append(Action(key=GIVE_BACK, text=text, icon="undo"))
    if _is_gateways_trouble(shown):
        quiet.append(_own_wallet())
    if face in _CANCELLABLE and allowed(Trigger.CANCELLED):
        quiet.append(_cancel())
    if primary.key != "next_sale" and len(quiet) < _MOST_QUIET:
        quiet.append(_next_sale())
    return (*[action for action in quiet if action.key != primary.key], primary)


def _before_the_tip() -> tuple[Action, ...]:
    """The customer has not answered yet."""
    return (
        Action(key=ASK_TIP, text=translate("Payment", "Ask for a tip"), icon="undo"),
        _cancel(),
        Action(
            key=NO_TIP,
            text=translate("Payment", "Go on without a tip"),
            icon="forward",
            icon_last=True,
            primary=True,
        ),
    )


def _once_paid(sale: Sale, face: Face, context: PaymentContext) -> tuple[Action, ...]:
    """What to do with money that came on top, else the paper."""
    sure = sale.state == (Standing.CONFIRMED, Life.SETTLED) and _is_all_in_blocks(sale)
    if face is Face.OVER and sure and sale.undecided_over_sat:
        return _over_uses(context.refund)
    link = _links(context.refund) if context.refund is RefundStep.MADE else ()
    if face in _WITH_PAPER and context.status.printer.health is not Health.ABSENT:
        return (*link, _paper(settled=sale.state.life is Life.SETTLED))
    return link


def _is_all_in_blocks(sale: Sale) -> bool:
    counted = (credit for credit in sale.credits if credit.counts)
    return all(credit.assurance in MINED and not credit.contested for credit in counted)


def _may_go_back(sale: Sale, face: Face) -> bool:
    """What history offers for every sale stands here where the money asks for it."""
    if sale.request is None or (sale.request.hosted is not None and not sale.request.script):
        return False
    unpaid = sale.settled_at is None and sale.state.life is not Life.OPEN
    over = face is Face.OVER and sale.undecided_over_sat > 0
    return bool(sale.refunds) or over or (unpaid and sale.received_sat > 0)


_MOST_QUIET = 2
# A person decides about the money.
_ASKING = {Face.LATE, Face.UNPROVEN, Face.AFTER_CANCEL}
_WITH_PAPER = {Face.SEEN, Face.REPLACED, Face.ACCEPTED, Face.PAID, Face.OVER}
_CANCELLABLE = {
    Face.COULD_NOT_PREPARE,
    Face.WAITING,
    Face.PARTLY_PAID,
    Face.DROPPED,
    Face.EXPIRED,
}


def _gave_up(sale: Sale, face: Face) -> bool:
    return face is Face.PARTLY_PAID and sale.state.life is Life.CANCELLED


def _primary(sale: Sale, face: Face, context: PaymentContext, *, renewable: bool) -> Action:
    if face is Face.COULD_NOT_PREPARE:
        text = translate("Payment", "Try again")
        return Action(key="prepare_again", text=text, icon="refresh", primary=True)
    if face is Face.PARTLY_PAID and sale.cannot_be_completed:
        return _accept(face, primary=True)
    ended = face is Face.DROPPED and sale.state.life is Life.EXPIRED
    if (face is Face.EXPIRED or ended) and renewable:
        return _renew(context, short=False)
    if face is Face.REVERSED and renewable:
        return Action(
            key="renew_rate",
            text=translate("Payment", "Show a new QR"),
            icon="qr",
            primary=True,
            enabled=isinstance(context.rate, Rate),
        )
    return _next_sale(primary=True)


def _renew(context: PaymentContext, *, short: bool) -> Action:
    long_text = translate("Payment", "New rate, {minutes} more minutes")
    return Action(
        key="renew_rate",
        text=translate("Payment", "New rate")
        if short
        else long_text.format(minutes=lock_minutes(context)),
        icon="refresh",
        primary=not short,
        enabled=isinstance(context.rate, Rate),
    )


def _next_sale(*, primary: bool = False) -> Action:
    text = translate("Payment", "Next sale")
    return Action(key="next_sale", text=text, icon="forward", icon_last=True, primary=primary)


def _accept(face: Face, *, primary: bool = False) -> Action:
    text = (
        translate("Payment", "Accept the money")
        if face in _ASKING
        else translate("Payment", "Accept as is")
    )
    return Action(key="accept", text=text, icon="check", primary=primary)


def _over_uses(refund: RefundStep) -> tuple[Action, ...]:
    """Nothing else is decided while a gateway is asked to give the money back."""
    free = refund is not RefundStep.ASKING
    tip, slip = translate("Payment", "Keep as tip"), translate("Payment", "Refund slip")
    return (
        Action(key=KEEP_AS_TIP, text=tip, icon="plus", enabled=free),
        *_links(refund),
        Action(key=REFUND_SLIP, text=slip, icon="undo", enabled=free),
    )


def _links(refund: RefundStep) -> tuple[Action, ...]:
    """For money that a gateway holds, and the same link again once it is there."""
    if refund is RefundStep.ABSENT:
        return ()
    text = translate("Payment", "Refund by link")
    free = refund is not RefundStep.ASKING
    return (Action(key=REFUND_LINK, text=text, icon="link", enabled=free),)


def _cancel() -> Action:
    return Action(key="cancel", text=translate("Payment", "Cancel sale"), icon="cross")


def _is_gateways_trouble(shown: ShownSale) -> bool:
    """The own wallet could take the payment, since only the gateway is in the way."""
    reason = shown.sale.reason
    return reason is not None and reason.code.startswith(GATEWAY_CODES)


def _own_wallet() -> Action:
    return Action(key="own_wallet", text=translate("Payment", "Own wallet"), icon="wallet")


def _acknowledge() -> Action:
    return Action(key="acknowledge", text=translate("Payment", "I have seen it"), icon="check")


def _paper(*, settled: bool) -> Action:
    if settled:
        return Action(key="receipt", text=translate("Payment", "Receipt"), icon="receipt")
    return Action(key="print_slip", text=translate("Payment", "Print slip"), icon="printer")
