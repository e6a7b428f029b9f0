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
    probe = window.side.row
    qtbot.waitUntil(lambda: probe.shares.steps.get(0) == window.session.step_count, timeout=WAIT)
    return probe


def clear(field):
    field.clear()
    field.textEdited.emit("")


def test_a_row_is_asked_about_and_the_answer_is_the_networks(qtbot, opened):
    window = opened(CASES / "12-unseen-category" / "train.csv")
    probe = settled(qtbot, window)
    assert probe.isVisible()
    assert not window.side.drawing.canvas.isVisible()
    colour, x = probe.controls["colour"].field, probe.controls["x"].field
    assert isinstance(colour, QComboBox)
    assert isinstance(x, QLineEdit)
    colour.setCurrentIndex(colour.findData("blue"))
    colour.activated.emit(colour.currentIndex())
    clear(x)
    qtbot.keyClicks(x, "-1.5")
    row = np.array([[1, 0, 0, -1.5]], np.float32)
    model, shares = expected(window, row)
    np.testing.assert_allclose(probe.shares.shares[0], shares, rtol=1e-6)
    assert probe.shares.answer(0) == model.class_names[int(shares.argmax())]


def test_it_begins_with_a_row_of_the_validation_part_and_its_label(qtbot, opened):
    window = opened(CASES / "36-house-prices" / "houses.csv", steps=600)
    probe, data = settled(qtbot, window), window.session.run.dataset
    for index in range(3):
        _, predicted = expected(window, data.validation.x[index : index + 1])
        np.testing.assert_allclose(probe.shares.shares[0], predicted, rtol=1e-5)
        np.testing.assert_allclose(probe.sample()[0], data.validation.x[index], rtol=1e-5)
        assert probe.truth == data.validation.t[index]
        qtbot.mouseClick(probe.next_button, Qt.MouseButton.LeftButton)


def test_the_mistake_is_the_row_with_the_largest_error(qtbot, opened):
    window = opened(CASES / "36-house-prices" / "houses.csv", steps=600)
    probe, part = settled(qtbot, window), window.session.run.dataset.validation
    _, _ = expected(window, part.x[:1])
    lane = window.session.run.lanes[0]
    errors = np.abs(nn.Model.of(lane.network, lane.prepared).answers(part.x) - part.t)
    qtbot.mouseClick(probe.mistake_button, Qt.MouseButton.LeftButton)
    assert probe.index == errors.argmax()


def test_a_slider_spans_the_training_range_and_what_is_typed_may_leave_it(qtbot, opened):
    window = opened(CASES / "36-house-prices" / "houses.csv", steps=5)
    probe = window.side.row
    name, control = next((n, c) for n, c in probe.controls.items() if c.slider is not None)
    columns, x = probe.dataset.columns, probe.dataset.train.x
    low, high = nn.number_ranges(columns, x)[name]
    column = [one.name for one in columns].index(name)
    assert (low, high) == (x[:, column].min(), x[:, column].max())
    control.slider.setValue(control.slider.maximum())
    assert probe.sample()[0, column] == pytest.approx(high, rel=1e-3)
    assert not control.field.property("outside")
    clear(control.field)
    qtbot.keyClicks(control.field, f"{high * 3:.0f}")
    assert control.field.property("outside")
    assert probe.truth is None  # it is no row of the validation part any more


def test_a_word_where_a_number_belongs_is_told_and_can_be_corrected(qtbot, opened):
    probe = settled(qtbot, opened(CASES / "12-unseen-category" / "train.csv"))
    field = probe.controls["x"].field
    clear(field)
    qtbot.keyClicks(field, "warm")
    assert "warm" in probe.wrong.text()
    assert "is not a number" in probe.wrong.text()
    clear(field)
    qtbot.keyClicks(field, "1")
    assert not probe.wrong.isVisible()
    clear(field)
    qtbot.keyClicks(field, "9" * 47)
    assert "too large" in probe.wrong.text()


