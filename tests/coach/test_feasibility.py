"""How near the race is in reach, and the ways on when it is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pacelift.coach.feasibility import (
    MOST_LATER_TRIES,
    Asked,
    Trial,
    band,
    no_room,
    no_season,
    options,
    out_of_reach,
    race_over,
    too_near,
    too_soon,
)
from pacelift.coach.plan import Fitness
from pacelift.coach.profile import Profile
from pacelift.coach.season import Ladder, long_cap_km
from pacelift.errors import Option
from tests.builders import profile_document
from tests.coach.drafts import AMPLE, MONDAY, fitness, fitness_of, season
from tests.coach.plans import edited, read

FAST = fitness("advanced", 60.0)
"""So fast that the time cap of R-LONG-2 never binds."""


def never(_: Profile) -> bool:
    return False


def always(_: Profile) -> bool:
    return True


def trial(works: Asked) -> Trial:
    """What reaches far enough gives a plan."""
    return Trial(works, works)


def given_options(given: Profile, works: Asked, known: Fitness | None = None) -> tuple[Option, ...]:
    return options(given, known or fitness_of(given), trial(works))


def keys(found: tuple[Option, ...]) -> list[list[str]]:
    """What each option sets, as dotted keys."""
    return [
        [
            f"{table}.{key}"
            for table, values in option.profile.items()
            if isinstance(values, dict)
            for key in values
        ]
        or list(option.profile)
        for option in found
    ]


@pytest.mark.parametrize(
    ("longest_km", "expected"),
    [
        (26.0, "ready"),
        (25.99, "short"),
        (18.0, "short"),
        (17.99, "out-of-reach"),
        (0.0, "out-of-reach"),
    ],
)
def test_a_marathon_is_in_reach_from_26_km_and_short_from_18(
    longest_km: float, expected: str
) -> None:
    assert band(season(16), FAST, longest_km) == expected


@pytest.mark.parametrize(
    ("longest_km", "expected"),
    [
        (26.0, "ready"),
        (18.0, "short"),
        (17.99, "run-walk"),
        (14.0, "run-walk"),
        (13.99, "out-of-reach"),
    ],
)
def test_a_run_walk_finish_is_in_reach_from_14_km(longest_km: float, expected: str) -> None:
    assert band(season(16, **{"race.run_walk": True}), FAST, longest_km) == expected


@pytest.mark.parametrize("distance", ["half", "10k", "5k"])
def test_other_distances_have_the_same_borders_in_proportion(distance: str) -> None:
    given = season(16, **{"race.distance": distance})
    ready, short = (given.race.km * km / 42.195 for km in (26.0, 18.0))
    found = [band(given, FAST, km) for km in (ready, ready - 0.01, short, short - 0.01)]
    assert found == ["ready", "short", "short", "out-of-reach"]


def test_the_time_cap_is_always_enough() -> None:
    slow = fitness("novice", 26.0)
    given = season(16)
    cap = long_cap_km(given, slow)
    assert cap < 26
    assert band(given, slow, cap - 0.49) == "ready"
    assert band(given, slow, cap - 0.51) == "short"


def test_the_refusal_says_how_far_the_ladder_reaches_in_the_runner_s_unit() -> None:
    ladder = Ladder((), 12.0, 12.87)
    km = out_of_reach(season(6), FAST, ladder, None)
    miles = out_of_reach(season(6, units="mi", **{"running.longest": 8}), FAST, ladder, None)
    assert (km.rule, km.code) == ("R-PHASE-2", "out-of-reach")
    assert "13 km" in km.text
    assert "8 mi" in miles.text


def test_each_refusal_has_its_rule_and_code_and_a_way_on() -> None:
    soon, room = too_soon(season(16), FAST, None), no_room(season(16), FAST, None)
    assert (soon.rule, soon.code) == ("R-PHASE-2", "too-soon")
    assert (room.rule, room.code) == ("R-DAYS-1", "no-room")
    near = too_near(season(16), date(2027, 4, 5), FAST, None)
    assert (near.rule, near.code) == ("R-PHASE-2", "too-near")
    assert "2027-04-05" in near.text
    broken, over = no_season(season(16), FAST, None), race_over(date(2027, 4, 4))
    assert (broken.rule, broken.code) == ("R-PHASE-2", "no-season")
    assert (over.rule, over.code) == ("R-REPLAN-1", "race-over")
    assert all(each.fix for each in (soon, room, near, broken, over))


def test_an_option_is_given_only_when_it_was_tried_and_works() -> None:
    def halves(changed: Profile) -> bool:
        return changed.race.distance == "half"

    assert keys(given_options(season(8), halves)) == [["race.distance", "race.goal"]]


def test_where_nothing_works_there_are_no_options() -> None:
    assert given_options(season(8), never) == ()


def test_the_least_change_comes_first() -> None:
    found = keys(given_options(season(8), always))
    assert found == [
        ["race.date"],
        ["race.distance", "race.goal"],
        ["race.distance", "race.goal"],
        ["race.distance", "race.goal"],
        ["race.run_walk", "race.goal"],
        ["running.single_run_step"],
    ]


@pytest.mark.parametrize(
    ("distance", "shorter"),
    [("marathon", ["half", "10k", "5k"]), ("half", ["10k", "5k"]), ("10k", ["5k"]), ("5k", [])],
)
def test_only_shorter_races_are_offered(distance: str, shorter: list[str]) -> None:
    found = given_options(season(8, **{"race.distance": distance}), always)
    races = [o.profile["race"] for o in found if "race" in o.profile]
    assert [race["distance"] for race in races if "distance" in race] == shorter


def test_run_walk_is_offered_to_marathoners_who_did_not_choose_it_yet() -> None:
    def offered(**overrides: object) -> bool:
        return ["race.run_walk", "race.goal"] in keys(given_options(season(8, **overrides), always))

    assert offered()
    assert not offered(**{"race.run_walk": True})
    assert not offered(**{"race.distance": "half"})


def test_a_bold_step_is_offered_once_and_with_its_risk() -> None:
    found = [o for o in given_options(season(8), always) if "running" in o.profile]
    assert "injuries" in found[0].text
    bold = season(8, **{"running.single_run_step": 1.15})
    assert not [o for o in given_options(bold, always) if "running" in o.profile]


@pytest.mark.parametrize("weeks", [1, 2, 7, 20, 43])
def test_a_later_date_is_the_earliest_that_works(weeks: int) -> None:
    given = season(8)
    wanted = given.race.date + timedelta(weeks=weeks)

    def tried(changed: Profile) -> bool:
        return changed.race.date >= wanted and changed.race.distance == "marathon"

    (found,) = [o for o in given_options(given, tried) if "date" in o.profile.get("race", {})]
    assert found.profile == {"race": {"date": wanted.isoformat()}}
    assert wanted.isoformat() in found.text


def test_a_date_that_reaches_but_gives_no_plan_is_passed_over() -> None:
    given = season(8)
    third = given.race.date + timedelta(weeks=3)
    later = Trial(
        reaches=lambda changed: changed.race.date > given.race.date,
        plans=lambda changed: changed.race.date >= third,
    )
    found = options(given, fitness_of(given), later)[0]
    assert found.profile == {"race": {"date": third.isoformat()}}


def test_no_date_is_offered_when_none_gives_a_plan() -> None:
    found = options(season(8), fitness_of(season(8)), Trial(reaches=always, plans=never))
    assert found == ()


def test_an_option_that_is_tried_makes_no_options_of_its_own() -> None:
    assert options(season(8), fitness_of(season(8)), None) == ()


def test_no_date_more_than_a_year_after_the_start_is_offered() -> None:
    last = MONDAY + timedelta(weeks=52)

    def tried(changed: Profile) -> bool:
        assert changed.race.date < last
        return changed.race.date >= last - timedelta(days=1)

    dates = [o.profile["race"] for o in given_options(season(8), tried) if "race" in o.profile]
    assert dates[0] == {"date": (last - timedelta(days=1)).isoformat()}


def test_a_race_a_year_away_cannot_be_later() -> None:
    found = keys(given_options(season(52), always))
    assert ["race.date"] not in found


def two_days(**overrides: object) -> Profile:
    windows = [{"days": ["tue", "sun"], "from": "07:30", "to": "08:30"}]
    return season(16, window=windows, **overrides)


def windows_of(option: Option) -> dict[int, tuple[int, int]]:
    """The windows of an option as the profile then has them, by weekday."""
    changed = read(edited(profile_document(), option.profile))
    return {w.weekday: (w.start_min, w.end_min) for w in changed.windows}


def test_too_few_windows_get_morning_ones_for_the_long_run_and_three_more_days() -> None:
    given = two_days(**{"running.recent_race.time": "0:42:00"})
    first = given_options(given, always)[0]
    windows = windows_of(first)
    assert set(windows) == {6, 1, 3, 4}
    assert windows[1] == (450, 510)  # an hour is enough as it is
    assert windows[3] == windows[4] == (420, 480)
    start, end = windows[6]
    assert (start, (end - start) % 30) == (420, 0)
    assert (end - start) * 60 / fitness_of(given).planning_pace_s_per_km >= 27


def test_new_windows_are_named_in_words() -> None:
    assert "thu 07:00 to 08:00" in given_options(two_days(), always)[0].text


def test_the_long_window_is_made_on_the_day_of_the_long_run() -> None:
    windows = windows_of(given_options(two_days(**{"running.long_run_day": "wed"}), always)[0])
    assert max(windows, key=lambda day: windows[day][1] - windows[day][0]) == 2


def test_windows_that_suffice_are_not_asked_to_be_wider() -> None:
    assert ["window"] not in keys(given_options(season(8, window=AMPLE), always))


def test_an_option_s_windows_are_those_that_were_tried() -> None:
    seen: list[Profile] = []

    def tried(changed: Profile) -> bool:
        seen.append(changed)
        return changed.windows != two_days().windows

    found = given_options(two_days(), tried)[0]
    assert read(edited(profile_document(), found.profile)).windows in [s.windows for s in seen]


def test_a_runner_for_whom_no_single_change_is_enough_gets_two_at_once() -> None:
    def tried(changed: Profile) -> bool:
        return len({w.weekday for w in changed.windows}) == 7 and changed.race.distance == "half"

    (found,) = given_options(two_days(), tried)
    assert set(found.profile) == {"window", "race"}
    assert "And: Run the half marathon" in found.text


def test_more_days_alone_are_offered_when_they_are_enough() -> None:
    def tried(changed: Profile) -> bool:
        return len({w.weekday for w in changed.windows}) == 7

    found = given_options(two_days(), tried)
    assert found[0].text == "Train on more days."
    assert len(windows_of(found[0])) == 7


@pytest.mark.parametrize(
    ("start", "end", "tuesdays"),
    [
        ("06:00", "07:00", [(360, 420)]),  # an hour is enough as it is
        ("05:00", "05:30", [(300, 330), (420, 480)]),
        ("06:30", "07:00", [(390, 480)]),
        ("07:30", "07:50", [(420, 480)]),
        ("07:40", "08:10", [(420, 490)]),
    ],
)
def test_a_new_window_joins_those_it_touches(
    start: str, end: str, tuesdays: list[tuple[int, int]]
) -> None:
    given = season(
        16,
        window=[
            {"days": ["sun"], "from": "06:00", "to": "12:00"},
            {"days": ["tue"], "from": start, "to": end},
        ],
    )
    changed = read(edited(profile_document(), given_options(given, always)[0].profile))
    assert [(w.start_min, w.end_min) for w in changed.windows if w.weekday == 1] == tuesdays


def test_each_option_s_text_is_a_sentence() -> None:
    for option in given_options(two_days(), always):
        assert option.text.endswith(".")
        assert option.text[0].isupper()


def test_a_later_date_keeps_the_weekday() -> None:
    def tried(changed: Profile) -> bool:
        return changed.race.date > date(2027, 6, 1)

    found = given_options(season(8), tried)[0].profile["race"]
    assert date.fromisoformat(found["date"]).weekday() == 6


def test_the_changed_profile_drops_a_goal_that_was_made_for_the_longer_race() -> None:
    seen: list[Profile] = []

    def tried(changed: Profile) -> bool:
        seen.append(changed)
        return True

    given_options(season(8, **{"race.goal": "3:59:00"}), tried)
    assert all(
        each.race.goal_s is None
        for each in seen
        if each.race.distance != "marathon" or each.race.run_walk
    )


def test_a_later_race_is_a_way_on_where_time_is_missing_and_not_where_room_is() -> None:
    given = season(8)
    later, *others = options(given, FAST, trial(always))
    ladder = Ladder((), 12.0, 12.0)
    assert keys((later,)) == [["race.date"]]
    assert out_of_reach(given, FAST, ladder, trial(always)).options == (later, *others)
    assert too_soon(given, FAST, trial(always)).options == (later, *others)
    assert no_room(given, FAST, trial(always)).options == tuple(others)


def test_where_the_first_dates_in_reach_give_no_plan_no_more_are_tried() -> None:
    given = season(8)
    tried: list[date] = []

    def plans(changed: Profile) -> bool:
        tried.append(changed.race.date)
        return False

    no_date = options(given, fitness_of(given), Trial(reaches=always, plans=plans))
    assert no_date == ()
    own_windows = set(tried) - {given.race.date}
    assert len(own_windows) == MOST_LATER_TRIES + 1
