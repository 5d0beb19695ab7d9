"""Checks everything the settings name, one after the other, each with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.message import Message, TillError
from pos_app.domain.rate import Rate, agree, is_usable
from pos_app.ports import RefusedError
from pos_app.services.addresses.address_keeper import DIFFER, SHOWN_CHARACTERS
from pos_app.services.store.acknowledgement import BY_STATUS, why_not_taken
from pos_app.services.store.message_body import envelope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pos_app.domain.rate import Quote
    from pos_app.ports import AddressDeriver, ChainSource, Clock, Printer, RateSource, WebhookSender

TEST_MESSAGE = "till.test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`name` is what was checked; `message` says how it works, or what to do."""

    name: str
    ok: bool
    message: Message


def run_checks(checks: Iterable[Callable[[], Check]], tell: Callable[[Check], None]) -> bool:
    """Run and tell each; False if one failed."""
    well = True
    for run in checks:
        check = run()
        tell(check)
        well = well and check.ok
    return well


def attempt(name: str, action: Callable[[], Message]) -> Check:
    """Ok with the action's message, failed with that of its TillError."""
    try:
        return Check(name=name, ok=True, message=action())
    except TillError as error:
        return Check(name=name, ok=False, message=error.message)


def check_server(name: str, source: ChainSource) -> Check:
    """Connect, see that it is the right chain, and leave."""

    def connect() -> Message:
        try:
            source.connect(lambda: None)
            return Message(code="trial.server", arguments={"height": str(source.tip().height)})
        finally:
            source.close()

    return attempt(name, connect)


class RateCheck:
    """Each source by itself, then whether they agree; in this order."""

    def __init__(self, currency_code: str, clock: Clock) -> None:
        self._code = currency_code
        self._clock = clock
        self._quotes: list[Quote] = []

    def check_source(self, source: RateSource) -> Check:
        return attempt(source.name, lambda: self._ask(source))

    def check_agreement(self) -> Check:
        rate = agree(self._quotes, self._clock.monotonic())
        if isinstance(rate, Rate):
            return Check(name="rates", ok=True, message=_price(f"{rate.price:f}", self._code))
        arguments = {"currency": self._code}
        message = Message(code=f"rate.{rate.value}", arguments=arguments)
        return Check(name="rates", ok=False, message=message)

    def _ask(self, source: RateSource) -> Message:
        quotes = source.fetch([self._code])
        if not quotes:
            raise RefusedError("rates.no_price", source=source.name, currency=self._code)
        self._quotes += quotes
        if not is_usable(quotes[0], self._clock.monotonic()):
            raise RefusedError("rates.stale", source=source.name)
        return _price(f"{quotes[0].price:f}", self._code)


def check_printer(name: str, printer: Printer) -> Check:
    def look() -> Message:
        printer.check()
        return printer.notice or Message(code="doctor.printer")

    return attempt(name, look)


def check_webhook(name: str, sender: WebhookSender, clock: Clock, ack: str = BY_STATUS) -> Check:
    """Post a signed message that is about no sale."""

    def post() -> Message:
        at = clock.now()
        answer = sender.post(f"msg_{uuid4().hex}", at, envelope(TEST_MESSAGE, at, {}))
        if (problem := why_not_taken(answer, ack)) is not None:
            raise RefusedError(problem.code, **problem.arguments)
        return Message(code="trial.webhook", arguments={"status": str(answer.status)})

    return attempt(name, post)


def check_key(derive: Callable[[], Sequence[AddressDeriver]]) -> Check:
    """The first address, from every derivation there is; `derive` may refuse the account."""

    def compare() -> Message:
        first, *others = [deriver.address(0) for deriver in derive()]
        for other in others:
            if other != first:
                raise RefusedError(
                    DIFFER,
                    index="0",
                    first_end=first[-SHOWN_CHARACTERS:],
                    second_end=other[-SHOWN_CHARACTERS:],
                )
        return Message(code="doctor.key", arguments={"address": first})

    return attempt("key", compare)


def _price(price: str, currency_code: str) -> Message:
    return Message(code="trial.rate", arguments={"price": price, "currency": currency_code})