def test_large_prices_are_filled_in_as_the_column_writes_them(qtbot, opened, tmp_path):
    path = tmp_path / "won.csv"
    lines = [f'"{243_001_000 + i * 1_000_003:,}원",{i % 9},{"ab"[i % 2]}' for i in range(60)]
    path.write_text("\n".join(["price,n,y", *lines]), encoding="utf-8")
    window = opened(path)
    probe, part = settled(qtbot, window), window.session.run.dataset.validation
    for index in range(3):
        np.testing.assert_allclose(probe.sample(), part.x[index : index + 1], rtol=1e-6)
        probe.show_next()
    assert "원" in probe.controls["price"].text
    assert "원" in probe.controls["price"].field.placeholderText()


def test_many_columns_can_be_searched(qtbot, opened, tmp_path):
    path = tmp_path / "wide.csv"
    names = [f"feature{i}" for i in range(20)]
    rng = np.random.default_rng(0)
    rows = [",".join([*(f"{v:.3f}" for v in rng.random(20)), "ab"[i % 2]]) for i in range(60)]
    path.write_text("\n".join([",".join([*names, "y"]), *rows]))
    probe = opened(path, steps=5).side.row
    assert probe.search.isVisible()
    qtbot.keyClicks(probe.search, "feature1")
    seen = [name for name, control in probe.controls.items() if not control.isHidden()]
    assert seen == ["feature1", *(f"feature{i}" for i in range(10, 20))]


def test_points_have_a_plane_in_place_of_the_row(qtbot, opened):
    window = opened(CASES / "12-unseen-category" / "train.csv")
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("moons", [nn.Experiment(data="moons", hidden=(4,), batch_size=10)])
    assert window.side.probes["pointProbe"].isVisible()
    assert not window.side.row.isVisible()


def test_every_row_comes_back_from_its_texts():
    for name in ("23-dates/daily.csv", "32-bools/flags.csv", "31-space-thousands/french.csv"):
        recipe = nn.DataRecipe(data="table", file=str(CASES / name), columns="date=date"
                               if name.startswith("23") else "")  # fmt: skip
        data = nn.load_dataset(recipe)
        for x in data.test.x[:10]:
            texts = nn.row_as_texts(data.columns, x)
            np.testing.assert_allclose(nn.encode_row(data.columns, texts)[0], x, rtol=1e-5)


def test_the_features_have_the_room_that_the_predictions_leave(qtbot, opened, tmp_path, qapp):
    path = tmp_path / "six.csv"
    path.write_text(
        "a,b,c,d,e,f,y\n" + "".join(f"{i},{i},{i},{i},{i},{i},{i % 2}\n" for i in range(90))
    )
    window = opened(path)
    window.resize(1366, 768)
    probe = settled(qtbot, window)
    qapp.processEvents()
    assert probe._area.verticalScrollBar().maximum() == 0
    assert probe.predictions.verticalScrollBar().maximum() == 0
    window.resize(1366, 640)
    qapp.processEvents()
    assert probe.predictions.height() >= 60


def test_the_column_that_was_set_last_is_varied_and_every_lane_asked(qtbot, opened):
    window = opened(CASES / "36-house-prices" / "houses.csv")
    settled(qtbot, window)
    probe = window.side.row
    numbers = list(probe._ranges)
    assert probe.curve.shown.name == numbers[0]
    control = probe.controls[numbers[-1]]
    control.slider.setValue(control.slider.value() + 5)
    row = probe.curve.shown
    assert row.name == numbers[-1]
    model, _ = expected(window, row.x[:1])
    np.testing.assert_allclose(probe.curve.curves[0], model.shares(row.x)[:, 0], rtol=1e-4)
    probe.curve.moved.emit(float(row.values[30]))
    assert probe.curve.shown.has == pytest.approx(float(row.values[30]), rel=1e-2)
    window.close()


def test_a_row_that_is_not_complete_has_no_curve(qtbot, opened):
    window = opened(CASES / "36-house-prices" / "houses.csv")
    settled(qtbot, window)
    probe = window.side.row
    assert not probe.curve.isHidden()
    field = next(one.field for one in probe.controls.values() if isinstance(one.field, QLineEdit))
    field.setText("abc")
    field.textEdited.emit("abc")
    assert probe.curve.isHidden()
    window.close()
