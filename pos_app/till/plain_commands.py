"""Commands about a sale that the checkout carries out, once whoever asks may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.rights import Right
from pos_app.till.asked_details import RIGHT_TO_USE, asked_to_accept, asked_to_take_over

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.events import OverUse
    from pos_app.domain.rights import Authority
    from pos_app.till.duty_desk import DutyDesk
    from pos_app.till.till_services import TillServices
    from pos_app.ui.till import ShownSale


class PlainCommands:
    """Part of a Till."""

    duty: DutyDesk

    if TYPE_CHECKING:

        @property
        def _opened(self) -> TillServices: ...

        def sale(self, sale_id: UUID) -> ShownSale | None: ...

    def renew_rate(self, sale_id: UUID) -> None:
        def renewed(by: Authority) -> None:
            self._opened.checkout.renew_rate(sale_id, by)

        self.duty.do(Right.CHARGE, renewed, subject=sale_id)

    def accept(self, sale_id: UUID, missing_sat: int) -> None:
        def accepted(by: Authority) -> None:
            self._opened.checkout.accept(sale_id, missing_sat=missing_sat, by=by)

        details = asked_to_accept(self.sale(sale_id), missing_sat)
        self.duty.do(Right.ACCEPT, accepted, subject=sale_id, details=details)

    def take_over(self, sale_id: UUID, use: OverUse, over_sat: int) -> None:
        def taken(by: Authority) -> None:
            self._opened.checkout.take_over(sale_id, use, over_sat, by)

        details = asked_to_take_over(self.sale(sale_id), use, over_sat)
        self.duty.do(RIGHT_TO_USE[use], taken, subject=sale_id, details=details)

    def print_slip(self, sale_id: UUID) -> None:
        def printed(by: Authority) -> None:
            self._opened.ledger.print_paper(sale_id, by)

        self.duty.do(Right.REPRINT, printed, subject=sale_id)
