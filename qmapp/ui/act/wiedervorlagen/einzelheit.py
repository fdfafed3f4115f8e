"""The one in hand: a Wiedervorlage with its form, anything else as it stands, and the buttons for it."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act import wiedervorlage as wv
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart, Turnus
from qmapp.arbeitstage import Bundesland, long_day, note
from qmapp.ui.act.wiedervorlage.befehle import Wiedervorlagebefehle
from qmapp.ui.act.wiedervorlage.form import Wiedervorlageform
from qmapp.ui.act.wiedervorlage.zeichen import pill
from qmapp.ui.act.wiedervorlagen.ziele import ziel
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.signs import StatusPill

SETTLED_HERE = (Faelligkeitsart.WIEDERVORLAGE, Faelligkeitsart.MEILENSTEIN)


class Einzelheit(QWidget):
    """``moved`` carries the day the Wiedervorlage shown alone comes on.

    ``held`` carries the id of the one a field is about to change: it stays in hand, whatever the list shows then.
    """

    moved = Signal(object)
    held = Signal(object)

    def __init__(self, context: Context, befehle: Wiedervorlagebefehle) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._shown: Faellig | None = None
        self.status = StatusPill("neutral", "")
        self.heading = Label("", "h3", wrap=True)
        self.words = Label("", "body", "text2", wrap=True)
        self.form = Wiedervorlageform(mit_bezug=True)
        self.settle = Button("Erledigen", "check")
        self.reopen = Button("Wieder öffnen", "lock-open")
        self.postpone = Button("Verschieben", "calendar-time")
        self.open = Button("Öffnen", "arrow-right", "link")
        self.drop = Button("Löschen", "trash", "link")
        self._steps = box(hbox(self.settle, self.reopen, self.postpone, None, gap=8))
        ways = box(hbox(self.open, None, self.drop, gap=8))
        content = (self.heading, self.words, self.form, self._steps, ways)
        self.card = Card(*content, title="Wiedervorlage", right=self.status)
        self.setLayout(vbox(self.card, None, gap=0))
        self.form.changed.connect(self._on_field)
        self.form.moved.connect(self._on_moved)

    def show_row(self, row: Faellig, land: Bundesland) -> None:
        """Show this one."""
        self._shown = row
        heute = self._context.heute()
        ours, done = row.art is Faelligkeitsart.WIEDERVORLAGE, row.erledigt_am is not None
        self.card.set_title(f"{row.kennung} · {worte.ARTEN[row.art]}")
        self.status.set(*pill(row.gruppe, row.tage))
        editable = ours and not done
        show_if(self.form, editable)
        for label in (self.heading, self.words):
            show_if(label, not editable)
        if editable:
            self.form.show_bezuege(self._context.read(wv.bezuege))
            self.form.show_row(self._context.read(wv.wiedervorlage, row.id), heute, land)
        else:
            self.heading.setText(row.titel)
            self.words.setText("\n".join(_lines(row, land)))
        show_if(self.settle, not done and row.art in SETTLED_HERE)
        show_if(self.postpone, editable)
        show_if(self.reopen, ours and done)
        show_if(self.drop, ours)
        show_if(self._steps, ours or (not done and row.art in SETTLED_HERE))
        show_if(self.open, ziel(row) is not None)
        self.open.set_text(f"{row.bezug.kennung} öffnen")

    def forget(self) -> None:
        """There is none in hand."""
        self._shown = None

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return self.form.fields()

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        return self._shown is None or self.form.isHidden() or self.form.commit()

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._shown is None:
            return
        self.held.emit(self._shown.id)
        changed = self._befehle.change(self._shown.id, name, value)
        if changed and isinstance(value, date):
            self._context.tell(f"{self._shown.kennung} kommt am {german.day(value)}.", undo=True)

    @Slot(object)
    def _on_moved(self, day: date) -> None:
        if self._shown is not None:
            self.held.emit(self._shown.id)
            self.moved.emit(day)


def _lines(row: Faellig, land: Bundesland) -> list[str]:
    about = worte.bezug(row.bezug)
    told = [
        f"Fällig: {long_day(row.datum)}",
        note(row.datum, land) if row.erledigt_am is None else "",
        f"Zuständig: {row.rolle}" if row.rolle else "",
        f"Gehört zu: {about}" if about and row.art in SETTLED_HERE else "",
        f"Turnus: {worte.TURNUSSE[row.turnus]}" if row.turnus is not Turnus.EINMALIG else "",
        f"Erledigt: {long_day(row.erledigt_am)}" if row.erledigt_am is not None else "",
        row.notiz,
    ]
    return [line for line in told if line]
