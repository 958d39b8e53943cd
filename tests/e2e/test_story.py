"""A runner's first days, on a real X server: set up, a session moved, one marked and taken back, the
calendar connected, and a mark made in the calendar that arrives.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from attrs import evolve
from PySide6.QtGui import QColor

from pacelift.app import App
from pacelift.coach.plan import Plan, Session
from pacelift.desktop.colours import colours, hex_of
from tests.e2e.file_keyring import VARIABLE
from tests.e2e.running import MORNING, Runner
from tests.e2e.screen import HEIGHT, WIDTH, Screen, Spot
from tests.e2e.tray_host import TrayHost, TrayItem
from tests.google_double.double import GoogleDouble

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "tests" / "output" / "pictures" / "e2e"
ACCENT = hex_of(colours((239, 239, 239), (255, 255, 255), (0, 0, 0)).accent)
LATER = "2027-01-18T10:30:00+00:00"
"""The plan's first day, when its first session is over."""

SIDEBAR = 140
"""Pixels from the left in which no session stands."""

ON_FOOT = 70
"""Pixels that a session is dragged downwards: some hours."""


class Story:
    """Somebody new at a screen."""

    def __init__(self, runner: Runner, screen: Screen) -> None:
        self.runner, self.screen = runner, screen

    @property
    def plan(self) -> Plan | None:
        """The plan as it is kept."""
        return App(self.runner.home, datetime.fromisoformat(MORNING)).plan_or_none()

    def session(self, name: str) -> Session:
        """A session of the plan."""
        assert self.plan is not None
        return next(each for each in self.plan.sessions if each.id == name)

    def moved(self) -> list[str]:
        """The ids of the sessions that the runner has put somewhere."""
        return [] if self.plan is None else [e.id for e in self.plan.sessions if e.pinned]

    def main_button(self) -> Spot | None:
        """The middle of the coloured button at the foot of the assistant."""
        bottom = self._foot()
        return (
            self.screen.find(ACCENT, (SIDEBAR, bottom - 60, WIDTH - SIDEBAR - 1, 50))
            if bottom
            else None
        )

    def _foot(self) -> int:
        """Where the window ends: below it the screen is black."""
        picture = self.screen.picture()
        black = QColor("black").rgb()
        shown = (y for y in range(HEIGHT - 1, 100, -1) if picture.pixel(SIDEBAR + 5, y) != black)
        return next(shown, 0)

    def goes_on(self, after: Callable[[], object]) -> None:
        """Presses the main button until that has happened."""

        def pressed() -> bool:
            if after():
                return True
            spot = self.main_button()
            if spot is not None:
                self.screen.click(spot)
            return bool(after())

        self.screen.wait_for(pressed)

    def edge(self) -> Spot | None:
        """The first run's edge on the board: a column of colour as high as a card."""
        picture, wanted = self.screen.picture(), QColor(ACCENT).rgb()
        for x in range(SIDEBAR + 60, 900):
            run = 0
            for y in range(120, HEIGHT - 1):
                run = run + 1 if picture.pixel(x, y) == wanted else 0
                if run >= 12 and picture.pixel(x + 8, y) != wanted:
                    return Spot(x + 12, y - 6)
        return None


def drag(screen: Screen, begin: Spot, end: Spot) -> None:
    screen.xdotool("mousemove", begin.x, begin.y, "mousedown", 1)
    for step in range(1, 11):
        x = begin.x + (end.x - begin.x) * step // 10
        y = begin.y + (end.y - begin.y) * step // 10
        screen.xdotool("mousemove", x, y)
    screen.xdotool("mouseup", 1)


def set_up(story: Story, item: TrayItem) -> None:
    screen = story.screen
    item.press("Set up my plan")
    screen.focus(screen.wait_for_window("^Set up · Pacelift$"))
    screen.type("shift+h", "i", "l", "l")
    for step in ("running", "strength", "equipment", "week", "health"):
        screen.click(screen.wait_for(story.main_button))
        screen.save_at_rest(PICTURES / f"story-{step}.png")
    screen.type("space")  # nothing against hard exercise
    story.goes_on(lambda: story.plan is not None)
    screen.save_at_rest(PICTURES / "story-made.png")


