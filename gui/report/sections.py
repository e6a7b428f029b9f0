"""The sections of a report."""

from __future__ import annotations

import base64
import platform
from html import escape

import numpy as np
from PyQt5.QtCore import QBuffer, QByteArray, QIODevice

import nn
from gui.lane_view import LaneView
from gui.plotting.pixels import image_of
from gui.plotting.trace import DASHES
from gui.report.page import Source, color_of, label_of, lane_name, legend, section, sentences, table
from gui.report.svg import Curve, plot
from gui.style import formatting, i18n, lane_facts
from gui.style.i18n import N_, told, tr, value_text
from gui.style.sample_text import sample_text
from gui.style.theme import LIGHT, layer_color

POINTS = 400  # of a curve
MOST_CLASSES, MOST_MISTAKES = 20, 12
SUMMARY = {
    N_("Network"): lane_facts.network_text,
    N_("Recipe"): lane_facts.training_text,
    N_("Validation"): lane_facts.validation_text,
    N_("Lowest validation loss"): lane_facts.lowest_loss_text,
    N_("End"): lane_facts.end_text,
}


def summary(source: Source) -> str:
    """What was trained, and what came of it: a column for each lane."""
    rows = [[tr(label), *map(text, source.lanes)] for label, text in SUMMARY.items()]
    tests, seconds = [], []
    for lane in source.lanes:
        found = source.results.get(lane.slot)
        test = found.assessments.get("test") if found else None
        score = formatting.MISSING
        if test is not None:
            value = test.regression.r2 if test.task == nn.REGRESSION else test.accuracy
            score = lane_facts.score_text(lane, value, len(test))
        tests.append(score)
        seconds.append(lane_facts.time_text(found.seconds) if found else formatting.MISSING)
    rows += [[tr("Test"), *tests], [tr("Training time"), *seconds]]
    return section(tr("Summary"), table(rows, ["", *map(lane_name, source.lanes)]))


def data(source: Source) -> str:
    """What was learned from."""
    facts = source.lanes[0].prepared.dataset
    rows = [
        [tr("Data set"), escape(f"{i18n.choice_name(facts.name)}, {tr(facts.source)}")],
        [tr("Samples"), lane_facts.data_text(source.lanes[0])],
        [tr("Features"), f"{facts.features:,}"],
    ]
    if facts.class_names:
        names = ", ".join(facts.class_names[:MOST_CLASSES])
        more = " …" if facts.classes > MOST_CLASSES else ""
        rows.append([tr("Classes"), escape(f"{facts.classes}: {names}{more}")])
    if facts.target:
        rows.append([tr("Target"), escape(facts.target)])
    return section(tr("Data"), table(rows), sentences(facts.remarks))


def recipe(source: Source) -> str:
    """Every setting that is not as usual, or in which lanes differ, and how to repeat the run."""
    usual = nn.Experiment()
    fields = [
        field
        for field in nn.KNOBS
        if field != "name"
        and any(getattr(one.experiment, field) != getattr(usual, field) for one in source.lanes)
    ]
    always = ["seed", "hidden", "activation", "optimizer", "learning_rate", "batch_size", "steps"]
    chosen = [field for field in nn.KNOBS if field in {*always, *fields}]
    rows = [
        [
            escape(label_of(field)),
            *(escape(value_text(field, getattr(one.experiment, field))) for one in source.lanes),
        ]
        for field in chosen
    ]
    commands = nn.as_commands([lane.experiment for lane in source.lanes])
    repeat = f"<p>{escape(tr('To repeat it:'))}</p><pre>{escape(commands)}</pre>"
    return section(
        tr("Recipe"), table(rows, ["", *map(lane_name, source.lanes)]), repeat, _changes(source)
    )


def _changes(source: Source) -> str:
    """What was changed while the lanes trained."""
    rows = [
        [
            lane_name(lane),
            told("after step {step}", step=f"{change.step:,}"),
            escape(
                f"{label_of(change.field)}: {value_text(change.field, change.old)} → "
                f"{value_text(change.field, change.new)}"
            ),
        ]
        for lane in source.lanes
        for change in lane.record.changes
        if change.field in nn.KNOBS and change.field != "name"
    ]
    return f"<h3>{escape(tr('Changed while training'))}</h3>{table(rows)}" if rows else ""


