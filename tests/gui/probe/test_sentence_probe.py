"""A sentence: what the network knows of it, word by word."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.probe.sentence_probe import LONGEST, SentenceProbe
from gui.style import theme
from tests.gui.conftest import WAIT


@pytest.fixture(params=["reviews", "reviews-multi-hot"])
def probe(request, qtbot, lanes_over):
    """A sentence probe over reviews, as numbers of words and as bags of them."""
    one = SentenceProbe()
    qtbot.addWidget(one)
    one.show_run(*lanes_over(request.param))
    return one


def test_it_begins_with_a_sentence_of_the_validation_set(probe):
    expected = nn.sentence_of(probe.dataset, probe.dataset.validation.x[0])
    assert probe.text.toPlainText() == expected
    np.testing.assert_array_equal(probe.sample()[0], probe.dataset.validation.x[0])
    assert probe.unknown.isHidden()


def test_what_is_typed_is_asked_and_unknown_words_are_named_once(qtbot, probe):
    told = []
    probe.changed.connect(lambda: told.append(probe.sample()))
    probe.text.setPlainText("the film was zxqv ZXQV <b>good</b>")
    x, _ = nn.encode_sentence(probe.dataset, probe.text.toPlainText())
    np.testing.assert_array_equal(told[-1], x)
    assert not probe.unknown.isHidden()
    assert probe.unknown.text().count("zxqv") == 1
    assert f"{len(probe.dataset.words) - 1} words" in probe.unknown.text()
    assert probe.truth is None


def test_what_the_network_sees_is_shown_word_by_word_and_strange_words_as_blanks(probe):
    probe.text.setPlainText("film zxqv")
    probe.sample()
    html = probe.seen.text()
    assert ">&nbsp;film&nbsp;<" in html
    assert "zxqv" not in html
    assert html.count("?") == 1
    assert theme.color("warn").name() in html


def test_what_is_typed_is_no_markup(probe):
    probe.text.setPlainText("<h1>film</h1>")
    probe.sample()
    assert "<h1>" not in probe.seen.text()


def test_an_empty_sentence_is_asked_too(probe):
    probe.text.clear()
    assert not probe.sample().any()
    assert probe.unknown.isHidden()


def test_a_novel_is_read_up_to_its_first_page(probe, monkeypatch):
    lengths = []
    real = nn.encode_sentence
    monkeypatch.setattr(
        nn, "encode_sentence", lambda data, text: lengths.append(len(text)) or real(data, text)
    )
    probe.text.setPlainText("good " * 10_000)
    probe.sample()
    assert max(lengths) == LONGEST


def test_tab_leaves_the_field(probe):
    assert probe.text.tabChangesFocus()
    assert SentenceProbe.suits(probe.dataset)


def test_in_the_window_a_word_that_is_changed_changes_what_every_lane_says(qtbot, opened):
    recipe = nn.Experiment(
        data="reviews-multi-hot", samples=2000, hidden=(8,), optimizer="adam", learning_rate=0.01,
        batch_size=30, steps=200, evaluate_every=200,
    )  # fmt: skip
    window = opened(recipe)
    probe = window.side.probe
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    qtbot.waitUntil(lambda: probe.shares.steps.get(0) == 200, timeout=WAIT)

    def asked(text):
        probe.text.setPlainText(text)
        return probe.shares.answer(0)

    assert asked("the film was very good") == "positive"
    assert asked("the film was very boring") == "negative"
    assert "zxqv" in (asked("the zxqv"), probe.unknown.text())[1]
