"""The pane of a Maßnahme on a bare page, as the page of the Maßnahmen holds it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from qmapp.act import massnahme as mass
from qmapp.errors import UserError
from qmapp.ui.act.massnahme import Massnahmenbefehle, Massnahmenblatt
from qmapp.ui.context import Context
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import ground
from tests.ui.present import present

VEREINBART = date(2025, 7, 1)
WANN: dict[str, Any] = {"heute": VEREINBART, "jetzt": datetime(2025, 7, 1, 9, tzinfo=UTC), "wer": "QMB"}


class Halter(QWidget):
    """Shows the pane anew after every step, says refusals, and follows where the pane leads."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.befehle = Massnahmenbefehle(self, context)
        self.blatt = Massnahmenblatt(context, self.befehle)
        self.problem = Banner("bad")
        self.problem.hide()
        self.key: UUID | None = None
        self.seen: list[UUID] = []
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(ground(box(vbox(self.problem, self.blatt, margin=14)), "bg"))
        self.setLayout(vbox(scroll, gap=0))
        context.changed.connect(self._again)
        self.befehle.refused.connect(self._refused)
        self.blatt.massnahme_wanted.connect(self.show_key)
        self.blatt.empfehlung_wanted.connect(self.seen.append)

    @Slot(object)
    def show_key(self, key: UUID) -> None:
        self.key = key
        self.blatt.show_id(key)

    @Slot(object)
    def _again(self, _: object) -> None:
        if self.key is not None and self.key in self.context.read(mass.kennungen):
            self.blatt.show_id(self.key)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.blatt.fields()):
            self.problem.set("bad", error.message, error.advice)
            self.problem.show()


@pytest.fixture
def massnahme(context: Context) -> UUID:
    """Agreed on 1 July 2025, due on 30 September: overdue on the 20 November of the tests."""
    return context.perform(
        "M", mass.create_massnahme, titel="Musterschreiben einführen", vereinbart_am=VEREINBART,
        frist=date(2025, 9, 30), verantwortlich="R-GRU", **WANN,
    )  # fmt: skip


@pytest.fixture
def halter(qtbot: QtBot, context: Context, massnahme: UUID) -> Iterator[Halter]:
    made = Halter(context)
    present(qtbot, made, (820, 900))
    made.show_key(massnahme)
    yield made
    context.changed.disconnect(made._again)
