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
        """The server at this place shows no payment any more."""
        meddler = self.meddlers[place]
        meddler.falsify[SUBSCRIBE] = lambda _params, _result: None
        meddler.falsify[HISTORY] = lambda _params, _result: []
        meddler.muted.add(SUBSCRIBE)

    def _roles(self) -> list[str]:
        status = self.till.program.assembly.till.status()
        return sorted(source.role.value for source in status.sources)

    def _are_both_asked(self) -> bool:
        return self._roles() == ["confirming", "leading"]
