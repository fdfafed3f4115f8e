"""What followed in the example year, field by field as its folder tells it, and its figures counted by the program."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from qmapp.act import empfehlung, massnahme, vorgaben, wiedervorlage
from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act.empfehlung.worte import HALTUNGEN
from qmapp.act.management_response.faden import Gliedart
from qmapp.act.management_response.rows import Lueckenart
from qmapp.act.massnahme.rows import Massnahme, Wirkung
from qmapp.act.massnahme.worte import STATUS, VORBEHALTE, WIRKUNGEN
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile
from qmapp.act.wiedervorlage.worte import TURNUSSE
from qmapp.beispiel import quelle
from qmapp.checks.aktenpruefung import pruefung
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

TOLD = quelle.folgen()
OFFICE = quelle.amt()
ROLLEN = OFFICE.rollen
HEUTE = date(2026, 3, 12)
EMPFEHLUNGEN, MASSNAHMEN, NOTES = (
    {story["id"]: story for story in TOLD[name]} for name in ("empfehlung", "massnahme", "wiedervorlage")
)


@pytest.fixture(scope="module")
def ws(example_file: Path) -> Iterator[Workspace]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def measures(ws: Workspace) -> dict[str, Massnahme]:
    rows = ws.read(massnahme.massnahmen, HEUTE)
    return {row.kennung: ws.read(massnahme.massnahme, row.id, HEUTE) for row in rows}


def same(row: object, told: dict[str, Any], *names: str) -> None:
    """These fields are as told; one the folder leaves out is empty."""
    for name in names:
        value = getattr(row, name)
        assert (value or None) == told.get(name), name


def test_everything_told_is_there_and_nothing_else(ws: Workspace, measures: dict[str, Massnahme]) -> None:
    assert [row.kennung for row in sorted(ws.read(empfehlung.empfehlungen), key=lambda r: r.kennung)] == list(
        EMPFEHLUNGEN
    )
    assert list(measures) == list(MASSNAHMEN)
    assert {row.kennung for row in ws.read(wiedervorlage.wiedervorlagen)} == set(NOTES)
    assert (len(EMPFEHLUNGEN), len(MASSNAHMEN), len(NOTES)) == (9, 16, 17)


@pytest.mark.parametrize("name", EMPFEHLUNGEN)
def test_an_empfehlung_and_its_answer(name: str, ws: Workspace) -> None:
    told = EMPFEHLUNGEN[name]
    row = next(row for row in ws.read(empfehlung.empfehlungen, 2025) if row.kennung == name)
    same(row, told, "titel", "text", "adressat", "empfohlen_am", "antwort_frist")
    assert list(row.feststellungen) == sorted(told["feststellungen"])
    assert (row.prioritaet.value, row.veroeffentlichung.value) == (told["prioritaet"], told["veroeffentlichung"])
    assert (row.antwort_frist - row.empfohlen_am).days == 7 * ws.read(vorgaben.vorgaben).antwort_wochen == 42
    answer, given = row.stellungnahme, told.get("antwort")
    if given is None:
        assert answer is None
        return
    assert answer is not None
    same(answer, given, "text", "datum", "begruendung")
    assert HALTUNGEN[answer.haltung] == given["haltung"]
    assert answer.rolle == answer.freigegeben_durch == ROLLEN[given["rolle"]] == "Amtsleitung"
    assert answer.freigegeben_am == given["datum"]
    # A reason of the usual four stands beside the words exactly where not everything is followed.
    assert (answer.grund is not None) == ("begruendung" in given)
    assert row.massnahmen == sum(story.get("empfehlung") == name for story in MASSNAHMEN.values())


@pytest.mark.parametrize("name", MASSNAHMEN)
def test_a_massnahme_with_everything_that_happened_to_it(name: str, measures: dict[str, Massnahme]) -> None:
    found, told = measures[name], MASSNAHMEN[name]
    row = found.zeile
    same(row, told, "titel", "vereinbart_am", "frist", "anforderung", "bemerkung", "pilot", "good_practice")
    same(row, told, "umgesetzt_am", "frist_urspruenglich", "wirksamkeit_geplant")
    assert row.empfehlung_kennung == told.get("empfehlung", "")
    assert (list(row.feststellungen), row.herkunft) == (told.get("feststellungen", []), told.get("rueckmeldung", ""))
    assert row.verantwortlich == ROLLEN[told["verantwortlich"]]
    assert list(row.beteiligte) == [ROLLEN[role] for role in told["beteiligt"]]
    assert row.horizont is not None
    assert row.horizont.value == told["horizont"]
    assert STATUS[row.status] == told["status"]
    assert VORBEHALTE[row.vorbehalt].removesuffix(" Vorbehalt") == told["vorbehalt"]
    assert row.vorbehalt_stelle == ROLLEN.get(told.get("vorbehalt_stelle", ""), "")
    assert row.bedarf_cent == (told["bedarf_eur"] * 100 if "bedarf_eur" in told else None)
    assert row.bedarf_vzae == (Decimal(told["bedarf_vzae"]) if "bedarf_vzae" in told else None)
    assert row.abhaengig_von == told.get("abhaengig_von", "")
    assert [(step.titel, step.soll, step.ist) for step in row.meilensteine] == [
        (step["titel"], step["soll"], step.get("ist")) for step in told["meilenstein"]
    ]
    assert [(m.nr, m.am, m.von, m.auf, m.grund, m.genehmigt) for m in found.verschiebungen] == [
        (m["nr"], m["am"], m["von"], m["auf"], m["grund"], ROLLEN[m["genehmigt"]]) for m in told.get("verschiebung", [])
    ]
    assert len(found.wirksamkeiten) == ("wirksamkeit" in told)


def test_published_is_what_answers_a_published_empfehlung(measures: dict[str, Massnahme]) -> None:
    outside = {name for name, found in measures.items() if found.zeile.veroeffentlichung.value == "extern"}
    assert outside == {
        name
        for name, story in MASSNAHMEN.items()
        if EMPFEHLUNGEN.get(story.get("empfehlung", ""), {}).get("veroeffentlichung") == "extern"
    }


@pytest.mark.parametrize(
    ("name", "vorher", "nachher", "ergebnis", "belegt"),
    [
        ("M-01", (27, 611), (8, 607), Wirkung.WIRKSAM, True),
        ("M-05", (17, 648), (16, 641), Wirkung.NICHT_WIRKSAM, False),
    ],
)
def test_the_two_effects_are_recomputed_from_the_two_reviews(
    ws: Workspace,
    measures: dict[str, Massnahme],
    name: str,
    vorher: tuple[int, int],
    nachher: tuple[int, int],
    ergebnis: Wirkung,
    *,
    belegt: bool,
) -> None:
    (check,), told = measures[name].wirksamkeiten, MASSNAHMEN[name]["wirksamkeit"]
    same(check, told, "geprueft_am", "text", "punkt")
    assert (check.durch, WIRKUNGEN[check.ergebnis]) == (ROLLEN[told["durch"]], told["ergebnis"])
    # Told in the folder, and counted by the program in its own files.
    assert (check.vorher, check.nachher) == (vorher, nachher) == (tuple(told["vorher"]), tuple(told["nachher"]))
    ids = {row.kennung: row.id for row in ws.read(pruefung.pruefungen)}
    assert (check.pruefung_vorher_id, check.pruefung_nachher_id) == (
        ids[told["pruefung_vorher"]],
        ids[told["pruefung_nachher"]],
    )
    both = ws.read(massnahme.vergleich, check.pruefung_vorher_id, check.pruefung_nachher_id, check.punkt)
    assert (both.vorher.anzahl, both.vorher.bewertet) == vorher
    assert (both.nachher.anzahl, both.nachher.bewertet) == nachher
    assert both.differenz == pytest.approx(Fraction(*nachher) - Fraction(*vorher))
    assert (both.vorschlag, both.belegt) == (ergebnis, belegt)
    assert check.ergebnis is ergebnis
    # „Die 95-%-Bereiche überschneiden sich nicht.“ is what the text of M-01 says and that of M-05 does not.
    before, after = both.vorher.quote, both.nachher.quote
    assert (after.oben < before.unten) is belegt
    follows = {row.zeile.id: name for name, row in measures.items()}
    assert follows.get(check.folgemassnahme_id, "") == told.get("folgemassnahme", "")


@pytest.mark.parametrize("year", [None, 2025])
def test_the_state_of_things_is_the_told_one(ws: Workspace, year: int | None) -> None:
    found, told = ws.read(mr.umsetzungsstand, HEUTE, year), TOLD["umsetzungsstand"]
    counted = {name: getattr(found, name) for name in told}
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in counted.items()} == told


def test_the_overall_answer_of_the_leitung(ws: Workspace) -> None:
    found, told = ws.read(empfehlung.gesamtstellungnahme, 2025), TOLD["gesamtstellungnahme"]
    assert found is not None
    assert (found.text, found.datum, found.freigegeben_am) == (told["text"].strip(), told["datum"], told["datum"])
    assert found.rolle == found.freigegeben_durch == ROLLEN[told["rolle"]]


@pytest.mark.parametrize("name", NOTES)
def test_a_wiedervorlage(name: str, ws: Workspace) -> None:
    told = NOTES[name]
    row: WiedervorlageZeile = next(row for row in ws.read(wiedervorlage.wiedervorlagen) if row.kennung == name)
    same(row, told, "datum", "text", "erledigt_am")
    assert (row.bezug_kennung, row.rolle) == (told["bezug"], ROLLEN[told["rolle"]])
    assert TURNUSSE[row.turnus] == told.get("turnus", "einmalig")
    # What the workspace keeps is linked, so that the note follows it; the rest is a Kennung alone.
    assert (row.bezug_id is not None) == (told["bezug"][:2] in ("E-", "M-", "AP"))
    assert (row.bezug_titel != "") == (row.bezug_id is not None)


def test_the_office_is_in_berlin(ws: Workspace) -> None:
    assert ws.read(vorgaben.vorgaben).bundesland.value == OFFICE.land == "BE"


def test_the_gaps_of_the_example(ws: Workspace) -> None:
    gaps = ws.read(mr.luecken, HEUTE)
    kinds = {art: {gap.kennung for gap in gaps if gap.art is art} for art in Lueckenart}
    # From the folder: open, no strength, and named by no Empfehlung and no Maßnahme.
    named = {
        name for story in (*EMPFEHLUNGEN.values(), *MASSNAHMEN.values()) for name in story.get("feststellungen", ())
    }
    stories = [*quelle.weitere_feststellungen(), *(s for p in quelle.pruefungen() for s in p.feststellungen)]
    loose = {s["id"] for s in stories if s["status"] == "offen" and s["art"] != "Stärke" and s["id"] not in named}
    done = {name: s for name, s in MASSNAHMEN.items() if s["status"] == "umgesetzt" and "wirksamkeit" not in s}
    assert kinds == {
        Lueckenart.OHNE_EMPFEHLUNG: loose,
        Lueckenart.OHNE_ANTWORT: {"E-2025-09"},
        Lueckenart.OHNE_MASSNAHME: set(),
        Lueckenart.OHNE_FRIST: set(),
        Lueckenart.OHNE_WIRKSAMKEIT: {name for name, s in done.items() if "wirksamkeit_geplant" not in s},
    }
    # A year later the planned checks are overdue too.
    later = {gap.kennung for gap in ws.read(mr.luecken, date(2027, 3, 12)) if gap.art is Lueckenart.OHNE_WIRKSAMKEIT}
    assert later == set(done)


@pytest.mark.parametrize("told", quelle.read_toml("faeden.toml")["faden"], ids=lambda told: str(told["feststellung"]))
def test_the_five_threads_can_be_followed_both_ways(told: dict[str, str], ws: Workspace) -> None:
    ids: dict[str, UUID] = {row.kennung: row.id for row in ws.read(fest.feststellungen)}
    ids |= {row.kennung: row.id for row in ws.read(massnahme.massnahmen, HEUTE)}
    ways = [(Gliedart.FESTSTELLUNG, told["feststellung"]), (Gliedart.MASSNAHME, told["massnahme"])]
    for art, name in ways:
        found = ws.read(mr.faden, art, ids[name], HEUTE)
        links = {art: {link.kennung: link.wort for link in found.von(art)} for art in Gliedart}
        assert told["feststellung"] in links[Gliedart.FESTSTELLUNG]
        assert told["empfehlung"] in links[Gliedart.EMPFEHLUNG]
        assert links[Gliedart.ANTWORT][told["empfehlung"]] == told["antwort"]
        assert told["massnahme"] in links[Gliedart.MASSNAHME]
        assert told.get("folgemassnahme", told["massnahme"]) in links[Gliedart.MASSNAHME]
        effect = links[Gliedart.WIRKUNG].get(told["massnahme"], "offen")
        assert effect == told["wirksamkeit"] or (told["wirksamkeit"] == "offen" and effect.startswith("Prüfung am"))
