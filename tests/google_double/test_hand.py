"""The runner's own hand in the double."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.google_double.client import Client, refusal
from tests.google_double.hand import as_edited_in_browser

HOUR = timedelta(hours=1)


def test_moves_marks_and_notes_are_heard_with_the_next_token(client: Client) -> None:
    made = client.insert(description="7 km")
    _, token = client.listing()
    client.hand.moves("abcde", HOUR, longer=HOUR)
    client.hand.marks("abcde", "✓")
    client.hand.notes("abcde", "meet Jo & Mia")
    ((told,), _) = client.listing(syncToken=token)
    assert told["etag"] != made["etag"]
    assert told["start"]["dateTime"] == "2027-01-12T08:00:00+01:00"
    assert told["end"]["dateTime"] == "2027-01-12T10:00:00+01:00"
    assert told["summary"] == "✓ Run: Easy run 7 km"
    assert told["description"] == "7 km<br>meet Jo &amp; Mia"


def test_the_web_editor_makes_html_of_a_text() -> None:
    text = "a < b & c\nhttps://example.com/x"
    assert as_edited_in_browser(text) == (
        'a &lt; b &amp; c<br><a href="https://example.com/x">https://example.com/x</a>'
    )


def test_events_of_their_own_come_beside_and_all_can_go(client: Client) -> None:
    client.insert()
    own = client.hand.adds("Dentist", datetime(2027, 1, 12, 15, tzinfo=UTC))
    assert [each["id"] for each in client.hand.events()] == ["abcde", own]
    client.hand.empties_the_calendar()
    assert client.hand.events() == []
    client.hand.takes_back(own)
    assert [each["summary"] for each in client.hand.events()] == ["Dentist"]


def test_a_calendar_they_delete_is_not_found(client: Client) -> None:
    client.hand.deletes_the_calendar()
    assert refusal(client.page) == (404, "notFound")
