"""What becomes of drawings and pictures in the window."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QImage
from PyQt5.QtWidgets import QApplication

import nn
from gui.plotting.pixels import ink_image
from gui.session.state import State
from tests.gui.conftest import WAIT, agree, stroke

SEVEN = (np.array([[60.0, 60.0], [200.0, 62.0], [120.0, 240.0]]),)
ONE = (np.array([[140.0, 40.0], [140.0, 240.0]]),)


def picture_file(path, strokes):
    assert ink_image(strokes).save(str(path))
    return path


def dropped(window, *paths):
    """Files dropped on the window, as a file manager drops them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(400, 300), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(400, 300), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(window, drop)


def test_a_dropped_picture_is_on_the_canvas_and_read_by_every_lane(qtbot, window, tmp_path):
    dropped(window, picture_file(tmp_path / "a.png", SEVEN))
    canvas, panel = window.side.drawing.canvas, window.side.drawing.prediction
    qtbot.waitUntil(lambda: panel.probabilities is not None, timeout=WAIT)
    assert agree(canvas.image(), nn.draw_digit(SEVEN, 18.0)) > 0.95
    assert "'a.png' is on the canvas" in window.status.sentence.text()
    canvas.grab()
    qtbot.keyClick(window, Qt.Key_7)
    assert window.drawing.mine.labels.tolist() == [7]
    assert window.drawing.mine.drawings.drawings[0].ink is not None
    assert canvas.empty


def test_of_several_pictures_the_next_comes_when_one_is_kept_or_asked_for(qtbot, window, tmp_path):
    strokes = (SEVEN, ONE, SEVEN)
    paths = [picture_file(tmp_path / f"p{i}.png", one) for i, one in enumerate(strokes)]
    dropped(window, *paths)
    canvas = window.side.drawing.canvas
    qtbot.waitUntil(lambda: not canvas.empty, timeout=WAIT)
    assert [scan.name for scan in window.drawing.waiting] == ["p1.png", "p2.png"]
    window.workspaces.show_panel("own")
    assert window.workspaces.panels["own"].list.count() == 2
    qtbot.keyClick(window, Qt.Key_7)
    assert agree(canvas.image(), nn.draw_digit(ONE, 18.0)) > 0.9
    qtbot.keyClick(window, Qt.Key_N)  # without a label it waits again
    assert agree(canvas.image(), nn.draw_digit(SEVEN, 18.0)) > 0.95
    assert [scan.name for scan in window.drawing.waiting] == ["p1.png"]
    qtbot.keyClick(window, Qt.Key_N)
    assert agree(canvas.image(), nn.draw_digit(ONE, 18.0)) > 0.9


def test_what_is_no_picture_is_named_and_the_drawing_stays(qtbot, window, tmp_path):
    stroke(window.side.drawing.canvas, [(60, 60), (120, 60), (80, 180)])
    before = window.side.drawing.canvas.image().copy()
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_text("no picture")
    dropped(window, tmp_path / "a.png", tmp_path / "b.png")
    qtbot.waitUntil(window.banner.isVisible, timeout=WAIT)
    assert "These files could not be read: a.png, b.png." in window.banner.text.text()
    np.testing.assert_array_equal(window.side.drawing.canvas.image(), before)


def test_a_copied_picture_is_pasted_and_an_empty_clipboard_is_told(qtbot, window):
    QApplication.clipboard().clear()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_V, Qt.ControlModifier)
    assert "nothing to paste" in window.status.sentence.text()
    image = ink_image(SEVEN).convertToFormat(QImage.Format_RGB32)
    image.invertPixels()
    QApplication.clipboard().setImage(image)
    qtbot.keyClick(window, Qt.Key_V, Qt.ControlModifier)
    qtbot.waitUntil(lambda: not window.side.drawing.canvas.empty, timeout=WAIT)
    assert agree(window.side.drawing.canvas.image(), nn.draw_digit(SEVEN, 18.0)) > 0.95


def test_importing_keeps_pictures_whose_names_tell_and_adds_files_of_drawings(
    qtbot, window, tmp_path
):
    drawings = nn.Drawings()
    drawings.add(nn.Drawing(ONE), 1)
    drawings.save(tmp_path / "others.npz")
    named = picture_file(tmp_path / "7-0001.png", SEVEN)
    window.drawing.take_files([tmp_path / "others.npz", named], labels=True)
    qtbot.waitUntil(lambda: len(window.drawing.mine) == 2, timeout=WAIT)
    assert sorted(window.drawing.mine.labels.tolist()) == [1, 7]
    assert window.side.drawing.canvas.empty


