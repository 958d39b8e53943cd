"""Whether the tray's watcher is on the session's D-Bus, and word when it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

SERVICE: Final = "org.kde.StatusNotifierWatcher"


def is_there(service: str) -> bool:
    """Whether somebody owns that name; False without a bus."""
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    return bool(bus.interface().isServiceRegistered(service).value())


def watch(service: str, came: Callable[[], None], parent: QObject) -> QObject:
    """Calls when somebody takes that name, until the object given back is deleted."""
    from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

    watcher = QDBusServiceWatcher(
        service,
        QDBusConnection.sessionBus(),
        QDBusServiceWatcher.WatchModeFlag.WatchForRegistration,
        parent,
    )
    watcher.serviceRegistered.connect(lambda _service: came())
    return watcher
