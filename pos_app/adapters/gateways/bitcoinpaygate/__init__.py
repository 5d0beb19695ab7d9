"""BitcoinPayGate, also known as Bitclear."""

from pos_app.adapters.gateways.bitcoinpaygate.building import from_settings

__all__ = ["from_settings"]
