"""Secrets live in the system's keyring, however that behaves, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError, KeyringError, KeyringLocked

from pacelift.errors import CalendarNeedsYou
from pacelift.system.secrets import LONGEST, Secrets
from tests.fake_keyring import FakeKeyring, Silent

PLANTED = "planted-secret-1234"


@pytest.fixture
def held() -> Iterator[FakeKeyring]:
    before = keyring.get_keyring()
    fake = FakeKeyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


def raising(error: Exception) -> Callable[[], None]:
    def before() -> None:
        raise error

    return before


def test_a_secret_is_kept_found_and_forgotten(held: FakeKeyring, tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    assert secrets.get("token") is None
    secrets.put("token", PLANTED)
    assert secrets.get("token") == PLANTED
    secrets.forget("token")
    secrets.forget("token")
    assert (secrets.get("token"), held.kept) == (None, {})


def test_two_homes_keep_two_secrets(held: FakeKeyring, tmp_path: Path) -> None:
    Secrets(tmp_path / "one").put("token", PLANTED)
    assert Secrets(tmp_path / "two").get("token") is None


def test_what_some_keyrings_cannot_hold_is_kept_in_none(held: FakeKeyring, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1201"):
        Secrets(tmp_path).put("token", "x" * (LONGEST + 1))
    assert held.kept == {}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("locked"), "keyring-locked"),
        (InitError("dismissed"), "keyring-locked"),
        (KeyringError(PLANTED), "keyring-refuses"),
        (RuntimeError(PLANTED), "keyring-refuses"),
        (OSError(PLANTED), "keyring-refuses"),
    ],
)
def test_a_keyring_that_refuses_is_told_without_its_words(
    held: FakeKeyring, tmp_path: Path, error: Exception, code: str
) -> None:
    held.before = raising(error)
    secrets = Secrets(tmp_path)
    for ask in (lambda: secrets.get("a"), lambda: secrets.put("a", PLANTED)):
        with pytest.raises(CalendarNeedsYou) as caught:
            ask()
        assert caught.value.code == code
        assert caught.value.__cause__ is None
        assert PLANTED not in caught.value.text + caught.value.fix


@pytest.mark.parametrize("backend", [NoKeyring, NullKeyring])
def test_without_a_keyring_nothing_is_kept_and_it_is_said_what_to_install(
    held: FakeKeyring, tmp_path: Path, backend: type
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(CalendarNeedsYou) as caught:
        Secrets(tmp_path).put("token", PLANTED)
    assert caught.value.code == "no-keyring"
    assert "install" in caught.value.fix
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_waits_for_somebody_is_not_waited_for(
    held: FakeKeyring, tmp_path: Path
) -> None:
    held.before = silent = Silent()
    try:
        with pytest.raises(CalendarNeedsYou) as caught:
            Secrets(tmp_path, limit_s=0.05).get("token")
    finally:
        silent.over.set()
    assert caught.value.code == "keyring-silent"
