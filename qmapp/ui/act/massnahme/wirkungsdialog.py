"""Asks whether a Maßnahme has worked: what was compared, what follows from it, what is decided."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import massnahme as mass
from qmapp.act.feststellung.rows import ZAEHLWEISEN
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Vergleich, Wirkung
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.errors import UserError
from qmapp.ui.act.massnahme.gegenueber import Gegenueber
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import Field, TextField, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.select_field import SelectField

_LEAD = (
    "Vergleichen Sie denselben Prüfpunkt in einer früheren und einer späteren Prüfung. Gibt es keine, entscheiden Sie "
    "nach anderen Belegen und nennen sie im Text."
)
_FOLLOW = "Mit einem Titel entsteht die Folgemaßnahme gleich mit; leer lassen, wenn keine folgt."


class Wirkungsdialog(Dialog):
    """``act`` takes the title of the Folgemaßnahme and what is entered; it raises UserError where it is refused."""

    def __init__(
        self, parent: QWidget | None, context: Context, row: MassnahmeZeile, act: Callable[..., object]
    ) -> None:
        self._context, self._row, self._act = context, row, act
        self._found: Vergleich | None = None
        drawn: list[tuple[object, str]] = [
            (one.id, f"{one.kennung} · {one.titel}") for one in context.read(pruefungen) if one.umfang is not None
        ]
        none: list[tuple[object, str]] = [(None, "kein Vergleich")]
        self.vorher = SelectField("Vorher", none + drawn, name="vorher")
        self.nachher = SelectField("Nachher", none + drawn, name="nachher")
        self.punkt = SelectField("Prüfpunkt", [], name="punkt")
        self.zaehlt = SelectField("Gezählt werden", list(ZAEHLWEISEN.items()), name="zaehlt")
        self.gegenueber = Gegenueber()
        self.ergebnis = SelectField("Ergebnis", list(worte.WIRKUNGEN.items()), name="ergebnis")
        self.am = DateField("Geprüft am", name="geprueft_am", required=True)
        self.durch = TextField("Geprüft durch", name="durch", required=True)
        self.text = MultilineField("Begründung", name="text", height=76)
        self.folge = TextField("Folgemaßnahme", name="titel", hint=_FOLLOW)
        self._compared = box(hbox((self.punkt, 3), (self.zaehlt, 2), gap=12))
        super().__init__(
            parent,
            f"Wirksamkeit von {row.kennung} prüfen",
            Label(_LEAD, "body", "text2", wrap=True),
            box(hbox((self.vorher, 1), (self.nachher, 1), gap=12)),
            self._compared,
            self.gegenueber,
            box(hbox((self.ergebnis, 4), (self.am, 3), (self.durch, 4), gap=12)),
            self.text,
            self.folge,
            action=Button("Ergebnis festhalten", "check", "primary"),
            width=800,
        )
        for field, slot in (
            (self.vorher, self._on_pruefung), (self.nachher, self._on_pruefung), (self.punkt, self._compare),
            (self.zaehlt, self._compare), (self.ergebnis, self._show_follow),
        ):  # fmt: skip
            field.committed.connect(slot)
        self._begin()

    @Slot()
    def submit(self) -> None:
        """Enter it, or say at the field why not."""
        for field in (self.am, self.durch):
            if not field.commit():
                field.editor.setFocus()
                return
        told: dict[str, Any] = {
            "geprueft_am": self.am.value(),
            "durch": self.durch.value(),
            "ergebnis": self.ergebnis.value(),
            "text": self.text.value(),
        }
        if self._found is not None:
            told |= {
                "pruefung_vorher_id": self.vorher.value(),
                "pruefung_nachher_id": self.nachher.value(),
                "punkt": self.punkt.value(),
                "zaehlt": self.zaehlt.value(),
            }
        follow = "" if self.ergebnis.value() is Wirkung.WIRKSAM else self.folge.value()
        try:
            self._act(follow, **told)
        except UserError as error:
            if not show_at_field(error, self._fields()):
                self.ergebnis.set_error(error.message)
            return
        self.accept()

    def _fields(self) -> tuple[Field, ...]:
        return (self.vorher, self.nachher, self.punkt, self.ergebnis, self.am, self.durch, self.text, self.folge)

    def _begin(self) -> None:
        """Show the first comparison there is; without one nothing is compared."""
        self.am.set_value(self._context.heute())
        self.durch.set_value(self._context.wer)
        offers = self._context.read(mass.vergleichbare, self._row.id)
        if offers:
            self.vorher.set_value(offers[0].vorher_id)
            self.nachher.set_value(offers[0].nachher_id)
            self._show_points()
            self.punkt.set_value(offers[0].code)
            self.zaehlt.set_value(offers[0].zaehlt)
        self._compare()
        (self.ergebnis.combo if offers else self.vorher.combo).setFocus()

    @Slot()
    def _on_pruefung(self) -> None:
        self._show_points()
        self._compare()

    def _pair(self) -> tuple[UUID, UUID] | None:
        earlier, later = self.vorher.value(), self.nachher.value()
        return (earlier, later) if isinstance(earlier, UUID) and isinstance(later, UUID) else None

    def _show_points(self) -> None:
        pair = self._pair()
        points = () if pair is None else self._context.read(mass.vergleichspunkte, *pair)
        self.punkt.set_choices([(code, f"{code} · {title}") for code, title in points])

    @Slot()
    def _compare(self) -> None:
        for field in (self.vorher, self.nachher, self.punkt):
            field.set_error("")
        pair, code = self._pair(), self.punkt.value()
        self._found = None
        if pair is not None and isinstance(code, str):
            try:
                self._found = self._context.read(mass.vergleich, *pair, code, str(self.zaehlt.value()))
            except UserError as error:
                if not show_at_field(error, self._fields()):
                    self.nachher.set_error(error.message)
        show_if(self._compared, pair is not None)
        self.gegenueber.show_comparison(self._found, self._row.umgesetzt_am)
        if self._found is not None and self._found.vorschlag is not None:
            self.ergebnis.set_value(self._found.vorschlag)
            self.ergebnis.set_hint(f"Aus dem Vergleich folgt: {worte.WIRKUNGEN[self._found.vorschlag]}.")
        else:
            self.ergebnis.set_hint("")
        self._show_follow()

    @Slot()
    def _show_follow(self) -> None:
        failed = self.ergebnis.value() is not Wirkung.WIRKSAM
        show_if(self.folge, failed)
