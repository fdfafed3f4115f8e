"""Stichprobe planen: the Angaben at the left, what they mean at the right, and the draw that freezes both."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from qmapp import __version__, german, paths
from qmapp.checks.aktenpruefung import grundgesamtheit as liste_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung import stichprobe as plan_module
from qmapp.checks.aktenpruefung import ziehung as ziehung_module
from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.rows import Grundgesamtheit, Plan, Pruefung, Schichtung, Verfahren
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.checks.ausgabe import ZIEHUNGSPROTOKOLL, Berichtsausgabe, Gespeichert
from qmapp.ui.checks.planangaben import Planangaben
from qmapp.ui.checks.planergebnis import Planergebnis
from qmapp.ui.checks.protokolldatei import FILTER, ask_name, write
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY = "aktenpruefung.liste"
READ_KEY = "aktenpruefung.einlesen"
AUDIT_KEY = "aktenpruefung.pruefen"

_METHODS = {
    Verfahren.MINDESTGROESSE: "Mindestgröße",
    Verfahren.ENTDECKUNG: "Entdeckung",
    Verfahren.ANZAHL: "Feste Anzahl",
}


class StichprobePlanen(Page):
    """Every change is computed at once; the plan saves itself until the sample is drawn."""

    key = "aktenpruefung.planen"
    title = "Stichprobe planen"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "stichprobenplan", "grundgesamtheit", "ausschluss", "ziehung"})
    keys = (("1–3", "Verfahren wählen"), ("Strg+Enter", "Akten ziehen"), ("T", "Kurve als Tabelle"), ("F1", "Hilfe"))
    help_page = "stichprobe"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._pruefung: Pruefung | None = None
        self._liste: Grundgesamtheit | None = None
        self._found: Berechnung | None = None
        self.primary = Button("Akten ziehen", "stack-2", "primary")
        self.protocol = Button("Ziehungsprotokoll …", "file-certificate")
        self.recipe = Button("Zum Nachrechnen …", "download", tip="Das Ziehungsprotokoll als JSON-Datei speichern")
        self.angaben = Planangaben()
        self.ergebnis = Planergebnis()
        self.frozen = Banner("info", " ")
        self.problem = Banner("bad", " ")
        self.saved = Gespeichert()
        self._output = Berichtsausgabe(self, context, self.saved, self.problem)
        self._read = Button("Liste einlesen", "table-import", "primary")
        self.empty = Card(
            EmptyState(
                "target-arrow",
                "Lesen Sie zuerst die Fallliste ein",
                "Hier legen Sie fest, wie viele Akten geprüft werden und wie genau das Ergebnis wird. Dafür muss "
                "bekannt sein, wie viele Akten es gibt.",
                self._read,
            )
        )
        self.columns = Columns((box(vbox(self.angaben, gap=0)), 6), (self.ergebnis, 15), fold=800)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.recipe, self.protocol))
        body = box(vbox((self.empty, 1), (self.columns, 1), gap=0))
        self.build(header, self.problem, self.saved, self.frozen, body, gap=14)
        self.problem.hide()
        self.saved.hide()
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self._on_primary)
        self.protocol.clicked.connect(self._export)
        self.recipe.clicked.connect(self._save_recipe)
        self._read.clicked.connect(self._go_read)
        self.angaben.changed.connect(self._on_changed)
        self.angaben.finished.connect(self._on_finished)
        self.ergebnis.chosen.connect(self._on_method)

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
        self._liste = self.context.read(liste_module.grundgesamtheit, self._id)
        self.problem.hide()
        if self._liste is not None:
            self.angaben.show_plan(
                head.plan, self._liste, frozen=self._is_drawn(), heute=self.context.heute(), wer=self.context.wer
            )
            self._compute(head.plan)
        self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._pruefung.titel if self._pruefung is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self._words()))

    def commands(self) -> tuple[Command, ...]:
        if self._liste is None:
            return ()
        if self._is_drawn():
            recipe = Command("Ziehung zum Nachrechnen speichern …", self._save_recipe)
            return (Command("Ziehungsprotokoll erstellen …", self._export), recipe)
        return (Command("Stichprobe ziehen …", self._on_primary, ""),)

    def first_focus(self) -> QWidget | None:
        return self._read if self._liste is None else self.angaben.quote.editor

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

    def _schichten(self) -> tuple[tuple[str, int], ...]:
        return self._liste.schichten if self._liste is not None else ()

    def _compute(self, plan: Plan | None) -> None:
        """Show what the fields mean; figures that do not belong to them stand pale."""
        if plan is None or self._liste is None:
            self._found = None
            self.ergebnis.set_pale()
        else:
            found = plan_module.berechne(plan, self._schichten())
            self._found = found if found.gewaehlt is not None else None
            self.angaben.show_errors(found.fehler)
            by = self._liste.angaben.spalte_schicht
            self.ergebnis.show_result(plan, found, by, frozen=self._is_drawn())
        self._show_primary()

    def _show_primary(self) -> None:
        if self._is_drawn():
            self.primary.set_text("Akten prüfen")
            self.primary.set_icon("list-check")
            self.primary.setEnabled(True)
            return
        chosen = self._found.gewaehlt if self._found is not None else None
        self.primary.set_icon("stack-2")
        self.primary.set_text(f"{_files(chosen.umfang)} ziehen" if chosen is not None else "Akten ziehen")
        self.primary.setEnabled(chosen is not None)

    def _show_head(self) -> None:
        assert self.header is not None
        drawn, has_list = self._is_drawn(), self._liste is not None
        show_if(self.empty, not has_list)
        show_if(self.columns, has_list)
        show_if(self.primary, has_list)
        show_if(self.protocol, drawn)
        show_if(self.recipe, drawn)
        show_if(self.frozen, drawn)
        self.header.set_title(self._words())
        head = self._pruefung
        self.header.set_context(f"Aktenprüfung {head.titel}" if head is not None else "")
        if drawn and head is not None and head.gezogen_um is not None:
            when = _moment(head.gezogen_um)
            self.header.set_status("info", "Gezogen", "lock")
            self.frozen.set(
                "info",
                f"Gezogen am {when} von {head.gezogen_durch}.",
                "Die Angaben und die Liste sind seitdem festgeschrieben.",
            )
        else:
            self.header.set_status("neutral", "")
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

    @Slot(object)
    def _on_method(self, method: object) -> None:
        self.angaben.set_method(method)

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
        if not plan.startwert.strip():
            self.angaben.startwert.set_error("Bitte geben Sie einen Startwert ein oder lassen Sie einen erzeugen.")
            self.angaben.startwert.line.setFocus()
            return
        self._compute(plan)
        if self._found is not None and self._agreed(plan, self._found):
            self._draw(self._id)

    def _agreed(self, plan: Plan, found: Berechnung) -> bool:
        assert self._liste is not None
        assert found.gewaehlt is not None
        count = _files(found.gewaehlt.umfang)
        facts = [
            ("Umfang", f"{german.integer(found.gewaehlt.umfang)} von {german.integer(found.grundgesamtheit)} Akten"),
            ("Verfahren", _method(plan, self._liste.angaben.spalte_schicht)),
            ("Startwert", plan.startwert),
            ("Liste", self._liste.angaben.datei),
        ]
        return confirm(
            self,
            "Diese Ziehung lässt sich nicht zurücknehmen",
            "Danach sind die Angaben gesperrt. Das Ziehungsprotokoll wird abgelegt, damit die Auswahl jederzeit "
            "nachgestellt werden kann.",
            facts,
            action=f"{count} ziehen",
            icon="stack-2",
        )

    def _draw(self, pruefung_id: UUID) -> None:
        wer, jetzt = self.context.wer, self.context.jetzt()
        self.primary.setEnabled(False)
        self.context.run_act(
            "Stichprobe ziehen", _draw, pruefung_id, wer, jetzt, on_done=self._on_drawn, on_error=self._on_draw_refused
        )

    @Slot(object)
    def _on_drawn(self, _: object) -> None:
        self.context.workspace.settle()
        self.refresh()
        count = self._found.gewaehlt.umfang if self._found is not None and self._found.gewaehlt is not None else 0
        self.context.tell(f"{_files(count)} gezogen. Das Ziehungsprotokoll liegt bei dieser Aktenprüfung.")
        self.primary.setFocus()

    @Slot(object)
    def _on_draw_refused(self, error: UserError) -> None:
        self._show_primary()
        self._refused(error)

    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.angaben.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()

    @Slot()
    def _export(self) -> None:
        if self._id is not None and self._pruefung is not None:
            self._output.start(ZIEHUNGSPROTOKOLL, self._id, self._pruefung.kennung)

    @Slot()
    def _save_recipe(self) -> None:
        if self._id is None or self._pruefung is None:
            return
        folder = Path(self.context.settings.last_folder or paths.documents_dir())
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Ziehung zum Nachrechnen speichern", str(folder / ask_name(self._pruefung)), FILTER
        )
        if not chosen:
            return
        target, pruefung_id, workspace = Path(chosen), self._id, self.context.workspace

        def work(_: Progress) -> Path:
            return write(workspace, pruefung_id, target)

        self.context.run(work, self._on_saved, self._on_draw_refused, label="Ziehungsprotokoll wird geschrieben")

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.context.settings.last_folder = str(path.parent)
        self.context.tell(self.saved.show_files("Ziehungsprotokoll", (path,)))


def _draw(session: Any, pruefung_id: UUID, wer: str, jetzt: datetime, *, progress: Progress) -> UUID:
    """The draw as a long command; it is one step, so there is nothing between start and end to report."""
    progress(0, 0)
    return ziehung_module.draw(session, pruefung_id, wer=wer, jetzt=jetzt, version=__version__)


def _files(count: int) -> str:
    return "1 Akte" if count == 1 else f"{german.integer(count)} Akten"


def _method(plan: Plan, by: str) -> str:
    quote = f"{plan.quote_prozent.replace('.', ',')}{german.NBSP}%-Quote"
    name = _METHODS.get(plan.verfahren, quote)
    return f"{name}, anteilig nach {by}" if plan.schichtung is Schichtung.ANTEILIG else f"{name}, einfach zufällig"


def _moment(when: datetime) -> str:
    local = when.astimezone()
    return f"{german.day(local.date())} um {local:%H:%M} Uhr"
