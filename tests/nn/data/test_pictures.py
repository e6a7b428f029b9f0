"""Folders of pictures as a data set."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe
from tests.nn.data.loading import joined


def picture(number, shade=255):
    """A square of ink, somewhere on white paper."""
    pixels = np.full((60, 60), 255, np.uint8)
    pixels[10 : 30 + number, 20:40] = 255 - shade
    return pixels


@pytest.fixture
def folder(tmp_path):
    """A folder with a folder for each of two classes, and a decoder that knows its files."""
    shown = {}
    for name in ("cross", "ring"):
        (tmp_path / name).mkdir()
        for number in range(10):
            path = tmp_path / name / f"{number}.png"
            path.write_bytes(b"made up")
            shown[path] = picture(number)
    (tmp_path / "cross" / ".hidden").write_text("not looked at")

    def decode(path):
        if shown[path] is None:
            raise nn.DataError("{path} is no picture.", path=path)
        return shown[path]

    return tmp_path, shown, decode


def test_folders_are_classes_and_pictures_are_prepared_as_drawings_are(folder):
    root, shown, decode = folder
    data = nn.load_dataset(DataRecipe("pictures", file=str(root)), decode=decode)
    assert data.class_names == ("cross", "ring")
    assert len(joined(data)[0]) == 20
    ink = nn.find_ink(shown[root / "ring" / "3.png"], "3.png")
    wanted = nn.draw_ink(ink).reshape(-1)
    assert any(np.array_equal(row, wanted) for row in joined(data)[0])


def test_files_that_cannot_be_used_are_left_out_and_named_with_their_folders(folder):
    root, shown, decode = folder
    shown[root / "ring" / "7.png"] = None
    shown[root / "cross" / "0.png"] = np.full((60, 60), 255, np.uint8)
    data = nn.load_dataset(DataRecipe("pictures", file=str(root)), decode=decode)
    assert len(joined(data)[0]) == 18
    (remark,) = map(str, data.remarks)
    assert "2 of 20 files cannot be used and are left out: cross/0.png, ring/7.png." in remark
    assert "cross/0.png shows no digit" in remark


def test_of_many_files_that_are_left_out_some_are_named(folder):
    root, shown, decode = folder
    for number in range(7):
        shown[root / "ring" / f"{number}.png"] = None
    data = nn.load_dataset(DataRecipe("pictures", file=str(root)), decode=decode)
    (remark,) = map(str, data.remarks)
    assert "7 of 20" in remark
    assert "ring/4.png … First error:" in remark


def test_a_class_of_which_nothing_is_left_is_refused(folder):
    root, shown, decode = folder
    shown[root / "cross" / "1.png"] = None
    for number in range(10):
        shown[root / "ring" / f"{number}.png"] = None
    with pytest.raises(nn.DataError, match=r"ring: none of its 10 files.*ring.0.png is no"):
        nn.load_dataset(DataRecipe("pictures", file=str(root)), decode=decode)


def test_classes_one_level_deeper_are_pointed_at(tmp_path):
    for name in ("test/a", "test/b", "train/a", "train/b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "1.png").write_bytes(b"x")
    with pytest.raises(nn.DataError, match=r"one level deeper. Choose .*train\."):
        nn.load_dataset(DataRecipe("pictures", file=str(tmp_path)), decode=lambda _: picture(0))


def test_a_folder_without_pictures_is_refused(tmp_path):
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "1.png").write_bytes(b"x")

    def refused(path, told):
        with pytest.raises(nn.DataError, match=told):
            nn.load_dataset(DataRecipe("pictures", file=path), decode=lambda _: picture(0))

    refused(str(tmp_path), "of 1 class")
    refused(str(tmp_path / "only"), "of 0 class")
    refused(str(tmp_path / "absent"), "is not a folder")
    refused("", "choose a folder")


@pytest.mark.parametrize("name", ["table", "pictures"])
def test_before_a_file_is_chosen_no_folder_is_looked_through(name, tmp_path, monkeypatch):
    (tmp_path / "stranger.csv").touch()
    monkeypatch.chdir(tmp_path)
    assert nn.files_of(DataRecipe(name)) == []
