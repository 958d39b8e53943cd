"""A keyring of a test's own: in memory, and as unhelpful as the test wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from keyring.backend import KeyringBackend


def helps() -> None:
    """A keyring that does what it is asked."""


class FakeKeyring(KeyringBackend):
    """Holds `kept` by service and user; `before` is called first, and may raise or never return."""

    priority = 1.0

    def __init__(self, before: Callable[[], None] = helps) -> None:
        super().__init__()
        self.before = before
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        self.before()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.before()
        del self.kept[service, username]


class Silent:
    """Blocks whoever asks until the test is over."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def __call__(self) -> None:
        self.over.wait()
