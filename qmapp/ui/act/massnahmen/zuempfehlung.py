"""Asks which Empfehlung a new Maßnahme answers."""

from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from qmapp.act.empfehlung import empfehlungen
from qmapp.act.empfehlung.rows import EmpfehlungZeile, Haltung
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.select_field import SelectField

_LEAD = "Die Maßnahme ist danach sofort da; was sie tut und bis wann, tragen Sie in ihr ein."


class Empfehlungswahl(Dialog):
    """The Empfehlungen that want a Maßnahme first: accepted, and none yet."""

    def __init__(self, parent: QWidget | None, rows: list[EmpfehlungZeile]) -> None:
        choices = [(row.id, _words(row)) for row in sorted(rows, key=_order)]
        self.empfehlung = SelectField("Empfehlung", choices)
        super().__init__(
            parent,
            "Neue Maßnahme zu einer Empfehlung",
            Label(_LEAD, "body", "text2", wrap=True),
            self.empfehlung,
            action=Button("Maßnahme anlegen", "plus", "primary"),
        )
        self.empfehlung.combo.setFocus()


def offer_empfehlung(parent: QWidget, context: Context) -> UUID | None:
    """The Empfehlung chosen, None where nobody chose; where there is none to choose the user is told."""
    rows = [row for row in context.read(empfehlungen) if not _refused(row)]
    if not rows:
        context.tell("Keine Empfehlung wartet auf eine Maßnahme: Es gibt keine, oder alle sind abgelehnt.", tone="info")
        return None
    dialog = Empfehlungswahl(parent, rows)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.empfehlung.value()
    dialog.deleteLater()
    return chosen if agreed and isinstance(chosen, UUID) else None


def _refused(row: EmpfehlungZeile) -> bool:
    return row.stellungnahme is not None and row.stellungnahme.haltung is Haltung.ABGELEHNT


def _order(row: EmpfehlungZeile) -> tuple[bool, bool, str]:
    return row.massnahmen > 0, row.stellungnahme is None, row.kennung


def _words(row: EmpfehlungZeile) -> str:
    count = {0: "noch keine Maßnahme", 1: "1 Maßnahme"}.get(row.massnahmen, f"{row.massnahmen} Maßnahmen")
    return f"{row.kennung} {row.titel} ({count})"
