"""Tables from public bug reports: each gives what the README of its case calls right."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import new_rows, samples
from tests.tables_at_random import RIGHT, TOLD, judged, random_table

CASES = Path(__file__).parents[2] / "cases"


def load(case, **asked):
    path = case if isinstance(case, Path) else CASES / case
    return samples.load(DataRecipe(data="table", file=str(path), **asked), Place())


def told(dataset):
    return "\n".join(map(str, dataset.remarks))


def whole(dataset):
    """The samples of all parts, in no order."""
    return np.concatenate([part.x for part in dataset.parts.values()])


def rows(dataset):
    return sum(map(len, dataset.parts.values()))


def test_the_line_that_tells_excel_the_delimiter_is_left_out():
    data = load("01-excel-sep-line/three.csv")
    assert (data.names, data.target, rows(data)) == (("height", "weight"), "group", 90)
    assert np.isclose(whole(data), [145.9, 49.7]).all(axis=1).any()
    data = load("01-excel-sep-line/two-classes.csv")
    assert (data.names, data.class_names) == (("height",), ("short", "tall"))
    assert load("01-excel-sep-line/two.csv").task == nn.REGRESSION


def test_names_may_be_numbers(tmp_path):
    data = load("02-numeric-header/pandas-range.csv")
    assert (data.names, data.target, data.task, rows(data)) == (("0", "1", "2"), "3", "binary", 80)
    path = tmp_path / "years.csv"
    lines = [f"{i * 7 % 90},{i * 5 % 70},{'up' if i % 2 else 'down'}" for i in range(80)]
    path.write_text("\n".join(["2021,2022,trend", *lines]))
    data = load(path)
    assert (data.names, data.target, rows(data)) == (("2021", "2022"), "trend", 80)


def test_an_unnamed_first_column_that_counts_is_an_index(tmp_path):
    path = tmp_path / "frame.csv"
    path.write_text(",a,y\n" + "".join(f"{i},{i * i % 7},{i % 2}\n" for i in range(30)))
    data = load(path)
    assert (data.names, data.id_column) == (("a",), "column 1")
    assert "'column 1' numbers or names the rows and is left out" in told(data)


@pytest.mark.parametrize("name", ["pay.tsv", "pay-quoted.csv"])
def test_commas_between_thousands(name):
    data = load(f"04-comma-thousands/{name}")
    assert 44698 in whole(data)[:, 0]
    assert "'44,698' is read as 44698. It could also be 44.698" in told(data)
    data = load(f"04-comma-thousands/{name}", decimal="comma")
    assert np.float32(44.698) in whole(data)[:, 0]


def test_thousands_in_a_target():
    data = load("04-comma-thousands/pay-target.csv")
    assert data.task == nn.REGRESSION
    assert {10602, 1234} <= {int(one) for part in data.parts.values() for one in part.t}


def test_percent_and_currency():
    data = load("05-percent-currency/offers.csv")
    assert [np.float32(59.7), 75.25] in whole(data).tolist()
    data = load("05-percent-currency/percent-target.csv")
    assert data.task == nn.REGRESSION
    assert max(float(part.t.max()) for part in data.parts.values()) > 50


@pytest.mark.parametrize("name", ["all-rows", "data-rows-only", "excel-blank-columns"])
def test_a_delimiter_at_the_end_makes_no_column(name):
    data = load(f"06-trailing-delimiter/{name}.csv")
    assert (data.names, data.target, rows(data)) == (("x", "y"), "kind", 90)
    assert "without a name and a value" in told(data)
    told_target = load(f"06-trailing-delimiter/{name}.csv", target="kind")
    assert told_target.names == ("x", "y")


@pytest.mark.parametrize(
    ("name", "left_out"),
    [("title", "Weather station 7"), ("comment", "exported by a logger"), ("units", "mm, degree")],
)
def test_what_stands_above_the_rows_is_left_out_and_told(name, left_out):
    data = load(f"07-title-units-footer/{name}.csv")
    assert (data.names, data.target, rows(data)) == (("x", "y"), "kind", 90)
    assert left_out in told(data)


@pytest.mark.parametrize("above", ["Weather station 7,,\n", ""])
@pytest.mark.parametrize("below", ["Total,,12345\n", "합계,,9\n", "Source: the office,,\n", ""])
def test_padded_titles_and_totals(tmp_path, above, below):
    path = tmp_path / "a.csv"
    lines = "".join(f"{i}.5,{i % 7},{i * 3}\n" for i in range(60))
    path.write_text(above + "x,n,y\n" + lines + below, encoding="utf-8")
    data = load(path)
    assert (data.names, rows(data), data.task) == (("x", "n"), 60, nn.REGRESSION)
    assert max(float(part.t.max()) for part in data.parts.values()) == 177


def test_a_word_for_a_total_that_occurs_above_is_a_value(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("kind,y\n" + "sum,1\npart,2\n" * 20 + "part,2\nsum,1\n")
    assert rows(load(path)) == 42


@pytest.mark.parametrize("name", ["aligned.data", "aligned.txt", "single-space.txt"])
def test_columns_parted_by_blanks(name):
    data = load(f"08-whitespace/{name}")
    assert (rows(data), data.features) == (90, 2)
    assert [np.float32(0.1), np.float32(-0.46)] in whole(data).tolist()


def test_arff():
    data = load("09-arff/points.arff")
    assert (data.names, data.target, data.class_names) == (("x", "y"), "kind", ("a", "b"))
    assert rows(data) == 90


def test_a_sparse_arff_is_refused(tmp_path):
    path = tmp_path / "a.arff"
    path.write_text("@relation a\n@attribute x numeric\n@attribute y {a,b}\n@data\n{0 5, 1 b}\n")
    with pytest.raises(nn.DataError, match="sparse ARFF"):
        load(path)


def test_signs_for_gaps_are_texts_in_a_column_of_texts():
    data = load("10-NA-is-a-value/garage.csv")
    assert "garage=None" in data.names
    assert "'None' in 54 rows is kept as a text" in told(data)
    data = load("10-NA-is-a-value/garage.csv", gaps="None")
    assert "garage=None" not in data.names
    assert "54 gaps filled" in told(data)
    assert "zone=NA" in load("10-NA-is-a-value/zones.csv").names


def test_signs_for_gaps_are_classes_in_a_target(tmp_path):
    path = tmp_path / "risk.csv"
    kinds = ["None", "low", "high"]
    path.write_text("a,risk\n" + "".join(f"{i},{kinds[i % 3]}\n" for i in range(120)))
    data = load(path)
    assert (data.class_names, rows(data)) == (("None", "high", "low"), 120)
    assert "'None' in 40 rows is kept as a class" in told(data)
    assert load(path, gaps="None").class_names == ("high", "low")


def test_signs_for_gaps_are_gaps_among_numbers():
    data = load("11-missing-markers/mixed.csv")
    assert (data.names, data.columns[0].gaps) == (("a", "b"), 13)
    data = load("11-missing-markers/na-in-target.csv")
    assert data.task == nn.REGRESSION
    assert "8 rows have no value of 'y'" in told(data)
    data = load("11-missing-markers/minus-999.csv")
    assert whole(data)[:, 0].min() == -999
    assert _levels(data)["range"] == "warn"
    assert whole(load("11-missing-markers/minus-999.csv", gaps="-999"))[:, 0].min() > -999


def _levels(data):
    return {one.name: one.level for one in nn.checkup(nn.prepare(data))}


def test_texts_that_training_never_saw_are_told():
    data = load("12-unseen-category/train.csv")
    recipe = DataRecipe(data="table", file="train.csv")
    new = new_rows.encode_rows(CASES / "12-unseen-category/new.csv", data.columns, recipe)
    assert new.unseen == {"colour": {"Red": 2, "purple": 3, "rred": 4}}
    assert new.filled == {"colour": 1}
    assert len(new.remarks) == 2


def test_few_whole_numbers_are_classes_only_where_they_look_like_labels():
    data = load("21-few-whole-numbers/pay-20-rows.csv")
    assert (data.task, rows(data)) == (nn.REGRESSION, 18)
    assert "18 whole numbers do not look like labels" in told(data)
    assert load("21-few-whole-numbers/minutes-by-5.csv").task == nn.REGRESSION
    data = load("21-few-whole-numbers/rooms.csv")
    assert data.task == nn.CLASSIFICATION
    assert "whole numbers look like labels. Set task: regression" in told(data)
    assert load("21-few-whole-numbers/rooms.csv", task="regression").task == nn.REGRESSION
    asked = load("21-few-whole-numbers/minutes-by-5.csv", task="classification")
    assert (asked.task, asked.classes) == (nn.CLASSIFICATION, 13)


@pytest.mark.parametrize(
    ("name", "column"), [("daily", "date"), ("daily-dotted", "date"), ("months-dotted", "month")]
)
def test_dates_are_left_out_or_become_days_months_and_weekdays(name, column):
    data = load(f"23-dates/{name}.csv")
    assert data.names == ("noise",)
    assert f"'{column}' holds dates" in told(data)
    data = load(f"23-dates/{name}.csv", columns=f"{column}=date")
    assert data.names[0] == f"{column} (days)"
    assert f"{column}=month 12" in data.names
    assert (f"{column}=Sun" in data.names) == (name != "months-dotted")
    x = whole(data)
    months = x[:, [data.names.index(f"{column}=month {month}") for month in range(1, 13)]]
    assert (months.sum(axis=1) == 1).all()
    days = [date(1970, 1, 1) + timedelta(int(day)) for day in x[:, 0]]
    assert [day.month - 1 for day in days] == months.argmax(axis=1).tolist()


def test_labels_that_differ_in_capitals_are_told_and_can_be_merged():
    data = load("24-label-spellings/answers.csv")
    assert data.classes == 5
    assert "differ only in capitals or blanks" in told(data)
    assert _levels(data)["labels"] == "warn"
    merged = load("24-label-spellings/answers.csv", spellings="merged")
    assert sorted(name.casefold() for name in merged.class_names) == ["no", "yes"]
    assert rows(merged) == rows(data)


@pytest.mark.parametrize(
    ("name", "names", "classes"),
    [
        ("degree-sign", ("Temp (°C)", "Druck (µbar)"), ("Ärmer", "Übrig")),
        ("french-header", ("température", "débit"), ("réduit", "élevé!")),
        ("french", ("size", "cost"), ("Bouché", "Tatié")),
        ("german", ("Größe", "Länge"), ("Müller", "Schröder")),
        ("quebec", ("size", "cost"), ("Montréal", "Québec")),
    ],
)
def test_windows_1252(name, names, classes):
    data = load(f"27-windows-1252/{name}.csv")
    assert (data.names, data.class_names) == (names, classes)
    assert "Read as cp1252" in told(data)


def test_a_degree_sign_in_the_header_alone_is_not_korean(tmp_path):
    path = tmp_path / "a.csv"
    lines = "".join(f"{i},{i * 2},{i % 2}\n" for i in range(40))
    path.write_bytes(("Temp (°C),Druck (µbar),y\n" + lines).encode("cp1252"))
    assert load(path).names == ("Temp (°C)", "Druck (µbar)")


def test_blanks_behind_commas_and_single_quotes():
    assert load("30-space-after-comma/spaced.csv").class_names == ("a, sort", "b, sort")
    assert load("35-single-quotes/weka.csv").class_names == ("a, the sort", "b, the sort")


def test_blanks_between_thousands():
    data = load("31-space-thousands/french.csv")
    assert [52571, 52571.5] in whole(data).tolist()


def test_flags_become_one_feature_of_0_and_1():
    data = load("32-bools/flags.csv")
    assert (data.names, data.class_names) == (("a", "b", "c"), ("False", "True"))
    assert set(np.unique(whole(data))) == {0.0, 1.0}


@pytest.mark.parametrize("name", ["points.tab", "points-hash.csv"])
def test_oranges_headers(name):
    data = load(f"37-orange-tab/{name}")
    assert (data.names, data.target, data.class_names) == (("x", "y"), "kind", ("p", "q"))
    assert (rows(data), data.task) == (90, "binary")


def test_a_column_without_a_number_is_none_of_numbers():
    with pytest.raises(nn.DataError, match="'grade' has no number at all"):
        load("38-text-forced-to-number/all-strays.csv", columns="grade=number")


def test_json_is_no_table():
    with pytest.raises(nn.DataError, match="is JSON, not a table"):
        load("41-json-xlsx/rows.json")


def test_a_feature_that_determines_the_target_is_amber():
    data = load("44-one-hot-target/onehot.csv")
    found = {one.name: one for one in nn.checkup(nn.prepare(data))}["features"]
    assert (found.level, str(found.told)) == ("warn", "'is_p' alone determines the target 'is_q'")
    data = load("44-one-hot-target/onehot.csv", columns="is_p=skip")
    assert _levels(data)["features"] == "good"


@pytest.mark.parametrize("name", ["car-like.csv", "mushroom-like.data.csv"])
def test_a_first_row_whose_texts_occur_again_is_no_header(name):
    data = load(f"47-no-header-texts/{name}")
    lines = (CASES / "47-no-header-texts" / name).read_text().split()
    assert rows(data) == len(lines)
    assert "is taken as values, since they occur again below" in told(data)


def test_a_table_is_standardised_however_often_it_is_dropped():
    lanes = list(nn.load_preset("two-layer-net").lanes)
    for _ in range(3):
        lanes = nn.edited(lanes, 0, "data", "table")
        assert (lanes[0].scaling, lanes[0].target_scaling) == ("standardise", "standardise")
    lanes = nn.edited(lanes, 0, "scaling", "none")
    assert nn.edited(lanes, 0, "data", "table")[0].scaling == "none"


@pytest.mark.parametrize("factor", [1, 1000])
def test_large_targets_are_learnt_with_the_usual_rate(tmp_path, factor):
    head, *lines = (CASES / "36-house-prices/houses.csv").read_text().splitlines()
    path = tmp_path / "won.csv"
    cells = [line.rsplit(",", 1) for line in lines]
    path.write_text("\n".join([head, *(f"{a},{int(b) * factor}" for a, b in cells)]))
    [lane] = nn.edited([nn.Experiment(hidden=(20,))], 0, "data", "table")
    lane = lane.changed("file", str(path)).changed("steps", 600)
    race = nn.Race([lane], nn.load_dataset(lane.data_recipe))
    history = nn.History(race.records)
    while not race.idle:
        race.advance()
        history.drain()
    test = race.dataset.test
    model = nn.Model.of(race.lanes[0].network, race.lanes[0].prepared)
    answers = model.answers(test.x).astype(np.float64)
    r2 = 1 - ((answers - test.t) ** 2).mean() / test.t.var(dtype=np.float64)
    rmse, mae = race.lanes[0].errors("test")
    assert r2 > 0.9
    assert race.lanes[0].test[1] == pytest.approx(r2, rel=1e-4)
    assert rmse == pytest.approx(((answers - test.t) ** 2).mean() ** 0.5, rel=1e-4)
    assert mae == pytest.approx(np.abs(answers - test.t).mean(), rel=1e-4)
    looked = race.lanes[0].record.evaluations.latest()[nn.LOSS]
    held = race.dataset.validation
    error = ((model.answers(held.x).astype(np.float64) - held.t) ** 2).mean()
    assert looked == pytest.approx(error, rel=1e-4)


def test_the_scale_of_targets_is_that_of_the_training_part():
    [lane] = nn.edited([nn.Experiment()], 0, "data", "table")
    lane = lane.changed("file", str(CASES / "36-house-prices/houses.csv"))
    data = nn.load_dataset(lane.data_recipe)
    scale = nn.prepare(data, **dict(lane.preparing)).preparation.target
    assert scale.offset == pytest.approx(data.train.t.mean(dtype=np.float64))
    assert scale.spread == pytest.approx(data.train.t.std(dtype=np.float64))
    everything = np.concatenate([part.t for part in data.parts.values()])
    assert scale.offset != pytest.approx(everything.mean(dtype=np.float64), rel=1e-6)


def test_a_recipe_of_the_first_edition_reads_as_it_did():
    old = nn.Experiment(data="table").to_dict()
    for field in ("gaps", "decimal", "spellings", "task", "target_scaling"):
        del old[field]
    again = nn.Experiment.from_dict(json.loads(json.dumps(old)))
    assert again.target_scaling == "none"
    data = load("10-NA-is-a-value/garage.csv", gaps=again.gaps)
    assert "54 gaps filled" in told(data)
    assert nn.Experiment.from_dict({"data": "table"}).gaps == ""


def test_codes_that_begin_with_a_nought_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("zip,y\n" + "".join(f"{i % 9:05},{i % 2}\n" for i in range(60)))
    assert "'00000' is read as 0. Set columns: zip=text if these are codes" in told(load(path))
    assert load(path, columns="zip=text").names[1] == "zip=00001"


def written(path, head, lines):
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "head",
    [
        "region,2020년,2021년,2022년",
        "region,2023Q1,2023Q2,2023Q3",
        "strain,5mg,10mg,20mg",
        "store,01.01.2023,02.01.2023,03.01.2023",
        "region,2023.01,2023.02,2023.03",
        "country,2000,2010,2015",
        "sample,101,102,103",
    ],
)
def test_names_may_be_years_months_dates_and_numbers_with_units(tmp_path, head):
    lines = [f"{'ab'[i % 2]},{i * 7 % 90},{i * 5 % 70},{i * 3 % 50}" for i in range(60)]
    data = load(written(tmp_path / "a.csv", head, lines))
    assert rows(data) == 60
    assert data.target == head.split(",")[-1]


def test_a_first_row_that_might_hold_names_is_told(tmp_path):
    lines = [f"{'ab'[i % 2]},{i * 7 % 90},{i * 5 % 70}" for i in range(60)]
    path = written(tmp_path / "a.csv", "strain,0.1,0.5", lines)
    assert "is taken as values. If it holds names, set header: yes" in told(load(path))
    assert load(path, header="yes").target == "0.5"


def test_a_column_that_begins_with_signs_for_gaps_is_one_of_numbers(tmp_path):
    lines = [f"{'NA' if i < 2100 else i},{i % 2}" for i in range(2400)]
    data = load(written(tmp_path / "a.csv", "x,y", lines))
    assert (data.names, data.columns[0].gaps) == (("x",), 2100)
    lines = [f"{i},{'NA' if i < 2100 else i / 7:.3f}" if i >= 2100 else f"{i},NA"
             for i in range(2400)]  # fmt: skip
    assert load(written(tmp_path / "b.csv", "x,y", lines)).task == nn.REGRESSION


def test_a_cell_with_a_line_break_among_decimal_commas_is_no_two_numbers(tmp_path):
    lines = [f'"{i},5";{i};{i % 2}' for i in range(60)] + ['"3,5\n4,5";7;1']
    data = load(written(tmp_path / "a.csv", "x;n;y", lines))
    assert rows(data) == 61
    assert "is text because of 1 cells" in told(data)


@pytest.mark.parametrize("code", ["SKU{:03}", "{}A", "KAL {}B", "{}X"])
def test_letters_that_are_no_currency_and_no_unit_make_no_number(tmp_path, code):
    lines = [f"{code.format(i % 9)},{i % 2}" for i in range(60)]
    assert load(written(tmp_path / "a.csv", "x,y", lines)).columns[0].type == "text"


def test_shares_with_and_without_a_percent_sign_are_not_one_column_of_numbers(tmp_path):
    lines = [f"{'59%' if i % 2 else 0.42},{i % 2}" for i in range(60)]
    assert load(written(tmp_path / "a.csv", "x,y", lines)).columns[0].type == "text"


@pytest.mark.parametrize("form", ["%d-%b-%Y", "%Y%m%d", "%Y-%m-%d"])
def test_dates_as_people_write_them(tmp_path, form):
    texts = [(date(2021, 3, 1) + timedelta(5 * i)).strftime(form) for i in range(60)]
    texts[7] = "NA"
    lines = [f"{text},{i % 7},{i % 2}" for i, text in enumerate(texts)]
    data = load(written(tmp_path / "a.csv", "day,x,y", lines))
    assert (data.names, data.read_columns[0].type) == (("x",), "date")
    assert data.read_columns[0].gaps == 1


def test_dates_that_can_be_read_in_two_ways_are_told(tmp_path):
    lines = [f"{1 + i % 12:02}/{1 + i % 9:02}/2023,{i % 2}" for i in range(60)]
    data = load(written(tmp_path / "a.csv", "day,y", lines), columns="day=date")
    assert "read as DD/MM/YYYY; they could also be MM/DD/YYYY" in told(data)


def test_a_target_is_found_by_its_name_and_told(tmp_path):
    lines = [f"{i % 3},{i * 7 % 50},{i * 3 % 40}" for i in range(60)]
    path = written(tmp_path / "wine.csv", "class,alcohol,ash", lines)
    data = load(path)
    assert (data.target, data.classes) == ("class", 3)
    assert "'class' is the target because of its name" in told(data)
    assert load(path, target="ash").target == "ash"


def test_numbers_that_stand_for_missing_ones_are_pointed_at(tmp_path):
    lines = [f"{-999 if i % 10 == 3 else i % 30},{i % 2}" for i in range(100)]
    path = written(tmp_path / "a.csv", "temp,y", lines)
    assert "-999 in 10 rows looks like a sign for missing values" in told(load(path))
    assert load(path, gaps="-999").columns[0].gaps == 10


def read_new(tmp_path, head, lines, new, **asked):
    path = written(tmp_path / "a.csv", head, lines)
    recipe = DataRecipe(data="table", file=str(path), **asked)
    data = samples.load(recipe, Place())
    other = tmp_path / "new.csv"
    other.write_text(new, encoding="utf-8")
    return data, new_rows.encode_rows(other, data.columns, recipe, named=data.named)


def test_every_new_row_is_answered(tmp_path):
    lines = [f"{'ab'[i % 2]},{i % 9},{i % 2}" for i in range(60)]
    new = "kind,x\ntotal,70\na,3\nSource: me,1\n"
    _, found = read_new(tmp_path, "kind,x,y", lines, new)
    assert len(found.x) == 3
    assert found.unseen == {"kind": {"total": 1, "Source: me": 3}}
    with pytest.raises(nn.DataError, match="'<5' is no number"):
        read_new(tmp_path, "kind,x,y", lines, "kind,x\na,<5\na,3\nb,4\nb,5\n")


def test_flags_and_dates_that_mean_nothing_are_told(tmp_path):
    lines = [f"{'yes' if i % 2 else 'no'},2023-0{1 + i % 9}-04,{i % 3 % 2}" for i in range(60)]
    new = "smoker,day\nja,2023-03-04\n1,04.03.2023\nYES,2023-03-05\n"
    data, found = read_new(tmp_path, "smoker,day,y", lines, new, columns="day=date")
    assert found.unseen == {"smoker": {"ja": 1}, "day": {"04.03.2023": 2}}
    assert found.x[:, 0].tolist()[1:] == [1.0, 1.0]
    assert data.columns[0].type == "flag"


def test_one_row_is_read_as_in_training_where_that_had_no_header(tmp_path):
    lines = [f"{i % 50}.5,{i % 7}.25,{'ab'[i % 2]}" for i in range(60)]
    _, found = read_new(tmp_path, "5.1,3.5,a", lines, "5.1,3.5\n")
    np.testing.assert_allclose(found.x, [[5.1, 3.5]], rtol=1e-6)


def test_an_empty_file_is_told_once(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("\n \n")
    with pytest.raises(nn.DataError) as raised:
        load(path)
    assert str(raised.value).count("empty") == 1 + str(path).count("empty")


OLD = CASES / "tables-of-format-4"


@pytest.mark.parametrize("name", ["garage", "german"])
def test_a_run_of_the_first_edition_predicts_as_it_did(name):
    before = json.loads((OLD / "answers.json").read_text())[name]
    recipe = nn.checkpoint.load(OLD / f"{name}.npz").experiments[0].data_recipe
    model = nn.load_model(OLD / f"{name}.npz")
    rows = model.read_rows(OLD / f"{name}.csv", recipe)
    np.testing.assert_allclose(model.answers(rows.x)[:40], before["answers"], atol=2e-5)
    np.testing.assert_allclose(model.shares(rows.x)[:40], before["shares"], atol=2e-5)


def test_a_run_whose_table_is_read_differently_says_what_changed(tmp_path):
    kept = nn.checkpoint.load(OLD / "garage.npz")
    path = tmp_path / "garage.csv"
    path.write_text((OLD / "garage.csv").read_text().replace("Detached", "Aside"))
    recipe = kept.experiments[0].changed("file", str(path)).data_recipe
    with pytest.raises(nn.CheckpointError, match="'garage' had the texts .*Attached") as raised:
        nn.checkpoint.resume(kept, nn.load_dataset(recipe), OLD / "garage.npz")
    assert "it has Aside, Attached" in str(raised.value)


def test_a_run_of_the_first_edition_goes_on_where_its_table_is_read_as_it_was():
    kept = nn.checkpoint.load(OLD / "german.npz")
    recipe = kept.experiments[0].changed("file", str(OLD / "german.csv")).data_recipe
    race, _ = nn.checkpoint.resume(kept, nn.load_dataset(recipe), OLD / "german.npz")
    assert race.step == 60


@pytest.mark.parametrize("seed", range(0, 60))
def test_a_random_table_is_read_as_it_was_meant(tmp_path, seed):
    outcome, why = judged(random_table(seed), tmp_path / "table.csv")
    assert outcome in (RIGHT, TOLD), why
