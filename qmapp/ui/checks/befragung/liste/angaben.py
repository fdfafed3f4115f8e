"""The head of a Befragung as forms: how it is put, and what it says."""

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.rows import Befragung, BefragungZeile
from qmapp.ui.act.berichtspflichten.felder import Formular
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import Field, ListField, TextField
from qmapp.ui.widgets.number_fields import DateField, MultilineField, NumberField
from qmapp.ui.widgets.select_field import SelectField

_DOPPELT = ((False, "einmal"), (True, "zweimal, mit Vergleich"))


class Planung(Formular):
    """How it is put: who is asked, when, on which way, how many."""

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.perspektive = SelectField("Perspektive", list(worte.PERSPEKTIVEN.items()), name="perspektive")
        self.zielgruppe = TextField("Zielgruppe", name="zielgruppe")
        self.von = DateField("Zeitraum von", name="von")
        self.bis = DateField("bis", name="bis")
        self.loeschen = DateField("Bögen löschen am", name="loeschen_am")
        self.ausgegeben = NumberField("Ausgegebene Bögen", name="ausgegeben", minimum=1)
        self.grundgesamtheit = NumberField("Grundgesamtheit", name="grundgesamtheit", minimum=1, hint="wenn bekannt")
        self.kleinste = NumberField(
            "Kleinste Gruppe",
            name="kleinste_gruppe",
            minimum=3,
            maximum=100,
            required=True,
            hint="kleinere nie gezeigt",
        )
        self.weg = MultilineField("Weg", name="weg", height=58, placeholder="Papierbogen in der Eingangszone, Urne")
        self.beteiligte = ListField("Beteiligte", name="beteiligte", placeholder="Personalrat, Beirat")
        self.doppelt = SelectField("Papierbögen erfassen", _DOPPELT, name="doppelt")
        self.drop = Button("Befragung löschen", "trash", "link")
        saved = (
            self.titel, self.perspektive, self.zielgruppe, self.von, self.bis, self.loeschen, self.ausgegeben,
            self.grundgesamtheit, self.kleinste, self.weg, self.beteiligte, self.doppelt,
        )  # fmt: skip
        super().__init__(
            saved,
            box(hbox((self.titel, 3), (self.perspektive, 2), gap=12)),
            self.zielgruppe,
            box(hbox((self.von, 1), (self.bis, 1), (self.loeschen, 1), gap=12)),
            box(hbox((self.ausgegeben, 1), (self.grundgesamtheit, 1), (self.kleinste, 1), gap=12)),
            self.weg,
            box(hbox((self.beteiligte, 3), (self.doppelt, 2), gap=12)),
            title="Planung",
            right=self.drop,
        )

    def show_row(self, row: Befragung, zeile: BefragungZeile) -> None:
        """Show the head of one."""
        self.set_title("Planung", f"{row.kennung} · Fragebogen {zeile.katalog_code}, Fassung {zeile.katalog_version}")
        self.fill(row)
        closed = row.abgeschlossen_am is not None
        for field in self.fields():
            # When the sheets are deleted and who had a say may be told after closing too.
            lock(field, closed and field not in (self.loeschen, self.beteiligte))
        self.drop.setEnabled(not closed)


class Aussage(Formular):
    """What it says: the result in a sentence, how far it carries, when it was told."""

    def __init__(self) -> None:
        self.fazit = MultilineField("In einem Satz", name="fazit", height=76)
        self.aussagekraft = MultilineField(
            "Aussagekraft", name="aussagekraft", height=76, placeholder="Wer geantwortet hat, und wofür das steht"
        )
        self.ergebnis = DateField("Ergebnis vorgestellt am", name="ergebnis_am")
        super().__init__(
            (self.fazit, self.aussagekraft, self.ergebnis),
            self.fazit,
            self.aussagekraft,
            box(hbox((self.ergebnis, 1), (box(hbox()), 2), gap=12)),
            title="Ergebnis",
        )

    def show_row(self, row: Befragung) -> None:
        """Show what is said of the result."""
        self.set_title("Ergebnis", "Steht so im Befragungsbericht")
        self.fill(row)


def lock(field: Field, locked: bool) -> None:
    """Freeze a field of any kind."""
    if isinstance(field, SelectField):
        field.setEnabled(not locked)
    else:
        field.set_read_only(locked)  # type: ignore[attr-defined]  # every other field has it
