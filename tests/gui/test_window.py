"""The window: what a person clicks and types, and what is seen then."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
from PyQt5.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

import nn
from gui import app
from gui.panels import PANELS
from gui.session.events import LaneStopped
from gui.session.recovery import Recovery
from gui.session.state import State
from gui.shell.dialogs import DetailsDialog
from gui.shell.help_dialog import HelpDialog
from gui.shell.main_window import MainWindow
from gui.shell.shortcuts import SHORTCUTS
from gui.style import i18n, settings, theme
from gui.style.glossary import GLOSSARY
from tests.gui.conftest import WAIT, stroke


def key(qtbot, window, *keys):
    for one in keys:
        qtbot.keyClick(window, one)


def test_the_names_that_others_rely_on(window):
    for name in ("runButton", "stepButton", "resetButton"):
        assert window.findChild(QPushButton, name) is not None
    for name in ("digitCanvas", "lossPanel", "accuracyPanel", "gradientPanel", "predictionPanel"):
        assert window.findChild(QWidget, name) is not None, name
    assert window.session.state is State.READY


def test_space_runs_and_pauses_and_the_button_says_what_it_does(qtbot, window):
    assert window.top_bar.run_button.text() == "Run"
    key(qtbot, window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)
    assert window.top_bar.run_button.text() == "Pause"
    key(qtbot, window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    assert window.top_bar.run_button.text() == "Run"
    assert f"Paused at step {window.session.run.race.step:,}" == window.status.sentence.text()


def test_keys_step_and_reset(qtbot, window):
    for one in (Qt.Key_S, Qt.Key_Right):
        before = window.session.step_count
        key(qtbot, window, one)
        qtbot.waitUntil(lambda before=before: window.session.step_count == before + 1, timeout=WAIT)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        key(qtbot, window, Qt.Key_R)
    assert window.session.step_count == 0


def test_what_is_typed_into_a_field_is_not_a_key_of_the_window(qtbot, window):
    field = window.form.fields["steps"].control
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2 000")
    assert window.session.state is State.READY
    field.selectAll()
    qtbot.keyClicks(field, "2000")
    qtbot.keyClick(field, Qt.Key_Return)
    qtbot.waitUntil(lambda: window.session.run.experiments[0].steps == 2000, timeout=WAIT)


def test_a_value_that_cannot_be_is_marked_and_said_and_nothing_is_lost(qtbot, window):
    field = window.form.fields["batch_size"].control
    for wrong, told in (("many", "is not a whole number"), ("0", "outside 1 … 60000")):
        field.setFocus()
        field.setText(wrong)
        qtbot.keyClick(field, Qt.Key_Return)
        assert told in window.status.sentence.text()
        assert field.property("wrong") is True
    assert window.session.run.experiments[0].batch_size == 20
    field.setText("20")
    qtbot.keyClick(field, Qt.Key_Return)
    assert field.property("wrong") is False


def test_the_slider_changes_the_learning_rate_while_it_trains(qtbot, window):
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 5, timeout=WAIT)
    field = window.form.fields["learning_rate"]
    field.slider.setValue(0)  # 10**0
    qtbot.waitUntil(lambda: window.session.run.experiments[0].learning_rate == 1.0, timeout=WAIT)
    assert field.control.text() == "1"
    assert window.session.run.experiments[1].learning_rate == 0.1
    assert window.session.state is State.RUNNING


def test_a_change_that_needs_a_reset_says_so_and_reset_takes_it(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    combo = window.form.fields["activation"].control
    combo.setCurrentIndex(combo.findData("tanh"))
    combo.activated.emit(combo.currentIndex())
    assert "Changed: Activation" in window.form.advice.text()
    assert window.top_bar.reset_button.property("pending") is True
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.top_bar.reset_button, Qt.LeftButton)
    assert window.session.run.experiments[0].activation == "tanh"
    assert not window.form.advice.isVisible()


def test_the_fields_show_the_lane_that_is_chosen(qtbot, window):
    assert window.form.fields["activation"].control.currentData() == "sigmoid"
    window.form.select_lane(1)
    assert window.form.fields["activation"].control.currentData() == "relu"
    assert window.form.diagram.sizes == (784, 12, 12, 10)


def test_fields_that_do_not_matter_are_not_shown(qtbot, window):
    assert not window.form.fields["momentum"].isVisible()
    combo = window.form.fields["optimizer"].control
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        combo.activated.emit(combo.findData("momentum"))
    assert window.form.fields["momentum"].isVisible()


def test_a_preset_is_loaded_from_the_list(qtbot, window):
    presets = window.form.presets
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        presets.activated.emit(presets.findData("two-layer-net"))
    assert [lane.name for lane in window.session.run.experiments] == ["two-layer-net"]
    assert presets.currentData() == "two-layer-net"
    assert len(window.workspaces.panels["gradient"].plots()) == 1


def test_an_empty_canvas_predicts_nothing_and_says_so(qtbot, window):
    panel = window.side.drawing.prediction
    assert panel.answer(0) is None
    assert panel.accessibleName() == "Nothing drawn yet"


def test_a_drawing_is_predicted_by_every_lane_and_again_while_it_trains(qtbot, window):
    panel = window.side.drawing.prediction
    stroke(window.side.drawing.canvas, [(80, 40), (120, 200)])
    qtbot.waitUntil(lambda: panel.probabilities is not None, timeout=WAIT)
    assert len(panel.probabilities) == 2
    for row in panel.probabilities:
        assert row.sum() == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_array_equal(panel.image, window.side.drawing.canvas.image())
    first = [row.copy() for row in panel.probabilities]
    window.session.start()
    qtbot.waitUntil(lambda: (panel.probabilities[1] != first[1]).any(), timeout=WAIT)
    key(qtbot, window, Qt.Key_C)
    qtbot.waitUntil(lambda: panel.probabilities is None, timeout=WAIT)


def test_the_prediction_is_that_of_the_network_that_trains(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    stroke(window.side.drawing.canvas, [(80, 40), (120, 200)])
    qtbot.waitUntil(lambda: window.side.drawing.prediction.probabilities is not None, timeout=WAIT)
    network = window.session.run.race.lanes[0].network  # the thread stands still
    scores = network.predict(window.side.drawing.canvas.image().reshape(-1))
    np.testing.assert_allclose(
        window.side.drawing.prediction.probabilities[0],
        np.exp(scores) / np.exp(scores).sum(),
        rtol=1e-5,
    )


def test_ctrl_z_takes_a_stroke_back(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    stroke(window.side.drawing.canvas, [(80, 40), (120, 200)])
    qtbot.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert window.side.drawing.canvas.empty


def test_one_cross_hair_for_all_plots(qtbot, window):
    for _ in range(3):
        window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 3, timeout=WAIT)
    window.workspaces.panels["loss"].hovered.emit(2.2)
    for name in ("loss", "accuracy", "gradient"):
        panel = window.workspaces.panels[name]
        assert panel.cursor_place == 2.0
        for plot in panel.plots():
            assert plot.cursor_line.isVisible()
            assert plot.cursor_line.value() == 2.0
    window.workspaces.panels["loss"].hovered.emit(None)
    assert not window.workspaces.panels["gradient"].plots()[0].cursor_line.isVisible()


def test_a_card_is_maximised_by_double_click_and_put_back_with_escape(qtbot, window):
    loss, accuracy = window.workspaces.panels["loss"], window.workspaces.panels["accuracy"]
    qtbot.mouseDClick(loss, Qt.LeftButton)
    assert loss.isVisible()
    assert not accuracy.isVisible()
    # the tabs and the sentence stay
    qtbot.waitUntil(lambda: loss.height() > 0.85 * loss.parent().height(), timeout=WAIT)
    qtbot.waitUntil(lambda: loss.width() > 0.9 * loss.parent().width(), timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_Escape)
    assert accuracy.isVisible()


def test_the_sides_fold_away_and_it_is_remembered(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_BracketLeft, Qt.ControlModifier)
    assert window.left.folded
    assert not window.form.isVisible()
    assert settings.recall(settings.LEFT, True) is False
    qtbot.keyClick(window, Qt.Key_BracketLeft, Qt.ControlModifier)
    assert window.form.isVisible()


def test_theme_and_language_are_remembered(window):
    window.appearance.switch_theme()
    assert theme.current() is theme.LIGHT
    assert settings.recall(settings.THEME, "dark") == "light"
    window.appearance.choose_language("ko")
    assert settings.recall(settings.LANGUAGE, "en") == "ko"
    assert i18n.language() == "ko"


@pytest.mark.parametrize("code", ["en", "ko"])
def test_it_fits_a_small_screen_in_both_languages(window, qapp, code):
    window.appearance.choose_language(code)
    qapp.processEvents()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    inner = window.form.findChild(QScrollArea)
    assert inner.widget().minimumSizeHint().height() <= inner.viewport().height()


def page(dialog, index):
    """The text on a page of the help."""
    widget = dialog.tabs.widget(index)
    return widget if isinstance(widget, QTextBrowser) else widget.findChild(QTextBrowser)


def test_help_lists_the_keys_the_cards_and_the_glossary(qtbot, window):
    window.top_bar.help_button.click()
    (dialog,) = window.findChildren(HelpDialog)
    cards, keys, glossary = (page(dialog, index).toPlainText() for index in range(3))
    for shortcut in SHORTCUTS:
        assert shortcut.told in keys
    for panel in PANELS:
        assert panel.question in cards
    for term in GLOSSARY:
        assert term in glossary
    qtbot.keyClicks(dialog.search, "nats")
    assert "mini-batch" not in dialog.glossary.toPlainText().split()
    dialog.reject()


def test_a_failure_offers_its_details(qtbot, window, monkeypatch):
    def burst(_race):
        raise MemoryError("burst")

    monkeypatch.setattr(nn.Race, "advance", burst)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.FAILED, timeout=WAIT)
    qtbot.waitUntil(lambda: "burst" in window.banner.text.text(), timeout=WAIT)
    window.banner.accept.click()
    (dialog,) = window.findChildren(DetailsDialog)
    assert "Traceback" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.reject()
    assert "Press Reset" in window.status.sentence.text()
    monkeypatch.undo()
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.top_bar.reset_button, Qt.LeftButton)
    assert "Ready" in window.status.sentence.text()


def test_every_control_says_what_it_is(window):
    from PyQt5.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider

    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.property("role") != "lane":
                assert widget.toolTip() or widget.text(), widget.objectName()


@pytest.fixture
def left_run(qtbot, ready, tmp_path):
    """A run of one step, left by a window that crashed."""
    ready.step()
    qtbot.waitUntil(lambda: ready.step_count == 1, timeout=WAIT)
    path = tmp_path / "runs" / "running-1-a.npz"
    path.parent.mkdir()
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(path)
    return path


def test_a_run_left_by_a_crash_is_offered_once(qtbot, ready, left_run):
    window = MainWindow(ready, Recovery(left_run.parent))
    qtbot.addWidget(window)
    window.show()
    assert window.banner.isVisible()
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert ready.step_count == 1
    assert not window.banner.isVisible()
    window.close()
    assert Recovery(left_run.parent).left_behind() == []


def test_a_run_left_by_a_crash_that_cannot_be_opened_now_is_offered_again(
    qtbot, ready, left_run, digits, monkeypatch
):
    """Its data are not here today; tomorrow they may be."""
    window = MainWindow(ready, Recovery(left_run.parent))
    qtbot.addWidget(window)
    window.show()

    def missing(*_):
        raise nn.DataError("{path} does not exist.", path="mnist")

    monkeypatch.setattr(nn, "load_dataset", missing)
    monkeypatch.setattr(ready._worker.loop._builder, "_dataset", None)
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert "mnist does not exist" in window.banner.text.text()
    assert not window.banner.accept.isVisible()  # a sentence like this needs no traceback
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert "was cut off" in window.banner.text.text()
    window.close()
    assert left_run.exists()


def test_a_wrong_value_does_not_stay_in_its_field_when_it_runs(qtbot, window):
    field = window.form.fields["learning_rate"].control
    field.setFocus()
    field.setText("abc")
    qtbot.keyClick(field, Qt.Key_Return)
    assert field.property("wrong") is True
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)
    assert field.text() == "0.1"
    assert field.property("wrong") is False


def test_after_folding_the_sides_space_still_runs(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    for key in (Qt.Key_1, Qt.Key_2):
        qtbot.keyClick(window, key, Qt.ControlModifier)
    assert window.hasFocus()
    qtbot.keyClick(window.focusWidget() or window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)


def test_the_accuracy_of_a_finished_run_stays_to_be_read(qtbot, window, lanes):
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("short", [lane.changed("steps", 30) for lane in lanes])
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert "Accuracy on the test set: sigmoid: " in window.status.sentence.text()
    told = window.status.sentence.text()
    window.form.changed.emit(0, "activation", "tanh")
    assert window.status.sentence.text() == told


def test_a_failure_does_not_push_the_offer_aside(qtbot, ready, left_run):
    window = MainWindow(ready, Recovery(left_run.parent))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.open_file("gone.npz")
    assert "gone.npz" in window.banner.text.text()
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert "was cut off" in window.banner.text.text()
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert not window.banner.isVisible()
    assert not left_run.exists()


def test_a_damaged_file_at_the_start_leaves_a_window_that_works(qtbot, qapp, digits, tmp_path):
    (tmp_path / "bad.npz").write_text("bad")
    window = app.create_window(None, str(tmp_path / "bad.npz"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "bad.npz" in window.banner.text.text(), timeout=WAIT)
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    window.close()


def test_why_a_lane_stopped_stays_to_be_read(qtbot, window, lanes):
    wild = lanes[1].changed("learning_rate", 100.0).changed("hidden", (40,) * 4)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("wild", [wild])
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert "probably too large; try 10" in window.banner.text.text()
    assert "ReLU: stopped" in window.status.sentence.text()
    assert not window.top_bar.run_button.isEnabled()


def test_the_step_that_is_said_is_the_step_that_is_shown(qtbot, window):
    for step in (1, 2):
        window.session.step()
        told = f"Paused at step {step}"
        qtbot.waitUntil(lambda told=told: window.status.sentence.text() == told, timeout=WAIT)


def test_steps_lowered_below_the_present_one_are_all_of_them(qtbot, window):
    for _ in range(3):
        window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 3, timeout=WAIT)
    window.session.editor.edit(0, "steps", 2)
    qtbot.waitUntil(lambda: window.session.run.experiments[0].steps == 2, timeout=WAIT)
    assert "100 %" in window.timeline.left.text()


def test_a_reset_takes_the_cross_hair_away(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    window.workspaces.panels["loss"].hovered.emit(1.0)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert not window.workspaces.panels["loss"].plot.cursor_line.isVisible()
    assert window.status._cursor.text() == ""


def test_scores_that_are_not_finite_are_no_answer(window):
    panel = window.side.drawing.prediction
    panel.show_prediction(np.zeros((28, 28), np.float32), [np.full(10, np.nan)] * 2)
    panel.grab()
    assert panel.answer(0) is None
    assert "–" in panel.accessibleName()


def test_a_run_of_a_window_that_still_lives_is_not_offered(tmp_path, qapp):
    first = Recovery(tmp_path)
    first.path.write_bytes(b"a run")
    assert Recovery(tmp_path).left_behind() == []
    first.close()
    assert not first.path.exists()


def test_rare_settings_are_folded_away_unless_they_are_not_as_usual(window, qapp):
    """And unfolded they make the form longer, not wider."""
    fields = window.form.fields
    assert not fields["dropout"].isVisible()
    window.session.editor.edit(0, "dropout", 0.3)
    assert fields["dropout"].isVisible()
    assert not fields["schedule"].isVisible()
    window.form.more.click()
    assert fields["schedule"].isVisible()
    assert not fields["schedule_steps"].isVisible()
    window.session.editor.edit(0, "schedule", "cosine")
    assert fields["schedule_steps"].isVisible()
    inner = window.form.findChild(QScrollArea)
    assert inner.widget().minimumSizeHint().width() <= inner.viewport().width()


def test_the_wheel_scrolls_the_form_and_changes_nothing(window, qapp):
    """Whatever list or slider comes under the mouse on the way."""
    window.form.more.click()
    told = []
    window.form.changed.connect(lambda *change: told.append(change))
    for name in ("schedule", "normalization", "activation", "learning_rate"):
        field = window.form.fields[name]
        for control in filter(None, (field.control, field.slider)):
            centre = QPointF(control.rect().center())
            where = control.mapToGlobal(centre.toPoint())
            turn = QWheelEvent(centre, QPointF(where), QPoint(), QPoint(0, -120),
                               Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                               Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
            qapp.sendEvent(control, turn)
    assert not told


def test_pausing_a_lane_keeps_the_zoom_and_the_finding(qtbot, window):
    """Nothing is drawn anew for lanes that are the same."""
    plots = window.workspaces.panels["loss"].plots()
    drawn = dict(window.workspaces.panels["loss"]._drawn)
    window.session.editor.pause_lane(1, True)
    qtbot.waitUntil(lambda: window.session.run.lanes[1].paused, timeout=WAIT)
    assert window.workspaces.panels["loss"].plots() == plots
    assert window.workspaces.panels["loss"]._drawn == drawn
    assert window.form.lane_bar._shown[1][1]


def test_a_lane_that_stops_is_marked_at_once(qtbot, window):
    error = nn.DivergedError("It diverged.")
    window.session._receiver.receive(LaneStopped(window.session.model.number, 0, error))
    assert window.form.lane_bar._shown[0][2]
    assert window.side.drawing.prediction._names[0] == "✕ sigmoid"


def test_the_same_fault_is_told_once_and_close_leaves_the_keys_to_the_window(qtbot, window):
    for _ in range(5):
        window.notices.on_lane_stopped(0, nn.DivergedError("It diverged."))
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert window.banner.isHidden()
    assert window.focusWidget() is not window.banner.decline


def test_a_run_with_more_lanes_comes_while_the_mouse_is_over_a_plot(qtbot, window, lanes):
    """The plots that go tell that the mouse has left them."""
    panel = window.workspaces.panels["gradient"]
    panel.build_was = panel.build
    told = []
    panel.hovered.connect(told.append)

    def build():
        panel.plots()[0].hovered.emit(3.0)
        panel.build_was()

    panel.build = build
    four = [lanes[0].changed("name", name) for name in "abcd"]
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("four", four)
    assert told == []
    assert len(panel.plots()) == 4


def test_two_digits_side_by_side_are_told(qtbot, window):
    stroke(window.side.drawing.canvas, [(40, 60), (40, 180)])
    panel = window.side.drawing.prediction
    qtbot.waitUntil(lambda: panel.probabilities is not None, timeout=WAIT)
    assert "side by side" not in panel.accessibleName()
    stroke(window.side.drawing.canvas, [(150, 60), (150, 180)])
    qtbot.waitUntil(lambda: "2 drawings side by side" in panel.accessibleName(), timeout=WAIT)


def test_the_keys_stay_with_the_window_after_a_click_into_the_form(qtbot, window):
    """A scroll area that takes the click would take the arrows too."""
    lanes = window.form.lane_bar
    qtbot.mouseClick(lanes._group.button(1), Qt.LeftButton)
    for expected in (1, 2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key_Right)
        qtbot.waitUntil(lambda e=expected: window.session.step_count == e, timeout=WAIT)
