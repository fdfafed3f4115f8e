"""Frozen rows of Maßnahmen made by hand."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein, Status, Vorbehalt


def zeile(kennung: str = "M-01", titel: str = "Musterschreiben einführen", **given: Any) -> MassnahmeZeile:
    """A Maßnahme of which only what is given is known; ``meilensteine`` as (titel, soll, ist)."""
    key = given.pop("id", None) or uuid4()
    steps = tuple(_step(key, *step) for step in given.pop("meilensteine", ()))
    values: dict[str, Any] = {
        "id": key, "kennung": kennung, "titel": titel, "text": "", "messgroesse": "", "empfehlung_id": None,
        "empfehlung_kennung": "", "feststellungen": (), "herkunft": "", "verantwortlich": "", "person": "",
        "beteiligte": (), "vereinbart_am": None, "horizont": None, "frist": None, "frist_urspruenglich": None,
        "status": Status.NICHT_BEGONNEN, "status_grund": "", "umgesetzt_am": None, "bedarf_cent": None,
        "bedarf_vzae": None, "vorbehalt": Vorbehalt.KEIN, "vorbehalt_stelle": "", "pilot": False,
        "good_practice": False, "veroeffentlichung": Veroeffentlichung.INTERN, "anforderung": "", "bemerkung": "",
        "abhaengig_von_id": None, "abhaengig_von": "", "projekt_id": None, "wirksamkeit_geplant": None,
        "verschoben": 0, "ueberfaellig": False, "ueberfaellige": (), "wirkung": None,
    }  # fmt: skip
    return MassnahmeZeile(**{**values, **given}, meilensteine=steps)


def _step(key: UUID, titel: str, soll: date, ist: date | None = None) -> Meilenstein:
    return Meilenstein(uuid4(), key, titel, soll, ist)
