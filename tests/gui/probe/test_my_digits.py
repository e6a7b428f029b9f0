"""Digits of a person's own: kept with one key, saved after each, and there the next time."""

from __future__ import annotations

import numpy as np
import pytest
from filelock import FileLock
from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QImage

import nn
from gui.image_import import grey
from gui.probe import my_digits
from gui.probe.image_importer import label_of
from gui.probe.my_digits import MyDigits
from gui.shell.main_window import MainWindow
from tests.gui.conftest import SEVEN, WAIT, agree, stroke

BAR = (np.array([[140.0, 40.0], [140.0, 240.0]]),)


@pytest.fixture
def mine(qapp, tmp_path):
    """Makes sets over one file; each is closed at the end."""
    parent, made = QObject(), []

    def make():
        made.append(MyDigits(parent, tmp_path / "data" / "mine.npz"))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_what_is_kept_is_there_the_next_time(mine, qtbot):
    first = mine()
    first.keep([SEVEN], [7])
    first.keep([nn.Drawing(BAR)], [1])
    first.close()
    second = mine()
    second.read()
    qtbot.waitUntil(lambda: len(second) == 2, timeout=WAIT)
    assert second.labels.tolist() == [7, 1]
    np.testing.assert_array_equal(second.pictures, first.pictures)
    np.testing.assert_array_equal(
        second.pictures[0].reshape(28, 28), nn.draw_digit(SEVEN.strokes, 18.0)
    )


def test_each_drawing_is_saved_at_once(mine, qtbot):
    first = mine()
    for count in (1, 2, 3):
        first.keep([nn.Drawing(BAR)], [1])
        qtbot.waitUntil(
            lambda count=count: first.path.exists() and len(nn.load_drawings(first.path)) == count,
            timeout=WAIT,
        )


def test_what_is_drawn_before_the_file_is_read_comes_after_it(mine, qtbot):
    first = mine()
    first.keep([SEVEN], [7])
    first.close()
    second = mine()
    second.read()
    second.keep([nn.Drawing(BAR)], [1])
    second.close()  # at once: neither is lost
    assert nn.load_drawings(second.path).labels == [7, 1]
    assert len(second.pictures) == 2


def test_nothing_is_written_before_the_file_has_been_read(mine, qtbot, monkeypatch):
    """A crash between the two would lose what was kept before."""
    first = mine()
    first.keep([SEVEN], [7])
    first.close()
    written, save = [], nn.Drawings.save
    monkeypatch.setattr(
        nn.Drawings, "save", lambda self, path: (written.append(self.labels), save(self, path))[1]
    )
    second = mine()
    second.read()
    second.keep([nn.Drawing(BAR)], [1])
    second.close()
    assert written == [[7, 1]]


def test_a_damaged_file_is_set_aside_and_named(mine, qtbot, tmp_path):
    path = tmp_path / "data" / "mine.npz"
    path.parent.mkdir()
    path.write_bytes(b"no drawings")
    told = []
    one = mine()
    one.failed.connect(told.append)
    one.read()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert "mine.npz.damaged" in str(told[0])
    assert path.with_name("mine.npz.damaged").read_bytes() == b"no drawings"
    one.keep([SEVEN], [7])
    one.close()
    assert nn.load_drawings(path).labels == [7]


def test_files_set_aside_do_not_overwrite_each_other(mine, qtbot, tmp_path):
    path = tmp_path / "data" / "mine.npz"
    path.parent.mkdir()
    for content in (b"first", b"second"):
        path.write_bytes(content)
        one = mine()
        with qtbot.waitSignal(one.failed, timeout=WAIT):
            one.read()
    assert path.with_name("mine.npz.damaged").read_bytes() == b"first"
    assert path.with_name("mine.npz.damaged1").read_bytes() == b"second"


