"""Recommends something for the worst Prüfpunkte of a result, so that the thread of ACT can be shown to its end."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from qmapp.act import empfehlung, feststellung
from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.feststellung.rows import Art, Vorschlag
from qmapp.german import NBSP, integer

#: How many at most: enough to show the way, few enough to be read.
_MOST = 2


def recommend(session: Session, pruefung_id: UUID, *, heute: date, jetzt: datetime, wer: str) -> int:
    """Make Feststellungen and Empfehlungen of the most frequent material errors; how many.

    The words say that they are examples. Nobody has answered them: the Management Response says so.
    """
    worst = [one for one in feststellung.vorschlaege(session, pruefung_id) if one.art is Art.MANGEL][:_MOST]
    for one in worst:
        found = feststellung.from_ergebnis(
            session, pruefung_id, one.code, heute=heute, jetzt=jetzt, wer=wer, zaehlt=one.zaehlt, art=one.art
        )
        empfehlung.create_empfehlung(
            session,
            heute=heute,
            jetzt=jetzt,
            wer=wer,
            feststellungen=(found,),
            titel=f"Beispiel: {one.titel} sichern",
            text=_text(one),
            adressat="Amtsleitung",
            veroeffentlichung=Veroeffentlichung.INTERN,
        )
    return len(worst)


def _text(one: Vorschlag) -> str:
    files = f"{integer(one.anzahl)} von {integer(one.bewertet)}{NBSP}Akten"
    return (
        f"Die Ursache der Mängel am Prüfpunkt „{one.titel}“ soll geklärt und abgestellt werden; gezählt sind {files}. "
        f"Dies ist eine Beispiel-Empfehlung aus der Vorführung, nicht das Ergebnis einer echten Prüfung."
    )
