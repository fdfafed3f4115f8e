"""Q-Check-Ergebnis: how a process stands, what changed since last time, and what follows from it."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert, qcheck_auftrag
from qmapp.ui.checks.qcheck.abschluss import Abschluss
from qmapp.ui.checks.qcheck.ergebnis.ansicht import Ergebnisansicht
from qmapp.ui.checks.qcheck.ergebnis.befehle import Ergebnisbefehle
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund, lies
from qmapp.ui.checks.qcheck.ergebnis.kopf import Kopf
from qmapp.ui.checks.qcheck.ergebnis.rechnung import rechenwege
from qmapp.ui.checks.qcheck.ergebnis.seitenwand import Seitenwand
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, px, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.messages import announce

LIST_KEY, ASSESS_KEY = "qcheck.liste", "qcheck.bewertung"
_COMPARED = "vergleich"
_EMPTY = (
    "Hier stehen Erfüllungsgrad, Profil, Stärken und Verbesserungspotentiale. Sie entstehen aus den Antworten: Bewerten "
    "Sie die erste Frage."
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
        ("Alt+R", "So wurde gerechnet"),
        ("Strg+Enter", "Empfehlungen anlegen"),
        ("Strg+P", "Bericht drucken"),
    )
    help_page = "q-check-ergebnis"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._befund: Befund | None = None
        self._befehle = Ergebnisbefehle(self, context)
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
        self.wall = Seitenwand(self, self._outer, self.chart.canvas)
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        for widget in (self.problem, self.saved, self.strip, self.abschluss, self.empty, self.result):
            widget.hide()
        self.result.profil.set_compared(context.settings.views.get(self.key, {}).get(_COMPARED) != "aus")
        self._connect()

    def _connect(self) -> None:
        for keys, slot in (("Alt+R", self.toggle_ways), ("Ctrl+P", self.print_report)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.head.way.clicked.connect(self.toggle_ways)
        self.head.report.clicked.connect(self.print_report)
        self.head.recommend.clicked.connect(self.recommend)
        self.strip.acted.connect(self.assess)
        self.go.clicked.connect(self._on_go)
        self._befehle.refused.connect(self._refused)
        self.chart.opened.connect(self.show_evidence)
        self.chart.current_changed.connect(self._on_current)
        self.result.profil.compare.clicked.connect(self._remember_compared)
        self.result.staerken.opened.connect(self.show_evidence)
        self.result.potentiale.opened.connect(self.show_evidence)
        self.result.potentiale.changed.connect(self._on_chosen)
        self.result.naechster.hold.clicked.connect(self.hold)
        self.result.naechster.together.clicked.connect(self.recommend_together)
        self.result.grad.limits.changed.connect(self._on_field)
        self.result.fazit.committed.connect(self._on_fazit)
        self.wall.evidence.go_wanted.connect(self.assess)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._befund = None
            self.result.potentiale.forget()
            for widget in (self.problem, self.saved):
                widget.hide()
            self.wall.put_away()

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            self._befund = self.context.read(lies, self._id)
        except UserError:
            if self._befund is not None:
                self._befund = None
                self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
                return
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._befund.kopf.titel if self._befund is not None else "Q-Check"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Q-Checks", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        back = Command("Zu den Q-Checks", self._to_list)
        if not self._has_result():
            return (back,)
        return (
            Command("Empfehlungen aus Potentialen anlegen", self.recommend, "Strg+Enter"),
            Command("Feststellungen aus Potentialen anlegen", self.hold),
            Command("Gemeinsame Empfehlung anlegen", self.recommend_together),
            Command("Bericht drucken", self.print_report, "Strg+P"),
            Command("So wurde gerechnet", self.toggle_ways, "Alt+R"),
            Command("Vergleich ein- oder ausblenden", self.toggle_compared, "V"),
            Command("Weiter bewerten", self.assess),
            *self.abschluss.commands(),
            back,
        )

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
    def toggle_ways(self) -> None:
        """Open or close „So wurde gerechnet“ at the right."""
        if self.wall.shown() is self.wall.ways:
            self.wall.close()
        elif self._has_result():
            self.wall.open_ways()

    @Slot()
    def toggle_compared(self) -> None:
        """Show the last check in the profile, or no longer; remembered."""
        self.result.profil.toggle()
        self._remember_compared()

    @Slot(str)
    def show_evidence(self, code: str) -> None:
        """Show what the answer to this question rests on."""
        if self._show_frage(code):
            self.wall.open_evidence()
            announce(self, self.wall.evidence.as_text())

    @Slot()
    @Slot(str)
    def assess(self, code: str = "") -> None:
        """Go to the answers, to a question if one is named."""
        if self._id is not None:
            self.context.navigate(ASSESS_KEY, self._id, *((code,) if code else ()))

    @Slot()
    def print_report(self) -> None:
        """Ask for formats and folder, then write the Q-Check-Bericht."""
        if self._id is not None and self._has_result():
            self.ausgabe.order(qcheck_auftrag(self.context, self._id))

    @Slot()
    def hold(self) -> None:
        """Hold each chosen potential as a Feststellung."""
        if self._id is not None and self._has_result():
            self._befehle.hold(self._id, self.result.potentiale.gewaehlt())

    @Slot()
    def recommend(self) -> None:
        """Derive an Empfehlung from each chosen potential."""
        if self._id is not None and self._has_result():
            self._befehle.recommend(self._id, self.result.potentiale.gewaehlt())

    @Slot()
    def recommend_together(self) -> None:
        """Derive one Empfehlung from all chosen potentials."""
        if self._id is not None and self._has_result():
            self._befehle.recommend(self._id, self.result.potentiale.gewaehlt(), zusammen=True)

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
        if befund is None or not begun:
            self._show_empty()
        else:
            self._show_befund(befund)
        self._show_head()

    def _show_empty(self) -> None:
        gone = self._befund is None
        self.wall.put_away()
        self.empty_state.set(
            "Diesen Q-Check gibt es nicht" if gone else "Noch nichts bewertet", _GONE if gone else _EMPTY
        )
        self.go.set_text("Zu den Q-Checks" if gone else "Zur Bewertung")

    def _show_befund(self, befund: Befund) -> None:
        self.result.show_befund(befund, writable=self._writable())
        self.wall.ways.show_ways(rechenwege(befund))
        if befund.vorlaeufig:
            count = f"{integer(befund.beantwortet)} von {integer(len(befund.fragen))} Fragen bewertet"
            self.strip.set("info", f"Vorläufig: {count}.", "Die Zahlen ändern sich noch.", "Weiter bewerten")
        else:
            self.abschluss.show_qcheck(befund.kopf.id)
        if self.wall.shown() is self.wall.evidence and not self._show_frage(self.wall.evidence.code):
            self.wall.put_away()

    def _show_head(self) -> None:
        chosen = len(self.result.potentiale.gewaehlt()) if self._has_result() else 0
        self.head.show_befund(self._befund, chosen=chosen, writable=self._writable())
        self.head_changed.emit()

    def _show_frage(self, code: str) -> bool:
        befund = self._befund
        frage = befund.frage(code) if befund is not None else None
        if befund is None or frage is None:
            return False
        self.wall.evidence.show_frage(befund, frage, self.result.profil.names()[1])
        return True

    @Slot(str)
    def _on_current(self, code: str) -> None:
        """The row moved to comes in sight, and open evidence follows it."""
        area = self._body.parentWidget()
        scroll = area.parentWidget() if area is not None else None
        if isinstance(scroll, QScrollArea):
            middle = self.chart.row_rect().center().toPoint()
            at = self.chart.canvas.mapTo(self._body, QPoint(0, middle.y()))
            scroll.ensureVisible(0, at.y(), 0, px(70))
        if self.wall.shown() is self.wall.evidence:
            self._show_frage(code)

    @Slot()
    def _on_chosen(self) -> None:
        if self._befund is not None:
            self.result.show_chosen(self._befund, writable=self._writable())
            self._show_head()

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._befund is not None:
            self.problem.hide()
            self._befehle.change(self._befund.kopf, name, value)

    @Slot(object)
    def _on_fazit(self, value: object) -> None:
        self._on_field("fazit", value)

    @Slot()
    def _remember_compared(self) -> None:
        shown = self.result.profil.is_compared()
        self.context.settings.views[self.key] = {_COMPARED: "ein" if shown else "aus"}

    @Slot()
    def _on_go(self) -> None:
        if self._befund is None:
            self._to_list()
        else:
            self.assess()

    def _to_list(self) -> None:
        self.context.navigate(LIST_KEY)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, (*self.result.grad.limits.fields(), self.result.fazit)):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
