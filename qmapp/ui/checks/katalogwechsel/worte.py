"""What the assistant says."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.katalogwechsel.rows import Folgen, Punktwechsel, Vorschau, WechselZeile
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.unterschied import FELDER
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl, Wechselart
from qmapp.german import day, integer
from qmapp.ui.style import Tone
from qmapp.ui.widgets.dialogs import confirm

ARTEN: Final[dict[Wechselart, tuple[Tone, str]]] = {
    Wechselart.GLEICH: ("neutral", "gleich"),
    Wechselart.HINWEISE: ("neutral", "Hinweise anders"),
    Wechselart.FRAGE: ("info", "Frage anders"),
    Wechselart.MASSSTAB: ("info", "ohne Zahlung"),
    Wechselart.AUSSER_KRAFT: ("warn", "außer Kraft"),
    Wechselart.ENTFALLEN: ("warn", "entfallen"),
    Wechselart.NEU: ("ok", "neu"),
}
WEGE: Final[dict[Entscheidung, tuple[str, str]]] = {
    Entscheidung.UEBERNEHMEN: ("1", "Gilt weiter"),
    Entscheidung.OEFFNEN: ("2", "Neu beantworten"),
    Entscheidung.ZUORDNEN: ("3", "Zuordnen"),
    Entscheidung.ARCHIVIEREN: ("4", "Ins Archiv"),
}
TASTEN: Final = {key: weg for weg, (key, _) in WEGE.items()}
#: Nothing to decide.
OFFEN: Final = "wird gefragt"


def fassung(katalog: Katalog) -> str:
    """A version to choose: ``Fassung 2, Rechtsstand 01.03.2026``."""
    return f"Fassung {katalog.version}, Rechtsstand {day(katalog.rechtsstand)}"


def entscheidung(row: Punktwechsel, wahl: Wahl | None) -> str:
    """What is to become of its answers, in one or two words."""
    if wahl is None:
        return OFFEN
    if wahl.entscheidung is Entscheidung.OEFFNEN and row.art is Wechselart.AUSSER_KRAFT:
        return "Entfällt"
    return f"→ {kurz(wahl.ziel)}" if wahl.ziel else WEGE[wahl.entscheidung][1]


def ton(wahl: Wahl | None) -> Tone:
    """Its colour: what stays is good, what goes aside is to be noticed."""
    if wahl is None:
        return "neutral"
    return "ok" if wahl.entscheidung in (Entscheidung.UEBERNEHMEN, Entscheidung.ZUORDNEN) else "warn"


def was(row: Punktwechsel) -> str:
    """Code and what differs."""
    return " · ".join((row.code, *(FELDER[field.feld] for field in row.felder)))


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


def kurz(code: str) -> str:
    """The number a user calls a Prüfpunkt by: AP-KDU-06 → 06."""
    return code.rsplit("-", 1)[-1]


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


def verlauf(moves: Sequence[WechselZeile]) -> str:
    """Every move, one a line."""
    return "\n".join(
        f"{move.gewechselt_um.astimezone():%d.%m.%Y %H:%M}: Fassung {move.von_version} (Rechtsstand "
        f"{day(move.von_rechtsstand)}) → Fassung {move.nach_version} (Rechtsstand {day(move.nach_rechtsstand)}), "
        f"{move.gewechselt_durch}, {integer(move.beiseite)} im Archiv"
        for move in moves
    )


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
