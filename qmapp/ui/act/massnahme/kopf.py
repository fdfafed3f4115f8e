"""The head of a Maßnahme: Kennung, title, how far it is, what is late, and the SMART light."""

from datetime import date

from PySide6.QtCore import Signal, Slot

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.german import day, integer
from qmapp.ui.act.massnahme.smartlicht import SmartLicht
from qmapp.ui.style import Tone, box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.labels import ElideLabel, Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.signs import StatusPill

TONES: dict[Status, Tone] = {
    Status.NICHT_BEGONNEN: "neutral",
    Status.IN_UMSETZUNG: "info",
    Status.UMGESETZT: "ok",
    Status.VERZOEGERT: "warn",
    Status.NICHT_RELEVANT: "neutral",
}
ICONS = {Status.IN_UMSETZUNG: "player-play", Status.NICHT_RELEVANT: "ban"}


class Massnahmenkopf(Card):
    """``status_wanted`` carries the status chosen, ``field_wanted`` the field the SMART light leads to."""

    status_wanted = Signal(object)
    postpone_wanted = Signal()
    field_wanted = Signal(str)
    empfehlung_wanted = Signal()
    waits_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kennung = Label("", "h2", "act")
        self.title = ElideLabel("", "h2")
        self.pill = StatusPill("neutral", " ")
        self.line = Label("", "small", "text2", wrap=True)
        self.status = SelectField("Status", list(worte.STATUS.items()), name="status")
        self.postpone = Button("Frist ändern", "calendar-time")
        self.origin = Button("", "arrow-left", "link")
        self.waits = Button("", "hourglass", "link")
        self.late = Banner("bad", " ")
        self.smart = SmartLicht()
        sized(self.status, min_width=190, max_width=240)
        self.add(hbox(self.kennung, (self.title, 1), self.pill, gap=10))
        self.add(self.line)
        self.add(self.late)
        steps = vbox(None, hbox(self.postpone, self.origin, self.waits, None, gap=6), gap=0)
        self.add(box(hbox(self.status, (steps, 1), gap=10)))
        self.add(self.smart)
        self.status.committed.connect(self.status_wanted)
        self.postpone.clicked.connect(self.postpone_wanted)
        self.origin.clicked.connect(self.empfehlung_wanted)
        self.waits.clicked.connect(self.waits_wanted)
        self.smart.wanted.connect(self._on_wanted)
        self._frist_agreed = False

    def show_row(self, row: MassnahmeZeile, heute: date) -> None:
        """Show a Maßnahme as it stands on this day."""
        self.kennung.setText(row.kennung)
        self.title.setText(row.titel)
        self.setAccessibleName(f"{row.kennung} {row.titel}")
        self.pill.set(*pill(row))
        parts = (worte.verantwortlich(row) or "niemand verantwortlich", deadline(row), worte.bedarf(row))
        self.line.setText(" · ".join(part for part in (*parts, worte.vorbehalt(row)) if part))
        self.status.set_value(row.status)
        self._frist_agreed = row.frist is not None
        show_if(self.postpone, row.frist is not None and row.status.offen)
        self.origin.set_text(row.empfehlung_kennung)
        show_if(self.origin, bool(row.empfehlung_kennung))
        self.waits.set_text(f"wartet auf {row.abhaengig_von}")
        show_if(self.waits, bool(row.abhaengig_von))
        said = late(row, heute)
        if said:
            self.late.set("bad", *said)
        show_if(self.late, bool(said))
        self.smart.show_row(row)
        show_if(self.smart, row.status.offen)

    @Slot(str)
    def _on_wanted(self, name: str) -> None:
        if name == "frist" and self._frist_agreed:
            self.postpone_wanted.emit()
        else:
            self.field_wanted.emit(name)


def pill(row: MassnahmeZeile) -> tuple[Tone, str, str]:
    """Tone, words and sign of how far it is; an open one past its deadline is overdue whatever was said."""
    if row.ueberfaellig:
        return "bad", "Überfällig", ""
    words = worte.STATUS[row.status]
    return TONES[row.status], words[0].upper() + words[1:], ICONS.get(row.status, "")


def deadline(row: MassnahmeZeile) -> str:
    """Its deadline in words, or since when it is done."""
    if row.status is Status.UMGESETZT and row.umgesetzt_am is not None:
        return f"umgesetzt am {day(row.umgesetzt_am)}"
    return worte.frist(row) if row.frist is None else f"Frist {worte.frist(row)}"


def late(row: MassnahmeZeile, heute: date) -> tuple[str, str] | None:
    """What is past its day, in two sentences."""
    steps = ", ".join(f"„{titel}“" for titel in row.ueberfaellige)
    word = "Meilenstein" if len(row.ueberfaellige) == 1 else "Meilensteine"
    if row.ueberfaellig and row.frist is not None:
        days = (heute - row.frist).days
        since = "seit gestern" if days == 1 else f"seit {integer(days)} Tagen"
        return f"Die Frist {day(row.frist)} ist {since} vorbei.", f"{word} offen: {steps}" if steps else ""
    if steps:
        return f"{word} überfällig: {steps}", ""
    return None
