"""What the page says: where a catalogue is used, what publishing means, what pasting left out."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.katalog import Einfuegung, Katalog, Katalogart, KatalogZeile, Verwendung, unterschied
from qmapp.checks.katalog.unterschied import Aenderung, kopfunterschied
from qmapp.ui.checks.katalog.arten import WORTE, named, running
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.page_header import PageHeader

_NAMED = 5
_FIRST = {True: ("Veröffentlichen", "lock"), False: ("Neue Fassung beginnen", "pencil")}
_COPY = ("Kopieren", "copy")
_AENDERUNGEN = {
    Aenderung.GEAENDERT: "geändert",
    Aenderung.NEU: "neu",
    Aenderung.ENTFALLEN: "entfallen",
    Aenderung.VERSCHOBEN: "verschoben",
}


def show_head(header: PageHeader, row: KatalogZeile) -> None:
    """What a version is, below the title and in the pill beside it."""
    valid = f", gültig bis {german.day(row.gueltig_bis)}" if row.gueltig_bis else ""
    header.set_context(
        f"{row.code} Fassung {row.version}, Rechtsstand {german.day(row.rechtsstand)}, gültig ab "
        f"{german.day(row.gueltig_ab)}{valid}"
    )
    header.set_status(*(("info", "Entwurf") if row.entwurf else ("ok", "veröffentlicht")))


def footer_keys(keys: Sequence[tuple[str, str]], art: Katalogart) -> tuple[tuple[str, str], ...]:
    """The keys of the page with what Einfg adds in this kind."""
    return tuple((key, WORTE[art].neu if key == "Einfg" else words) for key, words in keys)


def name_buttons(primary: Button, copy: Button, row: KatalogZeile, *, copying: bool) -> None:
    """Words and icon of the page's first button and of the one that copies."""
    first, second = (("Katalog kopieren", "copy"), ("Abbrechen", "x")) if copying else (_FIRST[row.entwurf], _COPY)
    for button, (words, icon) in ((primary, first), (copy, second)):
        button.set_text(words)
        button.set_icon(icon)


def used_in(art: Katalogart, uses: Sequence[Verwendung]) -> tuple[str, str]:
    """Heading and text of the strip that names what runs on the catalogue."""
    stays = "Eine neue Fassung ändert daran nichts: Was läuft, bleibt bei seiner Fassung."
    return f"Wird in {running(art, len(uses))} verwendet.", f"{named(uses)}. {stays}"


def confirm_publish(page: QWidget, row: KatalogZeile, changed: str, uses: Sequence[Verwendung]) -> bool:
    """Ask once, with what changed and where it is used."""
    words = WORTE[row.art]
    facts = [
        ("Fassung", f"{row.code} Fassung {row.version}"),
        (words.punkte, str(row.punkte)),
        ("Geändert", changed or "–"),
        ("Noch gegenzulesen", str(row.zu_pruefen)),
        (words.laufende, named(uses)),
    ]
    stays = f"Danach ändert sich an dieser Fassung nichts mehr. {words.laufende} bleiben bei ihrer Fassung."
    return confirm(page, "Fassung veröffentlichen", stays, facts, action="Veröffentlichen", icon="lock")


def changes(before: Katalog, katalog: Katalog) -> str:
    """How many points differ from the version before, and whether its head does: „1 geändert, 2 neu, Kopf“."""
    counted = Counter(one.art for one in unterschied(before, katalog))
    found = [f"{counted[art]} {words}" for art, words in _AENDERUNGEN.items() if counted[art]]
    return ", ".join([*found, *(["Kopf"] if kopfunterschied(before, katalog) else [])])


def left_out(made: Einfuegung) -> tuple[str, str] | None:
    """Heading and text on the rows pasting left out; None where it took every one."""
    if not made.abgelehnt and not made.leer:
        return None
    empty = f"{made.leer} leere Zeilen ausgelassen." if made.leer else ""
    if not made.abgelehnt:
        return empty, ""
    named = [f"Zeile {line.zeile}: {line.grund}" for line in made.abgelehnt[:_NAMED]]
    more = len(made.abgelehnt) - len(named)
    parts = [*named, f"und {more} weitere." if more else "", empty]
    title = f"{german.integer(len(made.abgelehnt))} Zeilen nicht übernommen."
    return title, " ".join(part for part in parts if part)
