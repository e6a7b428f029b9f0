"""The sentences of the status line, each with the name of its dot's colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from threadpoolctl import threadpool_info

import nn
from gui.lane_view import LaneView
from gui.session.look_back import LookBack
from gui.session.state import Results, Run, Stage, State
from gui.style import formatting, i18n
from gui.style.i18n import sentence, tr

Message = Callable[[], tuple[str, str]]  # made anew when the language changes

STATE_COLORS = {
    State.RUNNING: "good",
    State.FINISHED: "accent",
    State.PAUSED: "warn",
    State.FAILED: "bad",
}
MOST_NAMES = 5
NO_HANGUL = (
    "Korean needs a font with Hangul letters, and none is installed "
    "(for example: fonts-nanum). The window stays in English."
)


def of_state(state: State, lanes: Sequence[LaneView]) -> tuple[str, str]:
    """What the session is doing, and which lanes are left alone or have not begun."""
    step = max((lane.record.step for lane in lanes), default=0)
    paused = [lane.name for lane in lanes if lane.paused]
    new = [lane.name for lane in lanes if step and not (lane.record.step or lane.failure)]
    texts = {
        State.LOADING: tr("Preparing the data. You can keep using the window."),
        State.READY: tr("Ready. Press Run (Space) to train."),
        State.RUNNING: tr("Training"),
        State.PAUSED: tr("Paused at step {step}").format(step=f"{step:,}"),
        State.FINISHED: tr("Finished. Press Run to train for the same number of steps again."),
        State.FAILED: tr("The run cannot continue. Press Reset to start again."),
    }
    text = texts[state]
    if paused and state in (State.RUNNING, State.PAUSED, State.READY):
        text += " · " + tr("paused lanes: {names}").format(names=", ".join(paused))
    if new and state is State.PAUSED:
        text += " · " + i18n.told("press Run (Space) to let {names} catch up", names=", ".join(new))
    return text, STATE_COLORS.get(state, "faint")


def of_building(stage: Stage) -> tuple[str, str]:
    """A run is being built, and it takes a while."""
    told = tr("Loading the data. You can keep using the window.")
    if stage is Stage.NETWORKS:
        told = tr("Building the networks. You can keep using the window.")
    elif stage is Stage.LANE:
        told = tr("Building the new lane. The other lanes wait.")
    return told, "warn"


def of_extended(steps: int, recipe: int) -> tuple[str, str]:
    """A finished run trains for more steps than its recipe has."""
    text = tr(
        "Training continues to step {steps}. The recipe has {recipe} steps; Reset returns to that "
        "number."
    )
    return text.format(steps=f"{steps:,}", recipe=f"{recipe:,}"), STATE_COLORS[State.RUNNING]


def lane_gone(name: str) -> str:
    """A dialog was open about a lane that is no longer there."""
    return tr("Lane '{name}' no longer exists, so its dialog was closed.").format(name=name)


def of_error(error: nn.NablascopeError) -> tuple[str, str]:
    """What a person typed or asked for cannot be."""
    return sentence(error), "bad"


def of_results(lanes: Sequence[LaneView], results: Results) -> tuple[str, str]:
    """How a race ended on the test set."""
    regression = bool(lanes) and lanes[0].prepared.sound.task == nn.REGRESSION

    told = ", ".join(
        f"{lane.name}: {formatting.percent(share, 2)} %"
        if share == share
        else tr("{name}: stopped").format(name=lane.name)
        if lane.failure is not None or not regression
        else f"{lane.name}: {formatting.MISSING}"
        for lane in lanes
        if (share := results.accuracies.get(lane.slot)) is not None
    )
    text = tr("Finished. Accuracy on the test set: {told}")
    if regression:
        text = tr("Finished. R² on the test set: {told}")
    if lanes and lanes[0].experiment.own_digits in ("test", "both"):
        text = tr("Finished. Accuracy on the test set (my digits): {told}")
    return text.format(told=told), "accent"


def of_saved(path: str) -> tuple[str, str]:
    """A file was written."""
    return tr("Saved as {path}").format(path=path), "good"


def of_trashed(count: int) -> tuple[str, str]:
    """Saved runs were moved to the trash."""
    return tr("Moved to the trash: {count} run(s)").format(count=f"{count:,}"), "good"


def of_copied(title: str) -> tuple[str, str]:
    """A card was copied to the clipboard."""
    return tr("Copied as an image: {title}").format(title=title), "good"


def of_copied_recipe(count: int, kind: str) -> tuple[str, str]:
    """Recipes were copied to the clipboard as text."""
    told = tr("Copied as a command line: {count} lane(s). Ctrl+V here opens it again.")
    if kind == "script":
        told = tr("Copied as a Python script: {count} lane(s). Ctrl+V here opens it again.")
    return told.format(count=count), "good"


def of_text_size(scale: float) -> tuple[str, str]:
    """Text is shown larger or smaller."""
    return tr("Text size: {percent} %").format(percent=round(100 * scale)), "good"


def of_undone(done: bool) -> tuple[str, str]:
    """The last change was taken back, or there was none."""
    return (tr("Undone"), "good") if done else (tr("There is nothing to undo."), "warn")


def of_kept(path: str) -> tuple[str, str]:
    """A new run is ready; the one before it is not lost."""
    text = tr("Ready. The previous run is saved as {path} (Ctrl+O to open it).")
    return text.format(path=path), STATE_COLORS.get(State.READY, "faint")


def of_kept_digit(digit: int, count: int, waiting: int) -> tuple[str, str]:
    """A drawing is among a person's own digits now; pictures may wait."""
    text = i18n.told("Added as {digit}. My digits: {count}", digit=digit, count=f"{count:,}")
    if waiting:
        text += f" · {of_waiting(waiting)[0]}"
    return text, "good"


