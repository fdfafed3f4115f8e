"""The Wiedervorlage of one object, as a card for its page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp import german
from qmapp.act import wiedervorlage as wv
from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.faellig import gruppe
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus, WiedervorlageZeile
from qmapp.errors import UserError
from qmapp.ui.act.wiedervorlage.befehle import Wiedervorlagebefehle
from qmapp.ui.act.wiedervorlage.form import Wiedervorlageform
from qmapp.ui.act.wiedervorlage.verschieben import verschiebemenue
from qmapp.ui.act.wiedervorlage.zeichen import pill
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import ElideLabel, Icon, show_if
from qmapp.ui.widgets.signs import StatusPill

LIST_KEY = "wiedervorlage.liste"


@dataclass(frozen=True)
class _Object:
    art: Bezugsart
    id: UUID
    rolle: str


class WiedervorlageKarte(Card):
    """The next open Wiedervorlage of an object; sets, changes, moves and settles it.

    The page calls :meth:`show_bezug` in its ``refresh`` and names :attr:`tables` among its own; its key W calls
    :meth:`set_new`.
    """

    tables = frozenset({"wiedervorlage", "vorgabe"})

    def __init__(self, context: Context) -> None:
        super().__init__(kind="inset", gap=8, margin=(14, 10, 12, 10))
        self.setAccessibleName("Wiedervorlage")
        self._context = context
        self._befehle = Wiedervorlagebefehle(self, context)
        self._object: _Object | None = None
        self._row: WiedervorlageZeile | None = None
        self._editing = False
        self.headline = ElideLabel("", "bodyb")
        self.words = ElideLabel("", "small", "text2")
        self.status = StatusPill("neutral", "")
        self.neu = Button("Wiedervorlage setzen", "plus", "link")
        self.settle_button = Button("Erledigt", "check", "link")
        self.move_button = Button("Verschieben", "calendar-time", "link")
        self.edit_button = Button("Ändern", "pencil", "link")
        self.more = Button("", "list-details", "link")
        self.form = Wiedervorlageform()
        sign = box(vbox(Icon("calendar-time", 20, "act"), None, margin=(0, 2, 0, 0)))
        self.add(hbox(sign, (vbox(self.headline, self.words, gap=1), 1), self.status, self.neu, gap=10))
        self._tools = box(
            hbox(self.settle_button, self.move_button, self.edit_button, self.more, None, gap=4, margin=(20, 0, 0, 0))
        )
        self.add(self._tools)
        self.add(self.form)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.neu.clicked.connect(self.set_new)
        self.settle_button.clicked.connect(self.settle)
        self.move_button.clicked.connect(self.postpone)
        self.edit_button.clicked.connect(self._on_edit)
        self.more.clicked.connect(self._on_more)
        self.form.changed.connect(self._on_field)
        self.form.moved.connect(self._on_moved)
        self._befehle.refused.connect(self._refused)

    def show_bezug(self, art: Bezugsart, bezug_id: UUID, *, rolle: str = "") -> None:
        """Show the next Wiedervorlage of this object, or the one being changed; ``rolle`` is who a new one is for."""
        if self._object is None or self._object.id != bezug_id:
            self._editing = False
        self._object = _Object(art, bezug_id, rolle)
        still = [row for row in self._context.read(wv.wiedervorlagen, bezug_id) if row.erledigt_am is None]
        held = self._row.id if self._editing and self._row is not None else None
        self._row = next((row for row in still if row.id == held), still[0] if still else None)
        self.more.set_text("1 weitere" if len(still) == 2 else f"{len(still) - 1} weitere")
        self._show()
        show_if(self.more, len(still) > 1)

    def row(self) -> WiedervorlageZeile | None:
        """The one shown."""
        return self._row

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        return self._row is None or not self._editing or self.form.commit()

    @Slot()
    def set_new(self) -> None:
        """Set one for the object shown, or open the form of the one there is."""
        if self._object is None:
            return
        if self._row is None and self._befehle.create(self._object.art, self._object.id, rolle=self._object.rolle):
            self._again()
        self._open_form()
        self.form.to_text()

    @Slot()
    def settle(self) -> None:
        """Mark the one shown as settled."""
        if self._row is not None and self.commit() and self._befehle.settle(self._row.id, self._row.kennung):
            self._editing = False
            self._again()
            (self.neu if self._row is None else self.settle_button).setFocus()

    @Slot()
    def postpone(self) -> None:
        """Offer the days the one shown may move to."""
        if self._row is not None:
            heute = self._context.heute()
            below, land = self.move_button, self._befehle.land()
            verschiebemenue(below, self._row.datum, heute, land, self._on_moved, self._on_own_day)

    def _again(self) -> None:
        if self._object is not None:
            self.show_bezug(self._object.art, self._object.id, rolle=self._object.rolle)

    def _open_form(self) -> None:
        self._editing = self._row is not None
        self._show()

    def _show(self) -> None:
        row = self._row
        show_if(self.words, row is not None)
        show_if(self._tools, row is not None)
        show_if(self.neu, row is None)
        show_if(self.form, row is not None and self._editing)
        self.edit_button.set_text("Fertig" if self._editing else "Ändern")
        if row is None:
            self.headline.setText("Keine Wiedervorlage")
            self.status.set("neutral", "")
            return
        heute, told = self._context.heute(), self._context.read(vorgaben)
        self.headline.setText(f"Wiedervorlage am {german.day(row.datum)}")
        turnus = "" if row.turnus is Turnus.EINMALIG else worte.TURNUSSE[row.turnus]
        self.words.setText(" · ".join(part for part in (" ".join(row.text.split()), row.rolle, turnus) if part))
        self.status.set(*pill(gruppe(row.datum, heute, told.erinnerung_tage), (row.datum - heute).days))
        self.form.show_row(row, heute, told.bundesland)

    @Slot()
    def _on_edit(self) -> None:
        if self._editing and not self.form.commit():
            return
        self._editing = not self._editing
        self._show()
        if self._editing:
            self.form.datum.line.setFocus()

    @Slot()
    def _on_more(self) -> None:
        if self._row is not None:
            self._context.navigate(LIST_KEY, self._row.id)

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._row is not None and self._befehle.change(self._row.id, name, value):
            self._again()

    @Slot(object)
    def _on_moved(self, day: date) -> None:
        if self._row is not None:
            self._befehle.move(self._row.id, self._row.kennung, day)
            self._again()

    def _on_own_day(self) -> None:
        self._open_form()
        self.form.to_day()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not (self._editing and show_at_field(error, self.form.fields())):
            self._context.tell_error(error)


__all__ = ["WiedervorlageKarte"]