def curves(source: Source) -> str:
    """Loss and score over the steps: the line of the mini-batches, dots of the validation set."""
    task = source.lanes[0].prepared.dataset.task
    score = tr("R²") if task == nn.REGRESSION else tr("accuracy (%)")
    score_title = "R²" if task == nn.REGRESSION else N_("Accuracy")
    figures = [
        (N_("Loss"), nn.LOSS, tr("loss"), 1.0, None),
        (score_title, nn.ACCURACY, score, 1.0 if task == nn.REGRESSION else 100.0, False),
    ]
    parts = []
    for title, column, up, scale, logarithmic in figures:
        drawn = []
        for lane in source.lanes:
            steps = lane.record.steps.view(-np.inf, np.inf, POINTS, [0, column]).mean
            held = lane.record.evaluations.view(-np.inf, np.inf, POINTS, [0, column]).mean
            color = color_of(lane)
            on_off = DASHES[lane.slot % len(DASHES)]
            dash = " ".join(map(str, on_off)) if any(on_off[1::2]) else ""
            drawn.append(Curve(steps[:, 0], scale * steps[:, 1], color, dash))
            drawn.append(Curve(held[:, 0], scale * held[:, 1], color, dots=True))
        picture = plot(drawn, tr("step"), up, logarithmic)
        if picture:
            parts.append(f'<figure class="plot"><h3>{escape(tr(title))}</h3>{picture}</figure>')
    note = tr("Lines: mini-batches. Dots: validation set.")
    foot = f'<p class="muted">{escape(note)}</p>'
    if not parts:
        return ""
    return section(tr("Curves"), legend(source), f'<div class="row">{"".join(parts)}</div>', foot)


def gradients(source: Source) -> str:
    """The gradient of every layer over the steps, a plot for each lane."""
    parts = []
    for lane in source.lanes:
        columns = lane.record.measure("gradient_norm")
        rows = lane.record.steps.view(-np.inf, np.inf, POINTS, [0, *columns]).mean
        count = lane.record.layers
        drawn = [
            Curve(rows[:, 0], np.where(rows[:, 1 + one] > 0, rows[:, 1 + one], np.nan),
                  layer_color(one, count, LIGHT).name())
            for one in range(count)
        ]  # fmt: skip
        picture = plot(drawn, tr("step"), "‖∂L/∂W‖", True)
        if picture:
            names = " ".join(
                f'<span style="color: {layer_color(one, count, LIGHT).name()}">W{one + 1}</span>'
                for one in range(count)
            )
            parts.append(
                f'<figure class="plot"><h3>{lane_name(lane)}</h3>{picture}'
                f"<figcaption>{names}</figcaption></figure>"
            )
    row = f'<div class="row">{"".join(parts)}</div>' if parts else ""
    return section(tr("Gradient by layer"), row)


def ledger(source: Source) -> str:
    """By how much each layer multiplies the backward signal, from the output to the input."""
    parts = []
    for lane, found in source.with_results():
        rows = [
            [
                f"W{entry.layer}",
                formatting.figure(entry.signal),
                *(
                    formatting.significant(getattr(entry, one), 3)
                    for one in ("slope", "weights", "others", "shortcut")
                ),
            ]
            for entry in reversed(found.inspection.ledger)
        ]
        head = ["", "‖∂L/∂a‖", tr("slopes"), tr("weights"), tr("others"), tr("shortcut")]
        parts.append(f"<div><h3>{lane_name(lane)}</h3>{table(rows, head)}</div>")
    row = f'<div class="row">{"".join(parts)}</div>' if parts else ""
    return section(tr("Shrink ledger"), row)


def results(source: Source) -> str:
    """Confusion and mistakes, or the errors of a regression, on the validation set."""
    parts = []
    for lane, found in source.with_results():
        held = found.assessments.get("validation")
        if held is None or not held.finite:
            continue
        regression = held.task == nn.REGRESSION
        inside = _errors(held, lane) if regression else _classes(held, lane)
        at = escape(told("measured at step {step}", step=f"{held.step:,}"))
        title = f'<h3>{lane_name(lane)} <span class="muted">· {at}</span></h3>'
        parts.append(f"{title}{inside}")
    return section(tr("Results on the validation set"), *parts)


def _errors(held: nn.Assessment, lane: LaneView) -> str:
    """The figures of a regression, and its predictions over the true values."""
    scores = held.regression
    rows = [
        ["MAE", formatting.figure(scores.mean_absolute_error)],
        ["RMSE", formatting.figure(scores.root_mean_squared_error)],
        ["R²", formatting.significant(scores.r2, 3)],
    ]
    chosen = np.linspace(0, len(held) - 1, min(len(held), POINTS)).astype(np.intp)
    cloud = Curve(held.truth[chosen], held.predicted[chosen], color_of(lane), dots=True)
    picture = plot([cloud], tr("true value"), tr("prediction"), False, diagonal=True)
    return f'<div class="row"><figure class="plot">{picture}</figure>{table(rows)}</div>'


