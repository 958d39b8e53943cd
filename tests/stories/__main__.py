"""Writes the pages of all stories anew."""

from __future__ import annotations

from tests.stories.stories import STORIES
from tests.stories.told import PAGES, play

if __name__ == "__main__":
    for story in STORIES:
        (PAGES / f"{story.name}.md").write_text(play(story).page, encoding="utf-8")
