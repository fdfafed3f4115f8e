"""The figures on the screen are the query's."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp import german
from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.ui.checks.nochoffen import NochOffen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.checks import desk
from tests.ui.checks.auswertung.opened import CLOSED, KEPT, RUNNING, InDialog, Open, asked, opened, show, status
from tests.ui.checks.conftest import NOW


def test_the_cards_show_the_figures_of_the_query(context: Context, ids: dict[str, UUID], open_page: Open) -> None:
    page, found = open_page(CLOSED), asked(context, ids[CLOSED])
    shown = page.result
    assert found.geschichtet is not None
    assert found.betraege is not None
    assert status(page) == "Abgeschlossen"
    assert page.strip.words().startswith("Freigegeben und versiegelt am ")
    assert shown.quote.value.text() == german.percent(found.geschichtet.wert) == "10,9\u00a0%"
    assert shown.quote.pill.text() == "Nicht gesichert"
    assert shown.quote.source.text() == "95-%-Bereich: 8,6 bis 13,5\u00a0% · 71 von 653 Akten, gewichtet"
    assert shown.quote.all.text() == "Auf alle 22.082 Akten gerechnet: etwa 2.400 (1.904 bis 2.973)"
    assert shown.satz.words() == found.satz
    assert shown.satz.kernsatz.text() == "Etwa jede neunte Akte hat einen materiellen Fehler."
    assert shown.euro.value.text() == "rund 855.000\u00a0€"
    assert shown.euro.range.text() == "95-%-Bereich: 583.000 bis 1.130.000\u00a0€"
    assert shown.euro.rows.rows()[0][1] == german.euro(found.betraege.brutto.summe_cent) == "25.273,00\u00a0€"
    assert shown.euro.rows.rows()[1][1] == "38,70\u00a0€"
    assert shown.euro.warnings() == "\n".join(found.betraege.warnungen)


def test_the_bars_are_the_most_frequent_prüfpunkte_with_their_own_denominators(
    context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    card, found = open_page(CLOSED).result.punkte, asked(context, ids[CLOSED])
    rows = {row.title: row for row in card.counts._rows}
    frequent = found.haeufigste[:7]
    assert rows.keys() == {p.punkt.titel for p in frequent}
    for p in frequent:
        row = rows[p.punkt.titel]
        assert (row.value, row.lower, row.upper) == (p.quote.wert, p.quote.unten, p.quote.oben)
        assert row.sub.startswith(f"{p.material} von {p.bewertet} · §")
    values = [row.value for row in card.counts._rows]
    assert values == sorted(values, key=lambda v: -(v or 0))
    card.more.click()
    assert len(card.counts._rows) == len([p for p in found.punkte if p.material]) == 31
    few = [row for row in card.counts._rows if row.words == "zu wenige"]
    assert {row.title for row in few} == {p.punkt.titel for p in found.punkte if p.material and p.bewertet < 30}
    assert all(row.value is None for row in few)


def test_the_amounts_are_those_found_to_the_cent(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    card, found = open_page(CLOSED).result.punkte, asked(context, ids[CLOSED])
    segments = card.choice.findChildren(QWidget)
    qtbot.mouseClick(segments[-1], Qt.MouseButton.LeftButton)
    assert card.amounts.isVisible()
    assert not card.counts.isVisible()
    card.more.click()
    total = sum(round((row.value or 0) * 100) for row in card.amounts._rows)
    assert total == sum(p.zu_viel_cent + p.zu_wenig_cent for p in found.punkte)
    assert found.betraege is not None
    assert total == found.betraege.brutto.summe_cent


def test_strata_bereiche_and_files_are_the_query_s(context: Context, ids: dict[str, UUID], open_page: Open) -> None:
    shown, found = open_page(CLOSED).result, asked(context, ids[CLOSED])
    rows = shown.schichten.chart._rows
    assert [(r.title, r.value, r.lower, r.upper) for r in rows] == [
        (s.name, s.quote.wert, s.quote.unten, s.quote.oben) for s in found.schichten
    ]
    assert shown.schichten.test.words() == f"Kein belegter Unterschied {found.test_satz}"
    assert "66 von 653" in shown.bereiche.table.rows.columns[1].cell(found.bereiche[0]).sub
    assert shown.bereiche.table.rows.columns[2].cell(found.bereiche[1]).sub == "15 von 2.765"
    counts = {name: value for name, value, _ in shown.verbleib.rows.rows()}
    assert counts == {
        "Gezogen": "662", "Geprüft": "653", "davon mit materiellem Fehler": "71",
        "davon nur mit formellem Mangel": "152", "davon ohne Beanstandung": "430", "Ersetzt": "14",
        "Nicht auffindbar": "9",
    }  # fmt: skip
    assert [value for _, value, _ in shown.verbleib.lost.rows()] == ["12,1\u00a0%", "10,7\u00a0%"]
    assert shown.hinweise.words() == "\n".join(found.hinweise)
    assert shown.maengel.table.rows.count() == len(context.read(akte.maengel, ids[CLOSED]))


def test_a_kept_höchstwert_and_the_rechenweg(context: Context, ids: dict[str, UUID], open_page: Open) -> None:
    page, found = open_page(KEPT), asked(context, ids[KEPT])
    assert page.result.quote.pill.text() == "Eingehalten"
    text = page.panel.as_text()
    for way in found.rechenwege:
        assert way.formel in text
        assert way.ergebnis in text
        assert way.quelle in text


def test_a_running_prüfung_is_preliminary_and_gets_no_verdict(
    context: Context, shell: Shell, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog
) -> None:
    page = open_page(RUNNING)
    assert status(page) == "Vorläufig"
    found = asked(context, ids[RUNNING])
    assert page.strip.words().startswith("Vorläufig: 214 von 661 Akten ")
    assert page.strip.words().endswith("Noch zu prüfen: 446\u00a0Akten.")
    assert found.satz.removeprefix(found.kernsatz).strip() in page.strip.words()
    assert not page.result.quote.pill.isVisible()
    assert not page.result.schichten.test.isVisible()
    assert page.result.satz.words().startswith(f"{found.kernsatz} Die Zwischenzahlen sind kein Ergebnis.")
    west = page.result.schichten.chart._rows[-1]
    assert (west.value, west.words) == (None, "zu wenige")
    assert page.result.schichten.too_few.text().startswith("Für eine Aussage zu wenige Akten. West (16")
    said: list[str] = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, NochOffen)
        said.append(dialog.accessibleDescription())
        dialog.ways[0].click()

    in_dialog(go)
    page.sign_off()
    assert "Noch sind 446 Akten zu prüfen, zuerst " in said[0]
    assert isinstance(shell.page(), Pruefplatz)
    assert context.read(pruefung.pruefung, ids[RUNNING]).stand == "In Prüfung"


def test_a_small_sample_carries_no_projection(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "klein.qcheck"
    drawn = desk.build(path, files=90, sample=24)
    for context, shell in opened(qtbot, path, None, tmp_path):

        def audit(session: object) -> None:
            for row in akte.akten(session, drawn):  # type: ignore[arg-type]
                akte.answer_rest(session, row.id, Ergebnis.OK, NOW, "Weber")  # type: ignore[arg-type]
                akte.close_akte(session, row.id, jetzt=NOW, wer="Weber")  # type: ignore[arg-type]

        context.perform("Alles prüfen", audit)
        page = show(qtbot, context, shell, drawn)
        assert page.result.satz.words() == "Für eine Aussage zu wenige Akten."
        assert not page.result.euro.value.isVisible()
        assert page.result.euro.words.text().startswith("Mit weniger als 100 geprüften Akten wird nicht hochgerechnet.")
        assert page.result.quote.pill.text() == "Kein Höchstwert vereinbart"
        assert "Mitte (16" in page.result.schichten.too_few.text()
        assert page.result.punkte.none.text() == "In keinem Prüfpunkt wurde ein materieller Fehler festgestellt."
        assert not page.result.maengel.isVisible()
        assert status(page) == "Geprüft"
