"""The settings of what the till serves itself: a gateway's calls and the customer's page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Flag, NotAllowedError, Number, Several, Text
from pos_app.config.urls import WebAddress
from pos_app.config.web_urls import BindAddress, Origin, PublicAddress, bound_host, is_near

MOST_FIELDS = 12
_FIELD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(:required)?")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFields:
    """A list of names, each once; `:required` behind those that must be filled in."""

    @property
    def allowed(self) -> str:
        return (
            'a list of names such as ["name", "email:required"], lower-case letters, digits and '
            f"single underscores, each once, {MOST_FIELDS} at most"
        )

    def read(self, raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list | tuple) or len(raw) > MOST_FIELDS:
            raise NotAllowedError(self.allowed)
        names = []
        for each in raw:
            fits = isinstance(each, str) and _FIELD.fullmatch(each)
            if not fits or len(name_of(each)) > _LONGEST_NAME:
                raise NotAllowedError(self.allowed)
            names.append(name_of(each))
        if len(set(names)) < len(names):
            raise NotAllowedError(self.allowed)
        return tuple(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    bind: str | None = field(
        default=None,
        metadata=option_of(
            BindAddress(),
            "Listens at",
            "Where the till listens for a gateway's calls and serves the customer's page. Without "
            "it: nowhere. `0.0.0.0` opens it to the whole network: only behind a proxy with TLS, "
            "or in a network of the shop's own.",
        ),
    )
    public_url: str | None = field(
        default=None,
        metadata=option_of(
            PublicAddress(),
            "Called from outside",
            "How gateways and customers reach what listens there, such as the proxy's address. "
            "Without it: the address it listens at, unless that is none to call.",
        ),
    )
    connections: int = field(
        default=100,
        metadata=option_of(
            Number(least=10, most=1000),
            "Connections",
            "How many may be open at once; the next one is turned away.",
        ),
    )
    streams: int = field(
        default=40,
        metadata=option_of(
            Number(least=1, most=500),
            "Live pages",
            "How many pages may be told of each change at once, four of one sale. The others ask "
            "every few seconds.",
        ),
    )
    callbacks_per_minute: int = field(
        default=120,
        metadata=option_of(
            Number(least=1, most=6000),
            "Calls a minute",
            "How many calls of one gateway, and how many wrong ones of one caller, are taken; the "
            "others are told to come back later.",
        ),
    )

    @property
    def base_url(self) -> str | None:
        """What addresses that are given out begin with; None where nobody could call."""
        if self.bind is None or self.public_url is not None:
            return self.public_url if self.bind is not None else None
        host, _ = bound_host(self.bind)
        return f"http://{self.bind}" if is_near(host) else None


def _redirect(state: str) -> str | None:
    made: str | None = field(
        default=None,
        metadata=option_of(
            WebAddress(query=True, secret=True),
            f"When {state}",
            f"Where the page leads 3 seconds after the payment is {state}; `{{order_id}}` in it "
            "becomes the sale's id. Without it: it stays.",
        ),
    )
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    on: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Customer's page",
            "Whether there is a page for each sale with amount, code and state, at an address "
            "that nobody can guess. It needs `[web] bind`.",
        ),
    )
    frame_ancestors: tuple[str, ...] = field(
        default=(),
        metadata=option_of(
            Several(each=Origin(), least=0),
            "May be framed by",
            "Which sites may show the page within their own (`frame-ancestors`). Without it: none.",
        ),
    )
    redirect_unconfirmed: str | None = _redirect("seen and not yet final")
    redirect_confirmed: str | None = _redirect("taken")
    redirect_expired: str | None = _redirect("expired")
    redirect_invalid: str | None = _redirect("invalid")
    tablet: str | None = field(
        default=None,
        metadata=option_of(
            Text(
                longest=64,
                least=16,
                pattern="[A-Za-z0-9_-]+",
                allowed_as="16 to 64 letters, digits, - and _ in quotes",
            ),
            "Tablet's page",
            "The last part of one more address, `/pay/` before it, for a tablet on the counter: it "
            "always shows the newest sale, and leads nowhere. Who knows it sees every sale: make "
            "it long and random. Without it: there is none.",
            private=True,
        ),
    )
    fields: tuple[str, ...] = field(
        default=(),
        metadata=option_of(
            CustomerFields(),
            "Customer's fields",
            "What the page asks the customer for; the store is told in `user_fields`. `name`, "
            "`email`, `phone`, `address`, `company` and `note` have words of their own.",
        ),
    )
    source_url: str | None = field(
        default=None,
        metadata=option_of(
            WebAddress(query=True),
            "Source code",
            "Where the source of this till is offered, to which the page links (AGPL, section "
            "13). Without it the till offers its own files.",
        ),
    )


def name_of(declared: str) -> str:
    """A customer's field without its `:required`."""
    return declared.partition(":")[0]
