"""The loss around a lane's weights: its centre is the lane's loss, its path ends in it."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.training.lane_landscape import LINES, PLANES, lane_landscape, lane_line
from tests.nn.training.racing import fresh, run


@pytest.fixture
def copy(toy, lane):
    race, _ = run(*fresh([lane], toy), steps=40)
    return nn.LaneCopy.of(race.lanes[0])


@pytest.mark.parametrize("kind", PLANES)
def test_the_centre_is_the_loss_over_the_validation_set(copy, kind):
    found = lane_landscape(copy, kind, points=9)
    validation = copy.prepared.dataset.validation
    column, row = (int(np.flatnonzero(one == 0.0)[0]) for one in (found.across, found.up))
    expected = copy.network.loss(validation.x, validation.t)
    assert found.loss[row, column] == pytest.approx(expected, rel=1e-5)
    assert found.samples == len(validation)
    assert found.loss.shape == (9, 9)
    assert found.loss.max() > expected


def test_the_plane_of_the_path_holds_its_ends(copy):
    """The loss at the start of the path, read off the plane, is that of the start weights."""
    found = lane_landscape(copy, "path", points=9)
    assert found.path is not None
    assert len(found.path) >= 3
    assert (found.path[-1] == 0.0).all()
    for axis, ends in ((0, found.across), (1, found.up)):
        assert ends[0] < found.path[:, axis].min()
        assert found.path[:, axis].max() < ends[-1]
    start = copy.network.copy()
    start.parameters[...] = copy.visited[0][1]
    distance = np.linalg.norm(copy.visited[0][1].astype(float) - copy.network.parameters)
    assert found.path[0] == pytest.approx([distance, 0.0], abs=1e-4)


def test_a_lane_without_a_path_says_so(toy, lane):
    race, _ = fresh([lane], toy)
    with pytest.raises(nn.FieldError, match="no path yet"):
        lane_landscape(nn.LaneCopy.of(race.lanes[0]), "path", points=5)


def test_distances_are_those_of_the_directions(copy):
    """Filter-normalised directions are as long as the weights; a share of it where it is steep."""
    weights = np.concatenate(
        [copy.network.params[name].ravel() for name in copy.network.weight_names]
    )
    random = lane_landscape(copy, "random", reach=0.5, points=5)
    assert random.across[-1] == pytest.approx(0.5 * np.linalg.norm(weights), rel=1e-4)
    steep = lane_landscape(copy, "curvature", points=5)
    length = np.linalg.norm(copy.network.parameters)
    assert steep.across[-1] == pytest.approx(0.1 * length, rel=1e-4)


@pytest.mark.parametrize("kind", LINES)
def test_along_a_line_the_loss_is_smooth_and_the_accuracy_a_staircase(copy, kind):
    found = lane_line(copy, kind, points=51)
    line = found.line
    middle = int(np.flatnonzero(line.offsets == 0.0)[0])
    validation = copy.prepared.dataset.validation
    assert line.loss[middle] == pytest.approx(
        copy.network.loss(validation.x, validation.t), rel=1e-5
    )
    steps = line.accuracy * line.samples
    np.testing.assert_allclose(steps, steps.round(), atol=1e-6)
    close = lane_line(copy, kind, reach=1e-3, points=3).line
    slope = (close.loss[2] - close.loss[0]) / (close.offsets[2] - close.offsets[0])
    assert line.slope == pytest.approx(slope, rel=0.1, abs=1e-3)


def test_the_weight_that_is_moved_is_named(copy):
    found = lane_line(copy, "weight", points=3)
    name, index = found.weight
    assert name == copy.network.weight_names[-1]
    assert found.value == copy.network.params[name][index]


@pytest.mark.parametrize("data", ["moons", "sine"])
@pytest.mark.parametrize("kind", PLANES)
def test_two_classes_and_regressions_have_landscapes_too(lane, data, kind):
    recipe = nn.Experiment(data=data, batch_size=10, steps=10, learning_rate=0.01)
    race, _ = run(*fresh([recipe], nn.load_dataset(recipe.data_recipe)))
    copy = nn.LaneCopy.of(race.lanes[0])
    assert np.isfinite(lane_landscape(copy, kind, points=5).loss).all()
    line = lane_line(copy, "gradient", points=5).line
    assert np.isnan(line.accuracy).all() == (data == "sine")


def test_a_lane_that_diverged_has_none_and_says_why(copy):
    copy.network.parameters *= 1e20
    for look in (lane_landscape, lane_line):
        with pytest.raises(nn.FieldError, match="has diverged"):
            look(copy, "random", points=3)


def test_it_can_be_cancelled(copy):
    def stop(share):
        if share > 0.3:
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        lane_landscape(copy, "random", points=9, progress=stop)
