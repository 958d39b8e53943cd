"""A keyring that a process of its own finds, by PYTHON_KEYRING_BACKEND: a file of the test's."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

VARIABLE = "PACELIFT_TEST_KEYRING"


class FileKeyring(KeyringBackend):
    """Holds secrets by service and user in the file that the variable names."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep({**self._kept(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        del kept[f"{service} {username}"]
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        path = Path(os.environ[VARIABLE])
        told: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return told

    def _keep(self, kept: dict[str, str]) -> None:
        Path(os.environ[VARIABLE]).write_text(json.dumps(kept), "utf-8")
