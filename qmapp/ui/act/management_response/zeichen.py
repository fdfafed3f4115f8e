"""Signs, tones and words of the Management Response."""

from typing import Final

from qmapp.act.empfehlung import worte as empfehlung_worte
from qmapp.act.empfehlung.rows import EmpfehlungZeile, Haltung, Prioritaet
from qmapp.act.management_response import worte
from qmapp.act.management_response.rows import Stand, Vorgang, Vorgangszeile
from qmapp.ui.act.feststellungen.quelle import ICONS
from qmapp.ui.style import Tone
from qmapp.ui.widgets.table_cells import Pill

_STAENDE: Final[dict[Stand, tuple[Tone, str]]] = {
    Stand.ANTWORT_OFFEN: ("warn", ""),
    Stand.ANTWORT_FEHLT: ("bad", ""),
    Stand.ABGELEHNT: ("neutral", "ban"),
    Stand.ANGENOMMEN: ("info", ""),
    Stand.TEILWEISE: ("info", ""),
    Stand.IN_UMSETZUNG: ("info", "player-play"),
    Stand.UMGESETZT: ("ok", ""),
}
_HALTUNGEN: Final[dict[Haltung, tuple[Tone, str]]] = {
    Haltung.ANGENOMMEN: ("ok", "Angenommen"),
    Haltung.TEILWEISE: ("info", "Teilweise"),
    Haltung.ABGELEHNT: ("neutral", "Abgelehnt"),
}
_PRIORITAETEN: Final[dict[Prioritaet, Tone]] = {
    Prioritaet.HOCH: "warn",
    Prioritaet.MITTEL: "info",
    Prioritaet.NIEDRIG: "neutral",
}
#: Nothing more is to be done about these.
ERLEDIGT: Final = frozenset({Stand.UMGESETZT, Stand.ABGELEHNT})
OHNE_ANTWORT: Final = frozenset({Stand.ANTWORT_OFFEN, Stand.ANTWORT_FEHLT})


def stand_pill(row: Vorgang | Vorgangszeile) -> Pill:
    """How far it is, as a status."""
    tone, sign = _STAENDE[row.stand]
    return tone, worte.stand(row.empfehlung.zeile, row.stand), sign


def haltung_pill(haltung: Haltung | None) -> Pill:
    """What was answered; nothing while it is open."""
    if haltung is None:
        return "neutral", "Offen", ""
    tone, words = _HALTUNGEN[haltung]
    return tone, words, "ban" if haltung is Haltung.ABGELEHNT else ""


def prioritaet_pill(row: EmpfehlungZeile) -> Pill:
    """How pressing it is."""
    words = empfehlung_worte.PRIORITAETEN[row.prioritaet]
    return _PRIORITAETEN[row.prioritaet], words[0].upper() + words[1:], "flag"


def source_icon(row: Vorgangszeile) -> tuple[str, str]:
    """The sign of what the first of its Feststellungen comes from."""
    sources = row.empfehlung.feststellungen
    return (ICONS[sources[0].quelle], "check") if sources else ("pencil", "text3")
