"""New samples from files, in the window."""

from __future__ import annotations

import csv
import dataclasses

import pytest
from PyQt5.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt5.QtGui import QDropEvent, QImage

import nn
from gui.image_import import decoded
from gui.shell import file_dialogs
from tests.gui.conftest import MOONS, WAIT
from tests.nn.data.test_digit_pages import page


@pytest.fixture
def table(tmp_path):
    """A table that is learned from, and new rows of it."""
    rows = [f"P-{i},{i % 7},{'yes' if i % 7 > 3 else 'no'}" for i in range(60)]
    path, new = tmp_path / "train.csv", tmp_path / "new.csv"
    path.write_text("\n".join(["patient,age,ill", *rows]) + "\n")
    new.write_text("age,patient\n3,X-1\n,X-2\n6,X-3\n")
    return path, new


@pytest.fixture
def picture(tmp_path):
    """A picture with six digits in two lines."""
    pixels = page(2, 3)[0]
    height, width = pixels.shape
    path = tmp_path / "page.png"
    QImage(pixels.tobytes(), width, height, width, QImage.Format_Grayscale8).save(str(path))
    return path


@pytest.fixture
def tabular(opened, table):
    """The window with a run on the table."""
    return opened(dataclasses.replace(MOONS, data="table", file=str(table[0]), batch_size=5))


def predicted(qtbot, window):
    """The dialog when it shows predictions."""
    qtbot.waitUntil(
        lambda: window.predict.dialog is not None and window.predict.dialog.found is not None,
        timeout=WAIT,
    )
    return window.predict.dialog


def test_rows_are_predicted_with_their_own_names_and_saved(
    qtbot, tabular, table, tmp_path, monkeypatch
):
    monkeypatch.setattr(file_dialogs, "ask_table", lambda _: table[1])
    tabular.top_bar.open_menu.entries["predict"].trigger()
    dialog = predicted(qtbot, tabular)
    assert "3 samples" in dialog.told.text()
    assert "Column 'age': 1 empty cells were filled in." in dialog.told.text()
    target = tmp_path / "out.csv"
    tabular.predict.save(target)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    head, *rows = csv.reader(target.read_text(encoding="utf-8-sig").splitlines())
    assert head[:2] == ["patient", "answer"]
    assert [row[0] for row in rows] == ["X-1", "X-2", "X-3"]
    lane = tabular.session.run.lanes[0]
    shares = tabular.session.observations.model_of(lane)[1].shares(dialog.found.samples.x)
    assert [float(row[-1]) for row in rows] == pytest.approx(shares[:, 1], abs=1e-4)


def test_a_row_goes_to_the_right_side(qtbot, tabular, table):
    tabular.predict.predict([table[1]])
    dialog = predicted(qtbot, tabular)
    dialog.table.show_row(2)
    dialog.probe_button.click()
    assert tabular.side.probe.controls["age"].text == "6"
    assert tabular.side.probe.truth is None


def test_predict_again_takes_the_weights_as_they_are_now(qtbot, tabular, table, monkeypatch):
    tabular.predict.predict([table[1]])
    before = predicted(qtbot, tabular).found.shares
    tabular.session.start()
    qtbot.waitUntil(lambda: tabular.session.step_count > 200, timeout=WAIT)
    dialog, shown = tabular.predict.dialog, []
    show = dialog.show_predictions
    monkeypatch.setattr(
        dialog, "show_predictions", lambda *found: (shown.append(found), show(*found))
    )
    dialog.again.click()
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT)
    (found, step), *_ = shown
    assert (found.shares != before).any()
    assert 200 < step <= tabular.session.step_count
    assert f"step {step:,}" in dialog.told.text()


def test_another_run_freezes_the_predictions(qtbot, tabular, table):
    tabular.predict.predict([table[1]])
    dialog = predicted(qtbot, tabular)
    with qtbot.waitSignal(tabular.session.loaded, timeout=WAIT):
        tabular.session.reset()
    assert not dialog.again.isEnabled()
    assert "earlier run" in dialog.told.text()
    assert len(dialog.found) == 3


def test_a_page_of_digits_is_boxed_and_a_click_chooses_its_row(qtbot, window, picture):
    window.predict.predict([picture])
    dialog = predicted(qtbot, window)
    boxes = dialog.picture.boxes()
    assert len(boxes) == 6
    qtbot.mouseClick(dialog.picture, Qt.LeftButton, pos=boxes[4].center().toPoint())
    assert dialog.sample == 4
    dialog.probe_button.click()
    canvas = window.side.drawing.canvas
    qtbot.waitUntil(lambda: not canvas.empty, timeout=WAIT)
    assert window.side.probe is None
    assert (canvas.drawing().ink == nn.find_digits(decoded(picture))[4].ink).all()


def test_shift_while_dropping_predicts(qtbot, window, picture):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    event = QDropEvent(QPointF(5, 5), Qt.CopyAction, data, Qt.LeftButton, Qt.ShiftModifier)
    window.dropEvent(event)
    assert len(predicted(qtbot, window).found) == 6
    assert not window.drawing.waiting


def test_what_cannot_be_read_is_told_in_the_dialog(qtbot, tabular, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("size\n3\n")
    tabular.predict.predict([path])
    dialog = tabular.predict.dialog
    qtbot.waitUntil(lambda: "has no column 'age'" in dialog.told.text(), timeout=WAIT)
    assert not dialog.save_button.isEnabled()


def test_a_file_that_cannot_be_written_is_told(qtbot, tabular, table, tmp_path):
    tabular.predict.predict([table[1]])
    dialog = predicted(qtbot, tabular)
    tabular.predict.save(tmp_path)
    qtbot.waitUntil(lambda: "cannot be written" in dialog.told.text(), timeout=WAIT)


def test_closing_it_forgets_it(qtbot, tabular, table):
    tabular.predict.predict([table[1]])
    predicted(qtbot, tabular).reject()
    assert tabular.predict.dialog is None


def test_what_is_read_for_another_run_is_dropped(qtbot, tabular, table):
    tabular.predict.predict([table[1]])
    dialog = tabular.predict.dialog
    tabular.predict._on_loaded()  # before the file is read
    tabular.predict._background.flush()
    assert dialog.found is None
    assert not dialog.again.isEnabled()
    dialog.table.doubleClicked.emit(dialog.table.model().index(0, 0))
    assert tabular.side.probe.truth is not None
