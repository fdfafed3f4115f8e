"""The Angaben of a sampling plan as a form: every change is told at once, every finished one is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.planverfahren import NACHWEIS, mit_verfahren
from qmapp.checks.aktenpruefung.rows import (
    Auswahl,
    Ersatzregel,
    FruehereZeile,
    Grundgesamtheit,
    Plan,
    Schichtung,
    Verfahren,
)
from qmapp.ui.checks.neymanangaben import Neymanangaben
from qmapp.ui.checks.planfelder import HoursField, Umfangsangaben, WeitereAngaben, lost_field, minutes_field, pair
from qmapp.ui.checks.startwertangaben import Startwertangaben
from qmapp.ui.context import Context
from qmapp.ui.style import sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, LineField
from qmapp.ui.widgets.labels import Rule, show_if
from qmapp.ui.widgets.number_fields import NumberField
from qmapp.ui.widgets.select_field import SelectField


class Planangaben(Card):
    """``changed`` carries the plan as typed, or None while a field cannot be read; ``finished`` the plan to save."""

    changed = Signal(object)
    finished = Signal(object)

    def __init__(self) -> None:
        self._plan = Plan()
        self.umfang = Umfangsangaben()
        self.minuten_von = minutes_field("Zeit je Akte von", "minuten_je_akte_von")
        self.minuten_bis = minutes_field("bis", "minuten_je_akte_bis")
        self.pruefende = NumberField("Prüfende", minimum=1, maximum=1000, name="pruefende", required=True)
        self.stunden = HoursField("Je Woche", name="stunden_je_woche", required=True)
        self.schichtung = SelectField("Ziehungsverfahren", name="schichtung")
        self.neyman = Neymanangaben()
        self.reserve = NumberField("Ersatzakten", maximum=10_000, name="reserve", required=True)
        self.verloren = lost_field()
        self.weitere = WeitereAngaben()
        self.seed = Startwertangaben()
        self.quote, self.rundung, self.erwartet = self.umfang.quote, self.umfang.rundung, self.umfang.erwartet
        self.sicherheit, self.startwert, self.generate = self.umfang.sicherheit, self.seed.startwert, self.seed.generate
        super().__init__(
            self.umfang,
            Rule(),
            pair(self.minuten_von, self.minuten_bis),
            pair(self.pruefende, self.stunden),
            Rule(),
            self.schichtung,
            self.neyman,
            pair(self.reserve, self.verloren),
            self.weitere,
            Rule(),
            self.seed,
            None,
            title="Angaben",
            subtitle=" ",
            gap=7,
        )
        sized(self, min_width=316)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        self._connect()

    def _connect(self) -> None:
        for field in (*self._plain_fields(), *self.seed.fields()):
            field.edited.connect(self._on_edited)
            field.committed.connect(self._on_committed)
            if isinstance(field, LineField):
                field.line.textEdited.connect(self._on_edited)
                field.line.editingFinished.connect(self._on_edited)
        self.umfang.aimed.connect(self.set_method)
        self.schichtung.edited.connect(self._arrange)
        self.weitere.auswahl.edited.connect(self._arrange)
        self.weitere.ersatzregel.edited.connect(self._arrange)
        self.neyman.edited.connect(self._on_edited)
        self.neyman.committed.connect(self._on_committed)
        self.seed.made.connect(self._on_committed)

    def fields(self) -> tuple[Field, ...]:
        """All fields; their names are those of the plan."""
        return (*self._plain_fields(), *self.neyman.fields(), *self.seed.fields())

    def _plain_fields(self) -> tuple[Field, ...]:
        """The fields that hold one value of the plan each."""
        return (
            *self.umfang.fields(),
            self.minuten_von,
            self.minuten_bis,
            self.pruefende,
            self.stunden,
            self.schichtung,
            self.reserve,
            self.verloren,
            *self.weitere.fields(),
        )

    def first_field(self) -> Field:
        """Where the plan begins."""
        return self.umfang.tolerierbar if self._plan.verfahren in NACHWEIS else self.quote

    def show_plan(
        self,
        plan: Plan,
        liste: Grundgesamtheit,
        context: Context,
        *,
        frozen: bool,
        fruehere: Sequence[FruehereZeile] = (),
    ) -> None:
        """Show a plan for a list; ``frozen`` after the draw, ``fruehere`` are the Prüfungen Neyman can go by."""
        self._plan = plan
        angaben = liste.angaben
        stand = f", Stand {german.day(angaben.stand)}" if angaben.stand else ""
        self.set_title("Angaben", f"{german.integer(liste.ohne_ausgeschlossene)} Akten aus „{angaben.datei}“{stand}")
        self.umfang.arrange(plan)
        self.weitere.arrange(plan, amounts=bool(angaben.spalte_betrag))
        self._offer_strata(plan, angaben.spalte_schicht)
        for field in self._plain_fields():
            field.set_value(getattr(plan, field.name))  # type: ignore[attr-defined]  # every field here has it
            if isinstance(field, LineField):
                field.set_read_only(frozen)
            else:
                field.editor.setEnabled(not frozen)
        self._arrange()
        self.umfang.ziel.editor.setEnabled(not frozen)
        self.neyman.show_plan(plan, [name for name, _ in liste.schichten], fruehere, frozen=frozen)
        self.seed.show_plan(plan, frozen=frozen, heute=context.heute(), wer=context.wer)
        for seed in self.seed.fields():
            if isinstance(seed, LineField):
                seed.set_read_only(frozen)
            else:
                seed.editor.setEnabled(not frozen)

    def plan(self) -> Plan:
        """The plan with every field that is shown and can be read."""
        shown = [field for field in self._plain_fields() if not _is_away(field, self)]
        values: dict[str, Any] = {field.name: field.value() for field in shown}  # type: ignore[attr-defined]  # every field here has it
        optional = {"anzahl"}
        kept = {name: value for name, value in values.items() if value is not None or name in optional}
        if self.neyman.isVisibleTo(self) and self.neyman.is_readable():
            kept |= self.neyman.values()
        found = replace(self._plan, **{**kept, **self.seed.values()})
        return _with_number(found)

    @Slot(object)
    def set_method(self, verfahren: object) -> None:
        """Take another method; told and saved like a field."""
        wanted = Verfahren(str(verfahren))
        if wanted is Verfahren.QUOTE and self._plan.anzahl is not None:
            wanted = Verfahren.ANZAHL
        plan = mit_verfahren(self.plan(), wanted)
        self._plan = plan
        self.umfang.show_method(plan.verfahren)
        self.weitere.auswahl.set_value(plan.auswahl)
        self.schichtung.set_value(plan.schichtung)
        self._arrange()
        self.changed.emit(plan)
        self.finished.emit(plan)

    def is_readable(self) -> bool:
        """Whether every field shown holds a value."""
        lines = [f for f in self._plain_fields() if isinstance(f, LineField) and not _is_away(f, self)]
        empty_is_fine = (self.weitere.anzahl,)
        readable = all(f.value() is not None or (f in empty_is_fine and not f.line.text().strip()) for f in lines)
        return readable and (not self.neyman.isVisibleTo(self) or self.neyman.is_readable())

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Put what cannot be computed at its field; what cannot be read stays."""
        for field in self._plain_fields():
            if not isinstance(field, LineField) or field.value() is not None or field is self.weitere.anzahl:
                field.set_error(errors.get(field.name, ""))
        self.neyman.quoten.set_error(errors.get("neyman_quoten", ""))
        if any(field.error() for field in self.weitere.fields()):
            self.weitere.open()

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in self.fields():
            field.commit()

    def _offer_strata(self, plan: Plan, by: str) -> None:
        kinds: list[tuple[object, str]] = [(Schichtung.KEINE, "Einfach zufällig")]
        if by or plan.geschichtet:
            name = f"Geschichtet nach {by}" if by else "Geschichtet"
            kinds += [(Schichtung.ANTEILIG, name), (Schichtung.NEYMAN, f"{name}, Neyman")]
        self.schichtung.set_choices(kinds)

    @Slot()
    @Slot(object)
    def _arrange(self, _: object = None) -> None:
        """Show what strata, selection and rule need."""
        rule, by_amount = self.schichtung.value(), self.weitere.auswahl.value() is Auswahl.WERT
        spares = not by_amount and self.weitere.ersatzregel.value() is not Ersatzregel.KEINE
        show_if(self.neyman, rule is Schichtung.NEYMAN)
        self.reserve.set_label("Ersatzakten" if rule is Schichtung.KEINE else "Ersatz je Schicht")
        show_if(self.reserve, spares)
        show_if(self.weitere.ersatzregel, not by_amount)
        show_if(self.weitere.anzahl, self._plan.verfahren not in NACHWEIS)
        show_if(self.weitere.mindest, rule is not Schichtung.KEINE)

    @Slot()
    @Slot(object)
    @Slot(str)
    def _on_edited(self, _: object = None) -> None:
        self._timer.start()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.plan() if self.is_readable() else None)

    @Slot()
    @Slot(object)
    def _on_committed(self, _: object = None) -> None:
        self._timer.start()
        self._plan = self.plan()
        self.finished.emit(self._plan)


def _is_away(field: Field, form: Planangaben) -> bool:
    """Whether the plan's method has no use for a field; what is only folded away counts as shown."""
    widget: QWidget | None = field
    while widget is not None and widget is not form:
        if widget.isHidden() and widget is not form.weitere.body:
            return True
        widget = widget.parentWidget()
    return False


def _with_number(plan: Plan) -> Plan:
    """A fixed number takes the place of the quota, and gives it back when it is taken away."""
    if plan.anzahl is not None and plan.verfahren is Verfahren.QUOTE:
        return replace(plan, verfahren=Verfahren.ANZAHL)
    if plan.anzahl is None and plan.verfahren is Verfahren.ANZAHL:
        return replace(plan, verfahren=Verfahren.QUOTE)
    return plan
