"""The sentence below the plots, against numbers computed by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import nn
from gui.lane_view import LaneView
from gui.panels.train.comparison import comparison
from gui.style import i18n
from tests.gui.panels.conftest import PREPARED, raced, rows_of

BASE = nn.Experiment(name="weak", hidden=(5, 5), batch_size=20)


def lane(slot, steps, first, last, accuracy, judged=(), **fields):
    """A lane whose W1 receives ``first`` and W3 ``last`` in each step.

    ``judged`` are (step, validation accuracy) of its evaluations.
    """
    fields = {"name": ("weak", "strong", "third", "fourth")[slot], **fields}
    experiment = replace(BASE, **fields)
    record = nn.Record(slot, 3, (experiment.batch_size, "epochs"), 400)
    record.steps.extend(rows_of(steps, 1.0, accuracy, (first, 1.0, last), *[(1.0,) * 3] * 3))
    for step, score in judged:
        row = np.full((1, record.evaluations.columns), np.nan)
        row[0, [0, nn.LOSS, nn.ACCURACY]] = step, 1.0, score
        record.evaluations.extend(row)
    return LaneView(slot, experiment, record, experiment.network(6, 3), PREPARED)


def sentence(*lanes):
    return comparison(nn.History([one.record for one in lanes]), lanes)


def counting(steps, factor):
    """A value that grows with the step."""
    return factor * np.arange(1.0, steps + 1)


def test_it_compares_the_last_hundred_steps_that_both_lanes_have_taken():
    """Steps 51 to 150: means of 100.5 × 1e-4 against 1.005, and of 20.1 % against 75 %."""
    weak = lane(0, 250, counting(250, 1e-4), 1.0, counting(250, 1 / 500), activation="sigmoid")
    strong = lane(1, 150, 1.005, 1.0, 0.75, learning_rate=0.05)
    assert sentence(weak, strong) == (
        "W1 of 'weak' receives 1/100 of the gradient that W1 of 'strong' receives "
        "(steps 51 to 150). "
        "'weak' and 'strong' differ in: Activation, Learning rate."
    )
    assert sentence(strong, weak) == sentence(weak, strong)


def test_before_a_hundred_steps_it_compares_those_that_there_are():
    text = sentence(lane(0, 30, 0.1, 1.0, 0.2), lane(1, 30, 0.25, 1.0, 0.4))
    assert "receives 1/2.5 of the gradient" in text
    assert "(steps 1 to 30)" in text


def test_steps_beyond_those_of_the_slower_lane_do_not_count():
    jump = np.where(np.arange(300) < 200, 0.1, 99.0)
    text = sentence(lane(0, 300, jump, 1.0, 0.2), lane(1, 200, 0.5, 1.0, 0.4))
    assert "W1 of 'weak' receives 1/5.0 of" in text
    assert "(steps 101 to 200)" in text


def test_lanes_whose_mini_batches_differ_are_compared_at_the_same_epoch():
    """200 steps of 20 of 400 samples are 10 epochs, and so are 100 of 40."""
    weak = lane(0, 200, counting(200, 1e-3), 1.0, 0.1)
    strong = lane(1, 150, counting(150, 0.1), 1.0, counting(150, 1 / 200), batch_size=40)
    assert sentence(weak, strong) == (
        f"W1 of 'weak' receives 1/{5.05 / 0.1005:.0f} of the gradient that W1 of 'strong' receives "
        "(epochs 0.00 to 10.00). "
        "'weak' and 'strong' differ in: Batch size."
    )


@pytest.mark.parametrize("steps", [1, 39])
def test_lanes_of_one_sample_and_of_all_are_compared_once_both_have_gone_an_epoch(steps):
    """While the one catches up there is nothing to compare; then it is the same samples."""
    weak = lane(0, 3, 0.1, 1.0, 0.2, batch_size=400)
    early = sentence(weak, lane(1, steps, 0.5, 1.0, 0.4, batch_size=1))
    assert early == "'weak' and 'strong' differ in: Batch size."
    strong = lane(1, 1200, counting(1200, 1.0), 1.0, counting(1200, 1 / 1200), batch_size=1)
    assert "1/6,005 of the gradient" in sentence(weak, strong)
    assert "(epochs 0.00 to 3.00)." in sentence(weak, strong)


def test_of_many_lanes_it_compares_the_weakest_with_the_strongest():
    lanes = [lane(slot, 100, first, 1.0, 0.5) for slot, first in enumerate((0.5, 2.0, 0.01, 0.1))]
    text = sentence(*lanes)
    assert "W1 of 'third' receives 1/200 of the gradient that W1 of 'strong' receives" in text


def test_lanes_that_differ_in_nothing_that_counts_say_so():
    """Their momenta differ, but neither uses one."""
    text = sentence(lane(0, 10, 0.5, 1.0, 0.5), lane(1, 10, 1.0, 1.0, 0.5, momentum=0.5))
    assert text.endswith("'weak' and 'strong' differ in: nothing.")


def test_a_field_counts_when_it_has_an_effect_in_one_of_the_lanes():
    text = sentence(
        lane(0, 10, 0.5, 1.0, 0.5),
        lane(1, 10, 1.0, 1.0, 0.5, optimizer="momentum", momentum=0.5),
    )
    assert text.endswith("'weak' and 'strong' differ in: Optimizer, Momentum.")


def test_a_single_lane_compares_its_first_layer_with_its_last():
    one = lane(0, 250, 1e-3, counting(250, 1e-3), 0.5)
    assert sentence(one) == "W1 of 'weak' receives 1/200 the gradient of W3 (last 100 steps)."
    one = lane(0, 30, 0.3, 0.1, 0.5)
    assert sentence(one) == "W1 of 'weak' receives 3.00 × the gradient of W3 (last 30 steps)."


@pytest.mark.parametrize("steps", [(0, 0), (50, 0)])
def test_before_the_first_step_of_every_lane_it_tells_how_they_are_set(steps):
    weak = lane(0, steps[0], 0.5, 1.0, 0.5)
    strong = lane(1, steps[1], 1.0, 1.0, 0.5, activation="tanh")
    assert sentence(weak, strong) == "'weak' and 'strong' differ in: Activation."


def test_before_its_first_step_there_is_nothing_to_say_of_a_single_lane():
    assert sentence(lane(0, 0, 1.0, 1.0, 0.5)) == ""


def test_a_lane_that_stopped_is_left_out():
    """Else its last step would be the last that all have taken."""
    wild = replace(lane(2, 3, 1e9, 1.0, 0.1), failure=nn.DivergedError("It diverged."))
    weak, strong = lane(0, 200, 0.1, 1.0, 0.2), lane(1, 200, 0.5, 1.0, 0.4)
    assert sentence(wild, weak, strong) == sentence(weak, strong)
    assert "(steps 101 to 200)" in sentence(wild, weak, strong)
    assert sentence(wild) == ""


def test_of_equal_gradients_nothing_is_said():
    text = sentence(lane(0, 10, 0.5, 1.0, 0.5), lane(1, 10, 0.5, 1.0, 0.5))
    assert text == "'weak' and 'strong' differ in: nothing."


def test_what_they_get_right_is_of_the_validation_set_at_its_last_evaluation():
    weak = lane(0, 250, 0.01, 1.0, 0.99, judged=[(0, 0.1), (200, 0.4)])
    strong = lane(1, 250, 1.0, 1.0, 0.2, judged=[(0, 0.1), (200, 0.75)])
    expected = "Validation accuracy: 'weak' 40.0 % (step 200), 'strong' 75.0 % (step 200)."
    assert expected in sentence(weak, strong)
    assert sentence(weak).endswith("Validation accuracy: 'weak' 40.0 % (step 200).")


def test_of_shallow_networks_the_gradient_of_the_first_layer_is_no_story():
    """XOR: what matters is the boundary."""
    recipes = [
        nn.Experiment(name=name, data="xor", samples=80, hidden=hidden, batch_size=10, steps=50,
                      evaluate_every=10)
        for name, hidden in (("perceptron", ()), ("two layers", (8,)))
    ]  # fmt: skip
    _, history, lanes = raced(recipes, 30, nn.load_dataset(recipes[0].data_recipe))
    text = comparison(history, lanes)
    assert "W1" not in text
    assert text.startswith("Validation accuracy: '")
    assert "Results → Regions shows the boundary that each has found." in text
    assert text.endswith("differ in: Hidden layers.")


def test_a_lane_that_no_gradient_reaches_is_told_as_that():
    text = sentence(lane(0, 10, 0.0, 1.0, 0.1), lane(1, 10, 0.5, 1.0, 0.5))
    assert text.startswith("No gradient reaches W1 of 'weak', unlike W1 of 'strong' (")


def test_when_no_gradient_reaches_any_lane_it_says_so():
    text = sentence(lane(0, 10, 0.0, 1.0, 0.1), lane(1, 10, 0.0, 1.0, 0.5, activation="elu"))
    assert text.startswith("No gradient reaches W1 of any lane")


def test_a_long_run_is_compared_as_exactly_as_a_short_one():
    """Beyond the buckets of the whole run, the last rows are kept as they came."""
    steps = 20_000
    weak = lane(0, steps, counting(steps, 1.0), 1.0, 0.25)
    strong = lane(1, steps, 4 * 19_950.5, 1.0, 0.75)
    text = sentence(weak, strong)
    assert "receives 1/4.0 of the gradient" in text
    assert "(steps 19,901 to 20,000)" in text


def test_it_speaks_korean(qapp):
    i18n.show_language("ko")
    for lanes in (
        [lane(0, 10, 0.5, 1.0, 0.5)],
        [lane(0, 10, 0.5, 1.0, 0.5), lane(1, 10, 1.0, 1.0, 0.5, activation="elu")],
        [lane(0, 10, 0.5, 1.0, 0.5), lane(1, 10, 1.0, 1.0, 0.5, batch_size=40)],
        [lane(0, 10, 0.0, 1.0, 0.5), lane(1, 10, 1.0, 1.0, 0.5)],
    ):
        assert "'weak'" in sentence(*lanes)
