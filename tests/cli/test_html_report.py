"""``python main.py train --html``, as a person calls it."""

from __future__ import annotations

from tests.cli.command import train


def test_the_results_are_written_as_a_page(tmp_path):
    path = tmp_path / "report.html"
    done = train("perceptron-vs-mlp", "--steps", 60, "--html", path, "--language", "ko")
    assert done.returncode == 0, done.stderr
    page = path.read_text(encoding="utf-8")
    assert '<html lang="ko">' in page
    assert "혼동" not in done.stdout  # what is printed stays English
    assert page.count("<svg") >= 4


def test_a_place_that_cannot_be_written_is_refused_before_the_training(tmp_path):
    done = train("two-layer-net", "--data", "xor", "--steps", 5, "--html", tmp_path)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
