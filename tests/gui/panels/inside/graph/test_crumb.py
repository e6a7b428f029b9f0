from __future__ import annotations

from gui.panels.inside.graph.crumb import Crumb


def test_it_shows_the_way_and_what_can_be_clicked(qtbot):
    crumb = Crumb()
    qtbot.addWidget(crumb)
    crumb.show_place(1, "ReLU", "Affine2")
    assert [part in crumb.text() for part in ("Graph", "ReLU", "Affine2")] == [True] * 3
    assert 'href="node"' in crumb.text()
    crumb.show_place(1, "ReLU", "")
    assert 'href="node"' not in crumb.text()
    assert "Escape" in crumb.toolTip()
