"""What the panels of a sweep share."""

from __future__ import annotations

from gui.panels.runs.parallel import ParallelPanel
from gui.panels.runs.sweep_panel import column_name, score_text
from gui.style import i18n, theme
from tests.gui.made_sweeps import made


def test_names_have_a_color_each(shown):
    panel = shown(ParallelPanel)
    assert panel.line_column() == "activation"
    colors = panel.line_colors()
    assert colors["tanh"] == theme.lane_color(0)
    assert colors["relu"] == theme.lane_color(1)
    row = next(one for one in panel.results.rows if one["activation"] == "relu")
    assert panel.color_of(row) == theme.lane_color(1)


def test_a_brush_belongs_to_its_sweep(shown, tmp_path):
    panel = shown(ParallelPanel)
    panel.show_chosen([1, 2])
    panel.show_results(panel.results)
    assert panel.chosen == [1, 2]
    panel.show_results(made(tmp_path / "other"))
    assert panel.chosen is None


def test_scores_and_columns_in_words(results):
    assert score_text(False, 0.9456) == "94.6 %"
    assert score_text(False, None) == "–"
    assert column_name("learning_rate") == "Learning rate"
    i18n.show_language("ko")
    assert column_name("learning_rate") == "학습률"
