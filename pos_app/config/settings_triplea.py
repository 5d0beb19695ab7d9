"""The settings of the gateway Triple-A."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.gateway_kinds import ACCOUNT_TEXT, SECRET_NAME
from pos_app.config.kinds import Choice, Flag
from pos_app.config.urls import WebAddress

TRIPLEA_APIS = ("legacy", "v1", "v2")


@dataclass(frozen=True, slots=True, kw_only=True)
class TripleASettings:
    api: str = field(
        default="v2",
        metadata=option_of(
            Choice(TRIPLEA_APIS),
            "Triple-A: interface",
            "`legacy` is the point-of-sale flow, which knows no login; `v1` and `v2` are the REST "
            "interfaces with OAuth.",
        ),
    )
    base_url: str | None = field(
        default=None,
        metadata=option_of(
            WebAddress(secret=True),
            "Triple-A: base address",
            "Without it: `https://moneyoverip.io/api`, `https://api.triple-a.io/api/v1` or "
            "`https://api.triple-a.io/api/v2`, by the interface.",
        ),
    )
    api_id: str | None = field(
        default=None,
        metadata=option_of(
            ACCOUNT_TEXT,
            "Triple-A: API id",
            "The account money goes to (`HA...`). It also decides between live and test coins, "
            "which must be those of the till's own wallet. `v2` needs none where the merchant key "
            "has one account only.",
        ),
    )
    merchant_key: str | None = field(
        default=None,
        metadata=option_of(
            ACCOUNT_TEXT,
            "Triple-A: merchant key",
            "Needed by `v2` (`mkey-...`).",
            private=True,
        ),
    )
    client_id: str | None = field(
        default=None,
        metadata=option_of(
            ACCOUNT_TEXT, "Triple-A: client id", "The OAuth name, needed by `v1` and `v2`."
        ),
    )
    test_mode: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Triple-A: test mode",
            "Asks for test coins (`testBTC`, sandbox) where the interface is `v1` or `v2`.",
        ),
    )
    secret_name: str = field(
        default="triplea",
        metadata=option_of(
            SECRET_NAME,
            "Triple-A: client secret's name",
            "Where the OAuth client secret of `v1` and `v2` is kept, as `webhook.secret_name` "
            "says it.",
        ),
    )
    notify_secret_name: str = field(
        default="triplea_notify",
        metadata=option_of(
            SECRET_NAME,
            "Triple-A: notification secret's name",
            "Where the secret is kept that Triple-A is to sign its calls with (`v1` and `v2`). "
            "Without one it is asked not to call.",
        ),
    )
