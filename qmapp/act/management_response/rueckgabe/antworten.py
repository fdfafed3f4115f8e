"""The answers of a form that came back: to each Empfehlung, and to all of a year."""

from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.befund import Befund, Bestand, Gruppe, feldweise
from qmapp.act.management_response.rueckgabe.rows import Unlesbar
from qmapp.german import day


def gesamt(found: Befund, group: Gruppe, now: Bestand) -> None:
    """What the Leitung says to all Empfehlungen; released, it is no longer changed."""
    row = now.gesamt.get(group.id.int)
    if row is not None and row.freigegeben_am is not None:
        _refuse(found, group, felder.GESAMT, row, f"Sie wurde am {day(row.freigegeben_am)} freigegeben.")
        return
    feldweise(found, group, felder.GESAMT, row)


def empfehlung(found: Befund, group: Gruppe, now: Bestand) -> None:
    """The answer to one; one whose Empfehlung is gone or that was released meanwhile is listed."""
    row = now.empfehlungen.get(group.id)
    if row is None:
        _refuse(found, group, felder.EMPFEHLUNG, None, "Die Empfehlung gibt es nicht mehr.")
        return
    answer = row.stellungnahme
    if answer is not None and answer.freigegeben_am is not None:
        satz = f"Die Antwort wurde am {day(answer.freigegeben_am)} freigegeben und bleibt, wie sie ist."
        _refuse(found, group, felder.EMPFEHLUNG, answer, satz)
        return
    feldweise(found, group, felder.EMPFEHLUNG, answer)


def _refuse(found: Befund, group: Gruppe, fields: tuple[felder.Feld, ...], row: object, satz: str) -> None:
    """List what was written into fields that can no longer take it; what says the same needs no word."""
    own = Befund()
    feldweise(own, group, fields, row)
    for step in own.schritte:
        place = f"{group.kennung}, {step.aenderung.feld}"
        found.unlesbar.append(Unlesbar(place, step.aenderung.neu, satz))
    found.unlesbar += own.unlesbar
