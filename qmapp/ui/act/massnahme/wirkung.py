"""Whether a Maßnahme has worked: what was found so far, and when it is to be checked."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Massnahme, Status, Wirksamkeit, Wirkung
from qmapp.german import day
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField
from qmapp.ui.widgets.table import ItemList

TONES: dict[Wirkung, Tone] = {Wirkung.WIRKSAM: "ok", Wirkung.TEILWEISE: "warn", Wirkung.NICHT_WIRKSAM: "bad"}
_NOT_YET = "Die Wirksamkeit wird geprüft, wenn die Maßnahme umgesetzt ist."
_NONE = "Noch nicht geprüft. Eine spätere Prüfung desselben Prüfpunkts zeigt, ob die Maßnahme gewirkt hat."


class Wirkungskarte(Card):
    """``planned`` carries (name, day), ``follow_wanted`` and ``removed`` the check in hand."""

    check_wanted = Signal()
    planned = Signal(str, object)
    follow_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Wirksamkeit] = ItemList(
            "Wirksamkeitsprüfungen", key=_id, title=_title, subtitle=_subtitle, pill=_pill, pill_width=158
        )
        self.geplant = DateField("Prüfung geplant am", name="wirksamkeit_geplant")
        self.check = Button("Wirksamkeit prüfen", "scale")
        self.follow = Button("Zur Folgemaßnahme", "arrow-right", "link")
        self.remove_button = Button("Entfernen", "trash", "link")
        self._words = Label("", "small", "text2", wrap=True)
        self._text = Label("", "small", "text2", wrap=True, selectable=True)
        self._nothing = box(vbox(self._words, margin=(15, 0, 15, 0)))
        self._said = box(vbox(self._text, margin=(15, 0, 15, 0)))
        self._tools = box(hbox(self.follow, self.remove_button, None, gap=4, margin=(8, 0, 8, 0)))
        below = hbox((self.geplant, 1), (vbox(None, hbox(None, self.check), gap=0), 1), gap=10, margin=(15, 2, 15, 6))
        super().__init__(
            self._nothing, self.list, self._said, self._tools, box(below), title="Wirksamkeit", margin=(1, 13, 1, 8)
        )
        inset_head(self)
        self.check.clicked.connect(self.check_wanted)
        self.geplant.committed.connect(self._plan)
        self.list.current_changed.connect(self._show_tools)
        self.list.activated_row.connect(self.follow_wanted)
        self.list.delete_requested.connect(self.removed)
        self.follow.clicked.connect(self._follow)
        self.remove_button.clicked.connect(self._remove)

    def show_checks(self, found: Massnahme) -> None:
        """Show what was found for this Maßnahme."""
        rows = tuple(reversed(found.wirksamkeiten))
        done = found.zeile.status is Status.UMGESETZT
        self._words.setText(_NONE if done else _NOT_YET)
        self.list.show_rows(rows)
        self.list.fit(4)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        self.geplant.set_value(found.zeile.wirksamkeit_geplant)
        show_if(self.list, bool(rows))
        show_if(self._nothing, not rows)
        show_if(self.check, done)
        self._show_tools()

    @Slot()
    @Slot(object)
    def _show_tools(self, _: object = None) -> None:
        row = self.list.current()
        show_if(self._tools, row is not None)
        show_if(self._said, row is not None and bool(row.text))
        if row is not None:
            self._text.setText(row.text)
            show_if(self.follow, row.folgemassnahme_id is not None)

    @Slot(object)
    def _plan(self, value: object) -> None:
        self.planned.emit(self.geplant.name, value)

    @Slot()
    def _follow(self) -> None:
        row = self.list.current()
        if row is not None:
            self.follow_wanted.emit(row)

    @Slot()
    def _remove(self) -> None:
        row = self.list.current()
        if row is not None:
            self.removed.emit(row)


def _id(row: Wirksamkeit) -> UUID:
    return row.id


def _title(row: Wirksamkeit) -> str:
    if row.vorher is None or row.nachher is None:
        return f"Geprüft am {day(row.geprueft_am)}"
    return worte.veraenderung(row)


def _subtitle(row: Wirksamkeit) -> str:
    return " · ".join(part for part in (row.punkt, f"am {day(row.geprueft_am)}", row.durch) if part)


def _pill(row: Wirksamkeit) -> tuple[Tone, str]:
    words = worte.WIRKUNGEN[row.ergebnis]
    return TONES[row.ergebnis], words[0].upper() + words[1:]
