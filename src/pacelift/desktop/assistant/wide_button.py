"""A button whose text takes as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import label


class WideButton(QPushButton):
    """As wide as there is room, as high as its text is at that width."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._label = label(text)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._label)
        self.setAccessibleName(text)
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The text's."""
        return self._label.sizeHint() + QSize(2 * GAP, 2 * GAP)

    def minimumSizeHint(self) -> QSize:
        """The text's at its narrowest."""
        return self._label.minimumSizeHint() + QSize(2 * GAP, 2 * GAP)

    def heightForWidth(self, width: int) -> int:
        """As high as the text is."""
        return self._label.heightForWidth(width - 2 * GAP) + 2 * GAP
