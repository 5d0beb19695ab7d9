"""The settings of the small display that faces the customer."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice, NotAllowedError
from pos_app.config.printer_url import PrinterUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialUrl:
    """A serial port as a printer's may be."""

    @property
    def allowed(self) -> str:
        return "serial:///dev/ttyUSB1?baud=9600 in quotes"

    def read(self, raw: object) -> str:
        url = PrinterUrl().read(raw)
        if not url.startswith("serial://"):
            raise NotAllowedError(self.allowed)
        return url


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplaySettings:
    url: str | None = field(
        default=None,
        metadata=option_of(
            SerialUrl(),
            "Customer display",
            "A display of two lines on a pole, on a serial port. Without it: none.",
        ),
    )
    language: str = field(
        default="escpos",
        metadata=option_of(
            Choice(("escpos", "cd5220")),
            "Display's language",
            "Which commands the display understands; its manual tells.",
        ),
    )