def test_a_stroke_on_a_picture_begins_anew_and_undo_takes_the_picture_away(qtbot, window):
    canvas = window.side.drawing.canvas
    canvas.show_drawing(nn.Drawing(ink=nn.find_ink(np.asarray(pixels_of(ink_image(SEVEN))))))
    assert not canvas.empty
    canvas.undo()
    assert canvas.empty
    picture = nn.Drawing(ink=nn.find_ink(pixels_of(ink_image(SEVEN))))
    canvas.show_drawing(picture)
    stroke(canvas, [(80, 40), (120, 200)])
    assert canvas.drawing().ink is None
    assert len(canvas.sketch.smooth_strokes()) == 1
    canvas.undo()
    canvas.undo()
    assert canvas.drawing() is picture


def test_what_a_wipe_or_another_drawing_took_away_is_brought_back(qtbot, window):
    canvas = window.side.drawing.canvas
    stroke(canvas, [(80, 40), (120, 200)])
    before = canvas.image().copy()
    canvas.clear()
    assert canvas.empty
    canvas.undo()
    np.testing.assert_array_equal(canvas.image(), before)
    canvas.show_drawing(nn.Drawing(SEVEN))
    canvas.undo()
    canvas.undo()
    np.testing.assert_array_equal(canvas.image(), before)


def test_a_kept_digit_that_is_shown_and_kept_again_gets_another_label_and_no_copy(qtbot, window):
    canvas, mine = window.side.drawing.canvas, window.drawing.mine
    stroke(canvas, [(60, 60), (120, 60), (80, 180)])
    qtbot.keyClick(window, Qt.Key_1)
    kept = mine.drawings.drawings[0]
    window.workspaces.panels["own"].chosen.emit(kept)
    assert canvas.drawing() is kept
    np.testing.assert_array_equal(canvas.image().ravel(), kept.seen)
    qtbot.keyClick(window, Qt.Key_7)
    assert mine.labels.tolist() == [7]
    assert mine.drawings.drawings[0] is kept


def test_a_slip_of_the_label_is_mended_by_undo_and_the_right_key(qtbot, window):
    canvas, mine = window.side.drawing.canvas, window.drawing.mine
    stroke(canvas, [(60, 60), (120, 60), (80, 180)])
    qtbot.keyClick(window, Qt.Key_1)
    assert canvas.empty
    canvas.undo()
    qtbot.keyClick(window, Qt.Key_7)
    assert mine.labels.tolist() == [7]


def test_the_picture_that_is_kept_is_the_one_that_was_read(qtbot, window):
    window.side.drawing.pen.setValue(32)
    stroke(window.side.drawing.canvas, [(60, 60), (120, 60), (80, 180)])
    read = window.side.drawing.canvas.image().copy()
    qtbot.keyClick(window, Qt.Key_7)
    np.testing.assert_array_equal(window.drawing.mine.pictures[0], read.ravel())
    window.drawing.mine.close()
    again = nn.load_drawings(window.drawing.mine.path)
    np.testing.assert_array_equal(nn.pictures_of(again.drawings)[0], read.ravel())


def test_exported_pictures_that_come_back_are_known_again(qtbot, window, tmp_path):
    mine = window.drawing.mine
    mine.keep([nn.Drawing(SEVEN), nn.Drawing(ONE)], [7, 1])
    with qtbot.waitSignal(mine.exported, timeout=WAIT):
        mine.export_pictures(tmp_path)
    window.drawing.take_files(sorted(tmp_path.glob("*.png")), labels=True)
    qtbot.waitUntil(lambda: "already there: 2" in window.status.sentence.text(), timeout=WAIT)
    assert len(mine) == 2


def test_a_lane_that_is_added_leaves_the_answers_of_the_others(qtbot, window):
    stroke(window.side.drawing.canvas, [(60, 60), (120, 60), (80, 180)])
    window.session.start()
    told = window.drawing.answers.told
    qtbot.waitUntil(
        lambda: 0 in window.drawing.answers.told and len(window.drawing.answers.told[0].curves) > 2,
        timeout=WAIT,
    )
    first = window.drawing.answers.told[0]
    window.session.editor.add_lane(0, "learning_rate", 0.5)
    qtbot.waitUntil(lambda: len(window.session.run.lanes) == 3, timeout=WAIT)
    assert window.drawing.answers.told[0] is first
    assert told is not None
    window.session.reset()
    qtbot.waitUntil(lambda: window.drawing.answers.told.get(0) is not first, timeout=WAIT)


def pixels_of(image):
    bits = image.constBits().asstring(image.sizeInBytes())
    return np.frombuffer(bits, np.uint8).reshape(image.height(), -1)[:, : image.width()]


def test_a_person_who_is_asked_draws_each_digit_and_presses_enter(qtbot, window):
    canvas = window.side.drawing.canvas
    window.workspaces.show_panel("own")
    window.workspaces.panels["own"].ask_button.click()
    for digit in (0, 1):
        assert canvas.asked == digit
        stroke(canvas, [(60, 60), (120, 60), (80, 180)])
        qtbot.keyClick(window, Qt.Key_Return)
    assert window.drawing.mine.labels.tolist() == [0, 1]
    assert canvas.asked == 2
    canvas.grab()
    window.workspaces.panels["own"].ask_button.click()
    assert canvas.asked is None
    stroke(canvas, [(60, 60), (120, 60), (80, 180)])
    qtbot.keyClick(window, Qt.Key_Return)
    assert len(window.drawing.mine) == 2


