"""Before a file is taken over: what would change, what clashes, and what could not be read."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.management_response.rueckgabe.rows import Art, Vorschau
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.act.rueckgabe.tafel import Aenderungstafel
from qmapp.ui.act.rueckgabe.teile import Gegenueber, NichtUebernommen, left_out
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label

_MOST_ROWS = 5
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
        self.detail = Gegenueber()
        self.unreadable = NichtUebernommen(vorschau.unlesbar)
        clash = Banner("warn", "", _CLASH)
        super().__init__(
            parent,
            f"{_NAMES[vorschau.eingang.art]} einlesen",
            self.summary,
            self.problem,
            *(Banner("info", "", hint) for hint in vorschau.hinweise),
            *((clash,) if any(row.konflikt for row in rows) else ()),
            *((self._marks, self.table, self.detail) if rows else ()),
            *((self.unreadable,) if vorschau.unlesbar else ()),
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
        self.table.current_changed.connect(self.detail.show_row)
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        current = self.table.current()
        if current is not None:
            self.detail.show_row(current)

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
        parts.append(f"{left_out(left)}; sie {'steht' if left == 1 else 'stehen'} unten mit dem Grund.")
    if vorschau.eingang.art is Art.FORMULAR:
        parts.append("Antworten kommen als Entwurf an; freigegeben werden sie im Programm.")
    return " ".join(parts)
