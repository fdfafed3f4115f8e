"""How the states of due dates and meetings look in lists and cards."""

from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import LieferungZeile, Serienstand, SerieZeile, Stand, Terminstand
from qmapp.ui.style import Tone

STAND: dict[Stand, Tone] = {
    Stand.ERWARTET: "neutral",
    Stand.OFFEN: "neutral",
    Stand.FAELLIG: "warn",
    Stand.UEBERFAELLIG: "bad",
    Stand.GELIEFERT: "ok",
    Stand.VERSPAETET: "warn",
    Stand.VERZICHTET: "info",
}
SERIE: dict[Serienstand, Tone] = {
    Serienstand.OHNE_SOLL: "neutral",
    Serienstand.LAEUFT: "info",
    Serienstand.ERFUELLT: "ok",
    Serienstand.VERFEHLT: "bad",
    Serienstand.BEGRUENDET: "warn",
}
TERMIN: dict[Terminstand, Tone] = {
    Terminstand.GEPLANT: "info",
    Terminstand.GEHALTEN: "ok",
    Terminstand.AUSGEFALLEN: "warn",
}


def lieferung(row: LieferungZeile) -> tuple[Tone, str]:
    """The pill of a due date."""
    return STAND[row.stand], worte.STAND[row.stand]


def serie(row: SerieZeile) -> tuple[Tone, str]:
    """The pill of a series."""
    return SERIE[row.stand], worte.SERIEN[row.stand]
