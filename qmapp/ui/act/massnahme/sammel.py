"""One change for many Maßnahmen: what is changed, what that does to each, and why some stay as they are."""

from collections.abc import Hashable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from qmapp.act import massnahme as mass
from qmapp.act.empfehlung.worte import VEROEFFENTLICHUNGEN
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.sammel import Aenderung, Vorschau, Was
from qmapp.act.massnahme.status import MIT_GRUND
from qmapp.act.projekt import projekte
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.context import Context
from qmapp.ui.style import Tone, box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import Field, TextField, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_WHAT: list[tuple[object, str]] = [
    (Was.STATUS, "Status"),
    (Was.FRIST, "Frist"),
    (Was.VERANTWORTLICH, "Verantwortlich (Rolle)"),
    (Was.PERSON, "Person"),
    (Was.HORIZONT, "Horizont"),
    (Was.PROJEKT, "Projekt"),
    (Was.VEROEFFENTLICHUNG, "Veröffentlichung"),
]
_NOT_SAID: tuple[object, str] = (None, "keine Angabe")
_MOST_ROWS = 6


class Sammeldialog(Dialog):
    """``count`` says how many were changed."""

    def __init__(self, parent: QWidget | None, context: Context, ids: Sequence[UUID]) -> None:
        self._context, self._ids = context, tuple(ids)
        self.count = 0
        self.was = SelectField("Was wird geändert?", _WHAT, name="was")
        known: list[tuple[object, str]] = [
            (one.id, f"{one.kennung} · {one.titel}") for one in context.read(projekte, context.heute())
        ]
        self.values: dict[Was, Field] = {
            Was.STATUS: SelectField("Neuer Status", list(worte.STATUS.items()), name="wert"),
            Was.FRIST: DateField("Neue Frist", name="frist", required=True),
            Was.VERANTWORTLICH: TextField("Verantwortlich (Rolle)", name="verantwortlich"),
            Was.PERSON: TextField("Person", name="person"),
            Was.HORIZONT: SelectField("Horizont", [_NOT_SAID, *worte.HORIZONTE.items()], name="wert"),
            Was.PROJEKT: SelectField("Projekt", [_NOT_SAID, *known], name="projekt_id"),
            Was.VEROEFFENTLICHUNG: SelectField("Veröffentlichung", list(VEROEFFENTLICHUNGEN.items()), name="wert"),
        }
        self.am = DateField("Am", name="am", required=True)
        self.grund = TextField("Grund", name="grund", hint="Er steht bei jeder Maßnahme im Verlauf.")
        self.genehmigt = TextField("Genehmigt durch", name="genehmigt")
        self.summary = Label("", "bodyb", wrap=True)
        self.table: Table[Vorschau] = Table("Was sich ändert", TableModel(_columns(), _key), row_height=46)
        super().__init__(
            parent,
            f"{_measures(len(self._ids))} ändern",
            box(hbox((self.was, 1), *((field, 1) for field in self.values.values()), gap=12)),
            box(hbox((self.grund, 3), (self.genehmigt, 2), (self.am, 2), gap=12)),
            self.summary,
            self.table,
            action=Button("Ändern", "check", "primary"),
            width=760,
        )
        self.am.set_value(context.heute())
        for field in (self.was, self.am, self.grund, *self.values.values()):
            field.committed.connect(self._show)
        self._show()
        self.was.combo.setFocus()

    @Slot()
    def submit(self) -> None:
        """Change what can be changed, or say at the field why nothing can."""
        for field in self._asked():
            if not field.commit():
                field.editor.setFocus()
                return
        change = self._change()
        if change is None:
            return
        try:
            command = partial(mass.change_many, **self._told())
            self.count = self._context.perform(_label(change), command, self._ids, change)
        except UserError as error:
            if not show_at_field(error, self._asked()):
                self.was.set_error(error.message)
            return
        left = len(self._ids) - self.count
        stays = f" {_measures(left)} {'bleibt' if left == 1 else 'bleiben'} unverändert." if left else ""
        self._context.tell(f"{_measures(self.count)} geändert.{stays}", undo=True)
        self.accept()

    def _was(self) -> Was:
        return Was(str(self.was.value()))

    def _status(self) -> object:
        return self.values[Was.STATUS].value()  # type: ignore[attr-defined]  # a choice has it

    def _asked(self) -> list[Field]:
        """The fields that belong to what is changed."""
        was = self._was()
        asked = [self.values[was]]
        if was is Was.FRIST:
            asked += [self.grund, self.genehmigt]
        if was is Was.STATUS:
            status = self._status()
            asked += [self.grund] if status in MIT_GRUND else []
            asked += [self.am] if status is Status.UMGESETZT or status in MIT_GRUND else []
        return asked

    def _change(self) -> Aenderung | None:
        """What is asked for so far; None while the deadline is not told."""
        was, asked = self._was(), self._asked()
        value: Any = self.values[was].value()  # type: ignore[attr-defined]  # every field here has it
        if was is Was.FRIST and not isinstance(value, date):
            return None
        return Aenderung(
            was,
            value,
            am=self.am.value() if self.am in asked else None,
            grund=self.grund.value() if self.grund in asked else "",
            genehmigt=self.genehmigt.value() if self.genehmigt in asked else "",
        )

    def _told(self) -> dict[str, Any]:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}

    @Slot()
    def _show(self) -> None:
        asked, change = self._asked(), self._change()
        for field in (*self.values.values(), self.am, self.grund, self.genehmigt):
            show_if(field, field in asked)
        shown = () if change is None else self._context.read(mass.preview_many, self._ids, change, **self._told())
        changing = sum(row.aendert for row in shown)
        refused = sum(bool(row.hindernis) for row in shown)
        self.summary.setText(_summary(changing, refused, len(shown)))
        self.table.show_rows(sorted(shown, key=_refused_first))
        self.table.fit(_MOST_ROWS)
        show_if(self.table, bool(shown))
        assert self.action is not None
        self.action.set_text(f"{_measures(changing)} ändern" if changing else "Ändern")
        self.action.setEnabled(bool(changing) or change is None)


