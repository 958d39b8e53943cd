"""A desktop's tray, written for the tests: the watcher that icons register with, and a host that
reads an icon's properties and menu and clicks them, all over D-Bus, as KDE's panel does.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from tests.e2e.peer import BUS, Peer, Reply

WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"

Layout = tuple[int, dict[str, tuple[str, object]], list[Any]]
"""An entry's number, its properties, and the entries below it, each a variant."""


@frozen
class Entry:
    """A menu entry; `path` is its text after those of the menus it is in."""

    number: int
    path: tuple[str, ...]
    enabled: bool
    separator: bool

    @property
    def text(self) -> str:
        """What is read."""
        return self.path[-1]


class TrayHost(Peer):
    """The watcher and the host; `items` are the icons there are now, oldest first.

    `registrations` counts how often icons have told of themselves.
    """

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.items: list[TrayItem] = []
        self.registrations = 0
        self.serve(WATCHER, "RegisterStatusNotifierItem", self._register)
        self.serve(WATCHER, "RegisterStatusNotifierHost", lambda sender, host: ("", ()))
        self.serve(PROPERTIES, "Get", self._get)
        self.serve(PROPERTIES, "GetAll", lambda sender, interface: ("a{sv}", (self._all(),)))
        self.listen(BUS[2], "NameOwnerChanged", self._owner_changed)
        self.own(WATCHER)

    def wait_for_item(self) -> TrayItem:
        """The icon, once there is one."""
        return self.wait_for(lambda: self.items[-1] if self.items else None) or self.items[-1]

    def _register(self, sender: str, service: str) -> Reply:
        self.registrations += 1
        path = service if service.startswith("/") else "/StatusNotifierItem"
        self.items.append(TrayItem(self, sender, path))
        self.tell(WATCHER_PATH, WATCHER, "StatusNotifierItemRegistered", "s", service)
        return "", ()

    def _owner_changed(self, sender: str, name: str, old: str, new: str) -> None:
        if not new:
            self.items = [item for item in self.items if item.owner != name]

    def _all(self) -> dict[str, tuple[str, object]]:
        return {
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
            "RegisteredStatusNotifierItems": ("as", [f"{i.owner}{i.path}" for i in self.items]),
        }

    def _get(self, sender: str, interface: str, name: str) -> Reply:
        return "v", (self._all()[name],)


@frozen
class TrayItem:
    """One icon, as its host sees it."""

    host: TrayHost
    owner: str
    path: str

    def property(self, name: str) -> object:
        """A property of the icon."""
        return self.host.get(self.owner, self.path, ITEM, name)

    def click(self) -> None:
        """The left button."""
        self.host.call(self.owner, self.path, ITEM, "Activate", "ii", 0, 0)

    def menu(self) -> list[Entry]:
        """All entries, those of submenus after the one that opens them, as after opening it."""
        path = str(self.property("Menu"))
        self.host.call(self.owner, path, MENU, "AboutToShow", "i", 0)
        arguments = (0, -1, ["label", "enabled", "type", "visible"])
        _, layout = self.host.call(self.owner, path, MENU, "GetLayout", "iias", *arguments)
        return _entries(layout, ())

    def press(self, *path: str) -> None:
        """Opens the menu and presses the entry with these texts."""
        (entry,) = [entry for entry in self.menu() if entry.path == path]
        assert entry.enabled
        menu = str(self.property("Menu"))
        event = (entry.number, "clicked", ("s", ""), 0)
        self.host.call(self.owner, menu, MENU, "Event", "isvu", *event)


def _entries(layout: Layout, above: tuple[str, ...]) -> list[Entry]:
    found: list[Entry] = []
    for _, (number, properties, below) in layout[2]:
        told = {name: value for name, (_, value) in properties.items()}
        if not told.get("visible", True):
            continue
        # An underscore marks the next letter as its key; two are one.
        text = str(told.get("label", "")).replace("__", "\0").replace("_", "").replace("\0", "_")
        path = (*above, text)
        separator = told.get("type") == "separator"
        found.append(Entry(number, path, bool(told.get("enabled", True)), separator))
        found += _entries((number, properties, below), path)
    return found
