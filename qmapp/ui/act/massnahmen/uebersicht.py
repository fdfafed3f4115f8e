"""The Maßnahme in hand, to be read."""

from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein
from qmapp.ui.act.massnahmen.tafel import stand
from qmapp.ui.style import Tone, hbox, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.signs import StatusPill
from qmapp.ui.widgets.table import ItemList


class Uebersicht(QWidget):
    """What is known of it."""

    def __init__(self) -> None:
        super().__init__()
        self.kennung = Label("", "h2", "act")
        self.title = Label("", "h2", wrap=True)
        self.pill = StatusPill("neutral", "")
        self.text = Label("", "body", "text2", wrap=True)
        self.facts = Label("", "small", "text2", wrap=True)
        self.steps: ItemList[Meilenstein] = ItemList(
            "Meilensteine", key=_id, title=_title, subtitle=_days, icon=_icon, row_height=46
        )
        head = hbox(self.kennung, (self.title, 1), self.pill, gap=8)
        self.setLayout(vbox(Card(head, self.text, self.facts, self.steps, None, gap=10), gap=0))

    def show_row(self, row: MassnahmeZeile) -> None:
        """Show this one."""
        self.kennung.setText(row.kennung)
        self.title.setText(row.titel)
        self.pill.set(*stand(row))
        self.text.setText(row.text)
        show_if(self.text, bool(row.text))
        parts = (
            worte.verantwortlich(row), worte.frist(row), worte.herkunft(row), worte.bedarf(row), worte.vorbehalt(row)
        )  # fmt: skip
        self.facts.setText("\n".join(part for part in parts if part))
        self.steps.show_rows(row.meilensteine)
        self.steps.fit()
        show_if(self.steps, bool(row.meilensteine))


def _id(step: Meilenstein) -> object:
    return step.id


def _title(step: Meilenstein) -> str:
    return step.titel


def _days(step: Meilenstein) -> str:
    done = f" · erledigt am {german.day(step.ist)}" if step.ist is not None else ""
    return f"fällig {german.day(step.soll)}{done}"


def _icon(step: Meilenstein) -> tuple[str, Tone]:
    return ("circle-check", "ok") if step.ist is not None else ("circle-dashed", "neutral")
