"""Stichprobe planen: the Angaben at the left, what they mean at the right, and the draw that freezes both."""

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import betragslage as betrag_module
from qmapp.checks.aktenpruefung import grundgesamtheit as liste_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung import stichprobe as plan_module
from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.fruehere import fruehere
from qmapp.checks.aktenpruefung.planverfahren import NACHWEIS
from qmapp.checks.aktenpruefung.rows import Betragslage, FruehereZeile, Grundgesamtheit, Plan, Pruefung, Schichtung
from qmapp.errors import UserError
from qmapp.ui.ausgabe import Gespeichert
from qmapp.ui.checks.planangaben import Planangaben
from qmapp.ui.checks.planergebnis import Planergebnis
from qmapp.ui.checks.planweg import Planweg
from qmapp.ui.checks.protokolle import Protokolle
from qmapp.ui.checks.ziehen import Gezogen, Ziehen, Ziehknopf, files
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY = "aktenpruefung.liste"
READ_KEY = "aktenpruefung.einlesen"
AUDIT_KEY = "aktenpruefung.pruefen"


class _Rechner:
    """Computes plans for the list shown; its amounts are read only for the plans that ask for them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._id: UUID | None = None
        self._schichten: tuple[tuple[str, int], ...] = ()
        self._betraege: Betragslage | None = None

    def show_list(self, pruefung_id: UUID, liste: Grundgesamtheit) -> None:
        """Compute for this list from now on."""
        self._id, self._schichten, self._betraege = pruefung_id, liste.schichten, None

    def fruehere(self, plan: Plan) -> tuple[FruehereZeile, ...]:
        """The Prüfungen whose results Neyman's division can use; none for a plan that does not ask."""
        if self._id is None or plan.schichtung is not Schichtung.NEYMAN:
            return ()
        return self._context.read(fruehere, self._id)

    def berechne(self, plan: Plan) -> Berechnung:
        """What the plan gives."""
        if self._betraege is None and self._id is not None and (plan.nach_betrag or plan.verfahren in NACHWEIS):
            self._betraege = self._context.read(betrag_module.betragslage, self._id)
        return plan_module.berechne(plan, self._schichten, self._betraege)


