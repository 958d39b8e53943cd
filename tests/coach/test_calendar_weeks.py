"""The weeks of a season: dates, phases, cutbacks, and the room the runner's windows leave."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from pacelift.coach.calendar_weeks import (
    RECOVERY_WEEKS,
    Span,
    horizon_weeks,
    season_spans,
    window_spans,
)
from pacelift.coach.rules import phases
from tests.builders import ABSENT, profile
from tests.coach.drafts import ALL_DAYS, MONDAY, season, spans_of

ORDER = ("base", "build", "peak", "taper", "race", "recovery")


def names(spans: tuple[Span, ...]) -> list[str]:
    return [span.phase for span in spans]


@pytest.mark.parametrize(("days", "weeks"), [(34, 5), (35, 6), (41, 6), (42, 7)])
def test_a_begun_week_counts_towards_the_horizon(days: int, weeks: int) -> None:
    given = profile(start=MONDAY, **{"race.date": MONDAY + timedelta(days=days)})
    assert horizon_weeks(given) == weeks


@pytest.mark.parametrize("weekday", range(7))
def test_the_first_week_begins_on_the_start_and_every_week_ends_on_a_sunday(weekday: int) -> None:
    given = profile(start=MONDAY + timedelta(days=weekday))
    spans = spans_of(given)
    assert spans[0].start == given.start
    assert [span.days for span in spans] == [7 - weekday] + [7] * (len(spans) - 1)
    assert all(span.end.weekday() == 6 for span in spans)
    assert [span.number for span in spans] == list(range(1, len(spans) + 1))


@pytest.mark.parametrize("distance", ["marathon", "half", "10k", "5k"])
def test_after_the_race_week_come_the_recovery_weeks_of_the_distance(distance: str) -> None:
    spans = season_spans(season(12, **{"race.distance": distance}), 4)
    recovery = RECOVERY_WEEKS[distance]
    assert names(spans)[11:] == ["race"] + ["recovery"] * recovery


def test_after_a_marathon_two_weeks_are_planned_and_after_a_ten_none() -> None:
    assert names(spans_of(season(12)))[-2:] == ["recovery", "recovery"]
    assert names(spans_of(season(12, **{"race.distance": "10k"})))[-1] == "race"


@pytest.mark.parametrize("race_weekday", range(7))
@pytest.mark.parametrize("distance", ["marathon", "half", "10k", "5k"])
def test_every_horizon_goes_from_base_to_race_in_order(distance: str, race_weekday: int) -> None:
    usual = season(30, **{"race.distance": distance})
    for weeks in range(5, 54):
        race = MONDAY + timedelta(weeks=weeks - 1, days=race_weekday)
        # 53 calendar weeks are 52 begun ones that do not start on a Monday.
        start = MONDAY + timedelta(days=6 if weeks == 53 else 0)
        spans = spans_of(evolve(usual, start=start, race=evolve(usual.race, date=race)))
        ranks = [ORDER.index(name) for name in names(spans)]
        assert ranks == sorted(ranks), weeks
        assert names(spans).count("race") == 1
        assert names(spans).count("peak") >= 1, weeks
        race_week = spans[weeks - 1]
        assert race_week.phase == "race"
        assert race_week.start <= race <= race_week.end
        tapered = [span.taper for span in spans if span.taper is not None]
        assert tapered == list(range(-len(tapered), 0)), weeks
        assert names(spans).count("taper") == len(tapered) - 1


@pytest.mark.parametrize("weeks", phases.PHASE_WEEKS)
def test_a_marathon_season_is_split_as_the_table_says(weeks: int) -> None:
    found = names(spans_of(season(weeks)))
    base, build, peak, tapered = phases.PHASE_WEEKS[weeks]
    assert found[:weeks] == (
        ["base"] * base + ["build"] * build + ["peak"] * peak + ["taper"] * (tapered - 1) + ["race"]
    )


def test_a_season_between_two_rows_of_the_table_gets_its_extra_weeks_as_base() -> None:
    found = names(spans_of(season(22)))
    assert [found.count(name) for name in ORDER[:4]] == [9, 6, 4, 2]


def test_the_shortest_season_still_has_a_week_of_each_phase() -> None:
    assert names(spans_of(season(5)))[:5] == ["base", "build", "peak", "taper", "race"]


@pytest.mark.parametrize("weekday", [0, 1, 2])
def test_a_race_early_in_the_week_has_one_taper_week_more(weekday: int) -> None:
    early = profile(start=MONDAY, **{"race.date": date(2027, 4, 19) + timedelta(days=weekday)})
    late = profile(start=MONDAY, **{"race.date": date(2027, 4, 22)})
    assert names(spans_of(early)).count("taper") == names(spans_of(late)).count("taper") + 1


@pytest.mark.parametrize("every", [3, 4])
def test_cutbacks_are_counted_back_from_the_last_week_before_the_taper(every: int) -> None:
    usual = season(30)
    for weeks in range(8, 53):
        race = MONDAY + timedelta(weeks=weeks, days=-1)
        spans = spans_of(evolve(usual, race=evolve(usual.race, date=race)), every)
        cutbacks = [span.number for span in spans if span.cutback]
        last = max(span.number for span in spans if span.phase in {"base", "build", "peak"})
        assert cutbacks == sorted(range(last - every + 1, 2, -every)), weeks


def test_neither_taper_nor_recovery_holds_a_cutback() -> None:
    spans = spans_of(season(30), 3)
    assert {span.phase for span in spans if span.cutback} == {"base", "build", "peak"}


def test_a_window_over_the_gap_in_spring_is_an_hour_shorter() -> None:
    night = profile(window=[{"days": ["sun"], "from": "01:00", "to": "04:00"}])
    sunday = date(2027, 3, 28)
    (short,) = window_spans(night, sunday, sunday)
    (usual,) = window_spans(night, sunday - timedelta(days=7), sunday - timedelta(days=1))
    assert (short.minutes, usual.minutes) == (120, 180)


def test_a_window_over_the_hour_that_comes_twice_is_an_hour_longer() -> None:
    night = profile(window=[{"days": ["sun"], "from": "01:00", "to": "04:00"}])
    autumn = date(2027, 10, 31)
    assert [span.minutes for span in window_spans(night, autumn, autumn)] == [240]


def test_a_window_that_the_gap_swallows_holds_no_run() -> None:
    days = {"start": date(2027, 1, 4), "race.date": date(2027, 4, 25)}
    given = profile(window=[{"days": ["sun"], "from": "02:00", "to": "03:00"}], **days)
    by_start = {span.start: span for span in spans_of(given)}
    assert by_start[date(2027, 3, 15)].caps == (60,)
    assert by_start[date(2027, 3, 22)].caps == ()


def test_a_day_has_the_room_of_its_longest_window_in_blocks_of_five_minutes() -> None:
    given = season(
        12,
        window=[
            {"days": ["tue"], "from": "06:00", "to": "06:45"},
            {"days": ["tue"], "from": "18:00", "to": "19:13"},
            {"days": ["sat"], "from": "08:00", "to": "10:00"},
        ],
    )
    assert spans_of(given)[0].caps == (120, 70)


def test_windows_of_one_day_come_in_order_of_time() -> None:
    windows = window_spans(profile(), date(2027, 1, 7), date(2027, 1, 7))
    assert [window.minutes for window in windows] == [90, 120]


@pytest.mark.parametrize(("wanted", "short"), [("sun", 0), ("sat", 6), ("wed", 3)])
def test_the_day_after_the_long_run_has_room_for_a_short_easy_run_only(
    wanted: str, short: int
) -> None:
    windows = [
        {"days": [day], "from": "06:00", "to": f"{7 + i:02}:00"} for i, day in enumerate(ALL_DAYS)
    ]
    given = season(12, window=windows, **{"running.long_run_day": wanted})
    full = {60 * (1 + weekday) for weekday in range(7)}
    assert set(spans_of(given)[0].caps) == full - {60 * (1 + short)} | {40}


def test_without_a_wish_the_long_run_is_expected_on_sunday() -> None:
    windows = [{"days": ["mon", "tue"], "from": "06:00", "to": "08:00"}]
    given = season(12, window=windows, **{"running.long_run_day": ABSENT})
    assert spans_of(given)[0].caps == (120, 40)


def test_windows_before_the_start_are_not_part_of_the_first_week() -> None:
    spans = spans_of(profile(start=date(2027, 1, 8)))
    assert {window.day for window in spans[0].windows} == {
        date(2027, 1, 8),
        date(2027, 1, 9),
        date(2027, 1, 10),
    }


def test_race_day_and_three_days_after_it_are_free() -> None:
    spans = spans_of(season(12))
    race = MONDAY + timedelta(weeks=12, days=-1)
    days = {window.day for span in spans for window in span.windows}
    assert race - timedelta(days=1) in days
    assert not days & {race + timedelta(days=n) for n in range(4)}
    assert race + timedelta(days=4) in days


def test_after_an_early_race_the_rest_of_its_week_is_free() -> None:
    monday = date(2027, 4, 19)
    spans = spans_of(profile(**{"race.date": monday}))
    days = {window.day for span in spans for window in span.windows}
    assert not days & {monday + timedelta(days=n) for n in range(7)}
    assert monday + timedelta(days=7) in days
