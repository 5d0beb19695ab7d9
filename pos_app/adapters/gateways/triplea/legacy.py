"""Triple-A's point-of-sale flow (doc.triple-a.io/point-of-sale): an address, and its balance.

There is no login: the API id is bound to the shop's master public key, and decides between live
and test coins. The price holds for 15 minutes; then a new one may be asked for, and the address
stays, so that what was paid before counts.
"""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

from pos_app.adapters.gateways.common.addresses import require_address
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.deadline import Deadline
from pos_app.adapters.gateways.common.polled import Polled
from pos_app.adapters.gateways.common.reply import nonsense, parse_json, raise_failure
from pos_app.adapters.gateways.common.sums import Sums, credits_of_sums
from pos_app.adapters.gateways.triplea.codes import NAME, TITLE, require_ok
from pos_app.adapters.gateways.triplea.legacy_notice import read_notice, response_token
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.domain.money import MAX_SAT, to_sat
from pos_app.domain.payment_uri import on_chain_uri
from pos_app.ports import OpenedPayment, PaymentSnapshot, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from pos_app.adapters.gateways.common.http import GatewayHttp
    from pos_app.adapters.gateways.common.reply import Reply
    from pos_app.domain.credit import Credit
    from pos_app.ports import Clock, Notification, PaymentOrder, ReadNotification

LOCKED_FOR = timedelta(minutes=15)
# As Triple-A's own shop plugin asks: until enough is seen, and from then on.
WAITING_SECONDS = 4.0
SEEN_SECONDS = 30.0
_ADDRESS_LENGTH = 90


class LegacyTripleA(Polled):
    """Implements ports.PaymentGateway; a payment's reference is its address.

    What is enough, and the token that calls must show, are known until the program ends: without
    them it looks more often, and takes a call for a reason to look.
    """

    name = NAME
    needs_own_address = False

    def __init__(self, http: GatewayHttp, api_id: str, network: str, clock: Clock) -> None:
        self._http = http
        self._api_id = api_id
        self._network = network
        self._clock = clock
        self._enough: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._tokens: dict[str, str] = {}
        self._lock = threading.Lock()

    def open(self, order: PaymentOrder) -> OpenedPayment:
        deadline = Deadline(self._http.total_seconds)
        # Before an address is used up for a currency that isn't taken.
        price = self._price(order, deadline)
        currency_code = order.amount.currency.code
        content: dict[str, object] = {
            "api_id": self._api_id,
            "client_txid": order.sale_id.hex,
            "local_currency": currency_code,
            "order_id": str(order.number),
            "order_amount": f"{order.amount.decimal:f}",
            "order_currency": currency_code,
            "info": {"type": "pos"},
        }
        if order.callback_url is not None:
            content["webhook"] = order.callback_url
        reply = self._http.send(
            "POST", "/set_addr", json_body=content, creates=True, seconds=deadline.left
        )
        answer = _read(reply, currency_code, creates=True)
        address = require_address(TITLE, answer.word("addr", _ADDRESS_LENGTH), self._network)
        if "exchange_rate" in answer:
            price = answer.price("exchange_rate")
        opened = self._opened(address, order, price)
        with self._lock:
            self._enough[address] = opened.due_sat
            self._seen[address] = 0
            if token := response_token(answer):
                self._tokens[address] = token
        return opened

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        reply = self._http.get(f"/balance/{quote(reference, safe='')}")
        sums = _sums(_read(reply, ""))
        with self._lock:
            if reference in self._seen:
                self._seen[reference] = sums.total_sat
            enough = self._enough.get(reference)
        is_enough = enough is not None and sums.total_sat >= enough
        return PaymentSnapshot(
            credits=credits_of_sums(reference, known, sums),
            status=_status(sums, is_enough=is_enough),
            look_again_seconds=SEEN_SECONDS if is_enough else WAITING_SECONDS,
            closed=is_enough and sums.pending_sat == 0,
        )

    def refresh_rate(self, reference: str, order: PaymentOrder) -> OpenedPayment:
        opened = self._opened(
            reference, order, self._price(order, Deadline(self._http.total_seconds))
        )
        with self._lock:
            # The order is the rest: what came before stays on the address, if it is known.
            if reference in self._seen:
                self._enough[reference] = self._seen[reference] + opened.due_sat
        return opened

    def unfollow(self, reference: str) -> None:
        with self._lock:
            for table in (self._enough, self._seen, self._tokens):
                table.pop(reference, None)

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        with self._lock:
            token = self._tokens.get(reference)
        return read_notice(notification, reference=reference, api_id=self._api_id, token=token)

    def close(self) -> None:
        self._http.close()

    def _price(self, order: PaymentOrder, deadline: Deadline) -> Decimal:
        currency = order.amount.currency
        if currency.is_satoshi:
            raise RefusedError("gateway.currency", gateway=TITLE, currency=currency.code)
        reply = self._http.get(f"/exchange/BTC/{currency.code}/1", seconds=deadline.left)
        return _read(reply, currency.code).price("amount")

    def _opened(self, address: str, order: PaymentOrder, price: Decimal) -> OpenedPayment:
        due_sat = to_sat(order.amount, price)
        if due_sat > MAX_SAT:
            raise nonsense(TITLE)
        expires_at = self._clock.now() + LOCKED_FOR
        return OpenedPayment(
            reference=address,
            instructions=(
                Instruction(
                    kind=InstructionKind.ON_CHAIN,
                    destination=address,
                    due_sat=due_sat,
                    expires_at=expires_at,
                    uri=on_chain_uri(address, due_sat, label=order.description),
                ),
            ),
            due_sat=due_sat,
            expires_at=expires_at,
            price=price,
            currency_code=order.amount.currency.code,
        )


def _sums(answer: Fields) -> Sums:
    """An address that nothing ever reached may have a balance of null."""
    if answer.is_null("balance"):
        return Sums(confirmed_sat=0, pending_sat=0, is_balance=True)
    balance = answer.fields("balance")
    confirmed = max(0, balance.balance_sat("confirmed"))
    unconfirmed = balance.balance_sat("unconfirmed")
    if unconfirmed < 0:  # the shop spends what is confirmed
        confirmed, unconfirmed = max(0, confirmed + unconfirmed), 0
    return Sums(confirmed_sat=confirmed, pending_sat=unconfirmed, is_balance=True)


def _read(reply: Reply, currency_code: str, *, creates: bool = False) -> Fields:
    """The object of a good answer; a refusal comes with any HTTP status."""
    if not reply.went_well:
        _refuse(reply, currency_code, creates=creates)
    answer = Fields(TITLE, reply.json())
    require_ok(answer, currency_code)
    return answer


def _refuse(reply: Reply, currency_code: str, *, creates: bool) -> NoReturn:
    try:
        answer = Fields(TITLE, parse_json(TITLE, reply.body))
    except RefusedError:
        raise_failure(reply, creates=creates)
    if "return" in answer:
        require_ok(answer, currency_code)
    raise_failure(reply, creates=creates)


def _status(sums: Sums, *, is_enough: bool) -> str:
    if sums.total_sat == 0:
        return "waiting"
    if sums.pending_sat:
        return "unconfirmed" if is_enough else "partial, unconfirmed"
    return "confirmed" if is_enough else "partial, confirmed"
