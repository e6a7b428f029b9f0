"""The samples: classes, columns and images, and how a column is corrected."""

from __future__ import annotations

import dataclasses

import numpy as np

from gui.style.i18n import show_language
from tests.gui.conftest import MOONS, WAIT, examined


def test_the_look_counts_the_samples_of_each_class_and_part(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.show_panel("samples")
    panel = window.workspaces.panels["samples"]
    data = window.session.run.dataset
    names, table = panel.table()
    assert names == ["least", "mean", "deviation", "largest", "missing"]
    np.testing.assert_allclose(table[:, 1], data.train.x.mean(axis=0), rtol=1e-4)
    counts = panel.examined.description.counts
    assert {part: counts[part].tolist() for part in counts} == {
        part: np.bincount(one.t).tolist() for part, one in data.parts.items()
    }
    assert panel.grid.rowCount() == 2


def test_pictures_are_shown_by_their_class(qtbot, window, digits):
    window.workspaces.show_panel("samples")
    qtbot.waitUntil(lambda: window.workspaces.panels["samples"].examined is not None, timeout=WAIT)
    shown = window.workspaces.panels["samples"].examined.description.pictures
    for label, pictures in enumerate(shown):
        first = digits.train.x[digits.train.t == label][0]
        np.testing.assert_array_equal(pictures[0].reshape(-1), first)


def test_a_column_is_corrected_and_the_target_chosen(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    lines = ["a,b,c"] + [f"{i},{i % 7},{i % 5}" for i in range(60)]
    path.write_text("\n".join(lines))
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.workspaces.panels["samples"].column_told.emit("a", "skip")
    assert window.session.run.dataset.feature_names == ("b",)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.workspaces.panels["samples"].column_told.emit("", "b")
    assert window.session.run.dataset.target == "b"
    assert window.session.run.dataset.feature_names == ("c",)


def test_a_column_that_is_left_out_can_be_brought_back(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('a,"size, cm",y\n' + "".join(f"{i},{i % 7},{i % 2}\n" for i in range(60)))
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.workspaces.panels["samples"].column_told.emit("size, cm", "skip")
    window.workspaces.show_panel("samples")
    examined(qtbot, window)
    grid = window.workspaces.panels["samples"].grid
    qtbot.waitUntil(lambda: grid.rowCount() == 2, timeout=WAIT)
    assert grid.item(1, 0).text() == "size, cm (left out)"
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.workspaces.panels["samples"].column_told.emit("size, cm", "number")
    assert window.session.run.dataset.feature_names == ("a", "size, cm")


def test_where_the_data_come_from_is_told_in_the_language_that_is_shown(qtbot, opened):
    window = examined(qtbot, opened(dataclasses.replace(MOONS, data="reviews", samples=200)))
    window.workspaces.show_panel("samples")
    show_language("ko")
    window.workspaces.panels["samples"].show_frame()
    assert "Nablascope, sentences" not in window.workspaces.panels["samples"].head.text()
    assert "Nablascope" in window.workspaces.panels["samples"].head.text()
