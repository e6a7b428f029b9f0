"""The page of a report: HTML that needs nothing but itself, light, and fit for print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import nn
from gui.lane_view import LaneView
from gui.style import i18n
from gui.style.i18n import tr
from gui.style.theme import LIGHT, lane_color


@dataclass(frozen=True, eq=False)
class Source:
    """What a report tells of: a run, its lanes as they stand, and when that was.

    ``results`` and ``findings`` belong to lanes by their slots; a lane may have none.
    """

    title: str
    notes: str
    when: str
    lanes: tuple[LaneView, ...]
    results: dict[int, nn.LaneResults]
    findings: Sequence[nn.Finding]

    def with_results(self) -> list[tuple[LaneView, nn.LaneResults]]:
        """The lanes that something is known of."""
        return [(one, self.results[one.slot]) for one in self.lanes if one.slot in self.results]


STYLE = f"""
:root {{ color-scheme: light; }}
body {{ font: 15px/1.5 system-ui, "Malgun Gothic", "Apple SD Gothic Neo", sans-serif;
  color: {LIGHT.text}; background: #fff; max-width: 1000px; margin: 32px auto; padding: 0 20px; }}
h1 {{ font-size: 26px; margin: 0; }}
h2 {{ font-size: 19px; margin: 36px 0 8px; border-bottom: 1px solid {LIGHT.line}; }}
h3 {{ font-size: 15px; margin: 18px 0 6px; }}
.muted, figcaption, svg text {{ color: {LIGHT.muted}; fill: {LIGHT.muted}; }}
table {{ border-collapse: collapse; margin: 8px 0; }}
td, th {{ padding: 3px 10px 3px 0; text-align: left; vertical-align: top; font-weight: 400; }}
th {{ color: {LIGHT.muted}; }}
td {{ font-variant-numeric: tabular-nums; }}
table.matrix td {{ width: 34px; height: 24px; padding: 0 4px; text-align: center;
  border: 1px solid #fff; font-variant-numeric: tabular-nums; font-size: 12px; }}
.row {{ display: flex; flex-wrap: wrap; gap: 18px; align-items: flex-start; }}
figure {{ margin: 0; }}
figure.plot {{ flex: 1 1 420px; max-width: 480px; }}
svg {{ width: 100%; height: auto; }}
svg text {{ font-size: 11px; }}
figure.sample {{ width: 84px; font-size: 12px; line-height: 1.3; }}
figure.sample img {{ width: 84px; height: 84px; image-rendering: pixelated; display: block; }}
pre {{ background: {LIGHT.raised}; padding: 10px; overflow-x: auto; white-space: pre-wrap;
  font-size: 12px; }}
.finding {{ border-left: 3px solid {LIGHT.warn}; padding-left: 12px; margin: 12px 0; }}
.legend > span {{ margin-right: 18px; }}
@media print {{ body {{ margin: 0; max-width: none; }} h2, h3 {{ break-after: avoid; }}
  figure, table, .finding {{ break-inside: avoid; }} }}
"""


def color_of(lane: LaneView) -> str:
    """A lane's colour on white."""
    return lane_color(lane.slot, LIGHT).name()


def lane_name(lane: LaneView) -> str:
    """A lane's name with its mark, in its colour."""
    return f'<span style="color: {color_of(lane)}">●</span> {escape(lane.name)}'


def document(title: str, language: str, body: Sequence[str]) -> str:
    """The parts of a page as a whole one."""
    inside = "\n".join(part for part in body if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{inside}\n"
        "</body>\n</html>\n"
    )


def section(title: str, *parts: str) -> str:
    """A section with its heading; nothing where it has no parts."""
    inside = "\n".join(part for part in parts if part)
    return f"<h2>{escape(title)}</h2>\n{inside}" if inside else ""


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> str:
    """Rows of cells, which are HTML; the first of each row is its head."""
    lines = []
    if head:
        lines.append("<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>")
    for first, *cells in rows:
        told = "".join(f"<td>{cell}</td>" for cell in cells)
        lines.append(f"<tr><th>{first}</th>{told}</tr>")
    return f"<table>{''.join(lines)}</table>" if rows else ""


def legend(source: Source) -> str:
    """The names of the lanes."""
    names = "".join(f"<span>{lane_name(lane)}</span>" for lane in source.lanes)
    return f'<p class="legend">{names}</p>'


def sentences(found: Sequence[nn.Sentence]) -> str:
    """Sentences as a paragraph."""
    told = " ".join(escape(i18n.sentence(one)) for one in found)
    return f'<p class="muted">{told}</p>' if told else ""


def label_of(field: str) -> str:
    """What a field of the recipe is called."""
    return tr(nn.KNOBS[field].label)
