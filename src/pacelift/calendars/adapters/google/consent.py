"""Consent: the runner agrees in their own browser, and what comes of it is a refresh token."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pacelift.calendars.adapters.google.client import OAuthClient
from pacelift.calendars.adapters.google.loopback import Came, Loopback
from pacelift.errors import CalendarNeedsYou, CalendarOutOfReach, said

if TYPE_CHECKING:
    from google.oauth2.credentials import Credentials

OWN_CALENDARS: Final = "https://www.googleapis.com/auth/calendar.app.created"

CALENDAR_LIST: Final = "https://www.googleapis.com/auth/calendar.calendarlist.readonly"

BUSY_TIMES: Final = "https://www.googleapis.com/auth/calendar.freebusy"

LIMIT_S: Final = 300.0
REVOKE_S: Final = 15.0

_AGAIN: Final = said("Connect again, and agree on Google's page.")


@frozen(repr=False)
class Granted:
    """What the runner agreed to; its text shows no token."""

    refresh_token: str
    access_token: str
    scopes: frozenset[str]


@frozen
class Browser:
    """How the runner gets to Google's page and back.

    `show` gets its address, `say` turns sentences of ours into the runner's language, and `stopped`
    is set to give up.
    """

    show: Callable[[str], None]
    say: Callable[[str], str] = str
    stopped: threading.Event = field(factory=threading.Event)
    limit_s: float = LIMIT_S


def agree(client: OAuthClient, scopes: Sequence[str], browser: Browser) -> Granted:
    """Waits until the runner has agreed to those scopes.

    Raises CalendarNeedsYou: "consent-denied", "consent-stopped", "client-refused",
    "consent-incomplete"; and CalendarOutOfReach.
    """
    from google_auth_oauthlib.flow import Flow

    for talkative in ("oauthlib", "requests_oauthlib"):
        # At their lowest level they log codes and tokens.
        logging.getLogger(talkative).setLevel(logging.INFO)
    with Loopback(browser.say) as loopback, _loopback_allowed(client):
        flow = Flow.from_client_config(client.config(), scopes, autogenerate_code_verifier=True)
        flow.redirect_uri = loopback.address
        address, _ = flow.authorization_url(
            access_type="offline", prompt="consent", state=loopback.state
        )
        browser.show(address)
        came = loopback.wait(browser.limit_s, browser.stopped)
        code = _code(came, browser)
        try:
            return _whole(_granted(flow, code), scopes)
        finally:
            flow.oauth2session.close()


def _code(came: Came | None, browser: Browser) -> str:
    if came is None:
        minutes = max(1, round(browser.limit_s / 60))
        raise CalendarNeedsYou(
            "consent-stopped",
            said(
                "Nobody agreed on Google's page within {minutes} minutes, so nothing is connected.",
                minutes=minutes,
            ),
            _AGAIN,
        )
    if came.error:
        raise CalendarNeedsYou(
            "consent-denied", "Google's page was left without agreeing; nothing changed.", _AGAIN
        )
    return came.code


def _granted(flow: Any, code: str) -> Granted:
    from oauthlib.oauth2 import OAuth2Error
    from requests import RequestException

    try:
        told = flow.fetch_token(code=code, timeout=30)
    except OAuth2Error as error:
        # Without its cause, whose text may quote the answer.
        raise CalendarNeedsYou(
            "client-refused",
            said("Google does not take this sign-in ({error}).", error=_word(error.error)),
            "Look whether the client secrets file is the newest of its client, and connect again.",
        ) from None
    except RequestException as error:
        raise CalendarOutOfReach(
            "offline",
            said(
                "Google cannot be reached to finish the sign-in ({error}).",
                error=type(error).__name__,
            ),
            "Connect again once you are online.",
        ) from None
    scopes = told.get("scope", ())
    named = scopes.split() if isinstance(scopes, str) else scopes
    return Granted(told.get("refresh_token", ""), told["access_token"], frozenset(named))


def _word(error: object) -> str:
    """OAuth's own word for what is wrong; an answer that is none of OAuth's has no such word."""
    text = str(error)
    return text if text.replace("_", "").isalpha() else "its answer says no more"


def _whole(granted: Granted, asked: Sequence[str]) -> Granted:
    if OWN_CALENDARS not in granted.scopes:
        raise CalendarNeedsYou(
            "consent-incomplete",
            "Google was not allowed to let Pacelift make a calendar of its own.",
            "Connect again, and leave that box ticked.",
        )
    if BUSY_TIMES in asked and BUSY_TIMES not in granted.scopes:
        raise CalendarNeedsYou(
            "consent-incomplete",
            "Google was not allowed to tell Pacelift when you are busy.",
            "Connect again and leave that box ticked, or do without --free-busy.",
        )
    if not granted.refresh_token:
        raise CalendarNeedsYou(
            "consent-incomplete", "Google gave a sign-in that ends within the hour.", _AGAIN
        )
    return granted


def credentials(client: OAuthClient, refresh_token: str) -> Credentials:
    """The sign-in as the service takes it."""
    from google.oauth2.credentials import Credentials

    return Credentials(
        None,
        refresh_token=refresh_token,
        token_uri=client.token_uri,
        client_id=client.client_id,
        client_secret=client.client_secret,
    )


def revoke(client: OAuthClient, refresh_token: str) -> bool:
    """Ends the sign-in at Google; whether that was heard there."""
    import requests

    try:
        answer = requests.post(client.revoke_uri, data={"token": refresh_token}, timeout=REVOKE_S)
    except requests.RequestException:
        return False
    # 400 is what Google says of one that has ended already.
    return answer.status_code in (200, 400)


@contextmanager
def _loopback_allowed(client: OAuthClient) -> Iterator[None]:
    """Lets oauthlib speak unencrypted to this machine, and leave what was unticked to us."""
    wanted = {"OAUTHLIB_RELAX_TOKEN_SCOPE": "1"}
    if client.token_uri.startswith("http://"):  # loopback, or it had been refused when read
        wanted["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