@pytest.mark.parametrize("xy", [np.array([[1e10, 0]]), np.array([["a", "b"]]), np.zeros((1, 2, 2))])
def test_whatever_is_in_the_file_new_digits_are_saved(mine, qtbot, tmp_path, xy):
    path = tmp_path / "data" / "mine.npz"
    path.parent.mkdir()
    np.savez(path, xy=xy, point_offset=[0, 1], stroke_offset=[0, 1], label=[3])
    one = mine()
    with qtbot.waitSignal(one.failed, timeout=WAIT) as failed:
        one.read()
    assert "was renamed to" in str(failed.args[0])
    one.keep([SEVEN], [7])
    one.close()
    assert nn.load_drawings(path).labels == [7]


def test_a_file_that_cannot_be_read_now_is_not_overwritten_and_joined_later(
    mine, qtbot, monkeypatch
):
    first = mine()
    first.keep([SEVEN], [7])
    first.close()
    kept = first.path.read_bytes()

    def locked(path):
        raise nn.DataError("locked") from PermissionError("locked")

    load = nn.load_drawings
    monkeypatch.setattr(nn, "load_drawings", locked)
    second = mine()
    with qtbot.waitSignal(second.failed, timeout=WAIT) as failed:
        second.read()
    assert "cannot be read at the moment" in str(failed.args[0])
    with qtbot.waitSignal(second.failed, timeout=WAIT):
        second.keep([nn.Drawing(BAR)], [1])
    assert first.path.read_bytes() == kept
    monkeypatch.setattr(nn, "load_drawings", load)
    second.keep([nn.Drawing(BAR)], [1])
    second.close()
    assert load(first.path).labels == [7, 1, 1]


def test_two_windows_do_not_lose_each_others_digits(mine, qtbot):
    one, other = mine(), mine()
    one.keep([SEVEN], [7])
    qtbot.waitUntil(one.path.exists, timeout=WAIT)
    other.keep([nn.Drawing(BAR)], [1])
    qtbot.waitUntil(lambda: len(other) == 2, timeout=WAIT)
    other.close()
    assert sorted(nn.load_drawings(one.path).labels) == [1, 7]
    one.remove(0)
    one.close()
    assert nn.load_drawings(one.path).labels == [1]


