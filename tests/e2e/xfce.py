"""A real desktop's panel and window manager: Xfce's, with a tray and nothing else in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from tests.e2e.peer import Peer
from tests.e2e.processes import started
from tests.e2e.screen import AT_REST, Screen, Spot
from tests.e2e.tray_host import WATCHER

PANEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""
PANEL_AREA = (0, 0, 1280, 40)
"""Where on the screen the panel is: x, y, width, height."""

PANEL_INSIDE = (1, 3, 1270, 24)
"""The same without its edges: nothing but icons."""

TRAY_PROCESS = "wrapper-2.0"
"""The class of the windows of the panel's plugins."""


@contextmanager
def running_xfce(folder: Path, environ: Mapping[str, str]) -> Iterator[None]:
    """Runs the window manager and the panel; the bus must be one that may start services."""
    config = Path(environ["XDG_CONFIG_HOME"]) / "xfce4" / "xfconf" / "xfce-perchannel-xml"
    config.mkdir(parents=True)
    (config / "xfce4-panel.xml").write_text(PANEL)
    log = folder / "xfce.log"
    # Without the variable a GTK program would use a display this machine may have.
    environ = {**environ, "GDK_BACKEND": "x11", "GTK_A11Y": "none"}
    with (
        started(["xfwm4", "--compositor=off"], environ, log=log),
        started(["xfce4-panel", "--disable-wm-check"], environ, log=log),
    ):
        # Before that, an icon would come by the older way of X alone.
        with closing(Peer(environ["DBUS_SESSION_BUS_ADDRESS"])) as peer:
            peer.wait_for_owner(WATCHER)
        yield


def wait_for_icon(screen: Screen) -> Spot:
    """Where the tray's icon is, once it has stayed there: the panel makes room for it first."""
    seen: list[Spot | None] = []

    def stays() -> Spot | None:
        seen.append(screen.find_ink(PANEL_INSIDE))
        return seen[-1] if seen[-AT_REST:].count(seen[-1]) == AT_REST else None

    return screen.wait_for(stays)


def open_tray_menu(screen: Screen, icon: Spot) -> None:
    """Clicks the icon with the right button and waits for the menu that the panel draws."""
    screen.click(icon, button=3)
    screen.wait_for(lambda: any(map(screen.is_menu, screen.windows(class_name=TRAY_PROCESS))))
