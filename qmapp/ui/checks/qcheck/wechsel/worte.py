"""The words of the move for a Q-Check, and how its archive is read."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.katalog.wechsel import Entscheidung, Punktwechsel, Wahl, Wechselart
from qmapp.checks.qcheck.katalogwechsel import ArchivZeile, Folgen, folgen
from qmapp.checks.qcheck.rows import QCheck
from qmapp.checks.qcheck.worte import urteil
from qmapp.german import integer
from qmapp.ui.checks.katalogwechsel.archiv import Archivsprache
from qmapp.ui.checks.katalogwechsel.worte import kurz
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut
from qmapp.ui.style import Tone
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.table_model import Column

_ARTEN: Final[dict[Wechselart, tuple[Tone, str]]] = {
    Wechselart.GLEICH: ("neutral", "gleich"),
    Wechselart.HINWEISE: ("neutral", "Hinweise anders"),
    Wechselart.FRAGE: ("info", "Frage anders"),
    Wechselart.MASSSTAB: ("info", "Maßstab anders"),
    Wechselart.AUSSER_KRAFT: ("warn", "außer Kraft"),
    Wechselart.ENTFALLEN: ("warn", "entfallen"),
    Wechselart.NEU: ("ok", "neu"),
}
_TEAM: Final = "gemeinsam"


def confirm_move(page: QWidget, kennung: str, view: Vorschau, come: Folgen) -> bool:
    """Ask once, with what it comes to."""
    facts = (
        ("Q-Check", kennung),
        ("Katalog", f"{view.nach.code} Fassung {view.von.version} → {view.nach.version}"),
        ("Antworten gelten weiter", integer(come.bleiben + come.zugeordnet)),
        ("Antworten ins Archiv", integer(come.beiseite)),
        ("Fragen ohne Antwort", integer(come.offen)),
    )
    words = (
        "Keine Antwort geht verloren: Was nicht weiter gilt, liegt danach mit Bemerkung im Archiv des Q-Checks. "
        "Nachweise und ihre Dateien bleiben. Der Wechsel ist ein Schritt und lässt sich rückgängig machen."
    )
    return confirm(page, "Katalog wechseln", words, facts, action="Wechseln", icon="replace")


def moved_words(version: int, come: Folgen) -> str:
    """Said after the move."""
    aside = "1 Antwort im Archiv" if come.beiseite == 1 else f"{integer(come.beiseite)} Antworten im Archiv"
    left = "1 Frage ist offen" if come.offen == 1 else f"{integer(come.offen)} Fragen sind offen"
    return f"Zu Fassung {version} gewechselt: {aside}, {left}."


def nothing_newer(head: QCheck, katalog: str) -> tuple[str, str]:
    """Heading and text where there is nothing to decide; ``katalog``: code and version."""
    if head.versiegelt_am is not None:
        return "Jetzt kein Wechsel", "Der Q-Check ist versiegelt und bleibt bei seiner Fassung."
    if head.vorgelegt_am is not None:
        return "Jetzt kein Wechsel", "Der Q-Check liegt zur Freigabe vor; solange ändert sich nichts."
    return "Keine neuere Fassung", (
        f"Der Q-Check benutzt {katalog}. Sobald eine neuere Fassung veröffentlicht ist, führt diese Seite Frage für "
        "Frage hinüber."
    )


def _title(punkt: Pruefpunkt) -> str:
    return punkt.titel or punkt.frage


def _given(row: Punktwechsel) -> str:
    if row.alt is None:
        return "Neu in dieser Fassung: Dazu gibt es noch keine Antwort."
    if not row.antworten:
        return "Bisher nicht beantwortet."
    return "Bisher 1 Antwort." if row.antworten == 1 else f"Bisher {integer(row.antworten)} Antworten."


def _why(row: Punktwechsel, wahl: Wahl | None) -> str:
    if wahl is None:
        return ""
    if wahl.entscheidung is Entscheidung.UEBERNEHMEN:
        return "Die Antworten gelten weiter, mit Bemerkung und Nachweisen."
    if wahl.entscheidung is Entscheidung.ZUORDNEN:
        return f"Antworten und Nachweise gelten bei der neuen Frage {wahl.ziel} weiter."
    if wahl.entscheidung is Entscheidung.ARCHIVIEREN:
        return (
            "Die Antworten kommen ins Archiv und zählen nicht mehr. Merkpunkte gelten dann für den ganzen Q-Check, "
            "Nachweise stehen unter dem Planungsblatt."
        )
    return "Die Frage ist wieder offen; die bisherigen Antworten kommen ins Archiv. Die Nachweise bleiben."


def _words(row: ArchivZeile) -> tuple[str, str, str]:
    told = [f"{row.frage}\n"] if row.frage else []
    told.append(f"Antwort: {urteil(row.urteil)}")
    if row.bemerkung:
        told.append(f"Bemerkung: {row.bemerkung}")
    if row.inhalt.get("nachweise"):
        told.append(f"Nachweise: {'; '.join(row.inhalt['nachweise'])}")
    heading = f"Frage {kurz(row.code)}, {row.bewerter or _TEAM}"
    return heading, f"{row.code} · {row.grund}", "\n".join(told)


def _code(row: ArchivZeile) -> str:
    return row.code


def _frage(row: ArchivZeile) -> str:
    return f"{kurz(row.code)} {row.frage}".strip()


def _grund(row: ArchivZeile) -> str:
    return row.grund


def _wer(row: ArchivZeile) -> str:
    return row.bewerter or _TEAM


def _urteil(row: ArchivZeile) -> str:
    return urteil(row.urteil)


WORTLAUT: Final = Wortlaut(
    punkt="Frage",
    punkte="Fragen",
    neue="Neue Fragen",
    offene="Fragen ohne Antwort",
    neu_gefragt="Eine neue Frage hat noch keine Antwort.",
    arten=_ARTEN,
    gegeben=_given,
    warum=_why,
    folgen=folgen,
    offen=lambda come: come.offen,
    titel=_title,
)
_COLUMNS: tuple[Column[Any], ...] = (
    Column("Frage", _frage, sub=_grund, bold=True, sort=_code),
    Column("Bewertet von", _wer, width=150, sort=_wer),
    Column("Antwort", _urteil, width=190, sort=_urteil),
)
ARCHIV: Final = Archivsprache("Archiv des Q-Checks", "sie zählen in keinem Erfüllungsgrad", _COLUMNS, _words)
