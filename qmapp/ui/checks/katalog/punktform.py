"""A Prüfpunkt as a form that saves itself field by field; of a published version only to read."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from qmapp import german
from qmapp.checks.katalog import Aussetzung, Bereich, Pruefpunkt
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.fields import Field, LineField, ListField, TextField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField

_JA_NEIN = ((True, "ja"), (False, "nein"))
_AUSGESETZT = re.compile(r"\s*(\S+)\s*(?:[-–]|bis)\s*(\S*)\s*:\s*(.+)")
_TEXT_HINT = "Einer je Zeile, Platzhalter in {geschweiften} Klammern"
_AUSSETZUNG_HINT = "Zeitraum und Grund, einer je Zeile: 01.03.2020 – 31.12.2022: Sozialschutzpaket"


class Punktform(Card):
    """``changed`` carries (name, value) of a field left with a new value."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        self.mark = Banner("warn")
        self.titel = TextField("Titel", name="titel")
        self.frage = MultilineField("Prüffrage", name="frage", height=66)
        self.rechtsgrundlage = TextField("Rechtsgrundlage", name="rechtsgrundlage")
        self.hinweis = MultilineField("Hinweis für Prüfende", name="hinweis", height=104)
        self.bereich = SelectField("Bereich", name="bereich")
        self.gewicht = SelectField("Gewicht", [(n, str(n)) for n in (1, 2, 3)], name="gewicht")
        self.zahlung = SelectField("Zahlungswirkung", _JA_NEIN, name="zahlungswirkung")
        self.reform = SelectField("Reform 2026", _JA_NEIN, name="reform_2026")
        self.textbausteine = MultilineField(
            "Textbausteine",
            name="textbausteine",
            height=85,
            hint="Einer je Zeile, Platzhalter in {geschweiften} Klammern",
        )
        self.ursachen = ListField("Ursachen", name="ursachen", placeholder="Rechtsanwendung, Frist")
        self.entfaellt = TextField("Entfällt, wenn", name="entfaellt_wenn")
        self.sperrt = ListField("Lässt entfallen", name="sperrt", placeholder="Codes späterer Prüfpunkte")
        self.pruefen = SelectField("Gegenlesen", ((True, "steht aus"), (False, "nicht nötig")), name="pruefen")
        self.grund = TextField("Was ist gegenzulesen?", name="pruefen_grund")
        self.aussetzungen = MultilineField("Außer Kraft", name="aussetzungen", height=66, hint=_AUSSETZUNG_HINT)
        super().__init__(*self._rows(), title="Prüfpunkt", subtitle=" ")
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self.fields()]
        for field, teller in zip(self.fields(), self._tellers, strict=True):
            field.committed.connect(teller.tell)

    def _rows(self) -> tuple[Any, ...]:
        return (
            self.mark,
            self.titel,
            self.frage,
            self.rechtsgrundlage,
            self.hinweis,
            box(hbox((self.bereich, 3), (self.gewicht, 1), gap=12)),
            box(hbox((self.zahlung, 1), (self.reform, 1), gap=12)),
            self.textbausteine,
            box(hbox((self.ursachen, 1), (self.sperrt, 1), gap=12)),
            self.entfaellt,
            box(hbox((self.pruefen, 2), (self.grund, 5), gap=12)),
            self.aussetzungen,
        )

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (
            self.titel, self.frage, self.rechtsgrundlage, self.hinweis, self.bereich, self.gewicht, self.zahlung,
            self.reform, self.textbausteine, self.ursachen, self.sperrt, self.entfaellt, self.pruefen, self.grund,
            self.aussetzungen,
        )  # fmt: skip

    def show_punkt(self, punkt: Pruefpunkt, bereiche: tuple[Bereich, ...], *, frei: bool) -> None:
        """Show a Prüfpunkt; ``frei`` while its version may be changed."""
        self.set_title(f"Prüfpunkt {punkt.nummer}", punkt.code)
        self.mark.set("warn", "Dieser Prüfpunkt ist noch fachlich gegenzulesen.", punkt.pruefen_grund)
        show_if(self.mark, punkt.pruefen)
        self.bereich.set_choices([(b.schluessel, f"{b.schluessel} {b.titel}") for b in bereiche])
        values: Mapping[Field, Any] = {field: getattr(punkt, field.name) for field in self.fields()}
        for field, value in values.items():
            field.set_value(_shown(field, value))  # type: ignore[attr-defined]  # every field here has it
            if isinstance(field, LineField | MultilineField):
                field.set_read_only(not frei)
            else:
                field.editor.setEnabled(frei)

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in self.fields():
            field.commit()

    def read(self, field: Field, value: object) -> object:
        """What a field holds, as the command wants it; raises ValueError with a German sentence."""
        if field is self.textbausteine:
            return [line for line in str(value or "").split("\n") if line.strip()]
        if field is self.aussetzungen:
            return [_aussetzung(line) for line in str(value or "").split("\n") if line.strip()]
        return value


class _Told:
    """Passes a field's new value on under the field's name."""

    def __init__(self, form: Punktform, field: Field) -> None:
        self._form = form
        self._field = field

    def tell(self, value: object) -> None:
        try:
            self._form.changed.emit(self._field.name, self._form.read(self._field, value))
        except ValueError as error:
            self._field.set_error(str(error))


def _shown(field: Field, value: Any) -> Any:
    if field.name == "textbausteine":
        return "\n".join(value)
    if field.name == "aussetzungen":
        return "\n".join(_words(pause) for pause in value)
    return None if value == () else value


def _words(pause: Aussetzung) -> str:
    last = "" if pause.bis is None else german.day(pause.bis)
    return f"{german.day(pause.von)} – {last}: {pause.grund}"


def _aussetzung(line: str) -> Aussetzung:
    found = _AUSGESETZT.fullmatch(line)
    if found is None:
        raise ValueError("Bitte als „01.03.2020 – 31.12.2022: Grund“ eingeben; das Ende darf fehlen.")
    try:
        first = german.parse_day(found[1])
        last = german.parse_day(found[2]) if found[2] else None
    except ValueError:
        raise ValueError(f"In „{line.strip()}“ ist ein Datum nicht lesbar.") from None
    return Aussetzung(first, last, found[3].strip())
