"""The documents: both languages level, links that lead somewhere, and what the program has."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PyQt5.QtGui import QImage

import nn
from gui.panels import PANELS
from gui.shell.shortcuts import SHORTCUTS
from gui.shell.workspaces import WORKSPACES
from nn.data.clinic.checkup import CHECKS
from nn.data.faults import FAULTS
from nn.training.doctor.diagnosis import RULES
from tests.journeys.test_documented import block_commands, commands, python_blocks
from tests.pictures import DOCS as PICTURES
from tests.pictures import MOST_KILOBYTES, documented

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = (
    "window",
    "graph",
    "ideas",
    "results",
    "runs",
    "lessons",
    "export",
    "data",
    "digits",
    "doctor",
    "command-line",
    "script-api",
)
BOTH = [
    (ROOT / "README.md", ROOT / "README.ko.md"),
    *((DOCS / f"{page}.md", DOCS / "ko" / f"{page}.md") for page in PAGES),
]
EVERY = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
MOST_LINES = {"README.md": 80, "README.ko.md": 80, "CONTRIBUTING.md": 70}

both = pytest.mark.parametrize(("english", "korean"), BOTH, ids=lambda path: path.name)


def text_of(path):
    return path.read_text(encoding="utf-8")


def prose_of(path):
    """The text without its code blocks."""
    return re.sub(r"```.*?```", "", text_of(path), flags=re.DOTALL)


def headings(path):
    """The headings of a page as (level, text)."""
    found = re.findall(r"^(#+) (.+)$", prose_of(path), re.MULTILINE)
    return [(len(marks), text) for marks, text in found]


def anchor(heading):
    """What a link to a heading is called."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


def pictures(path):
    """The names of the pictures of a page, without their language."""
    found = [Path(target).stem for mark, _, target in LINK.findall(text_of(path)) if mark]
    return [re.sub(r"-(en|ko)$", "", name) for name in found]


def cells(path):
    """How many columns each row of each table has."""
    rows = re.findall(r"^\|.*\|$", prose_of(path), re.MULTILINE)
    return [row.replace(r"\|", "").count("|") for row in rows]


@both
def test_both_languages_have_the_same_headings(english, korean):
    assert [level for level, _ in headings(english)] == [level for level, _ in headings(korean)]
    assert headings(english)[0][0] == 1


@both
def test_both_languages_have_the_same_commands_and_python(english, korean):
    assert block_commands(english) == block_commands(korean)
    assert sorted(commands(english)) == sorted(commands(korean))
    assert python_blocks(english) == python_blocks(korean)


@both
def test_both_languages_have_the_same_pictures_and_tables(english, korean):
    assert pictures(english) == pictures(korean)
    assert cells(english) == cells(korean)


@both
def test_both_languages_give_the_same_figures(english, korean):
    """Decimals: whole numbers are written in words here and there."""
    figures = [Counter(re.findall(r"\d+\.\d+", prose_of(path))) for path in (english, korean)]
    assert figures[0] == figures[1]


def test_korean_pages_show_korean_pictures_and_are_written_in_korean():
    for _, korean in BOTH:
        shown = [target for mark, _, target in LINK.findall(text_of(korean)) if mark]
        assert all(target.endswith("-ko.png") for target in shown), korean
        assert len(re.findall("[가-힣]", text_of(korean))) > 200, korean


def test_every_korean_page_has_an_english_one():
    assert {path.stem for path in (DOCS / "ko").glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("page", EVERY, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    for _, _, target in LINK.findall(prose_of(page)):
        if re.match(r"\w+:", target):
            continue
        name, _, place = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if place:
            assert place in [anchor(text) for _, text in headings(path)], target


def test_every_page_is_linked_from_another():
    linked = {
        (page.parent / target.partition("#")[0]).resolve()
        for page in EVERY
        for _, _, target in LINK.findall(prose_of(page))
    }
    assert not [page for page in DOCS.rglob("*.md") if page.resolve() not in linked]


def test_every_picture_is_shown_is_small_and_has_a_scene():
    names = sorted(path.name for path in PICTURES.iterdir())
    assert names == sorted(f"{one.name}.png" for one in documented())
    shown = {Path(target).name for page in EVERY for _, _, target in LINK.findall(text_of(page))}
    assert not set(names) - shown
    for path in PICTURES.iterdir():
        assert path.stat().st_size <= 1000 * MOST_KILOBYTES, path
        assert not QImage(str(path)).isNull()


@pytest.mark.parametrize("name", MOST_LINES)
def test_what_a_newcomer_reads_is_short(name):
    assert len(text_of(ROOT / name).splitlines()) <= MOST_LINES[name]


# What the pages list is what the program has.


def test_the_page_on_the_window_lists_every_key():
    english, korean = text_of(DOCS / "window.md"), text_of(DOCS / "ko" / "window.md")
    for one in SHORTCUTS:
        shown = one.shown or ", ".join(one.keys)
        assert f"| {shown} | {one.told} |" in english
        assert f"\n| {shown} | " in korean


def test_the_page_on_the_window_lists_every_card():
    page = text_of(DOCS / "window.md")
    for kind in PANELS:
        workspace, card = WORKSPACES[kind.workspace], kind.tab or kind.title
        assert re.search(rf"^\| {workspace} \| [^|]*\b{card}\b", page, re.MULTILINE), card


def test_the_page_on_data_lists_every_data_set_check_and_fault():
    page = text_of(DOCS / "data.md")
    assert not [name for name in nn.DATASETS if f"`{name}`" not in page]
    assert not [one.title for one in CHECKS.values() if f"| {one.title} |" not in page]
    assert not [name for name in FAULTS if name != "none" and f"`{name}`" not in page]


def test_the_page_on_the_doctor_lists_every_rule():
    page = text_of(DOCS / "doctor.md")
    rules = page.partition("## The rules")[2].partition("## ")[0]
    rows = re.findall(r"^\| .*\|$", rules, re.MULTILINE)
    assert len(rows) - len(["heading"]) == len(RULES)


def test_the_experiment_that_the_readme_recommends_is_there():
    preset = next(one for one in map(nn.load_preset, nn.preset_names()) if one.opens == "clinic")
    assert f"*{preset.title}*" in text_of(ROOT / "README.md")
