"""The result of the example's Q-Check in the window: each figure recomputed from the answers of the folder."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung
from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import Art
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Ausrichtung, Dimension
from qmapp.checks.qcheck.worte import AUSRICHTUNGEN
from qmapp.german import percent
from qmapp.ui.checks.qcheck.ergebnis import QCheckErgebnis
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from tests.checks.qcheck.test_beispiel import ORIENTATIONS, TOLD
from tests.ui.checks.conftest import InDialog
from tests.ui.test_accessibility import nameless

ANSWERS: list[dict[str, Any]] = TOLD["QC-2025-HZP"]["antwort"]
LETTERS = {Dimension.STRUKTUR: "S", Dimension.PROZESS: "P", Dimension.ERGEBNIS: "E"}
NBSP = "\u00a0"


def by_hand(wanted: Callable[[dict[str, Any]], bool], year: str = "QC-2025-HZP") -> tuple[int, int]:
    """Σ weight × points and Σ weight × 3, added up from the folder's answers."""
    counted = [one for one in TOLD[year]["antwort"] if "punkte" in one and wanted(one)]
    return sum(one["gewicht"] * one["punkte"] for one in counted), sum(one["gewicht"] * 3 for one in counted)


def everything(_: dict[str, Any]) -> bool:
    return True


def of_dimension(dimension: Dimension) -> Callable[[dict[str, Any]], bool]:
    return lambda one: one["frage"].rsplit("-", 1)[1][0] == LETTERS[dimension]


def of_ausrichtung(short: str) -> Callable[[dict[str, Any]], bool]:
    return lambda one: one["ausrichtung"] == short


def key(qtbot: QtBot, *keys: Qt.Key, alt: bool = False) -> None:
    for one in keys:
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(QApplication.focusWidget(), one, held)


def test_every_degree_shown_is_that_of_the_folders_answers(page: QCheckErgebnis) -> None:
    grad = page.result.grad
    top, best = by_hand(everything)
    assert (top, best) == (164, 219)
    assert grad.value.text() == percent(Fraction(top, best)) == f"74,9{NBSP}%"
    assert grad.share.text().startswith("164 von 219 gewichteten Punkten, 30 von 31 Fragen zählen")
    assert (grad.pill.text(), grad.pill.tone()) == ("gelb", "warn")
    assert grad.change.text() == f"+14,5{NBSP}%-Punkte seit 2024"
    assert grad.unclear.text() == f"Nicht beurteilbar: 1 von 31 Fragen (3,2{NBSP}%)."
    for dimension, field in grad.fields.items():
        now, before = (Fraction(*by_hand(of_dimension(dimension), year)) for year in ("QC-2025-HZP", "QC-2024-HZP"))
        assert field.value.text() == percent(now)
        assert field.share.whole_text() == "{} von {} Punkten".format(*by_hand(of_dimension(dimension)))
        change = f"{float((now - before) * 100):+.1f}".replace(".", ",") + f"{NBSP}%-Punkte"
        assert field.change.whole_text() == change
        assert field.toolTip() == ""
    words = page.result.ausrichtung.words().split("\n")
    for short, one in ORIENTATIONS.items():
        top, best = by_hand(of_ausrichtung(short))
        assert f"{AUSRICHTUNGEN[Ausrichtung(one)]}: {top} von {best} ({percent(Fraction(top, best))})" in words
    # The Rechenweg says the same, and the head what it rests on.
    text = page.wall.ways.as_text()
    assert f"164 von 219 = 74,9{NBSP}%" in text
    assert f"1 von 31 = 3,2{NBSP}%" in text
    assert f"125 von 207 = 60,4{NBSP}%" in text
    rests_on = f"2{NBSP}Dokumente, 1{NBSP}Gespräch · bewertet 06.10. bis 24.10.2025"
    assert page.head._context.whole_text() == rests_on
    assert page.head._pill.text() == "Ergebnis liegt vor"


def test_the_points_are_described_without_weights(page: QCheckErgebnis) -> None:
    points = [one["punkte"] for one in TOLD["QC-2025-HZP"]["antwort"] if "punkte" in one]
    total, *dimensions = page.result.beschreibung.table.as_tsv().splitlines()[1:]
    name, n, added, mean = total.split("\t")[:4]
    assert (name, int(n), int(added)) == ("Gesamt", len(points), sum(points))
    assert mean == f"{sum(points) / len(points):.2f}".replace(".", ",")
    assert sum(int(line.split("\t")[2]) for line in dimensions) == sum(points)


