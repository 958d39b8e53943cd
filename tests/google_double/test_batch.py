"""Several requests in one body, as the client library sends them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from googleapiclient.errors import HttpError
from httplib2 import HttpLib2Error

from tests.google_double.batch import MOST
from tests.google_double.client import Client, event, refusal
from tests.google_double.double import GoogleDouble


def inserted(client: Client, google: GoogleDouble, ids: Iterable[str]) -> dict[str, int]:
    """The status of each insertion, all in one batch."""
    told = {}

    def hear(request_id: str, _answer: object, error: HttpError | None) -> None:
        told[request_id] = 200 if error is None else error.status_code

    batch = client.service.new_batch_http_request(callback=hear)
    batch._batch_uri = f"{google.root}batch/calendar/v3"
    for event_id in ids:
        body = event(event_id)
        batch.add(
            client.events.insert(calendarId=client.calendar_id, body=body), request_id=event_id
        )
    batch.execute()
    return told


def test_each_request_of_a_batch_has_its_own_answer(client: Client, google: GoogleDouble) -> None:
    client.insert("bbbbb")
    assert inserted(client, google, ["aaaaa", "bbbbb"]) == {"aaaaa": 200, "bbbbb": 409}
    assert client.get("aaaaa")


def test_the_address_of_batches_follows_the_root(client: Client, google: GoogleDouble) -> None:
    assert client.service.new_batch_http_request()._batch_uri == f"{google.root}batch/calendar/v3"


def test_half_a_batch_may_be_done_when_the_connection_is_lost(
    client: Client, google: GoogleDouble
) -> None:
    google.script.go_wrong("lose before", path="/events", nth=3, times=10)
    with pytest.raises((HttpLib2Error, OSError)):
        inserted(client, google, ["aaaaa", "bbbbb", "ccccc"])
    google.script.heal()
    assert client.get("bbbbb")
    assert refusal(client.get, "ccccc") == (404, "notFound")


def test_one_of_a_batch_can_be_refused(client: Client, google: GoogleDouble) -> None:
    google.script.refuse("rateLimitExceeded", path="/events", nth=2)
    assert inserted(client, google, ["aaaaa", "bbbbb"]) == {"aaaaa": 200, "bbbbb": 403}


def test_a_batch_has_fifty_requests_at_most(client: Client, google: GoogleDouble) -> None:
    assert len(inserted(client, google, [f"a{n:04d}" for n in range(MOST)])) == MOST
    with pytest.raises(HttpError) as caught:
        inserted(client, google, [f"b{n:04d}" for n in range(MOST + 1)])
    assert caught.value.status_code == 400
