"""The files that were used last."""

from __future__ import annotations

from gui.shell import recent_files


def test_the_latest_comes_first_and_each_once(tmp_path):
    paths = [tmp_path / name for name in ("a.json", "b.npz", "새 파일.csv")]
    for path in paths:
        path.touch()
    for path in [*paths, paths[0]]:
        recent_files.note(path)
    assert recent_files.recent()[:3] == [paths[0], paths[2], paths[1]]


def test_a_file_that_is_gone_is_left_out(tmp_path):
    path = tmp_path / "gone.json"
    path.touch()
    recent_files.note(path)
    path.unlink()
    assert path not in recent_files.recent()


def test_only_so_many_are_kept(tmp_path):
    for number in range(20):
        path = tmp_path / f"{number}.json"
        path.touch()
        recent_files.note(path)
    assert len(recent_files.recent()) == recent_files.MOST
    assert recent_files.recent()[0].name == "19.json"
