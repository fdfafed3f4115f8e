"""The form as a Word file: what is in it, what survives Word and LibreOffice, what is refused when it comes back."""

import json
import subprocess
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import docx
import pytest

from qmapp.act import empfehlung, massnahme
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response import release_stellungnahme
from qmapp.act.management_response.rueckgabe.anker import anker
from qmapp.act.management_response.rueckgabe.rows import Formular
from qmapp.act.massnahme.rows import Status
from qmapp.reports.formular.ausgabe import export_formular
from qmapp.reports.formular.lesen import read_formular
from qmapp.reports.formular.schreiben import write_formular
from tests.act.management_response.rueckgabe.conftest import TOLD, Runde, angaben
from tests.reports.formular.ausfuellen import (
    W,
    changed,
    controls,
    edit,
    fill,
    libreoffice,
    preview,
    rewrite,
    tag,
    without_tags,
    write,
)


def test_what_was_written_is_read_again_field_by_field(form: tuple[Formular, Path]) -> None:
    made, path = form
    back = read_formular(path)
    assert (back.id, back.bereich, back.unlesbar, back.hinweise) == (made.id, made.bereich, (), ())
    assert back.inhalt == tuple((s.empfehlung.zeile.id, s.empfehlung.zeile.kennung) for s in made.abschnitte)
    assert {(one.anker, one.wert) for one in back.angaben} == {(one.anker, one.wert) for one in angaben(made)}


def test_the_form_is_accessible_and_says_how_to_fill_it_in(form: tuple[Formular, Path]) -> None:
    _, path = form
    word = docx.Document(str(path))
    section = word.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert word.core_properties.language == "de-DE"
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert "So füllen Sie das Formular aus" in headings
    assert "E-2025-01  Empfehlung 1" in headings
    text = "\n".join(p.text for p in word.paragraphs)
    assert "Bis: 09.07.2025" in text
    assert "An: Qualitätsmanagement, QMB" in text
    for table in word.tables:
        assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader"), "every table names its columns"
        assert table._tbl.xpath("./w:tblPr/w:tblCaption")
    every = controls(word.element)
    assert len(every) == len(list(angaben(form[0])))
    assert all(control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for control in every)
    numbers = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in every]
    marks = word.element.xpath("//w:bookmarkStart/@w:id")
    assert len(set(numbers)) == len(numbers)
    assert len(set(marks)) == len(marks)


def test_an_untouched_form_changes_nothing(runde: Runde, form: tuple[Formular, Path]) -> None:
    found = preview(runde, form[1])
    assert (found.aenderungen, found.unlesbar) == ((), ())


@pytest.mark.parametrize("left_by", [lambda path: path, without_tags], ids=["Word", "LibreOffice"])
def test_a_form_filled_in_is_taken_over_and_undone(
    runde: Runde, form: tuple[Formular, Path], left_by: Callable[[Path], Path]
) -> None:
    made, path = form
    first, second, _ = runde.ids
    place, step = made.abschnitte[2].neue[0], made.abschnitte[0].massnahmen[0].id
    fill(
        path,
        {
            (first, "ha"): "angenommen",
            (first, "tx"): "Wir folgen der Empfehlung.\nSofort – „überall“.",
            (second, "gr"): "geht zu weit",
            (step, "fr"): "15.01.2026",
            (place, "ti"): "Neue Maßnahme",
            (place, "fr"): "31.10.2025",
        },
    )
    found = preview(runde, left_by(path))
    assert changed(found) == [
        ("E-2025-01", "Haltung", "angenommen"),
        ("E-2025-01", "Antwort", "Wir folgen der Empfehlung.\nSofort – „überall“."),
        ("M-01", "Frist", "15.01.2026"),
        ("E-2025-02", "Grund", "geht zu weit"),
        ("E-2025-03", "Neue Maßnahme", "Neue Maßnahme\nFrist: 31.10.2025"),
    ]
    assert found.unlesbar == ()
    assert runde.uebernehmen(found.eingang) == 5
    again = preview(runde, path)
    assert (again.aenderungen, again.unlesbar) == ((), ())


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice with its Python bridge is not installed")
def test_a_form_filled_in_and_saved_by_libreoffice_is_read(
    runde: Runde, form: tuple[Formular, Path], tmp_path: Path
) -> None:
    made, path = form
    python = libreoffice()
    assert python is not None
    first, place = runde.ids[0], made.abschnitte[0].neue[0]
    wanted = {
        (first, "ha"): "abgelehnt",
        (first, "gr"): "widerspricht Vorgaben",
        (first, "be"): "Die Vorlage gilt für alle Ämter.\nWir bringen es dort ein.",
        (place, "ti"): "Anliegen einbringen",
        (place, "fr"): "30.09.2025",
    }
    names = {}
    for control in controls(docx.Document(str(path)).element):
        found = anker(tag(control))
        if found is not None and (found.id, found.feld) in wanted:
            names[tag(control)] = wanted[(found.id, found.feld)]
    order = {
        "source": str(path),
        "docx": str(tmp_path / "Antwort.docx"),
        "odt": str(tmp_path / "Antwort.odt"),
        "profile": str(tmp_path / "profil"),
        "fields": names,
    }
    (tmp_path / "auftrag.json").write_text(json.dumps(order), "utf-8")
    script = Path(__file__).with_name("uno_ausfuellen.py")
    subprocess.run([python, str(script), str(tmp_path / "auftrag.json")], check=True, timeout=120, capture_output=True)
    expected = [
        ("E-2025-01", "Haltung", "abgelehnt"),
        ("E-2025-01", "Grund", "widerspricht Vorgaben"),
        ("E-2025-01", "Begründung", "Die Vorlage gilt für alle Ämter.\nWir bringen es dort ein."),
        ("E-2025-01", "Neue Maßnahme", "Anliegen einbringen\nFrist: 30.09.2025"),
    ]
    direct = preview(runde, tmp_path / "Antwort.docx")
    assert (changed(direct), direct.unlesbar) == (expected, ())
    profile = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    kind = "docx:MS Word 2007 XML"
    convert = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path / "odt")]
    subprocess.run([*convert, order["odt"]], check=True, timeout=120, capture_output=True)
    around = preview(runde, tmp_path / "odt" / "Antwort.docx")
    assert (changed(around), around.unlesbar) == (expected, ())


