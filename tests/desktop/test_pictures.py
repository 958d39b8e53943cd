"""Pictures of everything the app shows, for a person to look at: tests/output/pictures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.icons import tray_icon
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.pages.season import SeasonPage
from pacelift.desktop.panel import Panel
from pacelift.words.today_view import State
from tests.desktop.given import REST_DAY, SetClock
from tests.desktop.test_access import DARK, DIALOGS, asking, assert_not_clipped, day, lifted, marked

PICTURES = Path(__file__).parents[1] / "output" / "pictures"
STATES: tuple[State, ...] = ("nothing", "waits", "done", "rest", "needs-you")
GROUNDS = ("#f6f6f6", "#808080", "#1d1f21")


def too_hard(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """After a press that changes later sessions."""
    panel.cards[0].buttons["too-hard"].click()


def done(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """All told, and looked at again in the evening."""
    desk.mark_all(("w02-easy-1", "w02-lift-a"), "done")
    panel.today._outcomes.clear()
    panel._restyle()


def rest(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """A day without a session; all before is told."""
    desk.mark_all(("w02-easy-1", "w02-lift-a"), "done")
    clock.set(REST_DAY)
    panel.notes.drop()


def nothing(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """Before the plan's first day."""
    clock.set("2027-01-01T08:00+01:00")


def needs_you(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """A calendar that asks for the runner."""
    desk.set_needs_you("Sign in to your calendar again: pacelift connect google")


def after_the_race(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """The race is run."""
    clock.set("2027-04-26T08:00+02:00")


def no_tray(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """A note above the day."""
    panel.notes.show_text("This desktop has no tray", "So there is no icon.")


SHOWN: tuple[Callable[[Panel, Desk, SetClock], None], ...] = (
    *(day, marked, lifted, asking, too_hard, done, rest, nothing, needs_you, after_the_race),
    no_tray,
)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    """A desktop's palette."""
    if request.param == "dark":
        palette = QPalette(QColor(DARK["Window"]))
        for role, colour in DARK.items():
            palette.setColor(QPalette.ColorRole[role], QColor(colour))
        qapp.setPalette(palette)
    return str(request.param)


@pytest.fixture
def take(theme: str) -> Callable[[QWidget, str], None]:
    """Writes a widget as it is at 100 and at 200 %."""

    def taken(widget: QWidget, name: str) -> None:
        QApplication.processEvents()
        assert_not_clipped(widget)
        for ratio in (1, 2):
            save(painted(widget, ratio), f"{name}-{theme}-{ratio}00")

    return taken


def painted(widget: QWidget, ratio: int) -> QPixmap:
    """The widget on a screen of that many pixels a point."""
    pixmap = QPixmap(widget.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    widget.render(pixmap)
    return pixmap


def save(pixmap: QPixmap, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert pixmap.save(str(PICTURES / f"{name}.png"))


@pytest.mark.parametrize("shows", SHOWN, ids=lambda each: each.__name__)
def test_pictures_of_the_panel_and_of_the_menu_beside_it(
    take: Callable[[QWidget, str], None],
    theme: str,
    shows: Callable[[Panel, Desk, SetClock], None],
    qtbot: QtBot,
    desk: Desk,
    clock: SetClock,
) -> None:
    panel = Panel(desk, TodayMenu())
    qtbot.addWidget(panel)
    panel.appear()
    shows(panel, desk, clock)
    desk.refresh()
    take(panel, f"panel-{shows.__name__}")
    menu = TodayMenu()
    qtbot.addWidget(menu)
    menu.listen(desk)
    menu.adjustSize()
    take(menu, f"menu-{shows.__name__}")
    assert (panel.palette().window().color().lightness() < 128) is (theme == "dark")


def test_pictures_of_a_start_without_a_plan(
    take: Callable[[QWidget, str], None], qtbot: QtBot, tmp_path: Path
) -> None:
    panel = Panel(Desk(tmp_path / "empty", SetClock()), TodayMenu())
    qtbot.addWidget(panel)
    panel.appear()
    take(panel, "panel-no-plan")


@pytest.mark.parametrize("name", DIALOGS)
def test_pictures_of_the_dialogs(
    take: Callable[[QWidget, str], None], qtbot: QtBot, desk: Desk, name: str
) -> None:
    desk.refresh()
    dialog = DIALOGS[name](desk)
    qtbot.addWidget(dialog)
    dialog.show()
    take(dialog, f"dialog-{name}")


def test_pictures_of_the_season(
    take: Callable[[QWidget, str], None], qtbot: QtBot, desk: Desk, clock: SetClock
) -> None:
    desk.pause("away", date(2027, 3, 8), date(2027, 3, 17))
    clock.set("2027-02-03T08:00+01:00")
    desk.refresh()
    page = SeasonPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    page.resize(1000, 1000)
    page.show()
    take(page, "season")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_picture_of_the_icons_on_panels_of_any_colour(qapp: QApplication, dark: bool) -> None:
    """Each state differs from each other in its shape alone: also without any colour."""
    sheet = QPixmap(len(STATES) * 40 + 8, len(GROUNDS) * 40)
    painter = QPainter(sheet)
    for row, ground in enumerate(GROUNDS):
        painter.fillRect(0, row * 40, sheet.width(), 40, QColor(ground))
        for column, state in enumerate(STATES):
            icon = tray_icon(state, dark=dark, mask=False).pixmap(QSize(24, 24))
            painter.drawPixmap(column * 40 + 12, row * 40 + 8, icon)
    painter.end()
    save(sheet, f"icons-{'dark' if dark else 'light'}")
    masks = [tray_icon(state, dark=dark, mask=True).pixmap(QSize(64, 64)) for state in STATES]
    shapes = [each.mask().toImage() for each in masks]
    assert all(one != other for i, one in enumerate(shapes) for other in shapes[:i])
