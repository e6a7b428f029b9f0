"""write_report: a run as one HTML file."""

from __future__ import annotations

from html import escape
from pathlib import Path

import nn
from gui.report import sections
from gui.report.page import Source, document
from gui.style import i18n
from gui.style.i18n import tr


def report_page(source: Source) -> str:
    """The whole page, in the language that is shown."""
    title = tr(source.title) or tr("A run")
    lines = escape(source.notes).replace("\n", "<br>")
    notes = f"<p>{lines}</p>" if source.notes else ""
    body = [
        f'<h1>{escape(title)}</h1><p class="muted">{escape(source.when)}</p>{notes}',
        sections.summary(source),
        sections.curves(source),
        sections.gradients(source),
        sections.ledger(source),
        sections.results(source),
        sections.findings(source),
        sections.data(source),
        sections.recipe(source),
        sections.versions(),
    ]
    return document(title, i18n.language(), body)


def write_report(source: Source, path: Path) -> None:
    """Write the page whole or not at all. Raises DataError."""
    nn.write_file(path, report_page(source).encode())
