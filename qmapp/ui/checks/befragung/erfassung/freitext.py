"""A free text of a sheet: what may name a person is marked while it is typed, and decided on before it is kept."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.freitext import Fund, funde, schwaerze
from qmapp.ui.style import box, hbox, look, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, show_if
from qmapp.ui.widgets.number_fields import MultilineField

_LEAD = "Das kann auf eine Person hinweisen. Was angehakt ist, wird geschwärzt, bevor der Text gespeichert wird."


class Marken(QSyntaxHighlighter):
    """Marks the finds of a text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._found: tuple[Fund, ...] = ()

    def show_funde(self, found: tuple[Fund, ...]) -> None:
        """Mark these places."""
        self._found = found
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        marked = QTextCharFormat()
        marked.setBackground(look.color("warnS"))
        marked.setForeground(look.color("warn"))
        marked.setFontUnderline(True)
        for fund in self._found:
            first, last = max(fund.von - start, 0), min(fund.bis - start, len(text))
            if first < last:
                self.setFormat(first, last - first, marked)


class Freitext(QWidget):
    """``committed`` carries the text once nothing in it waits for a decision; ``decided`` follows a decision.

    ``asked`` carries the question when it is put.
    """

    committed = Signal(str)
    decided = Signal()
    edited = Signal()
    asked = Signal(object)

    def __init__(self, code: str, question: str, key: str = "") -> None:
        super().__init__()
        self.code = code
        self._text = ""
        self._settled = ""
        self._kept: set[str] = set()
        self._boxes: list[tuple[QCheckBox, Fund]] = []
        self.field = MultilineField(question, name=code, height=76, key=key)
        self._marks = Marken(self.field.area.document())
        self.blacken = Button("Schwärzen", "eye-off")
        self.keep = Button("So behalten", "check", "link")
        self._list = vbox(gap=2)
        head = hbox(Icon("alert-triangle", 16, "warn"), (Label(_LEAD, "small", "text2", wrap=True), 1), gap=8)
        self.question = Card(
            box(head), box(self._list), hbox(self.blacken, self.keep, None, gap=8), kind="inset", gap=6
        )
        self.question.setAccessibleName("Personenbezug im Freitext")
        self.question.hide()
        self.setLayout(vbox(self.field, self.question, gap=6))
        self.field.edited.connect(self._on_edited)
        self.field.committed.connect(self._on_committed)
        self.blacken.clicked.connect(self._on_blacken)
        self.keep.clicked.connect(self._on_keep)

    def show_text(self, text: str) -> None:
        """Show a text that is kept already: what it names has been decided on."""
        if text == self.field.value() and not self.offen():
            return
        self._settled = text
        self._kept = {fund.text for fund in funde(text)}
        self.field.set_value(text)
        self._look_through()

    def text(self) -> str:
        """The text as typed."""
        return self.field.value()

    def offen(self) -> tuple[Fund, ...]:
        """What waits for a decision."""
        return tuple(fund for fund in funde(self.field.value()) if fund.text not in self._kept)

    def safe_text(self) -> str:
        """The text as it may be kept now: what waits for a decision is blanked out."""
        return schwaerze(self.field.value(), self.offen())

    def settled_text(self) -> str:
        """The text as it may be kept in passing: while it is being typed, as it was before that.

        Half an account number looks like nothing yet, and what is kept once stays in the change log.
        """
        return self._settled if self.field.area.hasFocus() else self.safe_text()

    def ask(self) -> None:
        """Go to the question."""
        self.blacken.setFocus()

    def commit(self) -> None:
        """Take over what is being typed."""
        self.field.commit()

    def restyle(self) -> None:
        """Mark again in the look now in force."""
        self._marks.rehighlight()

    @Slot()
    def _on_edited(self) -> None:
        if self.field.value() != self._text:
            self._look_through()
            self.edited.emit()

    @Slot(object)
    def _on_committed(self, text: object) -> None:
        if not self.offen():
            if not self.field.area.hasFocus():
                self._settled = str(text)
            self.committed.emit(str(text))

    def _look_through(self) -> None:
        """Mark what is found in the text and ask about it."""
        self._text = self.field.value()
        waiting = self.offen()
        # The area may begin with blanks which the value has not.
        shift = self.field.area.toPlainText().find(self._text)
        self._marks.show_funde(tuple(Fund(f.art, f.von + shift, f.bis + shift, f.text) for f in waiting))
        if [fund.text for _, fund in self._boxes] == [fund.text for fund in waiting]:
            self._boxes = [(check, fund) for (check, _), fund in zip(self._boxes, waiting, strict=True)]
        else:
            self._offer(waiting)
        appears = bool(waiting) and self.question.isHidden()
        show_if(self.question, bool(waiting))
        if appears and self.isVisible():
            self.asked.emit(self.question)

    def _offer(self, waiting: tuple[Fund, ...]) -> None:
        for check, _ in self._boxes:
            self._list.removeWidget(check)
            check.hide()
            check.deleteLater()
        self._boxes = []
        for fund in waiting:
            check = QCheckBox(f"„{fund.text.strip()}“ · {worte.FUNDARTEN[fund.art]}")
            check.setChecked(True)
            self._list.addWidget(check)
            self._boxes.append((check, fund))

    @Slot()
    def _on_blacken(self) -> None:
        """Blank out what is ticked; what is not stays as it is."""
        chosen = [fund for check, fund in self._boxes if check.isChecked()]
        self._kept |= {fund.text for check, fund in self._boxes if not check.isChecked()}
        self._decide(schwaerze(self.field.value(), chosen))

    @Slot()
    def _on_keep(self) -> None:
        self._kept |= {fund.text for _, fund in self._boxes}
        self._decide(self.field.value())

    def _decide(self, text: str) -> None:
        self._settled = text
        self.field.set_value(text)
        self._look_through()
        self.field.area.setFocus()
        self.committed.emit(text)
        self.decided.emit()
