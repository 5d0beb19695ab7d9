"""The page of one sale, put together from what a customer may see and the words for it."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.money import currency
from pos_app.services.customer.customer_view import CustomerState
from pos_app.web.codes import code_of
from pos_app.web.page_model import WORDS, Field, Gone, Page, PageState, Redirect, Way
from pos_app.web.tips import question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pos_app.domain.tip import TipOffer
    from pos_app.services.customer.customer_fields import DeclaredField
    from pos_app.services.customer.customer_view import CustomerView
    from pos_app.services.customer.page_words import PageWords
    from pos_app.web.board import Shown

REDIRECT_SECONDS = 3
SOURCE = "source.tar.gz"
ORDER_ID = "{order_id}"
# As BitcoinPayGate names where its page leads.
_REDIRECTS = {
    CustomerState.SEEN: "unconfirmed",
    CustomerState.PAID: "confirmed",
    CustomerState.EXPIRED: "expired",
    CustomerState.OVER: "invalid",
    CustomerState.SPEAK_TO_US: "invalid",
}
_WITHOUT_FIELDS = frozenset(
    {
        CustomerState.TIP,
        CustomerState.EXPIRED,
        CustomerState.OVER,
        CustomerState.SPEAK_TO_US,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """`redirects` by unconfirmed, confirmed, expired and invalid.

    `style` and `script` are names among the static files; without a `source_url` the till's own
    files are offered. `tips` None: it asks for none.
    """

    shop: str
    not_real: bool
    redirects: Mapping[str, str]
    fields: tuple[DeclaredField, ...]
    style: str
    script: str
    source_url: str | None
    tips: TipOffer | None = None


class Pages:
    def __init__(self, setup: PageSetup) -> None:
        self._setup = setup

    @property
    def tips(self) -> TipOffer | None:
        return self._setup.tips

    @property
    def fields(self) -> tuple[DeclaredField, ...]:
        return self._setup.fields

    def state(
        self, shown: Shown, words: PageWords, now: datetime, *, stays: bool = False
    ) -> PageState:
        """`stays`: it leads nowhere."""
        view = shown.view
        asked = question(view, self._setup.tips, words)
        # Where the page does not ask, the till's own screen does.
        waits = asked is None and view.state is CustomerState.TIP
        state = CustomerState.PREPARING if waits else view.state
        code = f"state.{state.value}"
        left = _seconds_left(view, now)
        return PageState(
            version=shown.version,
            sale=sale_mark(view),
            state=state.value,
            title=words.text(code),
            text=words.text(f"{code}.text"),
            notice=_notice(view, words),
            amount=words.numbers.money(view.amount),
            due_label=_due_label(view, words),
            due=words.numbers.btc(view.missing_sat) if view.is_asking else "",
            due_sat=words.numbers.sat(view.missing_sat) if view.is_asking else "",
            rate=_rate(view, words),
            received=words.numbers.btc(view.received_sat) if view.received_sat else "",
            ways=tuple(
                Way(
                    kind=way.kind,
                    label=words.text(f"way.{way.kind}"),
                    uri=way.uri,
                    text=way.text,
                    code=code_of(way.uri),
                )
                for way in view.ways
            ),
            seconds_left=left,
            seconds_held=None if left is None else _seconds_held(view),
            has_receipt=view.has_receipt,
            redirect=None if stays else self._redirect(view),
            fields=self._fields_state(shown),
            tip=asked,
            tip_of="" if asked is None else sale_mark(view),
        )

    def page(
        self,
        token: str,
        shown: Shown,
        words: PageWords,
        now: datetime,
        *,
        up: str,
        stays: bool = False,
        values: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        wrong_tip: bool = False,
    ) -> Page:
        """`up` leads to the first folder; what is `wrong` is of a form that came back."""
        setup = self._setup
        return Page(
            language=words.language,
            direction=words.direction,
            shop=setup.shop,
            demo=setup.not_real,
            state=self.state(shown, words, now, stays=stays),
            fields=tuple(
                Field(
                    name=each.name,
                    label=label_of(each.name, words),
                    type=each.type,
                    required=each.required,
                    # A tablet would offer the next customer what the last one filled in.
                    autocomplete="off" if stays else each.autocomplete,
                    longest=each.longest,
                    value=(values or {}).get(each.name, ""),
                    error=wrong_text((wrong or {}).get(each.name), words),
                )
                for each in setup.fields
            ),
            words=_fixed(words),
            state_url=f"{up}pay/{token}/state",
            events_url=f"{up}pay/{token}/events",
            fields_url=f"{up}pay/{token}/fields",
            tip_url=f"{up}pay/{token}/tip",
            tip_error=words.text("wrong.tip") if wrong_tip else "",
            style_url=f"{up}static/{setup.style}",
            script_url=f"{up}static/{setup.script}",
            source_url=setup.source_url or f"{up}{SOURCE}",
        )

    def gone(self, words: PageWords, *, up: str) -> Gone:
        return Gone(
            language=words.language,
            direction=words.direction,
            title=words.text("gone"),
            text=words.text("gone.text"),
            style_url=f"{up}static/{self._setup.style}",
            source_url=self._setup.source_url or f"{up}{SOURCE}",
            words=_fixed(words),
        )

    def _redirect(self, view: CustomerView) -> Redirect | None:
        url = self._setup.redirects.get(_REDIRECTS.get(view.state, ""))
        if url is None:
            return None
        return Redirect(
            url=url.replace(ORDER_ID, str(view.order_id)), after_seconds=REDIRECT_SECONDS
        )

    def _fields_state(self, shown: Shown) -> str:
        if not self._setup.fields or shown.view.state in _WITHOUT_FIELDS:
            return "none"
        return "saved" if shown.fields_saved else "asked"


def sale_mark(view: CustomerView) -> str:
    """The same for all of a sale's life."""
    return hashlib.sha256(view.order_id.bytes).hexdigest()[:16]


def label_of(name: str, words: PageWords) -> str:
    """A field that the store named itself is called as it is."""
    known = words.texts.get(f"field.{name}")
    return known or name.replace("_", " ").capitalize()


def wrong_text(problem: str | None, words: PageWords) -> str:
    return "" if problem is None else words.text(f"wrong.{problem}")


def _fixed(words: PageWords) -> dict[str, str]:
    return {code: words.text(code) for code in WORDS}


def _due_label(view: CustomerView, words: PageWords) -> str:
    if not view.is_asking:
        return ""
    return words.text("due.rest" if view.received_sat else "due.all")


def _notice(view: CustomerView, words: PageWords) -> str:
    if view.over_sat == 0:
        return ""
    return words.text("over", bitcoin=words.numbers.btc(view.over_sat))


def _rate(view: CustomerView, words: PageWords) -> str:
    if view.price is None or view.price_code is None or not view.is_asking:
        return ""
    return words.text("rate", price=words.numbers.price(view.price, currency(view.price_code)))


def _seconds_left(view: CustomerView, now: datetime) -> int | None:
    if view.ends_at is None or not view.is_asking:
        return None
    return max(0, math.ceil((view.ends_at - now) / timedelta(seconds=1)))


def _seconds_held(view: CustomerView) -> int | None:
    if view.ends_at is None or view.locked_at is None:
        return None
    return round((view.ends_at - view.locked_at) / timedelta(seconds=1))