def of_nothing_to_keep() -> tuple[str, str]:
    """A key was pressed that keeps a drawing, but there is none."""
    return tr("Draw a digit first, then press its key to add it with that label."), "warn"


def of_cancelled() -> tuple[str, str]:
    """Data that were being made or fetched are not waited for any more."""
    return tr(
        "Canceled. The part downloaded so far is kept. Choose the data set again to continue."
    ), "muted"


def of_nothing_to_paste() -> tuple[str, str]:
    """There is nothing in the clipboard that can be opened."""
    return tr("There is nothing to paste. Copy an image, a file or a recipe first."), "warn"


def of_scan(scan: nn.ImportedImage, waiting: int) -> tuple[str, str]:
    """A picture is on the canvas; others may wait."""
    text = i18n.told(
        "'{name}' is on the canvas. Press a key 0 … 9 to add it with that label.", name=scan.name
    )
    if scan.animated:
        text += " " + tr("It is animated; only its first frame is used.")
    if waiting:
        text += " " + tr("Waiting: {count} (N: next)").format(count=waiting)
    return text, "good"


def of_waiting(waiting: int) -> tuple[str, str]:
    """Pictures came while something is on the canvas."""
    return tr("Images waiting: {count} (N: next)").format(count=waiting), "good"


def of_kept_shown() -> tuple[str, str]:
    """A kept digit is on the canvas again."""
    return tr(
        "Press a key 0 … 9 to change the label of this digit, or draw to continue it."
    ), "good"


def of_imported(added: int, known: int) -> tuple[str, str]:
    """Drawings came from files; some were there already."""
    text = tr("Added to my digits: {count}").format(count=f"{added:,}")
    if known:
        text += " · " + tr("already there: {count}").format(count=f"{known:,}")
    return text, "good"


def pasted_picture() -> str:
    """What a picture from the clipboard is called."""
    return tr("The pasted image")


