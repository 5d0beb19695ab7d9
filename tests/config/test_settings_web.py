"""Where the till may listen and be called, and what the customer's page may ask and lead to."""

from __future__ import annotations

import pytest

from pos_app.config.problems import SettingsError
from pos_app.config.reading import parse_settings
from pos_app.config.settings_web import name_of
from pos_app.config.web_urls import bound_host
from tests.support.settings_files import SMALLEST


def refused(text: str) -> set[str]:
    with pytest.raises(SettingsError) as caught:
        parse_settings(SMALLEST + text)
    return set(caught.value.by_key())


def test_nothing_listens_by_itself() -> None:
    settings = parse_settings(SMALLEST)
    assert settings.web.bind is None
    assert settings.web.base_url is None
    assert not settings.page.on
    assert settings.page.frame_ancestors == ()


@pytest.mark.parametrize(
    ("bind", "read", "base_url"),
    [
        ("127.0.0.1:8088", "127.0.0.1:8088", "http://127.0.0.1:8088"),
        ("localhost:8088", "127.0.0.1:8088", "http://127.0.0.1:8088"),
        ("[::1]:8088", "[::1]:8088", "http://[::1]:8088"),
        ("192.168.1.5:80", "192.168.1.5:80", "http://192.168.1.5:80"),
        ("0.0.0.0:8088", "0.0.0.0:8088", None),
        ("[::]:8088", "[::]:8088", None),
        ("198.51.100.7:8088", "198.51.100.7:8088", None),
    ],
)
def test_the_address_it_listens_at_is_given_out_only_where_it_can_be_called(
    bind: str, read: str, base_url: str | None
) -> None:
    web = parse_settings(f'{SMALLEST}[web]\nbind = "{bind}"').web
    assert (web.bind, web.base_url) == (read, base_url)
    host, port = bound_host(read)
    assert read.endswith(f":{port}")
    assert host in read


@pytest.mark.parametrize(
    "bind", ["8088", ":8088", "shop.example:8088", "127.0.0.1", "1.2.3:80", "127.0.0.1:0", "[::1"]
)
def test_what_opens_more_than_was_said_is_refused(bind: str) -> None:
    assert refused(f'[web]\nbind = "{bind}"') == {"web.bind"}


def test_a_public_address_wins_and_needs_somebody_who_listens() -> None:
    public = 'public_url = "https://shop.example/till"'
    web = parse_settings(f'{SMALLEST}[web]\nbind = "0.0.0.0:8088"\n{public}').web
    assert web.base_url == "https://shop.example/till"
    assert parse_settings(f"{SMALLEST}[web]\n{public}").web.base_url is None


@pytest.mark.parametrize("url", ["http://shop.example", "http://8.8.8.8", "ftp://shop.example"])
def test_nothing_is_called_unencrypted_over_the_internet(url: str) -> None:
    assert refused(f'[web]\npublic_url = "{url}"') == {"web.public_url"}
    near = parse_settings(f'{SMALLEST}[web]\npublic_url = "http://10.0.0.3:81"')
    assert near.web.public_url == "http://10.0.0.3:81"


def test_a_page_that_nobody_can_call_is_refused() -> None:
    assert refused("[page]\non = true") == {"page.on"}
    assert refused('[page]\non = true\n[web]\nbind = "0.0.0.0:8088"') == {"page.on"}
    assert parse_settings(f'{SMALLEST}[page]\non = true\n[web]\nbind = "127.0.0.1:8088"').page.on


def test_who_may_frame_it_is_an_origin() -> None:
    read = parse_settings(f'{SMALLEST}[page]\nframe_ancestors = ["https://Shop.example:8443"]')
    assert read.page.frame_ancestors == ("https://shop.example:8443",)
    for wrong in ("https://shop.example/a", "http://shop.example", "*", "https://a;script-src *"):
        assert refused(f'[page]\nframe_ancestors = ["{wrong}"]') == {"page.frame_ancestors"}


def test_a_redirect_goes_readable_over_no_network() -> None:
    to = "https://shop.example/done?order={order_id}"
    assert parse_settings(f'{SMALLEST}[page]\nredirect_confirmed = "{to}"').page == (
        parse_settings(f'{SMALLEST}[page]\nredirect_confirmed = " {to} "').page
    )
    assert refused('[page]\nredirect_expired = "http://shop.example/"') == {"page.redirect_expired"}
    assert refused('[page]\nredirect_expired = "javascript:alert(1)"') == {"page.redirect_expired"}


def test_the_tablets_address_can_not_be_guessed() -> None:
    read = parse_settings(f'{SMALLEST}[page]\ntablet = "Long-enough_by_far0"')
    assert read.page.tablet == "Long-enough_by_far0"
    for wrong in ("short", "with/a/slash/in/its/way", "n" * 65):
        assert refused(f'[page]\ntablet = "{wrong}"') == {"page.tablet"}


def test_the_customers_fields_are_names_each_once() -> None:
    read = parse_settings(f'{SMALLEST}[page]\nfields = ["name", "email:required", "table_no"]')
    assert [name_of(each) for each in read.page.fields] == ["name", "email", "table_no"]
    many = ", ".join(f'"n{number}"' for number in range(13))
    long = '"' + "n" * 41 + '"'
    for wrong in ('"Name"', '"a", "a:required"', '"a:needed"', '"a__b"', "1", many, long):
        assert refused(f"[page]\nfields = [{wrong}]") == {"page.fields"}
    assert refused('[page]\nfields = "name"') == {"page.fields"}
