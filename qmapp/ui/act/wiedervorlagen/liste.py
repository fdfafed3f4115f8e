"""The list of what falls due, with its two views, its search and its filters."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from qmapp import german
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Faellig
from qmapp.ui.act.wiedervorlagen.gruppen import Gruppenliste
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField

HEUTE: Final = "heute"
ALLE: Final = "alle"


class Faelligkeitsliste(Card):
    """``current_changed`` carries the row moved to, ``filtered`` says that other rows are shown.

    ``view_changed``: the other view is wanted, and with it other rows.
    """

    current_changed = Signal(object)
    filtered = Signal()
    view_changed = Signal()

    def __init__(self) -> None:
        self.view = SegmentedControl("Ansicht", [(HEUTE, "Heute"), (ALLE, "Alle")])
        self.search = QLineEdit()
        self.search.setPlaceholderText("Text oder Kennung suchen")
        self.search.setAccessibleName("Wiedervorlage suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.rolle = SelectField("Zuständig", [(None, "Alle")])
        self.art = SelectField("Art", [(None, "Alle"), *worte.ARTEN.items()])
        self.list = Gruppenliste()
        self._none = Label("", "small", "text2", wrap=True)
        self.show_all = Button("Alle zeigen", kind="link")
        self._reset = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(
            vbox(self._none, hbox(self.show_all, self._reset, None, gap=4), gap=4, margin=(14, 2, 14, 4))
        )
        head = hbox(self.view, (self.search, 1), gap=10, margin=(14, 8, 14, 0))
        pair = hbox((self.rolle, 1), (self.art, 1), gap=10, margin=(14, 0, 14, 4))
        super().__init__(head, pair, self._nothing, (self.list, 1), gap=8, margin=(1, 6, 1, 6))
        self.setAccessibleName("Wiedervorlagen")
        self._rows: tuple[Faellig, ...] = ()
        self._next: Faellig | None = None
        sized(self.list, min_height=220)
        self._nothing.hide()
        self.search.textChanged.connect(self._show)
        self.rolle.committed.connect(self._show)
        self.art.committed.connect(self._show)
        self._reset.clicked.connect(self.reset)
        self.view.chosen.connect(self._on_view)
        self.show_all.clicked.connect(self._to_all)
        self.list.current_changed.connect(self.current_changed)

    def show_rows(self, rows: tuple[Faellig, ...], following: Faellig | None) -> None:
        """Show these, as far as the filters let them through; ``following`` is what comes first after them."""
        self._rows, self._next = rows, following
        roles = sorted({row.rolle for row in rows if row.rolle}, key=german.folded)
        self.rolle.set_choices([(None, "Alle"), *((role, role) for role in roles)])
        self._show()

    def shown(self) -> tuple[Faellig, ...]:
        """The rows the filters let through."""
        wanted = german.folded(self.search.text().strip())
        rolle, art = self.rolle.value(), self.art.value()
        return tuple(
            row
            for row in self._rows
            if rolle in (None, row.rolle) and art in (None, row.art) and (not wanted or wanted in _searched(row))
        )

    def is_whole(self) -> bool:
        """Whether the view „Alle“ is chosen."""
        return self.view.value() == ALLE

    def show_whole(self) -> None:
        """Choose the view „Alle“, telling nobody."""
        self.view.set_value(ALLE)

    @Slot()
    def reset(self) -> None:
        """Show every one of the view again."""
        self.search.clear()
        self.rolle.set_value(None)
        self.art.set_value(None)
        self._show()

    @Slot()
    @Slot(object)
    @Slot(str)
    def _show(self, _: object = None) -> None:
        found = self.shown()
        self.list.show_faellig(found)
        self._none.setText(self._why_empty(found))
        show_if(self._nothing, not found)
        show_if(self.show_all, not self._rows and not self.is_whole())
        show_if(self._reset, bool(self._rows))
        self.filtered.emit()

    def _why_empty(self, found: Sequence[Faellig]) -> str:
        if found:
            return ""
        if self._rows:
            text = self.search.text().strip()
            return f"Nichts mit „{text}“." if text else "Nichts in diesem Filter."
        if self._next is None:
            return "Heute ist nichts fällig."
        title = " ".join(self._next.titel.split())
        return f"Heute ist nichts fällig. Nächster Termin: {german.day(self._next.datum)}, {title}."

    @Slot(object)
    def _on_view(self, _: object) -> None:
        self.view_changed.emit()

    @Slot()
    def _to_all(self) -> None:
        self.show_whole()
        self.view_changed.emit()


def _searched(row: Faellig) -> str:
    return german.folded(" ".join((row.kennung, row.titel, row.bezug.kennung, row.bezug.titel, row.notiz)))
