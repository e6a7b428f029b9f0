"""Texts of lessons as rich text: paragraphs, **strong**, *emphasized* and `code`."""

from __future__ import annotations

import re
from html import escape

MARKS = (
    (re.compile(r"\*\*(.+?)\*\*", re.S), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*", re.S), r"<i>\1</i>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)


def as_html(text: str) -> str:
    """A text as HTML; what looks like HTML in it is shown as it is."""
    paragraphs = []
    for part in text.split("\n\n"):
        told = escape(part.strip()).replace("\n", "<br>")
        for pattern, replacement in MARKS:
            told = pattern.sub(replacement, told)
        paragraphs.append(f'<p style="margin: 0 0 8px 0; line-height: 135%">{told}</p>')
    return "".join(paragraphs)
