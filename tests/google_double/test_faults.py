"""What goes wrong by script, as Google's own client meets it."""

from __future__ import annotations

from datetime import UTC, datetime
from http.client import IncompleteRead

import pytest
from googleapiclient.errors import HttpError
from httplib2 import HttpLib2Error

from tests.google_double.client import Client, refusal
from tests.google_double.double import GoogleDouble
from tests.google_double.faults import FOR_EVER
from tests.google_double.refusals import STATUS_OF

LOST = (HttpLib2Error, OSError)


@pytest.mark.parametrize("reason", sorted(STATUS_OF))
def test_any_reason_can_be_given(client: Client, google: GoogleDouble, reason: str) -> None:
    google.script.refuse(reason, verb="POST")
    if reason == "authError":  # which the library answers by refreshing
        google.script.heal()
        google.script.refuse(reason, status=403, verb="POST")
    assert refusal(client.insert)[1] == reason
    assert client.insert()


def test_the_nth_request_that_matches_is_struck_and_as_many_as_said(
    client: Client, google: GoogleDouble
) -> None:
    google.script.refuse("backendError", verb="POST", path="/events", nth=2, times=2)
    client.insert("aaaaa")
    client.page()
    for _ in range(2):
        assert refusal(client.insert, "bbbbb") == (503, "backendError")
    client.insert("bbbbb")


def test_too_many_requests_say_when_to_come_back(client: Client, google: GoogleDouble) -> None:
    google.script.refuse("rateLimitExceeded", status=429, retry_after_s=7)
    with pytest.raises(HttpError) as caught:
        client.page()
    assert (caught.value.status_code, caught.value.resp["retry-after"]) == (429, "7")


def test_a_connection_lost_before_does_nothing_and_one_lost_after_all(
    client: Client, google: GoogleDouble
) -> None:
    google.script.go_wrong("lose before", path="/events", times=FOR_EVER)
    with pytest.raises(LOST):
        client.insert("aaaaa")
    google.script.heal()
    assert refusal(client.get, "aaaaa") == (404, "notFound")
    google.script.go_wrong("lose after", path="/events", times=FOR_EVER)
    with pytest.raises(LOST):
        client.insert("bbbbb")
    google.script.heal()
    assert client.get("bbbbb")["status"] == "confirmed"
    assert google.seen[1].status == 0


def test_a_garbled_answer_is_no_json_and_one_cut_short_lacks_its_end(
    client: Client, google: GoogleDouble
) -> None:
    google.script.go_wrong("garble", verb="POST")
    # The library hands on as text what it cannot read.
    assert client.insert("aaaaa") == "<html>Sign in to the network</html>"
    google.script.go_wrong("cut short", verb="POST", times=FOR_EVER)
    with pytest.raises(IncompleteRead):
        client.insert("bbbbb")
    google.script.heal()
    assert client.get("aaaaa")
    assert client.get("bbbbb")


def test_any_document_can_be_answered(client: Client, google: GoogleDouble) -> None:
    google.script.answer({"items": "none"}, verb="GET")
    assert client.page() == {"items": "none"}


def test_a_double_that_is_over_answers_on_no_open_connection() -> None:
    with GoogleDouble(datetime(2027, 1, 11, 12, tzinfo=UTC)) as google:
        client = Client(google)
    with client, pytest.raises(ConnectionRefusedError):
        client.page()


def test_a_server_that_hangs_lets_the_client_run_out_of_time(google: GoogleDouble) -> None:
    with Client(google, timeout_s=0.2) as client:
        google.script.go_wrong("hang", verb="POST", times=FOR_EVER)
        with pytest.raises(TimeoutError):
            client.insert()
        google.script.heal()
        assert client.page()["items"] == []
