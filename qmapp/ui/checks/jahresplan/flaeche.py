"""Everything below the head of the page: years, planned audits, coverage, the one in hand, the hours."""

from uuid import UUID

from qmapp.checks.jahresplan.rows import Jahresplan
from qmapp.ui.checks.jahresplan.angaben import Eintragsangaben
from qmapp.ui.checks.jahresplan.liste import Abdeckung, Eintragsliste
from qmapp.ui.checks.jahresplan.stunden import Stunden
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.select_field import SelectField


class Planflaeche(Columns):
    """The parts are wired by the page."""

    def __init__(self) -> None:
        self.jahr = SelectField("Jahr")
        self.drop = Button("Plan löschen …", "trash", "link")
        self.liste, self.abdeckung = Eintragsliste(), Abdeckung()
        self.form, self.stunden = Eintragsangaben(), Stunden()
        sized(self.jahr, min_width=150, max_width=220)
        years = box(hbox((self.jahr, 1), None, box(vbox(None, self.drop, gap=0)), gap=10))
        left = box(vbox(years, self.liste, self.abdeckung, None, gap=12))
        right = box(vbox(self.stunden, self.form, None, gap=12))
        super().__init__((left, 7), (right, 6), fold=860)

    def show_plan(self, plan: Jahresplan, wanted: UUID | None) -> None:
        """Show a year, with the entry ``wanted`` chosen if there is one."""
        self.stunden.show_plan(plan)
        self.abdeckung.show_plan(plan)
        self.liste.show_rows(plan.eintraege)
        if wanted is not None:
            self.liste.list.select_key(wanted)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.form.fields(), *self.stunden.fields())

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        entry = self.liste.list.current() is None or self.form.commit()
        return self.stunden.commit() and entry
