"""Asks from when a Berichtspflicht asks for what: a new Fassung, or one to be corrected."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.fassung import Fassungsangaben
from qmapp.act.berichtspflicht.frist import MOST
from qmapp.act.berichtspflicht.rows import Fassung, Regel
from qmapp.errors import UserError
from qmapp.ui.act.berichtspflichten.felder import TageField
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, NumberField
from qmapp.ui.widgets.select_field import SelectField

_NEW = "Was vor diesem Tag endet, bleibt nach der bisherigen Fassung fällig."
_OLD = "Eine Fassung, nach der schon geliefert wurde, bleibt; nur ihr Anlass lässt sich ändern."
_USUAL = {Regel.TAGE: ("12-15",), Regel.FOLGEJAHR: ("01-15",)}


class Fassungsdialog(Dialog):
    """``act`` takes the day it holds from and what it says, and raises UserError where that is refused."""

    def __init__(
        self,
        parent: QWidget | None,
        now: Fassung,
        gueltig_ab: date,
        act: Callable[[date, Fassungsangaben], object],
        *,
        new: bool,
    ) -> None:
        self.gueltig_ab = DateField("Gilt ab", name="gueltig_ab", required=True)
        self.regel = SelectField("Fällig", list(worte.REGELN.items()), name="regel")
        self.tage = TageField("Tage", name="tage", hint="Tag und Monat, zum Beispiel 15.06., 15.12.", required=True)
        self.arbeitstage = NumberField("Arbeitstage", minimum=1, maximum=MOST, name="arbeitstage", required=True)
        self.je_jahr = SelectField("Wie oft", list(worte.JE_JAHR.items()), name="je_jahr")
        self.bezeichnung = TextField("Heißt dann", name="bezeichnung", hint="leer: wie die Berichtspflicht")
        self.anlass = TextField("Anlass", name="anlass", placeholder="Zielvereinbarung 2026")
        action = Button("Fassung anlegen" if new else "Fassung berichtigen", "check", "primary")
        super().__init__(
            parent,
            "Neue Fassung" if new else "Fassung berichtigen",
            Label(_NEW if new else _OLD, "body", "text2", wrap=True),
            box(hbox((self.gueltig_ab, 1), (self.regel, 2), gap=12)),
            self.tage,
            box(hbox((self.arbeitstage, 1), (self.je_jahr, 2), gap=12)),
            self.bezeichnung,
            self.anlass,
            action=action,
            width=560,
        )
        self._act = act
        self.regel.committed.connect(self._on_rule)
        self._fill(now, gueltig_ab, new=new)

    def _fill(self, now: Fassung, gueltig_ab: date, *, new: bool) -> None:
        self.gueltig_ab.set_value(gueltig_ab)
        self.regel.set_value(now.regel)
        self.tage.set_value(now.tage or _USUAL[Regel.TAGE])
        self.arbeitstage.set_value(now.arbeitstage or 10)
        self.je_jahr.set_value(now.je_jahr or 4)
        self.bezeichnung.set_value(now.bezeichnung)
        self.anlass.set_value("" if new else now.anlass)
        self._show_rule()
        self.gueltig_ab.line.setFocus()
        self.gueltig_ab.line.selectAll()

    def _fields(self) -> tuple[DateField | SelectField | TageField | NumberField | TextField, ...]:
        own = (self.arbeitstage, self.je_jahr) if self._counts() else (self.tage,)
        return (self.gueltig_ab, self.regel, *own, self.bezeichnung, self.anlass)

    def _counts(self) -> bool:
        return self.regel.value() is Regel.EINGANG

    @Slot(object)
    def _on_rule(self, rule: object) -> None:
        """Another rule begins with its usual day, unless somebody has chosen one."""
        if self.tage.value() in _USUAL.values() and rule in _USUAL:
            self.tage.set_value(_USUAL[Regel(str(rule))])
        self._show_rule()

    def _show_rule(self) -> None:
        show_if(self.tage, not self._counts())
        for field in (self.arbeitstage, self.je_jahr):
            show_if(field, self._counts())

    @Slot()
    def submit(self) -> None:
        """Do it, or say at the field why not."""
        wrong = [field for field in self._fields() if not field.commit()]
        day = self.gueltig_ab.value()
        if wrong or day is None:
            (wrong or [self.gueltig_ab])[0].editor.setFocus()
            return
        try:
            self._act(day, self._told())
        except UserError as error:
            if not show_at_field(error, self._fields()):
                self.gueltig_ab.set_error(error.text)
            return
        self.accept()

    def _told(self) -> Fassungsangaben:
        told: Fassungsangaben = {"bezeichnung": self.bezeichnung.value(), "anlass": self.anlass.value()}
        rule, days, count, often = (field.value() for field in (self.regel, self.tage, self.arbeitstage, self.je_jahr))
        assert isinstance(rule, Regel)
        told["regel"] = rule
        if rule is Regel.EINGANG:
            assert isinstance(count, int)
            assert isinstance(often, int)
            told["arbeitstage"], told["je_jahr"] = count, often
        else:
            assert isinstance(days, tuple)
            told["tage"] = days
        return told
