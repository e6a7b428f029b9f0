"""Whatever is dropped on the window goes where it belongs, or is refused in one sentence."""

from __future__ import annotations

import shutil

import pytest
from PyQt5.QtCore import QMimeData, QUrl
from PyQt5.QtWidgets import QApplication

import nn
from tests.gui.conftest import WAIT, accept_import, window_over
from tests.gui.shell.test_drawing_controller import dropped
from tests.gui.shell.test_file_kinds import CASES, PRESET, SEVEN, digits_file, run_file

MNIST = CASES / "15-idx-names" / "gz"
CLASSES = CASES / "19-class-folder" / "clean"


@pytest.fixture
def window(qtbot):
    """A window over real data, so that what is dropped is read."""
    lane = nn.Experiment(name="a", data="moons", hidden=(8,), batch_size=10, steps=1_000_000)
    one = window_over(qtbot, lane)
    yield one
    if one.session.running:
        one.session.close()


@pytest.fixture
def load(qtbot, window):
    """Drops files, and gives the run that comes of it."""

    def drop(*paths):
        with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
            dropped(window, *paths)
            accept_import(qtbot, window)
        return window.session.run

    return drop


def complaint(window):
    return window.banner.text.text() if window.banner.isVisible() else ""


def table(folder, suffix=".data"):
    path = folder / f"rows{suffix}"
    path.write_text("a,b,y\n" + "".join(f"{i},{i % 7},{'yn'[i % 2]}\n" for i in range(60)))
    return path


def test_a_saved_run_that_is_dropped_is_opened_and_the_run_before_is_kept(window, load, tmp_path):
    window.session.saver.kept_path = tmp_path / "last.npz"
    run = load(run_file(tmp_path / "run.npz"))
    assert run.path == tmp_path / "run.npz"
    assert complaint(window) == ""


def test_an_experiment_that_is_dropped_is_loaded(load, tmp_path):
    assert load(PRESET).title == nn.load_preset("spiral").title


@pytest.mark.parametrize("suffix", [".data", ".TAB", ""])
def test_a_table_is_read_whatever_its_suffix(load, tmp_path, suffix):
    assert load(table(tmp_path, suffix)).dataset.source.startswith("rows")


def test_a_folder_of_classes_is_learnt_from(load):
    assert load(CLASSES).dataset.class_names == ("digit 2", "digit 7")


@pytest.mark.parametrize("what", ["a file", "four files", "the folder"])
def test_the_folder_of_mnists_files_becomes_the_data_folder(window, load, what):
    paths = sorted(MNIST.iterdir())
    run = load(*{"a file": paths[1:2], "four files": paths, "the folder": [MNIST]}[what])
    assert run.dataset.name == "mnist"
    assert len(run.dataset.test) == 200
    assert window.session.model.data_dir == MNIST
    assert window.session.draft.first.data == "mnist"


def test_kin_of_mnist_is_told_by_the_name_of_its_folder(load, tmp_path):
    shutil.copytree(MNIST, tmp_path / "fashion-mnist")
    assert load(tmp_path / "fashion-mnist").dataset.class_names[0] == "T-shirt"


def test_the_data_folder_stays_where_the_files_cannot_be_read(qtbot, window, tmp_path):
    before = window.session.model.data_dir
    page = shutil.copytree(CASES / "15-idx-names" / "html", tmp_path / "page")
    dropped(window, page)
    qtbot.waitUntil(lambda: "contains a web page" in complaint(window), timeout=WAIT)
    assert window.session.model.data_dir is before
    assert window.session.draft.first.data == "moons"


def test_pictures_and_digits_are_taken_together(qtbot, window, tmp_path):
    dropped(window, digits_file(tmp_path / "digits.npz"), SEVEN)
    qtbot.waitUntil(lambda: not window.side.drawing.canvas.empty, timeout=WAIT)
    qtbot.waitUntil(lambda: window.drawing.mine.labels.tolist() == [7], timeout=WAIT)
    assert complaint(window) == ""


def test_what_cannot_be_opened_is_named_with_what_can(window, tmp_path):
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7 \0")
    dropped(window, tmp_path / "notes.pdf")
    assert complaint(window).startswith("notes.pdf cannot be opened. These can be opened: tables (")
    dropped(window, CASES / "41-json-xlsx" / "rows.json")
    assert complaint(window).startswith("rows.json is a JSON file, but not an experiment.")


def test_of_several_files_those_that_can_be_opened_are(qtbot, window, load, tmp_path):
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7 \0")
    assert load(table(tmp_path), tmp_path / "notes.pdf").dataset.source.startswith("rows")
    assert complaint(window).startswith("notes.pdf cannot be opened.")


def test_two_files_that_start_a_run_are_not_opened_at_once(window, tmp_path):
    dropped(window, table(tmp_path), PRESET)
    assert "rows.data, spiral.json: each of these starts a new run" in complaint(window)
    assert window.session.model.building is None


def unknown(folder):
    (folder / "a.bin").write_bytes(b"\0\1")
    return folder / "a.bin"


def broken_picture(folder):
    (folder / "broken.png").write_text("no picture")
    return folder / "broken.png"


def strange_digits(folder):
    path = digits_file(folder / "strange.npz")
    path.write_bytes(path.read_bytes().replace(b"xy.npy", b"yx.npy", 1))
    return path


@pytest.mark.parametrize("bad", [unknown, broken_picture, strange_digits])
@pytest.mark.parametrize("good", ["table", "picture"])
def test_what_was_said_of_a_file_goes_when_another_one_is_read(qtbot, window, tmp_path, bad, good):
    dropped(window, bad(tmp_path))
    qtbot.waitUntil(window.banner.isVisible, timeout=WAIT)
    if good == "table":
        with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
            dropped(window, table(tmp_path))
            accept_import(qtbot, window)
    else:
        dropped(window, SEVEN)
        qtbot.waitUntil(lambda: not window.side.drawing.canvas.empty, timeout=WAIT)
    assert complaint(window) == ""


def test_a_copied_file_is_opened_as_a_dropped_one_is(qtbot, window, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table(tmp_path)))])
    QApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.files.paste()
        accept_import(qtbot, window)
    QApplication.clipboard().clear()
