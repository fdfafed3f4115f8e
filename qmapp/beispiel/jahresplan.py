"""The Jahresprüfpläne of the example: the halves of 2025 that were audited, and 2026 as far as it is told."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.beispiel.quelle import Beispielpruefung
from qmapp.checks import jahresplan as plaene
from qmapp.checks.jahresplan.rows import BEREICHE, Turnus

#: What the story says comes next: the second half of 2026, not begun yet.
_NEXT: dict[str, Any] = {
    "titel": "Aktenprüfung Kosten der Unterkunft und Heizung, 2. Halbjahr 2026",
    "von": date(2026, 7, 1),
    "bis": date(2026, 12, 15),
}


def plan_years(session: Session, stories: Sequence[tuple[Beispielpruefung, UUID]]) -> None:
    """Plan the years the Prüfungen were carried out in, each linked with its entry, and what is to follow."""
    for year in sorted({_year(story) for story, _ in stories}):
        plaene.create_jahresplan(session, year)
    for story, pruefung_id in stories:
        kopf = story.kopf
        entry = _add(
            session,
            _year(story),
            titel=kopf["titel"],
            katalog_code=kopf["katalog"],
            von=kopf["pruefung_von"],
            bis=story.bis,
            bestand=sum(story.bestand.values()),
            umfang=kopf["stichprobe"]["umfang"],
        )
        plaene.link_pruefung(session, entry, pruefung_id)
    last = stories[-1][0].kopf
    _add(session, _NEXT["von"].year, katalog_code=last["katalog"], **_NEXT)


def _year(story: Beispielpruefung) -> int:
    begun = story.kopf["pruefung_von"]
    assert isinstance(begun, date)
    return begun.year


def _add(session: Session, year: int, **told: Any) -> UUID:
    return plaene.add_eintrag(session, year, bereich=BEREICHE[0], turnus=Turnus.HALBJAEHRLICH, **told)
