"""What a key leads to: the answer is on the disk, then the next open question is in hand."""

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.checks.qcheck.rows import Frage, Merkpunkt, Urteil
from qmapp.errors import UserError
from qmapp.ui.checks.qcheck.bewertung.angaben import Angaben
from qmapp.ui.checks.qcheck.bewertung.arbeit import Arbeit
from qmapp.ui.checks.qcheck.bewertung.blatt import Blatt
from qmapp.ui.widgets.messages import announce

_DONE = "Alle Fragen sind bewertet."
_NEEDED = "Die Bemerkung fehlt, Taste K."


class Ablauf(QObject):
    """Belongs to the page; ``shown`` when card and strip must follow the question in hand."""

    shown = Signal()

    def __init__(self, arbeit: Arbeit, blatt: Blatt, angaben: Angaben, parent: QObject) -> None:
        super().__init__(parent)
        self._arbeit, self._blatt, self._angaben = arbeit, blatt, angaben
        self._fragen = blatt.fragen
        #: Code of the question answered last whose remark is missing.
        self.pinned = ""
        self._fragen.answered.connect(self._on_answered)
        self._fragen.wanted.connect(self.go_to)
        self._fragen.activated.connect(self._on_activated)
        blatt.band.wanted.connect(self.go_to)
        angaben.remarked.connect(self._on_remark)
        angaben.merkpunkte.added.connect(self._on_merkpunkt)
        angaben.merkpunkte.settled.connect(self._on_settled)
        angaben.merkpunkte.removed.connect(self._on_removed)

    def active(self) -> Frage | None:
        """The question in hand with its answer."""
        return self._arbeit.frage(self._fragen.active())

    def pinned_frage(self) -> Frage | None:
        """The question answered last while its remark is missing, or being typed and saved meanwhile."""
        typing = self._angaben.bemerkung.area.hasFocus() and self._angaben.code() == self.pinned
        return self._arbeit.frage(self.pinned) if typing or self.pinned in self._arbeit.ohne_bemerkung() else None

    @Slot()
    def save(self) -> bool:
        """Put on the disk what is typed; False if it cannot be, with the reason at the field."""
        if not self._arbeit.frei() or self.active() is None:
            return True
        self._angaben.bemerkung.commit()
        self._angaben.merkpunkte.neu.commit()
        return not self._angaben.bemerkung.error() and self._angaben.nachweise.commit()

    @Slot(str)
    def go_to(self, code: str) -> None:
        """Take another question in hand, once what is typed is saved."""
        if code == self._fragen.active() or self.save():
            self._fragen.activate(code)

    def step(self, direction: int) -> None:
        """Arrow keys, and Enter for the next."""
        self.go_to(self._fragen.next_code(direction))

    @Slot()
    def next_open(self) -> None:
        """O: the next question without an answer."""
        code = self._arbeit.next_of(self._arbeit.offen(), self._fragen.active())
        if code is None:
            self._arbeit.context.tell(_DONE, tone="info")
        else:
            self.go_to(code)

    def first_open(self) -> None:
        """Pos1."""
        code = self._arbeit.next_of(self._arbeit.offen(), "")
        if code is not None:
            self.go_to(code)

    @Slot()
    def next_bare(self) -> None:
        """F: the next answer whose remark is missing, with the cursor in its field."""
        if not self.save():
            return
        code = self._arbeit.next_of(self._arbeit.ohne_bemerkung(), self._fragen.active())
        if code is None:
            self._arbeit.context.tell("Es fehlt keine Bemerkung.", tone="info")
            return
        self._fragen.activate(code)
        self._angaben.bemerkung.area.setFocus()

    @Slot()
    def to_remark(self) -> None:
        """K: the remark of the question in hand, or of the one answered before it where that is missing."""
        if not self._arbeit.frei():
            return
        if not self._angaben.code():
            self._arbeit.context.tell("Bitte bewerten Sie zuerst die Frage.", tone="info")
            return
        self._angaben.bemerkung.area.setFocus()

    @Slot()
    def to_evidence(self) -> None:
        """N: another piece of evidence."""
        self._angaben.nachweise.new()

    @Slot()
    def to_note(self) -> None:
        """M: a point to look at again next time."""
        if self._arbeit.frei():
            self._angaben.merkpunkte.neu.line.setFocus()

    def insert(self, index: int) -> None:
        """F7 …: a text block of the catalogue into the remark."""
        text = self._angaben.bausteine.text(index)
        if not text:
            self._arbeit.context.tell("Zu dieser Bewertung gibt es keinen solchen Textbaustein.", tone="info")
            return
        self._angaben.insert(text)

    def back(self) -> None:
        """Esc: from the fields to the question in hand."""
        if self.save():
            self._fragen.activate(self._fragen.active())
            self.shown.emit()

    def retract(self) -> None:
        """Entf: take the answer of the question in hand back."""
        frage = self.active()
        if frage is not None and frage.bewertung is not None and self._arbeit.frei(frage.punkt.code):
            self._on_answered(frage.punkt.code, None)

    @Slot(str, object)
    def _on_answered(self, code: str, value: object) -> None:
        if not self.save():
            self._reset(code)
            return
        self._fragen.activate(code, focus=False)
        urteil = None if value is None else Urteil(str(value))
        try:
            self._arbeit.rate(code, urteil)
        except UserError as error:
            self._reset(code)
            self._arbeit.context.tell_error(error)
            return
        if code in self._arbeit.ohne_bemerkung():
            self.pinned = code
            announce(self._blatt, _NEEDED)
        following = None if urteil is None else self._arbeit.next_of(self._arbeit.offen(), code)
        self._fragen.activate(following or code)
        self.shown.emit()
        if urteil is not None and following is None:
            announce(self._blatt, _DONE)

    def _reset(self, code: str) -> None:
        """Show again what is stored."""
        frage = self._arbeit.frage(code)
        if frage is not None:
            self._fragen.row(code).show_answer(frage, frei=self._arbeit.frei(code))

    @Slot(str)
    def _on_activated(self, _: str) -> None:
        self._angaben.merkpunkte.clear()
        self.shown.emit()

    @Slot(str, str)
    def _on_remark(self, code: str, text: str) -> None:
        try:
            self._arbeit.remark(code, text)
        except UserError as error:
            self._angaben.bemerkung.set_error(" ".join(part for part in (error.message, error.advice) if part))

    @Slot(str)
    def _on_merkpunkt(self, text: str) -> None:
        code = self._fragen.active()
        try:
            self._arbeit.add_merkpunkt(code, text)
        except UserError as error:
            self._angaben.merkpunkte.neu.set_error(error.message)
            return
        self._angaben.merkpunkte.clear()

    @Slot(object)
    def _on_settled(self, point: Merkpunkt) -> None:
        self._arbeit.settle_merkpunkt(point.id, erledigt=point.erledigt_am is None)

    @Slot(object)
    def _on_removed(self, point: Merkpunkt) -> None:
        self._arbeit.remove_merkpunkt(point.id)
        self._arbeit.context.tell("Merkpunkt entfernt.", undo=True)
