"""The door through which settings are saved: who may, what it changed, and whose wallet it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pos_app.config.options import options, values_of
from pos_app.services.books.authored_entry import author_of
from pos_app.services.books.settings_journal import SettingsJournal, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from pos_app.config.settings import Settings
    from pos_app.domain.rights import Authority, Right
    from pos_app.ports import Clock, Store
    from pos_app.services.books.wallet_guard import WalletGuard
    from pos_app.till.duty_desk import DutyDesk


class Door(Protocol):
    def ask(
        self,
        right: Right,
        action: Callable[[Authority | None], object],
        otherwise: Callable[[], None],
    ) -> None:
        """Run `action` with who may do it, in another thread, or `otherwise`."""
        ...

    def is_wallet_unconfirmed(self) -> bool:
        """The wallet was changed in the file, and nobody has compared its addresses since."""
        ...

    def when_open(self, tell: Callable[[], None]) -> None:
        """Called once the till knows its wallet, or at once."""
        ...

    def saved(
        self,
        settings: Settings,
        by: Authority | None,
        *,
        account_id: str | None,
        secrets: Iterable[str],
    ) -> None:
        """Settings stand in the file: write down what differs, and who did it.

        `account_id` is the wallet whose addresses were compared, `secrets` the names of new ones.
        """
        ...


class NoTill:
    """Before the first start of a till there is nobody to ask and no journal."""

    def ask(
        self,
        right: Right,
        action: Callable[[Authority | None], object],
        otherwise: Callable[[], None],
    ) -> None:
        del right, otherwise
        action(None)

    def is_wallet_unconfirmed(self) -> bool:
        return False

    def when_open(self, tell: Callable[[], None]) -> None:
        del tell

    def saved(
        self,
        settings: Settings,
        by: Authority | None,
        *,
        account_id: str | None,
        secrets: Iterable[str],
    ) -> None:
        """The first start begins the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Books:
    store: Store
    clock: Clock
    network: str
    journal: SettingsJournal
    guard: WalletGuard


class SettingsDoor:
    """Of a till that runs; it opens with its books."""

    def __init__(self, duty: DutyDesk) -> None:
        self._duty = duty
        self._books: _Books | None = None
        self._tell: Callable[[], None] = lambda: None

    def open(
        self, settings: Settings, store: Store, clock: Clock, till_id: UUID, guard: WalletGuard
    ) -> None:
        """Note what was changed by hand since the last run."""
        private = [each.name for each in options() if each.private]
        journal = SettingsJournal(till_id, private)
        with store.transaction() as transaction:
            journal.look(transaction, chosen_values(settings), clock.now())
        self._books = _Books(
            store=store,
            clock=clock,
            network=settings.wallet.network,
            journal=journal,
            guard=guard,
        )

    def wallet_looked_at(self) -> None:
        self._tell()

    def ask(
        self,
        right: Right,
        action: Callable[[Authority | None], object],
        otherwise: Callable[[], None],
    ) -> None:
        self._duty.do(right, action, otherwise=otherwise, at_once=True)

    def is_wallet_unconfirmed(self) -> bool:
        return self._books is not None and self._books.guard.problem is not None

    def when_open(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        if self._books is not None:
            tell()

    def saved(
        self,
        settings: Settings,
        by: Authority | None,
        *,
        account_id: str | None,
        secrets: Iterable[str],
    ) -> None:
        books = self._books
        if books is None:
            return  # the next start finds it in the file
        with books.store.transaction() as transaction:
            books.journal.note(
                transaction,
                chosen_values(settings),
                books.clock.now(),
                where=Where.PAGE,
                author=author_of(by),
                secrets=secrets,
            )
            # Another network has books, and a wallet, of its own.
            if account_id is not None and settings.wallet.network == books.network:
                books.guard.confirm(transaction, account_id, by)


def chosen_values(settings: Settings) -> dict[str, object]:
    """Those that aren't the default, so that a new version with new settings changes none."""
    defaults = {each.name: each.default for each in options()}
    return {
        name: value
        for name, value in values_of(settings).items()
        if value != defaults.get(name) and value != ()
    }
