"""The clinic finds every fault that is put in on purpose, and none in sound data."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.data.mnist import load
from nn.data.recipe import Place
from tests.nn.training.racing import fresh, run

SOUND = ("moons", "xor", "circle", "gaussians", "spiral", "spiral-3", "plane", "bumps", "sine")
FINDS = {
    "short-rows": "shapes",
    "text": "types",
    "missing": "finite",
    "out-of-range": "range",
    "constant": "features",
    "leaked": "rows",
    "rare-class": "classes",
    "shuffled-labels": "fit",
    "labels-from-one": "labels",
    "few": "enough",
    "unscaled": "scale",
}


def levels(data, **how):
    """The level of each check."""
    seed = how.pop("seed", 0)
    return {one.name: one.level for one in nn.checkup(nn.prepare(data, **how, seed=seed))}


@pytest.fixture(scope="module", params=["digits", "moons", "spiral-3", "sine", "reviews"])
def sound(request):
    """Sound data of several kinds."""
    if request.param != "digits":
        return nn.load_dataset(nn.DataRecipe(request.param, samples=600))
    rng = np.random.default_rng(0)
    pictures = rng.random((10, 784)) < 0.3
    parts = []
    for size in (600, 200, 200):
        t = rng.permutation(np.arange(size) % 10)
        x = pictures[t] * rng.uniform(0.5, 1.0, (size, 784))
        parts.append(nn.Part(x.astype(np.float32), t))
    names = tuple("0123456789")
    return nn.Dataset("digits", "tests", names, *parts, limits=(0, 1), picture=(28, 28))


def test_every_spoil_has_a_check_that_finds_it():
    """And every check a spoil, or the leak of the statistics."""
    assert {"none", *FINDS} == set(nn.FAULTS)
    assert {*FINDS.values(), "statistics"} == set(nn.CHECKS)
    for name, kind in nn.CHECKS.items():
        assert kind.spoil == ("statistics", "all data") or FINDS[kind.spoil[1]] == name


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_wrong_with_sound_data(name):
    data = nn.load_dataset(nn.DataRecipe(name, samples=600))
    assert set(levels(data).values()) == {"good"}
    assert set(levels(data, scaling="standardise").values()) == {"good"}


@pytest.mark.parametrize("spoil", FINDS)
def test_each_fault_is_found(sound, spoil):
    offered = {one.spoil for one in nn.checkup(nn.prepare(sound))}
    if ("spoil", spoil) not in offered:
        with pytest.raises(nn.DataError, match="cannot be spoilt in this way"):
            levels(sound, spoil=spoil)
        return
    found = levels(sound, spoil=spoil)
    assert levels(sound)[FINDS[spoil]] != "bad"
    assert found[FINDS[spoil]] in (("warn", "bad") if spoil == "out-of-range" else ("bad",))


@pytest.mark.parametrize("scaling", ["standardise", "min-max"])
def test_statistics_of_all_data_are_a_leak_and_red(scaling):
    data = nn.load_dataset("gaussians")
    assert levels(data, scaling=scaling)["statistics"] == "good"
    leaky = levels(data, scaling=scaling, statistics="all data")["statistics"]
    assert leaky == ("bad" if scaling == "standardise" else "warn")  # the ends are in training


def test_the_numbers_are_those_of_the_data():
    """Counted by hand: 2 gaps, 1 row of the test part that is trained on, 5 to 2 samples."""
    x = np.arange(14, dtype=np.float32).reshape(7, 2)
    t = np.array([0, 0, 0, 0, 0, 1, 1])
    train = nn.Part(x, t)
    held = nn.Part(np.array([[0, 1], [50, np.nan]], np.float32), np.array([0, 1]))
    data = nn.Dataset("a", "", ("no", "yes"), train, held, held, task=nn.BINARY)
    told = {one.name: one.told.values for one in nn.checkup(nn.prepare(data))}
    assert told["finite"]["lost"] == "2"
    assert told["rows"]["leaked"] == "2"
    assert (told["classes"]["least"], told["classes"]["most"]) == ("2", "5")
    assert told["enough"]["train"] == "2"


def test_a_spoil_changes_training_only_so_that_its_cost_is_seen(toy):
    """Validation and test samples stay as they are, but for faults of the features themselves."""
    for name in ("missing", "out-of-range", "rare-class", "shuffled-labels", "few", "leaked"):
        spoilt = nn.prepare(toy, spoil=name).dataset
        assert spoilt.validation is toy.validation
        assert spoilt.test is toy.test
        assert spoilt.train is not toy.train


def test_spoils_keep_their_word(toy):
    """2 % of the largest class, 3 % NaN, 3 samples a class, the same labels in another order."""
    largest = np.bincount(toy.train.t).argmax()
    rare = nn.prepare(toy, spoil="rare-class").dataset.train.t
    assert (rare == largest).sum() == max(1, round(0.02 * (toy.train.t == largest).sum()))
    gaps = np.isnan(nn.prepare(toy, spoil="missing").dataset.train.x).mean()
    assert gaps == pytest.approx(0.03, abs=0.02)
    assert (np.bincount(nn.prepare(toy, spoil="few").dataset.train.t) == 3).all()
    mixed = nn.prepare(toy, spoil="shuffled-labels").dataset.train.t
    np.testing.assert_array_equal(np.sort(mixed), np.sort(toy.train.t))
    assert (mixed != toy.train.t).mean() > 0.4


def test_the_seed_decides_what_is_spoilt(toy):
    first, again, other = (
        nn.prepare(toy, spoil="missing", seed=seed).dataset.train.x for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(np.isnan(first), np.isnan(other))


def test_a_spoilt_lane_races_beside_a_sound_one_and_does_worse(toy, lane):
    lanes = [lane, nn.variation([lane], 0, "spoil", "shuffled-labels")]
    race, history = fresh(lanes, toy)
    run(race, history)
    sound, spoilt = (one.test[1] for one in race.lanes)
    assert sound > 0.9
    assert spoilt < 0.7


def test_gaps_stop_the_lane_that_has_them_and_no_other(toy, lane):
    race, history = fresh([lane, nn.variation([lane], 0, "spoil", "missing")], toy)
    run(race, history)
    assert race.lanes[0].failure is None
    assert isinstance(race.lanes[1].failure, nn.DivergedError)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [("short-rows", "have 5 features, but the training samples 6"), ("labels-from-one", "Label 3")],
)
def test_data_that_no_network_can_take_are_refused_with_a_sentence(toy, lane, spoil, told):
    race = nn.Race([lane], toy)
    with pytest.raises(nn.NablascopeError, match=told):
        race.add(nn.variation([lane], 0, "spoil", spoil))
    assert len(race.lanes) == 1


def test_text_becomes_features_for_every_sample_that_is_asked(toy, lane):
    """One value of the column is one feature; a value that was never seen has none."""
    race = nn.Race([lane.changed("spoil", "text")], toy)
    one = race.lanes[0]
    column = one.prepared.preparation.text
    values = np.unique(toy.train.x[:, column])
    assert one.network.input_size == 5 + min(len(values), 200)
    rows = one.prepared.preparation.apply(toy.train.x[:10])
    assert (rows[:, 5:].sum(axis=1) <= 1).all()
    unseen = toy.train.x[:1].copy()
    unseen[0, column] = 12345
    assert one.prepared.preparation.apply(unseen)[0, 5:].sum() == 0


def test_labels_as_rows_and_as_numbers_give_one_loss(toy, lane):
    """Categorical and sparse cross-entropy are one quantity, computed in two ways."""
    race, history = fresh([lane], toy)
    run(race, history, steps=30)
    look = nn.inspect(race.lanes[0], nn.BATCH).batch
    assert look.categorical == pytest.approx(look.sparse, rel=1e-12)
    assert look.loss == pytest.approx(look.sparse, rel=1e-5)
    assert look.loss == pytest.approx(look.losses.mean(), rel=1e-5)


@pytest.mark.mnist
def test_clean_mnist_is_in_order_but_for_what_is_truly_there(mnist_folder):
    """67 pixels are blank in all of the first 55,000 images; no test image is trained on."""
    data = load(nn.DataRecipe("mnist"), Place(mnist_folder))
    checks = {one.name: one for one in nn.checkup(nn.prepare(data))}
    assert {one.level for one in checks.values()} == {"good"}
    blank = int((data.train.x == 0).all(axis=0).sum())
    assert checks["features"].told.values["constant"] == blank
    assert checks["rows"].told.values["leaked"] == "0"
    counts = np.bincount(data.train.t)
    assert checks["classes"].told.values["least"] == f"{counts.min():,}"


def test_a_fault_is_offered_only_where_the_data_can_have_it():
    regression = nn.checkup(nn.prepare(nn.load_dataset("sine")))
    offered = {one.name: one.spoil for one in regression}
    assert offered["classes"] is None
    assert offered["fit"] == ("spoil", "shuffled-labels")
    assert offered["statistics"] is None  # nothing is scaled
    spoilt = nn.checkup(nn.prepare(nn.load_dataset("moons"), spoil="few"))
    assert all(one.spoil is None for one in spoilt)


def test_four_points_are_told_to_be_tested_on_what_they_were_trained_on():
    data = nn.load_dataset(nn.DataRecipe("xor", samples=4))
    assert data.train.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert data.train.t.tolist() == [0, 1, 1, 0]
    assert levels(data)["rows"] == "bad"


def test_rows_of_several_widths_are_told_without_an_error(toy):
    short = nn.Part(toy.test.x[:, :3], toy.test.t)
    data = dataclasses.replace(toy, test=short)
    assert levels(data)["shapes"] == "bad"


def test_a_leak_of_statistics_over_rows_of_two_widths_is_no_crash():
    data = nn.load_dataset("gaussians")
    prepared = nn.prepare(data, "min-max", "all data", "short-rows")
    sound = nn.prepare(data, "min-max")
    np.testing.assert_array_equal(prepared.preparation.offset, sound.preparation.offset)


def test_numbers_of_words_cannot_be_missing():
    data = nn.load_dataset("reviews")
    with pytest.raises(nn.DataError, match="cannot be spoilt in this way"):
        nn.prepare(data, spoil="missing")
    assert {one.name: one.spoil for one in nn.checkup(nn.prepare(data))}["finite"] is None


def test_a_lane_whose_numbers_are_missing_can_be_looked_at(toy, lane):
    """Its scores are no numbers, so its losses are none either; the race goes on."""
    race, history = fresh([lane, nn.variation([lane], 0, "spoil", "missing")], toy)
    run(race, history, steps=20)
    race.lanes[1].network.parameters[...] = np.nan
    look = nn.inspect(race.lanes[1], nn.BATCH).batch
    assert look.categorical is None
    assert "numbers that are missing" in str(race.lanes[1].failure)  # not the learning rate


def test_a_spoil_that_leaves_less_than_a_mini_batch_still_makes_a_lane():
    recipe = nn.Experiment(data="moons", batch_size=10, spoil="few")
    race = nn.Race([recipe], nn.load_dataset("moons"))
    assert race.lanes[0].batches.batch_size == 6


def test_spoilt_data_go_with_the_last_lane_that_has_them(toy, lane):
    race = nn.Race([lane], toy)
    added = race.add(nn.variation([lane], 0, "spoil", "missing"))
    race.remove(added.slot)
    assert [one.spoil for one in race._known.values()] == ["none"]


def test_a_column_that_counts_the_rows_and_gaps_that_were_filled_are_told(tmp_path):
    path = tmp_path / "a.csv"
    rows = [f"{i},{'' if i % 9 == 0 else i % 5},{i % 2}" for i in range(200)]
    path.write_text("number,a,y\n" + "\n".join(rows))
    data = nn.load_dataset(nn.DataRecipe("table", file=str(path)))
    checks = {one.name: one for one in nn.checkup(nn.prepare(data, "standardise"))}
    assert checks["features"].told.values == {"name": "number"}
    assert checks["finite"].level == "warn"
    assert checks["finite"].told.values["count"] == str(sum(i % 9 == 0 for i in range(200)))


def checked(data, **how):
    return {one.name: one for one in nn.checkup(nn.prepare(data, **how))}


def clouds(rng, size, apart, task=nn.CLASSIFICATION):
    """Two classes that overlap, in two features."""
    parts = []
    for _ in range(3):
        t = rng.permutation(np.arange(size) % 2)
        x = rng.normal(size=(size, 2)) + apart * t[:, None]
        parts.append(nn.Part(x.astype(np.float32), t))
    return nn.Dataset("clouds", "tests", ("a", "b"), *parts, task=task)


@pytest.mark.parametrize("offset", [0.0, 1e5])
def test_neighbours_are_near_in_every_feature_whatever_its_unit(offset):
    """A feature in thousands says nothing, one in hundredths everything; gaps are the mean."""
    rng = np.random.default_rng(0)
    data = clouds(rng, 600, 4.0)
    parts = {}
    for name, part in data.parts.items():
        noise = rng.normal(size=(len(part), 1)) * 3000.0
        x = np.concatenate([part.x * 0.5 + offset, noise], axis=1).astype(np.float32)
        x[rng.random(x.shape) < 0.02] = np.nan
        parts[name] = nn.Part(x, part.t)
    fit = checked(dataclasses.replace(data, **parts))["fit"]
    assert fit.level == "good"
    assert float(fit.told.values["share"].split()[0]) > 90


@pytest.mark.parametrize("seed", range(20))
def test_few_samples_that_prove_nothing_are_no_alarm(seed):
    """A third of 96 samples is asked: two thirds right may be chance, or a hard task."""
    fit = checked(clouds(np.random.default_rng(seed), 96, 0.6))["fit"]
    assert fit.level == "good"
    share = max(float(fit.told.values[name].split()[0]) for name in ("share", "linear"))
    assert str(fit.told).startswith("too few samples to tell") == (share < 78)


def test_of_few_rows_of_a_regression_nothing_is_known_either():
    rng = np.random.default_rng(0)
    parts = []
    for _ in range(3):
        x = rng.normal(size=(96, 1)).astype(np.float32)
        t = (0.5 * x[:, 0] + rng.normal(size=96)).astype(np.float32)
        parts.append(nn.Part(x, t))
    data = nn.Dataset("hard", "tests", ("t",), *parts, task=nn.REGRESSION)
    fit = checked(data)["fit"]
    assert fit.level == "good"
    assert str(fit.told).startswith("too few samples to tell")


def test_an_advice_suits_what_was_found(tmp_path):
    """Gaps that are filled, rows of one part, a regression: what helps is something else."""
    path = tmp_path / "a.csv"
    rows = [f"{i * i % 97},{'' if i % 9 == 0 else i % 5},{i % 2}" for i in range(200)]
    path.write_text("b,a,y\n" + "\n".join(rows))
    table = nn.load_dataset(nn.DataRecipe("table", file=str(path)))
    gaps = checked(table, scaling="standardise")["finite"]
    assert (gaps.level, "guess" in gaps.advice) == ("warn", True)
    filled = checked(table, scaling="standardise", spoil="missing")["finite"]
    assert (filled.level, "Fill the gaps" in filled.advice) == ("bad", True)

    data = clouds(np.random.default_rng(0), 100, 4.0)
    train = data.train
    twice = nn.Part(np.tile(train.x, (2, 1)), np.tile(train.t, 2))
    repeated = checked(dataclasses.replace(data, train=twice))["rows"]
    assert (repeated.level, "one of each" in repeated.advice) == ("warn", True)
    leaked = checked(dataclasses.replace(data, test=train))["rows"]
    assert (leaked.level, "cannot test" in leaked.advice) == ("bad", True)

    parts = {
        name: nn.Part(part.x, np.ones(len(part), np.float32)) for name, part in data.parts.items()
    }
    same = dataclasses.replace(data, task=nn.REGRESSION, class_names=("t",), **parts)
    assert "another target" in checked(same)["classes"].advice
    assert "class" not in str(checked(same)["enough"].told)
    parts["train"].t[0] = np.nan
    assert "target is missing" in checked(same)["labels"].advice


def test_looking_can_be_given_up(toy):
    with pytest.raises(nn.Cancelled):
        nn.checkup(nn.prepare(toy), stop=lambda: True)
