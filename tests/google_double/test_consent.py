"""The double's consent, with the client library that Google has for it, and with what is wrong."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httplib2
import pytest
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow
from oauthlib.oauth2.rfc6749.errors import InvalidClientError, InvalidGrantError

from tests.google_double.api import APP_CREATED, FREE_BUSY
from tests.google_double.double import GoogleDouble

REDIRECT = "http://localhost:1/back"


@pytest.fixture(autouse=True)
def _http_is_enough_on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")


def flow_of(google: GoogleDouble, *scopes: str) -> InstalledAppFlow:
    flow = InstalledAppFlow.from_client_config(google.client_config(), scopes or [APP_CREATED])
    flow.redirect_uri = REDIRECT
    return flow


def pressed(flow: InstalledAppFlow, **query: str) -> dict[str, str]:
    """What the browser brings back to the app."""
    address, _ = flow.authorization_url(**{"access_type": "offline", "prompt": "consent", **query})
    http = httplib2.Http(timeout=5)
    http.follow_redirects = False
    answer, _ = http.request(address)
    http.close()
    assert answer.status == 302
    assert answer["location"].startswith(REDIRECT)
    return {
        name: values[0] for name, values in parse_qs(urlsplit(answer["location"]).query).items()
    }


def consented(google: GoogleDouble, *scopes: str, **query: str) -> Credentials:
    flow = flow_of(google, *scopes)
    try:
        flow.fetch_token(code=pressed(flow, **query)["code"])
        return flow.credentials
    finally:
        flow.oauth2session.close()


def refreshed(credentials: Credentials) -> str:
    with Request().session as session:
        credentials.refresh(Request(session))
    return credentials.token


def test_a_consent_gives_tokens_of_what_was_asked(google: GoogleDouble) -> None:
    credentials = consented(google)
    assert google.consent.scopes_of(f"Bearer {credentials.token}") == {APP_CREATED}
    assert credentials.refresh_token
    asked = google.consent.asked[0]
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == APP_CREATED
    assert asked["redirect_uri"] == REDIRECT
    assert (asked["access_type"], asked["prompt"]) == ("offline", "consent")


def test_a_screen_brings_back_the_state_and_whether_it_was_denied(google: GoogleDouble) -> None:
    google.consent.runner.denies = True
    assert pressed(flow_of(google), state="s1") == {"state": "s1", "error": "access_denied"}


def test_a_code_is_good_once_for_ten_minutes_and_with_its_verifier(google: GoogleDouble) -> None:
    flow = flow_of(google)
    once = pressed(flow)["code"]
    flow.fetch_token(code=once)
    late = pressed(flow)["code"]
    google.now += timedelta(minutes=10)
    stolen = pressed(flow_of(google))["code"]
    for code in (once, late, stolen):
        with pytest.raises(InvalidGrantError):
            flow.fetch_token(code=code)
    flow.oauth2session.close()


def test_a_wrong_client_secret_is_refused(google: GoogleDouble) -> None:
    config = google.client_config()
    config["installed"]["client_secret"] = "guessed"
    flow = InstalledAppFlow.from_client_config(config, [APP_CREATED])
    flow.redirect_uri = REDIRECT
    code = pressed(flow)["code"]
    with pytest.raises(InvalidClientError):
        flow.fetch_token(code=code)
    flow.oauth2session.close()


def test_only_an_offline_consent_gives_a_refresh_token_and_again_only_if_prompted(
    google: GoogleDouble,
) -> None:
    assert consented(google, access_type="online").refresh_token is None
    assert consented(google, prompt="select_account").refresh_token
    assert consented(google, prompt="select_account").refresh_token is None
    assert consented(google, prompt="consent").refresh_token


def test_a_box_left_unticked_is_not_granted(google: GoogleDouble) -> None:
    google.consent.runner.unticked = frozenset([FREE_BUSY])
    credentials = consented(google, APP_CREATED, FREE_BUSY)
    assert credentials.granted_scopes == [APP_CREATED]


def test_a_later_consent_may_include_what_was_granted_before(google: GoogleDouble) -> None:
    consented(google, APP_CREATED)
    credentials = consented(google, FREE_BUSY, include_granted_scopes="true")
    assert set(credentials.granted_scopes) == {APP_CREATED, FREE_BUSY}


def test_a_refresh_gives_another_access_token_and_the_refresh_token_stays(
    google: GoogleDouble,
) -> None:
    credentials = consented(google)
    before = (credentials.token, credentials.refresh_token)
    after = refreshed(credentials)
    assert after != before[0]
    assert credentials.refresh_token == before[1]
    assert google.consent.scopes_of(f"Bearer {after}") == {APP_CREATED}


def test_what_was_revoked_by_either_token_refreshes_no_more(google: GoogleDouble) -> None:
    for name in ("token", "refresh_token"):
        credentials = consented(google)
        http = httplib2.Http(timeout=5)
        body = f"token={getattr(credentials, name)}"
        assert http.request(google.revoke_uri, "POST", body=body)[0].status == 200
        assert http.request(google.revoke_uri, "POST", body=body)[0].status == 400
        http.close()
        with pytest.raises(RefreshError, match="invalid_grant"):
            refreshed(credentials)


def test_a_runner_can_take_all_of_it_away(google: GoogleDouble) -> None:
    credentials = consented(google)
    google.consent.revoke_all()
    assert google.consent.refresh_tokens == 0
    with pytest.raises(RefreshError, match="invalid_grant"):
        refreshed(credentials)


def test_while_an_app_is_in_testing_its_sign_in_ends_after_seven_days(google: GoogleDouble) -> None:
    google.consent.testing = True
    credentials = consented(google)
    google.now += timedelta(days=6)
    refreshed(credentials)
    google.now += timedelta(days=1)
    with pytest.raises(RefreshError, match="invalid_grant"):
        refreshed(credentials)