def test_questions_are_gone_through_by_keys(qtbot: QtBot, page: QCheckErgebnis, context: Context) -> None:
    chart = page.chart
    assert chart.canvas.hasFocus()
    head, lines = chart.table_lines()
    assert head == ("Frage", "Oktober 2025", "Mai 2024", "Veränderung")
    told = {one["frage"]: one for one in ANSWERS}
    shown = [frage.punkt.code for frage in context.read(door.fragen, page._id)]
    for code, line in zip(shown, lines, strict=True):
        expected = str(told[code]["punkte"]) if "punkte" in told[code] else "nicht beurteilbar"
        assert line[1].startswith(expected)
    key(qtbot, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Return)
    evidence = page.wall.evidence
    assert evidence.isVisible()
    assert evidence.code == "QC-HZP-S04"
    assert "Dokument: Schulungsliste 2025." in evidence.as_text()
    assert told["QC-HZP-S04"]["bemerkung"] in evidence.as_text()
    # The evidence follows the question, the row stays in sight, Esc closes it.
    key(qtbot, *[Qt.Key.Key_Down] * 25)
    assert evidence.code == "QC-HZP-E06"
    row = chart.canvas.mapTo(page, chart.row_rect().center().toPoint())
    assert 0 < row.y() < page.height()
    key(qtbot, Qt.Key.Key_Escape)
    assert not evidence.isVisible()
    key(qtbot, Qt.Key.Key_V)
    assert not chart.compares()
    assert context.settings.views["qcheck.ergebnis"] == {"vergleich": "aus"}
    key(qtbot, Qt.Key.Key_V)
    assert chart.compares()
    key(qtbot, Qt.Key.Key_R, alt=True)
    assert page.wall.ways.isVisible()
    key(qtbot, Qt.Key.Key_Escape)
    assert chart.canvas.hasFocus()


def test_potentials_are_chosen_and_become_empfehlungen(
    qtbot: QtBot, page: QCheckErgebnis, context: Context, ids: dict[str, UUID]
) -> None:
    went: list[tuple[Any, ...]] = []
    context.navigated.connect(lambda key, target: went.append((key, *target)))
    card = page.result.potentiale
    low = [one["frage"] for one in ANSWERS if one.get("punkte", 9) <= 1]
    assert sorted(card.gewaehlt()) == sorted(low)
    assert page.head.recommend.words() == "Empfehlungen anlegen"
    boxes = card.findChildren(QCheckBox)
    boxes[0].setFocus()
    qtbot.keyClick(boxes[0], Qt.Key.Key_Space)
    assert len(card.gewaehlt()) == len(low) - 1
    # A click on the words does what one on the box does.
    for count in (len(low), len(low) - 1):
        qtbot.mouseClick(card.rows[0], Qt.MouseButton.LeftButton)
        assert len(card.gewaehlt()) == count
    card.more.click()
    almost = [one["frage"] for one in ANSWERS if one.get("punkte") == 2]
    assert len(card.rows) == len(low) + len(almost)
    # Held first, then recommended: nothing is made twice.
    page.result.naechster.hold.click()
    held = context.read(fest.zu_qcheck, ids["QC-2025-HZP"])
    assert len(held) == len(low) - 1
    assert all(row.art is Art.VERBESSERUNG and row.dimension is not None for row in held)
    assert {row.held.whole_text() for row in card.rows if row.code in held[0].punkte} == {held[0].kennung}
    assert page.result.naechster.hold.isVisible()
    page.head.recommend.click()
    advice = context.read(empfehlung.empfehlungen)
    assert len(advice) == len(card.gewaehlt()) == len(low) - 1
    assert went[-1][0] == "management_response"
    assert len(context.read(fest.feststellungen)) == len(low) - 1
    for _ in range(2):
        context.undo()
    assert context.read(fest.feststellungen) == ()
    assert page.result.naechster.together.isVisible()
    page.result.naechster.together.click()
    (one,) = context.read(empfehlung.empfehlungen)
    assert len(one.feststellungen) == len(low) - 1


def test_limits_and_fazit_save_themselves_and_are_undone(
    qtbot: QtBot, page: QCheckErgebnis, context: Context, ids: dict[str, UUID]
) -> None:
    limits = page.result.grad.limits
    limits.open.click()
    assert limits.gruen.line.hasFocus()
    qtbot.keyClicks(limits.gruen.line, "74,8")
    qtbot.keyClick(limits.gruen.line, Qt.Key.Key_Tab)
    assert page.result.grad.pill.text() == "grün"
    limits.gelb.line.selectAll()
    qtbot.keyClicks(limits.gelb.line, "80")
    qtbot.keyClick(limits.gelb.line, Qt.Key.Key_Tab)
    assert limits.gruen.error() == "Grün muss über Gelb beginnen."
    assert str(context.read(door.qcheck, ids["QC-2025-HZP"]).gelb_ab) == "60"
    context.undo()
    assert page.result.grad.pill.text() == "gelb"
    page.result.fazit.area.setFocus()
    qtbot.keyClicks(page.result.fazit.area, "Es wird besser.")
    qtbot.keyClick(page.result.fazit.area, Qt.Key.Key_Tab)
    assert context.read(door.qcheck, ids["QC-2025-HZP"]).fazit == "Es wird besser."


