"""Markup: strong, emphasized, code; what looks like HTML is shown as it is."""

from __future__ import annotations

from gui.lesson.markup import as_html


def test_marks_become_html_and_html_stays_text():
    told = as_html("**W1** is *small*: `a < b`\n\n<script>x</script>\nnext")
    assert "<b>W1</b> is <i>small</i>: <code>a &lt; b</code>" in told
    assert "&lt;script&gt;x&lt;/script&gt;<br>next" in told
    assert told.count("<p ") == 2


def test_stars_that_are_not_a_pair_are_kept():
    assert "2 * 3" in as_html("2 * 3")
