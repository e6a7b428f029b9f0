"""The formula of every layer and loss, on the way forward and on the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nn import activations, convolution, cross_entropy, layers, pooling, recurrent, regularization
from nn import regression_losses as regression


@dataclass(frozen=True)
class LayerFormula:
    """``forward`` gives the output, ``backward`` the gradients that leave.

    Names of parameters stand in braces ("{W}"), because they are numbered in a network. Capital
    letters are arrays over the mini-batch, small ones single elements; d stands for dL/d.
    """

    forward: str
    backward: tuple[str, ...]

    def named(self, names: Mapping[str, object]) -> LayerFormula:
        """The formula with a network's names for the parameters, and a layer's own constants."""
        known = {"b": 0, **names}
        return LayerFormula(
            self.forward.format_map(known), tuple(one.format_map(known) for one in self.backward)
        )


def _pointwise(forward: str, slope: str) -> LayerFormula:
    return LayerFormula(f"y = {forward}", (f"dx = dy · {slope}",))


FORMULAS: dict[type, LayerFormula] = {
    layers.Affine: LayerFormula(
        "Y = X·{W} + {b}", ("dX = dY·{W}ᵀ", "d{W} = Xᵀ·dY", "d{b} = Σ dY over the samples")
    ),
    layers.Flatten: LayerFormula("Y = X as rows", ("dX = dY in the shape of X",)),
    layers.Reshape: LayerFormula("Y = X in another shape", ("dX = dY in the shape of X",)),
    layers.Embedding: LayerFormula("y = {W}[x]", ("d{W}[k] = Σ dy over all places with x = k",)),
    layers.Add: LayerFormula("Y = A + B", ("dA = dY", "dB = dY")),
    layers.Concatenate: LayerFormula(
        "Y = A beside B", ("dA = the first part of dY", "dB = the rest")
    ),
    activations.Sigmoid: _pointwise("1 / (1 + exp(−x))", "y(1 − y)"),
    activations.Tanh: _pointwise("tanh(x)", "(1 − y²)"),
    activations.ReLU: _pointwise("max(x, 0)", "1 where x > 0, else 0"),
    activations.LeakyReLU: _pointwise("max(x, {slope:g} x)", "1 where x > 0, else {slope:g}"),
    activations.ELU: _pointwise(
        "x where x > 0, else {alpha:g} (exp(x) − 1)", "1 where x > 0, else {alpha:g} exp(x)"
    ),
    activations.GELU: _pointwise("x Φ(x)", "(Φ(x) + x φ(x))"),
    activations.SiLU: _pointwise("x σ(x)", "(σ(x) + y(1 − σ(x)))"),
    activations.Softplus: _pointwise("log(1 + exp(x))", "σ(x)"),
    activations.Identity: _pointwise("x", "1"),
    activations.Step: LayerFormula("y = 1 where x > 0, else 0", ("the slope is 0 everywhere",)),
    activations.Softmax: LayerFormula("y = exp(x) / Σ exp(x)", ("dx = y (dy − Σ dy · y)",)),
    convolution.Conv2D: LayerFormula(
        "Y = {W} ∗ X + {b}", ("dX = {W} turned by 180° ∗ dY", "d{W} = X ∗ dY", "d{b} = Σ dY")
    ),
    convolution.PointwiseConv2D: LayerFormula(
        "Y = {W}·X + {b} at each pixel", ("dX = {W}ᵀ·dY", "d{W} = Σ dY·Xᵀ", "d{b} = Σ dY")
    ),
    convolution.DepthwiseConv2D: LayerFormula(
        "Y = {W} ∗ X + {b}, channel by channel",
        ("dX = {W} turned by 180° ∗ dY", "d{W} = X ∗ dY", "d{b} = Σ dY"),
    ),
    convolution.SeparableConv2D: LayerFormula(
        "Y = {W}·({D} ∗ X) + {b}",
        ("dX = {D} turned by 180° ∗ {W}ᵀ·dY", "d{D} = X ∗ {W}ᵀ·dY", "d{W} = Σ dY·({D} ∗ X)ᵀ"),
    ),
    pooling.MaxPool2D: LayerFormula(
        "y = the largest x in the window", ("dx = dy where x was the largest, else 0",)
    ),
    pooling.AveragePool2D: LayerFormula(
        "y = the mean of x in the window", ("dx = Σ dy / size of the window",)
    ),
    pooling.GlobalAveragePool: LayerFormula(
        "y = the mean of the channel", ("dx = dy / number of pixels",)
    ),
    regularization.BatchNorm: LayerFormula(
        "y = {gamma} (x − μ) / √(σ² + ε) + {beta}",
        (
            "dx = {gamma} / √(σ² + ε) · (dy − mean dy − x̂ · mean dy·x̂)",
            "d{gamma} = Σ dy · x̂",
            "d{beta} = Σ dy",
        ),
    ),
    regularization.Dropout: LayerFormula("Y = X × mask", ("dX = dY × mask",)),
    recurrent.SimpleRNN: LayerFormula(
        "h(t) = tanh(x(t)·{Wx} + h(t−1)·{Wh} + {b})",
        ("da(t) = (1 − h(t)²) · (dh(t) + da(t+1)·{Wh}ᵀ)", "d{Wx} = Σ x(t)ᵀ·da(t)"),
    ),
    cross_entropy.SoftmaxCrossEntropy: LayerFormula(
        "L = −mean log softmax(a)[t]", ("da = (softmax(a) − t) / N",)
    ),
    cross_entropy.SigmoidCrossEntropy: LayerFormula(
        "L = −mean (t log y + (1 − t) log(1 − y)), y = σ(a)", ("da = (σ(a) − t) / N",)
    ),
    cross_entropy.CategoricalCrossEntropy: LayerFormula(
        "L = −mean Σ t log y", ("dy = −t / (N y)",)
    ),
    cross_entropy.SparseCategoricalCrossEntropy: LayerFormula(
        "L = −mean log y[t]", ("dy[t] = −1 / (N y[t])",)
    ),
    cross_entropy.BinaryCrossEntropy: LayerFormula(
        "L = −mean (t log y + (1 − t) log(1 − y))", ("dy = (y − t) / (N y(1 − y))",)
    ),
    regression.SumOfSquaredErrors: LayerFormula("L = ½ Σ (y − t)² / N", ("dy = (y − t) / N",)),
    regression.MeanSquaredError: LayerFormula("L = mean (y − t)²", ("dy = 2 (y − t) / N",)),
    regression.MeanAbsoluteError: LayerFormula("L = mean |y − t|", ("dy = sign(y − t) / N",)),
    regression.RootMeanSquaredError: LayerFormula("L = √ mean (y − t)²", ("dy = (y − t) / (N L)",)),
    regression.Huber: LayerFormula(
        "L = mean ½d² where |d| ≤ δ, else δ(|d| − ½δ)", ("dy = clip(d, −δ, δ) / N",)
    ),
}


def formula_of(thing: object, names: Mapping[str, object]) -> LayerFormula:
    """The formula of a layer or loss with these names for its parameters."""
    for kind in type(thing).__mro__:
        if kind in FORMULAS:
            return FORMULAS[kind].named({**vars(thing), **names})
    name = type(thing).__name__
    return LayerFormula(f"Y = {name}(X)", (f"dX = backward of {name}",))


def shape_text(shape: Sequence[int]) -> str:
    """A shape as it is read: 128×784; a single number has none."""
    return "×".join(map(str, shape)) or "1"