class StichprobePlanen(Page):
    """Every change is computed at once; the plan saves itself until the sample is drawn."""

    key = "aktenpruefung.planen"
    title = "Stichprobe planen"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "stichprobenplan", "grundgesamtheit", "ausschluss", "ziehung"})
    keys = (
        ("1–3", "Verfahren wählen"),
        ("Strg+Enter", "Akten ziehen"),
        ("Alt+R", "Rechenweg"),
        ("T", "Kurve als Tabelle"),
        ("Strg+P", "Prüfplan"),
    )
    help_page = "stichprobe"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._pruefung: Pruefung | None = None
        self._liste: Grundgesamtheit | None = None
        self._found: Berechnung | None = None
        self._rechner = _Rechner(context)
        self.primary = Ziehknopf()
        self.protocol = Button("Ziehungsprotokoll …", "file-certificate")
        self.recipe = Button("Zum Nachrechnen …", "download", tip="Das Ziehungsprotokoll als JSON-Datei speichern")
        self.angaben, self.ergebnis, self.frozen = Planangaben(), Planergebnis(), Gezogen()
        self.problem, self.saved = Banner("bad", " "), Gespeichert()
        self._ziehen = Ziehen(self, context)
        self._protokolle = Protokolle(self, context, self.saved, self.problem)
        self._read = Button("Liste einlesen", "table-import", "primary")
        self.empty = _empty(self._read)
        self.columns = Columns((box(vbox(self.angaben, gap=0)), 6), (self.ergebnis, 15), fold=800)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.recipe, self.protocol))
        body = box(vbox((self.empty, 1), (self.columns, 1), gap=0))
        self.build(header, self.problem, self.saved, self.frozen, body, gap=14)
        self.problem.hide()
        self.saved.hide()
        self.weg = Planweg(self, self._outer, self.ergebnis.sentence)
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self._on_primary)
        self.protocol.clicked.connect(self._protokolle.export)
        self.recipe.clicked.connect(self._protokolle.save_recipe)
        self.frozen.acted.connect(self._protokolle.show_draws)
        self._read.clicked.connect(self._go_read)
        self.angaben.changed.connect(self._on_changed)
        self.angaben.finished.connect(self._on_finished)
        self.ergebnis.chosen.connect(self.angaben.set_method)
        self._ziehen.drawn.connect(self._on_drawn)
        self._ziehen.ended.connect(self._show_primary)
        self._ziehen.refused.connect(self._refused)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            if target[0] != self._id:
                self.saved.hide()
            self._id = target[0]

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            head = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self._pruefung = head
        self._protokolle.show_head(head)
        self._liste = self.context.read(liste_module.grundgesamtheit, self._id)
        self.problem.hide()
        if self._liste is not None:
            self._rechner.show_list(self._id, self._liste)
            earlier = self._rechner.fruehere(head.plan)
            self.angaben.show_plan(head.plan, self._liste, self.context, frozen=self._is_drawn(), fruehere=earlier)
            self._compute(head.plan)
        self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._pruefung.titel if self._pruefung is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self._words()))

    def commands(self) -> tuple[Command, ...]:
        if self._liste is None:
            return ()
        way = Command("Rechenweg zeigen", self.weg.toggle, "Alt+R")
        if self._is_drawn():
            return (*self._protokolle.commands(), Command("Weitere Ziehung …", self._protokolle.show_draws), way)
        draw = Command("Stichprobe ziehen …", self._on_primary, "Strg+Enter")
        return (draw, self._protokolle.plan_command(), way)

    def first_focus(self) -> QWidget | None:
        return self._read if self._liste is None else self.angaben.first_field().editor

    def leave(self) -> bool:
        if self._liste is not None and not self._is_drawn():
            self.angaben.commit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        usable = self.context.settings.single_letter_keys and not self._is_drawn() and self._liste is not None
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if usable and plain and self.ergebnis.cards.choose_key(event.text()):
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_drawn(self) -> bool:
        return self._pruefung is not None and self._pruefung.gezogen_um is not None

    def _words(self) -> str:
        return "Stichprobe" if self._is_drawn() else self.title

    def _compute(self, plan: Plan | None) -> None:
        """Show what the fields mean; figures that do not belong to them stand pale."""
        if plan is None or self._liste is None:
            self._found = None
            self.ergebnis.set_pale()
        else:
            found = self._rechner.berechne(plan)
            self._found = found if found.gewaehlt is not None else None
            self.angaben.show_errors(found.fehler)
            by = self._liste.angaben.spalte_schicht
            self.ergebnis.show_result(plan, found, by, frozen=self._is_drawn())
        self.weg.show_plan(plan, self._found)
        self._show_primary()

    @Slot()
    def _show_primary(self) -> None:
        chosen = self._found.gewaehlt if self._found is not None else None
        self.primary.show_state(None if chosen is None else chosen.umfang, drawn=self._is_drawn())

    def _show_head(self) -> None:
        assert self.header is not None
        drawn, has_list = self._is_drawn(), self._liste is not None
        show_if(self.empty, not has_list)
        for widget in (self.columns, self.primary, self.protocol):
            show_if(widget, has_list)
        self.protocol.set_text(self._protokolle.words())
        show_if(self.recipe, drawn)
        self.header.set_title(self._words())
        self.header.set_context(self._pruefung.titel if self._pruefung is not None else "")
        self.frozen.show_head(self._pruefung)
        self.header.set_status("info", "Gezogen" if drawn else "", "lock")
        self.head_changed.emit()

    @Slot()
    def _go_read(self) -> None:
        if self._id is not None:
            self.context.navigate(READ_KEY, self._id)

    @Slot(object)
    def _on_changed(self, plan: Plan | None) -> None:
        if not self._is_drawn():
            self._compute(plan)

    @Slot(object)
    def _on_finished(self, plan: Plan) -> None:
        if self._id is None or self._is_drawn():
            return
        try:
            self.context.perform("Stichprobenplan", plan_module.save_plan, self._id, plan)
        except UserError as error:
            self._refused(error)

    @Slot()
    def _on_primary(self) -> None:
        if self._id is None or self._liste is None:
            return
        if self._is_drawn():
            self.context.navigate(AUDIT_KEY, self._id)
            return
        self.angaben.commit()
        plan = self.angaben.plan()
        if not self.angaben.is_readable() or self._found is None:
            return
        self._compute(plan)
        if self._found is not None and self._ziehen.agreed(plan, self._found, self._liste):
            self.primary.setEnabled(False)
            self._ziehen.draw(self._id)

    @Slot()
    def _on_drawn(self) -> None:
        self.refresh()
        count = self._found.gewaehlt.umfang if self._found is not None and self._found.gewaehlt is not None else 0
        self.context.tell(f"{files(count)} gezogen. Das Ziehungsprotokoll liegt bei dieser Aktenprüfung.")
        self.primary.setFocus()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.angaben.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()


def _empty(button: Button) -> Card:
    return Card(
        EmptyState(
            "target-arrow",
            "Lesen Sie zuerst die Fallliste ein",
            "Hier legen Sie fest, wie viele Akten geprüft werden und wie genau das Ergebnis wird. Dafür muss "
            "bekannt sein, wie viele Akten es gibt.",
            button,
        )
    )
