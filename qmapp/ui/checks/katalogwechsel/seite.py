"""The page of an Aktenprüfung that moves to a newer version of its catalogue."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung.katalogwechsel import migrate_katalog
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import archiv, vorschau, wechsel, ziele
from qmapp.checks.aktenpruefung.katalogwechsel.rows import ArchivZeile, Folgen
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.katalog.wechsel import Wahl
from qmapp.errors import UserError
from qmapp.ui.checks.katalogwechsel.aktenpruefung import ARCHIV, WORTLAUT, confirm_move, gewechselt, nothing_newer
from qmapp.ui.checks.katalogwechsel.blatt import KEYS, Umzug, Wechselblatt
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page

LIST_KEY, AUDIT_KEY = "aktenpruefung.liste", "aktenpruefung.pruefen"


class KatalogwechselSeite(Page):
    """Assistant and archive of one Prüfung."""

    key = "aktenpruefung.katalogwechsel"
    title = "Katalogwechsel"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "katalog", "akte", "antwort", "katalogwechsel", "freigabe"})
    keys = KEYS
    help_page = "kataloge"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Pruefung | None = None
        #: The version the worker moves to, which is none to move to any more once it has.
        self._moving = 0
        read = context.read
        umzug = Umzug(
            darf=self._may_move,
            fassungen=lambda: read(ziele, self._shown()),
            vorschau=lambda ziel: read(vorschau, self._shown(), ziel),
            wechsel=lambda: read(wechsel, self._shown()),
            archiv=lambda: read(archiv, self._shown()),
            kopf=self._words,
            leer=self._nothing_newer,
            gefragt=self._agreed,
            beginne=self._begin,
        )
        self.blatt = Wechselblatt(umzug, WORTLAUT, ARCHIV, zurueck="Zurück zur Aktenprüfung")
        self.blatt.back_wanted.connect(self.go_back)
        self.blatt.said.connect(self._tell)
        self.blatt.changed.connect(self.head_changed)
        self.blatt.archiv.opened.connect(self._open_file)
        self.build(self.blatt.header(self.title), self.blatt.problem, self.blatt, gap=14)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._id = target[0]
            self.blatt.begin_anew()

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            self._head = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self.blatt.refresh()
        self.head_changed.emit()

    def crumbs(self) -> tuple[Crumb, ...]:
        titel = self._head.titel if self._head is not None else "Aktenprüfung"
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(titel, LIST_KEY, (self._id,)), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return self.blatt.commands()

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        return self.blatt.footer_keys()

    def first_focus(self) -> QWidget | None:
        return self.blatt.first_focus()

    @Slot()
    def go_back(self) -> None:
        """To the head of the Prüfung."""
        self.context.navigate(LIST_KEY, self._id)

    def _shown(self) -> UUID:
        assert self._id is not None, "something is shown"
        return self._id

    def _read(self) -> Pruefung:
        assert self._head is not None, "it was read"
        return self._head

    def _may_move(self) -> bool:
        head = self._read()
        return head.abgeschlossen_am is None and head.stand != "Zur Freigabe" and head.gezogen_um is not None

    def _words(self) -> str:
        head = self._read()
        return f"{head.kennung} · {head.katalog_code} Fassung {head.katalog_version}"

    def _nothing_newer(self) -> tuple[str, str]:
        return nothing_newer(self._read())

    def _agreed(self, view: Vorschau, come: Folgen) -> bool:
        return confirm_move(self, self._read().kennung, view, come)

    def _begin(self, view: Any, decided: dict[str, Wahl]) -> None:
        self._moving = view.nach.version
        command = partial(migrate_katalog, jetzt=self.context.jetzt(), wer=self.context.wer)
        self.context.run_act(
            "Katalogwechsel", command, view.pruefung_id, view.nach, decided,
            on_done=self._on_moved, on_error=self.blatt.show_refusal, unit="Akten",
        )  # fmt: skip

    @Slot(object)
    def _on_moved(self, come: Folgen) -> None:
        self.context.tell(gewechselt(self._moving, come), undo=True)
        self.blatt.show_moved()

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.context.tell(words, tone="info")

    @Slot(object)
    def _open_file(self, row: ArchivZeile) -> None:
        self.context.navigate(AUDIT_KEY, self._id, row.akte_id)
