"""The head of a version: what tells it apart and its Standard-Methodenbeschreibung, or the words of a sheet."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Slot

from qmapp.checks.katalog import Katalog, Katalogart
from qmapp.ui.checks.katalog.befehle import SKALA
from qmapp.ui.checks.katalog.formular import Felderkarte
from qmapp.ui.checks.katalog.skala import Skalenteil
from qmapp.ui.style import box, hbox
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.number_fields import DateField, MultilineField

_METHODE: Final = {
    "zweck": "Zweck",
    "gegenstand": "Gegenstand",
    "abgrenzung": "Abgrenzung",
    "massstab": "Maßstab",
    "beteiligte": "Beteiligte",
    "erhebungsweg": "Erhebungsweg",
    "aufwand": "Aufwand",
    "chancen": "Chancen",
    "risiken": "Risiken",
    "datenschutz": "Datenschutz",
    "auswertung": "Auswertung",
    "rueckmeldung": "Rückmeldung",
}
#: An Aktenprüfung says what it leaves out with what it looks at, and reports as the Prüfbericht does.
_PRUEFUNG: Final = {
    **{name: words for name, words in _METHODE.items() if name not in ("abgrenzung", "rueckmeldung")},
    "gegenstand": "Gegenstand und Abgrenzung",
}
_BEREICHE_HINT: Final = "Einer je Zeile: F: Fachlichkeit"
_BOGEN: Final = {"einleitung": "Einleitung", "datenschutzhinweis": "Datenschutzhinweis", "dank": "Dank"}
_TITEL: Final = {
    Katalogart.AKTENPRUEFUNG: "Kopf und Methodenbeschreibung",
    Katalogart.QCHECK: "Standard-Methodenbeschreibung",
    Katalogart.BEFRAGUNG: "Kopf und Texte des Bogens",
}


class Katalogkopf(Felderkarte):
    """The fields of one kind of catalogue; a Q-Check and a Befragung have their scale below.

    Of the scale ``changed`` carries (SKALA, (step, field, text)).
    """

    def __init__(self, art: Katalogart) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.rechtsstand = DateField("Rechtsstand", name="rechtsstand", required=True)
        self.ab = DateField("Gültig ab", name="gueltig_ab", required=True)
        self.bis = DateField("Gültig bis", name="gueltig_bis")
        audit = art is Katalogart.AKTENPRUEFUNG
        own = (MultilineField("Bereiche", name="bereiche", height=66, hint=_BEREICHE_HINT),) if audit else ()
        self.skala = None if audit else Skalenteil(plain=art is Katalogart.BEFRAGUNG)
        scale = () if self.skala is None else (self.skala,)
        fields, rows = _befragung() if art is Katalogart.BEFRAGUNG else _methode(art)
        days = box(hbox((self.rechtsstand, 1), (self.ab, 1), (self.bis, 1), gap=12))
        super().__init__(
            _TITEL[art],
            (self.titel, self.rechtsstand, self.ab, self.bis, *own, *fields),
            (self.titel, days, *own, *rows, *scale),
        )
        if self.skala is not None:
            self.skala.changed.connect(self._on_skala)

    def show_katalog(self, katalog: Katalog, *, frei: bool) -> None:
        """Show a version; ``frei`` while it may be changed."""
        self.set_title(self.title.text(), f"{katalog.code} Fassung {katalog.version}")
        self.fill(katalog, frei=frei)
        if self.skala is not None and katalog.skala is not None:
            self.skala.show_skala(katalog.skala, frei=frei)

    def commit(self) -> None:
        super().commit()
        if self.skala is not None:
            self.skala.commit()

    @Slot(object, str, object)
    def _on_skala(self, step: object, name: str, text: object) -> None:
        self.changed.emit(SKALA, (step, name, text))

    def shown(self, field: Field, value: object) -> object:
        if field.name == "bereiche" and isinstance(value, tuple):
            return "\n".join(f"{b.schluessel}: {b.titel}" for b in value)
        return super().shown(field, value)

    def read(self, field: Field, value: object) -> object:
        if field.name == "bereiche":
            lines = [line for line in str(value or "").split("\n") if line.strip()]
            return [(key.strip(), title.strip()) for key, _, title in (line.partition(":") for line in lines)]
        return "" if value is None and field is not self.bis else value


KOEPFE: Final[Mapping[Katalogart, Callable[[], Katalogkopf]]] = {art: partial(Katalogkopf, art) for art in Katalogart}


def _methode(art: Katalogart) -> tuple[Sequence[Field], Sequence[Item]]:
    """Fields of the method's description, and how they stand."""
    named = _METHODE if art is Katalogart.QCHECK else _PRUEFUNG
    fields = [MultilineField(words, name=name, height=104) for name, words in named.items()]
    return fields, fields


def _befragung() -> tuple[Sequence[Field], Sequence[Item]]:
    """The words of a sheet, each beside itself in plain language."""
    zielgruppe = MultilineField("Zielgruppe", name="zielgruppe", height=66)
    fields: list[Field] = [zielgruppe]
    rows: list[Item] = [zielgruppe]
    for name, words in _BOGEN.items():
        height = 104 if name == "dank" else 161
        pair = (
            MultilineField(words, name=name, height=height),
            MultilineField(f"{words} in einfacher Sprache", name=f"{name}_einfach", height=height),
        )
        fields += pair
        rows.append(Columns(*((field, 1) for field in pair), fold=520, gap=12))
    return fields, rows
