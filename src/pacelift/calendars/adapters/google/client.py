"""The runner's own OAuth client: what of Google's file is needed, and where its sign-in lives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from attrs import asdict, frozen

from pacelift.errors import BadInput, said

LARGEST: Final = 65_536
"""Bytes of a client secrets file; Google's have about 400."""

AUTH_URI: Final = "https://accounts.google.com/o/oauth2/v2/auth"
EXCHANGE_URI: Final = "https://oauth2.googleapis.com/token"

_NEEDED: Final = ("client_id", "client_secret")
_GET_ONE: Final = said(
    'Make an OAuth client of the type "Desktop app" in the Google Cloud console and download its '
    "JSON file; the README tells how, step by step."
)


@frozen(repr=False)
class OAuthClient:
    """An OAuth client of the type "Desktop app"."""

    client_id: str
    client_secret: str
    auth_uri: str = AUTH_URI
    token_uri: str = EXCHANGE_URI

    @property
    def revoke_uri(self) -> str:
        """Where a sign-in is ended: beside where it is given."""
        parts = urlsplit(self.token_uri)
        return urlunsplit(parts._replace(path=parts.path.rpartition("/")[0] + "/revoke"))

    def dumps(self) -> str:
        """As text for the keyring; `loads` is its inverse."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def config(self) -> dict[str, object]:
        """As Google's library takes it."""
        return {"installed": {**asdict(self), "redirect_uris": ["http://127.0.0.1"]}}


def loads(text: str) -> OAuthClient:
    """The client that `dumps` wrote. Raises ValueError for anything else."""
    try:
        return OAuthClient(**json.loads(text))
    except TypeError as error:
        raise ValueError("no OAuth client") from error


def read_client(path: Path) -> OAuthClient:
    """The client in a client secrets file. Raises BadInput "client-secrets"."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _bad(path, said("cannot be read: {why}", why=error.strerror)) from error
    if len(data) > LARGEST:
        raise _bad(path, said("is larger than {kib} KiB", kib=LARGEST // 1024))
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise _bad(path, "is no JSON") from None
    return _client(document, path)


def _client(document: object, path: Path) -> OAuthClient:
    told = document.get("installed") if isinstance(document, dict) else None
    if isinstance(document, dict) and told is None and "web" in document:
        raise _bad(path, 'is of a client of the type "Web application"')
    if not isinstance(told, dict):
        raise _bad(path, 'has no object "installed"')
    for key in _NEEDED:
        if not isinstance(told.get(key), str) or not told[key].strip() or len(told[key]) > 300:
            raise _bad(
                path, said('has no text of up to 300 characters at "installed.{key}"', key=key)
            )
    addresses = {key: _address(told, key, path) for key in ("auth_uri", "token_uri") if key in told}
    return OAuthClient(told["client_id"].strip(), told["client_secret"].strip(), **addresses)


def _address(told: Mapping[str, object], key: str, path: Path) -> str:
    value = told[key]
    if not isinstance(value, str) or len(value) > 300 or not is_safe(value):
        raise _bad(path, said('has no https address at "installed.{key}"', key=key))
    return value


def is_safe(address: str) -> bool:
    """Whether a secret may go there: encrypted, or no further than this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    here = host in ("127.0.0.1", "::1", "localhost")
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and here))


def _bad(path: Path, what: str) -> BadInput:
    return BadInput(
        "client-secrets",
        said("The client secrets file {path} {what}.", path=path, what=what),
        _GET_ONE,
    )
