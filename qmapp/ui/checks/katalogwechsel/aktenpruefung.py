"""The words of the move for an Aktenprüfung, and how its archive is read."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.katalogwechsel.rows import ArchivZeile, Folgen, Punktwechsel
from qmapp.checks.aktenpruefung.katalogwechsel.umzug import folgen
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl, Wechselart
from qmapp.german import euro, integer
from qmapp.ui.checks.katalogwechsel.archiv import Archivsprache
from qmapp.ui.checks.katalogwechsel.worte import kurz
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut
from qmapp.ui.checks.pruefplatz.zeile import WORTE
from qmapp.ui.style import Tone
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.table_model import Column

ARTEN: Final[dict[Wechselart, tuple[Tone, str]]] = {
    Wechselart.GLEICH: ("neutral", "gleich"),
    Wechselart.HINWEISE: ("neutral", "Hinweise anders"),
    Wechselart.FRAGE: ("info", "Frage anders"),
    Wechselart.MASSSTAB: ("info", "ohne Zahlung"),
    Wechselart.AUSSER_KRAFT: ("warn", "außer Kraft"),
    Wechselart.ENTFALLEN: ("warn", "entfallen"),
    Wechselart.NEU: ("ok", "neu"),
}
#: Column of an answer → its name for a reader; the order they are read in.
_NAMES = {
    "ergebnis": "Ergebnis",
    "erst": "Erstprüfung",
    "zweit": "Zweitprüfung",
    "feststellung": "Feststellung",
    "begruendung": "Begründung",
    "notiz": "Notiz",
    "betrag_monat_cent": "Betrag je Monat",
    "monate": "Monate",
    "betrag_cent": "Fehlbetrag",
    "ursachen": "Ursachen",
    "zurechenbarkeit": "Zurechenbarkeit",
    "nachholung_bis": "Nachholung bis",
    "gesperrt_durch": "Fiel weg mit",
    "beantwortet_durch": "Beantwortet von",
    "geklaert_durch": "Geklärt von",
    "gesetzt_durch": "Vorgemerkt von",
}


def gegeben(row: Punktwechsel) -> str:
    """``Bisher 12 Antworten, davon 3 Mängel, 1 mit Betrag.``"""
    if row.alt is None:
        return "Neu in dieser Fassung: In jeder Akte ist dazu noch etwas zu beantworten."
    count = "1 Antwort" if row.antworten == 1 else f"{integer(row.antworten)} Antworten"
    more = [f"{integer(row.maengel)} {'Mangel' if row.maengel == 1 else 'Mängel'}"] if row.maengel else []
    more += [f"{integer(row.mit_betrag)} mit Betrag"] if row.mit_betrag else []
    return f"Bisher {count}{', davon ' if more else ''}{', '.join(more)}."


def warum(row: Punktwechsel, wahl: Wahl | None) -> str:
    """What the decision means, as a sentence."""
    if wahl is None:
        return ""
    if wahl.entscheidung is Entscheidung.UEBERNEHMEN:
        return "Die Antworten gelten weiter, mit Feststellung, Betrag und Ursachen."
    if wahl.entscheidung is Entscheidung.ZUORDNEN:
        return f"Die Antworten gelten beim neuen Prüfpunkt {wahl.ziel} weiter."
    if wahl.entscheidung is Entscheidung.ARCHIVIEREN:
        return "Die Antworten kommen ins Archiv der Prüfung und zählen nicht mehr."
    if row.ausser_kraft is not None:
        return f"{row.ausser_kraft.satz}. Der Prüfpunkt entfällt; die Antworten kommen ins Archiv."
    return "Der Prüfpunkt ist wieder offen; die bisherigen Antworten kommen ins Archiv."


def confirm_move(page: QWidget, kennung: str, vorschau: Vorschau, come: Folgen) -> bool:
    """Ask once, with what it comes to."""
    new = sum(1 for row in vorschau.punkte if row.alt is None)
    facts = (
        ("Prüfung", kennung),
        ("Katalog", f"{vorschau.nach.code} Fassung {vorschau.von.version} → {vorschau.nach.version}"),
        ("Antworten gelten weiter", integer(come.bleiben + come.zugeordnet)),
        ("Antworten ins Archiv", integer(come.beiseite)),
        ("Neue Prüfpunkte", integer(new)),
        ("Geprüfte Akten wieder offen", integer(come.wieder_offen)),
    )
    words = (
        "Keine Antwort geht verloren: Was nicht weiter gilt, liegt danach vollständig im Archiv der Prüfung. "
        "Der Wechsel ist ein Schritt und lässt sich rückgängig machen."
    )
    return confirm(page, "Katalog wechseln", words, facts, action="Wechseln", icon="replace")


def gewechselt(version: int, come: Folgen) -> str:
    """Said after the move."""
    aside = f"{integer(come.beiseite)} Antworten im Archiv" if come.beiseite != 1 else "1 Antwort im Archiv"
    files = f", {integer(come.wieder_offen)} geprüfte Akten wieder offen" if come.wieder_offen > 1 else ""
    files = ", 1 geprüfte Akte wieder offen" if come.wieder_offen == 1 else files
    return f"Zu Fassung {version} gewechselt: {aside}{files}."


def nothing_newer(head: Pruefung) -> tuple[str, str]:
    """Heading and text where there is nothing to decide."""
    none = "Keine neuere Fassung"
    if head.abgeschlossen_am is not None:
        return "Jetzt kein Wechsel", "Die Prüfung ist abgeschlossen und bleibt bei ihrer Fassung."
    if head.stand == "Zur Freigabe":
        return "Jetzt kein Wechsel", "Die Prüfung liegt zur Freigabe vor; solange ändert sich nichts."
    if head.gezogen_um is None:
        return none, "Vor der Ziehung wählen Sie den Katalog bei den Angaben der Prüfung."
    return none, (
        f"Die Prüfung benutzt {head.katalog_code} Fassung {head.katalog_version}. Sobald eine neuere Fassung "
        "veröffentlicht ist, führt diese Seite Punkt für Punkt hinüber."
    )


def _words(row: ArchivZeile) -> tuple[str, str, str]:
    """Heading, subtitle and text of a row in hand."""
    said = [f"{name}: {_said(key, row.inhalt[key])}" for key, name in _NAMES.items() if row.inhalt.get(key)]
    heading = f"{row.schluessel}, Prüfpunkt {kurz(row.code)}"
    return heading, row.titel or row.code, "\n".join((*said, f"Warum: {row.grund}"))


def _said(key: str, value: Any) -> str:
    if key in ("ergebnis", "erst", "zweit"):
        return next((words for ergebnis, words in WORTE.items() if ergebnis.value == value), str(value))
    if key.endswith("_cent"):
        return euro(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if key == "nachholung_bis":
        return ".".join(reversed(str(value).split("-")))
    return str(value)


def _akte(row: ArchivZeile) -> str:
    return row.schluessel


def _code(row: ArchivZeile) -> str:
    return row.code


def _punkt(row: ArchivZeile) -> str:
    return f"{kurz(row.code)} {row.titel}".strip()


def _ergebnis(row: ArchivZeile) -> str:
    return "–" if row.ergebnis is None else WORTE[row.ergebnis]


def _grund(row: ArchivZeile) -> str:
    return row.grund


WORTLAUT: Final = Wortlaut(
    punkt="Prüfpunkt",
    punkte="Prüfpunkte",
    neue="Neue Prüfpunkte",
    offene="Akten wieder offen",
    neu_gefragt="Ein neuer Prüfpunkt wird in jeder Akte gefragt.",
    arten=ARTEN,
    gegeben=gegeben,
    warum=warum,
    folgen=folgen,
    offen=lambda come: come.wieder_offen,
)
_COLUMNS: tuple[Column[Any], ...] = (
    Column("Akte", _akte, width=130, bold=True, sort=_akte),
    Column("Prüfpunkt", _punkt, sub=_grund, sort=_code),
    Column("Ergebnis", _ergebnis, width=150, sort=_ergebnis),
)
ARCHIV: Final = Archivsprache("Archiv der Prüfung", "sie zählen in keiner Quote", _COLUMNS, _words)
