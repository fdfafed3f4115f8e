"""The way of an Aktenprüfung: what is done, what is next, what comes later, and what may be done besides."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Grundgesamtheit, Pruefung, PruefungZeile
from qmapp.checks.aktenpruefung.zweitpruefung.rows import ZweitpruefungKopf
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.pages import Command
from qmapp.ui.style import Tone, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.signs import ProgressBar
from qmapp.ui.widgets.table import ItemList


@dataclass(frozen=True)
class Schritt:
    """A step: the page it opens, its name, what it says, what its button says, and whether it is done or possible.

    ``freiwillig``: nobody has to take it, so it is never the next one until it is begun.
    """

    key: str
    icon: str
    name: str
    satz: str
    tun: str
    erledigt: bool = False
    moeglich: bool = True
    freiwillig: bool = False


#: Pages that are no step: whose file is whose, and what is missing.
_BESIDE = (
    Schritt("aktenpruefung.ziehungen", "stack-2", "Ziehungen", "", "Ziehungen und weitere Akten"),
    Schritt("aktenpruefung.zuteilen", "users-group", "Zuteilung", "", "Akten zuteilen"),
    Schritt("aktenpruefung.luecken", "list-details", "Vollständigkeit", "", "Vollständigkeit der Prüfung"),
)


class Weg(Card):
    """The steps as a list. ``opened`` carries a step that can be opened."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Schritt] = ItemList(
            "Schritte",
            key=_key,
            title=_name,
            subtitle=_satz,
            icon=_icon,
            pill=self._pill,
            pill_width=120,
            row_height=46,
        )
        self._progress = ProgressBar("Akten erledigt", "check")
        self._now = ""
        self._steps: tuple[Schritt, ...] = ()
        super().__init__(self.list, title="Nächster Schritt", subtitle=" ", margin=(1, 13, 1, 8))
        inset_head(self)
        self.add(vbox(self._progress, margin=(15, 4, 15, 4)))
        self.list.activated_row.connect(self._open)
        self.list.clicked.connect(self._on_clicked)

    def show_steps(self, row: PruefungZeile, steps: tuple[Schritt, ...]) -> None:
        """Show the way of a Prüfung."""
        self._steps = steps
        step = self.next_step()
        self._now = step.key
        self.set_title(
            f"Nächster Schritt: {step.tun}" if not step.erledigt else "Alle Schritte sind erledigt", row.stand
        )
        self.list.show_rows(steps)
        self.list.fit()
        show_if(self._progress, bool(row.umfang))
        self._progress.set(row.erledigt, row.umfang or 0)

    def next_step(self) -> Schritt:
        """The first step that is not done and has to be; the last one when all are."""
        return next((step for step in self._steps if not step.erledigt and not step.freiwillig), self._steps[-1])

    def commands(self) -> tuple[Command, ...]:
        """The pages beside the way, once files are drawn."""
        if not any(step.key == "aktenpruefung.pruefen" and step.moeglich for step in self._steps):
            return ()
        return tuple(Command(step.tun, partial(self.opened.emit, step)) for step in _BESIDE)

    def _pill(self, step: Schritt) -> tuple[Tone, str]:
        if step.erledigt:
            return "ok", "Erledigt"
        if step.freiwillig:
            return "neutral", "Freiwillig"
        return ("info", "Jetzt") if step.key == self._now else ("neutral", "Später")

    @Slot(object)
    def _open(self, step: Schritt) -> None:
        if step.moeglich:
            self.opened.emit(step)

    @Slot()
    def _on_clicked(self) -> None:
        step = self.list.current()
        if step is not None:
            self._open(step)


def weg_of(
    row: PruefungZeile, head: Pruefung, liste: Grundgesamtheit | None, zweit: ZweitpruefungKopf | None
) -> tuple[Schritt, ...]:
    """The steps of a Prüfung, in order."""
    drawn = head.gezogen_um is not None
    read = "Noch keine Fallliste eingelesen"
    if liste is not None:
        read = f"{german.integer(liste.ohne_ausgeschlossene)} Akten aus „{liste.angaben.datei}“"
    size = "Noch nicht gezogen"
    if head.gezogen_um is not None:
        day = german.day(head.gezogen_um.astimezone().date())
        size = f"{german.integer(row.umfang or 0)} Akten gezogen am {day}"
    audited = (
        f"{german.integer(row.erledigt)} von {german.integer(row.umfang or 0)} Akten erledigt"
        if drawn
        else "Nach der Ziehung"
    )
    complete = row.stand in ("Geprüft", "Zur Freigabe", "Abgeschlossen")
    result = "Abgeschlossen" if row.stand == "Abgeschlossen" else "Ergebnis, Rechenweg und Prüfbericht"
    return (
        Schritt("aktenpruefung.einlesen", "table-import", "Grundgesamtheit", read, "Liste einlesen", liste is not None),
        Schritt(
            "aktenpruefung.planen", "target-arrow", "Stichprobe", size, "Stichprobe planen", drawn, liste is not None
        ),
        Schritt("aktenpruefung.pruefen", "list-check", "Prüfen", audited, "Akten prüfen", complete, drawn),
        _zweit(zweit, moeglich=drawn),
        Schritt(
            "aktenpruefung.auswerten",
            "chart-histogram",
            "Auswerten",
            result,
            "Auswerten",
            row.stand == "Abgeschlossen",
            drawn,
        ),
    )


def _zweit(kopf: ZweitpruefungKopf | None, *, moeglich: bool) -> Schritt:
    """Begun it belongs to the way; before that nobody has to begin it."""
    words = "Ein Teil der Akten verdeckt ein zweites Mal" if kopf is None else ""
    if kopf is not None:
        words = f"{german.integer(kopf.erledigt)} von {german.integer(kopf.akten)} Akten zweitgeprüft"
    return Schritt(
        "aktenpruefung.zweit",
        "users",
        "Zweitprüfung",
        words,
        "Zweitprüfung",
        kopf is not None and kopf.fertig,
        moeglich,
        freiwillig=kopf is None,
    )


def _key(step: Schritt) -> str:
    return step.key


def _name(step: Schritt) -> str:
    return step.name


def _satz(step: Schritt) -> str:
    return step.satz


def _icon(step: Schritt) -> tuple[str, str]:
    return (step.icon, "text2" if step.moeglich else "text3")
