"""The move itself: one command, one step to undo, and every answer it does not keep in force lies in the archive."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung import zustand
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import vorschau
from qmapp.checks.aktenpruefung.katalogwechsel.rows import Folgen
from qmapp.checks.aktenpruefung.katalogwechsel.schreiben import Schreiber
from qmapp.checks.aktenpruefung.katalogwechsel.umzug import folgen
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.wechsel import Wahl, require_decided
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.progress import Progress, silent


def migrate_katalog(
    session: Session,
    pruefung_id: UUID,
    nach: Katalog,
    wahlen: Mapping[str, Wahl],
    *,
    jetzt: datetime,
    wer: str,
    progress: Progress = silent,
) -> Folgen:
    """Move a running Prüfung to a newer version of its catalogue; what it came to.

    ``wahlen`` decides every Prüfpunkt of the version so far. Answers that are not taken over or given to another
    Prüfpunkt go to the archive with every column they had; an examined file that then lacks an answer is put back to
    work, all its other answers in force. Raises UserError while the Prüfung lies submitted, once it is closed, before
    the draw, for a version that is none to move to, and for decisions missing or impossible (``field``: the code).
    """
    zustand.require_running(session, pruefung_id)
    if zustand.ziehung(session, pruefung_id) is None:
        raise UserError(
            "Die Stichprobe ist noch nicht gezogen; zu wechseln gibt es noch nichts.",
            advice="Wählen Sie den Katalog bei den Angaben der Prüfung.",
        )
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
    view = vorschau(session, pruefung_id, nach)
    require_decided(view.punkte, wahlen, what="der Prüfpunkt")
    move = Schreiber(session, view, dict(wahlen), jetzt, name)
    move.begin()
    for done, akte in enumerate(view.akten):
        if done % 50 == 0:
            progress(done, len(view.akten))
        move.take(akte)
    move.write()
    progress(len(view.akten), len(view.akten))
    return folgen(view, wahlen)
