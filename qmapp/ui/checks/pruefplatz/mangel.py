"""Recording a Mangel: kind, Feststellung, amount per month × months, Textbausteine, causes, to whom it is due and
until when the office makes up for it."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from qmapp import german
from qmapp.act.feststellung import worte
from qmapp.checks.aktenpruefung.rows import AntwortZeile, Ergebnis, Zurechenbarkeit
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.bausteine import Bausteine, gaps_in, insert_text, select_gap
from qmapp.ui.checks.pruefplatz.mangelart import Mangelart
from qmapp.ui.checks.pruefplatz.ursachen import Ursachen
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.fields import Field, LineField, show_at_field
from qmapp.ui.widgets.labels import Icon, Label, show_if
from qmapp.ui.widgets.number_fields import DateField, EuroField, MultilineField, NumberField
from qmapp.ui.widgets.select_field import SelectField

_ZURECHENBAR = ((None, "offen"), *worte.ZURECHENBAR.items())


@dataclass(frozen=True)
class Angaben:
    """What the form says besides the kind."""

    feststellung: str
    betrag_monat_cent: int | None
    monate: int | None
    ursachen: tuple[str, ...]
    zurechenbarkeit: Zurechenbarkeit | None = None
    nachholung_bis: date | None = None


def angaben_von(antwort: AntwortZeile) -> Angaben:
    """What an answer holds besides its kind."""
    return Angaben(
        antwort.feststellung, antwort.betrag_monat_cent, antwort.monate, antwort.ursachen, antwort.zurechenbarkeit,
        antwort.nachholung_bis,
    )  # fmt: skip


class MangelForm(QWidget):
    """The form of the Prüfpunkt in hand.

    ``kind_chosen`` carries the kind, ``edited`` is emitted when something is to be saved (leaving a field, 2 s pause).
    """

    kind_chosen = Signal(object)
    edited = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._antwort: AntwortZeile | None = None
        self._pending = False
        self._free = True
        self.art = Mangelart()
        self.feststellung = MultilineField("Feststellung", height=92, name="feststellung", key="N")
        self.betrag = EuroField("Betrag je Monat", name="betrag_monat_cent")
        self.monate = NumberField("Monate", minimum=1, maximum=600, name="monate")
        self._sum_words = Label("", "small", "text2")
        self._sum = Label("", "bodyb")
        self.bausteine = Bausteine()
        self.ursachen = Ursachen()
        self.zurechenbarkeit = SelectField("Zurechenbar", _ZURECHENBAR, name="zurechenbarkeit")
        self.nachholung = DateField("Nachholung bis", name="nachholung_bis")
        self._build()
        self._connect()

    def _build(self) -> None:
        pair = hbox((self.betrag, 3), (self.monate, 2), gap=10)
        line = hbox(Icon("coin-euro", 18, "text2"), self._sum_words, None, self._sum, gap=8)
        self._money = box(vbox(pair, line, gap=4))
        due = hbox((self.zurechenbarkeit, 1), (self.nachholung, 1), gap=10)
        self._why = box(vbox(self.ursachen, due, gap=8))
        self._first = hbox((box(vbox(self.art, None, gap=0)), 1), (self._money, 1), gap=10)
        self._last = hbox((box(vbox(self.bausteine, None, gap=0)), 1), (box(vbox(self._why, None, gap=0)), 1), gap=10)
        self.setLayout(vbox(self._first, self.feststellung, self._last, gap=9))
        self.set_wide(False)

    def _connect(self) -> None:
        self.art.chosen.connect(self.kind_chosen)
        self.betrag.committed.connect(self._on_changed)
        self.monate.committed.connect(self._on_changed)
        self.feststellung.committed.connect(self._on_changed)
        self.betrag.edited.connect(self._show_sum)
        self.monate.edited.connect(self._show_sum)
        self.feststellung.edited.connect(self._show_gaps)
        self.bausteine.wanted.connect(self.insert)
        self.ursachen.edited.connect(self._on_changed)
        self.zurechenbarkeit.committed.connect(self._on_changed)
        self.nachholung.committed.connect(self._on_changed)
        self.feststellung.area.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.feststellung, self.betrag, self.monate, self.zurechenbarkeit, self.nachholung)

    def set_wide(self, wide: bool) -> None:
        """Kind and amount, causes and Textbausteine side by side, or below each other."""
        directions = QBoxLayout.Direction
        for row in (self._first, self._last):
            row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def set_low(self, low: bool) -> None:
        """Fewer lines for the Feststellung in a low window."""
        height = 76 if low else 104
        sized(self.feststellung.area, min_height=height, max_height=height)

    def set_free(self, free: bool) -> None:
        """Take changes, or only show what has been recorded."""
        if free == self._free:
            return
        self._free = free
        for field in (self.feststellung, self.betrag, self.monate, self.nachholung):
            field.set_read_only(not free)
        for part in (self.art, self.bausteine, self._why):
            part.setEnabled(free)

    def show_answer(self, antwort: AntwortZeile, *, pending: bool = False) -> None:
        """Show what has been recorded; ``pending`` = a Mangel whose kind is still to be chosen."""
        other = self._antwort is None or self._antwort.punkt.code != antwort.punkt.code
        same = antwort == self._antwort and pending == self._pending
        self._antwort, self._pending = antwort, pending
        if same:
            return
        mangel = antwort.ergebnis is not None and antwort.ergebnis.mangel
        self.art.set_value(antwort.ergebnis if mangel else None)
        self.feststellung.set_value(antwort.feststellung)
        self.betrag.set_value(antwort.betrag_monat_cent)
        self.monate.set_value(antwort.monate)
        if other:
            self.bausteine.show_texts(antwort.punkt.textbausteine)
        self.ursachen.show_causes(antwort.punkt.ursachen, antwort.ursachen)
        self.zurechenbarkeit.set_value(antwort.zurechenbarkeit)
        self.nachholung.set_value(antwort.nachholung_bis)
        self._show_parts(mangel=mangel or pending)
        self._show_sum()
        self._show_gaps()

    def code(self) -> str:
        """Code of the Prüfpunkt the form speaks of."""
        return "" if self._antwort is None else self._antwort.punkt.code

    def angaben(self) -> Angaben:
        """What the form says now."""
        due = self.zurechenbarkeit.value()
        return Angaben(
            self.feststellung.value(),
            self.betrag.value(),
            self.monate.value(),
            self.ursachen.chosen(),
            due if isinstance(due, Zurechenbarkeit) else None,
            self.nachholung.value(),
        )

    def differs(self) -> bool:
        """Whether something is typed that the answer shown does not hold yet."""
        antwort = self._antwort
        if antwort is None:
            return False
        held, said = angaben_von(antwort), self.angaben()
        # The order in which causes are offered says nothing.
        return replace(said, ursachen=()) != replace(held, ursachen=()) or set(said.ursachen) != set(held.ursachen)

    def valid(self) -> bool:
        """Whether amounts and day can be read; if not, the field says why and takes the focus."""
        asked: list[LineField[int] | LineField[date]] = []
        if self._money.isVisibleTo(self):
            asked += [self.betrag, self.monate]
        if self._why.isVisibleTo(self):
            asked.append(self.nachholung)
        for field in asked:
            if not field.commit():
                field.line.setFocus()
                return False
        return True

    def show_refusal(self, error: UserError) -> bool:
        """Show a refusal at the field it names; False if it names none."""
        return show_at_field(error, self.fields())

    def focus_next(self) -> None:
        """After the kind: the amount if it needs one, else the Feststellung."""
        target = self.betrag.line if self._money.isVisibleTo(self) else self.feststellung.area
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if target is self.betrag.line:
            self.betrag.line.selectAll()

    @Slot(str)
    def insert(self, text: str) -> None:
        """Put a Textbaustein into the Feststellung and go there."""
        area = self.feststellung.area
        if not area.hasFocus():
            area.setFocus(Qt.FocusReason.OtherFocusReason)
            cursor = area.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            area.setTextCursor(cursor)
        insert_text(area, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes to the next placeholder before it leaves the Feststellung."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            area = self.feststellung.area
            return select_gap(area, area.textCursor().selectionEnd())
        return False

    def _show_parts(self, *, mangel: bool) -> None:
        ergebnis = self._antwort.ergebnis if self._antwort is not None else None
        show_if(self.art, mangel)
        show_if(self.feststellung, not self._pending)
        show_if(self._money, ergebnis is not None and ergebnis.mit_betrag)
        show_if(self._why, mangel and not self._pending)
        show_if(self.bausteine, mangel and not self._pending and bool(self.bausteine.text(0)))
        self.resized.emit()

    @Slot()
    def _show_sum(self) -> None:
        ergebnis = self._antwort.ergebnis if self._antwort is not None else None
        amount, months = self.betrag.value(), self.monate.value()
        words = "Unterzahlung" if ergebnis is Ergebnis.F3_MINUS else "Überzahlung"
        self._sum_words.setText(f"{words} zusammen")
        self._sum.setText("–" if amount is None or months is None else german.euro(amount * months))

    @Slot()
    def _show_gaps(self) -> None:
        gaps = gaps_in(self.feststellung.value())
        self.feststellung.set_hint(f"Noch auszufüllen: {', '.join(gaps)}" if gaps else "")

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QObject | None, new: QObject | None) -> None:
        """The keys stand on the kinds while they choose one."""
        self.art.set_active(isinstance(new, QWidget) and self.art.isAncestorOf(new))

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()
