"""The smaller sources: toys, sequences, points, pictures in folders, own digits, digits-8x8."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe
from nn.data.sequences import draw_review, word_numbers

CLASSES = {"and", "or", "xor", "circle", "gaussians", "moons", "spiral", "spiral-3"}


def load(name, **recipe):
    return nn.load_dataset(DataRecipe(name, **recipe))


def joined(data):
    parts = data.parts.values()
    return np.concatenate([one.x for one in parts]), np.concatenate([one.t for one in parts])


@pytest.mark.parametrize("name", nn.TOYS)
def test_a_toy_is_made_from_its_seed_in_the_size_that_is_asked(name):
    first, again, other = (load(name, samples=120, data_seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(joined(first)[0], joined(again)[0])
    assert not np.array_equal(joined(first)[0], joined(other)[0])
    x, t = joined(first)
    assert len(x) == len(t) == 120
    assert x.dtype == np.float32
    if name in CLASSES - {"and", "or"}:
        assert np.ptp(np.bincount(t)) <= 1
    if name not in CLASSES:
        assert first.task == nn.REGRESSION


@pytest.mark.parametrize(
    ("name", "truth"), [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0])]
)
def test_gates_are_their_truth_tables(name, truth):
    """Of four samples the four points themselves, without noise; of more a cloud around each."""
    points = load(name, samples=4, noise=0.3)
    assert points.train.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert points.train.t.tolist() == truth
    x, t = joined(load(name, samples=400, noise=0.05))
    corner = np.round(x).astype(int)
    assert [truth[2 * a + b] for a, b in corner] == t.tolist()


def test_without_noise_toys_are_what_their_names_say():
    """Radii of circle and ring, the sine, the plane's slope."""
    x, t = joined(load("circle", noise=0.0))
    radius = np.linalg.norm(x, axis=1)
    assert radius[t == 0].max() <= 1
    assert radius[t == 1].min() >= 1.4
    x, t = joined(load("sine", noise=0.0))
    np.testing.assert_allclose(t, [math.sin(math.pi * one) for one in x[:, 0]], atol=1e-5)
    x, t = joined(load("plane", noise=0.0))
    np.testing.assert_allclose(t, (x[:, 0] + x[:, 1]) / 2, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("arms", [2, 3])
def test_a_spiral_turned_by_an_arm_is_the_next_arm(arms):
    """Unwound by 1 1/4 turns at the end, each arm lies in one direction of its own."""
    x, t = joined(load("spiral" if arms == 2 else "spiral-3", noise=0.0))
    radius = np.linalg.norm(x, axis=1)
    unwound = np.arctan2(x[:, 1], x[:, 0]) - 2.5 * np.pi * radius / 2
    off = np.angle(np.exp(1j * (unwound - 2 * np.pi * t / arms)))
    assert np.abs(off).max() < 1e-3


def test_a_line_cannot_part_xor_but_parts_and_and_or():
    """Minsky & Papert 1969. By least squares on all points, with a constant."""
    right = {}
    for name in ("and", "or", "xor"):
        x, t = joined(load(name, samples=400, noise=0.05))
        rows = np.column_stack([x, np.ones(len(x))])
        goals = np.where(t, 1, -1)
        weights, *_ = np.linalg.lstsq(rows, goals, rcond=None)
        right[name] = ((rows @ weights > 0) == t).mean()
    assert right["and"] == right["or"] == 1
    assert right["xor"] <= 0.75


def test_multi_hot_marks_which_numbers_there_are():
    """Chollet, Deep Learning with Python, section 3.4 (vectorize_sequences)."""
    rows = nn.multi_hot([[3, 1, 3], [], [0]], 5)
    assert rows.tolist() == [[0, 1, 0, 1, 0], [0] * 5, [1, 0, 0, 0, 0]]
    with pytest.raises(nn.LabelError, match="Sequence 1: 5 is not a whole number from 0 to 4"):
        nn.multi_hot([[1], [5]], 5)


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        ({}, [[0, 0, 1], [0, 2, 3], [4, 5, 6]]),
        ({"value": -1}, [[-1, -1, 1], [-1, 2, 3], [4, 5, 6]]),
        ({"padding": "post"}, [[1, 0, 0], [2, 3, 0], [4, 5, 6]]),
        ({"length": 2}, [[0, 1], [2, 3], [5, 6]]),
        ({"length": 2, "truncating": "post"}, [[0, 1], [2, 3], [4, 5]]),
    ],
)
def test_sequences_are_padded_as_in_the_examples_of_keras(options, rows):
    """The documentation of keras.utils.pad_sequences, example by example."""
    assert nn.pad_sequences([[1], [2, 3], [4, 5, 6]], **options).tolist() == rows


def test_reviews_are_the_same_sentences_in_both_forms():
    words, hot = (load(name, samples=300) for name in ("reviews", "reviews-multi-hot"))
    np.testing.assert_array_equal(words.train.t, hot.train.t)
    assert words.entries == hot.features
    np.testing.assert_array_equal(
        nn.multi_hot(words.train.x.astype(int).tolist(), words.entries)[:, 1:], hot.train.x[:, 1:]
    )
    assert words.train.x.max() < words.entries


def test_a_denied_word_turns_the_opinion():
    rng = np.random.default_rng(0)
    told = [draw_review(rng) for _ in range(2000)]
    denied = [(words, t) for words, t in told if "not" in words and "but" not in words]
    plain = [(words, t) for words, t in told if "not" not in words and "but" not in words]
    assert {t for words, t in denied if "good" in words} == {0}
    assert {t for words, t in plain if "good" in words} == {1}
    numbers = word_numbers([words for words, _ in told])
    assert min(numbers.values()) == 1  # 0 pads


