"""The file on the desk: its row, its answers and the rules of its catalogue, as the commands need them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.geltung import ausser_kraft
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.errors import UserError

_NOT_OPEN = {
    Aktenstand.GEPRUEFT: ("Die Akte ist abgeschlossen.", "Öffnen Sie die Akte wieder, um etwas zu ändern."),
    Aktenstand.ERSETZT: (
        "Die Akte gehört nicht zur Grundgesamtheit und wurde ersetzt.",
        "Bitte prüfen Sie die Ersatzakte.",
    ),
    Aktenstand.VERLOREN: (
        "Die Akte ist als verloren gemeldet.",
        "Öffnen Sie die Akte wieder, wenn sie gefunden wurde.",
    ),
}


@dataclass
class Bogen:
    """``punkte``: code → codes that fall away with it, in catalogue order; ``antworten`` by code.

    ``ausser_kraft`` are the codes out of force in the audited period: they need no answer.
    """

    akte: tables.Akte
    punkte: dict[str, tuple[str, ...]]
    antworten: dict[str, tables.Antwort]
    ausser_kraft: frozenset[str] = frozenset()

    @property
    def offen(self) -> list[str]:
        """Codes that need an answer and have none, in catalogue order."""
        return [code for code in self.punkte if self.fehlt(code)]

    def fehlt(self, code: str) -> bool:
        """Whether the Prüfpunkt needs an answer and has none."""
        return code not in self.antworten and code not in self.ausser_kraft

    def nummer(self, code: str) -> int:
        """Place of a Prüfpunkt in the catalogue, from 1."""
        return list(self.punkte).index(code) + 1

    def naechster_offener(self, nach: str) -> str | None:
        """The next code without an answer after ``nach``, going round to the first; None when all have one."""
        codes = list(self.punkte)
        start = codes.index(nach) + 1 if nach in self.punkte else 0
        return next((code for code in codes[start:] + codes[:start] if self.fehlt(code)), None)

    def betraege_fehlen(self) -> Iterator[str]:
        """Codes of errors with payment whose amount is not known yet."""
        for code in self.punkte:
            answer = self.antworten.get(code)
            if answer is not None and answer.ergebnis.mit_betrag and not answer.betrag_cent:
                yield code


def require_akte(session: Session, akte_id: UUID) -> tables.Akte:
    """The row of a file whose Prüfung is running; raises UserError otherwise."""
    row = session.get(tables.Akte, akte_id)
    if row is None:
        raise UserError("Diese Akte gibt es nicht mehr.", advice="Bitte wählen Sie eine andere Akte.")
    zustand.require_running(session, row.pruefung_id)
    if row.reserve_rang is not None and row.ersatz_fuer_id is None:
        raise UserError("Diese Ersatzakte ist noch nicht nachgerückt.", advice="Bitte wählen Sie eine andere Akte.")
    return row


def require_open(row: tables.Akte) -> None:
    """Raises UserError for a file that is done, replaced or lost."""
    if not row.stand.zu_tun:
        message, advice = _NOT_OPEN[row.stand]
        raise UserError(message, advice=advice)


def load(session: Session, akte_id: UUID) -> Bogen:
    """The open file with answers and rules; raises UserError where it must not be worked on."""
    row = require_akte(session, akte_id)
    require_open(row)
    punkt = KatalogPunkt
    rules = session.exec(
        select(punkt.code, punkt.sperrt, punkt.aussetzungen)
        .join(tables.Aktenpruefung, col(tables.Aktenpruefung.katalog_id) == col(punkt.katalog_id))
        .where(tables.Aktenpruefung.id == row.pruefung_id)
        .order_by(col(punkt.nummer))
    ).all()
    answers = session.exec(select(tables.Antwort).where(tables.Antwort.akte_id == akte_id))
    # Asked only where a catalogue has one at all: this stands between a key and the next Prüfpunkt.
    paused = ausser_kraft(session, row.pruefung_id) if any(pauses for _, _, pauses in rules) else {}
    punkte = {code: tuple(locked) for code, locked, _ in rules}
    return Bogen(row, punkte, {a.code: a for a in answers}, frozenset(paused))


def touch(row: tables.Akte, code: str, jetzt: datetime) -> None:
    """Remember where the work stands, so that it resumes there; the first touch begins the file."""
    row.zuletzt_code = code
    row.bearbeitet_um = jetzt
    if row.begonnen_um is None:
        row.begonnen_um = jetzt
    if row.stand is not Aktenstand.IN_ARBEIT:
        row.stand = Aktenstand.IN_ARBEIT
        row.grund = ""


def locked_away(bogen: Bogen) -> list[tuple[str, str]]:
    """(code, cause) of the Prüfpunkte without an answer that fall away because another one does."""
    return [
        (locked, code)
        for code, answer in bogen.antworten.items()
        if answer.ergebnis is Ergebnis.ENTFAELLT
        for locked in bogen.punkte.get(code, ())
        if bogen.fehlt(locked)
    ]


def without_cause(bogen: Bogen) -> list[str]:
    """Codes that fell away because of another one that does not fall away any more."""
    found = []
    for code, answer in bogen.antworten.items():
        cause = answer.gesperrt_durch
        if cause is not None and (
            cause not in bogen.antworten or bogen.antworten[cause].ergebnis is not Ergebnis.ENTFAELLT
        ):
            found.append(code)
    return found
