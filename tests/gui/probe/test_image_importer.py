"""Images of digits from files and the clipboard."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QObject
from PyQt5.QtGui import QImage

import nn
from gui.plotting.pixels import ink_image
from gui.probe import image_importer
from gui.probe.image_importer import ImageImporter, label_of
from tests.gui.conftest import SEVEN, WAIT, agree


@pytest.fixture
def importer(qapp):
    parent = QObject()
    one = ImageImporter(parent)
    one.found_all = []
    one.found.connect(lambda images, errors: one.found_all.append((images, errors)))
    yield one
    one.close()


def drawn(path):
    assert ink_image(SEVEN.strokes).save(str(path))
    return path


def test_images_come_in_their_order_with_the_labels_of_their_names(qtbot, importer, tmp_path):
    paths = [drawn(tmp_path / name) for name in ("7-a.png", "scan.png", "3.png")]
    importer.read_files(paths, labels=True)
    qtbot.waitUntil(lambda: bool(importer.found_all), timeout=WAIT)
    ((images, errors),) = importer.found_all
    assert errors == []
    assert [(one.name, one.label) for one in images] == [
        ("7-a.png", 7), ("scan.png", None), ("3.png", 3),
    ]  # fmt: skip
    assert agree(images[0].drawing.picture(nn.Rungs()), nn.draw_digit(SEVEN.strokes, 18.0)) > 0.95


def test_what_cannot_be_read_is_told_and_the_others_come(qtbot, importer, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"\x89PNG and no more")
    importer.read_files([tmp_path / "bad.png", drawn(tmp_path / "a.png")], labels=False)
    qtbot.waitUntil(lambda: bool(importer.found_all), timeout=WAIT)
    ((images, errors),) = importer.found_all
    assert [one.name for one in images] == ["a.png"]
    assert errors[0][0] == "bad.png"
    assert isinstance(errors[0][1], nn.DataError)


def test_of_too_many_files_the_first_are_read_and_it_is_told(
    qtbot, importer, tmp_path, monkeypatch
):
    monkeypatch.setattr(image_importer, "MOST_FILES", 3)
    monkeypatch.setattr(image_importer, "AT_ONCE", 2)
    importer.read_files([drawn(tmp_path / f"{i}.png") for i in range(5)], labels=False)
    qtbot.waitUntil(lambda: len(importer.found_all) == 3, timeout=WAIT)
    told = importer.found_all[0][1][0][1]
    assert "5 files are too many" in str(told)
    assert [len(images) for images, _ in importer.found_all] == [0, 2, 1]


def test_an_image_from_the_clipboard_is_read_too(qtbot, importer):
    importer.read_image(ink_image(SEVEN.strokes), "The pasted picture")
    qtbot.waitUntil(lambda: bool(importer.found_all), timeout=WAIT)
    assert importer.found_all[0][0][0].name == "The pasted picture"


def test_a_picture_without_ink_is_told(qtbot, importer):
    blank = QImage(60, 60, QImage.Format_Grayscale8)
    blank.fill(255)
    importer.read_image(blank, "blank")
    qtbot.waitUntil(lambda: bool(importer.found_all), timeout=WAIT)
    images, errors = importer.found_all[0]
    assert (len(images), len(errors)) == (0, 1)


def test_after_closing_nothing_is_told(importer, tmp_path, qapp):
    importer.read_files([drawn(tmp_path / f"{i}.png") for i in range(40)], labels=False)
    importer.close()
    qapp.processEvents()
    assert importer.found_all == []


@pytest.mark.parametrize(
    ("path", "label"),
    [("7.png", 7), ("7-second.png", 7), ("7 (2).png", 7), ("7.2024.png", 7), ("70.png", None),
     ("7th.png", None), ("3/scan.png", 3), ("34/scan.png", None), ("digits/scan.png", None)],
)  # fmt: skip
def test_a_name_tells_a_label_only_with_a_digit_of_its_own(tmp_path, path, label):
    assert label_of(tmp_path / path) == label


def test_an_exported_drawing_is_known_by_its_mark(qtbot, importer, tmp_path):
    image = ink_image(SEVEN.strokes)
    image.setText(image_importer.MARK, "drawing 12")
    assert image.save(str(tmp_path / "7.png"))
    importer.read_files([tmp_path / "7.png"], labels=True)
    qtbot.waitUntil(lambda: bool(importer.found_all), timeout=WAIT)
    assert importer.found_all[0][0][0].mark == "drawing 12"
