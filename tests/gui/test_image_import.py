"""Picture files: decoded beside the window, whatever they are, and what is wrong said by name."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import QObject, QRectF, Qt
from PyQt5.QtGui import QColor, QImage, QPainter, QPen

import nn
from gui.image_import import decoded, grey, read_image
from gui.probe.image_importer import ImageImporter, label_of
from gui.style.i18n import sentence, show_language
from tests.gui.conftest import WAIT, agree

CASES = Path(__file__).parents[1] / "cases"
CLASSES = CASES / "19-class-folder"

# A GIF of two frames, 16 × 16, by hand: header, two colours, a loop, and each frame's pixels.
GIF_HEAD = b"GIF89a\x10\x00\x10\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
GIF_LOOP = b"!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"


def gif_frame(pixels):
    """A frame whose pixels are not compressed: a clear code before every two of them."""
    bits = []
    for start in range(0, 256, 2):
        for code in (4, *pixels[start : start + 2]):
            bits += [code >> place & 1 for place in range(3)]
    bits += [1, 0, 1]
    bits += [0] * (-len(bits) % 8)
    data = np.packbits(np.array(bits, np.uint8), bitorder="little").tobytes()
    blocks = b"".join(
        bytes([len(part)]) + part for part in (data[i : i + 255] for i in range(0, len(data), 255))
    )
    return b",\x00\x00\x00\x00\x10\x00\x10\x00\x00\x02" + blocks + b"\x00"


def seven(width=200, height=240, ink="#000000", paper="#FFFFFF", form=QImage.Format_RGB32):
    """A picture of a 7."""
    image = QImage(width, height, form)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setPen(QPen(QColor(ink), 14, Qt.SolidLine, Qt.RoundCap, Qt.RoundJoin))
    painter.drawPolyline(*[QRectF(x, y, 0, 0).topLeft() for x, y in ((50, 60), (150, 60))])
    painter.drawLine(150, 60, 90, 200)
    painter.end()
    return image


@pytest.fixture
def scanner(qapp):
    parent = QObject()
    one = ImageImporter(parent)
    yield one
    one.close()


@pytest.fixture
def read(qtbot, scanner):
    """Reads files; gives what was found and what was wrong."""

    def read(*paths, labels=False):
        with qtbot.waitSignal(scanner.found, timeout=WAIT) as found:
            scanner.read_files(paths, labels)
        return found.args

    return read


@pytest.fixture
def expected():
    strokes = [np.array([[50.0, 60], [150, 60]]), np.array([[150.0, 60], [90, 200]])]
    return nn.draw_digit(strokes, 14.0)


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp"])
@pytest.mark.parametrize(
    "colors", [("#000000", "#FFFFFF"), ("#FFFFFF", "#000000"), ("#1030A0", "#F0E8D0")]
)
def test_a_file_of_any_common_format_and_colours_is_read(read, tmp_path, expected, suffix, colors):
    path = tmp_path / f"photo.{suffix}"
    assert seven(ink=colors[0], paper=colors[1]).save(str(path))
    (scan,), errors = read(path)
    assert not errors
    assert scan.name == path.name
    assert scan.label is None
    assert agree(scan.drawing.picture(), expected) > 0.93


@pytest.mark.parametrize("ink", ["#000000", "#FFFFFF"])
def test_what_is_transparent_is_paper_whatever_the_ink(ink, expected):
    image = seven(ink=ink, paper="#00000000", form=QImage.Format_ARGB32)
    assert agree(nn.draw_ink(nn.find_ink(grey(image))), expected) > 0.93


def test_several_files_come_in_their_order_and_what_is_wrong_is_told_apart(read, tmp_path):
    good, text, gone = tmp_path / "a.png", tmp_path / "b.png", tmp_path / "c.png"
    seven().save(str(good))
    text.write_text("no picture")
    scans, errors = read(good, text, gone, good)
    assert [scan.name for scan in scans] == ["a.png", "a.png"]
    assert [name for name, _ in errors] == ["b.png", "c.png"]
    assert "cannot be read as an image" in str(errors[0][1])
    assert "is not a file" in str(errors[1][1])


@pytest.mark.parametrize(("size", "told"), [((1, 1), "1 × 1 pixels"), ((40, 40), "shows no digit")])
def test_a_picture_without_a_digit_is_refused_by_its_name(read, tmp_path, size, told):
    image = QImage(*size, QImage.Format_RGB32)
    image.fill(QColor("#808080"))
    image.save(str(tmp_path / "empty.png"))
    scans, ((_, error),) = read(tmp_path / "empty.png")
    assert not scans
    assert "empty.png" in str(error)
    assert told in str(error)


def test_a_picture_of_20_000_by_20_000_pixels_is_refused_before_it_is_read(read, tmp_path):
    path = tmp_path / "huge.png"
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )
    )
    scans, ((_, error),) = read(path)
    assert not scans
    assert "20000 × 20000 pixels" in str(error)


def test_a_large_photograph_is_shrunk_while_it_is_read(read, tmp_path, expected, scanner):
    path = tmp_path / "photo.jpg"
    assert seven().scaled(3000, 3600, transformMode=Qt.SmoothTransformation).save(str(path))
    image, _ = read_image(path)
    assert max(image.width(), image.height()) == 1024
    (scan,), _ = read(path)
    assert agree(scan.drawing.picture(), expected) > 0.93


def test_of_an_animated_file_the_first_picture_is_taken_and_it_is_said(read, tmp_path):
    first = np.ones((16, 16), int)
    first[3:13, 7:9] = 0
    frames = gif_frame(first.ravel().tolist()) + gif_frame([1] * 256)
    path = tmp_path / "moving.gif"
    path.write_bytes(GIF_HEAD + GIF_LOOP + frames + b";")
    (scan,), errors = read(path)
    assert not errors
    assert scan.animated
    rows = np.flatnonzero(scan.drawing.picture().max(axis=1) > 0.5)
    assert np.ptp(rows) >= 17  # the bar stands upright


@pytest.mark.parametrize(
    ("path", "label"),
    [("7-0003.png", 7), ("7.png", 7), ("3 (copy).jpg", 3), ("2024-05.png", None), ("a7.png", None),
     ("5/photo.png", 5), ("12/photo.png", None),
     ("1st scan.png", None), ("3 kids/photo.png", None)],
)  # fmt: skip
def test_the_name_of_a_file_or_its_folder_tells_its_label(tmp_path, path, label):
    assert label_of(tmp_path / path) == label


@pytest.mark.parametrize("inverted", [False, True])
def test_a_sheet_in_a_transparent_margin_is_a_sheet(expected, inverted):
    colors = ("#FFFFFF", "#000000") if inverted else ("#000000", "#FFFFFF")
    image = QImage(320, 360, QImage.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.drawImage(60, 60, seven(ink=colors[0], paper=colors[1]))
    painter.end()
    assert agree(nn.draw_ink(nn.find_ink(grey(image))), expected) > 0.93


def test_many_files_come_in_portions_and_none_is_forgotten(qtbot, scanner, tmp_path):
    seven().save(str(tmp_path / "a.png"))
    told = []
    scanner.found.connect(lambda scans, errors: told.append(len(scans)))
    scanner.read_files([tmp_path / "a.png"] * 40, labels=False)
    qtbot.waitUntil(lambda: sum(told) == 40, timeout=WAIT)
    assert len(told) == 3


def test_two_digits_in_a_picture_are_told(read, tmp_path):
    image = QImage(400, 240, QImage.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    for left in (0, 200):
        painter.drawImage(left, 0, seven())
    painter.end()
    image.save(str(tmp_path / "two.png"))
    (scan,), _ = read(tmp_path / "two.png")
    assert scan.drawing.side_by_side == 2


def test_a_jpeg_that_was_cut_is_refused_and_its_whole_is_read(tmp_path):
    """Qt reads it without an error, its lower half grey."""
    image = QImage(160, 160, QImage.Format_RGB32)
    image.fill(0xFFFFFF)
    for place in range(30, 130):
        for wide in range(76, 86):
            image.setPixel(wide, place, 0)
    whole = tmp_path / "whole.jpg"
    image.save(str(whole), "JPG", 95)
    assert read_image(whole)[0].width() == 160
    content = whole.read_bytes()
    for share in (0.4, 0.6, 0.9):
        cut = tmp_path / "cut.jpg"
        cut.write_bytes(content[: int(share * len(content))])
        with pytest.raises(nn.DataError, match=r"cut\.jpg is damaged or incomplete"):
            read_image(cut)


def classes(folder):
    """A folder of pictures as the window reads it."""
    return nn.load_dataset(nn.DataRecipe("pictures", file=str(folder)), decode=decoded)


def test_sound_pictures_of_two_classes_lie_in_the_declared_range(qapp):
    data = classes(CLASSES / "clean")
    assert data.remarks == ()
    assert max(part.x.max() for part in data.parts.values()) == 1
    checks = {one.name: one for one in nn.checkup(nn.prepare(data, "none"))}
    assert checks["range"].level == "good"


@pytest.mark.parametrize("case", ["with-blank", "with-corrupt", "with-zero-byte"])
def test_a_bad_file_among_the_pictures_is_left_out(qapp, tmp_path, case):
    shutil.copytree(CLASSES / "clean", tmp_path, dirs_exist_ok=True)
    shutil.copytree(CLASSES / case, tmp_path, dirs_exist_ok=True)
    (tmp_path / "digit 2" / "notes.txt").write_text("written in March")
    data = classes(tmp_path)
    assert sum(len(part) for part in data.parts.values()) == 47
    (remark,) = data.remarks
    assert "2 of 49 files cannot be used and are left out" in str(remark)
    assert "digit 2/notes.txt, digit 7/05.png" in str(remark)
    show_language("ko")
    try:
        assert "이미지로" in sentence(remark)  # the reason within it too
    finally:
        show_language("en")


ODD = CASES / "18-odd-pictures"
SEVENS = [path.name for path in sorted(ODD.glob("7-*")) if path.name != "7-8x8.png"]


def found_in(path):
    return nn.draw_ink(nn.find_ink(decoded(path), path.name))


@pytest.mark.parametrize("name", SEVENS)
def test_the_same_7_is_found_in_whatever_kind_of_file(qapp, name):
    """Palette, one bit, 12 bits in 16, colours of one brightness, transparent, EXIF turned …"""
    assert agree(found_in(ODD / name), found_in(ODD / "7-28-black-on-white.png")) > 0.93


def test_a_blank_picture_shows_no_digit_in_any_number_of_bits(qapp, tmp_path):
    with pytest.raises(nn.DataError, match="nothing stands out"):
        found_in(ODD / "blank.png")
    rng = np.random.default_rng(0)
    for bits in (8, 10, 12, 16):
        noise = rng.normal(0.8, 0.005, (64, 64)) * (2**bits - 1)  # of a sensor
        image = QImage(noise.astype(np.uint16).tobytes(), 64, 64, 128, QImage.Format_Grayscale16)
        with pytest.raises(nn.DataError, match="nothing stands out"):
            nn.find_ink(grey(image))


@pytest.mark.parametrize("bits", [10, 12, 14])
def test_the_bits_that_a_16_bit_picture_does_not_use_are_left_out(qapp, bits):
    eight = seven(form=QImage.Format_RGBA64)
    pixels = np.frombuffer(eight.constBits().asstring(eight.sizeInBytes()), np.uint16)
    dark = (pixels >> (16 - bits)).reshape(-1, 4).copy()
    dark[:, 3] = 65535  # opaque
    image = QImage(dark.tobytes(), 200, 240, 1600, QImage.Format_RGBA64)
    np.testing.assert_allclose(grey(image).astype(int), grey(seven()), atol=2)


@pytest.mark.parametrize(("ink", "paper"), [("#FF0000", "#008000"), ("#0060FF", "#A04000")])
def test_ink_as_bright_as_the_paper_is_found_by_its_colour(qapp, tmp_path, ink, paper):
    expected = nn.draw_ink(nn.find_ink(grey(seven())))
    for kind in ("png", "jpg"):
        path = tmp_path / f"a.{kind}"
        assert seven(ink=ink, paper=paper).save(str(path))
        assert agree(found_in(path), expected) > 0.93
