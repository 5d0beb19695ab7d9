"""Where the shop's server may be told of sales, and how its address may name the sale."""

from __future__ import annotations

import pytest

from pos_app.config.problems import SettingsError
from pos_app.config.reading import parse_settings
from tests.support.settings_files import SMALLEST


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a/b",
        "http://shop.example/x",
        "https://u:p@a/b",
        "https://a/b#c",
        "https://",
        "https://a/{tokn}",
        "https://{token}.a/",
        "https://a/b?c={",
        "https://a/b}",
    ],
)
def test_what_is_no_webhook_address_is_refused(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(f'{SMALLEST}[webhook]\nurl = "{url}"')
    assert [each.arguments["key"] for each in caught.value.problems] == ["webhook.url"]


@pytest.mark.parametrize(
    "url",
    [
        "https://a/b?c=d",
        "http://127.0.0.1:8000/x",
        "http://localhost/x",
        "http://[::1]:1/",
        "https://a/{order_id}/b?c={token}&d={token}",
    ],
)
def test_a_webhook_may_be_plain_on_this_machine_alone(url: str) -> None:
    assert parse_settings(f'{SMALLEST}[webhook]\nurl = "{url}"').webhook.url == url
