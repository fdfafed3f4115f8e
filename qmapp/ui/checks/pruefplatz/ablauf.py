"""What a key leads to: the answer is on the disk, then the next open Prüfpunkt is in hand."""

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.checks.aktenpruefung.rows import AntwortZeile, Ergebnis
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.blatt import Blatt
from qmapp.ui.checks.pruefplatz.mangel import MangelForm
from qmapp.ui.checks.pruefplatz.zeile import MANGEL
from qmapp.ui.widgets.messages import announce

_DONE = "Alle Prüfpunkte beantwortet. Strg+Enter schließt die Akte ab."


class Ablauf(QObject):
    """Answers, the way through a Mangel, and saving what is typed. ``shown`` when card and form must follow."""

    shown = Signal()

    def __init__(self, arbeit: Arbeit, blatt: Blatt, form: MangelForm, parent: QObject) -> None:
        super().__init__(parent)
        self._arbeit = arbeit
        self._blatt = blatt
        self._punkte = blatt.punkte
        self._form = form
        #: Code of the Prüfpunkt whose kind of Mangel is being asked; nothing is stored yet.
        self.pending = ""
        self._onward = False
        #: Code of the Prüfpunkt whose Feststellung was asked for though it has none yet.
        self.noting = ""
        #: While an answer is given; card and form follow once, when it is known which Prüfpunkt comes next.
        self.answering = False
        self._punkte.answered.connect(self._on_answered)
        self._punkte.wanted.connect(self.go_to)
        self._punkte.activated.connect(self._on_activated)
        form.kind_chosen.connect(self._on_kind)
        form.edited.connect(self.save)
        blatt.remark.committed.connect(self._on_remark)

    def active(self) -> AntwortZeile | None:
        """The Prüfpunkt in hand with its answer."""
        return self._arbeit.antwort(self._punkte.active())

    @Slot()
    def save(self) -> bool:
        """Put on the disk what is typed; False if it cannot be, with the reason at the field."""
        antwort = self._arbeit.antwort(self._form.code())
        if antwort is None or not self._arbeit.frei():
            return True
        if antwort.ergebnis is not None and not self.pending and not self._save_form():
            return False
        return self._blatt.remark.commit()

    @Slot(str)
    def go_to(self, code: str) -> None:
        """Take another Prüfpunkt in hand, once what is typed is saved."""
        if code == self._punkte.active() or self.save():
            self._punkte.activate(code)

    def first_open(self) -> None:
        """Pos1."""
        code = self._arbeit.next_open("")
        if code is not None:
            self.go_to(code)

    def step(self, direction: int) -> None:
        """Arrow keys."""
        self.go_to(self._punkte.next_code(direction))

    def to_note(self) -> None:
        """N: the Feststellung of the Prüfpunkt in hand."""
        antwort = self.active()
        if antwort is None or not self._arbeit.frei():
            return
        if self.pending:
            self._form.art.take_focus()
        elif not antwort.festgehalten:
            self._arbeit.context.tell("Bitte beantworten Sie zuerst den Prüfpunkt.", tone="info")
        else:
            self.noting = antwort.punkt.code
            self.shown.emit()
            self._form.feststellung.area.setFocus()

    def to_amount(self) -> None:
        """The amount of the Prüfpunkt in hand."""
        self._form.focus_next()

    def insert(self, index: int) -> None:
        """F7 …: a Textbaustein into the Feststellung."""
        antwort = self.active()
        text = self._form.bausteine.text(index)
        if antwort is None or not text or not self._arbeit.frei():
            return
        if self.pending or antwort.ergebnis is None or not antwort.ergebnis.mangel:
            words = "Bitte wählen Sie zuerst die Art des Mangels." if self.pending else "Taste 2 hält den Mangel fest."
            self._arbeit.context.tell(words, tone="info")
            return
        self._form.insert(text)

    def back(self) -> None:
        """Esc: from the form to the Prüfpunkte; on to the next open one after a Mangel has been recorded."""
        code = self._punkte.active()
        if self.pending:
            self._cancel_pending()
        if not self.save():
            return
        following = self._arbeit.next_open(code) if self._onward else None
        self._onward = False
        self._punkte.activate(following or code)

    @Slot(str, object)
    def _on_answered(self, code: str, value: object) -> None:
        was_pending = self.pending == code
        if not self.save():
            self._reset(code)
            return
        self._punkte.activate(code, focus=False)
        self._blatt.hide_problem()
        self.pending = ""
        if value == MANGEL:
            self.pending = code
            self.shown.emit()
            self._form.art.take_focus()
        elif value is None and was_pending:
            self._cancel_pending()
            self._punkte.activate(code)
        else:
            self._answer(code, None if value is None else Ergebnis(str(value)))

    @Slot(object)
    def _on_kind(self, kind: Ergebnis) -> None:
        antwort = self.active()
        if antwort is None or not self._arbeit.frei():
            return
        if antwort.ergebnis == kind and not self.pending:
            self._form.focus_next()
            return
        if not self.pending and not self.save():
            return
        self._onward = self._onward or bool(self.pending)
        self.pending = ""
        self._answer(antwort.punkt.code, kind)

    def _answer(self, code: str, ergebnis: Ergebnis | None) -> None:
        self.answering = True
        try:
            following = self._arbeit.answer(code, ergebnis)
        except UserError as error:
            self._reset(code)
            self._arbeit.context.tell_error(error)
            return
        finally:
            self.answering = False
        if ergebnis is not None and ergebnis.mangel:
            self.shown.emit()
            self._form.focus_next()
        elif ergebnis is None or following is None:
            self._punkte.activate(code)
            self.shown.emit()
            if following is None and ergebnis is not None:
                announce(self._blatt, _DONE)
        else:
            self._punkte.activate(following)

    def _save_form(self) -> bool:
        if not self._form.valid():
            return False
        # Reading the fields may itself have saved them.
        if not self._form.differs():
            return True
        try:
            self._arbeit.describe(self._form.code(), self._form.angaben())
        except UserError as error:
            if not self._form.show_refusal(error):
                self._arbeit.context.tell_error(error)
            return False
        return True

    def _cancel_pending(self) -> None:
        code, self.pending = self.pending, ""
        self._reset(code)
        self.shown.emit()

    def _reset(self, code: str) -> None:
        """Show again what is stored."""
        antwort = self._arbeit.antwort(code)
        if antwort is not None:
            self._punkte.row(code).show_answer(antwort, frei=self._arbeit.frei())

    @Slot(str)
    def _on_activated(self, code: str) -> None:
        if self.pending and self.pending != code:
            self._cancel_pending()
        self._onward = False
        self.noting = ""
        self.shown.emit()

    @Slot(object)
    def _on_remark(self, text: object) -> None:
        if not self._arbeit.frei():
            return
        try:
            self._arbeit.remark(str(text or ""))
        except UserError as error:
            self._blatt.remark.set_error(error.message)
