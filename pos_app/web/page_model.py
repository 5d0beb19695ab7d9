"""What the customer's page is made of: the template, the script and the server agree here.

**Addresses**, each relative to the page `/pay/{token}`, so that a proxy may put a path before it:

- `GET {token}` is the page, `resources/web/page.html` rendered with one variable `page` (a `Page`).
  Autoescape is on and `StrictUndefined`: every text is plain text. No inline script or style, no
  style attribute and no event attribute works: the policy is `default-src 'none'; script-src
  'self'; style-src 'self'; connect-src 'self'; form-action 'self'; img-src 'self'`.
- `GET {token}/state` is `state_json` of the page as it is now.
- `GET {token}/events` are server-sent events: `event: state`, `id:` the version, `data:` the same
  JSON, at once and on each change; a comment every 15 s; `retry: 2000`. Too many streams: 503,
  after which the script asks `state` every few seconds instead (EventSource gives up there).
- `POST {token}/fields` takes the form (`application/x-www-form-urlencoded`, the field names as
  inputs) from this origin. Without a script: 303 back to the page, 422 with the page and its
  `error` texts. With `Accept: application/json`: 200 `{"saved": true}`, else 422
  `{"saved": false, "errors": {name: sentence}}`. `_sale` in it is the state's `sale` as it was
  filled in: 409, or 303 without a script, when the page shows another one by now.
- `POST {token}/tip` takes the answer to the question for a tip in the same way: `tip` is `none`,
  one of the choices, or `own` with the amount in `own`. 303 back to the page, 422 with `tip_error`,
  404 where nobody asks. Nothing happens where it was answered elsewhere meanwhile.
- `GET ../static/...` are `page.css` and `page.js` of `resources/web`, the hash in the name.

A token that is unknown, or whose sale has been over for an hour, is 404 with
`resources/web/gone.html`, which gets `page` as a `Gone`.

**State codes** (`PageState.state`): `tip` (asks for one before there is a code), `preparing` (no
code yet), `waiting`, `partly_paid`, `seen` (all is there, not final; nothing to do), `paid`,
`expired` (nothing came; nothing is asked any more), `over` (the shop gave the sale up),
`speak_to_us` (late, taken back, too little too late: nothing that alarms, the shop decides). `ways`
is empty where nothing is to be paid.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.web.tips import TipQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code as lines one unit wide: `<svg viewBox="0 -.5 {size} {size}" stroke="#000">`.

    The path's units are modules, the quiet zone of four included; dark on a white ground, in any
    theme.
    """

    size: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to pay. `kind` is `unified`, `on_chain` or `lightning`; the first is the usual one.

    `uri` opens a wallet and is what the code says. `text` is what a person copies: the address, or
    the invoice. `label` names the tab.
    """

    kind: str
    label: str
    uri: str
    text: str
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """`url` is to be opened `after_seconds` from when this was received."""

    url: str
    after_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What changes while the page is open; `state_json` of it is what the script gets.

    `version` grows with each change; one that is not newer than what is shown is ignored.
    `title` and `text` say the state; `amount` is the price (`12,50 €`). `due` is what is still to
    be paid (`0.000 123 45 BTC`) under `due_label`, `received` what came, each empty where there is
    none. `seconds_left` of the price as of the sending, None where nothing runs out. `notice` is
    one more sentence, such as that too much was paid; may be empty. `has_receipt`: a receipt was
    made. `fields` is `none`, `asked` or `saved`. `sale` tells one sale from the next on a
    tablet: what a customer filled in is neither seen by the next nor taken for the next sale's.
    `tip` is asked while it is there; `tip_of` is the `sale` it is asked for, else empty: the script
    loads the page again when that changes.
    """

    version: int
    sale: str
    state: str
    title: str
    text: str
    notice: str
    amount: str
    due_label: str
    due: str
    due_sat: str
    rate: str
    received: str
    ways: tuple[Way, ...]
    seconds_left: int | None
    seconds_held: int | None
    has_receipt: bool
    redirect: Redirect | None
    fields: str
    tip: TipQuestion | None = None
    tip_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input of the form. `type` is `text`, `email`, `tel` or `textarea`.

    `autocomplete` is HTML's word for it, `off` where it has none; `value` and `error` are not empty
    only when the form came back without a script.
    """

    name: str
    label: str
    type: str
    required: bool
    autocomplete: str
    longest: int
    value: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything the template shows. `language` is a BCP 47 tag, `direction` `ltr` or `rtl`.

    `words` are the texts that don't change, by the codes of `WORDS`. `state_url`, `events_url`,
    `fields_url`, `style_url` and `script_url` are relative. `source_url` is where the source of
    this program is offered (AGPL section 13). `demo`: no real money, to be said.
    """

    language: str
    direction: str
    shop: str
    demo: bool
    state: PageState
    fields: tuple[Field, ...]
    words: Mapping[str, str]
    state_url: str
    events_url: str
    fields_url: str
    tip_url: str
    tip_error: str
    style_url: str
    script_url: str
    source_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """For `gone.html`: there is no such sale, or it is over; which of the two nobody is told."""

    language: str
    direction: str
    title: str
    text: str
    style_url: str
    source_url: str
    words: Mapping[str, str]


# What `Page.words` has. The script reads what it says from data attributes of the template.
WORDS = (
    "pay",  # heading: "Pay with bitcoin"
    "amount",
    "received",
    "time_left",
    "scan",  # caption of the code
    "code",  # its name for a screen reader
    "open_wallet",
    "address",
    "invoice",
    "copy",
    "copied",
    "connection_lost",
    "ways",  # what the tabs are for, for a screen reader: "Ways to pay"
    "step_asked",  # the path of a sale, one word each: "Asked", "Seen", "Confirmed"
    "step_seen",
    "step_paid",
    "back",  # link to where the redirect leads: "Back to the shop"
    "leaving",  # "You are taken back to the shop in a moment."
    "tip_none",
    "tip_own",
    "tip_give",
    "fields",  # heading of the form
    "optional",
    "send",
    "saved",
    "not_saved",
    "receipt",  # "Your receipt is ready at the till."
    "demo",
    "source",
    "no_script",  # "Load this page again to see whether the payment has arrived."
)


def state_json(state: PageState) -> dict[str, Any]:
    """The names of `PageState`, `Way`, `Code` and `Redirect` as they stand above."""
    return asdict(state)
