"""The evidence of one question as a card for its page: kind, words, and the files that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Anlage, Nachweis, Nachweisart
from qmapp.errors import UserError
from qmapp.ui.checks.qcheck.anlagen import Anlagenliste
from qmapp.ui.checks.qcheck.befehle import Nachweisbefehle
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList

_MOST_SHOWN = 4
_ICONS = {
    Nachweisart.DOKUMENT: "file-text",
    Nachweisart.GESPRAECH: "message-reply",
    Nachweisart.BEOBACHTUNG: "eye",
    Nachweisart.STICHPROBE: "dice-5",
    Nachweisart.KENNZAHL: "chart-bar",
}


@dataclass(frozen=True)
class _Place:
    """The question shown."""

    qcheck_id: UUID
    code: str
    offen: bool
    zu: str = ""


class Nachweiskarte(Card):
    """Names, changes and removes evidence and attaches files, also those dropped on it.

    The page calls :meth:`show_frage` in its ``refresh`` and names :attr:`tables` among its own; its keys may call
    :meth:`new` and :meth:`attach`.
    """

    tables = frozenset({"qcheck_nachweis", "qcheck_anlage"})

    def __init__(self, context: Context) -> None:
        self.list: ItemList[Nachweis] = ItemList(
            "Nachweise", key=_id, title=_title, subtitle=self._subtitle, icon=_icon, row_height=46
        )
        self.neu = Button("Neuer Nachweis", "plus", "link")
        self.none = Label("", "small", "text2", wrap=True)
        self.art = SelectField("Art", tuple(worte.NACHWEISARTEN.items()), name="art")
        self.text = MultilineField("Nachweis", name="text", height=64)
        self.attach_button = Button("Datei anhängen …", "paperclip", "link")
        self.remove_button = Button("Nachweis entfernen", "trash", "link")
        self.anlagen = Anlagenliste(context)
        self._tools = box(hbox(self.attach_button, self.remove_button, None, gap=4))
        self._one = box(vbox(box(hbox((self.art, 2), (self.text, 3), gap=12)), gap=0, margin=(15, 2, 15, 0)))
        super().__init__(
            box(vbox(self.none, margin=(15, 0, 15, 0))),
            self.list,
            self._one,
            box(vbox(self._tools, self.anlagen, gap=4, margin=(8, 0, 8, 0))),
            title="Nachweise",
            subtitle=" ",
            right=self.neu,
            gap=8,
            margin=(1, 13, 1, 10),
        )
        inset_head(self)
        self._context = context
        self._befehle = Nachweisbefehle(self, context)
        self._place: _Place | None = None
        self._files: tuple[Anlage, ...] = ()
        self._making = False
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        self.neu.clicked.connect(self.new)
        self.attach_button.clicked.connect(self.attach)
        self.remove_button.clicked.connect(self.remove)
        self.list.current_changed.connect(self._on_moved)
        self.list.delete_requested.connect(self._on_delete)
        self.art.committed.connect(self._on_said)
        self.text.committed.connect(self._on_said)
        self.anlagen.removed.connect(self._befehle.remove_file)
        self._befehle.attached.connect(self._on_attached)
        self._befehle.refused.connect(self._refused)

    def show_frage(
        self, qcheck_id: UUID, code: str, nachweise: Sequence[Nachweis], *, offen: bool, zu: str = ""
    ) -> None:
        """Show the evidence of a question; ``offen``: whether it may be changed, ``zu``: words naming the question."""
        if self._place is None or (self._place.qcheck_id, self._place.code) != (qcheck_id, code):
            self._making = False
        self._place = _Place(qcheck_id, code, offen, zu)
        self._files = tuple(one for one in self._context.read(door.anlagen, qcheck_id) if one.code == code)
        self.list.show_rows(nachweise)
        self.list.fit(_MOST_SHOWN)
        if nachweise and self.list.current() is None and not self._making:
            self.list.select_key(nachweise[0].id)
        self._show()

    def commit(self) -> bool:
        """Take over what is being typed."""
        return self._place is None or not self._place.offen or self.text.commit()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.art, self.text)

    @Slot()
    def new(self) -> None:
        """Offer empty fields for another piece of evidence; it is kept as soon as it has words."""
        if self._place is None or not self._place.offen or not self.commit():
            return
        self._making = True
        self.list.selectionModel().clear()
        self._show()
        self.text.area.setFocus()

    @Slot()
    def attach(self) -> None:
        """Ask for files and attach them to the evidence in hand."""
        if self._place is None or not self._place.offen:
            return
        chosen, _ = QFileDialog.getOpenFileNames(self, "Dateien anhängen", self._context.settings.last_folder)
        if chosen:
            self._context.settings.last_folder = str(Path(chosen[0]).parent)
            self.attach_files([Path(one) for one in chosen])

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Attach these files, as after choosing or dropping them."""
        if self._place is not None and self._place.offen and self.commit():
            self._befehle.attach(self._place.qcheck_id, self._place.code, self.list.current(), paths)

    @Slot()
    def remove(self) -> None:
        """Take away the evidence in hand."""
        row = self.list.current()
        if row is not None:
            self._on_delete(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._place is not None and self._place.offen and _dropped(event):
            event.acceptProposedAction()
            self.set_kind("focus")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_kind("card")

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_kind("card")
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.attach_files(paths)

    def _show(self) -> None:
        assert self._place is not None
        row, offen, count = self.list.current(), self._place.offen, self.list.rows.count()
        self.set_title(f"Nachweise {self._place.zu}".strip(), _counted(count, len(self._files)))
        show_if(self.list, count > 0)
        words = "Noch kein Nachweis. Dateien können Sie auch hierher ziehen." if offen else "Kein Nachweis."
        self.none.setText(words)
        show_if(self.none, not count and not self._making)
        show_if(self.neu, offen)
        show_if(self._one, self._making or (row is not None and offen))
        show_if(self._tools, offen and not self._making)
        show_if(self.remove_button, row is not None)
        if not self._making and row is not None:
            self.art.set_value(row.art)
            self.text.set_value(row.text)
        elif not self.text.area.hasFocus():
            self.art.set_value(Nachweisart.DOKUMENT)
            self.text.set_value("")
        own = () if row is None else tuple(one for one in self._files if one.nachweis_id == row.id)
        self.anlagen.show_rows(own, offen=offen)

    def _subtitle(self, row: Nachweis) -> str:
        files = sum(one.nachweis_id == row.id for one in self._files)
        told = {0: "", 1: "1 Anlage"}.get(files, f"{files} Anlagen")
        return " · ".join(part for part in (worte.NACHWEISARTEN[row.art], told) if part)

    @Slot(object)
    def _on_moved(self, _: Nachweis) -> None:
        self._making = False
        self._show()

    @Slot(object)
    def _on_said(self, _: object) -> None:
        art, text, row = Nachweisart(str(self.art.value())), self.text.value(), self.list.current()
        assert self._place is not None
        if not self._making and row is not None:
            self._befehle.change(row, art, text)
        elif text:
            made = self._befehle.add(self._place.qcheck_id, self._place.code, art, text)
            self._take(made)

    @Slot(object)
    def _on_delete(self, row: Nachweis) -> None:
        if self._place is not None and self._place.offen:
            self._befehle.remove(row, sum(one.nachweis_id == row.id for one in self._files))

    @Slot(object)
    def _on_attached(self, nachweis_id: UUID) -> None:
        self._take(nachweis_id)

    def _take(self, nachweis_id: UUID | None) -> None:
        """Take in hand what has just been made; the page has shown it by now."""
        if nachweis_id is not None and self.list.select_key(nachweis_id):
            self._making = False
            self._show()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not (self._one.isVisible() and show_at_field(error, self.fields())):
            self._context.tell_error(error)


def _counted(nachweise: int, anlagen: int) -> str:
    if not nachweise:
        return ""
    told = "1 Nachweis" if nachweise == 1 else f"{nachweise} Nachweise"
    return told + {0: "", 1: ", 1 Anlage"}.get(anlagen, f", {anlagen} Anlagen")


def _dropped(event: QDropEvent) -> list[Path]:
    """The files dragged; empty where something else is."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _id(row: Nachweis) -> UUID:
    return row.id


def _title(row: Nachweis) -> str:
    return " ".join(row.text.split())


def _icon(row: Nachweis) -> tuple[str, str]:
    return (_ICONS[row.art], "text2")