def section_of(root: Any, kennung: str) -> list[Any]:
    """The elements of a section, from its heading to the next."""
    body = root.find(f"{W}body")
    own: list[Any] = []
    for child in body:
        heading = child.find(f"{W}pPr/{W}pStyle")
        if heading is not None and heading.get(f"{W}val") == "Heading1":
            if own:
                break
            if kennung in "".join(child.itertext()):
                own.append(child)
        elif own:
            own.append(child)
    return [child for child in own if child.tag != f"{W}sectPr"]


def test_a_moved_section_is_read_as_if_it_had_not_moved(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form
    fill(path, {(runde.ids[0], "ha"): "angenommen"})

    def move(root: Any) -> None:
        body = root.find(f"{W}body")
        for child in section_of(root, "E-2025-01"):
            body.insert(len(body) - 1, child)

    found = preview(runde, edit(path, move))
    assert (changed(found), found.unlesbar) == ([("E-2025-01", "Haltung", "angenommen")], ())


def test_two_answers_for_one_empfehlung_are_listed_and_not_taken(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def double(root: Any) -> None:
        body = root.find(f"{W}body")
        for child in section_of(root, "E-2025-01"):
            body.insert(len(body) - 1, deepcopy(child))
        both = [c for c in controls(root) if (a := anker(tag(c))) and (a.id, a.feld) == (runde.ids[0], "ha")]
        for control, words in zip(both, ("angenommen", "abgelehnt"), strict=True):
            write(control, words)

    found = preview(runde, edit(path, double))
    assert found.aenderungen == ()
    assert [(place.ort, place.wert) for place in found.unlesbar] == [("E-2025-01", "angenommen / abgelehnt")]


def test_a_copied_section_that_lost_its_names_is_listed(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def double(root: Any) -> None:
        body = root.find(f"{W}body")
        for child in section_of(root, "E-2025-03"):
            copy = deepcopy(child)
            for name in ("bookmarkStart", "bookmarkEnd", "tag"):
                for node in list(copy.iter(f"{W}{name}")):
                    node.getparent().remove(node)
            for control in controls(copy)[:1]:
                write(control, "abgelehnt")
            body.insert(len(body) - 1, copy)

    found = preview(runde, edit(without_tags(path), double))
    assert found.aenderungen == ()
    assert any(place.wert == "abgelehnt" and "Kennung verloren" in place.satz for place in found.unlesbar)


def test_a_section_copied_in_libreoffice_is_a_second_answer(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def double(root: Any) -> None:
        body = root.find(f"{W}body")
        for child in section_of(root, "E-2025-03"):
            copy = deepcopy(child)
            for mark in copy.iter(f"{W}bookmarkStart"):
                # So LibreOffice 7.4 names the bookmarks of what is pasted.
                mark.set(f"{W}name", f"{mark.get(f'{W}name')} Copy 1")
            for control in controls(copy)[:1]:
                write(control, "abgelehnt")
            body.insert(len(body) - 1, copy)

    found = preview(runde, edit(without_tags(path), double))
    assert found.aenderungen == ()
    assert [(place.ort, place.wert) for place in found.unlesbar] == [
        ("E-2025-03", "leer / abgelehnt"),
        ("E-2025-03, neue Maßnahme 1", "leer / abgelehnt"),
        ("E-2025-03, neue Maßnahme 2", "leer / abgelehnt"),
    ]


def test_a_section_cut_out_is_named(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def cut(root: Any) -> None:
        for child in section_of(root, "E-2025-02"):
            child.getparent().remove(child)

    found = preview(runde, edit(path, cut))
    assert found.aenderungen == ()
    assert [place.ort for place in found.unlesbar] == ["E-2025-02"]


def test_text_typed_over_a_deleted_control_is_read_by_its_bookmark(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def plain(root: Any) -> None:
        for control in controls(root):
            found = anker(tag(control))
            if found is not None and (found.id, found.feld) == (runde.ids[0], "tx"):
                write(control, "Ohne Steuerelement")
                for run in list(control.find(f"{W}sdtContent")):
                    control.addprevious(run)
                control.getparent().remove(control)

    assert changed(preview(runde, edit(path, plain))) == [("E-2025-01", "Antwort", "Ohne Steuerelement")]


def test_tracked_changes_are_read_as_accepted_and_said(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form
    fill(path, {(runde.ids[0], "tx"): "Neu"})

    def track(root: Any) -> None:
        for control in controls(root):
            found = anker(tag(control))
            if found is not None and (found.id, found.feld) == (runde.ids[0], "tx"):
                content = control.find(f"{W}sdtContent")
                gone = content.makeelement(f"{W}del", {f"{W}id": "1"})
                old = content.makeelement(f"{W}r", {})
                words = old.makeelement(f"{W}delText", {})
                words.text = "Alt"
                old.append(words)
                gone.append(old)
                content.append(gone)

    found = preview(runde, edit(path, track))
    assert changed(found) == [("E-2025-01", "Antwort", "Neu")]
    assert "nachverfolgte Änderungen" in found.hinweise[0]


def test_what_word_puts_into_an_emptied_control_is_nothing(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def empty(root: Any) -> None:
        for control in controls(root):
            found = anker(tag(control))
            if found is not None and (found.id, found.feld) == (runde.ids[1], "tx"):
                write(control, "Klicken oder tippen Sie hier, um Text einzugeben.")
                control.find(f"{W}sdtPr").append(control.makeelement(f"{W}showingPlcHdr", {}))

    (row,) = preview(runde, edit(path, empty)).aenderungen
    assert (row.feld, row.alt, row.neu) == ("Antwort", "Teils & „so“ <b>", "")


def test_the_form_is_known_without_its_properties_too(runde: Runde, form: tuple[Formular, Path]) -> None:
    made, path = form
    rewrite(path, lambda parts: parts.pop("docProps/custom.xml"))
    back = read_formular(path)
    assert (back.id, back.bereich) == (made.id, made.bereich)


def test_a_form_of_the_whole_year_holds_every_answer_there_is(runde: Runde, tmp_path: Path) -> None:
    runde.tu(empfehlung.draft_gesamtstellungnahme, 2025, text="Ein ehrliches Bild.", rolle="R-AL")
    path = tmp_path / "Formular.docx"
    write_formular(runde.formular(), path)
    told = {(one.anker.id, one.anker.feld): one.wert for one in read_formular(path).angaben}
    assert told[(UUID(int=2025), "tx")] == "Ein ehrliches Bild."


def test_what_is_done_or_released_is_only_to_be_read(runde: Runde, form: tuple[Formular, Path], tmp_path: Path) -> None:
    step = form[0].abschnitte[0].massnahmen[0].id
    done = {"am": date(2025, 6, 30), "jetzt": TOLD["jetzt"], "wer": "QMB"}
    runde.tu(massnahme.set_status, step, Status.UMGESETZT, **done)
    path = tmp_path / "Neu.docx"
    write_formular(runde.formular(), path)
    back = read_formular(path)
    assert step not in {one.anker.id for one in back.angaben}
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "M-01 Musterschreiben · umgesetzt am 30.06.2025" in text
    assert runde.vorschau(back).unlesbar == ()


def test_a_form_for_open_answers_leaves_out_the_released_ones(runde: Runde, tmp_path: Path) -> None:
    told = {"haltung": Haltung.ABGELEHNT, "text": "Nein.", "begruendung": "Zu viel.", "rolle": "R-AL"}
    runde.tu(empfehlung.draft_stellungnahme, runde.ids[0], wer="QMB", **told)
    runde.tu(release_stellungnahme, runde.ids[0], heute=TOLD["heute"], wer="Amtsleitung")
    (path,) = export_formular(runde.probe.ws, 2025, tmp_path, nur_offene=True, **TOLD)
    assert [kennung for _, kennung in read_formular(path).inhalt] == ["E-2025-02", "E-2025-03"]
