"""What a drawing's preparation is worth: computed beside the window, held against NumPy."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PyQt5.QtCore import QObject

import nn
from gui.probe.explainer import Explainer
from nn.training.explanation import shifts
from tests.gui.conftest import WAIT, stroke

SEVEN = (np.array([[60.0, 60.0], [120.0, 62.0], [80.0, 200.0]]),)
PEN = 18.0


@pytest.fixture
def explain(qtbot, ready):
    """Explains a drawing with the weights of the run."""
    parent = QObject()
    explainer = Explainer(parent)
    qtbot.waitUntil(lambda: ready.observations.snapshot is not None, timeout=WAIT)

    def explain(strokes=SEVEN, rungs=nn.LADDER[-1]):
        with qtbot.waitSignal(explainer.explained, timeout=WAIT) as told:
            explainer.ask(
                ready.run.lanes,
                ready.run.dataset,
                nn.Drawing(strokes),
                rungs,
                ready.observations.snapshot,
            )
        return told.args[0]

    explain.explainer = explainer
    yield explain
    explainer.close()


def probabilities(lane, picture, state):
    lane.network.restore(state)
    scores = lane.network.predict(picture.reshape(-1))
    exponentials = np.exp(scores - scores.max())
    return exponentials / exponentials.sum()


def test_the_ladder_has_every_lanes_answer_to_every_stage(explain, ready):
    found = explain()
    states = ready.observations.snapshot.states
    for rungs, picture, answers in zip(nn.LADDER, found.ladder, found.answers, strict=True):
        np.testing.assert_array_equal(picture, nn.draw_digit(SEVEN, PEN, rungs))
        assert list(answers) == [lane.slot for lane in ready.run.lanes]
        for lane, answer in zip(ready.run.lanes, answers.values(), strict=True):
            expected = probabilities(lane, picture, states[lane.slot])
            np.testing.assert_allclose(answer, expected, rtol=1e-4)


def test_the_map_is_of_the_surest_lane_and_its_middle_is_the_picture_itself(explain, ready):
    found = explain()
    answers = list(found.answers[-1].values())
    place = int(np.argmax([answer.max() for answer in answers]))
    assert found.surest == ready.run.lanes[place].slot
    assert found.winner == answers[place].argmax()
    assert found.shifted.shape == (13, 13)
    assert found.shifted[6, 6] == pytest.approx(answers[place].max(), rel=1e-4)


def test_a_step_that_is_switched_off_is_left_out_of_the_map(explain):
    rungs = nn.Rungs(centre=False)
    assert explain(rungs=rungs).shifted[6, 6] != pytest.approx(explain().shifted[6, 6], rel=1e-6)


def test_a_picture_is_shifted_to_where_its_place_in_the_map_says():
    picture = np.zeros((28, 28), np.float32)
    picture[10, 20] = 1
    moved = shifts(picture)
    for down, right in ((0, 0), (-6, 3), (6, -6), (2, 5)):
        assert np.argwhere(moved[6 + down, 6 + right]).tolist() == [[10 + down, 20 + right]]


def test_the_nearest_samples_are_those_with_the_least_distance(explain, digits):
    found = explain()
    seen = found.ladder[-1].reshape(-1)
    distances = np.sqrt(((digits.train.x.astype(float) - seen) ** 2).sum(axis=1))
    order = distances.argsort()[:5]
    for (picture, label, distance), i in zip(found.nearest, order, strict=True):
        np.testing.assert_array_equal(picture.reshape(-1), digits.train.x[i])
        assert label == digits.train.t[i]
        assert distance == pytest.approx(distances[i], rel=1e-3)


def test_saliency_and_activations_are_those_of_each_lane(explain, ready):
    found = explain()
    assert [one.slot for one in found.inside] == [lane.slot for lane in ready.run.lanes]
    for lane, inside in zip(ready.run.lanes, found.inside, strict=True):
        lane.network.restore(ready.observations.snapshot.states[lane.slot])
        seen, step = found.seen, 1e-2
        assert inside.winner == lane.network.predict(seen.reshape(-1)).argmax()
        for row, column in ((14, 14), (9, 12), (3, 3)):
            above, below = seen.copy(), seen.copy()
            above[row, column] += step
            below[row, column] -= step
            high, low = (
                lane.network.predict(one.reshape(-1))[inside.winner] for one in (above, below)
            )
            slope = (high - low) / (2 * step)
            assert inside.saliency[row, column] == pytest.approx(slope, abs=2e-3)
        assert [values.shape for values in inside.activations] == [(12,), (12,)]
        hidden = seen.reshape(-1) @ lane.network.params["W1"] + lane.network.params["b1"]
        expected = np.maximum(hidden, 0) if lane.name == "ReLU" else 1 / (1 + np.exp(-hidden))
        np.testing.assert_allclose(inside.activations[0], expected, atol=1e-4)


def test_the_ladder_leaves_out_what_is_switched_off_and_ends_with_what_is_seen(explain):
    found = explain(rungs=nn.Rungs(fit=False))
    np.testing.assert_array_equal(found.ladder[2], found.ladder[1])
    np.testing.assert_array_equal(found.ladder[3], found.seen)
    assert not np.array_equal(found.ladder[3], found.ladder[2])


def test_what_is_seen_is_the_picture_of_the_rungs_that_are_on(explain):
    rungs = nn.Rungs(centre=False)
    np.testing.assert_array_equal(explain(rungs=rungs).seen, nn.draw_digit(SEVEN, PEN, rungs))


def test_own_digits_are_read_by_every_lane(qtbot, explain, ready, digits):
    mine, others = digits.test.x[:40], digits.test.x[40:45]
    with qtbot.waitSignal(explain.explainer.digits_read, timeout=WAIT) as told:
        explain.explainer.ask_digits(
            ready.run.lanes, ready.run.dataset, ready.observations.snapshot, mine, others
        )
    answers, guesses, unseen = told.args
    assert unseen.all()
    for lane in ready.run.lanes:
        lane.network.restore(ready.observations.snapshot.states[lane.slot])
        for read, x in ((answers, mine), (guesses, others)):
            expected = [lane.network.predict(one).argmax() for one in x]
            assert read[lane.slot].tolist() == expected


def test_of_questions_that_wait_only_the_last_is_answered(qtbot, explain, ready, digits):
    go_on, told = threading.Event(), []
    explainer = explain.explainer
    explainer.digits_read.connect(lambda answers, *_: told.append(len(answers[0])))
    explainer._background.submit(lambda: go_on.wait(15))
    for count in (1, 2, 3):
        explainer.ask_digits(
            ready.run.lanes,
            ready.run.dataset,
            ready.observations.snapshot,
            digits.test.x[:count],
            digits.test.x[:0],
        )
    go_on.set()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert told == [3]


def test_in_the_window_a_drawing_is_explained_while_its_tab_is_seen(qtbot, window):
    panel = window.workspaces.panels["preparation"]
    stroke(window.side.drawing.canvas, [(60, 60), (120, 60), (80, 180)])
    assert panel.view.explanation is None  # nobody looks
    window.workspaces.show_panel("preparation")
    qtbot.waitUntil(lambda: panel.view.explanation is not None, timeout=WAIT)
    before = window.side.drawing.canvas.image().copy()
    panel.boxes["fit"].click()
    assert window.side.drawing.canvas.rungs == nn.Rungs(fit=False)
    assert not np.array_equal(window.side.drawing.canvas.image(), before)
    names, values = panel.table()
    assert values.shape == (4, 21)
    assert names[0] == "stage"
    panel.grab()
    window.side.drawing.canvas.clear()
    qtbot.waitUntil(lambda: panel.view.explanation is None, timeout=WAIT)
