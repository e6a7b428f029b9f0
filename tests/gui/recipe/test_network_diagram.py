"""The network as a chain of blocks."""

from __future__ import annotations

import pytest

from gui.recipe.network_diagram import NetworkDiagram
from gui.style import i18n, theme
from tests.gui.panels.conftest import seen


@pytest.fixture
def diagram(qtbot):
    one = NetworkDiagram()
    qtbot.addWidget(one)
    one.resize(232, 64)
    one.show()
    return one


def test_the_layers_are_told_in_their_order_in_both_languages(diagram, qapp):
    diagram.show_network((784, 100, 10), 0)
    assert diagram.accessibleName() == "784 → 100 → 10"
    diagram.show_network((784, 8, 100, 10), 1)
    assert diagram.accessibleName() == "784 → 8 channels → 100 → 10"
    i18n.show_language("ko")
    qapp.processEvents()
    assert diagram.accessibleName().startswith(
        "784 → " + i18n.tr("{count} channels").format(count=8)
    )


def test_each_block_has_the_colour_of_its_weights_in_the_gradient_plot(diagram):
    diagram.show_network((784, 50, 50, 10), 0)
    for layer in range(3):
        assert seen(diagram, theme.layer_color(layer, 3)) > 10


def test_more_units_are_a_higher_block(diagram):
    def ink(size):
        diagram.show_network((4, size), 0)
        return seen(diagram, theme.layer_color(0, 1))

    assert ink(1000) > ink(2)


@pytest.mark.parametrize("count", [2, 5, 12, 40])
def test_any_number_of_layers_is_painted_inside_its_room(diagram, count):
    diagram.show_network((784, *[30] * count, 10), 0)
    image = diagram.grab().toImage()
    ground = image.pixelColor(0, 63)
    assert all(image.pixelColor(x, 0) == ground for x in range(232))


def test_without_a_network_nothing_is_painted(diagram):
    assert diagram.accessibleName() == ""
    diagram.grab()
