"""What this computer remembers for this user: of a workspace only its path and how far its change log had come."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from qmapp import paths


@dataclass
class Settings:
    """Look and habits. Unknown or damaged contents of the file fall back to these values."""

    theme: str = "system"
    font_percent: int = 100
    single_letter_keys: bool = True
    #: The Prüfplatz shows one Prüfpunkt at a time.
    one_point: bool = False
    window_geometry: str = ""
    #: Key of a page → how its list was shown last: view, filter, order. Never what was searched for.
    views: dict[str, dict[str, str]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    last_folder: str = ""
    examiner: str = ""
    #: Path of a workspace → ``number:hash`` of its last step when it was closed here.
    anchors: dict[str, str] = field(default_factory=dict)


def load(path: Path | None = None) -> Settings:
    """Read the settings; a missing or damaged file yields the defaults."""
    try:
        raw: Any = json.loads((path or _file()).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    default = Settings()
    known = {
        f.name: raw[f.name] for f in fields(Settings) if isinstance(raw.get(f.name), type(getattr(default, f.name)))
    }
    return Settings(**known)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all."""
    target = path or _file()
    temporary = target.with_suffix(".neu")
    temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
    temporary.replace(target)


def _file() -> Path:
    return paths.config_dir() / "einstellungen.json"
