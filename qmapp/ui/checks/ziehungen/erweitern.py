"""Asks how far the sample is to be extended; the figures follow every number typed."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import vorschau_von
from qmapp.checks.aktenpruefung.folgeziehung.rows import Stufe, Vorschau
from qmapp.checks.aktenpruefung.folgeziehung.stand import Ziehungsstand
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.ui.checks.ziehungen.liste import akten
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import NumberField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_LEAD = (
    "Die nächsten Akten kommen in der Reihenfolge der ersten Ziehung dazu, als hätten Sie gleich so viele gezogen. "
    "Die Erweiterung ist ein eigener Eintrag im Ziehungsprotokoll."
)


@dataclass(frozen=True)
class _Zeile:
    name: str
    stufe: Stufe


class ErweiternDialog(Dialog):
    """``auf`` and ``je_schicht`` as the command takes them, and ``grund``, once accepted."""

    def __init__(self, parent: QWidget | None, stand: Ziehungsstand) -> None:
        self._stand = stand
        first = vorschau_von(stand)
        layered = stand.plan.geschichtet
        self.wie = SegmentedControl("Umfang", [(False, "Auf eine Gesamtzahl"), (True, "Je Schicht")])
        self.gesamt = NumberField("Akten insgesamt", minimum=1, name="auf", required=True)
        self.schichten = {
            topf.name: NumberField(f"{topf.name or 'ohne Angabe'}: dazu", maximum=topf.frei) for topf in stand.toepfe
        }
        self._je_schicht = box(vbox(*self.schichten.values(), gap=8))
        self.stufen: Table[_Zeile] = Table("Was der Umfang zeigt", _model(first.erwartet))
        self.aufteilung = Label("", "small", "text2", wrap=True)
        self.warnung = Banner("warn", " ")
        self.grund = TextField(
            "Grund", name="grund", required=True, hint="Er steht im Protokoll und im Prüfbericht; bitte ohne Namen."
        )
        super().__init__(
            parent, "Stichprobe erweitern", Label(_LEAD, "body", "text2", wrap=True), self.warnung, self.wie,
            self.gesamt, self._je_schicht, self.stufen, self.aufteilung, self.grund,
            action=Button("Akten dazuziehen", "file-plus", "primary"), width=640,
        )  # fmt: skip
        show_if(self.wie, layered)
        self.wie.set_value(False)
        self._je_schicht.hide()
        self.warnung.set("warn", *_warning(stand))
        show_if(self.warnung, bool(first.warnung))
        self.gesamt.set_value(first.stufen[0].akten if first.stufen else stand.gezogen)
        self._connect()
        self._show()
        self.gesamt.line.setFocus()
        self.gesamt.line.selectAll()

    def _connect(self) -> None:
        self.wie.chosen.connect(self._on_how)
        for field in (self.gesamt, *self.schichten.values()):
            field.edited.connect(self._on_edited)

    @property
    def auf(self) -> int | None:
        """The number of files in all, None where the strata are given."""
        return None if self.wie.value() else self.gesamt.value()

    @property
    def je_schicht(self) -> dict[str, int] | None:
        """How many files each stratum adds, None where a total is given."""
        if not self.wie.value():
            return None
        return {name: field.value() or 0 for name, field in self.schichten.items()}

    @Slot()
    def submit(self) -> None:
        """Accept what can be drawn, with a reason."""
        fields = tuple(self.schichten.values()) if self.wie.value() else (self.gesamt,)
        for field in fields:
            if not field.commit():
                field.line.setFocus()
                return
        found = self._show()
        if found.hindernis:
            fields[0].set_error(found.hindernis)
            fields[0].line.setFocus()
        elif not self.grund.commit():
            self.grund.line.setFocus()
        else:
            self.accept()

    def _show(self) -> Vorschau:
        given = self.auf is not None or self.je_schicht is not None
        found = vorschau_von(self._stand, auf=self.auf, je_schicht=self.je_schicht if given else None)
        self.stufen.show_rows(_zeilen(found, per_stratum=bool(self.wie.value())))
        self.stufen.fit()
        if found.dann is None:
            self.aufteilung.setText(found.hindernis)
        else:
            self.aufteilung.setText(_divided(found))
        assert self.action is not None
        more = found.dann.akten - found.jetzt.akten if found.dann is not None else 0
        self.action.set_text(f"{akten(more)} dazuziehen" if more else "Akten dazuziehen")
        return found

    @Slot(object)
    def _on_how(self, per_stratum: object) -> None:
        show_if(self._je_schicht, bool(per_stratum))
        show_if(self.gesamt, not per_stratum)
        self._show()

    @Slot(object)
    def _on_edited(self, _: object) -> None:
        self._show()


def _zeilen(found: Vorschau, *, per_stratum: bool) -> list[_Zeile]:
    """Before and after; beside it other sizes, or what each stratum that is extended shows of itself."""
    rows = [_Zeile("Jetzt", found.jetzt)]
    if found.dann is not None:
        rows.append(_Zeile("Danach", found.dann))
    if not per_stratum:
        return rows + [
            _Zeile("Zum Vergleich", s) for s in found.stufen if found.dann is None or s.akten != found.dann.akten
        ]
    for schicht in found.schichten:
        name = schicht.schicht or "ohne Angabe"
        both = (("jetzt", schicht.jetzt), ("danach", schicht.dann))
        rows += [_Zeile(f"{name} {when}", s) for when, s in both if s is not None and schicht.neu]
    return rows


def _warning(stand: Ziehungsstand) -> tuple[str, str]:
    done = "ist 1" if stand.geprueft == 1 else f"sind {german.integer(stand.geprueft)}"
    level = exact_percent(Fraction(stand.plan.sicherheit_prozent) / 100)
    return (
        f"Von {german.integer(stand.gezogen)} gezogenen Akten {done} schon geprüft.",
        f"Die Sicherheit von {level} gilt nur, wenn die Erweiterung unabhängig von diesen Ergebnissen feststeht. "
        f"Protokoll und Prüfbericht sagen das.",
    )


def _divided(found: Vorschau) -> str:
    """``Mitte +8, Süd +4`` where there are strata; what is still left otherwise."""
    if len(found.schichten) == 1:
        only = found.schichten[0]
        return f"Danach bleiben {akten(only.frei - only.neu)} ungezogen."
    parts = (f"{s.schicht or 'ohne Angabe'} +{german.integer(s.neu)}" for s in found.schichten if s.neu)
    return f"Dazu kommen: {', '.join(parts)}."


def _model(expected: float) -> TableModel[_Zeile]:
    rate = german.percent(expected, 0 if round(expected * 100, 6).is_integer() else 1)
    columns: list[Column[_Zeile]] = [
        Column("Umfang", _name),
        Column("Akten", _akten, width=80, right=True, bold=True),
        Column("Genauigkeit", _punkte, width=104, right=True),
        Column(f"Bereich bei {rate} Fehlern", _bereich, width=190, right=True),
    ]
    return TableModel(columns, _key)


def _key(row: _Zeile) -> tuple[str, int]:
    return row.name, row.stufe.akten


def _name(row: _Zeile) -> str:
    return row.name


def _akten(row: _Zeile) -> str:
    return german.integer(row.stufe.akten)


def _punkte(row: _Zeile) -> str:
    return german.points(row.stufe.genauigkeit)


def _bereich(row: _Zeile) -> str:
    lower, upper = row.stufe.unten, row.stufe.oben
    return "–" if lower is None or upper is None else german.percent_range(lower, upper)
