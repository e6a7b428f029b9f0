"""New samples from outside, and what a network predicts for them."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.data.test_digit_pages import page
from tests.nn.data.test_scan import painted
from tests.nn.training.racing import fresh

PICTURES = {
    "a.png": painted(100),
    "b.png": page(1, 2)[0],
    "blank.png": np.full((50, 50), 200, np.uint8),
}


def decode(path):
    """The picture of that name; what is no picture is refused as the window's decoder does."""
    if path.name not in PICTURES:
        raise nn.DataError("{path} cannot be read as an image ({reason}).", path=path, reason="x")
    return PICTURES[path.name]


def model_of(dataset, **recipe):
    """An untrained network for some data."""
    lane = nn.Experiment(hidden=(4,), batch_size=5, **recipe)
    race, _ = fresh([lane], dataset)
    return nn.Model.of(race.lanes[0].network, race.lanes[0].prepared)


@pytest.fixture
def digits():
    """A network that takes pictures of 28 × 28."""
    rng = np.random.default_rng(0)
    x = rng.random((30, 784)).astype(np.float32)
    part = nn.Part(x, np.arange(30) % 10)
    data = nn.Dataset(
        "strokes", "", tuple("0123456789"), part, part, part, limits=(0.0, 1.0), picture=(28, 28)
    )
    return model_of(data)


@pytest.fixture
def folder(tmp_path):
    """Two pictures with a digit and two digits, a blank one, and a text."""
    (tmp_path / "deeper").mkdir()
    for name in ("a.png", "deeper/b.png", "blank.png", "notes.txt", ".hidden"):
        (tmp_path / name).touch()
    return tmp_path


def test_every_digit_of_a_folder_has_a_row_with_its_file(digits, folder):
    samples = nn.read_samples(digits, [folder], nn.DataRecipe(), decode)
    assert samples.keys == ("file", "digit")
    assert samples.names == (("a.png", "1"), ("deeper/b.png", "1"), ("deeper/b.png", "2"))
    (told,) = map(str, samples.remarks)
    assert told.startswith("2 of 4 files cannot be used and are left out: blank.png, notes.txt.")
    (found,) = nn.find_digits(PICTURES["a.png"])
    np.testing.assert_array_equal(samples.x[0], nn.draw_ink(found.ink).ravel())
    assert samples.digits[0] == (folder / "a.png", 1, found.box)


def test_predictions_are_those_of_the_network(digits, folder):
    samples = nn.read_samples(digits, [folder / "a.png"], nn.DataRecipe(), decode)
    found = nn.predict(digits, samples)
    header, row = found.table()
    assert header[:4] == ["file", "digit", "answer", "probability"]
    shares = digits.shares(samples.x)[0]
    assert row == [
        "a.png", "1", str(shares.argmax()), f"{shares.max():.4f}", *(f"{one:.4f}" for one in shares)
    ]  # fmt: skip


def test_the_rows_of_a_table_keep_their_own_names(tmp_path):
    path = tmp_path / "train.csv"
    rows = [f"P-{i},{i % 7},{'yes' if i % 7 > 3 else 'no'}" for i in range(60)]
    path.write_text("\n".join(["patient,age,ill", *rows]) + "\n")
    recipe = nn.DataRecipe(data="table", file=str(path))
    model = model_of(nn.load_dataset(recipe), data="table", file=str(path))
    new = tmp_path / "new.csv"
    new.write_text("age,patient\n3,X-1\n,X-2\n")
    samples = nn.read_samples(model, [new], recipe, decode)
    found = nn.predict(model, samples)
    assert found.header == [
        "patient",
        "answer",
        "probability",
        "probability of no",
        "probability of yes",
    ]
    assert [found.row(index)[0] for index in range(2)] == ["X-1", "X-2"]
    assert [str(one) for one in samples.remarks] == ["Column 'age': 1 empty cells were filled in."]
    with pytest.raises(nn.DataError, match="Choose one table"):
        nn.read_samples(model, [new, new], recipe, decode)


def test_a_regression_answers_in_its_own_unit():
    data = nn.load_dataset("sine")
    model = model_of(data, data="sine")
    model = dataclasses.replace(model, class_names=())
    samples = nn.NewSamples(data.test.x[:3])
    found = nn.predict(model, samples)
    assert found.header == ["answer"]
    assert [float(one) for (one,) in found.table()[1:]] == pytest.approx(
        model.answers(samples.x).tolist(), rel=1e-5
    )


def test_what_cannot_be_read_is_told_in_a_sentence(digits, folder, tmp_path, toy):
    for path, told in (
        (folder / "blank.png", "shows no digit"),
        (folder / "notes.txt", "cannot be read"),
        (folder / "gone.png", "cannot be read"),
    ):
        with pytest.raises(nn.DataError, match=told):
            nn.read_samples(digits, [path], nn.DataRecipe(), decode)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(nn.DataError, match="contains no images"):
        nn.read_samples(digits, [empty], nn.DataRecipe(), decode)
    with pytest.raises(nn.DataError, match="learned neither from a table nor from images"):
        nn.read_samples(model_of(toy), [folder], nn.DataRecipe(), decode)


def test_reading_tells_its_progress_and_can_be_cancelled(digits, folder):
    shares = []

    def cancel(share):
        shares.append(share)
        if len(shares) == 2:
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.read_samples(digits, [folder], nn.DataRecipe(), decode, cancel)
    assert shares == [0.25, 0.5]
