"""Finding things by name, and saying which name was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TypeVar

from nn.errors import Phrase, UnknownNameError

Thing = TypeVar("Thing")


def lookup(registry: Mapping[str, Thing], name: str, kind: str) -> Thing:
    """Return ``registry[name]``; raise UnknownNameError naming the nearest entry."""
    try:
        return registry[name]
    except (KeyError, TypeError):
        raise unknown(name, registry, kind) from None


def nearest(name: str, known: Iterable[str]) -> str:
    """The one of these names that was probably meant; "" where none is like it."""
    folded = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), folded, n=1)
    return folded[near[0]] if near else ""


def unknown(name: str, known: Iterable[str], kind: str) -> UnknownNameError:
    """The error for a name of a ``kind`` (such as "optimizer") that is not among ``known``."""
    names = sorted(known)
    near = nearest(str(name), names)
    values = {"kind": Phrase(kind), "name": name, "known": ", ".join(names)}
    if near:
        return UnknownNameError(
            "{kind}: there is no '{name}'. Did you mean '{near}'? Known: {known}.",
            near=near,
            **values,
        )
    return UnknownNameError("{kind}: there is no '{name}'. Known: {known}.", **values)
