"""Every setting of the till, each declared once: the file, the form and the docs follow."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.config.settings_apirone import ApironeSettings
from pos_app.config.settings_bitcoinpaygate import BitcoinPayGateSettings
from pos_app.config.settings_btcpay import BtcPaySettings
from pos_app.config.settings_devices import PrinterSettings, ScreenSettings, WebhookSettings
from pos_app.config.settings_display import DisplaySettings
from pos_app.config.settings_drawer import DrawerSettings
from pos_app.config.settings_goods import ItemSettings, TipSettings
from pos_app.config.settings_payments import PaymentSettings
from pos_app.config.settings_people import PeopleSettings
from pos_app.config.settings_rates import RATE_SOURCES, RateSettings
from pos_app.config.settings_receipt import ReceiptSettings
from pos_app.config.settings_retention import RetentionSettings
from pos_app.config.settings_shop import (
    NETWORKS,
    SCRIPTS,
    AcceptanceSettings,
    StoreSettings,
    TillSettings,
    WalletSettings,
)
from pos_app.config.settings_triplea import TripleASettings
from pos_app.config.settings_web import PageSettings, WebSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "NETWORKS",
    "RATE_SOURCES",
    "SCRIPTS",
    "SECTIONS",
    "AcceptanceSettings",
    "ApironeSettings",
    "BitcoinPayGateSettings",
    "BtcPaySettings",
    "DisplaySettings",
    "DrawerSettings",
    "ItemSettings",
    "PageSettings",
    "PaymentSettings",
    "PeopleSettings",
    "PrinterSettings",
    "RateSettings",
    "ReceiptSettings",
    "RetentionSettings",
    "ScreenSettings",
    "Settings",
    "StoreSettings",
    "TillSettings",
    "TipSettings",
    "TripleASettings",
    "WalletSettings",
    "WebSettings",
    "WebhookSettings",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the settings file says, checked; `pos_app.config.reading` makes it."""

    store: StoreSettings
    till: TillSettings
    people: PeopleSettings
    wallet: WalletSettings
    acceptance: AcceptanceSettings
    payments: PaymentSettings
    rates: RateSettings
    tips: TipSettings
    items: ItemSettings
    receipt: ReceiptSettings
    printer: PrinterSettings
    drawer: DrawerSettings
    display: DisplaySettings
    triplea: TripleASettings
    bitcoinpaygate: BitcoinPayGateSettings
    apirone: ApironeSettings
    btcpay: BtcPaySettings
    webhook: WebhookSettings
    web: WebSettings
    page: PageSettings
    screen: ScreenSettings
    retention: RetentionSettings


SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "store": StoreSettings,
        "till": TillSettings,
        "people": PeopleSettings,
        "wallet": WalletSettings,
        "acceptance": AcceptanceSettings,
        "payments": PaymentSettings,
        "rates": RateSettings,
        "tips": TipSettings,
        "items": ItemSettings,
        "receipt": ReceiptSettings,
        "printer": PrinterSettings,
        "drawer": DrawerSettings,
        "display": DisplaySettings,
        "triplea": TripleASettings,
        "bitcoinpaygate": BitcoinPayGateSettings,
        "apirone": ApironeSettings,
        "btcpay": BtcPaySettings,
        "webhook": WebhookSettings,
        "web": WebSettings,
        "page": PageSettings,
        "screen": ScreenSettings,
        "retention": RetentionSettings,
    }
)
