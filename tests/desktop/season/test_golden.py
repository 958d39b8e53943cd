"""The season's picture beside the golden one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.desktop.season.golden import GOLDEN, SIZE, painted

CELL = 6
"""Points a side that are looked at as one: letters may be smoothed in another way elsewhere."""

MOST = 40
"""Of 255, how much such a cell may differ in one colour."""


def coarse(image: QImage) -> QImage:
    return image.scaled(
        SIZE[0] // CELL,
        SIZE[1] // CELL,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def difference(one: QImage, other: QImage) -> int:
    """The most that a cell differs in one colour."""
    pairs = (
        (one.pixelColor(x, y).getRgb(), other.pixelColor(x, y).getRgb())
        for x in range(one.width())
        for y in range(one.height())
    )
    return max(abs(a - b) for left, right in pairs for a, b in zip(left, right, strict=True))


def test_the_picture_is_as_it_was_when_it_was_last_looked_at(qapp: QApplication) -> None:
    golden = QImage(str(GOLDEN))
    assert (golden.width(), golden.height()) == SIZE
    assert difference(coarse(painted()), coarse(golden)) <= MOST
