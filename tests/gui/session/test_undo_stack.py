"""UndoStack: what can be taken back, the last step first."""

from __future__ import annotations

from gui.session.undo_stack import MOST_STEPS, EditDone, LaneAdded, LaneRemoved, UndoStack


def edit(value):
    return EditDone({0: {"learning_rate": (0.1, value)}})


def test_steps_come_back_in_reverse_order():
    stack = UndoStack()
    for value in (0.2, 0.3):
        stack.push(edit(value))
    assert [stack.pop(1), stack.pop(1), stack.pop(1)] == [edit(0.3), edit(0.2), None]


def test_lanes_of_an_earlier_run_are_passed_over_and_edits_are_not():
    stack = UndoStack()
    stack.push(edit(0.2))
    stack.lanes_changed(1, {0}, {0, 1})
    stack.lanes_changed(1, {0, 1}, {1})
    assert len(stack) == 3
    assert stack.pop(2) == edit(0.2)
    assert len(stack) == 0


def test_a_lane_that_came_and_one_that_went_are_steps():
    stack = UndoStack()
    stack.lanes_changed(4, {0, 1}, {0, 1, 2})
    stack.lanes_changed(4, {0, 1, 2}, {0, 2})
    assert stack.pop(4) == LaneRemoved(4)
    assert stack.pop(4) == LaneAdded(4, 2)


def test_pausing_is_no_step():
    stack = UndoStack()
    stack.lanes_changed(1, {0, 1}, {0, 1})
    assert len(stack) == 0


def test_what_takes_a_step_back_is_no_step_of_its_own():
    """Else Ctrl+Z twice would remove and add the same lane for ever."""
    stack = UndoStack()
    stack.undoing = 1
    stack.lanes_changed(1, {0, 1}, {0})
    assert (len(stack), stack.undoing) == (0, 0)
    stack.lanes_changed(1, {0}, {0, 1})
    assert stack.pop(1) == LaneAdded(1, 1)


def test_the_oldest_steps_are_forgotten():
    stack = UndoStack()
    for value in range(MOST_STEPS + 5):
        stack.push(edit(value))
    assert len(stack) == MOST_STEPS
    taken = [stack.pop(1) for _ in range(MOST_STEPS)]
    assert taken[-1] == edit(5)


def test_other_recipes_leave_nothing_to_take_back():
    stack = UndoStack()
    stack.push(edit(0.2))
    stack.undoing = 1
    stack.clear()
    assert (stack.pop(1), stack.undoing) == (None, 0)
