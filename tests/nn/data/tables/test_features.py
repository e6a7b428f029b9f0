"""What columns become, learnt from the training part alone."""

from __future__ import annotations

import numpy as np
import pytest

from nn.data.recipe import DataRecipe, Place
from nn.data.tables import samples
from tests.nn.data.tables.writing import GAPPY, features_of, load, load_case, told, whole


def test_texts_become_a_feature_each(saved):
    cities = ["Seoul", "Busan", "Jeju"]
    rows = [["n", "city", "y"], *([f"{i}", cities[i % 3], f"{i % 2}"] for i in range(60))]
    dataset = load(saved(rows))
    assert dataset.names == ("n", "city=Busan", "city=Jeju", "city=Seoul")
    expected = [[i, i % 3 == 1, i % 3 == 2, i % 3 == 0] for i in range(60)]
    np.testing.assert_array_equal(whole(dataset)[0], np.array(expected, np.float32))


def test_only_texts_of_the_training_part_become_features(saved):
    rows = [["n", "city", "y"], *([f"{i}", f"town{i // 2}", f"{i % 2}"] for i in range(60))]
    dataset = load(saved(rows))
    training = {f"city=town{int(n) // 2}" for n in dataset.train.x[:, 0]}
    assert set(dataset.names) == {"n"} | training
    for n, *features in [*dataset.validation.x, *dataset.test.x]:
        assert any(features) == (f"city=town{int(n) // 2}" in training)


@pytest.mark.parametrize(
    ("missing", "of"),
    [
        ("mean", np.mean),
        ("median", np.median),
        ("most frequent", lambda values: max(sorted(set(values)), key=list(values).count)),
    ],
)
@pytest.mark.parametrize("seed", [0, 1])
def test_gaps_are_filled_by_the_training_part_alone(saved, missing, of, seed):
    dataset = load(saved(GAPPY), missing=missing, data_seed=seed, gaps="NA")
    numbers = {i: float(row[1]) for i, row in enumerate(GAPPY[1:]) if row[1]}
    training = dataset.train.x[:, 0].astype(int)
    fill = of([numbers[i] for i in training if i in numbers])
    assert missing != "mean" or fill != pytest.approx(np.mean(list(numbers.values())))
    x, _ = whole(dataset)
    expected = [numbers.get(i, fill) for i in range(50)]
    np.testing.assert_allclose(x[:, 1], np.array(expected, np.float32), rtol=1e-6)
    told_texts = [GAPPY[1 + i][2] for i in training]
    usual = max("AB", key=told_texts.count)
    texts = [row[2] if row[2] in "AB" else usual for row in GAPPY[1:]]
    np.testing.assert_array_equal(x[:, 2:], [[text == "A", text == "B"] for text in texts])
    assert f"Column 'v': 10 missing values filled with {fill:.6g} ({missing}" in told(dataset)
    assert f"Column 'city': 16 missing values filled with {usual} (most frequent" in told(dataset)


def test_the_fill_is_not_that_of_all_rows(saved):
    rows = [["n", "v", "y"], *([f"{i}", f"{i**3}", f"{i % 2}"] for i in range(20))]
    rows += [["20", "", "1"]]
    fills = {
        load(saved(rows), missing="median", data_seed=seed).columns[1].fill for seed in range(9)
    }
    assert len(fills) > 1


@pytest.mark.parametrize("seed", range(8))
def test_a_text_that_only_the_held_out_rows_have_makes_no_feature(saved, seed):
    rows = [["n", "v", "y"], *([f"{i}", "once" if i == 3 else "", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows), data_seed=seed)
    learnt = 3 in dataset.train.x[:, 0]
    assert dataset.names == (("n", "v=once") if learnt else ("n",))


def test_a_column_that_is_left_out_is_not_told_to_be_filled(saved):
    rows = [["n", "v", "y"], *([f"{i}", "late" if i == 0 else "", f"{i % 2}"] for i in range(20))]
    remarks = {
        told(dataset)
        for dataset in (load(saved(rows), columns="v=text", data_seed=seed) for seed in range(20))
        if dataset.names == ("n",)
    }
    assert remarks
    assert all("left out: v" in one and "filled" not in one for one in remarks)


def test_numbers_that_become_the_same_in_32_bits_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("time,b,y\n" + "".join(f"{1_700_000_000 + i},{i},{i % 2}\n" for i in range(60)))
    data = samples.load(DataRecipe(data="table", file=str(path)), Place())
    left = len({np.float32(1_700_000_000 + i) for i in range(60)})
    assert any(f"only {left} of 60 different values remain" in str(one) for one in data.remarks)


def test_flags_become_one_feature_of_0_and_1():
    data = load_case("32-bools/flags.csv")
    assert (data.names, data.class_names) == (("a", "b", "c"), ("False", "True"))
    assert set(np.unique(features_of(data))) == {0.0, 1.0}
