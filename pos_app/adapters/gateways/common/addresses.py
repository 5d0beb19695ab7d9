"""Addresses that a gateway names, held against the network this till sells on."""

from __future__ import annotations

from pos_app.adapters.wallet.address import script_of_address
from pos_app.ports import RefusedError


def script_at(gateway: str, address: str, network: str) -> bytes:
    """RefusedError `gateway.wrong_network` (gateway, network) for what is no address of it."""
    try:
        return script_of_address(address, network)
    except RefusedError:
        raise RefusedError("gateway.wrong_network", gateway=gateway, network=network) from None


def require_address(gateway: str, address: str, network: str) -> str:
    """`address` itself; RefusedError as `script_at`."""
    script_at(gateway, address, network)
    return address
