"""The panels, fed by hand: what is recorded is what is seen."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
from PyQt5.QtWidgets import QApplication

import nn
from gui import export, numbers, theme
from gui.panels import PANELS
from gui.refresher import Refresher

LANES = tuple(
    nn.Experiment(name=name, hidden=(5, 5), activation=name) for name in ("sigmoid", "relu")
)


def recorded(steps=400):
    """A history of two lanes of three weight layers with known values."""
    history = nn.History(nn.Layout((3, 3)))
    step = np.arange(1, steps + 1)
    rows = np.column_stack(
        [
            step,
            2.0 + 0 * step, 0.1 + 0 * step, 1e-6 + 0 * step, 1e-4 + 0 * step, 1e-2 + 0 * step,
            2.0 / step, 1 - 1 / step, 0.5 / step, 0.5 / step, 0.4 / step,
        ]
    )  # fmt: skip
    history.steps.extend(rows)
    looks = np.arange(0, steps + 1, 100)
    history.evaluations.extend(
        np.column_stack([looks, 2.3 + 0 * looks, 0.1 + 0 * looks, 1 / (1 + looks), 0.9 + 0 * looks])
    )
    return history


@pytest.fixture(params=list(PANELS))
def panel(request, qtbot):
    one = PANELS[request.param]()
    qtbot.addWidget(one)
    one.resize(600, 340)
    one.show()
    qtbot.waitExposed(one)
    return one


def colors(widget):
    """Every colour of the widget's picture with the number of its pixels."""
    image = widget.grab().toImage().convertToFormat(4)
    data = image.constBits().asarray(image.sizeInBytes())
    values, counts = np.unique(np.frombuffer(data, np.uint32) & 0xFFFFFF, return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))


def seen(widget, color):
    """Pixels close to a colour."""
    red, green, blue = color.getRgb()[:3]
    return sum(
        count
        for value, count in colors(widget).items()
        if abs((value >> 16) - red) + abs((value >> 8 & 255) - green) + abs((value & 255) - blue)
        < 30
    )


def test_an_empty_panel_says_what_to_do(panel):
    panel.show_run(nn.History(nn.Layout((3, 3))), LANES)
    assert panel._empty.isVisible()
    assert "Press Run" in panel._empty.text()
    panel.show_run(recorded(), LANES)
    assert not panel._empty.isVisible()


@pytest.mark.parametrize("look", [theme.DARK, theme.LIGHT])
def test_the_curves_are_on_the_screen_in_their_colours(panel, look, qapp):
    panel.show_run(recorded(), LANES)
    theme.apply(look)
    qapp.processEvents()
    panel.show_frame()
    for lane in range(2):
        if "gradient" in panel.name:
            tints = [theme.layer_color(layer, 3) for layer in range(3)]
        else:
            tints = [theme.lane_color(lane)]
        for tint in tints:
            assert seen(panel, tint) > 40


def entries(panel):
    legends = [panel.legend] if hasattr(panel, "legend") else [one.legend for one in panel._lanes]
    return [entry.value for legend in legends for entry in legend.entries]


@pytest.mark.parametrize(
    ("name", "latest", "at_100"),
    [
        ("loss", ["2.000", "2.300", "5.00e-3", "2.49e-3"], ["2.000", "2.300", "0.0200", "9.90e-3"]),
        ("accuracy", ["10.0 %", "10.0 %", "99.8 %", "90.0 %"],
         ["10.0 %", "10.0 %", "99.0 %", "90.0 %"]),
        ("gradient", ["1.00e-6", "1.00e-4", "0.0100", "1.25e-3", "1.25e-3", "1.00e-3"],
         ["1.00e-6", "1.00e-4", "0.0100", "5.00e-3", "5.00e-3", "4.00e-3"]),
    ],
)  # fmt: skip
def test_the_legend_reads_out_the_latest_step_or_the_one_at_the_cross_hair(
    qtbot, name, latest, at_100
):
    panel = PANELS[name]()
    qtbot.addWidget(panel)
    panel.show_run(recorded(), LANES)
    assert entries(panel) == latest
    panel.show_cursor(100.0)
    assert entries(panel) == at_100
    panel.show_cursor(None)
    assert entries(panel) == latest


