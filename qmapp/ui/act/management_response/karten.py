"""The Empfehlung with what it follows from, and the answer of the Leitung, as cards to read."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.empfehlung import worte
from qmapp.act.feststellung import worte as feststellung_worte
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.act.management_response.rows import Vorgang
from qmapp.german import day, integer
from qmapp.ui.act.feststellungen.quelle import ICONS
from qmapp.ui.act.management_response.zeichen import haltung_pill, prioritaet_pill, stand_pill
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label, show_if
from qmapp.ui.widgets.signs import StatusPill
from qmapp.ui.widgets.table import ItemList

_NO_TEXT = "Noch kein Text. Er soll für sich stehen und auch ohne die Feststellungen zu verstehen sein."


class Grundlage(ItemList[FeststellungZeile]):
    """The Feststellungen an Empfehlung follows from, with their numbers; ``wanted`` carries the one opened."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Feststellungen", key=_id, title=_title, subtitle=_numbers, icon=_icon, row_height=46)
        self.activated_row.connect(self.wanted)
        self.clicked.connect(self._on_clicked)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.wanted.emit(self.rows.row(index.row()))


class Vorgangskopf(QWidget):
    """Kennung, title and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self._kennung = Label("", "h3", "act")
        self._titel = ElideLabel("", "h3")
        self.pill = StatusPill("neutral", "")
        self.setLayout(hbox(self._kennung, (self._titel, 1), self.pill, gap=10))

    def show_vorgang(self, row: Vorgang) -> None:
        """Show this one."""
        self._kennung.setText(row.empfehlung.zeile.kennung)
        self._titel.setText(row.empfehlung.zeile.titel)
        tone, words, *sign = stand_pill(row)
        self.pill.set(tone, words, *sign)


class Empfehlungskarte(Card):
    """``edit`` opens the form; the Feststellungen are only read here."""

    def __init__(self) -> None:
        self.pill = StatusPill("neutral", "")
        self.edit = Button("Empfehlung bearbeiten", "pencil", "icon")
        self.text = Label("", "body", wrap=True, selectable=True)
        self._caption = Label("", "cap", "text3", wrap=True)
        self.grundlage = Grundlage()
        self._below = box(vbox(self.grundlage, margin=(0, 4, 4, 0)))
        head = hbox(
            Icon("clipboard-list", 18, "act"), (Label("Empfehlung", "smallb", "text2"), 1), self.pill, self.edit
        )
        super().__init__(head, self.text, self._caption, self._below, None, kind="inset", gap=6, margin=(14, 9, 10, 10))
        self.setAccessibleName("Empfehlung")

    def show_vorgang(self, row: Vorgang) -> None:
        """Show this one."""
        line = row.empfehlung.zeile
        tone, words, *sign = prioritaet_pill(line)
        self.pill.set(tone, words, *sign)
        self.text.setText(line.text or _NO_TEXT)
        self.text.set_ink("text" if line.text else "text3")
        parts = (line.adressat or "noch kein Adressat", day(line.empfohlen_am),
                 worte.VEROEFFENTLICHUNGEN[line.veroeffentlichung])  # fmt: skip
        self._caption.setText(" · ".join(parts))
        sources = row.empfehlung.feststellungen
        self.grundlage.show_rows(sources)
        self.grundlage.fit(3)
        show_if(self._below, bool(sources))


class Antwortkarte(Card):
    """``edit`` opens the form of a draft, ``reopen`` a released answer."""

    def __init__(self) -> None:
        self.pill = StatusPill("neutral", "")
        self.edit = Button("Antwort erfassen", "pencil", "icon")
        self.reopen = Button("Antwort wieder öffnen", "lock-open", "icon")
        self.text = Label("", "body", wrap=True, selectable=True)
        self.begruendung = Label("", "small", "text2", wrap=True, selectable=True)
        self._caption = Label("", "cap", "text3", wrap=True)
        head = hbox(
            Icon("message-reply", 18, "act"), (Label("Antwort", "smallb", "text2"), 1),
            self.pill, self.edit, self.reopen,
        )  # fmt: skip
        super().__init__(
            head, self.text, self.begruendung, self._caption, None, kind="inset", gap=6, margin=(14, 9, 10, 10)
        )
        self.setAccessibleName("Antwort der Leitung")

    def show_vorgang(self, row: Vorgang) -> None:
        """Show this one's answer, or until when it is awaited."""
        line = row.empfehlung.zeile
        answer = line.stellungnahme
        haltung = None if answer is None else answer.haltung
        tone, words, *sign = haltung_pill(haltung)
        self.pill.set(tone, words, *sign)
        show_if(self.edit, not line.beantwortet)
        show_if(self.reopen, line.beantwortet)
        why = "" if answer is None else worte.begruendung(answer)
        self.begruendung.setText(why)
        show_if(self.begruendung, bool(why))
        text = "" if answer is None else answer.text
        awaited = f"Die Antwort ist bis zum {day(line.antwort_frist)} zu geben."
        self.text.setText(text or ("" if haltung is not None else awaited))
        self.text.set_ink("text" if text else "text3")
        show_if(self.text, bool(self.text.text()))
        self._caption.setText(_signature(row))


def _signature(row: Vorgang) -> str:
    answer = row.empfehlung.zeile.stellungnahme
    if answer is None:
        return ""
    on = "" if answer.datum is None else day(answer.datum)
    same = answer.freigegeben_durch in ("", answer.rolle)
    state = "freigegeben" if same else f"freigegeben durch {answer.freigegeben_durch}"
    if answer.freigegeben_am is None:
        until = f"Frist {day(row.empfehlung.zeile.antwort_frist)}"
        state = f"Entwurf von {answer.entworfen_durch} · {until}" if answer.haltung is not None else until
    return " · ".join(part for part in (answer.rolle, on, state) if part)


def _id(row: FeststellungZeile) -> UUID:
    return row.id


def _title(row: FeststellungZeile) -> str:
    return row.titel


def _numbers(row: FeststellungZeile) -> str:
    merged = f"{integer(row.zusammengefuehrt)} weitere darin" if row.zusammengefuehrt else ""
    return " · ".join(part for part in (row.kennung, feststellung_worte.zahlen(row), merged) if part)


def _icon(row: FeststellungZeile) -> tuple[str, str]:
    return ICONS[row.quelle], "check"


__all__ = ["Antwortkarte", "Empfehlungskarte", "Grundlage", "Vorgangskopf"]
