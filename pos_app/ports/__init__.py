"""The outside world in two pages: what the till needs of it, and what it keeps.

Every error is a `TillError` whose message code the screen can put into words; whatever else an
adapter raises is a bug.
"""

from pos_app.ports.outside import (
    AddressDeriver,
    Bitmap,
    ChainNews,
    ChainOutput,
    ChainSource,
    Clock,
    IssuedAddress,
    Printer,
    PrintResult,
    RateSource,
    ReceiptPainter,
    ReceiptRenderer,
    RefusedError,
    SecretStore,
    UnreachableError,
    WebhookAnswer,
    WebhookSender,
)
from pos_app.ports.storage import (
    DeliveryState,
    OutboxMessage,
    PrintJob,
    PrintState,
    Store,
    Transaction,
)

__all__ = [
    "AddressDeriver",
    "Bitmap",
    "ChainNews",
    "ChainOutput",
    "ChainSource",
    "Clock",
    "DeliveryState",
    "IssuedAddress",
    "OutboxMessage",
    "PrintJob",
    "PrintResult",
    "PrintState",
    "Printer",
    "RateSource",
    "ReceiptPainter",
    "ReceiptRenderer",
    "RefusedError",
    "SecretStore",
    "Store",
    "Transaction",
    "UnreachableError",
    "WebhookAnswer",
    "WebhookSender",
]
