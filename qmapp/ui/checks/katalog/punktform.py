"""The form of a Prüfpunkt of an Aktenprüfung."""

import re
from collections.abc import Sequence

from qmapp import german
from qmapp.checks.katalog import Aussetzung, Katalog, Pruefpunkt
from qmapp.ui.checks.katalog.formular import JA_NEIN, Punktformular
from qmapp.ui.style import box, hbox
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.fields import Field, ListField, TextField
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField

_AUSGESETZT = re.compile(r"\s*(\S+)\s*(?:[-–]|bis)\s*(\S*)\s*:\s*(.+)")
_TEXT_HINT = "Einer je Zeile, Platzhalter in {geschweiften} Klammern"
_AUSSETZUNG_HINT = "Zeitraum und Grund, einer je Zeile: 01.03.2020 – 31.12.2022: Sozialschutzpaket"


class Punktform(Punktformular):
    """With legal basis, effect on payments and periods out of force."""

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel")
        self.frage = MultilineField("Prüffrage", name="frage", height=66)
        self.rechtsgrundlage = TextField("Rechtsgrundlage", name="rechtsgrundlage")
        self.hinweis = MultilineField("Hinweis für Prüfende", name="hinweis", height=104)
        self.bereich = SelectField("Bereich", name="bereich")
        self.gewicht = SelectField("Gewicht", [(n, str(n)) for n in (1, 2, 3)], name="gewicht")
        self.zahlung = SelectField("Zahlungswirkung", JA_NEIN, name="zahlungswirkung")
        self.reform = SelectField("Reform 2026", JA_NEIN, name="reform_2026")
        self.textbausteine = MultilineField("Textbausteine", name="textbausteine", height=85, hint=_TEXT_HINT)
        self.ursachen = ListField("Ursachen", name="ursachen", placeholder="Rechtsanwendung, Frist")
        self.entfaellt = TextField("Entfällt, wenn", name="entfaellt_wenn")
        self.sperrt = ListField("Lässt entfallen", name="sperrt", placeholder="Codes späterer Prüfpunkte")
        self.pruefen = SelectField("Gegenlesen", ((True, "steht aus"), (False, "nicht nötig")), name="pruefen")
        self.grund = TextField("Was ist gegenzulesen?", name="pruefen_grund")
        self.aussetzungen = MultilineField("Außer Kraft", name="aussetzungen", height=66, hint=_AUSSETZUNG_HINT)
        fields = (
            self.titel, self.frage, self.rechtsgrundlage, self.hinweis, self.bereich, self.gewicht, self.zahlung,
            self.reform, self.textbausteine, self.ursachen, self.sperrt, self.entfaellt, self.pruefen, self.grund,
            self.aussetzungen,
        )  # fmt: skip
        super().__init__("Prüfpunkt", fields, self._rows())

    def _rows(self) -> Sequence[Item]:
        return (
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

    def show_punkt(self, punkt: Pruefpunkt, katalog: Katalog, *, frei: bool) -> None:
        self.bereich.set_choices([(b.schluessel, f"{b.schluessel} {b.titel}") for b in katalog.bereiche])
        super().show_punkt(punkt, katalog, frei=frei)

    def shown(self, field: Field, value: object) -> object:
        if field is self.aussetzungen and isinstance(value, tuple):
            return "\n".join(_words(pause) for pause in value)
        return super().shown(field, value)

    def read(self, field: Field, value: object) -> object:
        if field is self.aussetzungen:
            return [_aussetzung(line) for line in str(value or "").split("\n") if line.strip()]
        return super().read(field, value)


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
