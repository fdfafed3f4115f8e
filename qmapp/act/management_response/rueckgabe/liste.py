"""The rows of a list of Maßnahmen that came back: how far each is, its deadline, its Meilensteine."""

from datetime import date
from typing import Any

from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import gleich
from qmapp.act.management_response.rueckgabe.befund import Befund, Bestand, Gruppe, Schritt, feldweise
from qmapp.act.management_response.rueckgabe.rows import Aenderung, Ziel
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.act.massnahme.status import MIT_GRUND
from qmapp.act.massnahme.worte import STATUS
from qmapp.german import day

_STATUS = (felder.STATUSFELD, felder.STATUSGRUND, felder.UMGESETZT)


def zeile(found: Befund, group: Gruppe, now: Bestand) -> None:
    """One row: of a Maßnahme or of a Meilenstein."""
    if group.ziel is Ziel.MEILENSTEIN:
        _meilenstein(found, group, now)
        return
    row = now.massnahmen.get(group.id)
    if row is None:
        for feld in felder.LISTE:
            if group.beruehrt(feld):
                found.nicht(group, feld, "Die Maßnahme gibt es nicht mehr.")
        return
    _status(found, group, row, now.heute)
    _frist(found, group, row, now.heute)
    feldweise(found, group, [felder.BEMERKUNG], row)


def _status(found: Befund, group: Gruppe, row: MassnahmeZeile, heute: date) -> None:
    """Status, reason and day belong together and are one change."""
    now = {feld: felder.text(feld, row) for feld in _STATUS}
    same = all(gleich(group.wert(feld)) == gleich(now[feld]) for feld in _STATUS)
    if same or not any(group.beruehrt(feld) for feld in _STATUS):
        return
    read = [found.lies(group, feld) for feld in _STATUS]
    if not all(readable for readable, _ in read):
        return
    status, grund, am = (wert for _, wert in read)
    problem = _problem(row, status, grund, am, heute)
    if problem is not None:
        found.nicht(group, *problem)
        return
    clash = any(group.ueberholt(feld, now[feld]) for feld in _STATUS)
    before, after = (
        _told(*values) for values in ((row.status, row.status_grund, row.umgesetzt_am), (status, grund, am))
    )
    changed = Aenderung(f"{group.ziel.value}:{group.id}:st", group.kennung, "Status", before, after, clash)
    found.schritte.append(Schritt(changed, Ziel.MASSNAHME, group.id, {"status": (status, grund, am or heute)}))


def _problem(
    row: MassnahmeZeile, status: Status | None, grund: str, am: date | None, heute: date
) -> tuple[felder.Feld, str] | None:
    """Why a status cannot be taken, and at which field."""
    if status is None:
        return felder.STATUSFELD, "Der Status fehlt."
    if status in MIT_GRUND and not grund:
        return felder.STATUSGRUND, f"Für „{STATUS[status]}“ fehlt der Grund."
    if status is Status.UMGESETZT and am is None:
        return felder.UMGESETZT, "Für „umgesetzt“ fehlt der Tag."
    if status is not Status.UMGESETZT and am is not None:
        return felder.UMGESETZT, f"Ein Tag der Umsetzung und der Status „{STATUS[status]}“ passen nicht zusammen."
    if am is not None and am > heute:
        return felder.UMGESETZT, "Der Tag liegt in der Zukunft."
    if am is not None and row.vereinbart_am is not None and am < row.vereinbart_am:
        return felder.UMGESETZT, f"Der Tag liegt vor der Vereinbarung vom {day(row.vereinbart_am)}."
    return None


def _told(status: Status, grund: str, am: date | None) -> str:
    words = STATUS[status] + (f" am {day(am)}" if am is not None else "")
    return f"{words}: {grund}" if grund else words


def _frist(found: Befund, group: Gruppe, row: MassnahmeZeile, heute: date) -> None:
    """A new deadline; an agreed one is postponed and needs its reason."""
    own = Befund()
    feldweise(own, group, [felder.FRIST], row, heute)
    found.unlesbar += own.unlesbar
    readable, grund = found.lies(group, felder.VERSCHIEBUNG)
    if not readable:
        return
    if not own.schritte:
        if grund and not own.unlesbar and not group.beruehrt(felder.FRIST):
            found.nicht(group, felder.VERSCHIEBUNG, "Ein Grund steht da, aber keine neue Frist.")
        return
    (step,) = own.schritte
    frist = step.werte["frist"]
    problem = _moved(row, frist, grund)
    if problem is not None:
        found.nicht(group, *problem)
        return
    moved = row.vereinbart_am is not None and row.frist is not None
    words = f"{felder.worte(felder.FRIST, frist)} ({grund})" if moved else felder.worte(felder.FRIST, frist)
    values: dict[str, Any] = {"verschoben": (frist, grund)} if moved else {"frist": frist}
    changed = Aenderung(
        step.aenderung.schluessel, group.kennung, "Frist", step.aenderung.alt, words, step.aenderung.konflikt
    )
    found.schritte.append(Schritt(changed, Ziel.MASSNAHME, group.id, values))


def _moved(row: MassnahmeZeile, frist: date | None, grund: str) -> tuple[felder.Feld, str] | None:
    """Why a deadline cannot be moved there, and at which field."""
    if row.vereinbart_am is None or row.frist is None:
        before = row.vereinbart_am is not None and frist is not None and frist < row.vereinbart_am
        return (felder.FRIST, "Der Tag liegt vor der Vereinbarung.") if before else None
    if frist is None:
        return felder.FRIST, "Eine vereinbarte Frist lässt sich nicht streichen."
    if not row.status.offen:
        return felder.FRIST, "Die Maßnahme ist nicht mehr offen; ihre Frist bleibt stehen."
    if not grund:
        return felder.VERSCHIEBUNG, f"Für die neue Frist {day(frist)} fehlt der Grund."
    if frist < row.vereinbart_am:
        return felder.FRIST, f"Der Tag liegt vor der Vereinbarung vom {day(row.vereinbart_am)}."
    return None


def _meilenstein(found: Befund, group: Gruppe, now: Bestand) -> None:
    there = now.meilensteine.get(group.id)
    if there is None:
        if group.beruehrt(felder.ERREICHT):
            found.nicht(group, felder.ERREICHT, "Den Meilenstein gibt es nicht mehr.")
        return
    own = Befund()
    feldweise(own, group, [felder.ERREICHT], there[1])
    found.unlesbar += own.unlesbar
    for step in own.schritte:
        if step.werte["ist"] is not None and step.werte["ist"] > now.heute:
            found.nicht(group, felder.ERREICHT, "Der Tag liegt in der Zukunft.")
        else:
            found.schritte.append(step)
