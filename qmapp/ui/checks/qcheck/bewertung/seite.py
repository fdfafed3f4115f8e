"""The page on which a Q-Check is answered."""

from textwrap import shorten
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import QCheck
from qmapp.eingabe import same_person
from qmapp.errors import UserError
from qmapp.ui.checks.qcheck.bewertung import gemerkt
from qmapp.ui.checks.qcheck.bewertung.ablauf import Ablauf
from qmapp.ui.checks.qcheck.bewertung.angaben import Angaben
from qmapp.ui.checks.qcheck.bewertung.anzeige import Anzeige, Kopf
from qmapp.ui.checks.qcheck.bewertung.arbeit import Arbeit
from qmapp.ui.checks.qcheck.bewertung.blatt import Blatt
from qmapp.ui.checks.qcheck.bewertung.flaeche import Flaeche
from qmapp.ui.checks.qcheck.bewertung.leiste import Leiste
from qmapp.ui.checks.qcheck.bewertung.tasten import Tasten
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page

LIST_KEY, RESULT_KEY, AGREE_KEY = "qcheck.liste", "qcheck.ergebnis", "qcheck.konsens"
#: So many letters of the title stand in the path; the whole one is below the heading.
_CRUMB: Final = 34
_SINGLE: Final = ("3 2 1 0", "Z B", "K", "F", "N")
#: The keys that work where nothing changes any more.
_READING: Final = (("↑ ↓", "Frage"), ("F2", "Hinweise"), ("F4", "Ansicht"), ("F1", "Hilfe"))
_NO_TEAM = (
    "Das Team fehlt noch",
    "Bei diesem Q-Check bewertet jede Person für sich. Tragen Sie im Planungsblatt ein, wer bewertet.",
    "Zum Planungsblatt",
)


