"""Settings files to read: the one of the contract, and strategies that make others."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from pos_app.config.currencies import CURRENCY_CODES
from pos_app.config.settings import NETWORKS, RATE_SOURCES, SCRIPTS
from pos_app.config.settings_receipt import BLOCKS

CONTRACT = """\
# The shop's own words.
[store]
name = "Corner Books"
address = "1 Main Street"
currency = "EUR"
currencies = ["EUR", "USD", "JPY"]           # what the keypad offers
[wallet]
network = "regtest"
account = "wpkh([...]tpub.../0/*)#..."     # or an extended public key
servers = ["tcp://127.0.0.1:50001", "tls://example.org:50002"]
confirmations = 1
[rates]
sources = ["kraken", "coinbase", "bitstamp", "bitfinex", "coingecko"]
lock_minutes = 15
margin_basis_points = 0
[rates.base_urls]
kraken = "http://127.0.0.1:9001"           # another base address
[printer]
url = "tcp://192.168.1.50:9100"
paper_mm = 80
[webhook]
url = "https://shop.example/hooks/till"
secret_name = "webhook"                    # looked up as POS_SECRET_WEBHOOK
"""
SMALLEST = """\
[store]
name = "Corner Books"
currency = "EUR"
[wallet]
network = "regtest"
account = "tpub..."
servers = ["tcp://127.0.0.1:50001"]
"""

_hosts = st.from_regex(r"[a-z][a-z0-9-]{0,20}[a-z0-9](\.[a-z]{2,5})?", fullmatch=True)
_ports = st.integers(min_value=1, max_value=65_535)
_names = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)


@st.composite
def _sockets(draw: st.DrawFn, schemes: tuple[str, ...] = ("tcp", "tls")) -> str:
    return f"{draw(st.sampled_from(schemes))}://{draw(_hosts)}:{draw(_ports)}"


_currencies = st.lists(st.sampled_from(CURRENCY_CODES), min_size=1, max_size=5, unique=True)
_whole_amounts = st.integers(min_value=0, max_value=999_999_999).map(str)
_tiers = st.tuples(_whole_amounts, st.integers(1, 100)).map(lambda tier: f"{tier[0]}:{tier[1]}")
_web = _hosts.map(lambda host: f"https://{host}/hook")


@st.composite
def allowed_documents(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Parsed TOML that breaks no rule; what may be left out is left out sometimes."""
    currencies = draw(_currencies)
    sources = st.lists(st.sampled_from(RATE_SOURCES), min_size=2, unique=True)
    required: dict[str, dict[str, Any]] = {
        "store": {"name": draw(_names), "currency": currencies[0]},
        "wallet": {
            "network": draw(st.sampled_from(NETWORKS)),
            "account": draw(_names),
            "servers": draw(st.lists(_sockets(), min_size=1, max_size=3, unique=True)),
        },
    }
    optional: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "store": {"address": st.just("") | _names, "currencies": st.permutations(currencies)},
        "till": {"name": _names},
        "wallet": {
            "script": st.sampled_from(SCRIPTS),
            "confirmations": st.integers(min_value=1, max_value=100),
        },
        "acceptance": {
            "tiers": st.lists(_tiers, max_size=3, unique=True),
            "tolerance_sat": st.integers(min_value=0, max_value=100_000),
            "tolerance": _whole_amounts,
            "unconfirmed_budget": _whole_amounts,
        },
        "rates": {
            "sources": sources,
            "lock_minutes": st.integers(min_value=1, max_value=120),
            "margin_basis_points": st.integers(min_value=0, max_value=2_000),
            "base_urls": st.dictionaries(st.sampled_from(RATE_SOURCES), _web),
        },
        "receipt": {
            "header": st.just("") | _names,
            "tax_rate": st.sampled_from(["", "0", "20", "5.5", "8.125"]),
            "hidden": st.lists(st.sampled_from(BLOCKS), unique=True),
            "explorer_qr": st.booleans(),
        },
        "printer": {
            "url": _sockets(schemes=("tcp",)),
            "paper_mm": st.sampled_from([58, 80]),
            "print_at": st.sampled_from(["paid", "seen", "ask"]),
        },
        "drawer": {
            "button": st.booleans(),
            "pin": st.sampled_from([2, 5]),
            "on_ms": st.integers(min_value=10, max_value=500),
        },
        "webhook": {
            "url": _web,
            "secret_name": st.from_regex("[a-z]{1,9}(_[a-z0-9]{1,9})?", fullmatch=True),
            "ack": st.sampled_from(["status", "ok-text"]),
        },
        "web": {
            "bind": _ports.map(lambda port: f"127.0.0.1:{port}"),
            "public_url": _hosts.map(lambda host: f"https://{host}/till"),
            "streams": st.integers(min_value=1, max_value=500),
        },
        "page": {
            "frame_ancestors": st.lists(_hosts.map("https://{}".format), max_size=2, unique=True),
            "redirect_confirmed": _hosts.map(lambda host: f"https://{host}/?o={{order_id}}"),
            "fields": st.just(["name", "email:required"]),
        },
        "screen": {
            "theme": st.sampled_from(["light", "dark", "auto"]),
            "language": st.sampled_from(["auto", "de", "pt_BR", "zh_Hans_CN"]),
            "full_screen": st.booleans(),
        },
    }
    document = {section: dict(required.get(section, {})) for section in optional}
    for section, keys in optional.items():
        for key, strategy in keys.items():
            if draw(st.booleans()):
                document[section][key] = draw(strategy)
    return {section: keys for section, keys in document.items() if keys}
