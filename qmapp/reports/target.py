"""Writing a document beside its target and putting it in place whole, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qmapp.errors import UserError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path to write to; it takes the target's place when the block ends without an error.

    Raises UserError if the folder is missing, the target is open elsewhere or may not be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".q-check-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except FileNotFoundError as error:
        raise UserError(
            f"Den Ordner {path.parent.name or path.parent} gibt es nicht.",
            advice="Bitte einen anderen Ordner wählen.",
            field="datei",
        ) from error
    except OSError as error:
        raise _refused(path) from error
    draft = Path(name)
    try:
        yield draft
        _publish(draft, path)
    except OSError as error:
        raise _refused(path) from error
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> None:
    """mkstemp makes files for the owner alone; a report gets the rights any new file would get, or keeps its own."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(path.name)
    umask = os.umask(0)
    os.umask(umask)
    draft.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
    draft.replace(path)


def _refused(path: Path) -> UserError:
    return UserError(
        f"{path.name} ist geöffnet oder schreibgeschützt.",
        advice="Bitte schließen oder unter anderem Namen speichern.",
        field="datei",
    )
