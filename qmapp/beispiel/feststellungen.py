"""Holds what the example's Prüfungen have found: the numbers are counted by the program, the words are the office's."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import ZAEHLWEISEN, Art, Ausrichtung, Schwere
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit

_ARTEN = {"Mangel": Art.MANGEL, "Verbesserung": Art.VERBESSERUNG, "Stärke": Art.STAERKE}
_SCHWEREN = {"hoch": Schwere.HOCH, "mittel": Schwere.MITTEL, "gering": Schwere.GERING}
_ZURECHENBAR = {"Amt": Zurechenbarkeit.AMT, "Leistungsberechtigte": Zurechenbarkeit.LEISTUNGSBERECHTIGTE}
#: The first digit of a Qualitätsziel (Q1.3) names its orientation.
_AUSRICHTUNGEN = {
    "1": Ausrichtung.KLIENTEN,
    "2": Ausrichtung.WIRTSCHAFTLICHKEIT,
    "3": Ausrichtung.PROZESS,
    "4": Ausrichtung.MITARBEITENDE,
    "5": Ausrichtung.GESELLSCHAFT,
}


def hold(session: Session, pruefung_id: UUID, told: list[dict[str, Any]], *, wer: str, jetzt: datetime) -> None:
    """Make the Feststellungen of a Prüfung as the example tells them."""
    results = {found.punkt.code: found for found in auswertung(session, pruefung_id).punkte}
    for story in told:
        counted = len(story["punkte"]) == 1 and story["zaehlt"] in ZAEHLWEISEN
        given = {
            "heute": story["datum"],
            "wer": wer,
            "kennung": story["id"],
            "art": _ARTEN[story["art"]],
            "jetzt": jetzt,
        }
        if counted:
            found = results[story["punkte"][0]]
            key = fest.hold_ergebnis(session, pruefung_id, found, zaehlt=story["zaehlt"], **given)
        else:
            numbers = {name: story[name] for name in ("anzahl", "bewertet", "zaehlt", "punkte")}
            key = fest.create_feststellung(session, pruefung_id=pruefung_id, titel=story["titel"], **numbers, **given)
        fest.update_feststellung(session, key, **_words(story))
        if story["status"] == "erledigt":
            fest.settle_feststellung(session, key, heute=_settled(story))


def _words(story: Mapping[str, Any]) -> dict[str, Any]:
    goals = [goal for goal in story["ziele"] if goal.startswith("Q")]
    return {
        "titel": story["titel"],
        "text": story["text"].strip(),
        "schwere": _SCHWEREN.get(story["schwere"]),
        "ausrichtung": _AUSRICHTUNGEN[goals[0][1]] if goals else None,
        "ursachen": story["ursachen"],
        "zurechenbarkeit": _ZURECHENBAR[story["zurechenbarkeit"]],
        "nachholung_bis": story.get("nachholung_bis"),
    }


def _settled(story: Mapping[str, Any]) -> date:
    """The day until which it was to be made up for, else the day it was held: the files name no other."""
    day = story.get("nachholung_bis", story["datum"])
    assert isinstance(day, date)
    return day
