"""When the two sides of the window fold by themselves."""

import pytest


@pytest.mark.parametrize(
    ("width", "workspace", "folded"),
    [
        (1366, "train", False),
        (1366, "inside", True),
        (1700, "inside", False),
        (1024, "train", True),
    ],
)
def test_the_sides_give_way_to_the_cards(window, qapp, width, workspace, folded):
    window.workspaces.choose(workspace)
    window.resize(width, 768)
    qapp.processEvents()
    assert (window.left.folded, window.right.folded) == (folded, folded)


def test_in_a_narrow_window_a_person_opens_one_side_at_a_time(window, qapp):
    window.resize(1024, 640)
    qapp.processEvents()
    window.left.toggle()
    window.right.toggle()
    assert (window.left.folded, window.right.folded) == (True, False)


def test_what_a_person_folded_stays_folded_when_there_is_room_again(window, qapp):
    window.left.toggle()
    window.resize(1024, 640)
    qapp.processEvents()
    window.resize(1366, 768)
    qapp.processEvents()
    assert window.left.folded
    assert not window.right.folded


def test_folding_leaves_the_keys_to_the_window(qtbot, window):
    window.left.toggle()
    assert window.hasFocus() or window.focusWidget() is window
