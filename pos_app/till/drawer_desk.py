"""The drawer's button: opening it without a sale is not everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.rights import Right

if TYPE_CHECKING:
    from pos_app.domain.rights import Authority
    from pos_app.services.receipts.cash_drawer import CashDrawer
    from pos_app.till.doing import Do


class DrawerDesk:
    """Implements ui.drawer.DrawerFacade."""

    def __init__(self, do: Do, drawer: CashDrawer) -> None:
        self._do = do
        self._drawer = drawer

    def ask(self) -> None:
        def opened(by: Authority) -> None:
            self._drawer.ask(by=by)

        # It has five seconds, and the till's commands may take longer.
        self._do(Right.OPEN_DRAWER, opened, at_once=True)
