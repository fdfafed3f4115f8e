"""The Befragung in hand: where it stands, its head, its result, its free texts."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp import settings as settings_file
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.checks import befragung as door
from qmapp.checks.befragung import einlesen, themen
from qmapp.checks.befragung.entwurf import anzahl_begonnen
from qmapp.checks.befragung.rows import Befragung, BefragungZeile, Stimme, Thema
from qmapp.checks.katalog import katalog as read_katalog
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.checks.befragung.liste.angaben import Aussage, Planung
from qmapp.ui.checks.befragung.liste.befehle import Befragungsbefehle, Textbefehle
from qmapp.ui.checks.befragung.liste.stand import Einlesungen, Loeschband, Standkarte
from qmapp.ui.checks.befragung.liste.texte import Freitexte
from qmapp.ui.checks.befragung.liste.vorher import Vorher
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if


class Teil(StrEnum):
    """What is shown below the state."""

    PLANUNG = "planung"
    ERGEBNIS = "ergebnis"
    TEXTE = "texte"


_TEILE = ((Teil.PLANUNG, "Planung"), (Teil.ERGEBNIS, "Ergebnis und Vergleich"), (Teil.TEXTE, "Freie Antworten"))


class Befragungsblatt(QWidget):
    """Which part is shown is remembered on this computer under ``key``."""

    def __init__(self, context: Context, befehle: Befragungsbefehle, texte: Textbefehle, key: str) -> None:
        super().__init__()
        self._key = key
        self._context, self._befehle, self._textbefehle = context, befehle, texte
        self._row: Befragung | None = None
        self._zeile: BefragungZeile | None = None
        self.stand, self.loeschband = Standkarte(), Loeschband()
        self.wiedervorlage = WiedervorlageKarte(context)
        self.planung, self.einlesungen = Planung(), Einlesungen()
        self.aussage, self.vorher, self.texte = Aussage(), Vorher(), Freitexte()
        self.wahl = SegmentedControl("Teil", _TEILE)
        self._parts: dict[Teil, tuple[QWidget, ...]] = {
            Teil.PLANUNG: (box(vbox(self.planung, self.einlesungen, gap=12)),),
            Teil.ERGEBNIS: (self.aussage, self.vorher),
            Teil.TEXTE: (self.texte,),
        }
        parts = [widget for widgets in self._parts.values() for widget in widgets]
        switch = box(hbox(self.wahl, None, gap=0))
        self.setLayout(vbox(self.loeschband, self.stand, self.wiedervorlage, switch, *parts, None, gap=12))
        kept = str(context.settings.views.get(key, {}).get("teil", ""))
        if kept in set(Teil):
            self.wahl.set_value(Teil(kept))
        self._show_part()
        self._connect()

    def _connect(self) -> None:
        self.wahl.chosen.connect(self._on_part)
        for form in (self.planung, self.aussage, self.vorher):
            form.changed.connect(self._on_field)
        self.vorher.vorwert_changed.connect(self._on_vorwert)
        self.planung.drop.clicked.connect(self._on_delete)
        self.stand.close_button.clicked.connect(self._on_close)
        self.stand.reopen.clicked.connect(self._on_reopen)
        self.loeschband.acted.connect(self._on_due)
        self.einlesungen.removed.connect(self._befehle.remove_einlesung)
        self.texte.chosen.connect(self._on_chosen)
        self.texte.themen.named.connect(self._on_named)
        self.texte.themen.removed.connect(self._textbefehle.remove_thema)
        self.texte.stimmen.worded.connect(self._on_worded)
        self.texte.stimmen.removed.connect(self._textbefehle.remove_stimme)
        self.texte.stimmen.moved.connect(self._on_moved)

    def show_row(self, zeile: BefragungZeile, rows: Sequence[BefragungZeile]) -> None:
        """Show one; ``rows`` are all there are."""
        read, key = self._context.read, zeile.id
        row = read(door.befragung, key)
        self._row, self._zeile = row, zeile
        katalog, texts = read(read_katalog, row.katalog_id), read(themen.freitexte, key)
        self.loeschband.show_row(row, any(texts.values()), self._context.heute())
        self.stand.show_row(zeile, read(anzahl_begonnen, key), einfach=katalog.einfach)
        self.wiedervorlage.show_bezug(Bezugsart.BEFRAGUNG, key)
        self.planung.show_row(row, zeile)
        locked = row.abgeschlossen_am is not None
        self.einlesungen.show_rows(read(einlesen.einlesungen, key), locked=locked)
        self.aussage.show_row(row)
        same = [one for one in rows if one.katalog_code == zeile.katalog_code]
        self.vorher.show_row(row, same, katalog, read(door.vorwerte, key))
        self.texte.show_texts(katalog, texts, read(themen.themen, key), read(themen.stimmen, key))

    def forget(self) -> None:
        """There is none in hand."""
        self._row = self._zeile = None

    def teil(self) -> Teil:
        """The part shown."""
        return Teil(str(self.wahl.value()))

    def set_teil(self, teil: Teil) -> None:
        """Show another part."""
        self.wahl.set_value(teil)
        self._show_part()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        own = (self.texte.themen.titel, self.texte.themen.anzahl)
        shown = {Teil.PLANUNG: self.planung.fields(), Teil.TEXTE: own}
        return shown.get(self.teil(), (*self.aussage.fields(), *self.vorher.fields()))

    def commit(self) -> bool:
        """Take over what is being typed."""
        if self._row is None:
            return True
        read = [part.commit() for part in (self.planung, self.aussage, self.vorher, self.texte) if part.isVisible()]
        return self.wiedervorlage.commit() and all(read)

    def _show_part(self) -> None:
        for teil, widgets in self._parts.items():
            for widget in widgets:
                show_if(widget, teil is self.teil())

    @Slot(object)
    def _on_part(self, _: object) -> None:
        self._show_part()
        views = self._context.settings.views
        views[self._key] = {**views.get(self._key, {}), "teil": str(self.teil())}
        settings_file.save(self._context.settings)

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._row is not None:
            self._befehle.change(self._row, name, value)

    @Slot(str, object)
    def _on_vorwert(self, code: str, found: tuple[int, int] | None) -> None:
        if self._row is not None:
            self._befehle.change_vorwert(self._row, code, found)

    @Slot()
    def _on_delete(self) -> None:
        if self._zeile is not None:
            self._befehle.delete(self._zeile)

    @Slot()
    def _on_close(self) -> None:
        if self._zeile is not None and self.commit():
            self._befehle.close(self._zeile)

    @Slot()
    def _on_reopen(self) -> None:
        if self._zeile is not None:
            self._befehle.reopen(self._zeile)

    @Slot()
    def _on_due(self) -> None:
        if self._zeile is not None:
            self._befehle.delete_texts(self._zeile)

    @Slot(str)
    def _on_chosen(self, text: str) -> None:
        made = None if self._row is None else self._textbefehle.add_stimme(self._row, self.texte.code(), text)
        if made is not None:
            self.texte.stimmen.list.select_key(made, emit=True)

    @Slot(str, int, object)
    def _on_named(self, titel: str, nennungen: int, thema: Thema | None) -> None:
        if self._row is None:
            return
        if self._textbefehle.set_thema(self._row, self.texte.code(), titel, nennungen, thema) is not None:
            self.texte.themen.clear()
            self.texte.themen.titel.line.setFocus()

    @Slot(object, str)
    def _on_worded(self, row: Stimme, text: str) -> None:
        self._textbefehle.change_stimme(row, text)

    @Slot(object, int)
    def _on_moved(self, row: Stimme, plaetze: int) -> None:
        self._textbefehle.move_stimme(row, plaetze)
