"""A form that came back: what changes, what clashes, what cannot be read; taken over twice it changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act import empfehlung, massnahme
from qmapp.act.empfehlung.rows import Grund, Haltung
from qmapp.act.management_response import release_stellungnahme, rueckgabe
from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import anker, fingerabdruck, gleich, name
from qmapp.act.management_response.rueckgabe.rows import Anker, Art, Eingang, Ziel
from qmapp.act.management_response.uebergabe import hand_over
from qmapp.errors import UserError
from tests.act.management_response.rueckgabe.conftest import HEUTE, TOLD, Runde


def test_a_form_left_as_it_was_changes_nothing_whatever_the_program_says_by_now(runde: Runde) -> None:
    runde.massnahme()
    form = runde.formular()
    runde.tu(empfehlung.draft_stellungnahme, runde.ids[0], wer="QMB", text="Inzwischen im Programm geschrieben")
    preview = runde.vorschau(runde.eingang(form))
    assert (preview.aenderungen, preview.unlesbar) == ((), ())


def test_an_answer_comes_in_as_a_draft_and_the_second_reading_changes_nothing(runde: Runde) -> None:
    first, second, _ = runde.ids
    back = runde.eingang(
        runde.formular(),
        (UUID(int=2025), "tx", "Die Prüfungen haben uns ein ehrliches Bild gegeben."),
        (first, "ha", "angenommen"),
        (first, "tx", "Wir folgen der Empfehlung.\nSofort."),
        (first, "ro", "R-AL"),
        (second, "ha", "Abgelehnt"),
        (second, "gr", "Ressourcen reichen nicht"),
        (second, "be", "Dafür fehlen 3,5 Stellen."),
    )
    preview = runde.vorschau(back)
    assert [(row.kennung, row.feld, row.neu) for row in preview.aenderungen] == [
        ("Gesamtstellungnahme 2025", "Gesamtstellungnahme", "Die Prüfungen haben uns ein ehrliches Bild gegeben."),
        ("E-2025-01", "Haltung", "angenommen"),
        ("E-2025-01", "Antwort", "Wir folgen der Empfehlung.\nSofort."),
        ("E-2025-01", "Es antwortet", "R-AL"),
        ("E-2025-02", "Haltung", "abgelehnt"),
        ("E-2025-02", "Grund", "Ressourcen reichen nicht"),
        ("E-2025-02", "Begründung", "Dafür fehlen 3,5 Stellen."),
    ]
    assert not preview.unlesbar
    assert not any(row.konflikt for row in preview.aenderungen)
    assert runde.uebernehmen(back) == 7
    answer = runde.antwort(0).stellungnahme
    assert answer is not None
    assert (answer.haltung, answer.text, answer.rolle) == (
        Haltung.ANGENOMMEN,
        "Wir folgen der Empfehlung.\nSofort.",
        "R-AL",
    )
    assert (answer.freigegeben_am, answer.entworfen_durch) == (None, "QMB")
    refused = runde.antwort(1).stellungnahme
    assert refused is not None
    assert (refused.haltung, refused.grund) == (Haltung.ABGELEHNT, Grund.RESSOURCEN)
    again = runde.vorschau(back)
    assert (again.aenderungen, again.unlesbar) == ((), ())


def test_a_new_massnahme_is_made_once_and_later_only_changed(runde: Runde) -> None:
    form = runde.formular()
    place = form.abschnitte[1].neue[0]
    written = (
        (place, "ti", "Musterschreiben einführen"),
        (place, "tx", "Ein Text für alle Standorte"),
        (place, "me", "Anteil der Schreiben nach Muster"),
        (place, "ve", "R-GS"),
        (place, "bt", "R-IT; Standortleitungen"),
        (place, "fr", "1.10.2025"),
        (place, "mt", "Entwurf abgestimmt"),
        (place, "md", "15.08.2025"),
    )
    back = runde.eingang(form, *written)
    (row,) = runde.vorschau(back).aenderungen
    assert (row.kennung, row.feld) == ("E-2025-02", "Neue Maßnahme")
    assert row.neu.splitlines()[0] == "Musterschreiben einführen"
    assert "Frist: 01.10.2025" in row.neu
    assert "Meilenstein: Entwurf abgestimmt bis 15.08.2025" in row.neu
    assert runde.uebernehmen(back) == 1
    (made,) = runde.massnahmen()
    assert (made.id, made.kennung, made.empfehlung_kennung) == (place, "M-01", "E-2025-02")
    assert (made.verantwortlich, made.beteiligte, made.frist) == (
        "R-GS",
        ("R-IT", "Standortleitungen"),
        date(2025, 10, 1),
    )
    assert [(step.titel, step.soll) for step in made.meilensteine] == [("Entwurf abgestimmt", date(2025, 8, 15))]
    assert runde.vorschau(back).aenderungen == ()
    late = runde.vorschau(back, date(2026, 1, 1))
    assert (late.aenderungen, late.unlesbar) == ((), ())
    corrected = runde.eingang(form, *written[:3], (place, "ve", "R-IT"), *written[4:])
    (change,) = runde.vorschau(corrected).aenderungen
    assert (change.kennung, change.feld, change.alt, change.neu) == ("M-01", "Verantwortlich", "R-GS", "R-IT")
    assert change.konflikt, "the form knew nothing of what the first reading wrote"
    assert runde.uebernehmen(corrected, change.schluessel) == 1
    assert runde.massnahmen()[0].verantwortlich == "R-IT"


def test_a_meilenstein_changed_in_the_program_is_not_added_again(runde: Runde) -> None:
    key = runde.massnahme()
    back = runde.eingang(runde.formular(), (key, "mt", "Entwurf"), (key, "md", "15.08.2025"))
    assert runde.uebernehmen(back) == 1
    (step,) = runde.massnahmen()[0].meilensteine
    assert runde.vorschau(back).unlesbar == ()
    runde.tu(massnahme.update_meilenstein, step.id, titel="Entwurf abgestimmt")
    again = runde.vorschau(back)
    assert again.aenderungen == ()
    assert "heißt jetzt „Entwurf abgestimmt“" in again.unlesbar[0].satz


def test_what_both_changed_is_a_conflict_with_both_values_and_left_alone_unless_chosen(runde: Runde) -> None:
    first = runde.ids[0]
    back = runde.eingang(runde.formular(), (first, "tx", "Aus dem Formular"), (first, "ha", "angenommen"))
    runde.tu(empfehlung.draft_stellungnahme, first, wer="QMB", text="Aus dem Programm")
    preview = runde.vorschau(back)
    clash = next(row for row in preview.aenderungen if row.konflikt)
    assert (clash.feld, clash.alt, clash.neu) == ("Antwort", "Aus dem Programm", "Aus dem Formular")
    assert clash.schluessel not in preview.vorgeschlagen
    assert runde.uebernehmen(back) == 1
    answer = runde.antwort().stellungnahme
    assert answer is not None
    assert answer.text == "Aus dem Programm"
    assert runde.uebernehmen(back, clash.schluessel) == 1
    answer = runde.antwort().stellungnahme
    assert answer is not None
    assert answer.text == "Aus dem Formular"


def test_one_change_may_be_left_out_and_one_that_is_none_any_more_is_refused(runde: Runde) -> None:
    first = runde.ids[0]
    back = runde.eingang(runde.formular(), (first, "tx", "Antwort"), (first, "ha", "angenommen"))
    text, choice = sorted(runde.vorschau(back).aenderungen, key=lambda row: row.feld)
    assert runde.uebernehmen(back, choice.schluessel) == 1
    before = runde.probe.dump()
    with pytest.raises(UserError, match="seit der Vorschau verändert"):
        runde.uebernehmen(back, text.schluessel, choice.schluessel)
    assert runde.probe.dump() == before


@pytest.mark.parametrize(
    ("code", "text", "satz"),
    [
        ("fr", "31.02.2026", "Den 31.02.2026 gibt es im Kalender nicht."),
        ("fr", "2026-02-31", "Den 2026-02-31 gibt es im Kalender nicht."),
        ("fr", "Ende März", "Das ist kein Datum"),
        ("fr", "01.10.25", "Das ist kein Datum"),
        ("fr", "30.06.2025", "liegt vor heute"),
        ("fr", "01.10.3025", "Das Jahr 3025"),
        ("ve", "R" * 121, "zu lang"),
        ("tx", "x" * 4_001, "zu lang"),
        ("me", "x" * 2_001, "zu lang"),
        ("bt", "; ".join(f"R-{n}" for n in range(31)), "höchstens 30"),
        ("ti", "", "Der Titel fehlt"),
        ("mt", "Entwurf", "fehlt der Tag"),
        ("md", "15.08.2025", "fehlt der Name"),
    ],
)
def test_what_cannot_be_read_is_listed_with_its_place_and_changes_nothing(
    runde: Runde, code: str, text: str, satz: str
) -> None:
    key = runde.massnahme()
    preview = runde.vorschau(runde.eingang(runde.formular(), (key, code, text)))
    assert preview.aenderungen == ()
    (place,) = preview.unlesbar
    assert place.ort.startswith("M-01, ")
    assert satz in place.satz


@pytest.mark.parametrize("text", ["ja", "angenommen, aber", "teilweise", "Bitte wählen Sie"])
def test_a_choice_that_is_none_is_not_guessed(runde: Runde, text: str) -> None:
    preview = runde.vorschau(runde.eingang(runde.formular(), (runde.ids[0], "ha", text)))
    assert preview.aenderungen == ()
    (place,) = preview.unlesbar
    assert (place.ort, place.wert) == ("E-2025-01, Haltung", text)
    assert "Möglich sind: angenommen, teilweise angenommen, abgelehnt" in place.satz


def test_a_new_massnahme_keeps_what_can_be_read_and_needs_a_title(runde: Runde) -> None:
    form = runde.formular()
    one, other = form.abschnitte[0].neue
    back = runde.eingang(form, (one, "ti", "Neu"), (one, "fr", "31.02.2026"), (other, "tx", "Ohne Titel"))
    preview = runde.vorschau(back)
    assert [row.neu for row in preview.aenderungen] == ["Neu"]
    assert [(place.ort, place.wert) for place in preview.unlesbar] == [
        ("E-2025-01, neue Maßnahme 1, Frist", "31.02.2026"),
        ("E-2025-01, neue Maßnahme 2", "Ohne Titel"),
    ]


def test_two_answers_for_one_empfehlung_are_both_left_out(runde: Runde) -> None:
    first, second, _ = runde.ids
    form = runde.formular()
    one = runde.eingang(form, (first, "ha", "angenommen"), (second, "ha", "angenommen"))
    other = runde.eingang(form, (first, "ha", "abgelehnt"))
    copied = [told for told in other.angaben if told.anker.id == first]
    preview = runde.vorschau(replace(one, angaben=(*one.angaben, *copied)))
    assert [(row.kennung, row.feld) for row in preview.aenderungen] == [("E-2025-02", "Haltung")]
    (place,) = preview.unlesbar
    assert (place.ort, place.wert) == ("E-2025-01", "angenommen / abgelehnt")
    assert "zwei Antworten" in place.satz


def test_a_section_copied_without_a_change_is_one_answer(runde: Runde) -> None:
    first = runde.ids[0]
    one = runde.eingang(runde.formular(), (first, "ha", "angenommen"))
    doubled = replace(one, angaben=(*one.angaben, *(told for told in one.angaben if told.anker.id == first)))
    preview = runde.vorschau(doubled)
    assert (len(preview.aenderungen), preview.unlesbar) == (1, ())


def test_a_section_or_field_taken_out_of_the_form_is_named(runde: Runde) -> None:
    first, second, _ = runde.ids
    whole = runde.eingang(runde.formular())
    kept = [
        told
        for told in whole.angaben
        if told.anker.id != first and not (told.anker.id == second and told.anker.feld == "gr")
    ]
    preview = runde.vorschau(replace(whole, angaben=tuple(kept)))
    assert preview.aenderungen == ()
    assert [place.ort for place in preview.unlesbar] == ["E-2025-01", "E-2025-02, Grund"]


def test_a_form_of_another_workspace_is_refused(runde: Runde) -> None:
    back = replace(runde.eingang(runde.formular()), bereich=uuid4())
    with pytest.raises(UserError, match="gehört zu einer anderen Arbeitsmappe"):
        runde.vorschau(back)
    with pytest.raises(UserError, match="gehört zu einer anderen Arbeitsmappe"):
        runde.probe.ws.execute("Übernehmen", rueckgabe.uebernehmen, back, (), **TOLD)


def test_an_empfehlung_deleted_or_answered_meanwhile_takes_no_answer(runde: Runde) -> None:
    first, second, _ = runde.ids
    form = runde.formular()
    place = form.abschnitte[0].neue[0]
    back = runde.eingang(
        form, (first, "ha", "angenommen"), (place, "ti", "Neu"), (second, "ha", "abgelehnt"), (second, "be", "Zu viel.")
    )
    runde.tu(empfehlung.delete_empfehlung, first)
    released(runde, second)
    preview = runde.vorschau(back)
    assert preview.aenderungen == ()
    told = {(found.ort, found.satz.split(".")[0]) for found in preview.unlesbar}
    assert told == {
        ("E-2025-01, Haltung", "Die Empfehlung gibt es nicht mehr"),
        ("E-2025-01, neue Maßnahme 1", "Die Empfehlung dazu gibt es nicht mehr"),
        ("E-2025-02, Haltung", "Die Antwort wurde am 01"),
        ("E-2025-02, Begründung", "Die Antwort wurde am 01"),
    }


def released(runde: Runde, empfehlung_id: UUID) -> None:
    runde.massnahme(1, messgroesse="Anteil", text="genau", verantwortlich="R-GS", frist=HEUTE + timedelta(days=30))
    told = {"haltung": Haltung.ANGENOMMEN, "text": "Wir folgen.", "rolle": "R-AL"}
    runde.tu(empfehlung.draft_stellungnahme, empfehlung_id, wer="QMB", **told)
    runde.tu(release_stellungnahme, empfehlung_id, heute=HEUTE, wer="Amtsleitung")


def test_a_massnahme_deleted_meanwhile_is_named_only_where_something_was_written(runde: Runde) -> None:
    key = runde.massnahme()
    form = runde.formular()
    runde.tu(massnahme.delete_massnahme, key)
    assert runde.vorschau(runde.eingang(form)).unlesbar == ()
    (place,) = runde.vorschau(runde.eingang(form, (key, "ve", "R-IT"))).unlesbar
    assert place.satz == "Die Maßnahme gibt es nicht mehr."


def test_a_deadline_agreed_meanwhile_is_not_moved_by_a_form(runde: Runde) -> None:
    key = runde.massnahme(frist=date(2025, 12, 1))
    back = runde.eingang(runde.formular(), (key, "fr", "31.12.2025"))
    assert len(runde.vorschau(back).aenderungen) == 1
    runde.tu(massnahme.update_massnahme, key, vereinbart_am=HEUTE)
    preview = runde.vorschau(back)
    assert preview.aenderungen == ()
    assert "nur mit einem Grund verschoben" in preview.unlesbar[0].satz


def test_a_name_that_handed_its_tasks_over_is_not_put_back(runde: Runde) -> None:
    runde.massnahme(verantwortlich="Frau Alt")
    other = runde.massnahme(1, verantwortlich="R-GS")
    form = runde.formular()
    place = form.abschnitte[2].neue[0]
    runde.tu(hand_over, "Frau Alt", "Frau Neu", heute=HEUTE, jetzt=TOLD["jetzt"])
    preview = runde.vorschau(
        runde.eingang(
            form,
            (place, "ti", "Neu"),
            (place, "ve", "frau alt"),
            (place, "bt", "R-IT; Frau Alt"),
            (other, "ve", "Frau Alt"),
        )
    )
    assert [(row.feld, row.neu) for row in preview.aenderungen] == [("Neue Maßnahme", "Neu")]
    assert {found.ort for found in preview.unlesbar} == {
        "E-2025-03, neue Maßnahme 1, Verantwortlich",
        "E-2025-03, neue Maßnahme 1, Beteiligte",
        "M-02, Verantwortlich",
    }
    assert all("inzwischen an „Frau Neu“ abgegeben" in found.satz for found in preview.unlesbar)


def test_a_form_of_chosen_empfehlungen_holds_only_these(runde: Runde) -> None:
    form = runde.formular(empfehlungen={runde.ids[2]})
    assert [section.empfehlung.zeile.kennung for section in form.abschnitte] == ["E-2025-03"]
    assert form.zurueck_bis == date(2025, 7, 9)
    with pytest.raises(UserError, match="keine Empfehlung"):
        runde.read(rueckgabe.formular, 2024, **TOLD)
    with pytest.raises(ValueError, match="10"):
        runde.formular(neue=10)


def test_two_forms_are_never_taken_for_one(runde: Runde) -> None:
    one, other = runde.formular(), runde.formular(jetzt=TOLD["jetzt"] + timedelta(seconds=1))
    assert one.id != other.id
    assert not set(one.abschnitte[0].neue) & set(other.abschnitte[0].neue)


@given(st.uuids(), st.sampled_from(list(Ziel)), st.sampled_from(felder.MASSNAHME), st.text(max_size=40))
def test_a_name_tells_everything_and_fits_into_a_bookmark(
    number: UUID, ziel: Ziel, feld: felder.Feld, text: str
) -> None:
    given_one = Anker(ziel, number, feld.code, fingerabdruck(text) if text.isprintable() else fingerabdruck(""))
    told = name(given_one)
    assert len(told) == 40
    assert told.isalnum()
    assert told[0].isalpha()
    assert anker(told) == given_one
    assert anker(told.upper()) == given_one
    assert anker(f"{told} Kopie 1") == given_one


def test_what_word_processors_change_on_their_own_makes_no_difference() -> None:
    assert gleich("Eine \u00a0Zeile \r\n\r\n und noch\teine\n") == "Eine Zeile\nund noch eine"
    assert anker("abschnitt1") is None
    assert anker("qc" + "x" * 38) is None


def test_a_form_without_fields_changes_nothing(runde: Runde) -> None:
    form = runde.formular()
    preview = runde.vorschau(Eingang(Art.FORMULAR, "leer.docx", form.id, form.bereich, ()))
    assert (preview.aenderungen, preview.unlesbar) == ((), ())


def test_a_released_answer_asks_for_nothing_new(runde: Runde) -> None:
    released(runde, runde.ids[1])
    form = runde.formular()
    assert [len(section.neue) for section in form.abschnitte] == [2, 0, 2]
