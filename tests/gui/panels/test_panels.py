"""What all panels share, fed by hand: what is recorded is what is seen."""

from __future__ import annotations

import csv
from functools import partial

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PyQt5.QtGui import QImage, QWheelEvent
from PyQt5.QtWidgets import QApplication, QWidget

import nn
from gui.shell import export
from gui.shell.refresher import DRAWING_SHARE, Refresher
from gui.style import formatting, i18n, theme
from tests.gui.panels.conftest import (
    CURVES,
    EXPERIMENTS,
    PANELS,
    entrant,
    entries,
    filled,
    inspections_of,
    raced,
    recorded,
    rows_of,
    seen,
    shown,
)


def test_an_empty_panel_says_what_to_do(curve_panel):
    empty = nn.Record(0, 3, (20, "epochs"), 400)
    curve_panel.show_run(nn.History([empty]), (entrant(empty),))
    assert curve_panel._empty.isVisible()
    assert "Press Run" in curve_panel._empty.text()
    curve_panel.show_run(*recorded())
    assert not curve_panel._empty.isVisible()


@pytest.mark.parametrize("look", [theme.DARK, theme.LIGHT])
def test_the_curves_are_on_the_screen_in_their_colours(curve_panel, look, qapp):
    curve_panel.show_run(*recorded())
    theme.apply(look)
    qapp.processEvents()
    curve_panel.show_frame()
    for lane in range(2):
        if "gradient" in curve_panel.name:
            tints = [theme.layer_color(layer, 3) for layer in range(3)]
        else:
            tints = [theme.lane_color(lane)]
        for tint in tints:
            assert seen(curve_panel, tint) > 40


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
    panel.show_run(*recorded())
    assert entries(panel) == latest
    panel.show_cursor(100.0)
    assert entries(panel) == at_100
    panel.show_cursor(None)
    assert entries(panel) == latest


