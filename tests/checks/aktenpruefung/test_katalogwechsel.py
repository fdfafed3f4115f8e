"""A running Prüfung moves to a newer version of its catalogue: nothing is lost, nothing is made up."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select, text

from qmapp.checks.aktenpruefung import akte, pruefung, tables
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.freigabe import schritte as freigabe
from qmapp.checks.aktenpruefung.freigabe.siegel import siegel
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import archiv, vorschau, wechsel, ziele
from qmapp.checks.aktenpruefung.katalogwechsel.rows import AkteAntworten
from qmapp.checks.aktenpruefung.katalogwechsel.schritte import migrate_katalog
from qmapp.checks.aktenpruefung.katalogwechsel.umzug import Regeln, folgen, umzug
from qmapp.checks.aktenpruefung.rows import AUSSER_KRAFT, Aktenart, Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung.tables import Konsens
from qmapp.checks.aktenpruefung.zweitpruefung.verdeckt import erstpruefende
from qmapp.checks.katalog import Aussetzung, import_katalog
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl, Wechselart, similar
from qmapp.errors import Cancelled, UserError
from tests.checks.aktenpruefung.conftest import HEUTE, JETZT, KATALOG, PUNKTE, Probe, punkt
from tests.checks.aktenpruefung.zweitakte import noch_einmal

OK, F1, F2 = Ergebnis.OK, Ergebnis.F1, Ergebnis.F2
PLUS, ENT, NP = Ergebnis.F3_PLUS, Ergebnis.ENTFAELLT, Ergebnis.NICHT_PRUEFBAR
KEEP, OPEN = Wahl(Entscheidung.UEBERNEHMEN), Wahl(Entscheidung.OEFFNEN)
ASIDE = Wahl(Entscheidung.ARCHIVIEREN)

#: 1 as it was; 2 asks something else; 3 has another hint; 4 is gone, and 7 asks the same under a new code; 5 has no
#: payment any more; 8 is new.
NEU = replace(
    KATALOG,
    version=2,
    rechtsstand=date(2025, 3, 1),
    punkte=(
        PUNKTE[0],
        replace(PUNKTE[1], frage="Stimmt das jetzt?", sperrt=("T-03", "T-07")),
        replace(PUNKTE[2], hinweis="Neu gelesen"),
        replace(punkt(4, sperrt=("T-06",)), code="T-07", titel="Punkt 4", nummer=4),
        replace(PUNKTE[4], zahlungswirkung=False),
        PUNKTE[5],
        replace(punkt(7, "V"), code="T-08", titel="Etwas ganz anderes", frage="Und das?"),
    ),
)


@pytest.fixture
def key(probe: Probe) -> UUID:
    made = probe.gezogen(anzahl=4)
    probe.ws.execute("Einlesen", import_katalog, NEU, heute=HEUTE, wer="QMB")
    return made


def files(probe: Probe, key: UUID) -> list[UUID]:
    return [row.id for row in probe.read(akte.akten, key)]


def answer(probe: Probe, file: UUID, **answers: Any) -> None:
    for code, ergebnis in answers.items():
        told = {"betrag_monat_cent": 1000, "monate": 3} if ergebnis is PLUS else {}
        probe.ws.execute(
            "A", akte.answer, file, code.replace("_", "-"), ergebnis, jetzt=probe.uhr(), wer="Prüferin", **told
        )


def close(probe: Probe, file: UUID) -> None:
    probe.ws.execute("Rest", akte.answer_rest, file, OK, probe.uhr(), "Prüferin")
    probe.ws.execute("Zu", akte.close_akte, file, jetzt=probe.uhr(), wer="Prüferin")


def move(probe: Probe, key: UUID, **anders: Wahl) -> Any:
    wahlen = probe.read(vorschau, key, NEU).vorschlaege | {c.replace("_", "-"): w for c, w in anders.items()}
    return probe.tu(migrate_katalog, key, NEU, wahlen, jetzt=probe.uhr(), wer="QMB")


def stored(probe: Probe, file: UUID) -> dict[str, tuple[Ergebnis, str | None]]:
    def query(session: Session) -> dict[str, tuple[Ergebnis, str | None]]:
        rows = session.exec(select(tables.Antwort).where(tables.Antwort.akte_id == file))
        return {row.code: (row.ergebnis, row.gesperrt_durch) for row in rows}

    return probe.read(query)


def test_the_preview_tells_every_kind_of_change_apart(probe: Probe, key: UUID) -> None:
    first, second, *_ = files(probe, key)
    answer(probe, first, T_01=OK, T_02=F2, T_04=F1, T_05=PLUS)
    answer(probe, second, T_05=OK)
    assert [found.version for found in probe.read(ziele, key)] == [2]
    seen = probe.read(vorschau, key, NEU)
    found = {p.code: (p.art, p.antworten, p.maengel, p.mit_betrag) for p in seen.punkte}
    arten = Wechselart
    assert found == {
        "T-01": (arten.GLEICH, 1, 0, 0),
        "T-02": (arten.FRAGE, 1, 1, 0),
        "T-03": (arten.HINWEISE, 0, 0, 0),
        "T-07": (arten.NEU, 0, 0, 0),
        "T-05": (arten.MASSSTAB, 2, 1, 1),
        "T-06": (arten.GLEICH, 0, 0, 0),
        "T-08": (arten.NEU, 0, 0, 0),
        "T-04": (arten.ENTFALLEN, 1, 1, 0),
    }
    assert seen.vorschlaege == {
        "T-01": KEEP, "T-02": OPEN, "T-03": KEEP, "T-05": OPEN, "T-06": KEEP,
        "T-04": Wahl(Entscheidung.ZUORDNEN, "T-07"),
    }  # fmt: skip
    come = folgen(seen, seen.vorschlaege)
    assert (come.bleiben, come.zugeordnet, come.beiseite, come.wieder_offen, come.akten) == (1, 1, 3, 0, 2)


def test_answers_stay_are_renamed_or_lie_in_the_archive_with_everything(probe: Probe, key: UUID) -> None:
    first = files(probe, key)[0]
    answer(probe, first, T_01=OK, T_04=F1, T_05=PLUS)
    probe.ws.execute("V", akte.mark, first, "T-04", jetzt=probe.uhr(), wer="Prüferin", notiz="nachsehen")
    come = move(probe, key)
    assert stored(probe, first) == {"T-01": (OK, None), "T-07": (F1, None)}
    (aside,) = probe.read(archiv, key)
    assert (aside.code, aside.titel, aside.grund, aside.ergebnis) == ("T-05", "Punkt 5", "Neu zu beantworten", PLUS)
    assert aside.inhalt["betrag_cent"] == 3000
    assert aside.inhalt["beantwortet_durch"] == "Prüferin"
    assert set(aside.inhalt) == set(tables.Antwort.model_fields)
    row = probe.read(akte.akte, first)
    assert {a.punkt.code for a in row.antworten if a.vorgemerkt} == {"T-07"}
    assert probe.read(akte.wiederaufnahme, key) == (first, "T-05")
    assert (come.bleiben, come.zugeordnet, come.beiseite) == (1, 1, 1)
    (line,) = probe.read(wechsel, key)
    assert (line.code, line.von_version, line.nach_version, line.beiseite) == ("T", 1, 2, 1)
    head = probe.read(pruefung.pruefung, key)
    assert (head.katalog_version, [w.von_version for w in head.wechsel]) == (2, [1])
    assert probe.read(ziele, key) == ()


def test_what_has_no_place_any_more_is_put_aside_with_its_mark(probe: Probe, key: UUID) -> None:
    first = files(probe, key)[0]
    answer(probe, first, T_04=F1)
    probe.ws.execute("V", akte.mark, first, "T-04", jetzt=probe.uhr(), wer="Prüferin", notiz="nachsehen")
    move(probe, key, T_04=ASIDE)
    assert stored(probe, first) == {}
    found = {(a.grund, a.feststellung) for a in probe.read(archiv, key)}
    assert found == {("Prüfpunkt entfallen", ""), ("Vormerkung: Prüfpunkt entfallen", "nachsehen")}
    assert not any(gap.art.value == "vorgemerkt" for gap in probe.read(akte.luecken, key))


def test_what_fell_away_with_another_follows_it(probe: Probe, key: UUID) -> None:
    first, second, third, _ = files(probe, key)
    answer(probe, first, T_02=ENT)
    assert set(stored(probe, first)) == {"T-02", "T-03", "T-04", "T-06"}
    answer(probe, second, T_04=ENT)
    answer(probe, third, T_01=ENT)
    move(probe, key)
    # The second is to be answered anew: what fell away with it is open again, in chains.
    assert stored(probe, first) == {}
    assert {a.grund for a in probe.read(archiv, key) if a.akte_id == first} == {
        "Neu zu beantworten", "Fiel mit T-02 weg", "Fiel mit T-07 weg",
    }  # fmt: skip
    # The fourth has become the seventh and still takes the sixth with it.
    assert stored(probe, second) == {"T-07": (ENT, None), "T-06": (ENT, "T-07")}
    probe.ws.undo()
    move(probe, key, T_02=KEEP)
    assert stored(probe, first) == {
        "T-02": (ENT, None), "T-03": (ENT, "T-02"), "T-07": (ENT, "T-02"), "T-06": (ENT, "T-07"),
    }  # fmt: skip


def test_a_new_rule_that_lets_fall_away_holds_at_once(probe: Probe, key: UUID) -> None:
    first = files(probe, key)[0]
    answer(probe, first, T_02=ENT, T_04=None)
    move(probe, key, T_02=KEEP, T_04=ASIDE)
    assert stored(probe, first) == {
        "T-02": (ENT, None), "T-03": (ENT, "T-02"), "T-07": (ENT, "T-02"), "T-06": (ENT, "T-07"),
    }  # fmt: skip


def test_files_of_every_kind_move(probe: Probe, key: UUID) -> None:
    first, second, *_ = files(probe, key)
    again = probe.ws.execute("Z", noch_einmal, first)
    picked = probe.ws.execute("B", noch_einmal, second, Aktenart.BEWUSST)
    for file in (again, picked):
        answer(probe, file, T_01=OK, T_04=F1, T_02=F2)
    probe.ws.execute("Zurück", akte.defer_akte, picked, "Später")
    move(probe, key)
    for file in (again, picked):
        assert stored(probe, file) == {"T-01": (OK, None), "T-07": (F1, None)}
    assert [a.code for a in probe.read(archiv, key)] == ["T-02", "T-02"]
    assert probe.read(akte.akte, picked).stand is Aktenstand.ZURUECKGESTELLT


def test_whoever_examined_first_stays_known(probe: Probe, key: UUID) -> None:
    """The move is nobody's examination, and an answer put aside was one."""
    first, second, *_ = files(probe, key)
    answer(probe, first, T_02=F2)
    answer(probe, second, T_02=ENT, T_04=None)
    move(probe, key, T_02=OPEN, T_04=ASIDE)
    assert probe.read(erstpruefende, [first, second]) == {first: {"Prüferin"}, second: {"Prüferin"}}
    probe.ws.undo()
    move(probe, key, T_02=KEEP, T_04=ASIDE)
    assert stored(probe, second)["T-07"] == (ENT, "T-02")
    assert probe.read(erstpruefende, [second]) == {second: {"Prüferin"}}