def _classes(held: nn.Assessment, lane: LaneView) -> str:
    data, scores = lane.prepared.dataset, held.scores
    names = [escape(name) for name in data.class_names]
    rows = [
        [name, *(formatting.percent(value) for value in row), f"{int(support):,}"]
        for name, row, support in zip(names, scores.rows, scores.support, strict=True)
    ][:MOST_CLASSES]
    means = ((N_("macro mean"), scores.macro), (N_("weighted mean"), scores.weighted))
    rows += [[tr(name), *map(formatting.percent, map(float, row)), ""] for name, row in means]
    head = ["", tr("precision"), tr("recall"), tr("F1"), tr("support")]
    matrix = _matrix(held.matrix, names, color_of(lane)) if held.classes <= MOST_CLASSES else ""
    inside = f'<div class="row">{matrix}{table(rows, head)}</div>'
    if held.classes > MOST_CLASSES:
        note = tr("The first {shown} of {count} classes; so many have no matrix here.")
        inside += (
            f'<p class="muted">{escape(note.format(shown=MOST_CLASSES, count=held.classes))}</p>'
        )
    return inside + _mistakes(held, lane)


def _matrix(matrix: nn.Array, names: list[str], color: str) -> str:
    """A row for each true class; the darker, the larger the share of its row."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    head = "".join(f"<th>{name}</th>" for name in names)
    lines = [f"<tr><th></th>{head}</tr>"]
    for truth, row in enumerate(matrix.tolist()):
        cells = []
        for predicted, count in enumerate(row):
            share = 0.85 * count / max(sum(row), 1)
            tint = "86, 99, 117" if truth == predicted else f"{red}, {green}, {blue}"
            cells.append(f'<td style="background: rgba({tint}, {share:.3f})">{count or ""}</td>')
        lines.append(f"<tr><th>{names[truth]}</th>{''.join(cells)}</tr>")
    told = escape(tr("rows: true class, columns: predicted class"))
    return (
        f'<figure><table class="matrix">{"".join(lines)}</table>'
        f"<figcaption>{told}</figcaption></figure>"
    )


def _mistakes(held: nn.Assessment, lane: LaneView) -> str:
    """The mistakes with the largest loss, as pictures or rows."""
    data = lane.prepared.dataset
    chosen = nn.by_loss(np.flatnonzero(held.wrong), held)[:MOST_MISTAKES]
    if not len(chosen):
        return ""
    title = escape(told("Mistakes with the largest loss ({shown} of {count})",
                        shown=len(chosen), count=f"{int(held.wrong.sum()):,}"))  # fmt: skip
    names, x = data.class_names, data.parts[held.part].x
    figures = []
    for index in chosen.tolist():
        truth, answer = names[int(held.truth[index])], names[int(held.predicted[index])]
        share = formatting.percent(float(held.confidence[index]), 0)
        text = f"{truth} → {answer} ({share} %)"
        if data.picture_shape is not None:
            picture = _png(x[index].reshape(data.picture_shape))
            figures.append(
                f'<figure class="sample"><img alt="{escape(truth)}" src="{picture}">'
                f"<figcaption>{escape(text)}</figcaption></figure>"
            )
        else:
            cells = "".join(
                f"<td>{escape(one)}</td>" for one in (text, sample_text(data, x[index]))
            )
            figures.append(f"<tr>{cells}</tr>")
    if data.picture_shape is not None:
        return f'<h3>{title}</h3><div class="row">{"".join(figures)}</div>'
    return f"<h3>{title}</h3><table>{''.join(figures)}</table>"


def _png(pixels: nn.Array) -> str:
    """Pixels in 0 … 1 as the address of a PNG that is part of the page."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shades = np.round(255 * np.clip(np.nan_to_num(pixels), 0, 1)).astype(np.uint8)
    image_of(shades).save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(bytes(content)).decode()


def findings(source: Source) -> str:
    """What the doctor found, with its numbers."""
    parts = []
    for one in source.findings:
        rule = nn.RULES[one.rule]
        lane = next((lane for lane in source.lanes if lane.slot == one.slot), None)
        if lane is None:
            continue
        rows = [
            [
                escape(tr(each.label)),
                formatting.significant(each.value, 3),
                escape(f"{each.sign} {formatting.plain(each.threshold)}"),
            ]
            for each in one.evidence
        ]
        parts.append(
            f'<div class="finding"><h3>{escape(tr(rule.title))} · {lane_name(lane)}</h3>'
            f"{table(rows)}<p>{escape(tr(rule.meaning))} {escape(tr(rule.advice))}</p></div>"
        )
    nothing = f'<p class="muted">{escape(tr("nothing found"))}</p>'
    return section(tr("Doctor"), *(parts or [nothing]))


def versions() -> str:
    """With what it was made."""
    names = f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.system()}"
    told_ = tr("Made with Nablascope, {versions}.").format(versions=names)
    return f'<p class="muted">{escape(told_)}</p>'
