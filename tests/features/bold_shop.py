"""A shop that takes small sums unconfirmed, and asks two servers: either may be made to lie."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from tests.features.story_shop import StoryShop
from tests.support.meddler import Meddler
from tests.support.seen_window import until

if TYPE_CHECKING:
    from pathlib import Path

SUBSCRIBE = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"
# In the currency of the shop.
UP_TO, BUDGET = "20", "50"


class BoldShop(StoryShop):
    """The first of `meddlers` leads, the second confirms."""

    def __init__(self, folder: Path) -> None:
        self._meddling = ExitStack()
        self.meddlers: list[Meddler] = []
        super().__init__(folder)
        self._fee_estimate = self.chain.fee_estimate

    def close(self) -> None:
        super().close()
        self._meddling.close()

    def settings(self) -> dict[str, Any]:
        settings = super().settings()
        if not self.meddlers:
            (url,) = settings["wallet"]["servers"]
            self.meddlers = [self._meddling.enter_context(Meddler(url)) for _ in range(2)]
        servers = [meddler.url for meddler in self.meddlers]
        return {
            **settings,
            "wallet": {**settings["wallet"], "servers": servers},
            "acceptance": {"unconfirmed_up_to": UP_TO, "unconfirmed_budget": BUDGET},
        }

    def make_everything_well(self) -> None:
        self.chain.fee_estimate = self._fee_estimate
        for meddler in self.meddlers:
            if meddler.falsify:
                meddler.falsify.clear()
                meddler.muted.clear()
                meddler.hang_up()
        self.chain.mine()  # nothing unconfirmed stays from the story before
        super().make_everything_well()
        until("both servers are asked", self._are_both_asked, self._roles)

    def hide_payments(self, place: int) -> None:
        """The server at this place shows no payment from now on but those in blocks."""
        meddler, height = self.meddlers[place], self.chain.height
        unpaid: set[str] = set()

        def status(params: list[Any], known: str | None) -> str | None:
            if known is None:
                unpaid.add(params[0])
            return None if params[0] in unpaid else known

        def older(_params: list[Any], history: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [row for row in history if 0 < row["height"] <= height]

        meddler.falsify[SUBSCRIBE] = status
        meddler.falsify[HISTORY] = older
        meddler.muted.add(SUBSCRIBE)

    def _roles(self) -> list[str]:
        status = self.till.program.assembly.till.status()
        return sorted(source.role.value for source in status.sources)

    def _are_both_asked(self) -> bool:
        return self._roles() == ["confirming", "leading"]
