"""Where the nodes of a small graph stand: in columns, from its inputs to its result.

The graphs are small and mostly chains, so a layered drawing of our own does (docs/decisions.md;
Sugiyama, Tagawa & Toda 1981).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, float]  # column and row


@dataclass(frozen=True)
class Layout:
    """``places`` of the nodes, and the ``routes`` of edges that pass other columns.

    A route, by source and target, has the places that the edge goes through in between.
    """

    places: dict[str, Place]
    routes: dict[tuple[str, str], list[Place]]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return 1 + max((column for column, _ in self.places.values()), default=-1)

    @property
    def span(self) -> tuple[float, float]:
        """The least and the largest row."""
        rows = [row for _, row in self.places.values()]
        rows += [row for route in self.routes.values() for _, row in route]
        return min(rows, default=0.0), max(rows, default=0.0)


def laid_out(inputs: Mapping[str, Sequence[str]]) -> Layout:
    """A layout of nodes, given in the order of evaluation with the names of those they take."""
    columns = columns_of(inputs)
    full: dict[str, list[str]] = {}
    passing: dict[tuple[str, str], list[str]] = {}
    for name, sources in inputs.items():
        taken = []
        for source in sources:
            before = source
            for column in range(columns[source] + 1, columns[name]):
                stop = f"{source}\n{name}\n{column}"
                if stop not in full:
                    full[stop], columns[stop] = [before], column
                    passing.setdefault((source, name), []).append(stop)
                before = stop
            taken.append(before)
        full[name] = taken
    rows = rows_of(full, columns)
    return Layout(
        {name: (columns[name], rows[name]) for name in inputs},
        {edge: [(columns[stop], rows[stop]) for stop in stops] for edge, stops in passing.items()},
    )


def columns_of(inputs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The column of every node: behind its inputs; a leaf stands right before its first use."""
    found: dict[str, int] = {}
    for name, sources in inputs.items():
        found[name] = 1 + max((found[one] for one in sources), default=-1)
    for name, sources in inputs.items():
        if not sources:
            uses = [found[one] for one, taken in inputs.items() if name in taken]
            found[name] = max(min(uses, default=1) - 1, 0)
    return found


def rows_of(inputs: Mapping[str, Sequence[str]], columns: Mapping[str, int]) -> dict[str, float]:
    """The row of every node, so that nodes stand near the middle of what they take.

    Nodes of one column are at least one row apart; 0 is the middle of the picture.
    """
    found: dict[str, float] = {}
    for column in range(max(columns.values(), default=-1) + 1):
        members = [name for name in inputs if columns[name] == column]
        leaves = [name for name in members if not inputs[name]]
        wanted = {
            name: (
                sum(found[one] for one in inputs[name]) / len(inputs[name])
                if inputs[name]
                else leaves.index(name) - (len(leaves) - 1) / 2
            )
            for name in members
        }
        order = sorted(members, key=lambda name: wanted[name])
        taken: list[float] = []
        for name in order:
            taken.append(max(wanted[name], taken[-1] + 1.0) if taken else wanted[name])
        shift = (sum(taken) - sum(wanted.values())) / max(len(order), 1)
        found |= {name: row - shift for name, row in zip(order, taken, strict=True)}
    return found
