"""The Angaben of a sampling plan as a form: every change is told at once, every finished one is saved."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung.rows import (
    Grundgesamtheit,
    Plan,
    Rundung,
    Schichtung,
    Startwertherkunft,
    VerlorenRegel,
)
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, LineField, SelectField, TextField
from qmapp.ui.widgets.labels import Label, Rule
from qmapp.ui.widgets.number_fields import NumberField, PercentField

_ROUNDING = (
    (Rundung.KAUFMAENNISCH, "kaufmännisch"),
    (Rundung.MINDESTENS, "aufgerundet"),
)
_CONFIDENCE = ("90", "95", "99")
_ORIGINS = (
    (Startwertherkunft.GETIPPT, "getippt"),
    (Startwertherkunft.GEWUERFELT, "gewürfelt"),
    (Startwertherkunft.ERZEUGT, "erzeugt"),
)
_LOST = (
    (VerlorenRegel.GETRENNT, "getrennt"),
    (VerlorenRegel.MANGEL, "als Mangel"),
)


class Planangaben(Card):
    """``changed`` carries the plan as typed, or None while a field cannot be read; ``finished`` the plan to save."""

    changed = Signal(object)
    finished = Signal(object)

    def __init__(self) -> None:
        self._plan = Plan()
        self._heute, self._wer = date(2000, 1, 1), ""
        self.quote = PercentField("Quote", name="quote_prozent", above_minimum=True, required=True)
        self.rundung = SelectField("Rundung", _ROUNDING, name="rundung")
        self.genauigkeit = PercentField("Genauigkeit ±", name="genauigkeit_prozent", above_minimum=True, required=True)
        self.entdeckung = PercentField("Entdecken ab", name="entdeckung_prozent", above_minimum=True, required=True)
        self.erwartet = PercentField("Erwartete Quote", name="erwartet_prozent", above_minimum=True, required=True)
        self.sicherheit = SelectField("Sicherheit", name="sicherheit_prozent")
        self.minuten_von = _minutes("Zeit je Akte von", "minuten_je_akte_von")
        self.minuten_bis = _minutes("bis", "minuten_je_akte_bis")
        self.pruefende = NumberField("Prüfende", minimum=1, maximum=1000, name="pruefende", required=True)
        self.stunden = HoursField("Je Woche", name="stunden_je_woche", required=True)
        self.schichtung = SelectField("Ziehungsverfahren", name="schichtung")
        self.reserve = NumberField("Ersatzakten", maximum=10_000, name="reserve", required=True)
        self.startwert = TextField("Startwert der Zufallsziehung", name="startwert", placeholder="2025-11-20-KdU")
        self.generate = Button("Startwert erzeugen", "dice-5", "icon")
        self.herkunft = SelectField("Startwert wurde", _ORIGINS, name="startwert_herkunft")
        self.von = TextField("durch", name="startwert_von", placeholder="Amtsleitung")
        self.verloren = SelectField("Verlorene zählen", _LOST, name="verloren_regel")
        super().__init__(*self._rows(), None, title="Angaben", subtitle=" ", gap=7)
        sized(self, min_width=316)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        for field in self.fields():
            field.edited.connect(self._on_edited)
            field.committed.connect(self._on_committed)
            if isinstance(field, LineField):
                field.line.textEdited.connect(self._on_edited)
                field.line.editingFinished.connect(self._on_edited)
        self.startwert.line.textEdited.connect(self._on_seed_typed)
        self.generate.clicked.connect(self._generate)

    def _rows(self) -> tuple[Any, ...]:
        seed = hbox((self.startwert, 1), vbox(None, self.generate, gap=0), gap=4)
        return (
            box(hbox((self.quote, 5), (self.rundung, 7), gap=12)),
            _pair(self.genauigkeit, self.entdeckung),
            _pair(self.erwartet, self.sicherheit),
            Rule(),
            _pair(self.minuten_von, self.minuten_bis),
            _pair(self.pruefende, self.stunden),
            Rule(),
            self.schichtung,
            _pair(self.reserve, self.verloren),
            box(seed),
            Label("Damit lässt sich die Ziehung jederzeit nachstellen.", "cap", "text3", wrap=True),
            _pair(self.herkunft, self.von),
        )

    def fields(self) -> tuple[Field, ...]:
        """All fields; their names are those of the plan."""
        return (
            self.quote,
            self.rundung,
            self.genauigkeit,
            self.entdeckung,
            self.erwartet,
            self.sicherheit,
            self.minuten_von,
            self.minuten_bis,
            self.pruefende,
            self.stunden,
            self.schichtung,
            self.reserve,
            self.startwert,
            self.herkunft,
            self.von,
            self.verloren,
        )

    def show_plan(self, plan: Plan, liste: Grundgesamtheit, *, frozen: bool, heute: date, wer: str) -> None:
        """Show a plan for a list; ``frozen`` after the draw."""
        self._plan, self._heute, self._wer = plan, heute, wer
        angaben = liste.angaben
        stand = f", Stand {german.day(angaben.stand)}" if angaben.stand else ""
        self.set_title("Angaben", f"{german.integer(liste.ohne_ausgeschlossene)} Akten aus „{angaben.datei}“{stand}")
        levels = sorted({*_CONFIDENCE, plan.sicherheit_prozent}, key=Decimal)
        self.sicherheit.set_choices([(level, german.percent(Decimal(level) / 100, _places(level))) for level in levels])
        by = angaben.spalte_schicht
        kinds: list[tuple[object, str]] = [(Schichtung.KEINE, "Einfach zufällig")]
        if by or plan.schichtung is Schichtung.ANTEILIG:
            kinds.append((Schichtung.ANTEILIG, f"Geschichtet nach {by}" if by else "Geschichtet"))
        self.schichtung.set_choices(kinds)
        self.reserve.set_label("Ersatz je Schicht" if plan.schichtung is Schichtung.ANTEILIG else "Ersatzakten")
        for field in self.fields():
            field.set_value(getattr(plan, field.name))  # type: ignore[attr-defined]  # every field here has it
            if isinstance(field, LineField):
                field.set_read_only(frozen)
            else:
                field.editor.setEnabled(not frozen)
        self.generate.setVisible(not frozen)

    def plan(self) -> Plan:
        """The plan with every field that can be read."""
        values: Mapping[str, Any] = {field.name: field.value() for field in self.fields()}  # type: ignore[attr-defined]  # every field here has it
        return replace(self._plan, **{name: value for name, value in values.items() if value is not None})

    @Slot(object)
    def set_method(self, verfahren: object) -> None:
        """Take another method; told and saved like a field."""
        self._plan = replace(self._plan, verfahren=verfahren)  # type: ignore[arg-type]  # a card carries its Verfahren
        self.changed.emit(self.plan())
        self.finished.emit(self.plan())

    def is_readable(self) -> bool:
        """Whether every field holds a value."""
        lines = (field for field in self.fields() if isinstance(field, LineField))
        return all(line.value() is not None or line in (self.startwert, self.von) for line in lines)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Put what cannot be computed at its field; what cannot be read stays."""
        for field in self.fields():
            if not isinstance(field, LineField) or field.value() is not None:
                field.set_error(errors.get(field.name, ""))

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in self.fields():
            if isinstance(field, LineField):
                field.commit()

    @Slot()
    @Slot(object)
    @Slot(str)
    def _on_edited(self, _: object = None) -> None:
        self._timer.start()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.plan() if self.is_readable() else None)

    @Slot(object)
    def _on_committed(self, _: object) -> None:
        self._timer.start()
        self._plan = self.plan()
        self.finished.emit(self._plan)

    @Slot(str)
    def _on_seed_typed(self, _: str) -> None:
        """A seed typed over a generated one is not generated any more."""
        if self.herkunft.value() is Startwertherkunft.ERZEUGT:
            self.herkunft.set_value(Startwertherkunft.GETIPPT)
            self.von.set_value("")

    @Slot()
    def _generate(self) -> None:
        self.startwert.set_value(f"{self._heute:%Y-%m-%d}-{secrets.randbelow(10**8):08d}")
        self.herkunft.set_value(Startwertherkunft.ERZEUGT)
        self.von.set_value(self._wer)
        self._on_committed(None)


class HoursField(LineField[str]):
    """Hours a week, kept as decimal text ("19.5"), shown as ``19,5 Std.``."""

    def parse(self, text: str) -> str:
        try:
            hours = german.parse_decimal(text.removesuffix("Std.").strip())
        except ValueError:
            raise ValueError(f"„{text}“ ist keine Zahl. Bitte zum Beispiel 19,5 eingeben.") from None
        if not 0 < hours <= 168:
            raise ValueError(f"„{self.label}“ liegt zwischen mehr als 0 und 168 Stunden.")
        return format(hours.normalize(), "f")

    def format(self, value: str) -> str:
        return value.replace(".", ",") + german.NBSP + "Std."


def _pair(left: Field, right: Field) -> Any:
    return box(hbox((left, 1), (right, 1), gap=12))


def _minutes(label: str, name: str) -> NumberField:
    return NumberField(label, minimum=1, maximum=10_000, step=5, unit="Min.", name=name, required=True)


def _places(level: str) -> int:
    exponent = Decimal(level).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
