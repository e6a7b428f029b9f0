"""Tooltips: Qt breaks no line of plain text, so a long one would leave the screen."""

from __future__ import annotations

import unicodedata

WIDEST = 76  # columns of a line; a Hangul syllable takes two


def tip(*parts: str) -> str:
    """These parts below each other, in lines that fit on every screen; empty ones are left out."""
    return "\n".join(line for part in parts for line in _lines(part))


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        line, columns = "", 0
        for word in paragraph.split(" "):
            more = _columns(word)
            if line and columns + 1 + more > WIDEST:
                lines.append(line)
                line, columns = word, more
            else:
                line = f"{line} {word}" if line else word
                columns += more + (columns > 0)
        lines.append(line)
    return [line for line in lines if line]


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
