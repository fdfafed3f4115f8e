"""Maßnahmen as bars of a timeline and as days of a calendar."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.act.wiedervorlage.rows import Bezugsart, WiedervorlageZeile
from qmapp.ui.style import Tone
from qmapp.ui.widgets.charts import Marke, Zeitbalken, Zustand
from qmapp.ui.widgets.kalendertag import Kalendereintrag


class Terminart(StrEnum):
    """What is due on a day."""

    FRIST = "Frist"
    MEILENSTEIN = "Meilenstein"
    WIRKSAMKEIT = "Wirksamkeitsprüfung"
    WIEDERVORLAGE = "Wiedervorlage"


_ICONS: Final = {
    Terminart.FRIST: "flag",
    Terminart.MEILENSTEIN: "square-rotated",
    Terminart.WIRKSAMKEIT: "zoom-check",
    Terminart.WIEDERVORLAGE: "bell",
}
_TONES: Final[dict[Zustand, Tone]] = {Zustand.OFFEN: "info", Zustand.ERLEDIGT: "ok", Zustand.UEBERFAELLIG: "bad"}
_SIGNS: Final = {Zustand.ERLEDIGT: "check", Zustand.UEBERFAELLIG: "alert-square-filled"}


@dataclass(frozen=True)
class Termin:
    """Something due on a day: of a Maßnahme, or a Wiedervorlage (which may be about something else)."""

    tag: date
    art: Terminart
    kennung: str
    titel: str
    zustand: Zustand
    massnahme_id: UUID | None
    wiedervorlage_id: UUID | None = None

    @property
    def icon(self) -> tuple[str, str]:
        """Its sign and colour: what it is while it is open, else how it stands."""
        return _SIGNS.get(self.zustand, _ICONS[self.art]), _TONES[self.zustand]

    @property
    def eintrag(self) -> Kalendereintrag:
        """As it stands in the calendar."""
        icon, _ = self.icon
        said = f"{self.kennung} {self.art} ({self.zustand}): {self.titel}"
        return Kalendereintrag(self.kennung, said, icon, _TONES[self.zustand])


def balken(row: MassnahmeZeile, heute: date) -> Zeitbalken:
    """A Maßnahme from the day it was agreed to its deadline, or to the day it was done.

    The part of its Meilensteine that is done is filled. What no longer matters keeps its bar, with nothing due on it.
    """
    done = row.status is Status.UMGESETZT
    end = (row.umgesetzt_am or row.frist) if done else row.frist
    marken = [_marke(termin, row) for termin in _own(row, heute) if not (done and termin.art is Terminart.FRIST)]
    if done and end is not None and all(marke.am != end for marke in marken):
        marken.append(Marke(end, "Umgesetzt", Zustand.ERLEDIGT))
    steps = row.meilensteine
    part = 1.0 if done else sum(step.ist is not None for step in steps) / len(steps) if steps else 0.0
    title = f"{row.kennung} {row.titel}"
    sub = worte.verantwortlich(row) or "niemand verantwortlich"
    return Zeitbalken(row.id, title, sub, row.vereinbart_am, end, part, tuple(marken), worte.STATUS[row.status])


def termine(
    rows: Iterable[MassnahmeZeile], wiedervorlagen: Iterable[WiedervorlageZeile], heute: date
) -> Mapping[date, tuple[Termin, ...]]:
    """What is due on which day, the overdue first, then the open."""
    days: defaultdict[date, list[Termin]] = defaultdict(list)
    for row in rows:
        for termin in _own(row, heute):
            days[termin.tag].append(termin)
    for entry in wiedervorlagen:
        own = entry.bezug_id if entry.bezug_art is Bezugsart.MASSNAHME else None
        state = _state(entry.erledigt_am is not None, entry.datum, heute)
        kennung = entry.bezug_kennung or entry.kennung
        days[entry.datum].append(
            Termin(entry.datum, Terminart.WIEDERVORLAGE, kennung, entry.text, state, own, entry.id)
        )
    order = (Zustand.UEBERFAELLIG, Zustand.OFFEN, Zustand.ERLEDIGT)
    arts = tuple(Terminart)
    return {
        day: tuple(sorted(found, key=lambda t: (order.index(t.zustand), arts.index(t.art), t.kennung)))
        for day, found in days.items()
    }


def passende(
    rows: Iterable[WiedervorlageZeile], shown: Iterable[MassnahmeZeile], *, everything: bool
) -> list[WiedervorlageZeile]:
    """The Wiedervorlagen of the Maßnahmen shown, with ``everything`` those about something else too."""
    ids = {row.id for row in shown}
    return [row for row in rows if (row.bezug_id in ids if row.bezug_art is Bezugsart.MASSNAHME else everything)]


def _marke(termin: Termin, row: MassnahmeZeile) -> Marke:
    """A Termin on the timeline: a Meilenstein that is done stands on the day it was done."""
    if termin.art is not Terminart.MEILENSTEIN:
        return Marke(termin.tag, termin.art, termin.zustand)
    done = next((s.ist for s in row.meilensteine if (s.titel, s.soll) == (termin.titel, termin.tag) and s.ist), None)
    return Marke(done or termin.tag, termin.titel, termin.zustand)


def _own(row: MassnahmeZeile, heute: date) -> list[Termin]:
    """The days of a Maßnahme. One that no longer matters has none but those it has kept."""
    gone, done = row.status is Status.NICHT_RELEVANT, row.status is Status.UMGESETZT
    found = [
        Termin(
            step.soll,
            Terminart.MEILENSTEIN,
            row.kennung,
            step.titel,
            _state(step.ist is not None, step.soll, heute),
            row.id,
        )
        for step in row.meilensteine
        if step.ist is not None or row.status.offen
    ]
    if row.frist is not None and not gone:
        found.append(Termin(row.frist, Terminart.FRIST, row.kennung, row.titel, _state(done, row.frist, heute), row.id))
    if row.wirksamkeit_geplant is not None and not gone:
        state = _state(row.wirkung is not None, row.wirksamkeit_geplant, heute)
        found.append(Termin(row.wirksamkeit_geplant, Terminart.WIRKSAMKEIT, row.kennung, row.titel, state, row.id))
    return found


def _state(done: bool, day: date, heute: date) -> Zustand:
    if done:
        return Zustand.ERLEDIGT
    return Zustand.UEBERFAELLIG if day < heute else Zustand.OFFEN
