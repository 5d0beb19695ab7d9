"""What the till needs of the world around it, and the errors the world may answer with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.message import TillError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from pos_app.domain.message import Message
    from pos_app.domain.rate import Quote
    from pos_app.domain.receipt_shift import Paper


class UnreachableError(TillError):
    """Nobody answers: try again later."""


class RefusedError(TillError):
    """It answered, and the answer is no, or nonsense; trying again changes nothing by itself."""


class Clock(Protocol):
    def now(self) -> datetime:
        """Wall time, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump; only differences mean something."""
        ...


# --- wallet -----------------------------------------------------------------------------------


class AddressDeriver(Protocol):
    """Derives receive addresses of one account, watch only."""

    def address(self, index: int) -> str:
        """Receive address `index`.

        RefusedError when this deriver can't, UnreachableError when it died.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedAddress:
    index: int
    address: str
    script: bytes


# --- rates ------------------------------------------------------------------------------------


class RateSource(Protocol):
    name: str

    def fetch(self, currency_codes: Sequence[str]) -> tuple[Quote, ...]:
        """One quote for each currency the source knows. UnreachableError, RefusedError."""
        ...


# --- printing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitmap:
    """Black on white: `(width + 7) // 8` bytes a row, leftmost dot in the highest bit, 1 black."""

    width: int
    height: int
    data: bytes


class ReceiptPainter(Protocol):
    def paint(self, receipt: Paper, paper_mm: int) -> Bitmap:
        """The drawing that is printed and shown as preview; 384 or 576 dots wide. Any thread."""
        ...


class ReceiptRenderer(Protocol):
    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        """The bytes a printer gets for `receipt`: the drawing in bands, and the cut."""
        ...


class PrintResult(Enum):
    PRINTED = "printed"  # the printer says so
    SENT = "sent"  # all bytes left us, the printer can't or didn't say more
    UNCERTAIN = "uncertain"  # bytes left us and then the connection was lost


class PrintStage(Enum):
    """How far a running job is, in this order; a job that can't be confirmed has only the first."""

    SENDING = "sending"  # the printer is ready, and the next byte may become a dot
    CONFIRMING = "confirming"  # the last byte has left, and the printer's word is waited for


def unheard(_: PrintStage) -> None:
    """For who does not care."""


class Printer(Protocol):
    @property
    def notice(self) -> Message | None:
        """What it said last that keeps it from nothing yet: `printer.paper_low`."""
        ...

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        """Send one job; `on_trouble` hears why it is held up (paper, cover), then None.

        UnreachableError or RefusedError (paper, cover) only while no byte of it has left. No byte
        leaves before `on_stage` has heard of SENDING; what it raises then ends the job unsent.
        """
        ...

    def check(self) -> None:
        """UnreachableError or RefusedError when it could not print now."""
        ...

    def stop(self) -> None:
        """End what runs within three seconds and start nothing more. From any thread."""
        ...


class CustomerDisplay(Protocol):
    """Two short lines that face the customer. UnreachableError, RefusedError, within a second."""

    def show(self, upper: str, lower: str) -> None: ...

    def clear(self) -> None: ...

    def close(self) -> None: ...


# --- store's server ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAnswer:
    status: int
    body: str  # cut after a few kilobytes
    retry_after_seconds: int | None


class WebhookSender(Protocol):
    def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
        """Sign and post one message.

        UnreachableError, also when it took too long; RefusedError when there is no secret.
        """
        ...


class SecretStore(Protocol):
    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...
