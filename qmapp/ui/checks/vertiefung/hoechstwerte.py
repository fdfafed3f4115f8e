"""Höchstwerte of Prüfpunkte and Bereiche: the list with verdicts, and a line to agree on another one."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal, Slot

from qmapp.checks.aktenpruefung.rows import HoechstwertErgebnis, Pruefung, Vertiefung
from qmapp.checks.katalog import Katalog
from qmapp.reports import wortlaut
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.style import Tone, box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import PercentField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_MOST_ROWS = 8
_URTEILE: dict[str, tuple[Tone, str]] = {
    "eingehalten": ("ok", "Eingehalten"),
    "überschritten": ("bad", "Überschritten"),
    "nicht gesichert": ("warn", "Nicht gesichert"),
}
_NONE = "Außer dem Höchstwert der Prüfung ist für keinen Prüfpunkt und keinen Bereich einer vereinbart."


class HoechstwerteKarte(Abschnitt):
    """``agreed`` carries (key, per cent), ``removed`` the key."""

    agreed = Signal(str, str)
    removed = Signal(str)

    abschnitt = "hoechstwerte"

    def __init__(self) -> None:
        self.table: Table[HoechstwertErgebnis] = Table("Höchstwerte", TableModel(self._columns(), _key), row_height=46)
        self.none = Label(_NONE, "body", "text2", wrap=True)
        self.what = SelectField("Prüfpunkt oder Bereich", name="schluessel")
        self.percent = PercentField("Höchstwert", above_minimum=True, name="prozent", placeholder="2,5 %")
        self.agree = Button("Vereinbaren", "check")
        self.remove = Button("Streichen", "trash", "link")
        sized(self.percent, max_width=150)
        button = box(vbox(Label("", "smallb"), self.agree, None, gap=4))
        self.editor = box(hbox((self.what, 1), self.percent, button, gap=12))
        self._tools = box(hbox(self.remove, None))
        super().__init__(self.none, self.table, self._tools, self.editor, title="Höchstwerte je Prüfpunkt und Bereich")
        self.table.delete_requested.connect(self._on_remove)
        self.table.current_changed.connect(self._on_current)
        self.table.activated_row.connect(self._on_edit)
        self.remove.clicked.connect(self._on_remove_button)
        self.agree.clicked.connect(self._on_agree)
        self.percent.line.returnPressed.connect(self._on_agree)

    def show_katalog(self, katalog: Katalog) -> None:
        """Offer the Bereiche and Prüfpunkte of the catalogue."""
        choices: Sequence[tuple[object, str]] = [
            *((b.schluessel, f"Bereich {b.titel}") for b in katalog.bereiche),
            *((p.code, f"{p.nummer} {p.titel}") for p in katalog.punkte),
        ]
        self.what.set_choices(choices)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show what is agreed and what became of it."""
        super().show_result(found, head)
        level = wortlaut.bereichswort(found.sicherheit)
        self.set_title("Höchstwerte je Prüfpunkt und Bereich", f"Jeder für sich beurteilt, mit {level}")
        rows = found.hoechstwerte
        self.table.show_rows(rows)
        self.table.fit(_MOST_ROWS)
        for widget, wanted in ((self.table, bool(rows)), (self.none, not rows)):
            show_if(widget, wanted)
        show_if(self._tools, bool(rows) and not self.editor.isHidden())

    def set_writable(self, writable: bool) -> None:
        """Offer to agree on others, or only show."""
        show_if(self.editor, writable)
        show_if(self._tools, writable and not self.table.isHidden())

    def done(self) -> None:
        """What was typed is agreed: empty the field for the next one."""
        self.percent.set_value(None)
        self.percent.line.clear()

    @staticmethod
    def _columns() -> list[Column[HoechstwertErgebnis]]:
        return [
            Column("Prüfpunkt oder Bereich", _title, bold=True, sub=_which),
            Column("Höchstwert", _limit, width=104, right=True),
            Column("Fehlerquote", _rate, width=190, right=True, sub=_counts),
            Column("Urteil", _why, width=170, pill=_pill),
        ]

    @Slot()
    def _on_agree(self) -> None:
        if self.percent.commit() and self.percent.value() is not None:
            self.agreed.emit(str(self.what.value()), str(self.percent.value()))
        else:
            self.percent.set_error(self.percent.error() or "Bitte tragen Sie einen Höchstwert ein, zum Beispiel 2,5.")
            self.percent.line.setFocus()

    @Slot(object)
    def _on_current(self, row: HoechstwertErgebnis) -> None:
        self.what.set_value(row.schluessel)

    @Slot(object)
    def _on_edit(self, row: HoechstwertErgebnis) -> None:
        self.what.set_value(row.schluessel)
        self.percent.line.setFocus()

    @Slot(object)
    def _on_remove(self, row: HoechstwertErgebnis) -> None:
        if not self.editor.isHidden():
            self.removed.emit(row.schluessel)

    @Slot()
    def _on_remove_button(self) -> None:
        row = self.table.current()
        if row is not None:
            self.removed.emit(row.schluessel)


def _key(row: HoechstwertErgebnis) -> Hashable:
    return row.schluessel


def _title(row: HoechstwertErgebnis) -> str:
    return row.titel


def _which(row: HoechstwertErgebnis) -> str:
    return "ganzer Bereich, je Akte" if row.bereich else row.schluessel


def _limit(row: HoechstwertErgebnis) -> str:
    return wortlaut.hoechstwert(row.hoechstwert)


def _rate(row: HoechstwertErgebnis) -> str:
    return wortlaut.quote(row.quote.wert)


def _counts(row: HoechstwertErgebnis) -> str:
    q = row.quote
    counted = wortlaut.von_akten(q.zaehler, q.nenner)
    return counted if q.unten is None else f"{counted} · {wortlaut.spanne(q.unten, q.oben)}"


def _why(row: HoechstwertErgebnis) -> str:
    return row.hinweis


def _pill(row: HoechstwertErgebnis) -> tuple[Tone, str] | None:
    return ("neutral", "noch kein Urteil") if row.urteil is None else _URTEILE[row.urteil]