@pytest.mark.parametrize("name", ["reviews", "reviews-multi-hot"])
def test_a_network_learns_the_reviews_both_ways(name):
    recipe = nn.Experiment(
        data=name, samples=1500, hidden=(16,), optimizer="adam", learning_rate=0.01,
        batch_size=30, steps=600, evaluate_every=600,
    )  # fmt: skip
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    while not race.finished:
        race.advance()
        race.lanes[0].record.drain()
    assert race.lanes[0].test[1] > 0.85
    assert str(race.lanes[0].network.layers[0]).startswith(
        "Embedding" if name == "reviews" else "Affine"
    )


def test_points_are_kept_and_come_back():
    path = nn.points_file()
    points = nn.Part(np.array([[0.5, -1.25], [2, 3]] * 5, np.float32), np.array([0, 2] * 5))
    nn.save_points(path, points)
    again = nn.load_points(path)
    np.testing.assert_array_equal(again.x, points.x)
    np.testing.assert_array_equal(again.t, points.t)
    data = load("points")
    assert data.class_names == ("0", "1", "2")
    assert data.task == nn.CLASSIFICATION


def test_there_are_points_to_begin_with():
    data = load("points")
    assert data.task == nn.BINARY
    assert len(joined(data)[0]) == 40


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x1,x2,class\n1,2,0\n1,oh,1\n", "row 3: points need numbers"),
        ("x1,x2\n1,2\n2,3\n", "need numbers in the columns"),
        ("x1,x2,class\n1,2,0\n1,2,7\n", "whole numbers from 0 to 3"),
        ("x1,x2,class\n1,2,0\n1,2,0.5\n", "whole numbers from 0 to 3"),
        ("", "is empty"),
    ],
)
def test_a_file_that_holds_no_points_is_refused_with_its_row(text, told):
    nn.points_file().parent.mkdir(parents=True)
    nn.points_file().write_text(text)
    with pytest.raises(nn.DataError, match=told):
        load("points")


def test_putting_points_never_touches_another_table(tmp_path):
    """The recipe's file is that of a table: points have one of their own."""
    path = tmp_path / "mine.csv"
    path.write_text("x1,x2,weight,class\n1,2,3,0\n")
    data = load("points", file=str(path))
    assert len(data.train) == 24  # the clouds to begin with
    assert nn.points_file() != path


@pytest.mark.parametrize("text", ["", "1,2,1\n" * 3, "1,2,0\n3,4,0\n5,6,0\n"])
def test_few_points_and_none_can_be_opened_and_added_to(text):
    """Else a person could not get at the plane to put more."""
    nn.points_file().parent.mkdir(parents=True)
    nn.points_file().write_text("x1,x2,class\n" + text)
    data = load("points")
    assert data.task == nn.BINARY
    assert len(data.train) == (len(text.split()) or 24)
    assert nn.Race([nn.Experiment(batch_size=1)], data).lanes


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
    assert "ring/4.png … The first:" in remark


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
    refused(str(tmp_path / "absent"), "is no folder")
    refused("", "choose the folder")


def test_own_digits_are_a_data_set_of_their_own():
    with pytest.raises(nn.DataError, match="kept no digits yet"):
        load("my-digits")
    stroke = np.array([(60.0, 60), (150, 70), (120, 200)])
    drawings = nn.Drawings(
        [nn.Drawing((stroke + i,)) for i in range(20)], [i % 4 for i in range(20)]
    )
    nn.data_folder().mkdir(parents=True)
    drawings.save(nn.data_folder() / nn.OWN_FILE)
    data = load("my-digits")
    assert data.class_names == tuple("0123456789")
    assert len(joined(data)[0]) == 20
    learnt = nn.untrained(data.train.x, data)
    assert not learnt.any()  # what it is trained on is not counted as a right answer


def test_own_digits_are_not_counted_on_data_of_other_classes(toy):
    part = nn.Part(np.zeros((4, 784), np.float32), np.zeros(4, int))
    clothes = nn.Dataset("fashion-mnist", "", tuple("abcdefghij"), part, part, part)
    assert not nn.untrained(part.x, clothes).any()


def test_digits_8x8_are_scikit_learns():
    datasets = pytest.importorskip("sklearn.datasets")
    data = load("digits-8x8")
    x, t = joined(data)
    bunch = datasets.load_digits()
    assert len(x) == 1797
    assert np.bincount(t).tolist() == np.bincount(bunch.target).tolist()
    assert x.sum() == pytest.approx(bunch.data.sum() / 16, rel=1e-6)
    assert data.picture_shape == (8, 8)


def test_without_scikit_learn_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sklearn.datasets", None)
    with pytest.raises(nn.DataError, match="pip install scikit-learn"):
        load("digits-8x8")


@pytest.mark.parametrize("name", ["moons", "reviews", "points"])
def test_a_data_set_tells_where_it_is_from_and_what_its_features_are(name):
    data = load(name)
    assert data.source
    assert len(data.feature_names) == data.features
    assert data.name == name


@pytest.mark.parametrize("name", ["table", "pictures"])
def test_before_a_file_is_chosen_no_folder_is_looked_through(name, tmp_path, monkeypatch):
    (tmp_path / "stranger.csv").touch()
    monkeypatch.chdir(tmp_path)
    assert nn.files_of(DataRecipe(name)) == []
