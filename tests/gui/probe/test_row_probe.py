"""The row probe: a row of a table is filled in, and every lane answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QComboBox, QLineEdit

import nn
from gui.session.state import State
from tests.gui.conftest import WAIT, window_over

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture
def opened(qtbot):
    """A window over a table that has learnt a little."""
    windows = []

    def open_table(path, **fields):
        lane = nn.edited([nn.Experiment(hidden=(8,), learning_rate=0.05)], 0, "data", "table")[0]
        for field, value in {"file": str(path), "steps": 300, **fields}.items():
            lane = lane.changed(field, value)
        window = window_over(qtbot, lane)
        windows.append(window.session)
        window.session.start()
        qtbot.waitUntil(lambda: window.session.state is State.FINISHED, timeout=WAIT)
        return window

    yield open_table
    for session in windows:
        if session.running:
            session.close()


def expected(window, row):
    """What the network of the run says, by nn alone."""
    lane = window.session.run.lanes[0]
    model = nn.Model.of(lane.network, lane.prepared)
    snapshot = window.session.observations.snapshot
    model.network.restore(snapshot.states[lane.slot])
    return model, model.shares(row)[0]


def settled(qtbot, window):
    """Wait until the probe asks the weights of the last step."""
    probe = window.drawing.row
    qtbot.waitUntil(
        lambda: (
            dict(window.drawing_controller._predictor.steps or ()).get(0)
            == window.session.step_count
        ),
        timeout=WAIT,
    )
    return probe


def test_a_row_is_asked_about_and_the_answer_is_the_networks(qtbot, opened):
    window = opened(CASES / "12-unseen-category" / "train.csv")
    probe = settled(qtbot, window)
    assert probe.isVisible()
    assert not window.drawing.canvas.isVisible()
    colour, x = probe.controls["colour"], probe.controls["x"]
    assert isinstance(colour, QComboBox)
    assert isinstance(x, QLineEdit)
    colour.setCurrentIndex(colour.findData("blue"))
    colour.activated.emit(colour.currentIndex())
    x.clear()
    qtbot.keyClicks(x, "-1.5")
    row = np.array([[1, 0, 0, -1.5]], np.float32)
    model, shares = expected(window, row)
    answer = model.class_names[int(shares.argmax())]
    assert f"<b>{answer}</b>" in probe.answers.text()
    assert f"{100 * shares.max():.1f} %" in probe.answers.text()


def test_a_word_where_a_number_belongs_is_told_and_can_be_corrected(qtbot, opened):
    probe = settled(qtbot, opened(CASES / "12-unseen-category" / "train.csv"))
    qtbot.keyClicks(probe.controls["x"], "warm")
    assert "warm" in probe.answers.text()
    assert "is no number" in probe.answers.text()
    probe.controls["x"].clear()
    qtbot.keyClicks(probe.controls["x"], "1")
    assert "<b>" in probe.answers.text()


def test_rows_of_the_test_part_are_filled_in_with_what_the_table_says(qtbot, opened):
    window = opened(CASES / "36-house-prices" / "houses.csv", steps=600)
    probe = settled(qtbot, window)
    test = window.session.run.dataset.test
    for place in range(3):
        qtbot.mouseClick(probe.next, Qt.MouseButton.LeftButton)
        _, answer = expected(window, test.x[place : place + 1])
        assert f"{float(answer[0]):.6g}" in probe.answers.text()
        assert f"The table says: {test.t[place]:.6g}" in probe.answers.text()
        np.testing.assert_allclose(probe.row(), test.x[place : place + 1], rtol=1e-5)


def test_a_number_that_is_too_large_is_told(qtbot, opened):
    probe = settled(qtbot, opened(CASES / "12-unseen-category" / "train.csv"))
    qtbot.keyClicks(probe.controls["x"], "9" * 47)
    assert "too large" in probe.answers.text()


def test_large_prices_are_filled_in_as_the_column_writes_them(qtbot, opened, tmp_path):
    path = tmp_path / "won.csv"
    lines = [f'"{243_001_000 + i * 1_000_003:,}원",{i % 9},{"ab"[i % 2]}' for i in range(60)]
    path.write_text("\n".join(["price,n,y", *lines]), encoding="utf-8")
    window = opened(path)
    probe = settled(qtbot, window)
    test = window.session.run.dataset.test
    for place in range(3):
        probe.show_next()
        np.testing.assert_allclose(probe.row(), test.x[place : place + 1], rtol=1e-6)
    assert "원" in probe.controls["price"].text()
    assert "원" in probe.controls["price"].placeholderText()


def test_the_canvas_comes_back_with_data_that_are_drawn(qtbot, opened):
    window = opened(CASES / "12-unseen-category" / "train.csv")
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("moons", [nn.Experiment(data="moons", hidden=(4,), batch_size=10)])
    assert window.drawing.canvas.isVisible()
    assert not window.drawing.row.isVisible()


def test_every_row_comes_back_from_its_texts():
    for name in ("23-dates/daily.csv", "32-bools/flags.csv", "31-space-thousands/french.csv"):
        recipe = nn.DataRecipe(data="table", file=str(CASES / name), columns="date=date"
                               if name.startswith("23") else "")  # fmt: skip
        data = nn.load_dataset(recipe)
        for x in data.test.x[:10]:
            texts = nn.row_as_texts(data.columns, x)
            np.testing.assert_allclose(nn.encode_row(data.columns, texts)[0], x, rtol=1e-5)
