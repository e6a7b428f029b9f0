"""What each layer of a lane makes of the samples."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run


def copied(recipe, dataset, steps=30):
    return nn.LaneCopy.of(run(*fresh([recipe], dataset), steps=steps)[0].lanes[0])


@pytest.fixture
def copy(toy, lane):
    return copied(dataclasses.replace(lane, hidden=(8, 5)), toy)


def test_every_layer_and_the_input_lie_in_their_plane(copy, toy):
    found = nn.represent(copy)
    assert [one.name for one in found.layers] == ["x", "W1", "W2", "W3"]
    assert (found.slot, found.step, len(found.rows)) == (0, 30, len(toy.validation))
    x = toy.validation.x
    expected = nn.Components.of(x)
    np.testing.assert_allclose(found.layer("x").plane.points, expected.points)
    hidden = np.maximum(x @ copy.network.params["W1"] + copy.network.params["b1"], 0)
    first = found.layer("W1")
    np.testing.assert_allclose(first.plane.shares, nn.Components.of(hidden).shares, rtol=1e-4)
    assert first.separation == pytest.approx(nn.separation(hidden, toy.validation.t), rel=1e-4)
    assert (first.neighbours == nn.nearest(hidden, np.arange(len(x)), 8)).all()
    assert found.layer("x").neighbours.shape == (len(x), 0)


def test_predictions_and_losses_are_those_of_the_assessment(toy, lane):
    """Batch normalisation too: the copy has the running statistics of the lane."""
    recipe = dataclasses.replace(lane, hidden=(8,), normalization="batch")
    race = run(*fresh([recipe], toy), steps=30)[0]
    found = nn.represent(nn.LaneCopy.of(race.lanes[0]))
    judged = nn.assess(race.lanes[0], "validation", now=True)
    assert (found.predicted == judged.predicted).all()
    np.testing.assert_allclose(found.losses, judged.losses, rtol=1e-5)
    assert (found.truth == judged.truth).all()


def test_a_new_sample_lies_where_it_would_as_one_of_them(copy):
    found = nn.represent(copy)
    x = copy.prepared.preparation.apply(copy.prepared.dataset.validation.x[4:5])
    for name, place in found.place(x).items():
        np.testing.assert_allclose(place, found.layer(name).plane.points[4], atol=1e-4)


def test_learning_parts_the_classes(toy, lane):
    recipe = dataclasses.replace(lane, hidden=(8,))
    before = nn.represent(copied(recipe, toy, 0))
    after = nn.represent(copied(recipe, toy, 120))
    assert after.layers[-1].separation > before.layers[-1].separation
    assert after.layer("x").separation == before.layer("x").separation


def test_the_plane_keeps_its_sides_from_one_frame_to_the_next(copy):
    first = nn.represent(copy)
    turned = dataclasses.replace(
        first,
        layers=tuple(
            dataclasses.replace(
                one,
                plane=nn.Components(
                    -one.plane.points, -one.plane.axes, one.plane.mean, one.plane.shares
                ),
            )
            for one in first.layers
        ),
    )
    again = nn.represent(copy, turned)
    np.testing.assert_allclose(again.layer("W1").plane.points, turned.layer("W1").plane.points)


def test_of_wide_layers_fewer_samples_are_taken(pictures):
    recipe = nn.Experiment(
        name="cnn", convolutions=(16,), hidden=(10,), batch_size=20, steps=10, learning_rate=0.01
    )
    found = nn.represent(copied(recipe, pictures, 2))
    assert found.layers[1].plane.axes.shape[1] > 3000
    assert len(found.rows) == len(pictures.validation)
    assert np.isfinite(found.layers[1].plane.points).all()


def test_a_regression_has_no_classes_to_part(lane):
    data = nn.load_dataset(nn.DataRecipe(data="sine", samples=100))
    recipe = dataclasses.replace(lane, data="sine", hidden=(6,))
    found = nn.represent(copied(recipe, data, 5))
    assert math.isnan(found.layers[0].separation)
    assert found.predicted.dtype.kind == "f"


def test_words_have_no_plane_of_their_own():
    recipe = nn.Experiment(
        name="words", data="reviews", samples=300, hidden=(8,), batch_size=20, steps=5
    )
    data = nn.load_dataset(recipe.data_recipe)
    found = nn.represent(copied(recipe, data, 2))
    assert found.layers[0].name == "W1"


def test_a_diverged_lane_is_refused_and_work_can_be_cancelled(copy):
    def cancel(_):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.represent(copy, progress=cancel)
    copy.network.parameters[:] = np.inf
    with pytest.raises(nn.FieldError, match="diverged"):
        nn.represent(copy)


def test_a_lane_that_stopped_early_is_shown_with_its_best_weights(toy, lane):
    recipe = dataclasses.replace(
        lane, stopping="patience", patience=2, evaluate_every=10, spoil="shuffled-labels"
    )
    one = run(*fresh([recipe], toy))[0].lanes[0]
    found = nn.represent(nn.LaneCopy.of(one))
    assert found.step == one.stop.best_step < one.step
    assert (found.predicted == nn.assess(one, "validation").predicted).all()


def test_the_input_is_not_taken_apart_twice(copy):
    first = nn.represent(copy)
    assert nn.represent(copy, first).layer("x") is first.layer("x")
