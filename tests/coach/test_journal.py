"""The journal: entries, their ids and order, and the fold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach import journal
from pacelift.coach.adapt import ADAPTERS
from pacelift.coach.changes import Change
from pacelift.coach.journal import (
    KINDS,
    UNDO,
    Entry,
    active_entries,
    canonical_json,
    entry_id,
    in_order,
    merge,
    new_entry,
    next_entry,
    to_undo,
)
from pacelift.coach.plan import Fitness, Plan, Reason
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


def adapt(plan: Plan, entry: Entry) -> tuple[Plan, tuple[Change, ...]]:
    """The least of adapters: the entry is written into the plan, and is the one change."""
    told = Reason(entry.kind, entry.id)
    change = Change(entry.id, "moved", None, None, told)
    return evolve(plan, warnings=(*plan.warnings, told)), (change,)


def fold(entries: Iterable[Entry]) -> Plan:
    return journal.fold(entries, start, adapt).plan


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
    assert fold(journal_of(*"abcdefgh")).profile.name == "h"


def test_after_the_clock_was_set_back_the_last_plan_made_is_active() -> None:
    entries = journal_of("one")
    entries = (*entries, new_entry(document(name="two"), NOW - timedelta(days=400), entries))
    assert fold(entries).profile.name == "two"


def test_the_plan_has_the_id_of_the_entry_that_made_it() -> None:
    entries = journal_of("one", "two")
    assert fold(entries).id == entries[1].id


def test_earlier_plans_stay_in_the_journal() -> None:
    entries = journal_of("one", "two", "three")
    assert [entry.data["name"] for entry in journal.plan_entries(reversed(entries))] == [
        "one",
        "two",
        "three",
    ]


def test_the_fold_does_not_depend_on_how_the_entries_were_gathered() -> None:
    entries = journal_of("one", "two", "three")
    assert fold(reversed(entries)) == fold(entries)


def test_the_profile_is_the_one_the_runner_gave() -> None:
    entry = new_entry(document(), NOW, ())
    assert fold([entry]).profile == profile()


def test_a_journal_is_readable_long_after_the_race() -> None:
    with pytest.raises(BadInput):
        profile(today=date(2037, 1, 1))
    assert journal.journalled_profile(journal_of("one")[0]).race.date == date(2027, 4, 25)


def test_an_empty_journal_has_no_plan() -> None:
    with pytest.raises(BadInput, match="no plan") as raised:
        fold(())
    assert raised.value.code == "no-plan"
    assert "pacelift new" in raised.value.fix


def test_an_entry_of_a_newer_version_is_told_not_skipped() -> None:
    entry = Entry("a", NOW, "teleported", {})
    with pytest.raises(BadInput, match="'teleported' \\(2027-01-04T07:30:00") as raised:
        fold([*journal_of("one"), entry])
    assert raised.value.code == "journal-newer"


def test_a_kept_profile_that_is_no_longer_understood_is_told_with_its_problems() -> None:
    entry = new_entry({**document(), "units": "furlongs"}, NOW, ())
    with pytest.raises(BadInput, match=r"units.*furlongs") as raised:
        fold([entry])
    assert raised.value.code == "journal-unreadable"
    assert entry.id in raised.value.text


def told(entries: tuple[Entry, ...], *days: int, kind: str = "mark") -> tuple[Entry, ...]:
    """The journal with an entry about its active plan on each of these days after `NOW`."""
    for day in days:
        at = NOW + timedelta(days=day)
        entries = (*entries, next_entry(kind, {"session": f"w{day:02}-long"}, at, entries))
    return entries


def undone(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The journal with its last entry that can be taken back taken back."""
    target = to_undo(active_entries(entries))
    return (*entries, next_entry(UNDO, {"entry": target.id}, NOW, entries))


def test_every_kind_is_folded_by_an_adapter_or_the_journal_itself() -> None:
    assert {"new", "undo", *ADAPTERS} == KINDS