def test_examined_files_lacking_an_answer_go_back_to_work(probe: Probe, key: UUID) -> None:
    first, second, third, _ = files(probe, key)
    close(probe, first)
    probe.ws.execute("Weg", akte.lose_akte, second, "Nicht auffindbar", probe.uhr(), "QMB")
    answer(probe, third, T_01=F2)
    come = move(probe, key)
    rows = {row.id: row for row in probe.read(akte.akten, key)}
    assert come.wieder_offen == 1
    assert (rows[first].stand, rows[first].offen) == (Aktenstand.IN_ARBEIT, 2)
    assert rows[second].stand is Aktenstand.VERLOREN
    assert probe.read(auswertung, key).geprueft == 0
    close(probe, first)
    found = {p.punkt.code: p.bewertet for p in probe.read(auswertung, key).punkte}
    assert found == dict.fromkeys(("T-01", "T-02", "T-03", "T-05", "T-06", "T-07", "T-08"), 1)


def test_out_of_force_in_the_newer_version_falls_away_and_reopens_nothing(probe: Probe) -> None:
    key = probe.gezogen(anzahl=2)
    pause = Aussetzung(date(2024, 1, 1), None, "Sonderregel")
    neu = replace(KATALOG, version=2, punkte=(*PUNKTE[:5], replace(PUNKTE[5], aussetzungen=(pause,))))
    probe.ws.execute("Einlesen", import_katalog, neu, heute=HEUTE, wer="QMB")
    for file in files(probe, key):
        close(probe, file)
    seen = probe.read(vorschau, key, neu)
    assert seen.punkte[5].art is Wechselart.AUSSER_KRAFT
    come = probe.tu(migrate_katalog, key, neu, seen.vorschlaege, jetzt=JETZT, wer="QMB")
    assert (come.beiseite, come.wieder_offen) == (2, 0)
    line = probe.read(akte.akte, files(probe, key)[0]).antworten[5]
    assert (line.ergebnis, line.gesperrt_durch) == (ENT, AUSSER_KRAFT)
    assert probe.read(auswertung, key).punkte[5].bewertet == 0


