"""Listings of the double: pages, tokens, tombstones, and how a token gets lost."""

from __future__ import annotations

import pytest

from tests.google_double.client import Client, refusal
from tests.google_double.double import GoogleDouble


def ids(items: list[dict]) -> list[str]:
    return [each["id"] for each in items]


def test_a_first_listing_has_no_deleted_events_unless_asked(client: Client) -> None:
    client.insert("aaaaa")
    client.insert("bbbbb")
    client.delete("aaaaa")
    assert ids(client.page()["items"]) == ["bbbbb"]
    assert set(ids(client.page(showDeleted=True)["items"])) == {"aaaaa", "bbbbb"}


def test_a_token_tells_only_what_changed_and_always_what_was_deleted(client: Client) -> None:
    for event_id in ("aaaaa", "bbbbb", "ccccc"):
        client.insert(event_id)
    _, token = client.listing()
    client.patch("bbbbb", summary="Rest")
    client.delete("ccccc")
    changed, newer = client.listing(syncToken=token)
    assert ids(changed) == ["bbbbb", "ccccc"]
    assert changed[1].keys() == {"kind", "etag", "id", "status"}
    assert client.listing(syncToken=newer)[0] == []


def test_only_the_last_page_has_a_sync_token(client: Client, google: GoogleDouble) -> None:
    for n in range(5):
        client.insert(f"aaaa{n}")
    google.api.page_sizes = [2, 0, 1]
    token, seen = None, []
    for count in (2, 0, 1):
        page = client.page(pageToken=token)
        assert len(page["items"]) == count
        assert "nextSyncToken" not in page
        token = page["nextPageToken"]
        seen += ids(page["items"])
    last = client.page(pageToken=token)
    assert "nextPageToken" not in last
    assert "nextSyncToken" in last
    assert seen + ids(last["items"]) == [f"aaaa{n}" for n in range(5)]


def test_pages_have_250_events_or_as_many_as_asked_up_to_2500(client: Client) -> None:
    for n in range(260):
        client.hand.adds(f"e{n}", client.hand._world.now())
    assert len(client.page()["items"]) == 250
    assert len(client.page(maxResults=100)["items"]) == 100
    assert len(client.page(maxResults=2500)["items"]) == 260


def test_pages_of_a_token_repeat_it(client: Client, google: GoogleDouble) -> None:
    _, token = client.listing()
    for n in range(3):
        client.insert(f"aaaa{n}")
    google.api.page_sizes = [1]
    page = client.page(syncToken=token)
    without = refusal(client.page, pageToken=page["nextPageToken"])
    assert without == (400, "invalid")
    rest = client.page(syncToken=token, pageToken=page["nextPageToken"])
    assert ids(rest["items"]) == ["aaaa1", "aaaa2"]


def test_what_is_written_between_two_pages_is_told_at_the_latest_next_time(
    client: Client, google: GoogleDouble
) -> None:
    client.insert("aaaaa")
    client.insert("bbbbb")
    google.api.page_sizes = [2]
    client.insert("ccccc")
    page = client.page()
    client.patch("aaaaa", summary="Rest")
    last = client.page(pageToken=page["nextPageToken"])
    assert "aaaaa" in ids(client.page(syncToken=last["nextSyncToken"])["items"])


def test_an_old_token_needs_a_full_sync(client: Client) -> None:
    _, token = client.listing()
    client.hand.outlives_sync_tokens()
    assert refusal(client.page, syncToken=token) == (410, "fullSyncRequired")
    assert client.listing()[1]


def test_a_token_that_is_none_or_of_another_calendar_is_refused(
    client: Client, google: GoogleDouble
) -> None:
    _, token = client.listing()
    with Client(google) as other:
        assert refusal(other.page, syncToken=token) == (400, "invalid")
    for bad in ("CJjg", "", "x" * 50):
        assert refusal(client.page, syncToken=bad) == (400, "invalid")


@pytest.mark.parametrize(
    "query",
    [
        {"timeMin": "2027-01-01T00:00:00Z"},
        {"timeMax": "2027-01-01T00:00:00Z"},
        {"updatedMin": "2027-01-01T00:00:00Z"},
        {"orderBy": "updated"},
        {"q": "run"},
        {"iCalUID": "abcde@google.com"},
        {"privateExtendedProperty": "app=pacelift"},
        {"sharedExtendedProperty": "app=pacelift"},
        {"showDeleted": False},
        {"singleEvents": True},
    ],
)
def test_what_may_not_go_with_a_token_is_refused(client: Client, query: dict) -> None:
    _, token = client.listing()
    assert refusal(client.page, syncToken=token, **query) == (400, "invalid")


def test_an_ordered_or_searched_listing_gives_no_token(client: Client) -> None:
    client.insert()
    assert "nextSyncToken" not in client.page(orderBy="updated")
    assert "nextSyncToken" not in client.page(q="easy")


def test_listings_can_be_of_a_time_a_word_or_a_property(client: Client) -> None:
    client.insert("aaaaa", day=12, extendedProperties={"private": {"app": "pacelift"}})
    client.insert("bbbbb", day=14, summary="Dentist")
    assert ids(client.page(timeMin="2027-01-13T00:00:00Z")["items"]) == ["bbbbb"]
    assert ids(client.page(timeMax="2027-01-13T00:00:00Z")["items"]) == ["aaaaa"]
    assert ids(client.page(q="dentist")["items"]) == ["bbbbb"]
    assert ids(client.page(privateExtendedProperty="app=pacelift")["items"]) == ["aaaaa"]
