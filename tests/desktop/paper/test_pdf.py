"""The PDF of a sheet: one page, in letters and lines, whole or not at all."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from pacelift.desktop.paper import pdf
from pacelift.desktop.paper.saving import file_name
from pacelift.desktop.paper.sheet import A4, LETTER, PAPERS, Layout, Paper
from pacelift.desktop.paper.week_sheet import week_layout
from pacelift.errors import BadInput
from pacelift.words.paper_view import DETAILS, paper_week
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue, example_plan, plan_with, varied_plan

pytestmark = pytest.mark.usefixtures("_look")

YEAR = "a half marathon over a year"


def pages(octets: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", octets))


def size(octets: bytes) -> tuple[float, float]:
    found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", octets)
    assert found is not None
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_week_is_one_page_of_its_paper_in_letters(tmp_path: Path, paper: Paper) -> None:
    file = tmp_path / "week.pdf"
    pdf.week_pdf(varied_plan("a fast marathon"), 9, catalogue(), Voice(), file, paper)
    octets = file.read_bytes()
    assert pages(octets) == 1
    assert size(octets) == pytest.approx((paper.width / 10, paper.height / 10), abs=1)
    assert b"/FontFile2" in octets
    assert b"/Subtype /Image" not in octets


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_season_of_a_year_is_one_page(tmp_path: Path, paper: Paper) -> None:
    file = tmp_path / "season.pdf"
    pdf.season_pdf(varied_plan(YEAR), date(2027, 1, 1), Voice(), file, paper=paper)
    assert pages(file.read_bytes()) == 1
    assert b"/Subtype /Image" not in file.read_bytes()


@pytest.fixture
def _country() -> Iterator[None]:
    """The desktop's own country again after a test that chose another."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_country")
@pytest.mark.parametrize(("locale", "paper"), [("en_US", LETTER), ("de_DE", A4)])
def test_without_a_paper_it_is_that_of_the_country(
    tmp_path: Path, locale: str, paper: Paper
) -> None:
    QLocale.setDefault(QLocale(locale))
    file = tmp_path / "season.pdf"
    pdf.season_pdf(example_plan(), date(2027, 1, 1), Voice(), file)
    assert size(file.read_bytes())[0] == pytest.approx(paper.width / 10, abs=1)


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "season.pdf"
    folder.mkdir()
    with pytest.raises(BadInput) as refused:
        pdf.season_pdf(example_plan(), date(2027, 1, 1), Voice(), folder)
    assert refused.value.code == "not-a-file"
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def week_sheet(plan_name: str = "Hamburg 2027") -> Layout:
    plan = plan_with(name=plan_name)
    told = {each: paper_week(plan, 9, catalogue(), Voice(), each) for each in DETAILS}
    return week_layout(told, A4, pdf.ruler_of)


def painted(layout: Layout) -> QImage:
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    pdf.paint_sheet(painter, layout, A4)
    painter.end()
    return image


def dark(image: QImage) -> tuple[int, int]:
    """How many dark points there are left and right of the middle of the title's lines."""
    columns = [
        x for x in range(595) for y in range(36, 50) if image.pixelColor(x, y).lightness() < 90
    ]
    return sum(x < 297 for x in columns), sum(x >= 297 for x in columns)


def test_markup_in_the_plans_name_is_printed_as_it_is() -> None:
    assert week_sheet("<b>Me</b> & you").texts[0].text == "<b>Me</b> & you"
    ink = [sum(dark(painted(week_sheet(name)))) for name in ("<b>Me</b>", "Me")]
    assert ink[0] > 2 * ink[1]


def test_from_right_to_left_the_title_stands_at_the_right() -> None:
    left, right = dark(painted(week_sheet()))
    assert left > 0 == right
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        left, right = dark(painted(week_sheet()))
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert right > 0 == left


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hamburg 2027", "Hamburg 2027.pdf"),
        ("A/B: fast?", "A-B- fast-.pdf"),
        ("...", "pacelift.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_a_file_is_named_after_the_plan_as_every_system_takes_it(title: str, name: str) -> None:
    assert file_name(title) == name
