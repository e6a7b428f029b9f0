"""A notebook that trains the same recipe with ``nn``."""

from __future__ import annotations

from nn.export.source import Source
from nn.training.recipe_texts import script_parts

ROWS = (
    "steps = race.lanes[0].record.steps.all().mean\n"
    "steps[:, [0, nn.LOSS, nn.ACCURACY]]  # step, loss, accuracy"
)


def notebook(source: Source) -> dict[str, bytes]:
    """The file. Raises ImportError without the library nbformat."""
    import nbformat

    make = nbformat.v4
    told = (
        f"# {source.title}\n\nThe recipe of a network that Nablascope trained. Start Jupyter in "
        "the folder of Nablascope, so that `import nn` finds the library."
    )
    cells = [make.new_markdown_cell(told)]
    cells += [make.new_code_cell(text) for text in [*script_parts([source.experiment]), ROWS]]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # always the same, so that two exports are
    book = make.new_notebook(cells=cells)
    book.metadata["language_info"] = {"name": "python"}
    return {"train.ipynb": nbformat.writes(book).encode()}
