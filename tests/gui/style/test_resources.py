"""What is not code is where the code looks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gui.style import resources

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("folder", "one"), [("ICONS", "play.svg"), ("FONTS", None), ("TRANSLATIONS", "ko.ts")]
)
def test_the_folders_are_there_and_not_empty(folder, one):
    path = getattr(resources, folder)
    assert any(path.iterdir())
    assert one is None or (path / one).is_file()


def test_every_icon_that_is_named_in_the_code_is_there():
    named = set()
    for path in (ROOT / "gui").rglob("*.py"):
        for call in re.findall(r"theme\.icon\((.*?)\)\)?\n", path.read_text(encoding="utf-8")):
            named.update(re.findall(r'"([a-z0-9-]+)"', call.split(",")[0]))
    assert len(named) > 15
    assert {name for name in named if not (resources.ICONS / f"{name}.svg").is_file()} == set()
