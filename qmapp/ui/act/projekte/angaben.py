"""What is said of a Projekt, as a form that saves itself field by field."""

from functools import partial

from PySide6.QtCore import Signal

from qmapp.act.projekt import worte
from qmapp.act.projekt.rows import Projektstand, ProjektZeile
from qmapp.german import day
from qmapp.ui.style import Tone, box, hbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, LineField, ListField, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.signs import ProgressBar, StatusPill

TONES: dict[Projektstand, Tone] = {
    Projektstand.GEPLANT: "neutral",
    Projektstand.LAEUFT: "info",
    Projektstand.UEBERFAELLIG: "bad",
    Projektstand.ABGESCHLOSSEN: "ok",
}


class Projektangaben(Card):
    """``changed`` carries (name, value) of a field left with a new value."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.ziel = MultilineField("Ziel: Was ist danach anders?", name="ziel", height=64)
        self.leitung = TextField("Leitung", name="leitung", placeholder="Grundsatz")
        self.team = ListField("Team", name="team", placeholder="IT-Koordination, Personalrat")
        self.von = DateField("Beginn", name="von")
        self.bis = DateField("Geplantes Ende", name="bis")
        self.status = StatusPill("neutral", "")
        self.progress = ProgressBar("Umgesetzte Maßnahmen", "act")
        self._words = Label("", "small", "text2")
        self._closed = Label("", "small", "text2", wrap=True)
        super().__init__(
            box(hbox(self._words, (self.progress, 1), gap=12)),
            self._closed,
            self.titel,
            self.ziel,
            box(hbox((self.leitung, 2), (self.von, 1), (self.bis, 1), gap=12)),
            self.team,
            title="Projekt",
            right=self.status,
        )
        for field in self.fields():
            field.committed.connect(partial(self.changed.emit, field.name))

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return self.titel, self.ziel, self.leitung, self.von, self.bis, self.team

    def show_row(self, row: ProjektZeile) -> None:
        """Show a Projekt; a closed one is only read."""
        self.set_title(row.kennung, worte.zeitraum(row))
        self.titel.set_value(row.titel)
        self.ziel.set_value(row.ziel)
        self.leitung.set_value(row.leitung)
        self.team.set_value(row.team or None)
        self.von.set_value(row.von)
        self.bis.set_value(row.bis)
        self.status.set(TONES[row.stand], worte.STAENDE[row.stand])
        self._words.setText(_capital(worte.fortschritt(row)))
        self.progress.set(row.umgesetzt, row.massnahmen - row.nicht_relevant)
        show_if(self.progress, row.massnahmen > 0)
        closed = row.abgeschlossen_am
        reason = f": {row.abschluss_grund}" if row.abschluss_grund else "."
        self._closed.setText("" if closed is None else f"Abgeschlossen am {day(closed)}{reason}")
        show_if(self._closed, closed is not None)
        for field in self.fields():
            if isinstance(field, LineField | MultilineField):
                field.set_read_only(closed is not None)

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
