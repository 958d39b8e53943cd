"""The least that can be called a tray app: the tests' tools are tried on it.

Prints what happens to it, a line each.
"""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSystemTrayIcon


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(64, 64)
pixmap.fill(QColor("#ff00ff"))
window = QLabel("<b>bare</b>")
window.setWindowTitle("Bare window")
menu = QMenu()
menu.addAction("Show", lambda: say("show"))
marks = menu.addMenu("Session 1")
marks.addAction("Done", lambda: say("done"))
menu.addSeparator()
menu.addAction("Off").setEnabled(False)
menu.addAction("Quit", app.quit)
tray = QSystemTrayIcon(QIcon(pixmap))
tray.setToolTip("bare")
tray.setContextMenu(menu)
tray.activated.connect(lambda reason: (say(reason.name), window.show()))
tray.show()
say("ready")
sys.exit(app.exec())