def of_files(errors: Sequence[tuple[str, nn.NablascopeError]]) -> nn.NablascopeError:
    """What was wrong with files: the reason of one; of several their names and the first reason."""
    if len(errors) == 1:
        return errors[0][1]
    names = ", ".join(name for name, _ in errors[:MOST_NAMES])
    return nn.DataError(
        "These files could not be read: {names}{more} The first one: {reason}",
        names=names,
        more=" …" if len(errors) > MOST_NAMES else ".",
        reason=sentence(errors[0][1]),
    )


def stopped_lane(name: str, error: nn.DivergedError) -> str:
    """Why a lane does not go on."""
    text = tr("Lane '{name}' stopped: {reason}")
    return text.format(name=name, reason=sentence(error))


def ended_lane(name: str, stop: nn.Stop) -> str:
    """Why a lane ended before its last step."""
    text = tr("Lane '{name}' stopped early at step {step}. {reason} Run continues from here.")
    return text.format(name=name, step=f"{stop.step:,}", reason=sentence(stop.reason))


def cursor_text(history: nn.History | None, x: float | None) -> str:
    """Which steps the cross-hair reads out."""
    if history is None or x is None or not history.step:
        return ""
    if history.by_epoch:
        return tr("epoch {epoch}").format(epoch=f"{x:.2f}")
    furthest = max(history.records, key=lambda record: record.step)
    _, first, last = furthest.steps.at(x)
    if last > first:
        text = tr("mean of steps {first} to {last}")
        return text.format(first=f"{first:,.0f}", last=f"{last:,.0f}")
    return tr("step {step}").format(step=f"{x:,.0f}")


def figures(run: Run, plots_per_second: float | None, threads: int) -> str:
    """Figures about the run and the machine; ``threads`` train at the same time."""
    networks = [lane.network for lane in run.lanes]
    parameters = " + ".join(f"{one.parameters.size:,}" for one in networks)
    told = [tr("{parameters} parameters").format(parameters=parameters), *_BLAS]
    if plots_per_second is not None:
        told.append(tr("{used} of {count} cores").format(used=threads, count=nn.usable_cores()))
        told.append(tr("{rate} plots/s").format(rate=f"{plots_per_second:.0f}"))
    return "   ·   ".join(told)


# Which library multiplies the matrices, and with how many threads.
_BLAS = [
    f"{pool['internal_api']} × {pool['num_threads']}"
    for pool in threadpool_info()
    if pool.get("user_api") == "blas"
]


def broken_lane(name: str, taken: Sequence[str]) -> str:
    """The name of a lane whose backward pass is wrong on purpose."""
    names = [tr("{name}, broken").format(name=name[:28])]
    names += [f"{names[0]} {number}" for number in range(2, 9)]
    return next(one for one in names if one not in taken)


def past_step(back: LookBack, history: nn.History) -> str:
    """Which earlier step is shown, in the head of a card."""
    if history.by_epoch:
        record = back.lanes[0].record
        return tr("epoch {epoch}").format(epoch=f"{back.step * history.unit(record):.2f}")
    return tr("step {step}").format(step=f"{back.step:,}")


def of_looking_back(state: State, back: LookBack) -> tuple[str, str]:
    """What the session is doing while an earlier step is shown."""
    now, step = f"{back.lanes[0].record.step:,}", f"{back.step:,}"
    if back.differs:
        told = tr(
            "Step {step} could not be reproduced exactly: the replay differs from what was "
            "recorded, so the cards may differ from the run."
        )
        return told.format(step=step), STATE_COLORS[State.FAILED]
    told = tr("The run is at step {now}. You are looking at step {step}.")
    if state is State.RUNNING:
        told = tr("Training continues. You are looking at step {step}.")
    return told.format(now=now, step=step), STATE_COLORS.get(state, "faint")


def of_gone_back(step: int) -> tuple[str, str]:
    """The run was replaced by itself as it was."""
    told = tr(
        "The run is back at step {step}. As it was before, it is saved under Runs → Saved runs."
    )
    return told.format(step=f"{step:,}"), "good"
