from __future__ import annotations

import math

import hypothesis
import numpy as np
import pytest
from hypothesis import strategies as st

import nn
from nn.tracing.formula import KNOWN_FUNCTIONS, MOST_CHARACTERS, formula

CASES = {
    "(apple*2 + orange*3)*1.1": {"apple": 100.0, "orange": 150.0},
    "1/(1+exp(-(w*x+b)))": {"w": 2.0, "x": -1.0, "b": 0.5},
    "-log(softmax(z)[2])": {"z": [1.0, 2.0, 0.5]},
    "x**3 - 2*x": {"x": -1.3},
    "x**y": {"x": 1.7, "y": -0.4},
    "max(z) + min(z) + mean(z) + sum(z*z)": {"z": [3.0, -1.0, 2.0]},
    "relu(x) + abs(x) + sqrt(x) + sin(x)*cos(x) + tanh(x) + sigmoid(x)": {"x": 0.7},
    "max(x, y) * min(x, y)": {"x": 1.0, "y": 2.0},
    "+x - -x": {"x": 4.0},
    "sum([1, 2, 3] * z)": {"z": [1.0, 0.5, 2.0]},
    "pi * r**2": {"r": 2.0},
    "text * self": {"text": 2.0, "self": 3.0},
}


@pytest.mark.parametrize("text", CASES)
def test_gradients_agree_with_central_differences(text):
    found = formula(text, **CASES[text])
    assert set(found.gradients) == set(CASES[text])
    for name, slopes in found.slopes.items():
        near = np.reshape([one.value for one in slopes], found.gradients[name].shape)
        np.testing.assert_allclose(found.gradients[name], near, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("text", CASES)
def test_the_result_is_what_python_computes(text):
    def softmax(z):
        return np.exp(z) / np.exp(z).sum()

    names = {
        "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "sin": np.sin,
        "cos": np.cos, "tanh": np.tanh, "sum": np.sum, "mean": np.mean, "softmax": softmax,
        "relu": lambda x: max(x, 0.0), "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
        "max": lambda *a: np.max(a), "min": lambda *a: np.min(a), "pi": math.pi,
    }  # fmt: skip
    values = {name: np.array(value) for name, value in CASES[text].items()}
    assert formula(text, **CASES[text]).result == pytest.approx(eval(text, names | values))


def test_names_are_nodes_and_every_node_knows_its_local_derivatives():
    found = formula("(apple*2 + orange*3)*1.1", apple=100, orange=150)
    assert found["apple"].gradient == pytest.approx(2.2)
    assert found["orange"].gradient == pytest.approx(3.3)
    product = found["multiply1"]
    assert (product.inputs, product.symbol, product.formula) == (("apple", "2"), "×", "apple × 2")
    assert [float(one) for one in product.local] == [2.0, 100.0]
    assert found.nodes[-1].gradient == 1.0


def test_a_constant_that_is_written_twice_has_two_nodes():
    found = formula("x*2 + 2", x=1)
    assert float(found["2"].gradient) == 1.0
    assert float(found["2′"].gradient) == 1.0


@pytest.mark.parametrize(
    ("text", "values", "words"),
    [
        ("", {}, "Type an expression"),
        ("x +", {"x": 1}, "not complete, or has a mistake, near character"),
        ("x / 0", {"x": 1}, "x / 0: division by zero"),
        ("1 / (x - 1)", {"x": 1}, r"1 / \(x - 1\): division by zero"),
        ("exp(x)", {"x": 1000}, r"exp\(x\): the result is too large"),
        ("log(x)", {"x": -1}, "only for numbers above 0"),
        ("sqrt(x)", {"x": -1}, "at least 0"),
        ("x**0.5", {"x": -1}, "a negative number has no such power"),
        ("x**-1", {"x": 0}, "0 to a negative power"),
        ("1e999", {}, "too large"),
        ("9" * 400, {}, "too large"),
        ("x + y", {"x": 1}, "y has no value"),
        ("z", {"z": [1, 2]}, "The result has 2 numbers"),
        ("z[5]", {"z": [1, 2]}, "there is no element 5; z has 2"),
        ("x[0]", {"x": 1}, "x is a single number"),
        ("z + y", {"z": [1, 2], "y": [1, 2, 3]}, "lists of 2 and 3 numbers cannot be combined"),
        ("exp", {}, r"exp is a function. Write exp\(…\)"),
        ("exp(x, x)", {"x": 1}, "exp takes one value, but got 2"),
        ("x" * 10_000, {}, "has 10,000 characters, but at most 1,000"),
        ("x" + "+x" * 300, {"x": 1}, "nodes, but at most 200"),
        ("(" * 300 + "x" + ")" * 300, {"x": 1}, "not complete|nested too deeply"),
        ("x", {"x": math.nan}, "x: the value must be a finite number"),
        ("x", {"x": [[1.0]]}, "a value is a number or a list"),
    ],
)
def test_what_has_no_result_is_explained(text, values, words):
    with pytest.raises(nn.FormulaError, match=words):
        formula(text, **values)


@pytest.mark.parametrize(
    "text",
    ["x.real", "__import__('os')", "lambda: x", "x if x else x", "[x for x in z]", "x @ x", "x < 1",
     "x and x", "'a'", "True", "1j", "f'{x}'", "(x := 2)", "z[0:1]", "z[x]", "exp(x=1)", "exp(*z)",
     "{1: x}", "x // 2", "not x", "exp(x)(x)"],
)  # fmt: skip
def test_what_is_no_arithmetic_is_not_understood(text):
    with pytest.raises(nn.NablascopeError):
        formula(text, x=1.0, z=[1.0, 2.0])


def test_an_unknown_function_names_the_nearest():
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'softmax'"):
        formula("softmx(x)", x=1)


@hypothesis.given(st.text(alphabet="xz0129.+-*/()[], eEpilogsftma!'\"\\\n\x00", max_size=60))
def test_any_text_gives_a_graph_or_a_sentence(text):
    try:
        found = formula(text, x=0.5, z=[1.0, 2.0])
    except nn.NablascopeError as error:
        str(error)  # it can be told
    else:
        assert math.isfinite(found.result)
        assert found.text == text


def test_the_longest_text_is_still_read():
    text = "x" + "+1" * 99
    assert len(text) < MOST_CHARACTERS
    assert formula(text, x=1).result == 100.0


def test_functions_have_their_names_in_the_message():
    with pytest.raises(nn.FormulaError) as caught:
        formula("x.y", x=1)
    assert all(name in str(caught.value) for name in KNOWN_FUNCTIONS)


def test_names_are_read_as_python_reads_them():
    """The micro sign and the Greek letter are one name: Python normalizes identifiers (NFKC)."""
    assert formula("\u00b5 * 2", **{"\u00b5": 3.0}).result == 6.0


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        ("x[0][0]", {"x": [1, 2]}, r"x\[0\]\[0\]: x\[0\] is a single number"),
        ("['1'][0] * x", {"x": 1}, "not understood"),
        ("\ud800", {}, "a character that cannot be read"),
        ("sum(a) + sum(b)", {"a": [1.0] * 60, "b": [1.0] * 60}, "120 numbers together"),
        ("sum(a)", {"a": [1.0] * 101}, "a list of 1 to 100 numbers"),
    ],
)
def test_more_of_what_is_refused(text, values, told):
    with pytest.raises(nn.FormulaError, match=told):
        formula(text, **values)
