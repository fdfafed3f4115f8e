"""A file that came back, held against the workspace: what would change, what clashes, what cannot be read."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from qmapp.act.management_response.rueckgabe import antworten, liste, massnahmen
from qmapp.act.management_response.rueckgabe.anker import gleich
from qmapp.act.management_response.rueckgabe.befund import Befund, Bestand, Gruppe, abgegeben, bestand
from qmapp.act.management_response.rueckgabe.rows import Angabe, Art, Eingang, Unlesbar, Vorschau, Ziel
from qmapp.errors import UserError
from qmapp.workspace import bereich


def vergleich(session: Session, eingang: Eingang, *, heute: date) -> Vorschau:
    """Query: what taking the file over would do; nothing is guessed, what cannot be read is listed with its place.

    A field left as it was written changes nothing, whatever the program says by now. Raises UserError for a file of
    another workspace.
    """
    found = befund(session, eingang, heute=heute)
    return Vorschau(
        eingang,
        tuple(step.aenderung for step in found.schritte),
        (*eingang.unlesbar, *found.unlesbar),
        (*eingang.hinweise, *found.hinweise),
    )


def befund(session: Session, eingang: Eingang, *, heute: date) -> Befund:
    """As :func:`vergleich`, with the values read; raises as it does."""
    if eingang.bereich != bereich(session).kennung:
        raise UserError(
            f"{eingang.datei} gehört zu einer anderen Arbeitsmappe.",
            advice="Öffnen Sie die Arbeitsmappe, aus der die Datei geschrieben wurde.",
        )
    now = bestand(session, eingang, heute)
    found = Befund()
    groups = _groups(eingang, now, found)
    found.abgegeben = abgegeben(groups, now)
    for group in groups:
        if group.ziel is Ziel.GESAMT:
            antworten.gesamt(found, group, now)
        elif group.ziel is Ziel.EMPFEHLUNG:
            antworten.empfehlung(found, group, now)
        elif eingang.art is Art.LISTE:
            liste.zeile(found, group, now)
        elif group.ziel is Ziel.MASSNAHME:
            massnahmen.bestehende(found, group, now, eingang)
        elif group.ziel is Ziel.NEUE:
            massnahmen.neue(found, group, now, eingang)
    if eingang.art is Art.FORMULAR:
        _missing_sections(eingang, groups, found)
    return found


def _groups(eingang: Eingang, now: Bestand, found: Befund) -> list[Gruppe]:
    """What belongs to one row, in the order of the file; one told in two ways is left out and said."""
    fields: dict[tuple[Ziel, UUID], defaultdict[str, list[Angabe]]] = {}
    for told in eingang.angaben:
        key = (told.anker.ziel, told.anker.id)
        fields.setdefault(key, defaultdict(list))[told.anker.feld].append(told)
    groups = []
    for (ziel, number), told_by_field in fields.items():
        own = _once(told_by_field)
        kennung = now.kennung(ziel, number, eingang)
        if own is None:
            found.unlesbar.append(Unlesbar(kennung, _both(told_by_field), _TWICE[ziel]))
        else:
            groups.append(Gruppe(ziel, number, kennung, own))
    return groups


#: A row that stands twice in a file with different contents.
_TWICE = defaultdict(
    lambda: "Diese Zeile steht zweimal in der Datei, mit verschiedenem Inhalt. Es wurde keine übernommen.",
    {
        Ziel.EMPFEHLUNG: "Zu dieser Empfehlung stehen zwei Antworten im Formular. Es wurde keine übernommen.",
        Ziel.GESAMT: "Die Gesamtstellungnahme steht zweimal im Formular. Es wurde keine übernommen.",
    },
)


def _once(told_by_field: dict[str, list[Angabe]]) -> dict[str, Angabe] | None:
    """One Angabe per field where all of them agree; None where two differ."""
    own = {}
    for code, told in told_by_field.items():
        if len({gleich(one.wert) for one in told}) > 1:
            return None
        own[code] = told[0]
    return own


def _both(told_by_field: dict[str, list[Angabe]]) -> str:
    """The first words that differ."""
    for told in told_by_field.values():
        values = list(dict.fromkeys(gleich(one.wert) or "leer" for one in told))
        if len(values) > 1:
            return " / ".join(_short(value) for value in values)
    return ""


def _short(value: str, most: int = 60) -> str:
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


def _missing_sections(eingang: Eingang, groups: Sequence[Gruppe], found: Befund) -> None:
    there = {told.anker.id for told in eingang.angaben if told.anker.ziel is Ziel.EMPFEHLUNG}
    for number, kennung in eingang.inhalt:
        if number not in there:
            found.unlesbar.append(
                Unlesbar(kennung, "", "Der Abschnitt fehlt im Formular. An dieser Antwort ändert sich nichts.")
            )
    for group in groups:
        for feld in group.fehlende():
            found.unlesbar.append(
                Unlesbar(f"{group.kennung}, {feld.worte}", "", "Das Feld fehlt im Formular. Hier ändert sich nichts.")
            )
