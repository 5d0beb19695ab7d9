"""The till logs in with a password from its secrets, or with the cookie that the node writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.bitcoind.login import Login
from pos_app.config.node_url import parse_node_url
from pos_app.ports import RefusedError, UnreachableError
from tests.support.fixed_secrets import FixedSecrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.following import Following
    from tests.support.rpc_server import RpcServer


def login(url: str, network: str = "regtest", **secrets: str) -> Login:
    return Login(parse_node_url(url), network, FixedSecrets(**secrets))


def with_cookie(file: Path) -> Login:
    return login(f"bitcoind+http://127.0.0.1?cookie={file}")


def test_the_password_is_a_secret() -> None:
    asked = login("bitcoind+http://till@127.0.0.1", bitcoind="word")
    assert asked.read() == ("till", "word")


def test_without_a_password_it_says_which_secret_is_missing() -> None:
    with pytest.raises(RefusedError) as caught:
        login("bitcoind+http://till@127.0.0.1", "mainnet").read()
    assert caught.value.message.code == "chain.no_password"
    assert caught.value.message.arguments == {"server": "127.0.0.1:8332", "secret": "bitcoind"}


@pytest.mark.parametrize(
    ("network", "folder"), [("mainnet", "."), ("signet", "signet"), ("regtest", "regtest")]
)
def test_without_a_user_the_usual_cookie_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: str, folder: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    place = tmp_path / ".bitcoin" / folder
    place.mkdir(parents=True)
    (place / ".cookie").write_text("__cookie__:0123abcd\n")
    assert login("bitcoind+http://127.0.0.1", network).read() == ("__cookie__", "0123abcd")


def test_a_cookie_may_lie_elsewhere_and_change(tmp_path: Path) -> None:
    file = tmp_path / ".cookie"
    file.write_text("__cookie__:one")
    asked = with_cookie(file)
    assert asked.read() == ("__cookie__", "one")
    file.write_text("__cookie__:two")
    assert asked.read() == ("__cookie__", "two")


def test_a_node_that_has_no_cookie_yet_is_waited_for(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError) as caught:
        with_cookie(tmp_path / ".cookie").read()
    assert caught.value.message.code == "chain.no_cookie"
    assert caught.value.message.arguments["file"] == str(tmp_path / ".cookie")


@pytest.mark.parametrize("content", [b"", b"nothing", b":x", b"x:", b"\xff\xfe:x"])
def test_what_is_no_cookie_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / ".cookie"
    file.write_bytes(content)
    with pytest.raises(RefusedError) as caught:
        with_cookie(file).read()
    assert caught.value.message.code == "chain.cookie_unreadable"
    assert "xff" not in str(caught.value)


def test_a_folder_is_no_cookie(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="cookie_unreadable"):
        with_cookie(tmp_path).read()


def test_a_node_that_started_anew_has_another_cookie(
    server: RpcServer, follow: Callable[..., Following], tmp_path: Path
) -> None:
    file = tmp_path / ".cookie"
    server.user = "__cookie__"
    server.password = "one"
    file.write_text("__cookie__:one")
    following = follow(f"bitcoind+http://{server.name}?cookie={file}")
    following.connect()
    following.source.outputs([])
    file.write_text("__cookie__:two")
    server.password = "two"
    assert following.source.fee_estimate(3) == 12_345
    following.source.close()
    assert following.connect().everything
