"""The pane of a Maßnahme: what it is, how far it is, its Meilensteine, whether it has worked, what happened."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp.act import massnahme as mass
from qmapp.act.management_response.faden import Gliedart
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Meilenstein, Status, Wirksamkeit
from qmapp.act.massnahme.status import MIT_GRUND
from qmapp.act.projekt import projekte
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.german import day
from qmapp.ui.act.faden import Fadenkarte
from qmapp.ui.act.massnahme.angaben import Massnahmenangaben
from qmapp.ui.act.massnahme.befehle import Massnahmenbefehle
from qmapp.ui.act.massnahme.dialoge import Erreicht, Statusfrage, Umbenennen, Verschieben
from qmapp.ui.act.massnahme.felder import Bekannte
from qmapp.ui.act.massnahme.kopf import Massnahmenkopf
from qmapp.ui.act.massnahme.meilensteine import Meilensteine
from qmapp.ui.act.massnahme.verlauf import Verlauf
from qmapp.ui.act.massnahme.wirkung import Wirkungskarte
from qmapp.ui.act.massnahme.wirkungsdialog import Wirkungsdialog
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.context import Context
from qmapp.ui.style import vbox
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if

_POSTPONE = "Die vereinbarte Frist bleibt im Verlauf stehen. Jede Verschiebung wird gezählt."
_POSTPONE_STEP = "Der bisherige Termin bleibt im Verlauf stehen."


class Massnahmenblatt(QWidget):
    """``massnahme_wanted`` carries the id of another Maßnahme, ``empfehlung_wanted`` that of the Empfehlung answered.

    The page calls :meth:`show_id` in its ``refresh``, names :attr:`tables` among its own and shows what ``befehle``
    refuses at the :meth:`fields`.
    """

    massnahme_wanted = Signal(object)
    empfehlung_wanted = Signal(object)
    tables = frozenset({
        "massnahme", "massnahme_feststellung", "meilenstein", "verschiebung", "statuswechsel", "wirksamkeit",
        "empfehlung", "feststellung", "projekt", *WiedervorlageKarte.tables, *Fadenkarte.tables,
    })  # fmt: skip

    def __init__(self, context: Context, befehle: Massnahmenbefehle) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._shown: Massnahme | None = None
        self.kopf = Massnahmenkopf()
        self.faden = Fadenkarte(context, steps=False)
        self.form = Massnahmenangaben(self._known)
        self.meilensteine = Meilensteine()
        self.wirkung = Wirkungskarte()
        self.wiedervorlage = WiedervorlageKarte(context)
        self.verlauf = Verlauf()
        parts = (self.kopf, self.faden, self.wiedervorlage, self.meilensteine, self.form, self.wirkung, self.verlauf)
        self.setLayout(vbox(*parts, None, gap=12))
        self._connect()

    def _connect(self) -> None:
        self.kopf.status_wanted.connect(self.ask_status)
        self.kopf.postpone_wanted.connect(self.postpone)
        self.kopf.field_wanted.connect(self.to_field)
        self.kopf.empfehlung_wanted.connect(self._to_empfehlung)
        self.kopf.waits_wanted.connect(self._to_waited_for)
        self.form.changed.connect(self._on_field)
        self.meilensteine.wanted.connect(self._add_step)
        self.meilensteine.toggled.connect(self._toggle_step)
        self.meilensteine.postpone_wanted.connect(self._postpone_step)
        self.meilensteine.rename_wanted.connect(self._rename_step)
        self.meilensteine.removed.connect(self._befehle.remove_step)
        self.wirkung.check_wanted.connect(self.check)
        self.wirkung.planned.connect(self._on_field)
        self.wirkung.follow_wanted.connect(self._to_follower)
        self.wirkung.removed.connect(self._befehle.remove_check)

    def show_id(self, massnahme_id: UUID) -> None:
        """Show this one as it stands now."""
        heute = self._context.heute()
        found = self._context.read(mass.massnahme, massnahme_id, heute)
        self._shown = found
        row = found.zeile
        self.kopf.show_row(row, heute)
        self.faden.show_objekt(Gliedart.MASSNAHME, row.id)
        self.form.show_row(row, self._context.read(projekte, heute))
        self.meilensteine.show_steps(found, heute)
        self.wirkung.show_checks(found)
        show_if(self.wirkung, not (row.status is Status.NICHT_RELEVANT and not found.wirksamkeiten))
        self.wiedervorlage.show_bezug(Bezugsart.MASSNAHME, row.id, rolle=row.verantwortlich)
        self.verlauf.show_history(found)

    def forget(self) -> None:
        """There is none in hand."""
        self._shown = None

    def row(self) -> MassnahmeZeile | None:
        """The one in hand."""
        return None if self._shown is None else self._shown.zeile

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.form.fields(), *self.meilensteine.fields(), self.wirkung.geplant, self.kopf.status)

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._shown is not None:
            self.form.commit()
            self.wirkung.geplant.commit()
            self.wiedervorlage.commit()

    def to_title(self) -> None:
        """The title, ready to be typed over."""
        self.form.titel.line.setFocus()
        self.form.titel.line.selectAll()

    def to_status(self) -> None:
        """The choice of the status, opened."""
        self.kopf.status.combo.setFocus()
        self.kopf.status.combo.showPopup()

    @Slot(str)
    def to_field(self, name: str) -> None:
        """The field in which something is missing; an agreed deadline is asked for instead."""
        self.form.to_field(name)

    @Slot()
    def set_wiedervorlage(self) -> None:
        """Set a Wiedervorlage, or open the one there is."""
        self.wiedervorlage.set_new()

    @Slot(object)
    def ask_status(self, status: Status) -> None:
        """Change the status; its day or reason is asked for where it needs one."""
        row = self.row()
        if row is None or status is row.status:
            return
        heute = self._context.heute()
        if status is Status.UMGESETZT or status in MIT_GRUND:
            self._ask(Statusfrage(self, status, heute, partial(self._befehle.set_status, row, status)))
        else:
            self._befehle.begin(row, status)
        if self._shown is not None:
            self.kopf.show_row(self._shown.zeile, heute)

    @Slot()
    def postpone(self) -> None:
        """Move the deadline, with a reason."""
        row = self.row()
        if row is None or row.frist is None or not row.status.offen:
            return
        counted = f" Bisher {worte.verschoben(row)}." if row.verschoben else ""
        lead = f"Bisher gilt der {day(row.frist)}.{counted} {_POSTPONE}"
        self._ask(Verschieben(self, f"Frist von {row.kennung} ändern", lead, partial(self._befehle.postpone, row)))

    @Slot()
    def check(self) -> None:
        """Ask whether it has worked; what follows from it is shown next."""
        row = self.row()
        if row is None or row.status is not Status.UMGESETZT:
            return
        made: list[UUID] = []

        def act(folge: str, **told: object) -> None:
            follower = self._befehle.check(row, folge, **told)
            made.extend([follower] if follower is not None else [])

        if self._ask(Wirkungsdialog(self, self._context, row, act)) and made:
            self.massnahme_wanted.emit(made[0])

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._shown is not None:
            self._befehle.change(self._shown.zeile, name, value)

    @Slot(str, object)
    def _add_step(self, titel: str, soll: object) -> None:
        row = self.row()
        if row is not None and self._befehle.add_step(row, titel, soll):  # type: ignore[arg-type]  # a date
            self.meilensteine.clear_input()
            self.meilensteine.titel.line.setFocus()

    @Slot(object)
    def _toggle_step(self, step: Meilenstein) -> None:
        if step.ist is not None:
            self._befehle.reopen_step(step)
        else:
            act = partial(self._befehle.complete_step, step)
            self._ask(Erreicht(self, step.titel, self._context.heute(), act))

    @Slot(object)
    def _postpone_step(self, step: Meilenstein) -> None:
        if step.ist is None:
            lead = f"„{step.titel}“ ist bis {day(step.soll)} geplant. {_POSTPONE_STEP}"
            act = partial(self._befehle.postpone_step, step)
            self._ask(Verschieben(self, "Termin ändern", lead, act, field="soll"))

    @Slot(object)
    def _rename_step(self, step: Meilenstein) -> None:
        self._ask(Umbenennen(self, step.titel, partial(self._befehle.rename_step, step)))

    @Slot(object)
    def _to_follower(self, row: Wirksamkeit) -> None:
        if row.folgemassnahme_id is not None:
            self.massnahme_wanted.emit(row.folgemassnahme_id)

    @Slot()
    def _to_empfehlung(self) -> None:
        row = self.row()
        if row is not None and row.empfehlung_id is not None:
            self.empfehlung_wanted.emit(row.empfehlung_id)

    @Slot()
    def _to_waited_for(self) -> None:
        row = self.row()
        if row is not None and row.abhaengig_von_id is not None:
            self.massnahme_wanted.emit(row.abhaengig_von_id)

    def _known(self) -> Bekannte:
        return self._context.read(mass.kennungen)

    def _ask(self, dialog: Dialog) -> bool:
        before = QApplication.focusWidget()
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
        return agreed
