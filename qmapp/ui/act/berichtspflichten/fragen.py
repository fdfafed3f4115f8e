"""What is asked on the page of the Berichtspflichten, and the Fristrechner."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.regel import in_kraft
from qmapp.act.berichtspflicht.rows import Fassung, LieferungZeile, Pflicht
from qmapp.act.vorgaben import vorgaben
from qmapp.ui.act.berichtspflichten.befehle import Berichtsbefehle
from qmapp.ui.act.berichtspflichten.fassungsdialog import Fassungsdialog
from qmapp.ui.act.berichtspflichten.fristrechner import Fristrechner
from qmapp.ui.act.berichtspflichten.verzichtdialog import Verzichtdialog
from qmapp.ui.act.berichtspflichten.vorschlagswahl import Vorschlagswahl
from qmapp.ui.context import Context
from qmapp.ui.widgets.dialogs import Dialog


class Berichtsfragen(QObject):
    """Belongs to a page; every answer is carried out by its ``befehle``."""

    def __init__(self, page: QWidget, context: Context, befehle: Berichtsbefehle) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._befehle = befehle
        self._made: tuple[UUID, ...] = ()

    def take(self, jahr: int) -> tuple[UUID, ...]:
        """Offer what is usual; the ids of what was taken over."""
        offered = self._context.read(pflicht.offene_vorschlaege)
        self._made = ()
        if not offered:
            self._context.tell("Alle Vorschläge sind schon übernommen.", tone="info")
        else:
            self._show(Vorschlagswahl(self._page, offered, jahr, partial(self._take, jahr=jahr)))
        return self._made

    def waive(self, row: LieferungZeile) -> None:
        """Ask why and what instead."""
        act = partial(self._befehle.waive, row)
        self._show(Verzichtdialog(self._page, f"{row.titel} {row.zeitraum}", act))

    def new_fassung(self, row: Pflicht) -> None:
        """Ask from when it asks for what."""
        heute = self._context.heute()
        now = in_kraft(row.fassungen, heute) or row.fassungen[0]
        first = date(heute.year + 1, 1, 1)
        self._show(Fassungsdialog(self._page, now, first, partial(self._befehle.add_fassung, row), new=True))

    def correct_fassung(self, row: Fassung) -> None:
        """Correct a Fassung nothing was delivered under."""
        act = partial(self._befehle.change_fassung, row)
        self._show(Fassungsdialog(self._page, row, row.gueltig_ab, act, new=False))

    def count_days(self) -> None:
        """Open the Fristrechner with the Feiertage of the office."""
        land = self._context.read(vorgaben).bundesland
        self._show(Fristrechner(self._page, self._context.heute(), land))

    def _take(self, keys: Sequence[str], *, jahr: int) -> bool:
        self._made = self._befehle.take(keys, jahr) or ()
        return bool(self._made)

    def _show(self, dialog: Dialog) -> None:
        before = QApplication.focusWidget()
        dialog.exec()
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
