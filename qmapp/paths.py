"""Where the program finds what it ships and keeps what belongs to this computer."""

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent
_DIRS = PlatformDirs("Q-Check", appauthor=False)


def resources() -> Path:
    """Folder of the shipped contents: inside the package when installed, beside it in a checkout."""
    shipped = _PACKAGE / "resources"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "resources"


def config_dir() -> Path:
    """Folder of this user's settings on this computer; made when first asked for."""
    return _made(_DIRS.user_config_path)


def cache_dir() -> Path:
    """Folder for what can be made again at any time."""
    return _made(_DIRS.user_cache_path)


def log_dir() -> Path:
    """Folder of the program's log, which holds no personal data."""
    return _made(_DIRS.user_log_path)


def documents_dir() -> Path:
    """The folder in which a user looks for documents."""
    return _DIRS.user_documents_path


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
