"""Consent in the browser, on the double: what comes back, who else knocks, and who gives up."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from attrs import evolve

from pacelift.calendars.adapters.google.client import OAuthClient
from pacelift.calendars.adapters.google.consent import (
    OWN_CALENDARS,
    Browser,
    agree,
    revoke,
)
from pacelift.errors import CalendarNeedsYou, CalendarOutOfReach, PaceliftError
from tests.google_double.double import GoogleDouble

FREE_BUSY = "https://www.googleapis.com/auth/calendar.freebusy"


@pytest.fixture
def google() -> Iterator[GoogleDouble]:
    with GoogleDouble(datetime(2027, 1, 11, 12, tzinfo=UTC)) as double:
        yield double


@pytest.fixture
def client(google: GoogleDouble) -> OAuthClient:
    told = google.client_config()["installed"]
    return OAuthClient(
        told["client_id"], told["client_secret"], told["auth_uri"], told["token_uri"]
    )


def fetched(address: str) -> tuple[int, str]:
    """The status and the text of a page, redirects followed."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


class Visitor:
    """A browser in a thread of its own, which does `first` on the way; `page` is what it saw."""

    def __init__(self, first: Callable[[str], None] = lambda _address: None) -> None:
        self.first = first
        self.page = (0, "")
        self._thread: threading.Thread | None = None

    def __call__(self, address: str) -> None:
        def go() -> None:
            self.first(parse_qs(urlsplit(address).query)["redirect_uri"][0])
            self.page = fetched(address)

        self._thread = threading.Thread(target=go)
        self._thread.start()

    def done(self) -> tuple[int, str]:
        assert self._thread is not None
        self._thread.join(10)
        return self.page


def refusal(client: OAuthClient, browser: Browser) -> PaceliftError:
    with pytest.raises(PaceliftError) as caught:
        agree(client, [OWN_CALENDARS], browser)
    return caught.value


def test_agreeing_gives_a_lasting_sign_in_and_a_page_that_says_to_close_it(
    google: GoogleDouble, client: OAuthClient
) -> None:
    visitor = Visitor()
    granted = agree(client, [OWN_CALENDARS], Browser(visitor))
    assert granted.scopes == {OWN_CALENDARS}
    assert google.consent.refresh_tokens == 1
    status, page = visitor.done()
    assert (status, "You can close this window" in page) == (200, True)
    assert granted.refresh_token not in repr(granted)


def test_what_is_asked_is_the_least_with_a_proof_and_a_state(
    google: GoogleDouble, client: OAuthClient
) -> None:
    agree(client, [OWN_CALENDARS], Browser(Visitor()))
    (asked,) = google.consent.asked
    assert asked["scope"] == OWN_CALENDARS
    assert (asked["code_challenge_method"], asked["access_type"]) == ("S256", "offline")
    assert asked["prompt"] == "consent"
    assert len(asked["state"]) >= 32
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")


def test_two_consents_share_neither_state_nor_port_nor_proof(
    google: GoogleDouble, client: OAuthClient
) -> None:
    for _ in range(2):
        agree(client, [OWN_CALENDARS], Browser(Visitor()))
    first, second = google.consent.asked
    for key in ("state", "code_challenge"):
        assert first[key] != second[key]


def test_who_else_knocks_is_sent_away_and_the_browser_still_comes_through(
    google: GoogleDouble, client: OAuthClient
) -> None:
    seen: list[int] = []
    open_ones: list[socket.socket] = []

    def knock(address: str) -> None:
        port = urlsplit(address).port
        assert port is not None
        half = socket.create_connection(("127.0.0.1", port))
        half.sendall(b"GET / HT")
        open_ones.append(half)
        paths = (
            "favicon.ico",
            "?code=stolen",
            "?state=wrong&code=stolen",
            "other?state=wrong",
            "?error=access_denied",
        )
        seen.extend(fetched(address + path)[0] for path in paths)

    granted = agree(client, [OWN_CALENDARS], Browser(Visitor(knock)))
    for each in open_ones:
        each.close()
    assert seen == [404, 400, 400, 404, 400]
    assert granted.refresh_token


def test_saying_no_is_no_error_of_ours(google: GoogleDouble, client: OAuthClient) -> None:
    google.consent.runner.denies = True
    visitor = Visitor()
    error = refusal(client, Browser(visitor))
    assert (error.code, error.exit_code) == ("consent-denied", 4)
    assert "Not connected" in visitor.done()[1]


def test_a_page_nobody_answers_is_given_up(client: OAuthClient) -> None:
    error = refusal(client, Browser(lambda _address: None, limit_s=0.2))
    assert error.code == "consent-stopped"


def test_it_can_be_stopped_from_elsewhere(client: OAuthClient) -> None:
    stopped = threading.Event()
    error = refusal(client, Browser(lambda _address: stopped.set(), stopped=stopped))
    assert error.code == "consent-stopped"


def test_a_box_left_unticked_is_noticed(google: GoogleDouble, client: OAuthClient) -> None:
    google.consent.runner.unticked = frozenset({OWN_CALENDARS})
    assert refusal(client, Browser(Visitor())).code == "consent-incomplete"


def test_busy_times_left_unticked_are_noticed_where_they_were_asked_for(
    google: GoogleDouble, client: OAuthClient
) -> None:
    google.consent.runner.unticked = frozenset({FREE_BUSY})
    with pytest.raises(CalendarNeedsYou, match="when you are busy"):
        agree(client, [OWN_CALENDARS, FREE_BUSY], Browser(Visitor()))
    assert agree(client, [OWN_CALENDARS], Browser(Visitor())).scopes == {OWN_CALENDARS}


def test_another_client_s_secret_is_refused_and_not_told(client: OAuthClient) -> None:
    wrong = evolve(client, client_secret="planted-1234")
    error = refusal(wrong, Browser(Visitor()))
    assert isinstance(error, CalendarNeedsYou)
    assert error.code == "client-refused"
    assert "planted-1234" not in error.text + error.fix + repr(error.__context__)


def test_google_out_of_reach_in_the_last_step_is_told_so(
    google: GoogleDouble, client: OAuthClient
) -> None:
    nowhere = evolve(client, token_uri="http://127.0.0.1:9/token")
    error = refusal(nowhere, Browser(Visitor()))
    assert isinstance(error, CalendarOutOfReach)


def test_revoking_ends_it_and_says_whether_it_was_heard(
    google: GoogleDouble, client: OAuthClient
) -> None:
    granted = agree(client, [OWN_CALENDARS], Browser(Visitor()))
    assert revoke(client, granted.refresh_token)
    assert google.consent.refresh_tokens == 0
    assert revoke(client, granted.refresh_token), "ended already"
    assert not revoke(evolve(client, token_uri="http://127.0.0.1:9/token"), "x")
