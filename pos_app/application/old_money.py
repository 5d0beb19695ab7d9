"""Builds what watches every address ever issued: whole blocks of an own node, or other servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application import outside
from pos_app.domain.message import Message
from pos_app.ports import RefusedError
from pos_app.till.shelf import WATCHED_FOR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.application.crew import Crew
    from pos_app.config.settings import Settings
    from pos_app.domain.sale import Sale
    from pos_app.ports import BlockSource, Clock, Store
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.chain.block_matcher import MatchedBlock
    from pos_app.services.chain.found_payments import FoundPayments
    from pos_app.services.chain.payment_watcher import PaymentWatcher
    from pos_app.till.status_board import StatusBoard

MISSED = "chain.blocks_missed"
OVERDUE = "chain.old_addresses_overdue"


class OldMoney:
    def __init__(
        self, settings: Settings, folder: Path, clock: Clock, crew: Crew, store: Store
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._clock = clock
        self._crew = crew
        self._store = store

    def build(
        self, watcher: PaymentWatcher, ledger: Ledger, board: StatusBoard
    ) -> Callable[[Sale], None]:
        """What has to hear of every sale that was recorded."""
        from pos_app.services.chain.found_payments import FoundPayments

        found = FoundPayments(
            self._store, self._clock, rescan=watcher.rescan, followed_for=WATCHED_FOR
        )
        blocks = outside.block_source(self._settings, self._folder)
        if blocks is None:
            self._ask_servers(found, board)
            return lambda _: None
        return self._match_blocks(blocks, found, ledger, board)

    def _ask_servers(self, found: FoundPayments, board: StatusBoard) -> None:
        from pos_app.services.chain.old_addresses import OldAddresses

        wallet = self._settings.wallet
        sources = [
            outside.chain_source_of(url, wallet.network, self._folder, self._clock)
            for url in wallet.servers
        ]
        old = OldAddresses(
            sources,
            found,
            store=self._store,
            clock=self._clock,
            followed_for=WATCHED_FOR,
            on_overdue=_overdue_teller(board),
        )
        self._crew.interrupts.callback(old.close)
        self._crew.hire("old-addresses", old.step, patient=True)

    def _match_blocks(
        self, blocks: BlockSource, found: FoundPayments, ledger: Ledger, board: StatusBoard
    ) -> Callable[[Sale], None]:
        from pos_app.adapters.chain.block_outputs import payments_in_block
        from pos_app.adapters.chain.common.answers import NonsenseError
        from pos_app.services.chain.block_matcher import BlockMatcher
        from pos_app.services.chain.watch_list import WatchList

        watch_list = WatchList()

        def match(raw: bytes, wanted: Callable[[bytes], bool]) -> MatchedBlock:
            try:
                return payments_in_block(raw, wanted)
            except NonsenseError as error:
                raise RefusedError("chain.nonsense", server=blocks.name) from error

        def missed(first: int, last: int) -> None:
            ledger.note_till_event(MISSED, {"first": first, "last": last})
            arguments = {"first": str(first), "last": str(last)}
            board.add_notice(Message(code=MISSED, arguments=arguments))

        matcher = BlockMatcher(
            blocks,
            match,
            watch_list,
            found,
            store=self._store,
            clock=self._clock,
            on_missed=missed,
            on_overdue=_overdue_teller(board),
        )
        self._crew.interrupts.callback(blocks.close)
        self._crew.hire("blocks", matcher.step, patient=True)

        def issued(sale: Sale) -> None:
            if sale.request is not None and sale.request.script:
                watch_list.add((sale.request.script,))

        return issued


def _overdue_teller(board: StatusBoard) -> Callable[[bool], None]:
    message = Message(code=OVERDUE)
    return lambda overdue: board.add_notice(message) if overdue else board.drop_notice(OVERDUE)
