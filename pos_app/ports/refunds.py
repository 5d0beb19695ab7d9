"""What the till keeps of refunds, beside the sales that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos_app.domain.sale import Sale


class RefundTransaction(Protocol):
    def sales_giving_back(self, withdrawn_since: datetime) -> tuple[Sale, ...]:
        """Those with a refund that is to be paid or whose payment is not final.

        Of withdrawn ones only what was withdrawn after that: somebody may pay it all the same.
        """
        ...

    def refund_outputs(self, script: bytes) -> frozenset[str]:
        """All outputs (`txid:vout`) to it that pay a refund, of whichever sale."""
        ...

    def has_coin(self, references: Sequence[str]) -> bool:
        """Whether one of these outputs (`txid:vout`) has paid a sale."""
        ...
