"""The texts of the project that a person reads in the window, found in its source.

``python -m tests.translatable`` adds what is missing to the ``.ts`` files, as unfinished;
with ``--smoke`` it only counts.
"""

from __future__ import annotations

import ast
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import nn.errors
from tests.benchmarks.options import command_line

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "resources" / "i18n"
MARKS = {"tr", "told", "N_", "Phrase", "sentence", "remark"}
ERRORS = {
    name
    for name, thing in vars(nn.errors).items()
    if isinstance(thing, type) and issubclass(thing, nn.errors.NablascopeError)
}
KINDS = {"lookup": 2, "unknown": 2}  # which argument names the kind of thing looked up


def texts() -> list[str]:
    """Every text once: calls of ``tr`` and ``N_``, sentences of errors, knobs, presets."""
    found: dict[str, None] = {}
    for folder in ("gui", "nn"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    found.update(dict.fromkeys(_of_call(node)))
    for path in sorted((ROOT / "resources" / "presets").glob("*.json")):
        preset = json.loads(path.read_text(encoding="utf-8"))
        texts = [preset[field] for field in ("title", "about", "watch") if preset.get(field)]
        found.update(dict.fromkeys(texts))
    return list(found)


def _of_call(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in MARKS or name in ERRORS:
        yield from _literals(call.args[:1])
    elif name in KINDS:
        yield from _literals(call.args[KINDS[name] :])
    elif name == "_section":
        yield from _literals(call.args)
    elif name in ("knob", "custom", "in_tables"):
        yield from _literals(call.args[1:])
        for keyword in call.keywords:
            if keyword.arg in ("unit", "group"):
                yield from _literals([keyword.value])
            elif keyword.arg == "named" and isinstance(keyword.value, ast.Dict):
                yield from _literals(keyword.value.values)


def _literals(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def update(path: Path, write: bool = True) -> int:
    """Add the missing texts to a ``.ts`` file, drop those that are gone; how many are new."""
    tree = ElementTree.parse(path)
    context = tree.find("context")
    assert context is not None
    kept = {message.findtext("source", ""): message for message in context.findall("message")}
    for message in kept.values():
        context.remove(message)
    new = 0
    for text in texts():
        message = kept.get(text)
        if message is None:
            new += 1
            message = ElementTree.Element("message")
            ElementTree.SubElement(message, "source").text = text
            ElementTree.SubElement(message, "translation", {"type": "unfinished"})
        context.append(message)
    ElementTree.indent(tree, "    ")
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    if write:
        path.write_text(
            f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
        )
    return new


if __name__ == "__main__":
    smoke = command_line(__doc__).parse_args().smoke
    for file in sorted(TRANSLATIONS.glob("*.ts")):
        print(file.name, update(file, write=not smoke), "new texts")
