"""Where a Befragung stands, the ways on from here, and the files its sheets were read from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.rows import Befragung, BefragungZeile, Einlesung
from qmapp.german import day, integer
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_DUE = (
    "„Freie Antworten löschen“ nimmt die Texte von allen Bögen; Themen und Stimmen bleiben. Die Kreuze bleiben auch, "
    "denn aus ihnen rechnet die Auswertung; sie nennen niemanden. Vernichten Sie die Papierbögen."
)


class Standkarte(Card):
    """Buttons are the page's to connect."""

    def __init__(self) -> None:
        self._words = Label("", "bodyb", wrap=True)
        self._more = Label("", "small", "text2", wrap=True)
        self.enter = Button("Bögen erfassen", "keyboard")
        self.read = Button("Export einlesen", "table-import")
        self.result = Button("Auswertung ansehen", "chart-bar")
        self.sheet = Button("Fragebogen drucken", "printer", "link")
        self.plain = Button("In einfacher Sprache drucken", "printer", "link")
        self.close_button = Button("Befragung abschließen", "lock", "link")
        self.reopen = Button("Wieder öffnen", "lock-open", "link")
        super().__init__(
            vbox(self._words, self._more, gap=2),
            box(hbox(self.enter, self.read, self.result, None, gap=8)),
            box(hbox(self.sheet, self.plain, None, gap=8)),
            title=" ",
            subtitle=" ",
            right=box(hbox(self.close_button, self.reopen, gap=0)),
        )

    def show_row(self, row: BefragungZeile, begonnen: int, *, einfach: bool) -> None:
        """Show how far it has come; ``einfach``: the questionnaire has a plain wording too."""
        show_if(self.plain, einfach)
        self.set_title(row.titel, f"{row.kennung} · {worte.PERSPEKTIVEN[row.perspektive]}")
        self._words.setText(f"{worte.ruecklauf(row)} zurück" if row.boegen else "Noch kein Bogen erfasst")
        parts = [worte.zeitraum(row.von, row.bis)]
        if begonnen:
            parts.append("1 Bogen begonnen" if begonnen == 1 else f"{integer(begonnen)} Bögen begonnen")
        if row.abgeschlossen_am is not None:
            parts.append(f"abgeschlossen am {day(row.abgeschlossen_am)}")
        words = " · ".join(part for part in parts if part)
        self._more.setText(words)
        show_if(self._more, bool(words))
        closed = row.abgeschlossen_am is not None
        for button, wanted in (
            (self.enter, not closed), (self.read, not closed), (self.close_button, not closed), (self.reopen, closed)
        ):  # fmt: skip
            show_if(button, wanted)
        self.result.setEnabled(row.boegen > 0)


class Loeschband(Banner):
    """Says that the time of the sheets is over."""

    def __init__(self) -> None:
        super().__init__("warn")
        self.hide()

    def show_row(self, row: Befragung, texte: bool, heute: date) -> None:
        """Show it once the day has come and there are free texts left."""
        due = row.loeschen_am is not None and row.loeschen_am <= heute and texte
        if due and row.loeschen_am is not None:
            self.set("warn", f"Löschtermin {day(row.loeschen_am)} erreicht", _DUE, "Freie Antworten löschen")
        show_if(self, due)


class Einlesungen(Card):
    """``removed`` carries the file to take back."""

    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Einlesung] = ItemList(
            "Eingelesene Dateien", key=_id, title=_title, subtitle=_subtitle, icon=_icon
        )
        self.drop = Button("Einlesung zurücknehmen", "arrow-back-up", "link")
        super().__init__(
            self.list,
            title="Eingelesene Dateien",
            subtitle="Zurücknehmen löscht auch die Bögen daraus",
            right=self.drop,
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        self.list.delete_requested.connect(self.removed)
        self.drop.clicked.connect(self._on_drop)

    def show_rows(self, rows: Sequence[Einlesung], *, locked: bool) -> None:
        """Show the files; nothing where there are none."""
        self.list.show_rows(rows)
        self.list.fit(4)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        self.drop.setEnabled(not locked)
        show_if(self, bool(rows))

    @Slot()
    def _on_drop(self) -> None:
        row = self.list.current()
        if row is not None:
            self.removed.emit(row)


def _id(row: Einlesung) -> object:
    return row.id


def _title(row: Einlesung) -> str:
    return row.datei


def _subtitle(row: Einlesung) -> str:
    sheets = f"{integer(row.boegen)} Bögen aus {integer(row.zeilen)} Zeilen"
    return " · ".join(part for part in (sheets, day(row.um.astimezone().date()), row.wer) if part)


def _icon(_: Einlesung) -> tuple[str, str]:
    return ("file-spreadsheet", "text2")
