"""A run as one HTML file."""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser

import numpy as np
import pytest

import nn
from gui.report.writer import report_page, write_report
from gui.style import i18n
from tests.conftest import toy_dataset

LANE = nn.Experiment(name="<b>a", hidden=(8,), batch_size=20, steps=120, evaluate_every=20)
VOID = {"meta", "img", "br", "line", "circle", "polyline"}


class Reader(HTMLParser):
    """Checks that every element is closed, and collects texts and addresses."""

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.addresses = [], [], []

    def handle_starttag(self, tag, attributes):
        self.addresses += [value for name, value in attributes if name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def read(page):
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


def test_it_needs_nothing_but_itself(reported):
    page = report_page(reported([LANE, LANE.changed("name", "b")], toy_dataset()))
    reader = read(page)
    assert all(one.startswith("data:") for one in reader.addresses)
    assert not re.search(r"https?://|@import|<script|<link", page)


def test_texts_of_a_person_are_no_html(reported):
    page = report_page(reported([LANE], toy_dataset(), notes="x < y\nz"))
    assert "<b>a" not in page
    assert "&lt;b&gt;a" in page
    assert "x &lt; y<br>z" in page


def test_its_figures_are_those_of_the_run(reported):
    source = reported([LANE], toy_dataset())
    told = " ".join(read(report_page(source)).texts)
    held = source.results[0].assessments["validation"]
    row = source.lanes[0].record.evaluations.latest()
    assert held.accuracy == pytest.approx(row[nn.ACCURACY])
    assert f"{100 * held.accuracy:.1f} % (" in told
    for count in held.matrix[held.matrix > 0].tolist():
        assert f" {count} " in told
    for entry in source.results[0].inspection.ledger:
        assert f"W{entry.layer}" in told
    assert "python3 main.py train two-layer-net" in told


def test_the_commands_in_it_repeat_the_recipe(reported):
    source = reported([LANE], toy_dataset())
    told = "".join(read(report_page(source)).texts)
    line = re.search("python3 main.py train.*", told)[0]
    assert nn.read_recipe(line, "").lanes == (LANE,)


def test_mistakes_of_pictures_are_pictures(reported):
    rng = np.random.default_rng(0)
    x, t = rng.random((60, 784)).astype(np.float32), np.arange(60) % 10
    part = nn.Part(x, t)
    data = nn.Dataset(
        "strokes", "", tuple("0123456789"), part, part, part, limits=(0.0, 1.0), picture=(28, 28)
    )
    reader = read(report_page(reported([dataclasses.replace(LANE, steps=2)], data)))
    assert len(reader.addresses) == 12
    assert all(one.startswith("data:image/png;base64,iVBOR") for one in reader.addresses)


def test_a_regression_has_errors_in_place_of_classes(reported):
    source = reported([dataclasses.replace(LANE, data="sine")], nn.load_dataset("sine"))
    told = " ".join(read(report_page(source)).texts)
    assert "RMSE" in told
    assert "recall" not in told
    scores = source.results[0].assessments["validation"].regression
    assert f"{scores.root_mean_squared_error:.4f}" in told


def test_a_lane_that_diverged_says_why(reported):
    wild = dataclasses.replace(LANE, learning_rate=100.0, hidden=(50, 50, 50))
    source = reported([wild], toy_dataset())
    told = " ".join(read(report_page(source)).texts)
    assert source.lanes[0].failure is not None
    assert str(source.lanes[0].failure) in told


def test_it_is_korean_where_the_window_is(reported, qapp):
    source = reported([LANE], toy_dataset())
    i18n.show_language("ko")
    page = report_page(source)
    assert '<html lang="ko">' in page
    for heading in re.findall(r"<h2>(.*?)</h2>", page):
        assert re.search("[가-힣]", heading), heading


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(reported, tmp_path):
    source = reported([LANE], toy_dataset())
    with pytest.raises(nn.DataError, match="cannot be written"):
        write_report(source, tmp_path)
    assert list(tmp_path.parent.glob(f".{tmp_path.name}*")) == []