def test_the_gradient_panel_says_how_much_reaches_the_first_layer(qtbot):
    panel = PANELS["gradient"]()
    qtbot.addWidget(panel)
    panel.show_run(recorded(), LANES)
    assert "1/10,000 of the gradient of W3" in panel._lanes[0].heading.text()
    assert "1.25 × the gradient of W3" in panel._lanes[1].heading.text()


def test_zero_gradients_are_drawn_at_the_bottom_and_read_as_zero(qtbot):
    history = nn.History(nn.Layout((2,)))
    history.steps.extend(np.array([[1, 2.3, 0.1, 0.0, 0.5], [2, 2.3, 0.1, 0.0, 0.5]]))
    panel = PANELS["gradient"]()
    qtbot.addWidget(panel)
    panel.show_run(history, LANES[:1])
    assert entries(panel) == ["0.0000", "0.5000"]
    assert panel.plots()[0].value_range[0] <= -12


def test_a_loss_that_is_not_finite_leaves_a_gap_and_the_plot_alive(panel):
    history = recorded()
    row = np.full((5, history.layout.columns), np.nan)
    row[:, 0] = np.arange(401, 406)
    row[:, 1] = np.inf
    history.steps.extend(row)
    panel.show_run(history, LANES)
    panel.show_frame()
    assert entries(panel)[0] in (numbers.MISSING, f"{numbers.MISSING} %")
    assert np.isfinite(panel.plots()[0].value_range).all()


def test_after_a_zoom_the_view_stays_until_back_to_live(qtbot, panel):
    history = recorded()
    panel.show_run(history, LANES)
    plot = panel.plots()[0]
    plot.plotItem.vb.setRange(xRange=(100, 120), padding=0)
    plot.plotItem.vb.sigRangeChangedManually.emit([True, True])
    assert panel.live_button.isVisible()
    more = recorded(50).steps.all().mean
    more[:, 0] += 400
    history.steps.extend(more)
    panel.show_frame()
    assert plot.viewRange()[0] == [100, 120]
    panel.live_button.click()
    assert plot.viewRange()[0][0] <= 0
    assert not panel.live_button.isVisible()


def test_the_axis_says_how_many_steps_a_point_stands_for(qtbot):
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show_run(recorded(20), LANES)
    assert panel.step_label(panel.plot) == "step"
    panel.show_run(recorded(20_000), LANES)
    points = panel.plot.points()
    told = int(panel.step_label(panel.plot).split("mean of ")[1].split()[0])
    assert 20_000 / points <= told <= 2 * 20_000 / points + 1


def test_export_writes_pictures_and_the_numbers_that_are_drawn(panel, tmp_path):
    panel.show_run(recorded(), LANES)
    export.export_png(panel, tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    export.export_svg(panel, tmp_path / "a.svg")
    assert b"<svg" in (tmp_path / "a.svg").read_bytes()[:400]
    export.export_csv(*panel.table(), tmp_path / "a.csv")
    with open(tmp_path / "a.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 400
    if panel.name == "lossPanel":
        assert float(rows[99]["relu mean"]) == pytest.approx(0.02)
        assert float(rows[99]["relu validation"]) == pytest.approx(1 / 101)
        assert rows[50]["relu validation"] == ""
    if panel.name == "gradientPanel":
        assert float(rows[0]["sigmoid W1 mean"]) == pytest.approx(1e-6)


def test_an_export_that_fails_says_where(qtbot, tmp_path):
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(recorded(), LANES)
    (tmp_path / "file").write_text("")
    with pytest.raises(nn.DataError, match="cannot be written"):
        export.export_png(panel, tmp_path / "file" / "a.png")


def test_the_refresher_draws_what_is_visible_in_turn(qtbot):
    from PyQt5.QtWidgets import QWidget

    drawn = []
    widgets = [QWidget() for _ in range(3)]
    for widget in widgets[:2]:
        qtbot.addWidget(widget)
        widget.show()
    qtbot.addWidget(widgets[2])
    refresher = Refresher([(w, lambda i=i: drawn.append(i)) for i, w in enumerate(widgets)])
    for _ in range(2):
        refresher.mark()
        for _ in range(4):
            refresher._rest_until = 0.0
            refresher.tick()
    assert drawn == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (0.12345, "0.1235"),
        (2.3026, "2.303"),
        (12.345, "12.35"),
        (123.4, "123.4"),
        (0.001234, "1.23e-3"),
        (123456.0, "1.23e5"),
        (float("nan"), "–"),
        (float("inf"), "–"),
    ],
)
def test_a_figure_is_not_rounded_to_something_it_is_not(value, text):
    assert numbers.figure(value) == text


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100.0"), (0.99996, "99.9"), (0.5, "50.0"), (0.0004, "0.0")]
)
def test_all_but_all_is_not_all(share, text):
    assert numbers.percent(share) == text


