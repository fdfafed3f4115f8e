"""The example's Wiedervorlagen, those settled on their day."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import wiedervorlage
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus
from qmapp.beispiel.empfehlungen import noon

_TURNUS = {"monatlich": Turnus.MONATLICH, "halbjährlich": Turnus.HALBJAEHRLICH}
#: The beginning of a Kennung → what the workspace keeps under it. The rest is named by its Kennung alone.
_BEZUEGE = {"AP": Bezugsart.PRUEFUNG, "E": Bezugsart.EMPFEHLUNG, "M": Bezugsart.MASSNAHME}


def keep(
    session: Session, told: Sequence[Mapping[str, Any]], known: Mapping[str, UUID], rollen: Mapping[str, str]
) -> None:
    """Set every Wiedervorlage (``known``: Kennung → id of what they are about) and settle those that are."""
    for story in told:
        about = story["bezug"]
        key = wiedervorlage.create_wiedervorlage(
            session,
            datum=story["datum"],
            text=story["text"],
            bezug_art=_BEZUEGE[about.split("-")[0]] if about in known else Bezugsart.SONST,
            bezug_id=known.get(about),
            bezug_kennung=about,
            rolle=rollen[story["rolle"]],
            turnus=_TURNUS.get(story.get("turnus", ""), Turnus.EINMALIG),
            kennung=story["id"],
            jetzt=noon(story["datum"]),
        )
        done = story.get("erledigt_am")
        if done is not None:
            wiedervorlage.settle_wiedervorlage(session, key, heute=done, jetzt=noon(done))
