"""What the result of a Prüfung offers to be held as a Feststellung."""

from uuid import UUID

from sqlmodel import Session, select

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.rows import Art, Vorschlag
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import PunktErgebnis
from qmapp.checks.sampling.sentence import FEWEST_FILES
from qmapp.errors import UserError


def punkt_ergebnis(session: Session, pruefung_id: UUID, code: str) -> PunktErgebnis:
    """The result of a Prüfpunkt; raises UserError before the draw and for an unknown code."""
    for found in auswertung(session, pruefung_id).punkte:
        if found.punkt.code == code:
            return found
    raise UserError(f"Den Prüfpunkt „{code}“ gibt es in diesem Katalog nicht.", field="code")


def zahlen(found: PunktErgebnis, zaehlt: str) -> tuple[int, int]:
    """(counted, assessed) files of a Prüfpunkt by a key of ``ZAEHLWEISEN``."""
    counted = {
        "F2+F3": found.material,
        "F1": found.formell,
        "F1+F2+F3": found.material + found.formell,
        "ok": found.zaehlung[0],
    }
    return counted[zaehlt], found.bewertet


def vorschlaege(session: Session, pruefung_id: UUID) -> tuple[Vorschlag, ...]:
    """What the result gives occasion for and no Feststellung of this Prüfung speaks of yet.

    Prüfpunkte with material errors, the most frequent first; then those with formal ones only; then strengths: at least
    30 files assessed and every one of them fulfilled. A suggestion claims nothing; it only names what was counted.
    """
    spoken_of = {
        code
        for codes in session.exec(
            select(tables.Feststellung.punkte).where(tables.Feststellung.pruefung_id == pruefung_id)
        )
        for code in codes
    }
    found = [p for p in auswertung(session, pruefung_id).punkte if p.bewertet and p.punkt.code not in spoken_of]
    material = [_suggested(p, Art.MANGEL, "F2+F3") for p in found if p.material]
    formal = [_suggested(p, Art.MANGEL, "F1") for p in found if p.formell and not p.material]
    strong = [p for p in found if p.zaehlung[0] == p.bewertet >= FEWEST_FILES]
    strengths = [_suggested(p, Art.STAERKE, "ok") for p in strong]
    return (*sorted(material, key=_frequent), *sorted(formal, key=_frequent), *sorted(strengths, key=_frequent))


def _suggested(found: PunktErgebnis, art: Art, zaehlt: str) -> Vorschlag:
    anzahl, bewertet = zahlen(found, zaehlt)
    return Vorschlag(found.punkt.code, found.punkt.titel, art, zaehlt, anzahl, bewertet)


def _frequent(vorschlag: Vorschlag) -> tuple[int, str]:
    return -vorschlag.anzahl, vorschlag.code
