"""What the double checks of every request: the token, the scope, the query and the body."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from google.auth.exceptions import RefreshError

from tests.google_double.api import APP_CREATED, FREE_BUSY, LIST_READ, SCOPE
from tests.google_double.client import Client, event, refusal
from tests.google_double.double import GoogleDouble, Seen


def asked(client: Client, verb: str, path: str, body: object = None) -> tuple[int, dict]:
    """A request as it is written, past the client library."""
    text = None if body is None else json.dumps(body)
    uri = f"{client.service._baseUrl}{path.format(client.calendar_id)}"
    answer, content = client.http.request(uri, verb, body=text)
    return answer.status, json.loads(content)


def test_without_a_good_token_nothing_is_answered(client: Client, google: GoogleDouble) -> None:
    google.now += timedelta(hours=2)
    # The library refreshes what is refused, and this client has nothing to refresh by.
    with pytest.raises(RefreshError):
        client.page()
    assert google.seen[-1].status == 401


@pytest.mark.parametrize(
    ("scope", "call"),
    [
        (APP_CREATED, lambda service: service.calendarList().list()),
        (APP_CREATED, lambda service: service.freebusy().query(body={})),
        (FREE_BUSY, lambda service: service.events().list(calendarId="primary")),
        (LIST_READ, lambda service: service.calendars().insert(body={"summary": "x"})),
    ],
)
def test_each_method_needs_one_of_its_scopes(
    google: GoogleDouble, scope: str, call: object
) -> None:
    with Client(google, scope) as client:
        assert refusal(call(client.service).execute) == (403, "insufficientPermissions")


def test_the_narrow_scope_sees_only_calendars_that_the_app_made(google: GoogleDouble) -> None:
    with Client(google, APP_CREATED) as narrow, Client(google, SCOPE) as wide:
        of_primary = [each.events.list(calendarId="primary") for each in (narrow, wide)]
        assert refusal(of_primary[0].execute) == (404, "notFound")
        assert of_primary[1].execute()["items"] == []


@pytest.mark.parametrize(
    "query",
    ["showDeletd=true", "maxResults=0", "maxResults=many", "showDeleted=1", "orderBy=name"],
)
def test_a_query_that_google_does_not_know_is_refused(client: Client, query: str) -> None:
    status, answer = asked(client, "GET", f"calendars/{{}}/events?{query}")
    assert (status, answer["error"]["errors"][0]["reason"]) == (400, "invalidParameter")


@pytest.mark.parametrize(
    "fields",
    [
        {"sumary": "typo"},
        {"summary": 7},
        {"extendedProperties": {"private": {"generation": 1}}},
        {"extendedProperties": {"own": {"generation": "1"}}},
        {"reminders": {"overrides": [{"method": "popup", "minutes": "5"}]}},
        {"start": {"datetime": "2027-01-12T07:00:00Z"}},
    ],
)
def test_a_body_that_is_not_as_google_s_schema_is_refused(client: Client, fields: dict) -> None:
    status, answer = asked(client, "POST", "calendars/{}/events", event(**fields))
    assert (status, answer["error"]["errors"][0]["reason"]) == (400, "invalid")


def test_null_takes_away_in_a_patch_and_is_no_value_elsewhere(client: Client) -> None:
    client.insert()
    assert asked(client, "PATCH", "calendars/{}/events/abcde", {"summary": None})[0] == 200
    assert asked(client, "PUT", "calendars/{}/events/abcde", event(summary=None))[0] == 400


def test_a_body_that_is_no_json_and_a_path_that_is_none_are_refused(client: Client) -> None:
    uri = f"{client.service._baseUrl}calendars/{client.calendar_id}/events"
    assert client.http.request(uri, "POST", body="{")[0].status == 400
    assert asked(client, "GET", "calendarz")[0] == 404


def test_more_requests_a_minute_than_allowed_are_refused_for_a_while(
    client: Client, google: GoogleDouble
) -> None:
    google.api.per_minute = 3
    client.page()
    client.page()
    assert refusal(client.page) == (403, "rateLimitExceeded")
    google.now += timedelta(minutes=1)
    client.page()


def test_every_request_is_kept(client: Client, google: GoogleDouble) -> None:
    google.seen.clear()
    client.insert()
    refusal(client.insert)
    path = f"/calendar/v3/calendars/{client.calendar_id.replace('@', '%40')}/events"
    assert google.seen == [Seen("POST", path, 200), Seen("POST", path, 409)]
