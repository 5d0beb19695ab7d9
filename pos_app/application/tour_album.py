"""What the tour leaves behind: numbered pictures, the receipt, the calls, and a summary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pos_app.demo.shop import WEBHOOK_SECRET
from pos_app.domain.sale_state import Life, Standing
from pos_app.till.demo_customer import paper_came
from pos_app.ui.till import ReceiptProgress

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtQuick import QQuickWindow

    from pos_app.application.demo import DemoProgram


class TourAlbum:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pictures: list[str] = []
        self._summary: dict[str, Any] = {}
        self.sale_id: UUID | None = None  # the sale that counts

    def picture(self, window: QQuickWindow, name: str) -> None:
        file = f"{len(self._pictures) + 1:02d}-{name}.png"
        if not window.grabWindow().save(str(self._folder / file)):
            raise LookupError(f"the picture {file} cannot be written")
        self._pictures.append(file)

    def keep(self, demo: DemoProgram) -> None:
        """Write the papers and calls there are, however far it came."""
        if demo.papers:
            first = demo.papers[0]
            (self._folder / "receipt.bin").write_bytes(first.data)
            (self._folder / "receipt.png").write_bytes(paper_came(first).png)
        with (self._folder / "webhooks.jsonl").open("w", encoding="utf-8") as file:
            for call in demo.calls:
                line = {"headers": dict(call.headers), "body": call.body, "status": call.status}
                file.write(json.dumps(line) + "\n")
        self._summary = self._judge(demo)
        text = json.dumps(self._summary, indent=2)
        (self._folder / "summary.json").write_text(text + "\n", encoding="utf-8")

    @property
    def went_well(self) -> bool:
        return all(self._summary.get(key) is True for key in ("confirmed", "printed", "delivered"))

    def summary_text(self, trouble: str | None) -> str:
        lines = [
            f"sale       {self._summary['sale_id']}",
            *(
                f"{key:<10} {'yes' if self._summary[key] else 'NO'}"
                for key in ("confirmed", "printed", "delivered")
            ),
            f"pictures   {len(self._pictures)} in {self._folder}",
        ]
        if trouble is not None:
            lines.append(f"stopped    {trouble}")
        return "\n".join(lines) + "\n"

    def _judge(self, demo: DemoProgram) -> dict[str, Any]:
        """From what stands outside the till too: cut paper, and calls that were answered well."""
        shown = None if self.sale_id is None else demo.program.assembly.till.sale(self.sale_id)
        confirmed = shown is not None and shown.sale.state == (Standing.CONFIRMED, Life.SETTLED)
        printed = shown is not None and shown.receipt is ReceiptProgress.PRINTED
        delivered = any(
            call.verified
            and call.message["type"] == "sale.confirmed"
            and call.message["data"]["order_id"] == str(self.sale_id)
            for call in demo.calls
        )
        return {
            "sale_id": None if self.sale_id is None else str(self.sale_id),
            "confirmed": confirmed,
            "printed": printed and bool(demo.papers),
            "delivered": delivered and shown is not None and shown.store_told,
            "webhook_secret": WEBHOOK_SECRET,
            "screenshots": self._pictures,
        }
