"""Before a file is taken over: what would change, what clashes, and what could not be read."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.management_response.rueckgabe.rows import Aenderung, Art, Unlesbar, Vorschau
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.act.rueckgabe.tafel import Aenderungstafel
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_MOST_ROWS, _MOST_UNREADABLE = 5, 3
_LONGEST = 700
_NAMES = {Art.FORMULAR: "Formular", Art.LISTE: "Liste"}
_CLASH = (
    "Strittig ist, was seit dem Schreiben auch im Programm geändert wurde. Was Sie davon auswählen, ersetzt den Stand "
    "im Programm."
)


class Vorschaudialog(Dialog):
    """``take`` takes over the chosen keys and raises UserError where that is refused; ``count``: how many."""

    def __init__(self, parent: QWidget | None, vorschau: Vorschau, take: Callable[[frozenset[str]], int]) -> None:
        self._take = take
        self.count = 0
        rows = vorschau.aenderungen
        self.problem = Banner("bad", " ")
        self.problem.hide()
        self.summary = Label(_summary(vorschau), "body", "text2", wrap=True)
        self.table = Aenderungstafel(rows, vorschau.vorgeschlagen)
        self.table.fit(_MOST_ROWS)
        self.all, self.none = Button("Alle auswählen", kind="link"), Button("Alle auslassen", kind="link")
        self._marks = box(hbox(self.all, self.none, None, gap=8))
        self._before, self._after = Label("", "body", "text2", wrap=True), Label("", "body", wrap=True)
        self._detail = Card(
            hbox(
                (vbox(Label("Bisher", "smallb", "text3"), self._before, None, gap=2), 1),
                (vbox(Label("Neu", "smallb", "text3"), self._after, None, gap=2), 1),
                gap=18,
            ),
            kind="inset",
        )
        self.unreadable: ItemList[Unlesbar] = ItemList(
            "Nicht übernommen", key=_place_key, title=_place, subtitle=_why, icon=_sign, row_height=46
        )
        self.unreadable.show_rows(vorschau.unlesbar)
        self.unreadable.fit(_MOST_UNREADABLE)
        lead = Label(_unreadable(len(vorschau.unlesbar)), "smallb", "text2", wrap=True)
        below = box(vbox(lead, self.unreadable, gap=4))
        clash = Banner("warn", "", _CLASH)
        super().__init__(
            parent,
            f"{_NAMES[vorschau.eingang.art]} einlesen",
            self.summary,
            self.problem,
            *(Banner("info", "", hint) for hint in vorschau.hinweise),
            *((clash,) if any(row.konflikt for row in rows) else ()),
            *((self._marks, self.table, self._detail) if rows else ()),
            *((below,) if vorschau.unlesbar else ()),
            action=Button("Änderungen übernehmen", "check", "primary") if rows else None,
            cancel="Abbrechen" if rows else "Schließen",
            width=900,
        )
        self._rows = rows
        self._connect()
        self._show_count()
        (self.table if rows else self.cancel).setFocus()

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self._show_count)
        self.table.current_changed.connect(self._show_row)
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        current = self.table.current()
        if current is not None:
            self._show_row(current)

    @Slot()
    def submit(self) -> None:
        """Take over what is chosen, or say why it cannot be."""
        if not self.table.chosen():
            return
        try:
            self.count = self._take(self.table.chosen())
        except UserError as error:
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
            return
        self.accept()

    @Slot()
    def _show_count(self) -> None:
        if self.action is not None:
            count = len(self.table.chosen())
            self.action.set_text(words(count) + " übernehmen")
            self.action.setEnabled(count > 0)

    @Slot(object)
    def _show_row(self, row: Aenderung) -> None:
        self._before.setText(_short(row.alt) or "leer")
        self._after.setText(_short(row.neu) or "leer")
        show_if(self._detail, True)

    @Slot()
    def _on_all(self) -> None:
        self.table.choose({row.schluessel for row in self._rows})

    @Slot()
    def _on_none(self) -> None:
        self.table.choose(())


def words(count: int) -> str:
    """``1 Änderung``, ``12 Änderungen``."""
    return "1 Änderung" if count == 1 else f"{integer(count)} Änderungen"


def _summary(vorschau: Vorschau) -> str:
    """What is in the file, in a few sentences."""
    rows, name = vorschau.aenderungen, vorschau.eingang.datei
    if not rows:
        return f"{name} ändert nichts: Was darin steht, steht schon im Programm oder wurde nicht ausgefüllt."
    clashes, left = sum(row.konflikt for row in rows), len(vorschau.unlesbar)
    parts = [f"{name} enthält {words(len(rows))}" + (f", davon {integer(clashes)} strittig." if clashes else ".")]
    if left:
        parts.append(f"{_unreadable(left)}; sie {'steht' if left == 1 else 'stehen'} unten mit dem Grund.")
    if vorschau.eingang.art is Art.FORMULAR:
        parts.append("Antworten kommen als Entwurf an; freigegeben werden sie im Programm.")
    return " ".join(parts)


def _unreadable(count: int) -> str:
    if count == 1:
        return "Eine Angabe wird nicht übernommen"
    return f"{integer(count)} Angaben werden nicht übernommen"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"


def _place_key(row: Unlesbar) -> Hashable:
    return (row.ort, row.wert, row.satz)


def _place(row: Unlesbar) -> str:
    told = " ".join(row.wert.split())
    return f"{row.ort}: „{told}“" if told else row.ort


def _why(row: Unlesbar) -> str:
    return row.satz


def _sign(row: Unlesbar) -> tuple[str, str]:
    return ("alert-triangle", "warn")
