"""A client of the Electrum protocol (spesmilo/electrum-protocol, 1.4 to 1.6)."""
