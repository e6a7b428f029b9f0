"""Orange's .tab: three lines of names, types and roles, or both before a "#" in each name."""

from __future__ import annotations

import re

from nn.data.tables.words import DATE, FEATURE, NUMBER, TARGET, TEXT, Asked

TYPES = {
    "c": NUMBER, "continuous": NUMBER, "numeric": NUMBER, "n": NUMBER, "d": TEXT, "discrete": TEXT,
    "categorical": TEXT, "s": TEXT, "string": TEXT, "text": TEXT, "t": DATE, "time": DATE,
}  # fmt: skip
ROLES = {
    "": FEATURE, "class": TARGET, "c": TARGET, "meta": "skip", "m": "skip", "ignore": "skip",
    "i": "skip", "weight": "skip", "w": "skip",
}  # fmt: skip
NAME = re.compile(r"([mciw]?)([CDSTN]?)#(.+)", re.DOTALL)


def orange_header(rows: list[list[str]]) -> tuple[int, list[str], dict[str, Asked]] | None:
    """How many rows Orange's header has, the names and what it says of them; None for others."""
    if len(rows) > 3 and len(rows[0]) == len(rows[1]) > 1 and len(rows[2]) <= len(rows[0]):
        types = [cell.strip().lower() for cell in rows[1]]
        roles = [cell.strip().lower().split(" ")[0] for cell in rows[2]]
        roles += [""] * (len(types) - len(roles))
        known = all(one in TYPES or " " in one for one in types)
        if known and all(one in ROLES or "=" in one for one in roles):
            names = [cell.strip() for cell in rows[0]]
            asked = {
                name: Asked(ROLES.get(role, FEATURE), TYPES.get(kind, TEXT))
                for name, kind, role in zip(names, types, roles, strict=True)
            }
            return 3, names, asked
    found = [NAME.fullmatch(cell.strip()) for cell in rows[0]] if rows else []
    if found and all(found):
        names, asked = [], {}
        for one in found:
            if one is not None:
                names.append(one[3])
                role = ROLES[one[1]]
                asked[one[3]] = Asked(role, TYPES.get(one[2].lower(), ""))
        return 1, names, asked
    return None