def test_the_own_digits_are_read_while_their_tab_is_seen(qtbot, window, digits):
    window.drawing.mine.keep([nn.Drawing(SEVEN), nn.Drawing(ONE)], [7, 1])
    panel = window.workspaces.panels["own"]
    assert not panel.answers
    window.workspaces.show_panel("own")
    qtbot.waitUntil(lambda: len(panel.answers) == 2, timeout=WAIT)
    for lane in window.session.run.lanes:
        expected = lane.network.predict(window.drawing.mine.pictures).argmax(axis=1)
        np.testing.assert_array_equal(panel.answers[lane.slot], expected)
    assert panel.unseen.all()
    window.session.start()
    before = {slot: one.copy() for slot, one in panel.answers.items()}
    qtbot.waitUntil(
        lambda: any((panel.answers[slot] != one).any() for slot, one in before.items()),
        timeout=WAIT,
    )


def test_their_accuracy_is_recorded_at_each_validation(qtbot, window):
    window.drawing.mine.keep([nn.Drawing(SEVEN), nn.Drawing(ONE)], [7, 1])
    window.session.start()
    record = window.session.run.lanes[0].record
    qtbot.waitUntil(lambda: len(record.evaluations) > 2, timeout=WAIT)
    assert np.isnan(record.evaluations.latest()[nn.USER_DIGITS])
    window.drawing.mine.keep([nn.Drawing(SEVEN)] * 4 + [nn.Drawing(ONE)] * 4, [7] * 4 + [1] * 4)
    latest = record.evaluations.latest
    qtbot.waitUntil(lambda: latest()[nn.USER_DIGITS] in (0.0, 0.5, 1.0), timeout=WAIT)


def test_they_are_trained_on_after_a_reset_when_a_person_says_so(qtbot, window):
    window.workspaces.show_panel("own")
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    window.workspaces.panels["own"].use.buttons["train"].click()
    assert window.session.model.pending == ["own_digits"]
    with qtbot.waitSignal(window.session.failed, timeout=WAIT) as failed:
        window.session.reset()
    assert "needs one digit, and you have saved 0" in str(failed.args[0].error)
    assert window.session.step_count == 1  # what runs is untouched
    window.drawing.mine.keep([nn.Drawing(SEVEN)], [7])
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert len(window.session.run.dataset.train) == 400 + 44  # a tenth of all
    panel = window.workspaces.panels["own"]
    qtbot.waitUntil(lambda: len(panel.unseen) == 1 and not panel.unseen[0], timeout=WAIT)
    assert "Used for training, not counted (gray): 1" in panel.figures.text()
    assert window.workspaces.panels["own"].use.current == "train"


@pytest.mark.parametrize("tab", ["inside", "ribbon"])
def test_the_panels_of_the_drawing_follow_the_run(qtbot, window, tab):
    window.workspaces.show_panel(tab)
    if window.right.folded:  # a workspace that needs the room has folded it
        window.right.toggle()
        qtbot.waitUntil(lambda: window.right.geometry().right() < window.width(), timeout=WAIT)
    stroke(window.side.drawing.canvas, [(60, 60), (120, 60), (80, 180)])
    window.session.start()
    answers = window.drawing.answers
    qtbot.waitUntil(
        lambda: (
            len(answers.told) == 2 and all(len(told.curves) > 3 for told in answers.told.values())
        ),
        timeout=WAIT,
    )
    panel = window.workspaces.panels[tab]
    panel.grab()
    if tab == "inside":
        qtbot.waitUntil(lambda: len(panel.view.inside) == 2, timeout=WAIT)
        assert {slot: one.shape for slot, one in panel.view.weights.items()} == {
            0: (12, 28, 28),
            1: (12, 28, 28),
        }
        window.session.pause()
        qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
        learnt = window.session.run.race.lanes[1].network.params["W1"]
        qtbot.waitUntil(
            lambda: (panel.view.weights[1][5].ravel() == learnt[:, 5]).all(), timeout=WAIT
        )
        window.session.start()
    stroke(window.side.drawing.canvas, [(160, 60), (160, 180)])
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)
    window.side.drawing.canvas.clear()
    assert not answers.told


def test_where_there_is_no_canvas_a_digit_keeps_nothing(qtbot, window, monkeypatch):
    window.side.drawing.canvas.show_drawing(nn.Drawing(SEVEN))
    monkeypatch.undo()  # real data
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.load_preset("sine")
    assert not window.side.drawing.canvas.isVisible()
    qtbot.keyClick(window, Qt.Key_9)
    assert len(window.drawing.mine) == 0
