"""The phases of a Projekt and its Maßnahmen on a line of time, and the phase in hand as a form."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.act.projekt.rows import Phase, Projekt
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.charts import Marke, Zeitbalken, Zustand
from qmapp.ui.widgets.charts.zeitleiste import Zeitleiste
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField

_NONE = "Noch keine Phase. Phasen gliedern den Weg, zum Beispiel Vorbereitung, Erprobung, Einführung."


class Phasen(Card):
    """``changed`` carries (phase id, name, value), the others the phase in hand, ``massnahme_opened`` an id."""

    changed = Signal(object, str, object)
    add_wanted = Signal()
    toggled = Signal(object)
    removed = Signal(object)
    massnahme_opened = Signal(object)

    def __init__(self) -> None:
        self._phases: dict[UUID, Phase] = {}
        self._current: UUID | None = None
        self._closed = False
        self.zeitleiste = Zeitleiste("Phasen und Maßnahmen")
        self.neu = Button("Phase hinzufügen", "plus", "link")
        self.titel = TextField("Phase", name="titel", required=True)
        self.von = DateField("Von", name="von", required=True)
        self.bis = DateField("Geplant bis", name="bis", required=True)
        self.am = DateField("Beendet am", name="am")
        self.end_button = Button("Beendet melden", "check", "link")
        self.remove_button = Button("Entfernen", "trash", "link")
        self._none = Label(_NONE, "small", "text2", wrap=True)
        self._form = box(hbox((self.titel, 4), (self.von, 2), (self.bis, 2), (self.am, 2), gap=10))
        self._tools = box(hbox(self.end_button, self.remove_button, None, gap=4))
        super().__init__(self._none, self.zeitleiste, self._form, self._tools, title="Phasen", right=self.neu)
        self.neu.clicked.connect(self.add_wanted)
        self.zeitleiste.current_changed.connect(self._on_current)
        self.zeitleiste.opened.connect(self._on_opened)
        self.end_button.clicked.connect(self._on_end)
        self.remove_button.clicked.connect(self._on_remove)
        for field in self.fields():
            field.committed.connect(partial(self._on_field, field.name))

    def fields(self) -> tuple[Field, ...]:
        """The fields of the phase in hand."""
        return self.titel, self.von, self.bis, self.am

    def show_projekt(self, found: Projekt, heute: date) -> None:
        """Show its phases and Maßnahmen; the phase in hand stays while it is there."""
        self._phases = {phase.id: phase for phase in found.phasen}
        self._closed = found.zeile.abgeschlossen_am is not None
        rows = [_phase(phase, heute) for phase in found.phasen]
        rows += [_massnahme(row, heute) for row in found.massnahmen]
        self.zeitleiste.set_data(rows, heute)
        if self._current not in self._phases:
            still = [phase.id for phase in found.phasen if phase.beendet_am is None]
            self._current = next(iter([*still, *self._phases]), None)
        show_if(self.zeitleiste, bool(rows))
        show_if(self._none, not found.phasen)
        show_if(self.neu, not self._closed)
        self._show_phase()

    def select(self, phase_id: UUID) -> None:
        """Take this phase in hand, its title to be typed over."""
        self._current = phase_id
        self._show_phase()
        self.titel.line.setFocus()
        self.titel.line.selectAll()

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        if self._current is None:
            return True
        read = [field.commit() for field in self.fields()]
        return all(read)

    def _show_phase(self) -> None:
        phase = self._phases.get(self._current) if self._current is not None else None
        show_if(self._form, phase is not None)
        show_if(self._tools, phase is not None and not self._closed)
        if phase is None:
            return
        self.zeitleiste.select_key(phase.id)
        self.titel.set_value(phase.titel)
        self.von.set_value(phase.von)
        self.bis.set_value(phase.bis)
        self.am.set_value(phase.beendet_am)
        for field in (self.titel, self.von, self.bis, self.am):
            field.set_read_only(self._closed)
        ended = phase.beendet_am is not None
        self.end_button.set_text("Doch nicht beendet" if ended else "Beendet melden")
        self.end_button.set_icon("arrow-back-up" if ended else "check")

    @Slot(object)
    def _on_current(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._phases:
            self._current = key
            self._show_phase()

    @Slot(object)
    def _on_opened(self, key: object) -> None:
        if key in self._phases:
            self.titel.line.setFocus()
        elif isinstance(key, UUID):
            self.massnahme_opened.emit(key)

    def _on_field(self, name: str, value: object) -> None:
        if self._current is not None:
            self.changed.emit(self._current, name, value)

    @Slot()
    def _on_end(self) -> None:
        if self._current is not None and self.commit():
            self.toggled.emit(self._phases[self._current])

    @Slot()
    def _on_remove(self) -> None:
        if self._current is not None:
            self.removed.emit(self._phases[self._current])


def _phase(row: Phase, heute: date) -> Zeitbalken:
    ended = row.beendet_am
    late = ended is None and row.bis < heute
    state = Zustand.ERLEDIGT if ended is not None else Zustand.UEBERFAELLIG if late else Zustand.OFFEN
    mark = Marke(ended or row.bis, "Beendet" if ended is not None else "Geplantes Ende", state)
    share = 1.0 if ended is not None else _passed(row.von, row.bis, heute)
    return Zeitbalken(row.id, row.titel, "Phase", row.von, row.bis, share, (mark,), str(state))


def _passed(von: date, bis: date, heute: date) -> float:
    """The part of its planned time that has passed."""
    whole = (bis - von).days + 1
    return min(1.0, max(0.0, ((heute - von).days + 1) / whole))


def _massnahme(row: MassnahmeZeile, heute: date) -> Zeitbalken:
    done = row.status is Status.UMGESETZT
    marks: Sequence[Marke] = ()
    if row.frist is not None:
        late = row.status.offen and row.frist < heute
        state = Zustand.ERLEDIGT if done else Zustand.UEBERFAELLIG if late else Zustand.OFFEN
        marks = (Marke(row.frist, "Frist", state),)
    title = f"{row.kennung} {row.titel}"
    begun = row.vereinbart_am
    return Zeitbalken(row.id, title, row.verantwortlich, begun, row.frist, 1.0 if done else 0.0, tuple(marks))
