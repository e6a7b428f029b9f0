from __future__ import annotations

from gui.panels.inside.graph.operations_layout import columns_of, laid_out

CHAIN = {"x": (), "u": ("x",), "e": ("u",), "y": ("e",)}
APPLES = {"apple": (), "count": (), "a": ("apple", "count"), "tax": (), "y": ("a", "tax")}
SOFTMAX = {"a": (), "m": ("a",), "d": ("a", "m"), "e": ("d",), "s": ("e",), "y": ("e", "s")}


def test_a_node_stands_behind_all_that_it_takes():
    for inputs in (CHAIN, APPLES, SOFTMAX):
        columns = columns_of(inputs)
        for name, sources in inputs.items():
            assert all(columns[one] < columns[name] for one in sources)


def test_a_leaf_stands_right_before_its_first_use():
    assert columns_of(APPLES) == {"apple": 0, "count": 0, "a": 1, "tax": 1, "y": 2}


def test_a_chain_is_a_straight_line():
    assert {row for _, row in laid_out(CHAIN).places.values()} == {0.0}


def test_nodes_of_a_column_stand_apart():
    for inputs in (APPLES, SOFTMAX):
        places = list(laid_out(inputs).places.values())
        for index, (column, row) in enumerate(places):
            others = [r for c, r in places[index + 1 :] if c == column]
            assert all(abs(row - other) >= 0.999 for other in others)


def test_an_edge_that_passes_a_node_goes_around_it():
    found = laid_out(SOFTMAX)
    ((column, row),) = found.routes["a", "d"]
    assert column == found.places["m"][0]
    assert abs(row - found.places["m"][1]) >= 0.999
    low, high = found.span
    assert low <= row <= high
    assert found.columns == 6
