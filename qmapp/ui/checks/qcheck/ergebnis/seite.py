"""Q-Check-Ergebnis: how a process stands, what changed since last time, and what follows from it."""

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.qcheck.abschluss import Abschluss
from qmapp.ui.checks.qcheck.ergebnis.ansicht import Ergebnisansicht
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund, lies, working
from qmapp.ui.checks.qcheck.ergebnis.kopf import Kopf
from qmapp.ui.checks.qcheck.ergebnis.nachsehen import Nachsehen
from qmapp.ui.checks.qcheck.ergebnis.schritte import ASSESS_KEY, Schritte
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if

LIST_KEY = "qcheck.liste"
_COMPARED = "vergleich"
_EMPTY = (
    "Hier stehen Erfüllungsgrad, Profil, Stärken und Verbesserungspotentiale. Sie entstehen aus den Antworten: "
    "Bewerten Sie die erste Frage."
)
_GONE = "Vielleicht wurde er gelöscht oder sein Anlegen rückgängig gemacht. Wählen Sie in der Liste einen anderen."


class QCheckErgebnis(Page):
    """The figures are read when shown and after every change of an answer."""

    key = "qcheck.ergebnis"
    title = "Ergebnis"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({
        "qcheck", "qcheck_bewertung", "qcheck_nachweis", "qcheck_merkpunkt", "qcheck_anlage", "feststellung", "katalog",
        "katalog_punkt",
    })  # fmt: skip
    keys = (
        ("↑ ↓", "Frage"),
        ("Enter", "Belege zeigen"),
        ("V", "Vergleich ein/aus"),
        ("Alt+R", "Rechenweg"),
        ("Strg+Enter", "Empfehlungen anlegen"),
        ("Strg+P", "Bericht drucken"),
    )
    help_page = "q-check-ergebnis"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._befund: Befund | None = None
        self._path: tuple[Crumb, ...] = ()
        self.head = Kopf(self.title)
        self.problem, self.strip, self.saved = Banner("bad", " "), Banner("info", " "), Gespeichert()
        self.abschluss = Abschluss(self, context)
        self.result = Ergebnisansicht()
        self.chart = self.result.profil.chart
        self.go = Button("Zur Bewertung", "clipboard-check", "primary")
        self.empty_state = EmptyState("clipboard-check", "Noch nichts bewertet", _EMPTY, self.go)
        self.empty = Card(self.empty_state)
        content = box(vbox((self.empty, 1), (self.result, 1), gap=0))
        self.build(self.head, self.problem, self.saved, self.strip, self.abschluss, content, gap=14)
        ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self.schritte = Schritte(self, context, self.head, self.result, ausgabe)
        self.nachsehen = Nachsehen(self, context, (self._outer, self._body), self.head, self.result)
        self.wall = self.nachsehen.wall
        for widget in (self.problem, self.saved, self.strip, self.abschluss, self.empty, self.result):
            widget.hide()
        self.result.profil.set_compared(context.settings.views.get(self.key, {}).get(_COMPARED) != "aus")
        self._connect()

    def _connect(self) -> None:
        self.strip.acted.connect(self.schritte.assess)
        self.wall.evidence.go_wanted.connect(self.schritte.assess)
        self.go.clicked.connect(self._on_go)
        self.schritte.befehle.refused.connect(self._refused)
        self.result.profil.compare.clicked.connect(self._remember_compared)
        self.result.potentiale.changed.connect(self._on_chosen)
        self.result.grad.limits.changed.connect(self._on_field)
        self.result.fazit.committed.connect(self._on_fazit)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._befund = None
            self.result.potentiale.forget()
            for widget in (self.problem, self.saved):
                widget.hide()
            self.wall.put_away()

    def refresh(self) -> None:
        try:
            self._befund = self.context.read(lies, self._id) if self._id is not None else None
        except UserError:
            if self._befund is not None:
                self._befund = None
                self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
                return
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._befund.kopf.titel if self._befund is not None else "Q-Check"
        return (Crumb("Q-Checks", LIST_KEY), Crumb(name, LIST_KEY, (self._id,) if self._id else ()), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        back = Command("Zu den Q-Checks", self._to_list)
        if not self._has_result():
            return (back,)
        return (
            *self.schritte.commands(),
            Command("Rechenweg zeigen", self.nachsehen.toggle_ways, "Alt+R"),
            Command("Vergleich ein- oder ausblenden", self.toggle_compared, "V"),
            *self.abschluss.commands(),
            back,
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        return working(self.keys, self._befund)

    def first_focus(self) -> QWidget | None:
        return self.chart.canvas if self._has_result() else self.go

    def leave(self) -> bool:
        if self._befund is not None:
            self.result.commit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() and self.context.settings.single_letter_keys and self._has_result()
        if alone and event.key() == Qt.Key.Key_V:
            self.toggle_compared()
        elif alone and event.key() == Qt.Key.Key_T:
            self.chart.toggle_table()
        elif event.key() == Qt.Key.Key_Escape and self.wall.shown() is not None:
            self.wall.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wall.place()

    @Slot()
    def toggle_compared(self) -> None:
        """Show the last check in the profile, or no longer; remembered."""
        self.result.profil.toggle()
        self._remember_compared()

    def _has_result(self) -> bool:
        return self._befund is not None and self._befund.beantwortet > 0

    def _writable(self) -> bool:
        return not self.context.workspace.read_only

    def _show(self) -> None:
        befund, begun = self._befund, self._has_result()
        show_if(self.empty, not begun)
        show_if(self.result, begun)
        show_if(self.strip, begun and befund is not None and befund.vorlaeufig)
        show_if(self.abschluss, False)
        self.schritte.take_up(self._id if begun else None)
        self.nachsehen.show_befund(befund if begun else None)
        if befund is None or not begun:
            self._show_empty()
        else:
            self._show_befund(befund)
        self._show_head()

    def _show_empty(self) -> None:
        gone = self._befund is None
        title = "Diesen Q-Check gibt es nicht" if gone else "Noch nichts bewertet"
        self.empty_state.set(title, _GONE if gone else _EMPTY)
        self.go.set_text("Zu den Q-Checks" if gone else "Zur Bewertung")

    def _show_befund(self, befund: Befund) -> None:
        self.result.show_befund(befund, writable=self._writable())
        if befund.vorlaeufig:
            count = f"{integer(befund.beantwortet)} von {integer(len(befund.fragen))} Fragen bewertet"
            self.strip.set("info", f"Vorläufig: {count}.", "Die Zahlen ändern sich noch.", "Weiter bewerten")
        else:
            self.abschluss.show_qcheck(befund.kopf.id)

    def _show_head(self) -> None:
        chosen = len(self.result.potentiale.gewaehlt()) if self._has_result() else 0
        self.head.show_befund(self._befund, chosen=chosen, writable=self._writable())
        path = self.crumbs()
        if path != self._path:
            self._path = path
            self.head_changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        if self._befund is not None:
            self.result.show_chosen(self._befund, writable=self._writable())
            self._show_head()

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._befund is not None:
            self.problem.hide()
            self.schritte.befehle.change(self._befund.kopf, name, value)

    @Slot(object)
    def _on_fazit(self, value: object) -> None:
        self._on_field("fazit", value)

    @Slot()
    def _remember_compared(self) -> None:
        shown = self.result.profil.is_compared()
        self.context.settings.views[self.key] = {_COMPARED: "ein" if shown else "aus"}

    @Slot()
    def _on_go(self) -> None:
        if self._befund is None or self._id is None:
            self._to_list()
        else:
            self.context.navigate(ASSESS_KEY, self._id)

    def _to_list(self) -> None:
        self.context.navigate(LIST_KEY)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, (*self.result.grad.limits.fields(), self.result.fazit)):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
