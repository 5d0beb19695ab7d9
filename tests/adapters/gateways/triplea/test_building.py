"""Triple-A is set up where the settings say all that its interface needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways import triplea
from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
from pos_app.adapters.gateways.triplea.rest import RestTripleA
from pos_app.config.reading import parse_settings
from tests.support.settings_files import SMALLEST

if TYPE_CHECKING:
    from pos_app.ports import PaymentGateway
    from tests.support.controlled_clock import ControlledClock
    from tests.support.fixed_secrets import FixedSecrets

COMPLETE = {
    "legacy": {"api_id": "HA1"},
    "v1": {"api_id": "HA1", "client_id": "c"},
    "v2": {"merchant_key": "mkey-1", "client_id": "c"},
}


@pytest.mark.parametrize(
    ("api", "kind"), [("legacy", LegacyTripleA), ("v1", RestTripleA), ("v2", RestTripleA)]
)
def test_each_interface(
    api: str, kind: type, secrets: FixedSecrets, clock: ControlledClock
) -> None:
    def made(values: dict[str, str]) -> PaymentGateway | None:
        lines = "\n".join(f'{key} = "{value}"' for key, value in values.items())
        settings = parse_settings(f'{SMALLEST}[triplea]\napi = "{api}"\n{lines}\n')
        return triplea.from_settings(settings, secrets, clock)

    own = COMPLETE[api]
    assert isinstance(made(own), kind)
    for missing in own:
        assert made({key: value for key, value in own.items() if key != missing}) is None
