"""How the scores of a network become probabilities or numbers, in the words of each library."""

from __future__ import annotations

from dataclasses import dataclass

from nn.training.model import Model


@dataclass(frozen=True)
class Dialect:
    """How a library writes these functions of ``y``; ``pair`` joins ``{upper}`` with the rest."""

    softmax: str
    sigmoid: str
    clip: str
    pair: str


def meaning(model: Model, dialect: Dialect) -> str:
    """An expression of the scores y, as Loss.probabilities and TargetScale.undo compute it."""
    if not model.class_names:
        target = model.preparation.target
        if target.spread == 1.0 and target.offset == 0.0:
            return "y"
        return f"(y * {target.spread!r} + {target.offset!r})"
    loss = model.network.loss_function
    if loss.own_activation == "softmax":
        return dialect.softmax
    upper = dialect.sigmoid if loss.own_activation == "sigmoid" else dialect.clip
    return dialect.pair.format(upper=upper) if model.network.output_size == 1 else upper


def one_line(title: str) -> str:
    """A title that can stand in a docstring."""
    text = title.encode("utf-8", "replace").decode().replace("\\", "/").replace('"', "'")
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def told(model: Model) -> str:
    """What that is, in words."""
    if not model.class_names:
        return "the predicted numbers (n, 1)"
    return f"the probability of each class (n, {len(model.class_names)})"


def facts(model: Model) -> str:
    """What a reader has to know of samples and classes, as lines of Python."""
    lines = []
    if model.columns:
        lines.append(f"FEATURES = {list(model.feature_names)!r}")
    if model.class_names:
        lines.append(f"CLASSES = {list(model.class_names)!r}")
    return "".join(f"\n{line}\n" for line in lines)
