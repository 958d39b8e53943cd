"""Google's consent for desktop apps: codes with PKCE, access and refresh tokens, and their end.

No HTTP: forms come in as mappings. The tests say what the runner presses.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from attrs import define, evolve, frozen

from tests.google_double.refusals import Answer, Refused

CLIENT_ID: Final = "double.apps.googleusercontent.com"
CLIENT_SECRET: Final = "GOCSPX-of-the-double"
ACCESS_LASTS: Final = timedelta(seconds=3599)
CODE_LASTS: Final = timedelta(minutes=10)

Form = Mapping[str, str]


class Denied(Exception):
    """A form the token endpoint refuses, with OAuth's own word for why."""

    def __init__(self, error: str, words: str = "Bad Request", status: int = 400) -> None:
        super().__init__(error)
        self.answer = Answer(status, {"error": error, "error_description": words})


@frozen
class Grant:
    """What one consent allowed, until it is revoked."""

    number: int
    scopes: frozenset[str]
    query: Form
    given: datetime


@define
class Runner:
    """What the runner does at the consent screen: denies, or leaves a box unticked."""

    denies: bool = False
    unticked: frozenset[str] = frozenset()


class Consent:
    """The three endpoints of one app, and whom its tokens let in.

    `asked` are the queries that came to the consent screen. `testing` is an app's status in which a
    sign-in lasts 7 days.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.runner = Runner()
        self.asked: list[Form] = []
        self.testing = False
        self._number = 0
        self._codes: dict[str, Grant] = {}
        self._access: dict[str, tuple[Grant, datetime]] = {}
        self._refresh: dict[str, Grant] = {}

    def screen(self, query: Form) -> Answer:
        """Sends the browser back to the app, with a code or without."""
        self.asked.append(query)
        if query.get("client_id") != CLIENT_ID or query.get("response_type") != "code":
            return Answer(400, raw=b"Error 401: invalid_client")
        if query.get("code_challenge_method") != "S256" or not query.get("code_challenge"):
            return Answer(400, raw=b"Error 400: a desktop app has a code challenge")
        told = {"error": "access_denied"} if self.runner.denies else {"code": self._code(query)}
        state = {"state": query["state"]} if "state" in query else {}
        address = f"{query['redirect_uri']}?{urlencode({**state, **told})}"
        return Answer(302, headers=(("Location", address),), raw=b"")

    def token(self, form: Form, authorization: str) -> Answer:
        """Tokens for a code or for a refresh token."""
        try:
            _check_client(form, authorization)
            if form.get("grant_type") == "authorization_code":
                return Answer(200, self._for_code(form))
            if form.get("grant_type") == "refresh_token":
                return Answer(200, self._for_refresh(form))
            raise Denied("unsupported_grant_type")
        except Denied as denied:
            return denied.answer

    def revoke(self, form: Form) -> Answer:
        """Ends the grant of an access or refresh token, and all tokens of it."""
        token = form.get("token", "")
        held = self._access.get(token)
        grant = self._refresh.get(token) or (held[0] if held else None)
        if grant is None:
            return Denied("invalid_token", "Token expired or revoked").answer
        self.revoke_all(grant)
        return Answer(200, {})

    def revoke_all(self, grant: Grant | None = None) -> None:
        """The runner takes away what they allowed, in their account's settings."""
        kept = {key: each for key, each in self._refresh.items() if grant and each != grant}
        self._refresh = kept
        self._access = {
            key: (each, until)
            for key, (each, until) in self._access.items()
            if grant and each != grant
        }

    def scopes_of(self, authorization: str) -> frozenset[str]:
        """What a bearer's token allows. Raises Refused once it is over."""
        grant, until = self._access.get(authorization.removeprefix("Bearer "), (None, None))
        if grant is None or until is None or until <= self.now():
            raise Refused("authError")
        return grant.scopes

    def access_token(self, *scopes: str) -> str:
        """A token of that much, as if a consent had been."""
        return self._new_access(self._grant(frozenset(scopes), {}))

    def refresh_token(self, *scopes: str) -> str:
        """A refresh token of that much, as if a consent had been."""
        return self._new_refresh(self._grant(frozenset(scopes), {}))

    @property
    def refresh_tokens(self) -> int:
        """How many refresh tokens are still good."""
        return len(self._refresh)

    def _code(self, query: Form) -> str:
        scopes = frozenset(query["scope"].split()) - self.runner.unticked
        if query.get("include_granted_scopes") == "true":
            scopes = scopes.union(*(grant.scopes for grant in self._refresh.values()))
        code = self._named("4/code")
        self._codes[code] = self._grant(scopes, query)
        return code

    def _for_code(self, form: Form) -> dict[str, object]:
        grant = self._codes.pop(form.get("code", ""), None)
        if grant is None or grant.given + CODE_LASTS <= self.now():
            raise Denied("invalid_grant", "Malformed auth code.")
        if form.get("redirect_uri") != grant.query["redirect_uri"]:
            raise Denied("redirect_uri_mismatch")
        if _challenge(form.get("code_verifier", "")) != grant.query["code_challenge"]:
            raise Denied("invalid_grant", "Invalid code verifier.")
        before = any(each.query for each in self._refresh.values())
        lasting = grant.query.get("access_type") == "offline" and (
            grant.query.get("prompt") == "consent" or not before
        )
        return self._told(grant) | ({"refresh_token": self._new_refresh(grant)} if lasting else {})

    def _for_refresh(self, form: Form) -> dict[str, object]:
        grant = self._refresh.get(form.get("refresh_token", ""))
        over = self.testing and grant and grant.given + timedelta(days=7) <= self.now()
        if grant is None or over:
            raise Denied("invalid_grant", "Token has been expired or revoked.")
        asked = frozenset(form.get("scope", "").split()) or grant.scopes
        if not asked <= grant.scopes:
            raise Denied("invalid_scope")
        return self._told(evolve(grant, scopes=asked))

    def _told(self, grant: Grant) -> dict[str, object]:
        return {
            "access_token": self._new_access(grant),
            "expires_in": int(ACCESS_LASTS.total_seconds()),
            "scope": " ".join(sorted(grant.scopes)),
            "token_type": "Bearer",
        }

    def _grant(self, scopes: frozenset[str], query: Form) -> Grant:
        self._number += 1
        return Grant(self._number, scopes, query, self.now())

    def _new_access(self, grant: Grant) -> str:
        token = self._named("ya29.access")
        self._access[token] = (grant, self.now() + ACCESS_LASTS)
        return token

    def _new_refresh(self, grant: Grant) -> str:
        token = self._named("1//refresh")
        self._refresh[token] = grant
        return token

    def _named(self, kind: str) -> str:
        self._number += 1
        return f"{kind}-{self._number:06d}"


def _check_client(form: Form, authorization: str) -> None:
    """Google takes the client's own words from the body as well as from HTTP Basic."""
    told = f"{form.get('client_id')}:{form.get('client_secret')}"
    if authorization.startswith("Basic "):
        told = b64decode(authorization.removeprefix("Basic ")).decode()
    if told != f"{CLIENT_ID}:{CLIENT_SECRET}":
        raise Denied("invalid_client", "The OAuth client was not found.", 401)


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
