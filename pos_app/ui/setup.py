"""What the set-up page asks of the program; `application` tries and saves off the screen's thread.

Every call returns at once. Answers come through the event bridge and carry the `ticket` of the
call, so that an answer to what was typed before is not taken for one to what stands there now.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos_app.ui.setup_printer import PrinterEvent, PrinterSetup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.domain.message import Message

# What the settings file holds under a dotted key: `store.name`, `rates.base_urls.kraken`.
SettingValue: TypeAlias = str | int | tuple[str, ...]


class Trial(Enum):
    """The parts with a "Try it" that answer in lines."""

    SERVERS = "servers"
    RATES = "rates"
    PRINTER = "printer"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTried:
    """The first three receive addresses, or why the account is refused.

    `refusal` never holds any of what was typed: it may have been a private key.
    `script` is p2pkh, p2sh-p2wpkh, p2wpkh or p2tr.
    """

    ticket: int
    addresses: tuple[str, ...] = ()
    script: str = ""
    refusal: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLine:
    """One server, rate source, printer or web address, and what it said.

    Answers that work: `trial.server` (height), `trial.rate` (price, currency), `trial.printer`,
    `trial.webhook` (status). Those that don't are the adapters' own messages.
    """

    subject: str
    works: bool
    answer: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTried:
    ticket: int
    trial: Trial
    lines: tuple[TrialLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupSaved:
    """The settings are on the disk and the till starts, or starts again, with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupNotSaved:
    """`mistakes` by dotted key; `trouble` when the file itself could not be written."""

    mistakes: Mapping[str, Message] = field(default_factory=dict)
    trouble: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletUnconfirmed:
    """The wallet in force was put into the file by hand: sales wait until its owner compared it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretFound:
    """`has_webhook_secret` has become True."""


SetupEvent: TypeAlias = (
    AccountTried
    | PartTried
    | SetupSaved
    | SetupNotSaved
    | SecretFound
    | WalletUnconfirmed
    | PrinterEvent
)


class SetupFacade(PrinterSetup, Protocol):
    def values(self) -> Mapping[str, SettingValue]:
        """The settings in force by dotted key; empty when there are none yet. From memory."""
        ...

    def has_webhook_secret(self) -> bool:
        """Whether one is kept; the secret itself never comes back to the screen.

        From memory: False until it was looked up, which SecretFound tells.
        """
        ...

    def try_account(self, *, ticket: int, network: str, account: str, script: str) -> None:
        """Answered by AccountTried. `script` is empty where the account text says it itself."""
        ...

    def try_servers(self, *, ticket: int, network: str, servers: Sequence[str]) -> None:
        """Answered by PartTried, a line for each server."""
        ...

    def try_rates(self, *, ticket: int, sources: Sequence[str], currency_code: str) -> None:
        """Answered by PartTried, a line for each source."""
        ...

    def try_webhook(self, *, ticket: int, url: str, secret: str | None) -> None:
        """Posts a signed test message; `secret` None means the one that is kept."""
        ...

    def save(
        self,
        values: Mapping[str, SettingValue],
        *,
        webhook_secret: str | None,
        wallet_endings: Sequence[str] = (),
    ) -> None:
        """Check, write the settings file, keep the secret in the SecretStore (None: as it is).

        Keys that are absent keep their default. A wallet that is new here needs how its first
        addresses end, as the owner's own wallet shows them. Answered by SetupSaved or
        SetupNotSaved, after an OverrideAsked where who is here may not do it.
        """
        ...

    def start_demo(self) -> None:
        """Open the demo shop instead; no settings are written."""
        ...
