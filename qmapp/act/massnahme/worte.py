"""The Maßnahme in German words, the same on the screen and in documents."""

from datetime import date
from decimal import Decimal

from qmapp.act.massnahme.rows import (
    Horizont,
    Kriterium,
    MassnahmeZeile,
    Status,
    Vergleichsseite,
    Verschiebung,
    Vorbehalt,
    Wirksamkeit,
    Wirkung,
)
from qmapp.german import NBSP, day, euro, integer, parse_decimal, percent

STATUS = {
    Status.NICHT_BEGONNEN: "nicht begonnen",
    Status.IN_UMSETZUNG: "in Umsetzung",
    Status.UMGESETZT: "umgesetzt",
    Status.VERZOEGERT: "verzögert",
    Status.NICHT_RELEVANT: "nicht mehr relevant",
}
HORIZONTE = {
    Horizont.KURZ: "kurzfristig",
    Horizont.MITTEL: "mittelfristig",
    Horizont.LANG: "langfristig",
}
VORBEHALTE = {
    Vorbehalt.KEIN: "kein Vorbehalt",
    Vorbehalt.RESSOURCEN: "Ressourcenvorbehalt",
    Vorbehalt.FINANZIERUNG: "Finanzierungsvorbehalt",
}
WIRKUNGEN = {
    Wirkung.WIRKSAM: "wirksam",
    Wirkung.TEILWEISE: "teilweise wirksam",
    Wirkung.NICHT_WIRKSAM: "nicht wirksam",
}
KRITERIEN = {
    Kriterium.SPEZIFISCH: "spezifisch",
    Kriterium.MESSBAR: "messbar",
    Kriterium.ERREICHBAR: "erreichbar",
    Kriterium.RELEVANT: "relevant",
    Kriterium.TERMINIERT: "terminiert",
}


def verschoben(zeile: MassnahmeZeile) -> str:
    """„3 × verschoben“, empty where it never was."""
    return f"{integer(zeile.verschoben)}{NBSP}×{NBSP}verschoben" if zeile.verschoben else ""


def verschiebung(row: Verschiebung) -> str:
    """„verschoben vom 30.09.2025 auf den 28.11.2025“, or „vorgezogen“ for an earlier day."""
    what = "verschoben" if row.auf > row.von else "vorgezogen"
    return f"{what} vom {day(row.von)} auf den {day(row.auf)}"


def frist(zeile: MassnahmeZeile) -> str:
    """The deadline with how often it was moved: „30.06.2026 · 3 × verschoben“."""
    if zeile.frist is None:
        return "ohne Frist"
    return " · ".join(part for part in (day(zeile.frist), verschoben(zeile)) if part)


def verantwortlich(zeile: MassnahmeZeile) -> str:
    """Who is in charge: the role, with the person where one is named."""
    if zeile.verantwortlich and zeile.person:
        return f"{zeile.verantwortlich} ({zeile.person})"
    return zeile.verantwortlich or zeile.person


def vzae(value: Decimal) -> str:
    """``2,0 VZÄ``: at least one decimal, as many as were told."""
    text = f"{value.normalize():f}"
    whole, _, places = text.partition(".")
    return f"{integer(int(whole))},{places or '0'}{NBSP}VZÄ"


def parse_vzae(text: str) -> Decimal:
    """Read ``2``, ``2,0`` or ``1,5 VZÄ``; raises ValueError for anything else."""
    return parse_decimal(text.strip().removesuffix("VZÄ"))


def bedarf(zeile: MassnahmeZeile) -> str:
    """„18.500 € · 2,0 VZÄ“, empty where nothing is needed."""
    parts = []
    if zeile.bedarf_cent:
        parts.append(euro(zeile.bedarf_cent, always_cents=bool(zeile.bedarf_cent % 100)))
    if zeile.bedarf_vzae:
        parts.append(vzae(zeile.bedarf_vzae))
    return " · ".join(parts)


def vorbehalt(zeile: MassnahmeZeile) -> str:
    """„Finanzierungsvorbehalt (R-HH)“, empty without one."""
    if zeile.vorbehalt is Vorbehalt.KEIN:
        return ""
    made_by = f" ({zeile.vorbehalt_stelle})" if zeile.vorbehalt_stelle else ""
    return VORBEHALTE[zeile.vorbehalt] + made_by


def herkunft(zeile: MassnahmeZeile) -> str:
    """Where it comes from: the Kennungen of its Empfehlung, its Feststellungen or whatever else."""
    return ", ".join(part for part in (zeile.empfehlung_kennung, *zeile.feststellungen, zeile.herkunft) if part)


def wirksamkeit(row: Wirksamkeit) -> str:
    """„wirksam: AP-KDU-21 von 27 von 611 (4,4 %) auf 8 von 607 (1,3 %)“, the result alone without a comparison."""
    words, moved = WIRKUNGEN[row.ergebnis], veraenderung(row)
    return f"{words}: {row.punkt} {moved}" if moved else words


def veraenderung(row: Wirksamkeit) -> str:
    """„von 27 von 611 (4,4 %) auf 8 von 607 (1,3 %)“, empty without a comparison."""
    if row.vorher is None or row.nachher is None:
        return ""
    return f"von {_share(*row.vorher)} auf {_share(*row.nachher)}"


def zeitlage(seite: Vergleichsseite, umgesetzt_am: date | None) -> str:
    """What to mind where the later Prüfung looks back to before the Maßnahme was done; empty where it does not."""
    if umgesetzt_am is None or seite.zeitraum_von >= umgesetzt_am:
        return ""
    done = f"der Umsetzung am {day(umgesetzt_am)}"
    if seite.zeitraum_bis <= umgesetzt_am:
        return f"{seite.kennung} prüft nur die Zeit vor {done}; was die Maßnahme bewirkt, zeigt sie nicht."
    return f"Der Zeitraum von {seite.kennung} beginnt vor {done}; ein Teil der Fälle ist noch ohne sie bearbeitet."


def _share(anzahl: int, bewertet: int) -> str:
    rate = f" ({percent(anzahl / bewertet)})" if bewertet else ""
    return f"{integer(anzahl)} von {integer(bewertet)}{rate}"
