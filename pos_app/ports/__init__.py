"""The outside world in three pages: the chain, what else the till needs, and what it keeps.

Every error is a `TillError` whose message code the screen can put into words; whatever else an
adapter raises is a bug.
"""

from pos_app.ports.chain import BlockSource, ChainNews, ChainOutput, ChainSource
from pos_app.ports.outside import (
    AddressDeriver,
    Bitmap,
    Clock,
    CustomerDisplay,
    IssuedAddress,
    Printer,
    PrintResult,
    PrintStage,
    RateSource,
    ReceiptPainter,
    ReceiptRenderer,
    RefusedError,
    SecretStore,
    UnreachableError,
    WebhookAnswer,
    WebhookSender,
    unheard,
)
from pos_app.ports.storage import (
    ACKNOWLEDGED,
    AddressGap,
    DeliveryState,
    FoundPayment,
    OldAddress,
    OutboxMessage,
    PrintJob,
    PrintState,
    ReusableAddress,
    Store,
    Transaction,
)

__all__ = [
    "ACKNOWLEDGED",
    "AddressDeriver",
    "AddressGap",
    "Bitmap",
    "BlockSource",
    "ChainNews",
    "ChainOutput",
    "ChainSource",
    "Clock",
    "CustomerDisplay",
    "DeliveryState",
    "FoundPayment",
    "IssuedAddress",
    "OldAddress",
    "OutboxMessage",
    "PrintJob",
    "PrintResult",
    "PrintStage",
    "PrintState",
    "Printer",
    "RateSource",
    "ReceiptPainter",
    "ReceiptRenderer",
    "RefusedError",
    "ReusableAddress",
    "SecretStore",
    "Store",
    "Transaction",
    "UnreachableError",
    "WebhookAnswer",
    "WebhookSender",
    "unheard",
]
