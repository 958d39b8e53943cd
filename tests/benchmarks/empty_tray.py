"""The floor: a PySide6 application with an empty tray icon."""

import sys

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

app = QApplication(sys.argv)
tray = QSystemTrayIcon()
tray.show()
sys.exit(app.exec())
