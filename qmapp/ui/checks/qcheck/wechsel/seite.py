"""The page of a Q-Check that moves to a newer version of its catalogue."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung.katalogwechsel import move_qcheck
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import katalog
from qmapp.checks.katalog.wechsel import Wahl
from qmapp.checks.qcheck.katalogwechsel import ArchivZeile, Folgen, archiv, vorschau, wechsel, ziele
from qmapp.checks.qcheck.rows import QCheck
from qmapp.errors import UserError
from qmapp.ui.checks.katalogwechsel.blatt import KEYS, Umzug, Wechselblatt
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau
from qmapp.ui.checks.qcheck.wechsel.worte import ARCHIV, WORTLAUT, confirm_move, moved_words, nothing_newer
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page

LIST_KEY, RATE_KEY = "qcheck.liste", "qcheck.bewertung"


class QCheckWechselSeite(Page):
    """Assistant and archive of one Q-Check."""

    key = "qcheck.katalogwechsel"
    title = "Katalogwechsel"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"qcheck", "katalog", "qcheck_bewertung", "qcheck_nachweis", "qcheck_wechsel"})
    keys = KEYS
    help_page = "kataloge"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: QCheck | None = None
        self._katalog = ""
        read = context.read
        umzug = Umzug(
            darf=lambda: self._read().offen,
            fassungen=lambda: read(ziele, self._shown()),
            vorschau=lambda ziel: read(vorschau, self._shown(), ziel),
            wechsel=lambda: read(wechsel, self._shown()),
            archiv=lambda: read(archiv, self._shown()),
            kopf=lambda: f"{self._read().kennung} · {self._katalog}",
            leer=lambda: nothing_newer(self._read(), self._katalog),
            gefragt=self._agreed,
            beginne=self._begin,
        )
        self.blatt = Wechselblatt(umzug, WORTLAUT, ARCHIV, zurueck="Zurück zum Q-Check")
        self.blatt.back_wanted.connect(self.go_back)
        self.blatt.said.connect(self._tell)
        self.blatt.changed.connect(self.head_changed)
        self.blatt.archiv.opened.connect(self._open_question)
        self.build(self.blatt.header(self.title), self.blatt.problem, self.blatt, gap=14)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._id = target[0]
            self.blatt.begin_anew()

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            self._head = self.context.read(door.qcheck, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        used = self.context.read(katalog, self._head.katalog_id)
        self._katalog = f"{used.code} Fassung {used.version}"
        self.blatt.refresh()
        self.head_changed.emit()

    def crumbs(self) -> tuple[Crumb, ...]:
        titel = self._head.titel if self._head is not None else "Q-Check"
        return (Crumb("Q-Checks", LIST_KEY), Crumb(titel, LIST_KEY, (self._id,)), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return self.blatt.commands()

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        return self.blatt.footer_keys()

    def first_focus(self) -> QWidget | None:
        return self.blatt.first_focus()

    @Slot()
    def go_back(self) -> None:
        """To the planning sheet of the Q-Check."""
        self.context.navigate(LIST_KEY, self._id)

    def _shown(self) -> UUID:
        assert self._id is not None, "something is shown"
        return self._id

    def _read(self) -> QCheck:
        assert self._head is not None, "it was read"
        return self._head

    def _agreed(self, view: Vorschau, come: Folgen) -> bool:
        return confirm_move(self, self._read().kennung, view, come)

    def _begin(self, view: Any, decided: dict[str, Wahl]) -> None:
        try:
            come = self.context.perform(
                "Katalogwechsel", move_qcheck, view.qcheck_id, view.nach, decided,
                jetzt=self.context.jetzt(), wer=self.context.wer,
            )  # fmt: skip
        except UserError as error:
            self.blatt.show_refusal(error)
            return
        self.context.tell(moved_words(view.nach.version, come), undo=True)
        self.blatt.show_moved()

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.context.tell(words, tone="info")

    @Slot(object)
    def _open_question(self, row: ArchivZeile) -> None:
        self.context.navigate(RATE_KEY, self._id, row.code)