def test_a_submitted_one_stands_as_it_is_and_can_be_printed(
    page: QCheckErgebnis, context: Context, ids: dict[str, UUID], in_dialog: InDialog
) -> None:
    assert page.abschluss.isVisible()
    assert page.result.fazit.isVisible()
    context.perform("Fazit", door.update_qcheck, ids["QC-2025-HZP"], fazit="Es wird besser.")
    context.perform("Vorlegen", partial(door.submit_qcheck, heute=context.heute(), wer="QMB"), ids["QC-2025-HZP"])
    assert page.head._pill.text() == "Liegt zur Freigabe vor"
    assert not page.result.grad.limits.open.isVisible()
    assert (page.result.fazit.isVisible(), page.result.fazit_words.text()) == (False, "Es wird besser.")
    titles: list[str] = []

    def note(dialog: QDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    in_dialog(note)
    page.schritte.print_report()
    assert titles == ["Q-Check-Bericht erstellen"]


def test_files_of_the_evidence_are_at_hand(page: QCheckErgebnis, context: Context, ids: dict[str, UUID]) -> None:
    page.nachsehen.show_evidence("QC-HZP-S04")
    files = page.wall.evidence.files
    assert not files.isVisible()
    (frage,) = (one for one in context.read(door.fragen, ids["QC-2025-HZP"]) if one.punkt.code == "QC-HZP-S04")
    add = partial(door.add_anlage, jetzt=context.jetzt(), wer="QMB")
    for name in ("Liste.pdf", "Plan.pdf"):
        context.perform("Anlage", add, frage.nachweise[0].id, name, name.encode())
    assert files.isVisible()
    assert files.list.rows.count() == 2
    assert not files.remove_button.isVisible()


def test_strengths_lead_to_their_evidence(qtbot: QtBot, page: QCheckErgebnis) -> None:
    card = page.result.staerken
    best = [one["frage"] for one in ANSWERS if one.get("punkte") == 3]
    assert card.pill.text() == f"{len(best)}{NBSP}Fragen"
    assert len(card.rows) == 3
    card.more.click()
    assert sorted(row.code for row in card.rows) == sorted(best)
    card.rows[-1].setFocus()
    qtbot.keyClick(card.rows[-1], Qt.Key.Key_Return)
    assert page.wall.evidence.code == card.rows[-1].code
    page.wall.evidence.go.click()


def test_other_units_stand_by_name_with_degrees_alone(page: QCheckErgebnis) -> None:
    card = page.result.einheiten
    assert card.isVisible()
    rows = [line.split("\t") for line in card.table.as_tsv().split("\n")]
    assert rows[0] == ["Einheit", "Gesamt", "Struktur", "Prozess", "Ergebnis"]
    assert [row[0].split(" · ")[0].split("QC-")[0].strip() for row in rows[1:]] == ["Pflege Nord", "Pflege Süd"]
    assert "QMB" not in card.table.as_tsv()
    assert "Pflege Süd (QC-2025-1), über 30 gemeinsame Fragen" in page.wall.ways.as_text()


def test_what_is_not_done_is_said(qtbot: QtBot, page: QCheckErgebnis, context: Context, ids: dict[str, UUID]) -> None:
    went: list[tuple[Any, ...]] = []
    context.navigated.connect(lambda key, target: went.append((key, *target)))
    context.navigate("qcheck.ergebnis", ids["Q-Check halb"])
    assert page.strip.words() == "Vorläufig: 12 von 31 Fragen bewertet. Die Zahlen ändern sich noch."
    assert not page.abschluss.isVisible()
    assert not page.result.profil.compare.isVisible()
    assert page.result.grad.fields[Dimension.ERGEBNIS].pill.text() == "keine Angabe"
    page.strip.button.click()
    assert went[-1] == ("qcheck.bewertung", ids["Q-Check halb"])
    context.navigate("qcheck.ergebnis", ids["Q-Check leer"])
    assert page.empty.isVisible()
    assert not page.result.isVisible()
    assert page.go.hasFocus()
    page.go.click()
    assert went[-1] == ("qcheck.bewertung", ids["Q-Check leer"])
    context.navigate("qcheck.ergebnis", UUID(int=7))
    assert "gibt es nicht" in page.empty_state.accessibleName()
    assert [command.label for command in page.commands()] == ["Zu den Q-Checks"]


def test_many_that_could_not_be_assessed_are_warned_of(
    page: QCheckErgebnis, context: Context, ids: dict[str, UUID]
) -> None:
    """Pflege Nord: 8 assessed, 23 not."""
    found = {row.einheit: row.id for row in context.read(door.qchecks)}
    context.navigate("qcheck.ergebnis", found["Pflege Nord"])
    said = page.result.grad.unclear.text()
    assert said.startswith(f"Nicht beurteilbar: 23 von 31 Fragen (74,2{NBSP}%). Das ist mehr als jede zehnte.")
    assert page.result.grad._sign.isVisible()


def test_it_fits_and_everything_has_a_name(qtbot: QtBot, shell: Shell, page: QCheckErgebnis) -> None:
    page.result.grad.limits.open.click()
    page.nachsehen.show_evidence("QC-HZP-S04")
    assert nameless(page) == []
    for width, size in ((1366, 100), (1000, 100), (1366, 150), (1440, 200)):
        look.apply("light", size)
        shell.resize(width, 768)
        qtbot.wait(20)
        assert shell.width() == width
        assert page._body.width() <= page.width(), f"at {width} px and {size} % the content is wider than the page"
