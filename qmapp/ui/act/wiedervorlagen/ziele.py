"""Where a row leads: the page of what it belongs to, and what is taken in hand there."""

from typing import Final

from qmapp.act.wiedervorlage.rows import Bezugsart, Faellig, Faelligkeitsart

#: Kind → key of the page.
SEITEN: Final = {
    Bezugsart.PRUEFUNG: "aktenpruefung.liste",
    Bezugsart.FESTSTELLUNG: "feststellung.liste",
    Bezugsart.EMPFEHLUNG: "management_response",
    Bezugsart.MASSNAHME: "massnahme.liste",
    Bezugsart.PROJEKT: "projekt.liste",
    Bezugsart.BERICHTSPFLICHT: "berichtspflicht.liste",
    Bezugsart.QCHECK: "qcheck.liste",
    Bezugsart.BEFRAGUNG: "befragung.liste",
}


def ziel(row: Faellig) -> tuple[str, tuple[object, ...]] | None:
    """Key of the page and its target; None where there is nothing to go to."""
    key = SEITEN.get(row.bezug.art)
    if key is None or row.bezug.id is None:
        return None
    if row.art is Faelligkeitsart.ANTWORT:
        return key, (row.bezug.id, "antwort")
    # The page of the reports knows a single due date and a single meeting.
    single = row.art in (Faelligkeitsart.BERICHTSPFLICHT, Faelligkeitsart.TERMIN)
    return key, (row.id if single else row.bezug.id,)
