"""Secrets of one home, in the system's keyring and nowhere else.

A locked keyring may wait for ever for somebody who unlocks it, so it is asked in a thread that has
its own time limit and that nobody waits for in the end.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Generic, TypeVar

from pacelift.errors import CalendarNeedsYou, said

SERVICE: Final = "Pacelift"
LIMIT_S: Final = 20.0
LONGEST: Final = 1200
"""Characters of one secret: Windows holds 1,280."""

_PLAIN: Final = ("keyrings.alt.file.PlaintextKeyring", "keyring.backends.null.Keyring")

Answer = TypeVar("Answer")


class Secrets:
    """The secrets of an installation by name.

    Every method may raise CalendarNeedsYou: "no-keyring", "keyring-locked", "keyring-silent",
    "keyring-refuses".
    """

    def __init__(self, home: Path, limit_s: float = LIMIT_S) -> None:
        # Two homes of one person keep two sign-ins.
        self._home = hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:12]
        self._limit_s = limit_s

    def get(self, name: str) -> str | None:
        """The secret, None where there is none."""
        import keyring

        return self._asked(lambda: keyring.get_password(SERVICE, self._user(name)))

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret; raises ValueError for one that is too long for some keyrings."""
        import keyring

        if len(secret) > LONGEST:
            raise ValueError(f"the secret {name} has {len(secret)} characters")
        self._asked(lambda: keyring.set_password(SERVICE, self._user(name), secret))

    def forget(self, name: str) -> None:
        """Deletes a secret; one that is not there is no error."""
        import keyring

        def delete() -> None:
            if keyring.get_password(SERVICE, self._user(name)) is not None:
                keyring.delete_password(SERVICE, self._user(name))

        self._asked(delete)

    def _user(self, name: str) -> str:
        return f"{name} {self._home}"

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        asked = _Asked(lambda: _checked(ask))
        asked.start()
        asked.join(self._limit_s)
        if asked.is_alive():
            raise CalendarNeedsYou(
                "keyring-silent",
                said(
                    "The system's keyring did not answer within {seconds:g} seconds.",
                    seconds=self._limit_s,
                ),
                "It may be waiting to be unlocked: unlock it, then try again.",
            )
        if asked.error is not None:
            # Without its cause: what a backend says may quote what it was given.
            raise _told(asked.error) from None
        return asked.answer


class _Asked(threading.Thread, Generic[Answer]):
    """A question on its way; `error` or `answer` is there once the thread is over."""

    answer: Answer

    def __init__(self, ask: Callable[[], Answer]) -> None:
        super().__init__(daemon=True, name="keyring")
        self._ask = ask
        self.error: Exception | None = None

    def run(self) -> None:
        with self:
            self.answer = self._ask()

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        """Backends raise what they like; it is told where the question was asked."""
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


def _checked(ask: Callable[[], Answer]) -> Answer:
    """Asks a keyring that keeps secrets as secrets."""
    import keyring
    from keyring.errors import NoKeyringError

    backend = type(keyring.get_keyring())
    if f"{backend.__module__}.{backend.__qualname__}" in _PLAIN:
        raise NoKeyringError
    return ask()


def _told(error: Exception) -> CalendarNeedsYou:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, NoKeyringError):
        return CalendarNeedsYou(
            "no-keyring",
            "This system has no keyring that could hold your sign-in, and Pacelift keeps it "
            "nowhere else.",
            "Linux: install gnome-keyring, KWallet or KeePassXC with its secret service, and log "
            "in again. macOS and Windows bring one: `pacelift doctor` tells what was found.",
        )
    if isinstance(error, KeyringLocked | InitError):
        return CalendarNeedsYou(
            "keyring-locked",
            "The system's keyring is locked.",
            "Unlock it, most easily by logging in again, then try again.",
        )
    return CalendarNeedsYou(
        "keyring-refuses",
        said("The system's keyring refuses ({error}).", error=type(error).__name__),
        "Look whether it is locked or denies Pacelift, then try again.",
    )
