"""What the window remembers, in the type in which it was kept."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QByteArray

from gui.style import settings


@pytest.mark.parametrize(
    ("value", "other"), [("ko", "en"), (125, 100), (True, False), (False, True),
                         (QByteArray(b"\x00\x01"), QByteArray())]
)  # fmt: skip
def test_what_is_remembered_is_recalled_in_its_type(value, other):
    assert settings.recall("key", other) == other
    settings.remember("key", value)
    settings.settings().sync()
    assert settings.recall("key", other) == value
    assert type(settings.recall("key", other)) is type(other)


def test_a_value_of_another_kind_in_the_file_is_as_if_there_were_none():
    """An older version wrote it, or a person edited the file."""
    settings.remember(settings.SCALE, "large")
    assert settings.recall(settings.SCALE, 100) == 100


def test_a_setting_is_kept_in_the_folder_of_the_test(tmp_path):
    settings.remember("key", "value")
    settings.settings().sync()
    assert settings.settings().fileName().startswith(str(tmp_path))
