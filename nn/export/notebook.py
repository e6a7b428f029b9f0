"""A notebook that trains the same recipe with ``nn``."""

from __future__ import annotations

from dataclasses import fields

from nn.export.source import Source
from nn.training.recipe.experiment import Experiment


def recipe_lines(experiment: Experiment) -> str:
    """The recipe as Python: the fields that differ from the usual ones."""
    usual = Experiment()
    changed = [
        f"    {one.name}={getattr(experiment, one.name)!r},"
        for one in fields(experiment)
        if getattr(experiment, one.name) != getattr(usual, one.name)
    ]
    return "\n".join(["nn.Experiment(", *changed, ")"])


def script_cells(experiment: Experiment) -> list[str]:
    """What the notebook runs, cell by cell."""
    return [
        "import nn",
        f"experiment = {recipe_lines(experiment)}",
        "dataset = nn.load_dataset(experiment.data_recipe)\n"
        "print(dataset.name, {name: len(part) for name, part in dataset.parts.items()})",
        "race = nn.Race([experiment], dataset)\n"
        "history = nn.History(race.records)\n"
        "while not race.idle:\n"
        "    race.advance()\n"
        "    if race.blocked:\n"
        "        history.drain()\n"
        "history.drain()",
        "lane = race.lanes[0]\n"
        'found = nn.assess(lane, "validation")\n'
        'print(f"step {found.step}: mean loss {found.losses.mean():.4f}")',
        "steps = lane.record.steps.all().mean\n"
        "steps[:, [0, nn.LOSS, nn.ACCURACY]]  # step, loss, accuracy",
    ]


def notebook(source: Source) -> dict[str, bytes]:
    """The file. Raises ImportError without the library nbformat."""
    import nbformat

    make = nbformat.v4
    told = (
        f"# {source.title}\n\nThe recipe of a network that Nablascope trained. Start Jupyter in "
        "the folder of Nablascope, so that `import nn` finds the library."
    )
    cells = [make.new_markdown_cell(told)]
    cells += [make.new_code_cell(text) for text in script_cells(source.experiment)]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # always the same, so that two exports are
    book = make.new_notebook(cells=cells)
    book.metadata["language_info"] = {"name": "python"}
    return {"train.ipynb": nbformat.writes(book).encode()}
