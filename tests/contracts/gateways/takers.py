"""Everything that can take a shop's payments: the own wallet, and each gateway's interfaces.

Each stands for the world around one till: what customers, the chain and the gateway do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from tests.support.gateways import apirone, bitcoinpaygate, btcpay, triplea
from tests.support.gateways.apirone import ApironeStandIn
from tests.support.gateways.bitcoinpaygate import BitcoinPayGateStandIn
from tests.support.gateways.btcpay import BtcPayStandIn
from tests.support.gateways.triplea import TripleAStandIn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack

    from pos_app.demo.chain import SimulatedChain
    from pos_app.domain.sale import Sale
    from tests.support.gateways.standin import StandIn

PREFIX = "tb"  # of the demo's network


class Taker(Protocol):
    """`sections` go into the settings, `secrets` into the secret store by their names."""

    secrets: ClassVar[Mapping[str, str]]
    standin: StandIn | None

    def sections(self) -> dict[str, Any]: ...

    def pay(self, sale: Sale, sat: int) -> None: ...

    def confirm(self, sale: Sale) -> None: ...

    def revoke(self, sale: Sale) -> None: ...


class OwnWallet:
    secrets: ClassVar[Mapping[str, str]] = {}
    standin: StandIn | None = None

    def __init__(self, chain: SimulatedChain, _stack: ExitStack) -> None:
        self._chain = chain
        self._paid: dict[str, str] = {}

    def sections(self) -> dict[str, Any]:
        return {}

    def pay(self, sale: Sale, sat: int) -> None:
        address = _address(sale)
        self._paid[address] = self._chain.pay(address, sat)

    def confirm(self, sale: Sale) -> None:
        del sale
        self._chain.mine()

    def revoke(self, sale: Sale) -> None:
        self._chain.double_spend(self._paid[_address(sale)])


class Forwarded(OwnWallet):
    """Apirone v1: the customer pays on the chain to Apirone's address."""

    def __init__(self, chain: SimulatedChain, stack: ExitStack) -> None:
        super().__init__(chain, stack)
        self._apirone = stack.enter_context(ApironeStandIn(prefix=PREFIX))
        self.standin = self._apirone

    def sections(self) -> dict[str, Any]:
        return {"payments": {"backend": "apirone"}, "apirone": {"base_url": self._apirone.url}}


class Hosted:
    """What a gateway holds has the reference that the gateway gave it."""

    secrets: ClassVar[Mapping[str, str]] = {}
    backend: ClassVar[str]

    def __init__(self, stack: ExitStack) -> None:
        self.standin: Any = stack.enter_context(self.make())

    def make(self) -> Any:
        raise NotImplementedError

    def settings(self) -> dict[str, Any]:
        raise NotImplementedError

    def sections(self) -> dict[str, Any]:
        return {"payments": {"backend": self.backend}, self.backend: self.settings()}

    def pay(self, sale: Sale, sat: int) -> None:
        self.standin.pay(reference_of(sale), sat)

    def confirm(self, sale: Sale) -> None:
        self.standin.confirm(reference_of(sale))

    def revoke(self, sale: Sale) -> None:
        self.standin.revoke(reference_of(sale))


class Invoiced(Hosted):
    backend = "apirone"
    secrets: ClassVar[Mapping[str, str]] = {"apirone": apirone.TRANSFER_KEY}

    def make(self) -> Any:
        return ApironeStandIn(prefix=PREFIX)

    def settings(self) -> dict[str, Any]:
        return {
            "api": "v2", "base_url": self.standin.url, "account": apirone.ACCOUNT, "test": True,
        }  # fmt: skip


class BtcPay(Hosted):
    backend = "btcpay"
    secrets: ClassVar[Mapping[str, str]] = {"btcpay": btcpay.KEY}

    def make(self) -> Any:
        return BtcPayStandIn(prefix=PREFIX)

    def settings(self) -> dict[str, Any]:
        return {"url": self.standin.url, "store": btcpay.STORE}


class BitcoinPayGate(Hosted):
    backend = "bitcoinpaygate"
    secrets: ClassVar[Mapping[str, str]] = {"bitcoinpaygate": bitcoinpaygate.SECRET}

    def make(self) -> Any:
        return BitcoinPayGateStandIn(prefix=PREFIX)

    def settings(self) -> dict[str, Any]:
        return {"base_url": self.standin.url, "key_name": bitcoinpaygate.KEY_NAME}


class TripleALegacy(Hosted):
    backend = "triplea"

    def make(self) -> Any:
        return TripleAStandIn(prefix=PREFIX)

    def settings(self) -> dict[str, Any]:
        return {"api": "legacy", "base_url": self.standin.url, "api_id": triplea.API_ID}


class TripleARest(TripleALegacy):
    secrets: ClassVar[Mapping[str, str]] = {
        "triplea": triplea.CLIENT_SECRET, "triplea_notify": triplea.NOTIFY_SECRET,
    }  # fmt: skip

    def settings(self) -> dict[str, Any]:
        return super().settings() | {
            "api": "v1", "client_id": triplea.CLIENT_ID, "test_mode": True,
        }  # fmt: skip


def taker(name: str, chain: SimulatedChain, stack: ExitStack) -> Taker:
    if name in ON_CHAIN:
        return ON_CHAIN[name](chain, stack)
    return HELD[name](stack)


ON_CHAIN: Mapping[str, type[OwnWallet]] = {"wallet": OwnWallet, "apirone-v1": Forwarded}
HELD: Mapping[str, type[Hosted]] = {
    "apirone-v2": Invoiced,
    "btcpay": BtcPay,
    "bitcoinpaygate": BitcoinPayGate,
    "triplea-legacy": TripleALegacy,
    "triplea-v1": TripleARest,
}


def _address(sale: Sale) -> str:
    assert sale.request is not None, sale.reason
    return sale.request.address


def reference_of(sale: Sale) -> str:
    assert sale.request is not None, sale.reason
    assert sale.request.hosted is not None
    return sale.request.hosted.reference