class BewertungSeite(Page):
    """Keeps its place: view, assessor and question in hand survive leaving the page and undo."""

    key = "qcheck.bewertung"
    title = "Bewerten"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset(
        {"qcheck", "qcheck_bewertung", "qcheck_nachweis", "qcheck_anlage", "qcheck_merkpunkt", "katalog_punkt"}
    )
    keys = (
        ("3 2 1 0", "Bewerten"),
        ("Z B", "Nicht zutreffend, nicht beurteilbar"),
        ("K", "Bemerkung"),
        ("F", "Fehlende Bemerkung"),
        ("N", "Nachweis"),
        ("F4", "Ansicht"),
    )
    narrow_sidebar = True
    help_page = "q-check-bewerten"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._wanted = ""
        self._asking = False
        self.kopf, self.leiste = Kopf(self.title), Leiste()
        self.blatt, self.angaben = Blatt(), Angaben(context)
        self.flaeche = Flaeche(self.blatt, self.angaben)
        self.arbeit = Arbeit(context, self)
        self.ablauf = Ablauf(self.arbeit, self.blatt, self.angaben, self)
        self.anzeige = Anzeige(self.arbeit, self.ablauf, self.flaeche, self.kopf, self.leiste, self)
        self.tasten = Tasten(self.ablauf, self.flaeche, context.settings, self)
        self.flaeche.keys = self.tasten.handle
        self.build(self.kopf, self.anzeige.band, self.leiste, self.flaeche, gap=13)
        self.anzeige.recall()
        self._connect()

    def _connect(self) -> None:
        self.tasten.bind(self.anzeige.switch_view, self.anzeige.switch_hint, self)
        self.anzeige.head_changed.connect(self.head_changed)
        self.flaeche.narrowed.connect(self.head_changed)
        self.kopf.view.clicked.connect(self.anzeige.switch_view)
        self.kopf.next_page.clicked.connect(self._go_on)
        self.anzeige.band.acted.connect(self._go_on)
        self.flaeche.away.clicked.connect(self._to_list)
        self.flaeche.wahl.chosen.connect(self._on_person)
        self.leiste.who.clicked.connect(self.ask_person)
        self.leiste.bare.clicked.connect(self.ablauf.next_bare)

    def show_target(self, *target: object) -> None:
        """A Q-Check, optionally a question by its code."""
        key = next((part for part in target if isinstance(part, UUID)), None)
        if key is None:
            return
        if key != self._id:
            self._id, self._asking = key, False
            self.ablauf.pinned = ""
            self.arbeit.put_away()
        self._wanted = next((part for part in target if isinstance(part, str)), "")

    def refresh(self) -> None:
        head = self._read_head()
        if head is None:
            self.anzeige.show_empty("Kein Q-Check gewählt.", "Öffnen Sie einen Q-Check in der Liste.", "Zur Liste")
            return
        if not head.gemeinsam and not head.team:
            self.anzeige.show_empty(*_NO_TEAM)
            return
        before: dict[str, object] = {f.punkt.code: f.bewertung for f in self.arbeit.fragen}
        bewerter = self._bewerter(head)
        self.arbeit.open(head, bewerter or "")
        if bewerter is None:
            self.flaeche.wahl.show_team(self.arbeit.fortschritt)
            self.flaeche.show_choice()
        else:
            self.flaeche.show_sheet()
        self.anzeige.show_all()
        self._find_place(before)

    def crumbs(self) -> tuple[Crumb, ...]:
        path = [] if self.flaeche.narrow else [Crumb("Q-Checks", LIST_KEY)]
        head = self.arbeit.head
        if head is not None:
            path.append(Crumb(shorten(head.titel, _CRUMB, placeholder=" …"), LIST_KEY, (head.id,)))
        return (*path, Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        if not self.flaeche.sheet_shown():
            return (Command("Zur Liste der Q-Checks", self._to_list),)
        person = (Command("Andere Person bewertet …", self.ask_person),) if len(self.arbeit.fortschritt) > 1 else ()
        return (
            Command(self.kopf.next_page.words(), self._go_on, "Strg+Enter"),
            Command(self.kopf.view.words(), self.anzeige.switch_view, "F4"),
            Command("Nächste offene Frage", self.ablauf.next_open, "O"),
            Command("Nächste fehlende Bemerkung", self.ablauf.next_bare, "F"),
            Command("Bemerkung", self.ablauf.to_remark, "K"),
            Command("Neuer Nachweis", self.ablauf.to_evidence, "N"),
            Command("Neuer Merkpunkt", self.ablauf.to_note, "M"),
            *person,
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        """With Alt where letters and digits do not work alone; only what there is to do."""
        if not self.flaeche.sheet_shown():
            return _READING[-1:]
        if not self.arbeit.frei():
            return _READING
        alone = self.context.settings.single_letter_keys
        return tuple((key if alone or key not in _SINGLE else f"Alt+{key}", does) for key, does in self.keys)

    def first_focus(self) -> QWidget | None:
        fragen = self.blatt.fragen
        if self.flaeche.sheet_shown() and fragen.active():
            return fragen.row(fragen.active())
        if self.flaeche.choosing() and self.flaeche.wahl.buttons:
            return self.flaeche.wahl.buttons[0]
        return self.flaeche.away

    def leave(self) -> bool:
        return self.ablauf.save()

    def on_changed(self, tables: frozenset[str]) -> None:
        if not self.arbeit.busy:
            super().on_changed(tables)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Follow the room and the look there is now."""
        self.flaeche.adapt(self.window().size())
        self.leiste.set_narrow(self.flaeche.narrow)

    @Slot()
    def ask_person(self) -> None:
        """Ask who assesses."""
        if self.ablauf.save():
            self._asking = True
            self.refresh()
            self.flaeche.wahl.buttons[0].setFocus()

    def _read_head(self) -> QCheck | None:
        try:
            return None if self._id is None else self.context.read(door.qcheck, self._id)
        except UserError:
            return None

    def _bewerter(self, head: QCheck) -> str | None:
        """Who assesses: "" the team together (or what it has agreed on, once submitted); None: ask."""
        if head.gemeinsam or not head.offen:
            return ""
        if self._asking:
            return None
        mine = next((name for name in head.team if same_person(name, self.context.wer)), None)
        return gemerkt.recall_person(self.context.settings, head.id, head.team) or mine

    def _find_place(self, before: dict[str, object]) -> None:
        """The question asked for, the one a step of undo has changed, the one in hand, else the first open one."""
        wanted, self._wanted = self._wanted, ""
        moved = [
            f.punkt.code for f in self.arbeit.fragen if f.punkt.code in before and before[f.punkt.code] != f.bewertung
        ]
        active = self.blatt.fragen.active() if before else ""
        code = wanted if self.arbeit.frage(wanted) else moved[0] if len(moved) == 1 else active
        code = code or self.arbeit.next_of(self.arbeit.offen(), "") or self.arbeit.fragen[0].punkt.code
        inside = self.isVisible() and self.flaeche.sheet_shown() and not self._typing()
        self.blatt.fragen.activate(code, focus=inside)
        self.anzeige.show_point()

    def _typing(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.angaben.isAncestorOf(focused)

    @Slot(str)
    def _on_person(self, name: str) -> None:
        assert self._id is not None
        self._asking = False
        gemerkt.remember_person(self.context.settings, self._id, name)
        self.ablauf.pinned = ""
        self.arbeit.put_away()
        self.refresh()

    @Slot()
    def _go_on(self) -> None:
        head = self.arbeit.head
        if head is not None:
            self.context.navigate(RESULT_KEY if self.arbeit.gemeinsam() else AGREE_KEY, head.id)

    @Slot()
    def _to_list(self) -> None:
        self.context.navigate(LIST_KEY, *(() if self._id is None else (self._id,)))
