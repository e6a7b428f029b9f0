"""``python main.py predict``, as a person calls it."""

from __future__ import annotations

import csv

import pytest

from tests.cli.command import CASES, call, sentence, train


def test_a_table_is_learnt_saved_and_asked_about_new_rows(table, tmp_path):
    run, rows = tmp_path / "run.npz", tmp_path / "rows.csv"
    done = train("two-layer-net", "--file", table, "--steps", 400, "--save", run)
    assert done.returncode == 0, done.stderr
    assert "training accuracy 1.0000" in done.stdout
    rows.write_text("b,a,이름\n3,5,가\n0,5,나\n1,,가\n", encoding="utf-8")
    done = call("predict", run, rows)
    assert done.returncode == 0, done.stderr
    head, *answers = csv.reader(done.stdout.splitlines())
    assert head == ["answer", "probability", "probability of 작음", "probability of 큼"]
    assert [one[0] for one in answers] == ["큼", "작음", "작음"]
    for answer, share, small, large in answers:
        assert share == {"작음": small, "큼": large}[answer]
        assert float(small) + float(large) == pytest.approx(1, abs=2e-4)


def test_what_a_network_never_saw_is_told_and_can_be_made_an_error(tmp_path):
    run, folder = tmp_path / "run.npz", CASES / "12-unseen-category"
    done = train("two-layer-net", "--file", folder / "train.csv", "--steps", 100, "--save", run)
    assert "Target 'feel': classification into 2 classes" in done.stderr
    done = call("predict", run, folder / "new.csv")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert "Column 'colour': 1 empty cells were filled in." in done.stderr
    assert "'Red' (row 2) does not occur in the training data" in done.stderr
    assert call("predict", run, folder / "new.csv", "--strict").returncode == 1
    known = tmp_path / "known.csv"
    known.write_text("colour,x\nred,0.1\n")
    assert call("predict", run, known, "--strict").returncode == 0


def test_a_class_with_a_comma_and_quotation_marks_is_one_cell(tmp_path):
    run, folder = tmp_path / "run.npz", CASES / "13-comma-in-class"
    train("two-layer-net", "--file", folder / "train.csv", "--steps", 300, "--save", run)
    done = call("predict", run, folder / "new.csv")
    answers = [row[0] for row in csv.reader(done.stdout.splitlines()[1:])]
    assert sorted(answers) == ["Iris, small", 'Iris, tall "giant"']


def test_predictions_name_their_rows_and_stand_in_the_targets_unit(tmp_path):
    path, run = tmp_path / "rents.csv", tmp_path / "run.npz"
    rows = [f"R-{i:03},{i % 60 + 10},{(i % 60 + 10) * 12000}" for i in range(120)]
    path.write_text("\n".join(["room,area,rent", *rows]))
    done = train("two-layer-net", "--file", path, "--steps", 600, "--save", run)
    assert done.returncode == 0, done.stderr
    assert "RMSE" in done.stdout
    new = tmp_path / "new.csv"
    new.write_text("room,area\nA-1,30\nA-2,60\n")
    head, first, second = csv.reader(call("predict", run, new).stdout.splitlines())
    assert head == ["room", "answer"]
    assert (first[0], second[0]) == ("A-1", "A-2")
    assert float(first[1]) == pytest.approx(360_000, rel=0.1)
    assert float(second[1]) == pytest.approx(720_000, rel=0.1)


def test_rows_that_do_not_fit_are_refused_with_the_column(table, tmp_path):
    run, rows = tmp_path / "run.npz", tmp_path / "rows.csv"
    train("two-layer-net", "--file", table, "--steps", 10, "--save", run)
    rows.write_text("a,c\n1,2\n")
    done = call("predict", run, rows)
    assert done.returncode == 2
    assert "has no column '이름'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_number_that_is_too_large_is_told_with_its_column(tmp_path):
    path, run, rows = tmp_path / "t.csv", tmp_path / "run.npz", tmp_path / "rows.csv"
    path.write_text("a,y\n" + "".join(f"{i},{i % 2}\n" for i in range(40)))
    train("two-layer-net", "--file", path, "--steps", 5, "--save", run)
    rows.write_text("a\n1\n1e400\n")
    done = call("predict", run, rows)
    assert done.returncode == 2
    assert "data row 2, column 'a': the number is too large" in sentence(done.stderr)


def test_a_lane_that_is_not_there_is_refused(table, tmp_path):
    run = tmp_path / "run.npz"
    train("two-layer-net", "--file", table, "--steps", 5, "--save", run)
    for lane in (0, 2):
        done = call("predict", run, table, "--lane", lane)
        assert done.returncode == 2
        assert "has 1 lane(s)" in done.stderr


def test_digits_in_images_are_predicted_with_their_files(tmp_path):
    from PyQt5.QtGui import QImage

    from tests.nn.data.test_digit_pages import page

    run, pixels = tmp_path / "run.npz", page(2, 2)[0]
    height, width = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    folder = tmp_path / "scans"
    folder.mkdir()
    assert image.save(str(folder / "page.png"))
    done = train("two-layer-net", "--steps", 5, "--save", run)
    assert done.returncode == 0, done.stderr
    done = call("predict", run, folder / "page.png", environment={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 0, done.stderr
    head, *rows = csv.reader(done.stdout.splitlines())
    assert head[:4] == ["file", "digit", "answer", "probability"]
    assert [row[:2] for row in rows] == [["page.png", str(number)] for number in (1, 2, 3, 4)]
    (folder / "notes.txt").write_text("no image")
    done = call("predict", run, folder, "--strict")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 5
    assert "1 of 2 files cannot be used" in done.stderr