def test_a_consensus_and_a_limit_go_with_their_point(probe: Probe, key: UUID) -> None:
    first = files(probe, key)[0]
    answer(probe, first, T_04=F1, T_05=PLUS)

    def settle(session: Session) -> None:
        for code in ("T-04", "T-05"):
            session.add(
                Konsens(
                    akte_id=first, code=code, erst=F1, zweit=OK, ergebnis=OK, begruendung="Beide", geklaert_um=JETZT,
                    geklaert_durch="QMB",
                )
            )  # fmt: skip
        for name in ("T-04", "T-05", "X"):
            session.add(tables.Hoechstwert(pruefung_id=key, schluessel=name, prozent="5"))

    probe.ws.execute("Konsens", settle)
    move(probe, key)

    def left(session: Session) -> tuple[list[str], list[str], Any]:
        said = session.connection().execute(text("SELECT entscheidungen FROM katalogwechsel")).scalar_one()
        limits = session.exec(select(tables.Hoechstwert.schluessel)).all()
        return sorted(session.exec(select(Konsens.code)).all()), sorted(limits), said

    codes, limits, said = probe.read(left)
    assert (codes, limits) == (["T-07"], ["T-05", "T-07"])
    assert '"hoechstwert": "X"' in said
    assert {a.grund for a in probe.read(archiv, key)} == {"Neu zu beantworten", "Konsens: Neu zu beantworten"}