def move_two(story: Story) -> None:
    screen = story.screen
    screen.type("ctrl+2")
    screen.wait_for_window("^Week · Pacelift$")
    screen.save_at_rest(PICTURES / "story-week.png")
    begin = screen.wait_for(story.edge)
    drag(screen, begin, Spot(begin.x, begin.y + ON_FOOT))
    screen.wait_for(lambda: len(story.moved()) == 1)
    screen.save_at_rest(PICTURES / "story-dragged.png")
    (first,) = story.moved()
    before = story.session(first).start
    screen.type("space", "Down", "Down", "space")
    screen.wait_for(lambda: story.session(first).start != before)
    assert story.session(first).start.date() == before.date()


def mark_and_take_back(story: Story, item: TrayItem) -> None:
    screen = story.screen
    item.press("Week, season, settings…")
    screen.focus(screen.wait_for_window("^Today · Pacelift$"))
    screen.type("d")
    screen.wait_for(lambda: [kind for kind, _ in story.runner.told()][-1:] == ["mark"])
    done = story.runner.told()[-1][1]["session"]
    assert story.session(done).status == "done"
    screen.type("z")
    screen.wait_for(lambda: story.session(done).status == "planned")
    screen.type("ctrl+5")
    screen.wait_for_window("^Changes · Pacelift$")
    screen.save_at_rest(PICTURES / "story-changes.png")


def hear_from_the_calendar(story: Story, google: GoogleDouble, host: TrayHost) -> None:
    runner, before = story.runner, set(google.world.calendars)
    client = runner.home.parent / "client.json"
    client.write_text(json.dumps(google.client_config()), "utf-8")
    files = ("--client-secrets", str(client), "--api-root", google.root)
    told = json.loads(runner.asks("connect", "google", *files, "--json", now=LATER))
    assert told["status"] == "ok"
    (calendar,) = set(google.world.calendars) - before
    hand = google.hand(calendar)
    plan = story.plan
    assert plan is not None
    assert len(hand.events()) == len(plan.sessions)
    marked = min(plan.sessions, key=lambda each: each.start)
    event = next(
        each for each in hand.events() if marked.start.isoformat() in each["start"]["dateTime"]
    )
    hand.marks(event["id"], "✓")
    story.screen.wait_for(
        lambda: any("Sync now" in entry.path for entry in host.wait_for_item().menu())
    )
    host.wait_for_item().press("Sync now")
    story.screen.wait_for(lambda: story.session(marked.id).status == "done")
    story.screen.type("ctrl+1")
    story.screen.wait_for_window("^Today · Pacelift$")
    story.screen.save_at_rest(PICTURES / "story-heard.png")


def test_a_runners_first_days(
    host: TrayHost, runner: Runner, screen: Screen, tmp_path: Path
) -> None:
    visit = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1]).read()"
    browser = tmp_path / "browser.py"
    browser.write_text(visit, "utf-8")
    environ = {
        **runner.environ,
        "PYTHONPATH": os.pathsep.join(
            (*runner.environ.get("PYTHONPATH", "").split(os.pathsep), str(ROOT))
        ),
        "PYTHON_KEYRING_BACKEND": "tests.e2e.file_keyring.FileKeyring",
        VARIABLE: str(tmp_path / "keyring.json"),
        "BROWSER": f"{sys.executable} {browser} %s &",
    }
    new = evolve(runner, home=tmp_path / "new", environ=environ)
    story = Story(new, screen)
    with new.app():
        set_up(story, host.wait_for_item())
        move_two(story)
    # A round is a process of its own, which has its time from here.
    with (
        GoogleDouble(datetime.fromisoformat(LATER)) as google,
        new.app(LATER, PACELIFT_NOW=LATER),
    ):
        mark_and_take_back(story, host.wait_for_item())
        hear_from_the_calendar(story, google, host)
        assert new.said() == ""
