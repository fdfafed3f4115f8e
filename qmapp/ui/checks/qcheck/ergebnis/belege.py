"""The side panel of a question: what was answered and why, what it rests on, what the last check said."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from qmapp.checks.qcheck import worte as qworte
from qmapp.checks.qcheck.rows import Frage, Nachweis, Nachweisart
from qmapp.ui.checks.auswertung.werte import Werte, clear
from qmapp.ui.checks.qcheck.anlagen import Anlagenliste
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, Rule, ground

_SIGNS = {
    Nachweisart.DOKUMENT: "file-text",
    Nachweisart.GESPRAECH: "message-reply",
    Nachweisart.BEOBACHTUNG: "eye",
    Nachweisart.STICHPROBE: "dice-5",
    Nachweisart.KENNZAHL: "chart-bar",
}


class Belege(QWidget):
    """``closed`` is emitted by the button and by Esc, ``go_wanted`` carries the code of the question to be changed."""

    closed = Signal()
    go_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName("Belege")
        ground(self, "surface")
        self.code = ""
        self._said = ""
        self.close_button = Button("Belege schließen", "x", "icon")
        self.go = Button("In der Bewertung öffnen", "arrow-right", "link")
        self._lead = Label("", "cap", "text3", wrap=True)
        head = hbox((vbox(Label("Belege", "h2"), self._lead, gap=0), 1), self.close_button, gap=4)
        self._content = QWidget()
        self._column = vbox(gap=11, margin=(18, 4, 18, 18))
        self._content.setLayout(self._column)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(ground(self._content, "surface"))
        self.files = Anlagenliste(context)
        files = box(vbox(self.files, margin=(12, 4, 12, 0)))
        foot = box(hbox(self.go, None, margin=(12, 6, 12, 10)))
        inner = vbox(box(vbox(head, margin=(18, 16, 12, 8))), (self.area, 1), files, Rule(), foot, gap=0)
        self.setLayout(hbox(Rule("v"), (inner, 1), gap=0))
        self.close_button.clicked.connect(self.closed)
        self.go.clicked.connect(self._on_go)

    def show_frage(self, befund: Befund, frage: Frage, before: str) -> None:
        """Show a question; ``before`` names the time of the last check."""
        self.code = frage.punkt.code
        self._lead.setText(f"{frage.punkt.code} · {qworte.DIMENSIONEN[frage.dimension]}")
        clear(self._column)
        self.files.show_rows([one for one in befund.anlagen if one.code == frage.punkt.code], offen=False)
        for part in _parts(frage, before):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._said = _said(frage)
        self.area.setAccessibleName(self._said)
        self.area.verticalScrollBar().setValue(0)

    def as_text(self) -> str:
        """What it says, to be read out."""
        return self._said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _on_go(self) -> None:
        self.go_wanted.emit(self.code)


def _parts(frage: Frage, before: str) -> Iterator[QWidget]:
    punkt, answer = frage.punkt, frage.bewertung
    yield Label(punkt.titel, "h3", wrap=True)
    yield Label(punkt.frage, "small", "text2", wrap=True, selectable=True)
    values = Werte()
    rows = [("Bewertung", qworte.urteil(answer.urteil if answer else None), "")]
    if frage.vorjahr is not None:
        rows.append((before or "Letztes Mal", qworte.urteil(frage.vorjahr.urteil), frage.vorjahr.bemerkung))
    rows.append(("Gewicht", str(punkt.gewicht), ""))
    values.show_rows(rows)
    yield values
    yield Label("Bemerkung", "smallb", "text2")
    remark = answer.bemerkung if answer is not None else ""
    yield Card(Label(remark or "Keine Bemerkung.", "small", wrap=True, selectable=True), kind="inset")
    block = _block(frage)
    if block:
        yield Label("Textbaustein des Katalogs", "smallb", "text2")
        yield Label(block, "small", wrap=True, selectable=True)
    yield Label("Nachweise", "smallb", "text2")
    if not frage.nachweise:
        yield Label("Noch kein Nachweis genannt.", "small", "text2", wrap=True)
    for one in frage.nachweise:
        yield _evidence(one)
    if frage.merkpunkte:
        yield Label("Für den nächsten Q-Check gemerkt", "smallb", "text2")
        for note in frage.merkpunkte:
            yield Label(note.text, "small", wrap=True)
    if punkt.massstab:
        yield Label(f"Maßstab: {punkt.massstab}", "cap", "text3", wrap=True)


def _evidence(one: Nachweis) -> QWidget:
    sign = box(vbox(Icon(_SIGNS[one.art], 17, "text2"), None, gap=0, margin=(0, 2, 0, 0)))
    words = Label(one.text, "small", wrap=True, selectable=True)
    row = box(hbox(sign, (vbox(Label(qworte.NACHWEISARTEN[one.art], "cap", "text3"), words, gap=0), 1), gap=8))
    row.setAccessibleName(f"{qworte.NACHWEISARTEN[one.art]}: {one.text}")
    return row


def _block(frage: Frage) -> str:
    """What the catalogue says to a strength or a potential; nothing where neither was found."""
    points = frage.bewertung.urteil.punkte if frage.bewertung is not None else None
    if points is None:
        return ""
    return frage.punkt.staerke if points == 3 else next(iter(frage.punkt.textbausteine), "")


def _said(frage: Frage) -> str:
    answer = frage.bewertung
    parts = [f"{frage.punkt.titel}: {qworte.urteil(answer.urteil if answer else None)}."]
    if answer is not None and answer.bemerkung:
        parts.append(f"Bemerkung: {answer.bemerkung}")
    parts += [f"{qworte.NACHWEISARTEN[one.art]}: {one.text}." for one in frage.nachweise]
    return " ".join(parts)
