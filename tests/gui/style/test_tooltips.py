"""Tooltips are broken into lines that fit on a screen."""

from gui.style.tooltips import WIDEST, tip


def test_long_parts_are_broken_between_words_and_lose_none():
    text = "gradient " * 40
    lines = tip(text).split("\n")
    assert " ".join(lines).split() == text.split()
    assert len(lines) > 1
    assert all(len(line) <= WIDEST for line in lines)


def test_a_hangul_syllable_takes_two_columns():
    lines = tip("기울기 소실 " * 20).split("\n")
    assert max(map(len, lines)) <= WIDEST // 2 + 10  # the spaces take one
    assert all(len(line.replace(" ", "")) * 2 <= WIDEST for line in lines)


def test_parts_stand_below_each_other_and_empty_ones_are_left_out():
    assert tip("one", "", "two\nthree") == "one\ntwo\nthree"


def test_a_word_that_fits_in_no_line_stays_whole():
    path = "/" + "a" * (2 * WIDEST)
    assert tip(f"see {path} there").split("\n") == ["see", path, "there"]