def test_a_place_that_cannot_be_written_is_told_and_the_digits_stay(mine, qtbot, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    one = mine()
    with qtbot.waitSignal(one.failed, timeout=WAIT) as failed:
        one.keep([SEVEN], [7])
    assert "cannot be written" in str(failed.args[0])
    assert len(one) == 1


def test_one_key_keeps_a_drawing_and_makes_room_for_the_next(qtbot, window):
    canvas = window.side.drawing.canvas
    qtbot.keyClick(window, Qt.Key_7)
    assert len(window.drawing.mine) == 0  # nothing is drawn
    stroke(canvas, [(60, 60), (120, 60), (80, 180)])
    drawn = canvas.sketch.smooth_strokes()
    qtbot.keyClick(window, Qt.Key_7)
    assert canvas.empty
    assert window.drawing.mine.labels.tolist() == [7]
    np.testing.assert_allclose(
        window.drawing.mine.drawings.drawings[0].strokes[0], drawn[0], atol=1e-3
    )
    assert "Added as 7" in window.status.sentence.text()
    window.workspaces.show_panel("own")
    assert window.workspaces.panels["own"].list.count() == 1


def test_a_window_that_opens_later_has_the_digits(qtbot, window):
    stroke(window.side.drawing.canvas, [(60, 60), (120, 60), (80, 180)])
    qtbot.keyClick(window, Qt.Key_3)
    window.drawing.mine.close()
    other = MainWindow(window.session)
    qtbot.addWidget(other)
    qtbot.waitUntil(lambda: len(other.drawing.mine) == 1, timeout=WAIT)
    assert other.drawing.mine.labels.tolist() == [3]


def test_a_digit_that_is_removed_is_gone_from_the_file(mine, qtbot):
    one = mine()
    one.keep([SEVEN, nn.Drawing(BAR)], [7, 1])
    one.remove(0)
    assert one.labels.tolist() == [1]
    assert len(one.pictures) == 1
    one.close()
    assert nn.load_drawings(one.path).labels == [1]


def test_what_is_exported_can_be_imported(mine, qtbot, tmp_path):
    one = mine()
    one.keep([SEVEN, nn.Drawing(BAR)], [7, 1])
    with qtbot.waitSignal(one.exported, timeout=WAIT):
        one.export_file(tmp_path / "out.npz")
    with qtbot.waitSignal(one.imported, timeout=WAIT) as imported:
        one.add_file(tmp_path / "out.npz")
    assert imported.args == [0, 2]  # they are here already
    other = MyDigits(one, tmp_path / "other.npz")
    with qtbot.waitSignal(other.imported, timeout=WAIT) as imported:
        other.add_file(tmp_path / "out.npz")
    assert imported.args == [2, 0]
    assert other.labels.tolist() == [7, 1]
    np.testing.assert_array_equal(other.pictures, one.pictures)
    other.close()
    with qtbot.waitSignal(one.refused, timeout=WAIT) as failed:
        one.add_file(tmp_path / "absent.npz")
    assert "does not exist" in str(failed.args[0])


def test_exported_pictures_tell_their_labels_and_show_the_same_digits(mine, qtbot, tmp_path):
    one = mine()
    one.keep([SEVEN, nn.Drawing(BAR)], [7, 1])
    with qtbot.waitSignal(one.exported, timeout=WAIT):
        one.export_pictures(tmp_path)
    paths = sorted(tmp_path.glob("*.png"))
    assert [label_of(path) for path in paths] == [1, 7]
    for path, seen in zip(paths, one.pictures[::-1], strict=True):
        again = nn.draw_ink(nn.find_ink(grey(QImage(str(path)))))
        assert agree(again, seen) > 0.93
    with qtbot.waitSignal(one.refused, timeout=WAIT) as failed:
        one.export_pictures(tmp_path / "absent")
    assert "cannot be written" in str(failed.args[0])


def test_a_file_that_is_damaged_while_the_window_is_open_is_set_aside_at_the_next_digit(
    mine, qtbot
):
    one = mine()
    one.keep([SEVEN], [7])
    qtbot.waitUntil(lambda: not one.unsaved, timeout=WAIT)
    one.path.write_bytes(b"damaged")
    with qtbot.waitSignal(one.failed, timeout=WAIT) as failed:
        one.keep([nn.Drawing(SEVEN.strokes, pen=9.0)], [1])
    assert "renamed to" in str(failed.args[0])
    qtbot.waitUntil(lambda: not one.unsaved, timeout=WAIT)
    assert nn.load_drawings(one.path).labels == [7, 1]
    assert one.path.with_name("mine.npz.damaged").read_bytes() == b"damaged"


def test_two_windows_that_keep_at_the_same_moment_lose_nothing(mine, qtbot):
    windows = [mine(), mine()]
    for number in range(20):
        for place, one in enumerate(windows):
            stroke = np.array([[20.0 + 5 * number, 40.0 + 60 * place], [140.0, 260.0]])
            one.keep([nn.Drawing((stroke,))], [place])
    for one in windows:
        one.close()
    labels = nn.load_drawings(windows[0].path).labels
    assert sorted(labels) == [0] * 20 + [1] * 20


def test_a_file_that_another_window_holds_is_told_and_written_later(mine, qtbot, monkeypatch):
    monkeypatch.setattr(my_digits, "LOCK_SECONDS", 0.05)
    one = mine()
    with FileLock(one.path.with_suffix(".lock")):
        with qtbot.waitSignal(one.failed, timeout=WAIT) as failed:
            one.keep([SEVEN], [7])
        assert "in use by another window" in str(failed.args[0])
    one.close()
    assert nn.load_drawings(one.path).labels == [7]