def test_the_history_is_every_entry_with_its_changes_in_order() -> None:
    entries = told(journal_of("one"), 1, 2, 3)
    folded = journal.fold(entries, start, adapt)
    assert [entry for entry, _ in folded.history] == list(entries[1:])
    assert [changes[0].session for _, changes in folded.history] == [e.id for e in entries[1:]]
    assert [each.code for each in folded.plan.warnings] == [e.id for e in entries[1:]]


def test_an_entry_names_the_plan_it_is_about() -> None:
    entries = journal_of("one", "two")
    assert told(entries, 1)[-1].data == {"plan": entries[1].id, "session": "w01-long"}


def test_without_a_plan_there_is_nothing_to_tell_about() -> None:
    with pytest.raises(BadInput, match="no plan"):
        next_entry("mark", {}, NOW, ())


def test_entries_of_an_archived_plan_do_not_touch_the_active_one() -> None:
    old = told(journal_of("one"), 1)
    entries = (*old, new_entry(document(name="two"), NOW + timedelta(days=2), old))
    assert fold(entries).warnings == ()


def test_an_entry_of_another_machine_about_a_plan_archived_meanwhile_changes_nothing() -> None:
    common = journal_of("one")
    here = (*common, new_entry(document(name="two"), NOW + timedelta(days=1), common))
    there = told(common, 2)
    assert fold(merge(here, there)) == fold(here)


@given(st.integers(0, 5), st.integers(1, 5))
def test_undo_gives_the_former_plans_to_the_byte(before: int, after: int) -> None:
    former = told(journal_of("one"), *range(before))
    entries = told(former, *range(before, before + after))
    for _ in range(after):
        entries = undone(entries)
    assert repr(fold(entries)) == repr(fold(former))
    assert active_entries(entries) == active_entries(former)


def test_what_is_told_after_an_undo_can_be_taken_back_too() -> None:
    entries = told(undone(told(journal_of("one"), 1)), 2)
    assert [e.data["session"] for e in active_entries(entries)[1:]] == ["w02-long"]
    assert fold(undone(entries)) == fold(journal_of("one"))


def test_an_undo_told_on_two_machines_takes_back_one_entry() -> None:
    entries = told(journal_of("one"), 1, 2)
    again = next_entry(UNDO, {"entry": entries[-1].id}, NOW + timedelta(days=9), entries)
    assert fold(merge(undone(entries), (*entries, again))) == fold(entries[:-1])


@pytest.mark.parametrize("entries", [journal_of("one"), undone(told(journal_of("one"), 1))])
def test_with_nothing_told_there_is_nothing_to_undo(entries: tuple[Entry, ...]) -> None:
    with pytest.raises(BadInput) as raised:
        to_undo(active_entries(entries))
    assert raised.value.code == "nothing-to-undo"


def test_a_plan_made_anew_has_nothing_to_undo() -> None:
    old = told(journal_of("one"), 1)
    entries = (*old, new_entry(document(name="two"), NOW, old))
    with pytest.raises(BadInput):
        to_undo(active_entries(entries))


@st.composite
def journals(draw: st.DrawFn) -> tuple[Entry, ...]:
    """What one machine holds: the common start, then marks and undos of its own."""
    entries = told(journal_of("one", "two"), 1)
    for day in draw(st.lists(st.integers(1, 9), max_size=6)):
        if draw(st.booleans()) or len(active_entries(entries)) == 1:
            entries = told(entries, day)
        else:
            entries = undone(entries)
    return entries


@given(journals(), journals(), journals())
def test_merging_is_the_same_in_any_order(
    one: tuple[Entry, ...], two: tuple[Entry, ...], three: tuple[Entry, ...]
) -> None:
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(one, one) == in_order(one)
    assert fold(merge(one, two)) == fold(merge(two, one))
    assert {entry.id for entry in merge(one, two)} == {entry.id for entry in (*one, *two)}
