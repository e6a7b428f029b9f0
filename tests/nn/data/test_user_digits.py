"""A person's own digits: what each use makes of the data, and that nothing leaks."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.user_digits import unseen, user_digits_part, with_user_digits
from tests.nn.data.loading import joined, load


def digits(count, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.random((count, 784), np.float32)
    return nn.Part(x, np.arange(count) % 10)


def dataset(train=400):
    return nn.Dataset(
        "strokes", "tests", tuple("0123456789"), digits(train), digits(50, 1), digits(60, 2)
    )


def rows(x):
    return {row.tobytes() for row in x}


def test_watched_digits_change_nothing():
    data = dataset()
    assert with_user_digits(data, digits(7, 3), "watch") is data


def test_as_test_set_they_take_its_place():
    own = digits(12, 3)
    data = with_user_digits(dataset(), own, "test")
    assert rows(data.test.x) == rows(own.x)
    assert len(data.train) == 400


@pytest.mark.parametrize(("count", "share"), [(3, 300 / 4300), (5, 0.1), (40, 0.1)])
def test_trained_on_they_are_a_tenth_of_the_samples_but_not_too_often_each(count, share):
    own = digits(count, 3)
    data = with_user_digits(dataset(4000), own, "train")
    mine = [row.tobytes() in rows(own.x) for row in data.train.x]
    assert np.mean(mine) == pytest.approx(share, abs=0.002)
    assert rows(data.train.x) >= rows(own.x)
    assert rows(data.test.x) == rows(dataset(4000).test.x)
    assert not len(unseen(own, data))


def test_both_parts_each_class_by_drawing_and_shares_none():
    own = digits(40, 3)
    data = with_user_digits(dataset(), own, "both")
    learnt = rows(data.train.x) & rows(own.x)
    assert len(learnt) == 20
    assert not learnt & rows(data.test.x)
    assert np.bincount(data.test.t).tolist() == [2] * 10


def test_a_digit_that_was_kept_twice_is_not_tested_when_it_is_trained_on():
    own = digits(40, 3)
    own.x[10] = own.x[0]  # the second zero, which would be tested, is the first one again
    data = with_user_digits(dataset(), own, "both")
    assert own.x[0].tobytes() not in rows(data.test.x)
    assert len(data.test) == 19


def test_digits_that_come_later_are_unseen_and_those_trained_on_never_are():
    own = digits(20, 3)
    data = with_user_digits(dataset(), own, "both")
    later = nn.Part(np.concatenate([own.x[5:], digits(3, 9).x]), np.zeros(18, np.int64))
    left = unseen(later, data)
    assert len(left) == 10 - 0 + 3  # the second drawing of each class, and the new ones
    assert not rows(left.x) & rows(data.trained_digits.x)


@pytest.mark.parametrize(("use", "count"), [("test", 0), ("train", 0), ("both", 0), ("both", 3)])
def test_too_few_for_their_use_are_refused(use, count):
    with pytest.raises(nn.DataError, match=f"'{use}' needs .*, and you have saved {count}"):
        with_user_digits(dataset(), digits(count, 3), use)


def test_data_of_another_kind_can_only_be_trained_on_without_them(toy):
    with pytest.raises(nn.DataError, match="needs another data set with digits"):
        with_user_digits(toy, digits(20), "train")
    assert not len(unseen(digits(20), toy))
    assert not nn.untrained(digits(5).x, toy).any()


@pytest.mark.parametrize(
    ("x", "t"),
    [
        (np.zeros((2, 784)), np.zeros(2, np.int64)),
        (np.zeros((2, 784), np.float32), np.zeros(3, np.int64)),
        (np.zeros((2, 784), np.float32), np.array([0, 10])),
        (np.full((2, 784), np.nan, np.float32), np.zeros(2, np.int64)),
        (np.full((2, 784), 1e30, np.float32), np.zeros(2, np.int64)),
        (np.zeros((2, 5), np.float32), np.zeros(2, np.int64)),
    ],
)
def test_arrays_that_are_no_digits_are_refused(x, t):
    with pytest.raises(ValueError, match="own digits"):
        user_digits_part(x, t)


def test_their_file_is_read_from_the_data_folder(tmp_path):
    assert len(nn.load_user_digits(tmp_path)) == 0
    kept = nn.Drawings()
    kept.add(nn.Drawing((np.array([[10.0, 10], [20, 200]]),)), 1)
    kept.save(tmp_path / nn.USER_DIGITS_FILE)
    own = nn.load_user_digits(tmp_path)
    assert own.t.tolist() == [1]
    np.testing.assert_array_equal(own.x, nn.pictures_of(kept.drawings))


def test_own_digits_are_a_data_set_of_their_own():
    with pytest.raises(nn.DataError, match="not saved any digits yet"):
        load("my-digits")
    stroke = np.array([(60.0, 60), (150, 70), (120, 200)])
    drawings = nn.Drawings(
        [nn.Drawing((stroke + i,)) for i in range(20)], [i % 4 for i in range(20)]
    )
    nn.data_folder().mkdir(parents=True)
    drawings.save(nn.data_folder() / nn.USER_DIGITS_FILE)
    data = load("my-digits")
    assert data.class_names == tuple("0123456789")
    assert len(joined(data)[0]) == 20
    learnt = nn.untrained(data.train.x, data)
    assert not learnt.any()  # what it is trained on is not counted as a right answer


def test_own_digits_are_not_counted_on_data_of_other_classes(toy):
    part = nn.Part(np.zeros((4, 784), np.float32), np.zeros(4, int))
    clothes = nn.Dataset("fashion-mnist", "", tuple("abcdefghij"), part, part, part)
    assert not nn.untrained(part.x, clothes).any()
