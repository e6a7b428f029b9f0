"""The legend: names, values, and no more width than there is."""

from __future__ import annotations

import pytest
from PyQt5.QtGui import QColor

from gui.plotting.legend import GAP_PIXELS, ROW_PIXELS, SWATCH_PIXELS, Entry, Legend
from gui.style import theme
from tests.gui.panels.conftest import seen

RED, BLUE = QColor("#FF0000"), QColor("#0000FF")


@pytest.fixture
def legend(qtbot):
    """Two columns, the second twice as wide."""
    one = Legend((1, 2))
    qtbot.addWidget(one)
    one.resize(300, 40)
    one.show()
    return one


def columns_of(widget, color):
    """The columns of the picture in which a colour is seen."""
    image = widget.grab().toImage()
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == color for y in range(image.height()))
    ]


def test_each_entry_has_its_swatch_at_the_left_of_its_column(legend):
    legend.show_entries([Entry(RED, "a"), Entry(BLUE, "b")])
    red, blue = columns_of(legend, RED), columns_of(legend, BLUE)
    assert min(red) <= 1
    assert min(blue) == pytest.approx(100, abs=1)
    assert max(red) - min(red) == pytest.approx(SWATCH_PIXELS, abs=2)


def test_the_height_is_that_of_the_rows_or_what_is_reserved(legend):
    legend.show_entries([Entry(RED, str(i)) for i in range(5)])
    assert legend.sizeHint().height() == 3 * ROW_PIXELS
    legend.reserve(8)
    legend.show_entries([Entry(RED, "a")])
    assert legend.sizeHint().height() == 4 * ROW_PIXELS


def test_a_name_that_does_not_fit_is_cut_and_the_legend_asks_for_no_width(legend):
    legend.show_entries([Entry(RED, "a name that is much too long for its column", "0.1234")])
    assert legend.sizeHint().width() == 0
    assert seen(legend, theme.color("text")) > 0  # the value is still there
    image = legend.grab().toImage()
    ground = image.pixelColor(299, 39)
    assert all(image.pixelColor(100 - 1 + GAP_PIXELS // 2, y) == ground for y in range(18))


def test_half_a_number_is_not_shown_since_it_would_be_another_number(legend):
    legend.resize(60, 40)
    legend.set_shares((1,), 20)

    def picture(value):
        legend.show_entries([Entry(RED, "", value)])
        return legend.grab().toImage()

    assert picture("0.12345678") == picture("9.87654321")  # "…", whatever the digits are
    assert picture("0.1") != picture("9.8")


@pytest.mark.parametrize(("style", "symbol"), [(1, ""), (2, ""), (0, "o"), (0, "t1")])
def test_dashes_and_markers_differ_from_a_plain_line(legend, style, symbol):
    legend.show_entries([Entry(RED, "a")])
    plain = legend.grab().toImage()
    legend.show_entries([Entry(RED, "a", "", style, symbol)])
    assert legend.grab().toImage() != plain