def offer_sammel(parent: QWidget, context: Context, ids: Sequence[UUID]) -> int:
    """Ask what is changed and change it; how many were."""
    if not ids:
        context.tell("Es ist keine Maßnahme gewählt.", tone="info")
        return 0
    dialog = Sammeldialog(parent, context, ids)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.count if agreed else 0


def _label(change: Aenderung) -> str:
    return f"Mehrere Maßnahmen: {dict(_WHAT)[change.was]}"


def _summary(changing: int, refused: int, total: int) -> str:
    if not total:
        return "Die Vorschau erscheint, sobald die neue Frist eingetragen ist."
    same = total - changing - refused
    parts = [f"{_measures(changing)} {'ändert' if changing == 1 else 'ändern'} sich"]
    if same:
        parts.append(f"{integer(same)} {'steht' if same == 1 else 'stehen'} schon so")
    if refused:
        parts.append(f"bei {integer(refused)} geht es nicht")
    return ", ".join(parts) + "."


def _measures(count: int) -> str:
    return "1 Maßnahme" if count == 1 else f"{integer(count)} Maßnahmen"


def _columns() -> list[Column[Vorschau]]:
    return [
        Column("Maßnahme", _title, sub=_subtitle),
        Column("Bisher", _before, width=128),
        Column("Danach", _after, width=172, pill=_pill),
    ]


def _key(row: Vorschau) -> Hashable:
    return row.id


def _title(row: Vorschau) -> str:
    return row.titel


def _subtitle(row: Vorschau) -> str:
    return row.hindernis or row.kennung


def _before(row: Vorschau) -> str:
    return row.vorher


def _after(row: Vorschau) -> str:
    return _pill(row)[1]


def _pill(row: Vorschau) -> tuple[Tone, str]:
    if row.hindernis:
        return "bad", "geht nicht"
    return ("ok", row.nachher) if row.aendert else ("neutral", "steht schon so")


def _refused_first(row: Vorschau) -> tuple[bool, bool]:
    return not row.hindernis, not row.aendert
