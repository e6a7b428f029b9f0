"""Networks that learn from tables: the scale of features and targets, and what the clinic says."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.tables.writing import CASES, levels, load_case


def test_a_feature_that_determines_the_target_is_amber():
    data = load_case("44-one-hot-target/onehot.csv")
    found = {one.name: one for one in nn.checkup(nn.prepare(data))}["features"]
    assert (found.level, str(found.told)) == ("warn", "'is_p' alone determines the target 'is_q'")
    data = load_case("44-one-hot-target/onehot.csv", columns="is_p=skip")
    assert levels(data)["features"] == "good"


def test_a_table_is_standardised_however_often_it_is_dropped():
    lanes = list(nn.load_preset("two-layer-net").lanes)
    for _ in range(3):
        lanes = nn.edited(lanes, 0, "data", "table")
        assert (lanes[0].scaling, lanes[0].target_scaling) == ("standardise", "standardise")
    lanes = nn.edited(lanes, 0, "scaling", "none")
    assert nn.edited(lanes, 0, "data", "table")[0].scaling == "none"


@pytest.mark.parametrize("factor", [1, 1000])
def test_large_targets_are_learnt_with_the_usual_rate(tmp_path, factor):
    head, *lines = (CASES / "36-house-prices/houses.csv").read_text().splitlines()
    path = tmp_path / "won.csv"
    cells = [line.rsplit(",", 1) for line in lines]
    path.write_text("\n".join([head, *(f"{a},{int(b) * factor}" for a, b in cells)]))
    [lane] = nn.edited([nn.Experiment(hidden=(20,))], 0, "data", "table")
    lane = lane.changed("file", str(path)).changed("steps", 600)
    race = nn.Race([lane], nn.load_dataset(lane.data_recipe))
    history = nn.History(race.records)
    while not race.idle:
        race.advance()
        history.drain()
    test = race.dataset.test
    model = nn.Model.of(race.lanes[0].network, race.lanes[0].prepared)
    answers = model.answers(test.x).astype(np.float64)
    r2 = 1 - ((answers - test.t) ** 2).mean() / test.t.var(dtype=np.float64)
    rmse, mae = race.lanes[0].errors("test")
    assert r2 > 0.9
    assert race.lanes[0].test[1] == pytest.approx(r2, rel=1e-4)
    assert rmse == pytest.approx(((answers - test.t) ** 2).mean() ** 0.5, rel=1e-4)
    assert mae == pytest.approx(np.abs(answers - test.t).mean(), rel=1e-4)
    looked = race.lanes[0].record.evaluations.latest()[nn.LOSS]
    held = race.dataset.validation
    error = ((model.answers(held.x).astype(np.float64) - held.t) ** 2).mean()
    assert looked == pytest.approx(error, rel=1e-4)


def test_the_scale_of_targets_is_that_of_the_training_part():
    [lane] = nn.edited([nn.Experiment()], 0, "data", "table")
    lane = lane.changed("file", str(CASES / "36-house-prices/houses.csv"))
    data = nn.load_dataset(lane.data_recipe)
    scale = nn.prepare(data, **dict(lane.preparing)).preparation.target
    assert scale.offset == pytest.approx(data.train.t.mean(dtype=np.float64))
    assert scale.spread == pytest.approx(data.train.t.std(dtype=np.float64))
    everything = np.concatenate([part.t for part in data.parts.values()])
    assert scale.offset != pytest.approx(everything.mean(dtype=np.float64), rel=1e-6)