def test_a_loss_beyond_the_view_is_announced_with_its_value(qtbot):
    history = recorded()
    rows = np.array([[401 + i, 480.0, 0.1, 0, 0, 0, 0.5, 0.9, 0, 0, 0] for i in range(20)])
    history.steps.extend(rows)
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_run(history, LANES)
    assert panel.plot.value_range[1] < 10  # the other lane is still seen
    assert "▲ sigmoid 480.0" in panel._beyond.text()
    assert "relu" not in panel._beyond.text()


def test_one_step_is_seen(qtbot, qapp):
    panel = PANELS["gradient"]()
    qtbot.addWidget(panel)
    panel.resize(700, 340)
    panel.show()
    panel.show_run(recorded(1), LANES)
    qapp.processEvents()
    panel.show_frame()
    assert seen(panel._lanes[1].plot, theme.layer_color(2, 3)) > 4


def test_validation_circles_are_real_values_and_never_means(qtbot):
    history = nn.History(nn.Layout((2,)))
    looks = np.arange(0, 20_000, 100.0)
    history.evaluations.extend(np.column_stack([looks, 2.3 / (1 + looks), 0.1 + looks / 1e5]))
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(history, LANES[:1])
    steps, values = panel._markers[0].getData()
    assert steps[0] == 0
    assert steps[-1] == 19_900
    assert set(steps) <= set(looks)
    np.testing.assert_allclose(values, 2.3 / (1 + steps))


def test_a_last_point_of_few_steps_is_not_drawn(qtbot):
    """65 points of 128 steps and one of 3, which would scatter ten times as much."""
    curves = recorded(65 * 128 + 3).steps
    view = curves.view(-np.inf, np.inf, 128)
    assert view.rows[-1] == 3
    assert len(view.full()) == len(view) - 1
    assert len(curves.view(-np.inf, np.inf, 10**6).full()) == len(curves.all())


def test_lanes_of_different_depth_have_their_plots_at_one_height(qtbot, qapp):
    history = nn.History(nn.Layout((2, 6)))
    history.steps.extend(np.ones((5, history.layout.columns)) * np.arange(1, 6)[:, None])
    panel = PANELS["gradient"]()
    qtbot.addWidget(panel)
    panel.resize(800, 340)
    panel.show()
    panel.show_run(history, LANES)
    qapp.processEvents()
    one, two = panel.plots()
    assert one.geometry().top() == two.geometry().top()
    assert one.height() == two.height()
    assert one.viewRange()[1] == two.viewRange()[1]


def test_a_picture_has_no_buttons(panel, tmp_path):
    panel.show_run(recorded(), LANES)
    with panel.without_buttons():
        assert not panel.export_button.isVisible()
    assert panel.export_button.isVisible()
    assert not panel.live_button.isVisible()


@pytest.mark.parametrize(("modifier", "moved"), [(Qt.NoModifier, 0), (Qt.ControlModifier, 1)])
def test_the_wheel_zooms_the_steps_and_with_ctrl_the_values(panel, qapp, modifier, moved):
    panel.show_run(recorded(), LANES)
    qapp.processEvents()
    plot = panel.plots()[0]
    before = plot.viewRange()
    place = QPointF(plot.plotItem.vb.sceneBoundingRect().center())
    wheel = QWheelEvent(
        place, QPointF(plot.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120),
        Qt.NoButton, modifier, Qt.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), wheel)
    after = plot.viewRange()
    assert after[moved][1] - after[moved][0] < before[moved][1] - before[moved][0]
    assert after[1 - moved] == before[1 - moved]
    assert not plot.following