def test_the_seal_covers_the_move(probe: Probe, key: UUID) -> None:
    answer(probe, files(probe, key)[0], T_02=F2)
    move(probe, key)
    before = probe.read(siegel, key, 1)
    probe.ws.execute("Vorbei", lambda s: s.connection().execute(text("UPDATE antwort_archiv SET grund = 'x'")) and None)
    assert probe.read(siegel, key, 1) != before


@pytest.mark.parametrize(
    ("anders", "field"),
    [
        ({"T-01": ASIDE}, "T-01"),
        ({"T-04": KEEP}, "T-04"),
        ({"T-04": Wahl(Entscheidung.ZUORDNEN, "T-01")}, "T-04"),
        ({"T-04": Wahl(Entscheidung.ARCHIVIEREN, "T-07")}, "T-04"),
        ({"T-08": KEEP}, "T-08"),
        ({"T-99": KEEP}, "T-99"),
        (None, "T-01"),
    ],
)
def test_decisions_that_do_not_fit_are_refused(probe: Probe, key: UUID, anders: Any, field: str) -> None:
    wahlen = {} if anders is None else probe.read(vorschau, key, NEU).vorschlaege | anders
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("W", migrate_katalog, key, NEU, wahlen, jetzt=JETZT, wer="QMB")
    assert caught.value.field == field
    assert probe.dump() == before


