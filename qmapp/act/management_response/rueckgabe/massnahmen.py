"""The Maßnahmen of a form that came back: those there were, and those written into its empty places."""

from dataclasses import replace
from datetime import date
from typing import Any

from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import gleich
from qmapp.act.management_response.rueckgabe.befund import Befund, Bestand, Gruppe, Schritt, feldweise
from qmapp.act.management_response.rueckgabe.rows import Aenderung, Eingang, Unlesbar, Ziel
from qmapp.act.management_response.rueckgabe.stand import neuer_schritt
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.german import day

_OWN = tuple(feld for feld in felder.MASSNAHME if feld not in (felder.SCHRITT, felder.SCHRITT_BIS))
_PAST = "Der Tag liegt vor heute."


def bestehende(found: Befund, group: Gruppe, now: Bestand, eingang: Eingang) -> None:
    """A Maßnahme there was when the form was written, or one made from an empty place by an earlier reading."""
    row = now.massnahmen.get(group.id)
    if row is None:
        for feld in felder.MASSNAHME:
            if group.beruehrt(feld):
                found.nicht(group, feld, "Die Maßnahme gibt es nicht mehr.")
        return
    fields = [feld for feld in _OWN if feld is not felder.FRIST]
    # A title cannot be taken away; what was written into the form says so itself.
    if group.beruehrt(felder.TITEL) and not gleich(group.wert(felder.TITEL)):
        fields.remove(felder.TITEL)
        found.nicht(group, felder.TITEL, "Der Titel fehlt. Die Maßnahme behält ihren Titel.")
    feldweise(found, group, fields, row)
    _frist(found, group, row, now.heute)
    _weiterer(found, group, row, now, eingang)


def neue(found: Befund, group: Gruppe, now: Bestand, eingang: Eingang) -> None:
    """What was written into an empty place: a new Maßnahme as a whole, later only what was changed of it."""
    if group.id in now.massnahmen:
        bestehende(found, replace(group, ziel=Ziel.MASSNAHME), now, eingang)
        return
    written = [feld for feld in felder.MASSNAHME if gleich(group.wert(feld))]
    if not written:
        return
    owner = now.plaetze.get(group.id)
    if owner is None or owner[0] not in now.empfehlungen:
        found.unlesbar.append(Unlesbar(group.kennung, _all(group), "Die Empfehlung dazu gibt es nicht mehr."))
        return
    values = _values(found, group, now.heute)
    if not values.get("titel"):
        if felder.TITEL not in written:
            found.unlesbar.append(Unlesbar(group.kennung, _all(group), "Die neue Maßnahme hat keinen Titel."))
        return
    step = _schritt(found, group, now.heute)
    if step is not None:
        values["meilenstein"] = (neuer_schritt(eingang.id, group.id), *step)
    kennung = now.empfehlungen[owner[0]].kennung
    changed = Aenderung(f"{group.ziel.value}:{group.id}:ne", kennung, "Neue Maßnahme", "", _words(values))
    found.schritte.append(Schritt(changed, Ziel.NEUE, group.id, {**values, "empfehlung_id": owner[0]}))


def _values(found: Befund, group: Gruppe, heute: date) -> dict[str, Any]:
    """What can be read of a new one, by the names of the fields."""
    values: dict[str, Any] = {}
    for feld in _OWN:
        if not gleich(group.wert(feld)):
            continue
        readable, wert = found.lies(group, feld)
        if readable and feld is felder.FRIST and wert < heute:
            found.nicht(group, feld, _PAST)
        elif readable:
            values[feld.name] = wert
    return values


def _frist(found: Befund, group: Gruppe, row: MassnahmeZeile, heute: date) -> None:
    """A deadline may be set or changed until it is agreed; then it is moved only with a reason, which no form asks."""
    feld = felder.FRIST
    own = Befund()
    feldweise(own, group, [feld], row, heute)
    if own.schritte and row.vereinbart_am is not None and row.frist is not None:
        found.nicht(group, feld, "Die Frist ist vereinbart und wird nur mit einem Grund verschoben.")
        return
    for step in own.schritte:
        frist = step.werte["frist"]
        if frist is not None and row.vereinbart_am is not None and frist < row.vereinbart_am:
            found.nicht(group, feld, f"Der Tag liegt vor der Vereinbarung vom {day(row.vereinbart_am)}.")
        else:
            found.schritte.append(step)
    found.unlesbar += own.unlesbar


def _weiterer(found: Befund, group: Gruppe, row: MassnahmeZeile, now: Bestand, eingang: Eingang) -> None:
    """A Meilenstein added in the form, unless it was taken over before."""
    if _is_there(group, row):
        return
    number = neuer_schritt(eingang.id, group.id)
    there = now.meilensteine.get(number)
    if there is not None and gleich(group.wert(felder.SCHRITT)):
        _, step = there
        satz = f"Er wurde schon übernommen und heißt jetzt „{step.titel}“ bis {day(step.soll)}. Bitte dort ändern."
        found.nicht(group, felder.SCHRITT, satz)
        return
    read = _schritt(found, group, now.heute)
    if read is None:
        return
    if row.vereinbart_am is not None and read[1] < row.vereinbart_am:
        satz = f"Der Tag liegt vor der Vereinbarung vom {day(row.vereinbart_am)}."
        found.nicht(group, felder.SCHRITT_BIS, satz)
        return
    words = f"{read[0]} bis {day(read[1])}"
    changed = Aenderung(f"{group.ziel.value}:{group.id}:mt", group.kennung, "Neuer Meilenstein", "", words)
    found.schritte.append(Schritt(changed, Ziel.MASSNAHME, group.id, {"meilenstein": (number, *read)}))


def _is_there(group: Gruppe, row: MassnahmeZeile) -> bool:
    """Whether the Maßnahme has a Meilenstein of this title and day already."""
    own = Befund()
    titel, soll = own.lies(group, felder.SCHRITT)[1], own.lies(group, felder.SCHRITT_BIS)[1]
    return any((gleich(step.titel), step.soll) == (titel, soll) for step in row.meilensteine)


def _schritt(found: Befund, group: Gruppe, heute: date) -> tuple[str, date] | None:
    """Title and day of a Meilenstein; None where there is none or it cannot be taken, which is listed."""
    written = [feld for feld in (felder.SCHRITT, felder.SCHRITT_BIS) if gleich(group.wert(feld))]
    if not written:
        return None
    if len(written) == 1:
        (there,) = written
        missing = "der Tag" if there is felder.SCHRITT else "der Name"
        found.nicht(group, there, f"Zum Meilenstein fehlt {missing}.")
        return None
    named, titel = found.lies(group, felder.SCHRITT)
    dated, soll = found.lies(group, felder.SCHRITT_BIS)
    if not (named and dated):
        return None
    if soll < heute:
        found.nicht(group, felder.SCHRITT_BIS, _PAST)
        return None
    return titel, soll


def _words(values: dict[str, Any]) -> str:
    """A new Maßnahme in a few lines."""
    lines = [values["titel"]]
    for feld in _OWN:
        if feld is not felder.TITEL and values.get(feld.name):
            lines.append(f"{feld.worte}: {felder.worte(feld, values[feld.name])}")
    if "meilenstein" in values:
        _, titel, soll = values["meilenstein"]
        lines.append(f"{felder.SCHRITT.worte}: {titel} bis {day(soll)}")
    return "\n".join(lines)


def _all(group: Gruppe) -> str:
    return "; ".join(value for feld in felder.MASSNAHME if (value := gleich(group.wert(feld))))
