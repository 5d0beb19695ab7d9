"""The settings of what stands around the till: printer, store server, screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice, Flag, Number, Several, Text
from pos_app.config.printer_url import PrinterUrl
from pos_app.config.urls import WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterSettings:
    url: str | None = field(
        default=None,
        metadata=option_of(
            PrinterUrl(),
            "Printer",
            "A receipt printer in the network, on a serial port (`baud`, and `flow` as `rtscts`, "
            "`xonxoff` or `none`), as a USB device, through libusb, a raw queue of CUPS, or a "
            "file. Without it: no printer. `docs/printers.md` says which one to take.",
        ),
    )
    paper_mm: int = field(
        default=80,
        metadata=option_of(Choice((58, 80)), "Paper width", "Width of the roll in millimetres."),
    )
    dots: int | None = field(
        default=None,
        metadata=option_of(
            Choice((384, 512, 576)),
            "Dots",
            "How many dots the printer prints in a row on paper of 80 mm, as the ruler of the test "
            "page shows it. Without it: 576. On paper of 58 mm always 384.",
        ),
    )
    profile: str = field(
        default="default",
        metadata=option_of(
            Text(longest=40, pattern=r"[A-Za-z0-9 _.+-]+", allowed_as="a model's name in quotes"),
            "Printer model",
            "Which letters the printer has: a profile of python-escpos, such as `TM-T20II`.",
        ),
    )
    code_pages: tuple[int, ...] = field(
        default=(),
        metadata=option_of(
            Several(each=Number(least=0, most=255), least=0),
            "Code pages",
            "The numbers of those rows of the test page that were readable. Only they are used for "
            "the printer's own letters. Without it: all that its model has.",
        ),
    )
    native_qr: str = field(
        default="auto",
        metadata=option_of(
            Choice(("auto", "yes", "no")),
            "Own QR codes",
            "Whether the printer draws QR codes by itself, as the test page shows it. `auto`: as "
            "its model says.",
        ),
    )
    cut: bool = field(
        default=True,
        metadata=option_of(
            Flag(),
            "Cutter",
            "Whether the printer cuts the paper. Without a cutter it is fed to the tear bar.",
        ),
    )
    style: str = field(
        default="auto",
        metadata=option_of(
            Choice(("auto", "drawn", "letters")),
            "Print as",
            "`drawn` prints exactly what the screen shows. `letters` uses the printer's own, which "
            "is a matter of a second on a slow serial line, and draws only what it lacks. `auto`: "
            "letters on serial lines below 115200 baud.",
        ),
    )
    fonts: str | None = field(
        default=None,
        metadata=option_of(
            Text(longest=200, pattern="/.*", allowed_as="a folder's absolute path in quotes"),
            "Fonts",
            "A folder of fonts (`.ttf`, `.otf`, `.ttc`) for receipts beside those of the till, "
            "which hold Latin, Greek, Cyrillic, Arabic, Hebrew, Thai and Devanagari. Chinese, "
            "Japanese and Korean need it, or Debian's `fonts-noto-cjk`. A box is printed for a "
            "sign that no font has.",
        ),
    )
    print_at: str = field(
        default="ask",
        metadata=option_of(
            Choice(("paid", "seen", "ask")),
            "Print",
            "The receipt always prints when a sale is paid. `seen` also prints a slip marked "
            "PENDING when the payment is seen, `ask` offers it at a touch, `paid` does neither.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    url: str | None = field(
        default=None,
        metadata=option_of(
            WebAddress(query=True, secret=True, placeholders=("token", "order_id")),
            "Webhook",
            "The store's server that is told of every sale. `{token}` and `{order_id}` behind the "
            "host stand for those of the sale. Without it: nobody is told.",
        ),
    )
    secret_name: str = field(
        default="webhook",
        metadata=option_of(
            Text(
                longest=40,
                pattern="[a-z0-9]+(_[a-z0-9]+)*",
                allowed_as="lower-case letters, digits and single underscores, 1 to 40",
            ),
            "Secret's name",
            "Where the signing secret (`whsec_...`) is kept: looked up as `POS_SECRET_<NAME>` in "
            "the environment, then in the keyring, then in a file that only the till's user can "
            "read. Where there is one called `<name>_previous`, messages are signed with both.",
        ),
    )
    ack: str = field(
        default="status",
        metadata=option_of(
            Choice(("status", "ok-text")),
            "Acknowledged by",
            "`status`: any answer of 200 to 299. `ok-text`: only one whose text is `*ok*`, as "
            "forwarding gateways demand it; all others are tried again.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSettings:
    theme: str = field(
        default="auto",
        metadata=option_of(
            Choice(("light", "dark", "auto")), "Theme", "`auto` follows the desktop."
        ),
    )
    language: str = field(
        default="auto",
        metadata=option_of(
            Text(
                longest=11,
                pattern="auto|[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?",
                allowed_as='"auto" or a language code in quotes, such as "de" or "pt_BR"',
            ),
            "Language",
            "`auto` follows the desktop.",
        ),
    )
    full_screen: bool = field(
        default=False,
        metadata=option_of(Flag(), "Full screen", "Whether the till fills the whole screen."),
    )