def test_it_is_refused_when_it_cannot_be(probe: Probe, key: UUID) -> None:
    seen = probe.read(vorschau, key, NEU)
    given: dict[str, Any] = {"jetzt": JETZT, "wer": "QMB"}
    for other in (KATALOG, replace(NEU, version=3), replace(NEU, code="U")):
        with pytest.raises(UserError, match="keine neuere veröffentlichte Fassung"):
            probe.read(vorschau, key, other)
    planned = probe.pruefung(kennung="AP-X")
    with pytest.raises(UserError, match="noch nicht gezogen"):
        probe.ws.execute("W", migrate_katalog, planned, NEU, seen.vorschlaege, **given)
    with pytest.raises(UserError, match="Name fehlt"):
        probe.ws.execute("W", migrate_katalog, key, NEU, seen.vorschlaege, jetzt=JETZT, wer=" ")
    for file in files(probe, key):
        close(probe, file)
    probe.ws.execute("V", freigabe.submit_pruefung, key, **given)
    with pytest.raises(UserError, match="liegt zur Freigabe vor"):
        probe.ws.execute("W", migrate_katalog, key, NEU, seen.vorschlaege, **given)
    anker = "1:" + "a" * 64
    probe.ws.execute("F", freigabe.release_pruefung, key, anker=anker, heute=HEUTE, jetzt=JETZT, wer="Leitung")
    with pytest.raises(UserError, match="abgeschlossen"):
        probe.ws.execute("W", migrate_katalog, key, NEU, seen.vorschlaege, **given)


def test_cancelling_changes_nothing(probe: Probe, key: UUID) -> None:
    answer(probe, files(probe, key)[0], T_02=F2)
    wahlen = probe.read(vorschau, key, NEU).vorschlaege
    before = probe.dump()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        probe.ws.execute("W", migrate_katalog, key, NEU, wahlen, jetzt=JETZT, wer="QMB", progress=stop)
    assert probe.dump() == before


def test_like_points_are_found_once_the_likest_first() -> None:
    def told(code: str, titel: str, frage: str) -> Any:
        return replace(punkt(1), code=code, titel=titel, frage=frage)

    gone = [
        told("A-1", "Mietvertrag liegt vor", "Liegt der Mietvertrag in der Akte?"),
        told("A-2", "Mietvertrag liegt vor", "Liegt der Mietvertrag in der Akte und ist er unterschrieben?"),
        told("A-3", "Rundfunkbeitrag", "Ist der Beitrag befreit?"),
    ]
    new = [
        told("B-1", "Mietvertrag liegt vor", "Liegt ein Vertrag vor?"),
        told("B-2", "Heizkosten", "Sind die Heizkosten angemessen?"),
    ]
    assert similar(gone, new) == {"A-1": "B-1"}
    assert similar(gone, []) == {}
    many = [told(f"C-{i}", f"Punkt {i}", "Stimmt das?") for i in range(5_000)]
    again = [told(f"D-{i}", f"Punkt {i}", "Stimmt das?") for i in range(5_000)]
    assert similar(many, again) == {f"C-{i}": f"D-{i}" for i in range(5_000)}


codes = ["A", "B", "C", "D", "E"]
results = st.sampled_from([OK, F2, ENT])


@given(
    given_answers=st.dictionaries(st.sampled_from(codes), results),
    causes=st.dictionaries(st.sampled_from(codes), st.sampled_from(codes)),
    choices=st.fixed_dictionaries({code: st.sampled_from([KEEP, OPEN]) for code in codes}),
    locks=st.fixed_dictionaries({code: st.sets(st.sampled_from(codes)).map(tuple) for code in codes}),
    paused=st.frozensets(st.sampled_from(codes)),
)
def test_every_answer_stays_or_is_put_aside_and_no_rule_is_broken(
    given_answers: dict[str, Ergebnis],
    causes: dict[str, str],
    choices: dict[str, Wahl],
    locks: dict[str, tuple[str, ...]],
    paused: frozenset[str],
) -> None:
    answers = tuple(
        (code, ergebnis, causes.get(code) if ergebnis is ENT else None) for code, ergebnis in given_answers.items()
    )
    rules = Regeln(locks, paused)
    moved = umzug(AkteAntworten(UUID(int=0), Aktenstand.IN_ARBEIT, answers), choices, rules)
    assert set(moved.bleibt.values()) | set(moved.beiseite) == set(given_answers)
    assert not set(moved.bleibt.values()) & set(moved.beiseite)
    assert not set(moved.gesperrt) & (set(moved.bleibt) | paused)
    falls = {code for code in moved.bleibt if given_answers[code] is ENT} | set(moved.gesperrt)
    for code, cause in (moved.durch | moved.gesperrt).items():
        assert cause in falls
        assert code in locks[cause]
    for code in falls:
        assert all(locked in moved.bleibt or locked in moved.gesperrt or locked in paused for locked in locks[code])
    answered = set(moved.bleibt) | set(moved.gesperrt)
    assert moved.offen == bool(set(codes) - answered - paused)
