"""Environment, keyring, file: the first that knows the name answers, and none can block."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from pos_app.adapters.secrets.keyring_room import KeyringRoom
from pos_app.adapters.secrets.store import SecretLookup
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class MemoryKeyring(KeyringBackend):
    """A keyring that works."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class LockedKeyring(KeyringBackend):
    priority = 1

    def get_password(self, *_: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_: str) -> None:
        raise KeyringLocked


class SilentKeyring(KeyringBackend):
    """Waits for a person to unlock it."""

    priority = 1

    def __init__(self) -> None:
        self.released = threading.Event()
        self.asked = 0

    def get_password(self, *_: str) -> str | None:
        self.asked += 1
        self.released.wait()
        return None

    def set_password(self, *_: str) -> None:
        self.released.wait()


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    """No test asks the keyring of the person who runs it."""
    use(keyring.backends.fail.Keyring)
    yield
    use(keyring.backends.fail.Keyring)


def use(backend: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(backend())


def lookup(folder: Path, **environment: str) -> SecretLookup:
    return SecretLookup(folder, environment=environment)


def write(folder: Path, name: str, text: str, *, mode: int = 0o600) -> Path:
    secrets = folder / "secrets"
    secrets.mkdir(mode=0o700, exist_ok=True)
    path = secrets / name
    path.write_text(text)
    path.chmod(mode)
    return path


def refusal(secrets: SecretLookup, name: str = "webhook") -> str:
    with pytest.raises(RefusedError) as refused:
        secrets.get(name)
    return refused.value.message.code


def test_the_environment_comes_first_then_the_keyring_then_the_file(tmp_path: Path) -> None:
    memory = MemoryKeyring()
    use(lambda: memory)
    assert lookup(tmp_path).get("webhook") is None
    write(tmp_path, "webhook", "from the file\n")
    assert lookup(tmp_path).get("webhook") == "from the file"
    memory.kept["pos-app", "webhook"] = "from the keyring"
    assert lookup(tmp_path).get("webhook") == "from the keyring"
    secrets = lookup(tmp_path, POS_SECRET_WEBHOOK="from the environment")
    assert secrets.get("webhook") == "from the environment"
    assert lookup(tmp_path, POS_SECRET_SHOP_2="two").get("shop-2") == "two"


def test_it_is_kept_in_a_keyring_that_works(tmp_path: Path) -> None:
    memory = MemoryKeyring()
    use(lambda: memory)
    write(tmp_path, "webhook", "old")
    lookup(tmp_path).set("webhook", "new")
    assert memory.kept == {("pos-app", "webhook"): "new"}
    assert not (tmp_path / "secrets" / "webhook").exists()


@pytest.mark.parametrize(
    "backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, LockedKeyring]
)
def test_else_in_a_file_that_nobody_else_can_read(
    tmp_path: Path, backend: Callable[[], KeyringBackend]
) -> None:
    use(backend)
    secrets = lookup(tmp_path)
    assert secrets.get("webhook") is None
    secrets.set("webhook", "first")
    secrets.set("webhook", "kept")
    assert secrets.get("webhook") == "kept"
    folder = tmp_path / "secrets"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "webhook").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["webhook"]


def test_a_keyring_that_waits_for_a_person_is_left_alone(tmp_path: Path) -> None:
    silent = SilentKeyring()
    use(lambda: silent)
    write(tmp_path, "webhook", "from the file")
    secrets = SecretLookup(tmp_path, keyring=KeyringRoom(answer_seconds=0.1), environment={})
    try:
        assert secrets.get("webhook") == "from the file"
        assert secrets.get("webhook") == "from the file"
        secrets.set("webhook", "new")
        assert secrets.get("webhook") == "new"
        assert silent.asked == 1
    finally:
        silent.released.set()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    write(tmp_path, "webhook", "secret", mode=mode)
    assert refusal(lookup(tmp_path)) == "secret.file_open"


def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "webhook", "secret")
    (tmp_path / "secrets").chmod(0o755)
    assert refusal(lookup(tmp_path)) == "secret.file_open"


def test_a_link_and_a_folder_are_no_secrets(tmp_path: Path) -> None:
    target = write(tmp_path, "target", "secret")
    (tmp_path / "secrets" / "webhook").symlink_to(target)
    (tmp_path / "secrets" / "folder").mkdir(mode=0o700)
    assert refusal(lookup(tmp_path)) == "secret.unreadable"
    assert refusal(lookup(tmp_path), "folder") == "secret.unreadable"


def test_what_can_not_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "secrets").write_text("in its place")
    with pytest.raises(RefusedError) as refused:
        lookup(tmp_path).set("webhook", "value")
    assert refused.value.message.code == "secret.not_kept"
    assert "value" not in str(refused.value)


@pytest.mark.parametrize("name", ["", "../webhook", ".hidden", "a/b", "a b", "x" * 65])
def test_a_name_is_a_plain_word(tmp_path: Path, name: str) -> None:
    secrets = lookup(tmp_path)
    with pytest.raises(ValueError, match="can't name a secret"):
        secrets.get(name)
    with pytest.raises(ValueError, match="can't name a secret"):
        secrets.set(name, "value")


def test_it_is_in_no_text(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    secrets = lookup(tmp_path)
    secrets.set("webhook", "very-secret")
    assert secrets.get("webhook") == "very-secret"
    assert "very-secret" not in repr(secrets) + str(vars(secrets)) + caplog.text


def test_the_keyring_is_loaded_only_when_it_is_asked(tmp_path: Path) -> None:
    asks = (
        "import sys; from pathlib import Path;"
        "from pos_app.adapters.secrets.store import SecretLookup;"
        "assert SecretLookup(Path(sys.argv[1])).get('webhook') == 'given';"
        "print('keyring' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asks, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={"POS_SECRET_WEBHOOK": "given"},
    )
    assert answer.stdout == "False\n"
