"""Signs, tones and words of what falls due, the same on every page."""

from typing import Final

from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Faelligkeitsart, Gruppe
from qmapp.ui.style import Tone

ICONS: Final = {
    Faelligkeitsart.WIEDERVORLAGE: "calendar-time",
    Faelligkeitsart.ANTWORT: "message-reply",
    Faelligkeitsart.MASSNAHME: "list-check",
    Faelligkeitsart.MEILENSTEIN: "flag",
    Faelligkeitsart.WIRKSAMKEIT: "target-arrow",
    Faelligkeitsart.BEMERKUNG: "gavel",
    Faelligkeitsart.BERICHTSPFLICHT: "file-certificate",
    Faelligkeitsart.TERMIN: "users-group",
}
TONES: Final[dict[Gruppe, Tone]] = {
    Gruppe.UEBERFAELLIG: "bad",
    Gruppe.HEUTE: "warn",
    Gruppe.WOCHE: "info",
    Gruppe.DEMNAECHST: "info",
    Gruppe.SPAETER: "neutral",
    Gruppe.ERLEDIGT: "ok",
}


def pill(gruppe: Gruppe, tage: int) -> tuple[Tone, str]:
    """How far away it is, as a status."""
    words = "erledigt" if gruppe is Gruppe.ERLEDIGT else worte.tage(tage)
    return TONES[gruppe], words[0].upper() + words[1:]
