"""Moving whole files so that after a power cut there is the old one or the new one."""

import os
import sys
from pathlib import Path


def sync_file(path: Path) -> None:
    """Wait until the file's contents are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the folder's entries are on the disk. Windows offers no such thing and does it by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_private(path: Path) -> None:
    """Create an empty file that only its owner may read; raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def write_text(path: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    temporary = path.with_name(path.name + ".neu")
    temporary.write_text(text, "utf-8")
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)
