"""The settings of the cash drawer that hangs on the receipt printer."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice, Flag, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerSettings:
    """Lengths in milliseconds."""

    button: bool = field(
        default=False,
        metadata=option_of(
            Flag(), "Drawer button", "Whether the screen has a button that opens the cash drawer."
        ),
    )
    after_sale: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Open when paid",
            "Whether the drawer opens when the newest sale is paid. Once a sale, and not later "
            "than an hour after it began.",
        ),
    )
    pin: int = field(
        default=2,
        metadata=option_of(
            Choice((2, 5)),
            "Drawer's pin",
            "The pin of the printer's drawer connector. Almost all drawers use 2.",
        ),
    )
    on_ms: int = field(
        default=100,
        metadata=option_of(
            Number(least=10, most=500),
            "Pulse, milliseconds",
            "How long the drawer's magnet is on. Longer where the lock does not release, never "
            "longer than the drawer's manual allows: a magnet can burn.",
        ),
    )
    off_ms: int = field(
        default=100,
        metadata=option_of(
            Number(least=10, most=500),
            "Pause, milliseconds",
            "How long it rests before the next pulse.",
        ),
    )
    real_time: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Open at once",
            "Sends the command that Epson's printers carry out on arrival, also without paper "
            "(DLE DC4), in steps of 100 ms. Off: the command that every printer knows (ESC p), "
            "which needs a printer that is ready.",
        ),
    )

    @property
    def is_used(self) -> bool:
        return self.button or self.after_sale
