"""What an answer lacks to be released and its Maßnahmen to be umsetzbar (vorlagen i; S001-E-2)."""

from collections.abc import Iterator, Sequence
from datetime import date

from qmapp.act.empfehlung.rows import EmpfehlungZeile, Haltung, Stellungnahme
from qmapp.act.management_response.rows import Fehlt
from qmapp.act.massnahme.rows import Horizont, MassnahmeZeile, Status
from qmapp.german import day


def fehlt(row: EmpfehlungZeile, massnahmen: Sequence[MassnahmeZeile], heute: date) -> tuple[Fehlt, ...]:
    """What is missing, in the order in which it is filled in; empty when nothing is.

    ``feld`` names a field of the Empfehlung (``empfehlungstext``, ``adressat``), of the answer, ``massnahme`` where one
    is missing altogether, or a field of the Maßnahme with ``massnahme_id``. Maßnahmen done or given up lack nothing.
    """
    going_on = [massnahme for massnahme in massnahmen if massnahme.status is not Status.NICHT_RELEVANT]
    found = [*_of_empfehlung(row), *_of_answer(row.stellungnahme, bool(going_on), heute)]
    if row.stellungnahme is None or row.stellungnahme.haltung is not Haltung.ABGELEHNT:
        for massnahme in going_on:
            if massnahme.status.offen:
                found += _of_massnahme(massnahme)
    return tuple(found)


def _of_empfehlung(row: EmpfehlungZeile) -> Iterator[Fehlt]:
    if not row.text:
        yield Fehlt("empfehlungstext", "Die Empfehlung hat noch keinen Text, der für sich steht.", sperrt=False)
    if not row.adressat:
        yield Fehlt("adressat", "Es fehlt, an wen sich die Empfehlung richtet.")


def _of_answer(answer: Stellungnahme | None, has_massnahme: bool, heute: date) -> Iterator[Fehlt]:
    haltung = None if answer is None else answer.haltung
    if haltung is None:
        yield Fehlt("haltung", "Die Haltung fehlt: angenommen, teilweise oder abgelehnt.")
    if answer is not None and haltung in (Haltung.TEILWEISE, Haltung.ABGELEHNT) and not answer.begruendung:
        what = "abgelehnt" if haltung is Haltung.ABGELEHNT else "nur teilweise angenommen"
        yield Fehlt("begruendung", f"Die Begründung fehlt, warum {what} wird.")
    if answer is None or not answer.rolle:
        yield Fehlt("rolle", "Es fehlt, welche Rolle antwortet.")
    if answer is not None and answer.datum is not None and answer.datum > heute:
        yield Fehlt("datum", f"Das Datum der Antwort, {day(answer.datum)}, liegt noch vor uns.")
    if haltung in (Haltung.ANGENOMMEN, Haltung.TEILWEISE) and not has_massnahme:
        yield Fehlt("massnahme", "Zu dem, was angenommen ist, fehlt eine Maßnahme.")


def _of_massnahme(row: MassnahmeZeile) -> Iterator[Fehlt]:
    if not row.text and not row.meilensteine:
        yield Fehlt("text", f"{row.kennung}: Was genau geschieht, ist noch nicht gesagt.", row.id, sperrt=False)
    if not row.messgroesse and not row.meilensteine:
        yield Fehlt("messgroesse", f"{row.kennung}: Woran man das Ergebnis misst, fehlt.", row.id, sperrt=False)
    if not row.verantwortlich:
        yield Fehlt("verantwortlich", f"{row.kennung}: Die verantwortliche Rolle fehlt.", row.id)
    if row.frist is None:
        yield Fehlt("frist", f"{row.kennung}: Die Frist fehlt.", row.id)
    if row.horizont is Horizont.LANG and not row.meilensteine:
        yield Fehlt("meilenstein", f"{row.kennung}: Eine langfristige Maßnahme braucht einen Meilenstein.", row.id)
