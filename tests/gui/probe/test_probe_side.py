"""The right side: the probe that suits the data."""

from __future__ import annotations

import pytest

import nn
from gui.probe.probe_side import ProbeSide
from gui.probe.row_probe import RowProbe
from tests.gui.panels.conftest import raced


@pytest.fixture
def side(qtbot):
    one = ProbeSide()
    qtbot.addWidget(one)
    one.resize(286, 700)
    one.show()
    return one


@pytest.mark.parametrize(
    ("data", "name"),
    [("moons", "pointProbe"), ("sine", "pointProbe"), ("reviews", "sentenceProbe"),
     ("reviews-multi-hot", "sentenceProbe")],
)  # fmt: skip
def test_the_probe_suits_the_data(side, lanes_over, data, name):
    side.show_run(*lanes_over(data))
    assert side.probe.name == name
    assert side.probe.isVisible()
    assert not side.drawing.isVisible()


def test_a_table_is_asked_by_its_rows(side, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b,y\n" + "".join(f"{i},{i % 7},{i % 2}\n" for i in range(60)))
    data = nn.load_dataset(nn.DataRecipe(data="table", file=str(path)))
    lane = nn.Experiment(data="table", file=str(path), hidden=(5,), batch_size=10)
    side.show_run(raced([lane], 0, data)[2], data)
    assert isinstance(side.probe, RowProbe)
    assert side.probe is side.row


def test_images_of_digits_are_drawn(side, digits, lanes_over):
    side.show_run(*lanes_over("moons"))
    lane = nn.Experiment(hidden=(5,), batch_size=20)
    side.show_run(raced([lane], 0, digits)[2], digits)
    assert side.probe is None
    assert side.drawing.isVisible()


def test_numbers_that_are_nothing_else_are_stepped_through(side, toy):
    lane = nn.Experiment(hidden=(5,), batch_size=20)
    side.show_run(raced([lane], 0, toy)[2], toy)
    assert side.probe.name == "sampleProbe"


def test_names_reach_the_drawing_and_the_probe(side, lanes_over):
    lanes, data = lanes_over("moons")
    side.show_run(lanes, data)
    side.rename(lanes[:1])
    assert side.probe.lanes == lanes[:1]
    assert side.drawing.prediction._names == ("tanh",)