@pytest.mark.parametrize("name", CURVES)
def test_the_cross_hair_reads_nothing_of_a_lane_that_has_not_come_so_far(qtbot, name):
    history, lanes = recorded(200)
    far = filled(1, rows_of(300, 2.0, 0.1, *[(1e-2,) * 3] * 4))
    panel = PANELS[name]()
    qtbot.addWidget(panel)
    panel.show_run(nn.History([history.records[0], far]), (lanes[0], entrant(far, "relu")))
    panel.show_cursor(250.0)
    values = entries(panel)
    first = values[: len(values) // 2]
    assert all(formatting.MISSING in value for value in first)
    assert formatting.MISSING not in values[-1 if name == "gradient" else -2]


def test_lanes_whose_mini_batches_differ_are_compared_by_the_epoch(qtbot):
    """A hundred steps of 20 of 400 samples are five epochs, of 40 ten."""
    records = [nn.Record(0, 2, (20, "epochs"), 400), nn.Record(1, 2, (40, "epochs"), 400)]
    for record in records:
        record.steps.extend(rows_of(100, np.arange(1, 101.0), 0.5, *[(1e-2, 1e-1)] * 4))
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(nn.History(records), tuple(map(entrant, records, ("sigmoid", "relu"))))
    assert "epoch" in panel.step_label(panel.plot)
    ends = [drawn.trace._line.getData()[0][-1] for drawn in panel._drawn.values()]
    assert ends == pytest.approx([5.0, 10.0])
    panel.show_cursor(4.0)
    assert entries(panel)[::2] == ["80.00", "40.00"]  # the loss is the step


def test_a_loss_that_is_not_finite_leaves_a_gap_and_the_plot_alive(curve_panel):
    history, lanes = recorded()
    for record in history.records:
        row = np.full((5, record.steps.columns), np.nan)
        row[:, 0] = np.arange(401, 406)
        row[:, 1] = np.inf
        record.steps.extend(row)
    curve_panel.show_run(history, lanes)
    curve_panel.show_frame()
    assert entries(curve_panel)[0] in (formatting.MISSING, f"{formatting.MISSING} %")
    assert np.isfinite(curve_panel.plots()[0].value_range).all()


def test_after_a_zoom_the_view_stays_until_back_to_live(curve_panel):
    history, lanes = recorded()
    curve_panel.show_run(history, lanes)
    plot = curve_panel.plots()[0]
    plot.plotItem.vb.setRange(xRange=(100, 120), padding=0)
    plot.plotItem.vb.sigRangeChangedManually.emit([True, True])
    assert curve_panel.live_button.isVisible()
    for record in history.records:
        more = record.steps.view(1, 50, 100).mean
        more[:, 0] += 400
        record.steps.extend(more)
    curve_panel.show_frame()
    assert plot.viewRange()[0] == [100, 120]
    curve_panel.live_button.click()
    assert plot.viewRange()[0][0] <= 0
    assert not curve_panel.live_button.isVisible()


def test_the_axis_says_how_many_steps_a_point_stands_for(qtbot):
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show_run(*recorded(20))
    assert panel.step_label(panel.plot) == "step"
    panel.show_run(*recorded(20_000))
    points = panel.plot.points()
    told = int(panel.step_label(panel.plot).split("mean of ")[1].split()[0])
    assert 20_000 / points <= told <= 2 * 20_000 / points + 1


def test_export_writes_pictures_and_the_numbers_that_are_drawn(curve_panel, tmp_path):
    curve_panel.show_run(*recorded())
    export.export_png(curve_panel, tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    export.export_svg(curve_panel, tmp_path / "a.svg")
    assert b"<svg" in (tmp_path / "a.svg").read_bytes()[:400]
    export.export_csv(*curve_panel.table(), tmp_path / "a.csv")
    with open(tmp_path / "a.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 400
    assert [float(rows[99][f"{name} step"]) for name in ("sigmoid", "relu")] == [100, 100]
    if curve_panel.name == "lossPanel":
        assert float(rows[99]["relu mean"]) == pytest.approx(0.02)
        assert float(rows[99]["relu validation"]) == pytest.approx(1 / 101)
        assert rows[50]["relu validation"] == ""
    if curve_panel.name == "accuracyPanel":
        assert float(rows[99]["relu mean"]) == pytest.approx(99.0)
    if curve_panel.name == "gradientPanel":
        assert float(rows[0]["sigmoid W1 gradient_norm mean"]) == pytest.approx(1e-6)
        assert float(rows[9]["relu W3 gradient_norm max"]) == pytest.approx(0.04)


def test_lanes_of_unequal_length_are_exported_side_by_side(qtbot, tmp_path):
    short, long = (
        filled(slot, rows_of(steps, 1.0, 0.5, *[(1e-2, 1e-1)] * 4))
        for slot, steps in ((0, 10), (1, 30))
    )
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(nn.History([short, long]), (entrant(short, "short"), entrant(long, "long")))
    export.export_csv(*panel.table(), tmp_path / "a.csv")
    with open(tmp_path / "a.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    assert rows[9]["short step"] == "10"
    assert rows[10]["short step"] == rows[10]["short mean"] == ""
    assert rows[29]["long step"] == "30"


def test_an_export_that_fails_says_where(qtbot, tmp_path):
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(*recorded())
    (tmp_path / "file").write_text("")
    with pytest.raises(nn.DataError, match="cannot be written"):
        export.export_png(panel, tmp_path / "file" / "a.png")


def feed(panel, race, history, lanes):
    """Show a panel of any kind all that there is to show of a race."""
    panel.show_run(history, lanes)
    if hasattr(panel, "show_inspections"):
        panel.show_inspections(inspections_of(race, panel.quantity))
    if hasattr(panel, "show_findings"):
        panel.show_findings(nn.diagnose(race))


def test_every_panel_shows_itself_in_korean_and_can_be_exported(panel, qapp, tmp_path):
    """Whether it is shown in Korean before there is a run, or with one."""
    run = raced([one.changed("batch_size", 20) for one in EXPERIMENTS], 120)
    i18n.show_language("ko")
    qapp.processEvents()
    feed(panel, *run)
    i18n.show_language("en")
    qapp.processEvents()
    i18n.show_language("ko")
    qapp.processEvents()
    panel.show_cursor(50.0)
    panel.rename(run[2])
    panel.grab()
    names, values = panel.table()
    assert values.ndim == 2
    assert values.shape[1] == len(names)
    export.export_csv(names, values, tmp_path / "a.csv")
    export.export_svg(panel, tmp_path / "a.svg")
    export.export_png(panel, tmp_path / "a.png")


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("look", [theme.DARK, theme.LIGHT])
def test_every_panel_shows_one_lane_and_four_in_both_looks(panel, qapp, count, look):
    names = ("relu", "tanh", "sigmoid", "elu")[:count]
    lanes = [
        EXPERIMENTS[0].changed("activation", name).changed("name", name).changed("batch_size", 20)
        for name in names
    ]
    feed(panel, *raced(lanes, 3))
    theme.apply(look)
    qapp.processEvents()
    panel.resize(420, 240)
    panel.grab()


def all_drawn(refresher):
    """Tick until there is nothing left to draw."""
    refresher._rest_until = 0.0
    while refresher.tick():
        refresher._rest_until = 0.0


def pixels(widget):
    """A picture of a widget as numbers (height, width, 4)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format_RGB32)
    held = image.bits().asarray(image.byteCount())
    return np.array(held, np.uint8).reshape(image.height(), image.width(), 4)


class Painted(QObject):
    """Notes which rectangles of a widget are painted."""

    def __init__(self, widget):
        super().__init__()
        self.rects = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Paint:
            self.rects.append(event.rect())
        return False


def test_the_refresher_draws_what_is_visible_in_turn(qtbot):
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


def test_only_the_parts_of_a_panel_that_is_marked_are_drawn_again(qtbot):
    one, two = QWidget(), QWidget()
    drawn = []
    for widget in (one, two):
        qtbot.addWidget(widget)
        widget.show()
    places = (one, "left"), (one, "right"), (two, "all")
    refresher = Refresher([(widget, partial(drawn.append, name)) for widget, name in places])
    assert refresher.seen == 3
    all_drawn(refresher)
    drawn.clear()
    refresher.mark(one)
    all_drawn(refresher)
    assert drawn == ["left", "right"]


def test_the_refresher_rests_in_proportion_to_drawing_and_painting(qtbot, monkeypatch):
    clock = [1.0]

    class Slow(QWidget):
        def paintEvent(self, event):
            clock[0] += 0.010

    widget = Slow()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: clock[0] > 1.0)

    def draw():
        clock[0] += 0.005
        widget.update()

    monkeypatch.setattr("gui.shell.refresher.perf_counter", lambda: clock[0])
    refresher = Refresher([(widget, draw)])
    began = clock[0]
    assert refresher.tick()
    qtbot.waitUntil(lambda: refresher._rest_until > 0)
    assert refresher._rest_until == pytest.approx(began + 0.015 / DRAWING_SHARE)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_each_part_is_drawn_five_times_a_second_however_many_there_are(qtbot, monkeypatch, count):
    """Of ticks of 33 ms; what is drawn costs so much that only SLOWEST_HERTZ keeps it going."""
    clock = [0.0]
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    drawn = [0] * count

    def draw(place):
        drawn[place] += 1
        clock[0] += 0.028

    monkeypatch.setattr("gui.shell.refresher.perf_counter", lambda: clock[0])
    monkeypatch.setattr("gui.shell.refresher.QTimer.singleShot", lambda _, rest: rest())
    refresher = Refresher([(widget, partial(draw, place)) for place in range(count)])
    for tick in range(300):
        clock[0] = 0.033 * tick
        refresher.mark()
        refresher.tick()
    assert min(drawn) >= 0.9 * 5 * 300 * 0.033


@pytest.mark.parametrize("name", ["inside", "distributions", "batch"])
def test_the_parts_of_a_painted_panel_are_painted_one_by_one_and_leave_nothing_out(
    qtbot, qapp, name
):
    """All that differs between two pictures is painted anew, and never all of it at once."""
    panel = shown(qtbot, name, 760, 380)
    lanes = [
        one.changed("batch_size", 60).changed("name", f"{number} {one.name}")
        for number, one in enumerate((*EXPERIMENTS, *EXPERIMENTS))
    ]
    race, history, entrants = raced(lanes, 3)
    panel.show_run(history, entrants)

    def renew():
        if name == "inside":
            panel.show_weights({lane.slot: rng.normal(size=(20, 8, 8)) for lane in entrants})
        else:
            for _ in range(4):
                race.advance()
            panel.show_inspections(inspections_of(race, panel.quantity))

    rng = np.random.default_rng(1)
    renew()
    view = getattr(panel, "grid", None) or panel.view
    before = pixels(view)
    qapp.processEvents()
    renew()
    painted = Painted(view)
    for place in range(panel.parts):
        panel.show_part(place)
        qapp.processEvents()
    view.removeEventFilter(painted)
    rects = [rect.intersected(view.rect()) for rect in painted.rects]
    assert len(rects) == panel.parts > 1
    assert max(rect.height() * rect.width() for rect in rects) < 0.6 * view.width() * view.height()
    differs = (pixels(view) != before).any(axis=2)
    assert differs.any()
    for rect in rects:
        differs[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = False
    assert not differs.any()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
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
    assert formatting.figure(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0"),
        (0.25, "0.25"),
        (0.0708, "0.071"),
        (1.26, "1.3"),
        (214.0, "210"),
        (0.0999, "0.10"),
        (9.97, "10"),
        (2.5e-7, "2.50e-7"),
        (float("nan"), "–"),
    ],
)
def test_a_factor_has_two_digits_that_matter(value, text):
    assert formatting.significant(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(1 / 315, "1/315"), (0.4, "1/2.5"), (1.8, "1.80 ×"), (0.0, "0"), (float("nan"), "–")],
)
def test_a_part_is_told_as_a_fraction_of_one_or_a_multiple(share, text):
    assert formatting.part(share) == text


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100.0"), (0.99996, "99.9"), (0.5, "50.0"), (0.0004, "0.0")]
)
def test_all_but_all_is_not_all(share, text):
    assert formatting.percent(share) == text


def test_a_last_point_of_few_steps_is_not_drawn():
    """65 points of 128 steps and one of 3, which would scatter ten times as much."""
    curves = recorded(65 * 128 + 3)[0].records[0].steps
    view = curves.view(-np.inf, np.inf, 128)
    assert view.rows[-1] == 3
    assert len(view.full()) == len(view) - 1
    assert len(curves.view(-np.inf, np.inf, 10**6).full()) == len(curves.all())


def test_a_picture_has_no_buttons(panel):
    panel.show_run(*recorded())
    with panel.without_buttons():
        assert not panel.export_button.isVisible()
    assert panel.export_button.isVisible()
    assert not panel.live_button.isVisible()


@pytest.mark.parametrize(("modifier", "moved"), [(Qt.NoModifier, 0), (Qt.ControlModifier, 1)])
def test_the_wheel_zooms_the_steps_and_with_ctrl_the_values(curve_panel, qapp, modifier, moved):
    curve_panel.show_run(*recorded())
    qapp.processEvents()
    plot = curve_panel.plots()[0]
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
