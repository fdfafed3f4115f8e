from pathlib import Path

import pytest

from qmapp import settings


def test_settings_survive_the_program(tmp_path: Path) -> None:
    file = tmp_path / "einstellungen.json"
    settings.save(settings.Settings(theme="dark", font_percent=150, recent=["QM-2025.qcheck"]), file)
    assert settings.load(file) == settings.Settings(theme="dark", font_percent=150, recent=["QM-2025.qcheck"])
    assert [f.name for f in tmp_path.iterdir()] == ["einstellungen.json"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"theme": 5, "font_percent": "gross", "fremd": 1}'])
def test_damaged_settings_fall_back(tmp_path: Path, content: str) -> None:
    file = tmp_path / "einstellungen.json"
    file.write_text(content, "utf-8")
    assert settings.load(file) == settings.Settings()


def test_a_missing_file_is_the_first_start(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "nirgends.json") == settings.Settings()
