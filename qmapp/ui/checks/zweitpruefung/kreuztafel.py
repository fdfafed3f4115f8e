"""The table of agreement: judged so by the first examiner (rows) and so by the second (columns)."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import worte
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Uebereinstimmung
from qmapp.german import integer
from qmapp.ui.style import box, sized, spaced, vbox
from qmapp.ui.widgets.labels import ElideLabel, Label, ground

_WIDTH = 44
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: What stands above a narrow column.
_SHORT: Final = {
    worte.MIT_FEHLER: "mit",
    worte.OHNE_FEHLER: "ohne",
    worte.ERGEBNISSE[Ergebnis.OK]: "erf.",
    worte.ERGEBNISSE[Ergebnis.F1]: "F1",
    worte.ERGEBNISSE[Ergebnis.F2]: "F2",
    worte.ERGEBNISSE[Ergebnis.F3_PLUS]: "F3+",
    worte.ERGEBNISSE[Ergebnis.F3_MINUS]: "F3−",
    worte.ERGEBNISSE[Ergebnis.ENTFAELLT]: "entf.",
    worte.ERGEBNISSE[Ergebnis.NICHT_PRUEFBAR]: "n. p.",
}


class Kreuztafel(QWidget):
    """A small table with sums; what both judged alike stands on its diagonal, in bold."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Uebereinstimmung | None = None
        self._holder = vbox(gap=0)
        self.setLayout(vbox(Label("Zeilen: Erstprüfung, Spalten: Zweitprüfung", "cap", "text3"), self._holder, gap=4))

    def show_table(self, found: Uebereinstimmung) -> None:
        """Show another table."""
        if found == self._shown:
            return
        self._shown = found
        while (item := self._holder.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._holder.addWidget(_grid(found))
        self.setAccessibleName("Tafel der Übereinstimmung. " + self.words())

    def words(self) -> str:
        """Every cell in words."""
        if self._shown is None:
            return ""
        names, table = self._shown.namen, self._shown.tafel
        return ". ".join(
            f"Erstprüfung {one}, Zweitprüfung {other}: {integer(table[i][j])}"
            for i, one in enumerate(names)
            for j, other in enumerate(names)
            if table[i][j] or i == j
        )


def _grid(found: Uebereinstimmung) -> QWidget:
    grid = spaced(QGridLayout(), 2)
    grid.setColumnStretch(0, 1)
    size = len(found.namen)
    for j, name in enumerate([*(_SHORT[name] for name in found.namen), "Summe"]):
        grid.addWidget(sized(Label(name, "capb", "text2", align=_RIGHT), min_width=_WIDTH), 0, j + 1)
    for i, name in enumerate(found.namen):
        grid.addWidget(ElideLabel(name, "small"), i + 1, 0)
        for j in range(size):
            grid.addWidget(_cell(found.tafel[i][j], same=i == j), i + 1, j + 1)
        grid.addWidget(Label(integer(sum(found.tafel[i])), "small", "text2", align=_RIGHT), i + 1, size + 1)
    grid.addWidget(ElideLabel("Summe", "small", "text2"), size + 1, 0)
    for j in range(size):
        total = sum(row[j] for row in found.tafel)
        grid.addWidget(Label(integer(total), "small", "text2", align=_RIGHT), size + 1, j + 1)
    grid.addWidget(Label(integer(found.n), "smallb", "text2", align=_RIGHT), size + 1, size + 1)
    return box(grid)


def _cell(count: int, *, same: bool) -> QWidget:
    label = Label(integer(count) if count or same else "·", "smallb" if same else "small", align=_RIGHT)
    if same:
        label.set_ink("ok" if count else "text3")
    elif count:
        label.set_ink("bad")
    else:
        label.set_ink("text3")
    return ground(box(vbox(label, margin=(6, 3, 0, 3))), "bg" if same else "none")
