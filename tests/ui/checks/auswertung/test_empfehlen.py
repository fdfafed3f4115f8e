"""From the errors at a Prüfpunkt to the Empfehlung, by keys."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung as empf
from qmapp.ui.context import Context
from tests.ui.checks.auswertung.opened import KEPT, Open


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_worst_point_becomes_an_empfehlung(
    qtbot: QtBot, context: Context, open_page: Open, ids: dict[str, UUID]
) -> None:
    page = open_page(KEPT)
    seen: list[Any] = []
    context.navigated.connect(lambda key, target: seen.append((key, target)))
    before = {row.id for row in context.read(empf.empfehlungen)}
    offered = page.result.punkte.offered()
    assert offered is not None
    pruefung_id, punkte = offered
    assert pruefung_id == ids[KEPT]
    # One that no Feststellung of the example names with these errors yet.
    held = {code for row in context.read(empf.empfehlungen) for code in codes(context, row.id)}
    place = next(i for i, punkt in enumerate(punkte) if punkt.punkt.code not in held)
    page.result.punkte.recommend.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text().startswith(punkte[0].punkt.titel)
    for _ in range(place):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    (made,) = (row for row in context.read(empf.empfehlungen) if row.id not in before)
    assert made.titel == punkte[place].punkt.titel
    assert made.quellen == (KEPT,)
    assert seen == [("management_response", (made.id, "empfehlung"))]


def codes(context: Context, empfehlung_id: UUID) -> set[str]:
    found = context.read(empf.empfehlung, empfehlung_id)
    return {code for source in found.feststellungen for code in source.punkte}
