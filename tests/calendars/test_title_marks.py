"""Marks that a runner writes into a title."""

import pytest

from pacelift.calendars.title_marks import bare, mark_in, signed

TITLE = "Run: Easy run 7 km"


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        (f"✓ {TITLE}", "done"),
        (f"✔️ {TITLE}", "done"),
        (f"{TITLE} done", "done"),
        (f"DONE: {TITLE}", "done"),
        (f"x {TITLE}", "missed"),
        (f"X{TITLE}", "missed"),
        (f"✗ {TITLE}", "missed"),
        (f"{TITLE} - missed", "missed"),
        (f"[skip] {TITLE}", "missed"),
        (f"! {TITLE}", "too-hard"),
        (f"{TITLE}!", "too-hard"),
        (f"Too Hard – {TITLE}", "too-hard"),
        (f"{TITLE} (hard)", "too-hard"),
        (f"{TITLE}: too  easy", "too-easy"),
        (f"✓ {TITLE.upper()}", "done"),
        (f"✅ {TITLE}", "done"),
        (f"❌ {TITLE}", "missed"),
        (f"{TITLE} too hard!", "too-hard"),
        (f"{TITLE} !!", "too-hard"),
        (f"Erledigt: {TITLE}", "done"),
        (f"{TITLE} (zu leicht)", "too-easy"),
    ],
)
def test_a_mark_stands_before_or_after_the_title(title: str, mark: str) -> None:
    assert mark_in(title, TITLE) == mark


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"{TITLE} with Jo",
        f"Not done: {TITLE}",
        f"{TITLE} x 2",
        f"x {TITLE} x",
        "✓",
        "done",
        "x Run: Easy run 8 km",
        "",
    ],
)
def test_anything_else_is_a_name(title: str) -> None:
    assert mark_in(title, TITLE) is None


@pytest.mark.parametrize("mark", ["done", "missed", "too-hard"])
def test_a_title_of_ours_can_be_marked_anew(mark: str) -> None:
    ours = signed(TITLE, mark)
    assert ours != TITLE
    assert bare(ours) == TITLE
    assert mark_in(f"x {TITLE}", ours) == "missed"
    assert mark_in(f"x {ours}", ours) == "missed"
    assert mark_in(f"{ours} (too easy)", ours) == "too-easy"
    assert mark_in(f"  {ours} ", ours) is None


def test_without_a_mark_a_title_has_no_sign() -> None:
    assert signed(TITLE, None) == bare(TITLE) == TITLE
