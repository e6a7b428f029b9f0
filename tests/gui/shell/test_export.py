"""Writing a card to a file."""

from __future__ import annotations

import csv
import dataclasses

import numpy as np
import pytest
from PyQt5.QtGui import QImage
from PyQt5.QtWidgets import QLabel

import nn
from gui.shell import export
from gui.style import settings, theme
from tests.gui.conftest import MOONS, WAIT
from tests.gui.panels.conftest import (
    PANELS,
    entrant,
    filled,
    recorded,
    rows_of,
)


def test_every_panel_can_be_exported_over_every_task(qtbot, opened, tmp_path):
    for data in ("sine", "reviews", "moons"):
        window = opened(dataclasses.replace(MOONS, data=data))
        window.session.step()
        qtbot.waitUntil(lambda window=window: window.session.step_count == 1, timeout=WAIT)
        for name, panel in window.workspaces.panels.items():
            window.workspaces.show_panel(name)
            path = tmp_path / f"{data}-{name}.csv"
            window.files.export(panel, "csv", path)
            assert path.exists()
        window.close()


def test_lanes_of_unequal_length_are_exported_side_by_side(qtbot, tmp_path):
    short, long = (
        filled(slot, rows_of(steps, 1.0, 0.5, *[(1e-2, 1e-1)] * 4))
        for slot, steps in ((0, 10), (1, 30))
    )
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(nn.History([short, long]), (entrant(short, "short"), entrant(long, "long")))
    export.export_csv(*panel.table(), tmp_path / "a.csv")
    with open(tmp_path / "a.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    assert rows[9]["short step"] == "10"
    assert rows[10]["short step"] == rows[10]["short mean"] == ""
    assert rows[29]["long step"] == "30"


def test_an_export_that_fails_says_where(qtbot, tmp_path):
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(*recorded())
    (tmp_path / "file").write_text("")
    with pytest.raises(nn.DataError, match="cannot be written"):
        export.export_png(panel, tmp_path / "file" / "a.png")


@pytest.fixture
def label(qtbot):
    one = QLabel("What is seen")
    qtbot.addWidget(one)
    one.resize(120, 40)
    return one


def test_a_picture_has_twice_the_pixels_of_the_screen(label, tmp_path):
    export.export_png(label, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (240, 80)


def test_the_text_of_an_svg_stays_text(label, tmp_path):
    export.export_svg(label, tmp_path / "a.svg")
    assert "What is seen" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_a_table_is_read_back_to_nine_digits_and_gaps_stay_empty(tmp_path):
    values = np.array([[1.0, 1 / 3], [np.nan, -1e-12]])
    export.export_csv(["a, with a comma", "b"], values, tmp_path / "표.csv")
    with open(tmp_path / "표.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["a, with a comma", "b"]
    assert rows[2][0] == ""
    assert float(rows[1][1]) == pytest.approx(1 / 3, rel=1e-8)
    assert float(rows[2][1]) == -1e-12


def test_a_caption_stands_below_the_picture(label, tmp_path):
    caption = [export.Line("Two lanes"), export.Line("● a: " + "very long " * 12, 0)]
    export.export_svg(label, tmp_path / "a.svg", caption)
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "Two lanes" in text
    assert theme.lane_color(0).name() in text
    picture = export.picture_of(label, caption)
    assert picture.width() == 240
    assert picture.height() > 2 * (40 + 4 * 11)  # the second line is wrapped


def test_a_picture_for_print_is_light_and_the_window_stays_dark(qtbot, window, tmp_path):
    card = window.workspaces.panels["loss"]
    settings.remember(settings.PRINT, True)
    path = tmp_path / "a.png"
    window.files.export(card, "png", path)
    image = QImage(str(path))
    assert image.pixelColor(2, image.height() - 2).name() == theme.LIGHT.card.lower()
    assert theme.current() is theme.DARK
    assert window.updatesEnabled()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3)
              for y in range(0, 60, 3)}  # fmt: skip
    assert len(colors) > 8  # the title is there
    settings.remember(settings.PRINT, False)
    window.files.export(card, "png", path)
    dark = QImage(str(path))
    assert dark.pixelColor(2, dark.height() - 2).name() == theme.DARK.card.lower()


def test_a_picture_tells_the_run_and_its_lanes(window, tmp_path):
    window.files.export(window.workspaces.panels["loss"], "svg", tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert f"{window.session.run.title} · step 0" in text
    for lane in window.session.run.lanes:
        assert f"● {lane.name}: " in text
