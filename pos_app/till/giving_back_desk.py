"""Money that goes back to customers, as the screen sees it: off its thread, and by who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.message import Message, TillError
from pos_app.domain.rights import Right
from pos_app.ui.duty import AskedDetails, AskedLabel, AskedRow
from pos_app.ui.giving_back import AddressTold, ChoicesTold, RefundsToPay

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.ports import Store
    from pos_app.services.refunds.refunds import Refunds
    from pos_app.till.sale_entry_desk import Leave
    from pos_app.till.status_board import StatusBoard
    from pos_app.ui.giving_back import GivingBackEvent

TO_PAY = "refund.waiting"
NOT_FOLLOWED = "refund.not_followed"


class GivingBackDesk:
    """Implements ui.giving_back.GivingBackFacade.

    `put` puts something among the till's commands; `leave` asks who acts.
    """

    def __init__(
        self,
        publish: Callable[[GivingBackEvent], None],
        leave: Leave,
        put: Callable[[Callable[[], object], UUID | None], object],
        board: StatusBoard,
    ) -> None:
        self._publish = publish
        self._leave = leave
        self._put = put
        self._board = board
        self._wake: Callable[[], None] = lambda: None
        self._is_open = False

    def open(
        self,
        refunds: Refunds,
        store: Store,
        *,
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        """`wake` has the one who watches for payments look."""
        self._refunds, self._store, self._now, self._wake = refunds, store, now, wake
        self._is_open = True
        self.list_waiting()

    def recorded(self, sale: Sale) -> None:
        """A commit changed this sale; in the thread that recorded."""
        if self._is_open and sale.refunds:
            self._wake()
            self.list_waiting()

    def followed(self, problem: Message | None) -> None:
        """Whether payments of refunds are watched for; from any thread."""
        if problem is None:
            self._board.drop_notice(NOT_FOLLOWED)
        else:
            server = problem.arguments.get("server", "")
            self._board.add_notice(Message(code=NOT_FOLLOWED, arguments={"server": server}))

    def look(self, sale_id: UUID) -> None:
        def looked() -> None:
            with self._store.transaction() as transaction:
                sale = transaction.sale(sale_id)
            try:
                told = ChoicesTold(sale=sale, choices=self._refunds.choices(sale_id))
            except TillError as error:
                told = ChoicesTold(sale=sale, problem=error.message)
            self._publish(told)

        self._put(looked, sale_id)

    def check_address(self, text: str) -> None:
        def checked() -> None:
            try:
                told = AddressTold(text=text, checked=self._refunds.check_address(text))
            except TillError as error:
                told = AddressTold(text=text, problem=error.message)
            self._publish(told)

        self._put(checked, None)

    def ask(self, sale: Sale, offer: RefundOffer, text: str) -> None:
        def asked(by: Authority) -> None:
            self._refunds.ask(sale.id, offer, text, by=by)

        rows = (
            AskedRow(label=AskedLabel.PRICE, value=sale.amount),
            AskedRow(label=AskedLabel.GIVEN_BACK, value=offer.sat),
        )
        details = AskedDetails(rows=rows)
        self._leave.do(Right.REFUND, asked, subject=sale.id, details=details)

    def withdraw(self, sale: Sale, refund_id: UUID) -> None:
        def withdrawn(by: Authority) -> None:
            self._refunds.withdraw(sale.id, refund_id, by=by)

        self._leave.do(Right.REFUND, withdrawn, subject=sale.id)

    def list_waiting(self) -> None:
        def listed() -> None:
            with self._store.transaction() as transaction:
                sales = transaction.sales_giving_back(self._now())
            count = sum(each.waits_for_payment for sale in sales for each in sale.refunds)
            waiting = [
                sale for sale in sales if any(each.waits_for_payment for each in sale.refunds)
            ]
            if count:
                arguments = {"count": str(count)}
                self._board.add_notice(Message(code=TO_PAY, arguments=arguments))
            else:
                self._board.drop_notice(TO_PAY)
            self._publish(RefundsToPay(sales=tuple(waiting)))

        self._put(listed, None)
