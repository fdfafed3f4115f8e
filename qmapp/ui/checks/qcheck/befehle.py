"""What may be done with the evidence of a question, each step with what the user is told."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.dateien import plain_name, read_datei
from qmapp.checks.qcheck.rows import Anlage, Nachweis, Nachweisart
from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.ui.befehle import Befehle


class Nachweisbefehle(Befehle):
    """``attached`` carries the id of the evidence files were attached to."""

    attached = Signal(object)

    def add(self, qcheck_id: UUID, code: str, art: Nachweisart, text: str) -> UUID | None:
        """Name evidence; its id."""
        return self.result("Nachweis", door.add_nachweis, qcheck_id, code, art, text)

    def change(self, row: Nachweis, art: Nachweisart, text: str) -> bool:
        """Change it."""
        return self.attempt("Nachweis ändern", "", door.update_nachweis, row.id, art=art, text=text)

    def remove(self, row: Nachweis, anlagen: int) -> bool:
        """Take it away with its files; the message offers to undo it."""
        what = {0: "", 1: " mit 1 Anlage"}.get(anlagen, f" mit {anlagen} Anlagen")
        return self.attempt("Nachweis entfernen", f"Nachweis{what} entfernt.", door.remove_nachweis, row.id)

    def attach(self, qcheck_id: UUID, code: str, row: Nachweis | None, paths: Sequence[Path]) -> None:
        """Attach files in the worker, all or none; without evidence to attach them to, each becomes one itself."""
        to = None if row is None else row.id
        command = partial(attach_files, jetzt=self._context.jetzt(), wer=self._context.wer)
        label = "Datei anhängen" if len(paths) == 1 else f"{len(paths)} Dateien anhängen"
        given = (qcheck_id, code, to, tuple(paths))
        self._context.run_act(
            label, command, *given, on_done=self._on_attached, on_error=self._on_refused, unit="Dateien"
        )

    def remove_file(self, row: Anlage) -> bool:
        """Take a file away; the message offers to undo it."""
        return self.attempt("Anlage entfernen", f"„{row.dateiname}“ entfernt.", door.remove_anlage, row.id)

    @Slot(object)
    def _on_attached(self, done: tuple[UUID, int]) -> None:
        nachweis_id, count = done
        self._context.tell("Datei angehängt." if count == 1 else f"{count} Dateien angehängt.", undo=True)
        self.attached.emit(nachweis_id)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)


def attach_files(
    session: Any,
    qcheck_id: UUID,
    code: str,
    nachweis_id: UUID | None,
    paths: Sequence[Path],
    *,
    jetzt: datetime,
    wer: str,
    progress: Progress = silent,
) -> tuple[UUID, int]:
    """Read files and attach them; the evidence they are with (the last one made) and how many they are.

    Without a ``nachweis_id`` every file becomes evidence of its own, a document named like it. One file that is refused
    is raised as UserError, and none is attached.
    """
    last = nachweis_id
    for done, path in enumerate(paths):
        progress(done, len(paths))
        name, content = read_datei(path)
        name = plain_name(name)
        to = nachweis_id
        if to is None:
            last = to = door.add_nachweis(session, qcheck_id, code, Nachweisart.DOKUMENT, Path(name).stem)
        door.add_anlage(session, to, name, content, jetzt=jetzt, wer=wer)
    assert last is not None, "there is at least one file"
    return last, len(paths)
