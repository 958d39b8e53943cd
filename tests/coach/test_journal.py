"""The journal: entries, their ids and order, and the fold."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach import journal
from pacelift.coach.journal import Entry, canonical_json, entry_id, fold, in_order, new_entry
from pacelift.coach.plan import Fitness, Plan
from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import complete
from pacelift.errors import BadInput
from tests.builders import TODAY, profile, profile_document

NOW = datetime(2027, 1, 4, 7, 30, tzinfo=UTC)

plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def start(profile: Profile, plan_id: str) -> Plan:
    """The least of plans: a fold only has to hand over the profile and the id."""
    return Plan(plan_id, profile, Fitness("effort", None, None, None, 390.0, "novice"), (), ())


def document(**overrides: Any) -> dict[str, Any]:
    return complete(profile_document(**overrides), today=TODAY, system_timezone="UTC")


def journal_of(*names: str, now: datetime = NOW) -> tuple[Entry, ...]:
    """A journal of one new plan after the other, all told at the same `now`."""
    entries: tuple[Entry, ...] = ()
    for name in names:
        entries = (*entries, new_entry(document(name=name), now, entries))
    return entries


@given(plain_values)
def test_canonical_json_is_ascii_and_says_the_value(value: Any) -> None:
    text = canonical_json(value)
    assert text.isascii()
    assert json.loads(text) == value


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert (
        canonical_json({"b": 1, "a": [2.5]})
        == canonical_json({"a": [2.5], "b": 1})
        == '{"a":[2.5],"b":1}'
    )


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_has_no_word_for_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"km": number})


def test_an_entry_is_kept_in_utc() -> None:
    at = datetime(2027, 1, 4, 8, 30, tzinfo=timezone(timedelta(hours=1)))
    entry = Entry("a", at, "new", {})
    assert entry.at == NOW
    assert entry.at.tzinfo is UTC


def test_an_entry_without_an_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="instant"):
        Entry("a", datetime(2027, 1, 4, 8, 30), "new", {})


def test_an_id_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert entry_id(NOW, "new", {"b": 1, "a": "ü"}, 0) == "2db14d2a87f5f0582fb35c4a8882188f"


@pytest.mark.parametrize(
    "other",
    [
        (NOW + timedelta(microseconds=1), "new", {"a": 1}, 0),
        (NOW, "mark", {"a": 1}, 0),
        (NOW, "new", {"a": 2}, 0),
        (NOW, "new", {"a": 1}, 1),
    ],
)
def test_another_entry_has_another_id(other: tuple[datetime, str, dict[str, Any], int]) -> None:
    assert entry_id(*other) != entry_id(NOW, "new", {"a": 1}, 0)


def test_the_instant_and_not_its_offset_makes_the_id() -> None:
    abroad = NOW.astimezone(timezone(timedelta(hours=-7)))
    assert entry_id(abroad, "new", {}, 0) == entry_id(NOW, "new", {}, 0)


@given(
    st.lists(
        st.datetimes(datetime(2000, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)),
        min_size=2,
    )
)
def test_texts_of_instants_sort_as_instants(instants: list[datetime]) -> None:
    assert [journal.instant_text(at) for at in sorted(instants)] == sorted(
        journal.instant_text(at) for at in instants
    )


@given(
    st.permutations([Entry(f"{i % 3}", NOW + timedelta(days=i // 3), "new", {}) for i in range(9)])
)
def test_the_order_of_entries_does_not_depend_on_how_they_were_gathered(
    entries: list[Entry],
) -> None:
    assert [(entry.at, entry.id) for entry in in_order(entries)] == [
        (NOW + timedelta(days=i // 3), f"{i % 3}") for i in range(9)
    ]


def test_the_same_command_at_the_same_instant_makes_the_same_entry() -> None:
    assert journal_of("one", "two") == journal_of("one", "two")


def test_an_entry_holds_its_own_plain_copy_of_the_document() -> None:
    given = {"days": ("mon", "tue")}
    entry = new_entry(given, NOW, ())
    given["days"] = ()
    assert entry.data == {"days": ["mon", "tue"]}


def test_of_plans_made_at_the_same_instant_the_last_is_active() -> None:
    assert fold(journal_of(*"abcdefgh"), start).profile.name == "h"


def test_after_the_clock_was_set_back_the_last_plan_made_is_active() -> None:
    entries = journal_of("one")
    entries = (*entries, new_entry(document(name="two"), NOW - timedelta(days=400), entries))
    assert fold(entries, start).profile.name == "two"


def test_the_plan_has_the_id_of_the_entry_that_made_it() -> None:
    entries = journal_of("one", "two")
    assert fold(entries, start).id == entries[1].id


def test_earlier_plans_stay_in_the_journal() -> None:
    entries = journal_of("one", "two", "three")
    assert [entry.data["name"] for entry in journal.plan_entries(reversed(entries))] == [
        "one",
        "two",
        "three",
    ]


def test_the_fold_does_not_depend_on_how_the_entries_were_gathered() -> None:
    entries = journal_of("one", "two", "three")
    assert fold(reversed(entries), start) == fold(entries, start)


def test_the_profile_is_the_one_the_runner_gave() -> None:
    entry = new_entry(document(), NOW, ())
    assert fold([entry], start).profile == profile()


def test_a_journal_is_readable_long_after_the_race() -> None:
    with pytest.raises(BadInput):
        profile(today=date(2037, 1, 1))
    assert journal.journalled_profile(journal_of("one")[0]).race.date == date(2027, 4, 25)


def test_an_empty_journal_has_no_plan() -> None:
    with pytest.raises(BadInput, match="no plan") as raised:
        fold((), start)
    assert raised.value.code == "no-plan"
    assert "pacelift new" in raised.value.fix


def test_an_entry_of_a_newer_version_is_told_not_skipped() -> None:
    entry = Entry("a", NOW, "teleported", {})
    with pytest.raises(BadInput, match="'teleported' \\(2027-01-04T07:30:00") as raised:
        fold([*journal_of("one"), entry], start)
    assert raised.value.code == "journal-newer"


def test_a_kept_profile_that_is_no_longer_understood_is_told_with_its_problems() -> None:
    entry = new_entry({**document(), "units": "furlongs"}, NOW, ())
    with pytest.raises(BadInput, match=r"units.*furlongs") as raised:
        fold([entry], start)
    assert raised.value.code == "journal-unreadable"
    assert entry.id in raised.value.text
