"""The panels about the data, and what a person does with them in the window."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np
import pytest
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtGui import QDropEvent, QImage
from PyQt5.QtTest import QTest

import nn
from gui.panels.results.regions import color_table, colored
from gui.session.commands import SurveyPlane
from gui.session.session import Session
from gui.session.state import State
from gui.shell import file_dialogs
from gui.shell.main_window import MainWindow
from nn.training.survey import shaded
from tests.gui.conftest import WAIT, accept_import

MOONS = nn.Experiment(
    name="tanh", data="moons", hidden=(8,), activation="tanh", initializer="xavier",
    batch_size=10, steps=1_000_000, evaluate_every=100, learning_rate=0.2,
)  # fmt: skip


@pytest.fixture
def opened(qtbot):
    """A window over real (small) data, by the recipe; each ends with the test."""
    made = []

    def build(*lanes, preset=None):
        session = Session()
        made.append(session)
        session.load("test", lanes or nn.load_preset(preset).lanes)
        qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield build
    for session in made:
        if session.running:
            session.close()


def examined(qtbot, window):
    """The window, when the data of the lane that is shown have been looked at."""
    qtbot.waitUntil(lambda: window.workspaces.panels["clinic"].checks != (), timeout=WAIT)
    return window


def test_a_workspace_offers_its_own_tabs_and_remembers_the_one_that_was_chosen(qtbot, window):
    qtbot.mouseClick(window.top_bar.workspaces["data"], Qt.LeftButton)
    assert window.workspaces.panels["samples"].isVisible()
    seen = [key for key, panel in window.workspaces.panels.items() if panel.workspace == "data"]
    assert list(window.workspaces.page.tabs.buttons) == seen
    window.workspaces.show_panel("clinic")
    qtbot.keyClick(window, Qt.Key_2, Qt.ControlModifier)
    assert window.workspaces.panels["loss"].isVisible()
    qtbot.keyClick(window, Qt.Key_1, Qt.ControlModifier)
    assert window.workspaces.panels["clinic"].isVisible()


def test_points_of_a_plane_are_shown_with_their_regions_at_once(opened):
    window = opened(MOONS)
    assert window.workspaces.page.tabs.current == "regions"


def test_digits_are_not(window):
    assert window.workspaces.page.tabs.current == "gradient"
    window.workspaces.show_panel("regions")
    assert not window.workspaces.panels["regions"].wanted


def test_the_clinic_has_a_row_for_each_check_before_the_first_step(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.show_panel("clinic")
    clinic = window.workspaces.panels["clinic"]
    assert [one.name for one in clinic.checks] == list(nn.CHECKS)
    assert window.session.step_count == 0
    for name, check in zip(nn.CHECKS, clinic.checks, strict=True):
        button = clinic.findChild(type(clinic._rows[name][3]), f"{name}Spoil")
        assert button.isEnabled() == (check.spoil is not None)
    assert clinic.head.text().startswith("12 in order")


def test_spoil_it_adds_a_lane_that_has_the_fault_and_the_clinic_finds_it(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.show_panel("clinic")
    QTest.mouseClick(window.workspaces.panels["clinic"]._rows["fit"][3], Qt.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.run.lanes) == 2, timeout=WAIT)
    assert window.session.run.experiments[1].spoil == "shuffled-labels"
    window.form.select_lane(1)
    examined(qtbot, window)
    levels = {one.name: one.level for one in window.workspaces.panels["clinic"].checks}
    assert levels["fit"] == "bad"
    assert "· 1" in window.workspaces.page.tabs.buttons["clinic"].text()
    assert window.workspaces.page.tabs.buttons["clinic"].property("alarm")
    window.form.select_lane(0)
    assert window.workspaces.panels["clinic"].worst["bad"] == 0


def test_a_fault_that_no_network_can_take_is_said_and_the_run_stays(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    with qtbot.waitSignal(window.session.failed, timeout=WAIT) as failed:
        window.workspaces.panels["clinic"].fault_asked.emit(0, "spoil", "short-rows")
    assert "1 features" in str(failed.args[0].error)
    assert len(window.session.run.lanes) == 1


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


@pytest.mark.parametrize("lane", [0, 1])
def test_the_mini_batch_is_that_of_the_last_step_with_each_samples_own_loss(qtbot, window, lane):
    window.workspaces.show_panel("batch")
    window.form.select_lane(lane)
    window.session.step()
    panel = window.workspaces.panels["batch"]
    qtbot.waitUntil(
        lambda: panel.view.look is not None and panel.looks[lane].step == 1, timeout=WAIT
    )
    look, names = panel.view.look, panel.table()
    assert names[0] == ["label", "answer", "loss"]
    assert look.losses.mean() == pytest.approx(look.loss, rel=1e-4)
    assert f"{look.categorical:.6f}" in panel.head.text()
    text, wrong = panel.view.told(0)
    assert wrong == (look.answers[0] != look.targets[0])
    assert text.startswith(str(look.targets[0]))


def test_regions_show_what_the_network_says_over_the_plane(qtbot, opened):
    window = opened(MOONS)
    regions = window.workspaces.panels["regions"]
    window.session.step()
    qtbot.waitUntil(
        lambda: [one.step for one in regions.view.surveys.values()] == [1], timeout=WAIT
    )
    found = regions.view.surveys[0]
    left, right, bottom, top = found.bounds
    assert found.shares.shape == (nn.CELLS, nn.CELLS, 2)
    lane = window.session.run.lanes[0]
    model = lane.model(lane.network)
    model.network.restore(window.session.observations.snapshot.states[0])
    x = np.array(
        [[left + (right - left) * 10.5 / nn.CELLS, top + (bottom - top) * 90.5 / nn.CELLS]]
    )
    np.testing.assert_allclose(
        found.shares[90, 10], model.shares(x.astype(np.float32))[0], rtol=1e-4
    )


def test_the_border_is_drawn_where_the_answer_changes():
    shares = np.zeros((nn.CELLS, nn.CELLS, 2), np.float32)
    shares[:, :40, 0] = shares[:, 40:, 1] = 1
    shades = shaded(shares)
    assert (shades[:, 40] == nn.BORDER).all()
    image = colored(shades, color_table("dark", 2))
    colors = [image.pixelColor(column, 50).name() for column in (10, 39, 40, 41, 90)]
    assert colors[0] == colors[1] != colors[3] == colors[4]
    assert colors[2] not in colors[:2] + colors[3:]


def test_a_surer_answer_is_stronger():
    shares = np.full((nn.CELLS, nn.CELLS, 3), 0.05, np.float32)
    shares[..., 1] = np.linspace(0.4, 0.9, nn.CELLS)
    shades = shaded(shares)
    assert (np.diff(shades[0].astype(int)) >= 0).all()
    assert shades[0, -1] > shades[0, 0] + 40


def test_a_curve_is_drawn_for_one_feature(qtbot, opened):
    window = opened(preset="sine")
    window.session.step()
    regions = window.workspaces.panels["regions"]
    qtbot.waitUntil(lambda: len(regions.view.surveys) == 2, timeout=WAIT)
    assert regions.view.surveys[0].shares.shape == (nn.CELLS, 1)
    names, table = regions.table()
    assert names == ["x1", "linear 0", "two layers 0"]
    straight = np.diff(table[:, 1], 2)
    assert np.abs(straight).max() < 1e-5


def test_three_classes_have_three_shares():
    lanes = nn.load_preset("spiral").lanes
    race = nn.Race(lanes, nn.load_dataset(lanes[0].data_recipe))
    found = nn.survey(race.lanes[0], nn.plane_bounds(race.dataset))
    np.testing.assert_allclose(found.shares.sum(axis=2), 1, rtol=1e-5)


def test_asking_the_plane_changes_nothing_of_the_training(toy):
    lanes = nn.load_preset("spiral").lanes
    asked, left = (nn.Race(lanes, nn.load_dataset(lanes[0].data_recipe)) for _ in range(2))
    for _ in range(60):
        asked.advance()
        left.advance()
        nn.survey(asked.lanes[0], nn.plane_bounds(asked.dataset))
    for one, other in zip(asked.lanes, left.lanes, strict=True):
        np.testing.assert_array_equal(one.network.parameters, other.network.parameters)


def at(view, x, y):
    """The pixel of a place in the first plane."""
    return view.planes()[0].pixel(x, y).toPoint()


def test_points_are_put_painted_and_taken_away_by_mouse(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    view = window.workspaces.panels["regions"].view
    count = len(view.points)
    window.workspaces.panels["regions"].colors[1].click()
    handle = window.windowHandle()

    def on_window(point):
        return view.mapTo(window, point)

    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        QTest.mouseClick(handle, Qt.LeftButton, pos=on_window(at(view, 0.0, 1.0)))
    assert len(view.points) == count + 1
    np.testing.assert_allclose(view.points.x[-1], [0, 1], atol=0.05)
    assert view.points.t[-1] == 1
    start = on_window(at(view, -1.0, 1.0))
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        QTest.mousePress(handle, Qt.LeftButton, pos=start)
        for step in range(1, 7):
            QTest.mouseMove(handle, start + QPoint(8 * step, 0))
        QTest.mouseRelease(handle, Qt.LeftButton, pos=start + QPoint(48, 0))
    painted = len(view.points)
    assert painted >= count + 3
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        QTest.mouseClick(handle, Qt.RightButton, pos=on_window(at(view, 0.0, 1.0)))
    assert len(view.points) < painted
    kept = nn.load_points(nn.points_file())
    assert len(kept) == len(view.points)
    learnt = sum(map(len, window.session.run.dataset.parts.values()))
    assert learnt == len(view.points)


def test_new_points_wait_for_a_reset_while_a_run_has_begun(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    view = window.workspaces.panels["regions"].view
    with qtbot.waitSignal(window.session.edited, timeout=WAIT):
        qtbot.mouseClick(view, Qt.LeftButton, pos=at(view, 0.0, 0.0))
    assert window.session.model.pending == ["data"]
    assert window.session.step_count == 1
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert window.session.model.pending == []
    assert sum(map(len, window.session.run.dataset.parts.values())) == len(view.points)


def test_the_folds_are_run_and_told_one_by_one(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, steps=60))
    window.workspaces.show_panel("folds")
    panel = window.workspaces.panels["folds"]
    panel.count.setValue(3)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.view.folds is not None and panel.view.folds.over, timeout=WAIT)
    alone = nn.CrossValidation(window.session.run.experiments[0], window.session.run.dataset, 3)
    alone.run()
    assert [one.score for one in panel.view.folds.results] == [one.score for one in alone.results]
    assert panel.table()[1].shape == (3, 4)


def test_the_folds_can_be_cancelled_and_training_goes_on(qtbot, opened):
    window = opened(MOONS)
    window.workspaces.show_panel("folds")
    panel = window.workspaces.panels["folds"]
    panel.button.click()
    qtbot.waitUntil(lambda: panel.view.folds is not None, timeout=WAIT)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.view.folds.cancelled, timeout=WAIT)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 10, timeout=WAIT)


def test_the_preview_is_what_the_training_does_with_that_seed(qtbot, window, digits):
    window.workspaces.show_panel("augmentation")
    panel = window.workspaces.panels["augmentation"]
    _, pictures = panel.view.rows[-1]
    light = nn.AUGMENTATIONS["light"]
    rows = np.repeat(digits.train.x[:1], len(pictures) - 1, axis=0)
    expected = light.apply(rows, (0,)).reshape(-1, 28, 28)
    np.testing.assert_array_equal(pictures[1:], expected)
    np.testing.assert_array_equal(pictures[0].reshape(-1), digits.train.x[0])
    panel.seed.setValue(5)
    assert not np.array_equal(panel.view.rows[-1][1][1:], expected)


def test_the_preview_follows_the_strengths_that_are_typed(qtbot, window):
    window.workspaces.show_panel("augmentation")
    window.session.editor.edit(0, "augment", "custom")
    window.session.editor.edit(0, "rotate", 0.0)
    rows = {
        name.split()[0]: pictures
        for name, pictures in window.workspaces.panels["augmentation"].view.rows
    }
    assert np.ptp(rows["Rotate"][1:], axis=0).max() == 0
    assert np.ptp(rows["Shift"][1:], axis=0).max() > 0


def test_a_table_that_is_dropped_is_learnt_from(qtbot, opened, tmp_path):
    path = tmp_path / "그림.csv"
    lines = ["a,b,kind"] + [f"{i},{i % 7},{'yes' if i % 7 > 3 else 'no'}" for i in range(60)]
    path.write_text("\n".join(lines), encoding="utf-8")
    window = opened(MOONS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPoint(50, 50), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.dropEvent(event)
        accept_import(qtbot, window)
    run = window.session.run
    assert run.dataset.feature_names == ("a", "b")
    assert run.dataset.class_names == ("no", "yes")
    assert run.experiments[0].scaling == "standardise"
    assert window.form.fields["file"].isVisible()
    assert not window.form.fields["noise"].isVisible()


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


def test_a_bad_table_is_said_and_the_data_and_the_run_stay(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n1,2,3\n")
    window = opened(MOONS)
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    with qtbot.waitSignal(window.session.failed, timeout=WAIT):
        window.session.editor.use_file(path)
    assert "row 3: 3 cells, but 2 columns" in window.banner.text.text()
    assert window.session.run.dataset.name == "moons"
    assert window.session.step_count == 1


def test_a_file_is_asked_for_when_a_table_is_chosen(qtbot, opened, tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(30)))
    asked = []
    monkeypatch.setattr(file_dialogs, "ask_table", lambda _: asked.append(1) or path)
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window._edit(0, "data", "table")
        accept_import(qtbot, window)
    assert asked == [1]
    assert window.session.run.dataset.name == "table"


def test_a_changed_table_is_read_anew(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(30)))
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    path.write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(50)))
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert sum(map(len, window.session.run.dataset.parts.values())) == 50


def test_a_folder_of_pictures_is_read_with_the_formats_that_qt_knows(qtbot, opened, tmp_path):
    for name, left in (("left", 8), ("right", 40)):
        (tmp_path / name).mkdir()
        for number in range(8):
            image = QImage(64, 64, QImage.Format.Format_Grayscale8)
            image.fill(255)
            for y in range(10, 50):
                for x in range(left, left + 6 + number):
                    image.setPixel(x, y, 0)
            image.save(str(tmp_path / name / f"{number}.png"))
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(tmp_path)
    data = window.session.run.dataset
    assert data.class_names == ("left", "right")
    assert data.picture_shape == (28, 28)
    assert not window.workspaces.panels["regions"].wanted


def test_fetching_can_be_cancelled_and_the_run_stays(qtbot, opened, monkeypatch):
    window = opened(MOONS)
    begun, go_on = threading.Event(), threading.Event()

    def slow(recipe, folder=None, progress=None, decode=None):
        begun.set()
        while not go_on.is_set():
            progress(0.25)
            go_on.wait(0.01)
        return

    monkeypatch.setattr(nn, "load_dataset", slow)
    window.session.editor.edit(0, "data", "spiral")
    qtbot.waitUntil(lambda: window.timeline.cancel_button.isVisible(), timeout=WAIT)
    assert begun.is_set()
    with qtbot.waitSignal(window.session.cancelled, timeout=WAIT):
        window.timeline.cancel_button.click()
    go_on.set()
    assert not window.timeline.cancel_button.isVisible()
    assert window.session.run.dataset.name == "moons"
    assert "Cancelled" in window.status.sentence.text()


def test_a_regression_is_told_as_such(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="sine", steps=50))
    assert window.workspaces.panels["accuracy"]._title.text() == "R²"
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert "R² on the test set" in window.status.sentence.text()
    assert "Nothing to draw" not in window.side.drawing.prediction.accessibleName()


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


def test_a_look_at_the_plane_of_another_run_is_dropped(qtbot, opened, tmp_path):
    """It was asked for just before the data changed; the new run must not hear of it."""
    path = tmp_path / "a.csv"
    path.write_text("a,b,c,y\n" + "".join(f"{i},{i % 7},{i % 5},{i % 2}\n" for i in range(60)))
    window = opened(MOONS)
    bounds, number = window.workspaces.panels["regions"].view.bounds, window.session.model.number
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    window.session._worker.loop.queue.request(SurveyPlane(number, bounds))
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    assert window.session.state is not State.FAILED
    assert window.session.observations.surveys is None


def test_a_refused_file_leaves_the_form_as_it_was(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n1,2,3\n")
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.failed, timeout=WAIT):
        window.session.editor.use_file(path)
    assert window.session.draft[0].data == "moons"
    with qtbot.waitSignal(window.session.failed, timeout=WAIT):
        window.session.editor.edit(0, "data", "fashion-mnist")  # nothing is fetched in tests
    assert window.session.draft[0].data == "moons"
    assert window.session.model.pending == []


def test_what_was_said_of_a_run_goes_with_it(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.panels["clinic"].fault_asked.emit(0, "spoil", "missing")
    qtbot.waitUntil(lambda: len(window.session.run.lanes) == 2, timeout=WAIT)
    with qtbot.waitSignal(window.session.lane_stopped, timeout=WAIT):
        window.session.start()
    assert window.banner.isVisible()
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.load_preset("perceptron-vs-mlp")
    assert not window.banner.isVisible()


def test_starting_ends_the_folds(qtbot, opened):
    window = opened(MOONS)
    window.workspaces.show_panel("folds")
    panel = window.workspaces.panels["folds"]
    panel.button.click()
    qtbot.waitUntil(lambda: panel.view.folds is not None, timeout=WAIT)
    window.session.start()
    qtbot.waitUntil(lambda: panel.view.folds.over, timeout=WAIT)
    assert panel.button.text() == "Run the folds"


def test_a_choice_while_data_are_fetched_does_not_wait_for_them(qtbot, opened, monkeypatch):
    window = opened(MOONS)
    real, begun = nn.load_dataset, threading.Event()

    def slow(recipe, folder=None, progress=None, decode=None):
        if recipe.data != "spiral":
            return real(recipe)
        while True:  # until somebody asks for something else
            begun.set()
            progress(0.5)

    monkeypatch.setattr(nn, "load_dataset", slow)
    window.session.editor.edit(0, "data", "spiral")
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.edit(0, "data", "circle")
    assert window.session.run.dataset.name == "circle"


def test_a_click_beside_the_plane_changes_nothing(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    with qtbot.assertNotEmitted(window.workspaces.panels["regions"].points_edited):
        qtbot.mouseClick(window.workspaces.panels["regions"].view, Qt.LeftButton, pos=QPoint(3, 3))


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


def test_a_run_that_comes_while_the_window_closes_is_not_looked_at(qtbot, opened):
    window = opened(MOONS)
    run = window.session.run
    window.close()
    window.wiring.checks.ask(run.lanes)
