"""The three kinds of catalogue in one file format: what a file is, what it may not be, and the order of its parts."""

import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from qmapp import paths
from qmapp.checks import katalog as door
from qmapp.checks.katalog import Katalog, Katalogart, load, load_file, loads, shipped, toml_text
from qmapp.checks.katalog.reihenfolge import ordered
from qmapp.checks.katalog.unterschied import kopfunterschied
from qmapp.checks.katalog.vollstaendig import require_complete
from qmapp.checks.qcheck import create_qcheck
from qmapp.errors import UserError
from qmapp.german import clean_text
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2026, 3, 12)
HZP, KL = load("QC-HZP", Katalogart.QCHECK), load("BF-KL", Katalogart.BEFRAGUNG)
EVERY = [katalog for art in Katalogart for katalog in shipped(art)]


def written(folder: Path, text: str) -> Path:
    path = folder / "katalog.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("katalog", EVERY, ids=lambda katalog: katalog.code)
def test_a_file_says_itself_what_it_is(katalog: Katalog, tmp_path: Path) -> None:
    assert load_file(written(tmp_path, toml_text(katalog))) == katalog


def source(code: str) -> str:
    return (paths.resources() / "kataloge" / f"{code}.toml").read_text("utf-8")


def without_scale(text: str) -> str:
    start = text.index("[skala]")
    return text[:start] + text[text.index("[[", start) :]


BROKEN: list[tuple[str, Callable[[str], str], str]] = [
    ("QC-HZP", lambda text: text.replace('art = "qcheck"', 'art = "inventur"'), "die Art „inventur“ gibt es nicht"),
    ("QC-HZP", lambda text: text.replace('art = "qcheck"', 'art = "befragung"'), "der Abschnitt „item“ fehlt"),
    ("BF-KL", lambda text: text.replace('art = "befragung"', 'art = "qcheck"'), "der Abschnitt „frage“ fehlt"),
    ("AP-KDU", lambda text: text.replace('art = "aktenpruefung"', 'art = "qcheck"'), "der Abschnitt „frage“ fehlt"),
    ("BF-KL", without_scale, "skala, ist kein Abschnitt der Datei"),
    ("BF-KL", lambda text: text.replace("{ wert = 1,", "{ wert = 0,"), "beginnen bei 1"),
    ("QC-HZP", lambda text: text.replace("{ wert = 3,", "{ wert = 4,"), "mit den Stufen 3, 2, 1 und 0"),
    ("QC-HZP", lambda text: text.replace("gewicht = 3", "gewicht = 0", 1), "„gewicht“ muss eine ganze Zahl"),
    ("BF-KL", lambda text: text.replace('"BF-KL-02"', '"BF-KL-01"'), "„BF-KL-01“ kommt mehrfach vor"),
    ("BF-KL", lambda text: text.replace('"Struktur"', '"Kultur"', 1), "die Dimension „Kultur“ gibt es nicht"),
    ("BF-MA", lambda text: text.replace('ausrichtung = "Mit', 'ausrichtung = "Un', 1), "die Ausrichtung „Un"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "spoil", "said"), BROKEN, ids=[said for _, _, said in BROKEN])
def test_what_contradicts_itself_is_refused(code: str, spoil: Callable[[str], str], said: str, tmp_path: Path) -> None:
    text = source(code)
    assert spoil(text) != text
    with pytest.raises(UserError, match=said):
        load_file(written(tmp_path, spoil(text)))


def test_five_thousand_questions_are_refused_and_a_thousand_taken(tmp_path: Path) -> None:
    def of(katalog: Katalog, count: int) -> Path:
        first = katalog.punkte[0]
        many = tuple(replace(first, code=f"{katalog.code}-X{n}", nummer=n) for n in range(1, count + 1))
        return written(tmp_path, toml_text(replace(katalog, punkte=many)))

    assert len(load_file(of(KL, 1_000)).punkte) == 1_000
    with pytest.raises(UserError, match=r"5\.000 Prüfpunkte, ein Prüfkatalog höchstens 1\.000"):
        load_file(of(KL, 5_000))
    with pytest.raises(UserError, match=r"zu groß für einen Prüfkatalog: höchstens 5 MB und 1\.000 Prüfpunkte"):
        load_file(of(HZP, 5_000))


def test_a_code_belongs_to_one_kind(probe: Probe) -> None:
    told = {"heute": HEUTE, "wer": "QMB"}
    with pytest.raises(UserError, match="Katalog anderer Art"):
        probe.ws.execute("Einlesen", door.import_katalog, replace(HZP, code="AP-KDU", version=9), **told)
    probe.tu(door.import_katalog, replace(KL, code="EIG"), **told)
    with pytest.raises(UserError, match="Katalog anderer Art"):
        probe.ws.execute("Einlesen", door.import_katalog, replace(HZP, code="EIG", version=2), **told)


@pytest.mark.parametrize("katalog", [HZP, KL], ids=lambda katalog: katalog.code)
def test_a_copy_gets_codes_of_its_own_and_is_published(probe: Probe, katalog: Katalog) -> None:
    key = probe.tu(door.copy_katalog, katalog, code="EIG-1", titel="Eigener")
    found = probe.read(door.katalog, key)
    assert [p.code for p in found.punkte] == [p.code.replace(katalog.code, "EIG-1") for p in katalog.punkte]
    assert (found.art, found.skala) == (katalog.art, katalog.skala)
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    row = next(row for row in probe.read(door.kataloge, katalog.art) if row.id == key)
    assert (row.art, row.entwurf, row.punkte) == (katalog.art, False, len(katalog.punkte))


def survey(probe: Probe) -> uuid.UUID:
    key: uuid.UUID = probe.tu(door.begin_entwurf, KL)
    return key


def parts(probe: Probe, key: uuid.UUID) -> str:
    """The kind of every point in order: i for an item."""
    found = probe.read(door.katalog, key).punkte
    assert [p.nummer for p in found] == list(range(1, len(found) + 1))
    return "".join(p.bereich if p.bereich in "FA" else "i" for p in found)


def test_a_sheet_keeps_its_parts_together(probe: Probe) -> None:
    key = survey(probe)
    whole = "i" * 18 + "FFAAA"
    assert probe.tu(door.add_punkt, key, nach="BF-KL-01", bereich="F", frage="Noch etwas?") == "BF-KL-F3"
    assert parts(probe, key) == "i" * 18 + "FFFAAA"
    probe.tu(door.delete_punkt, key, "BF-KL-F3")
    probe.tu(door.move_punkt, key, "BF-KL-01", 20)
    assert parts(probe, key) == whole
    assert probe.read(door.katalog, key).punkte[17].code == "BF-KL-01"
    probe.tu(door.update_punkt, key, "BF-KL-02", bereich="A")
    assert parts(probe, key) == "i" * 17 + "FFAAAA"


def test_what_is_no_longer_asked_goes_with_the_kind(probe: Probe) -> None:
    key = survey(probe)
    probe.tu(door.update_punkt, key, "BF-KL-02", umgekehrt=True)
    probe.tu(door.update_punkt, key, "BF-KL-02", bereich="F")
    probe.tu(door.update_punkt, key, "BF-KL-A1", bereich="F")
    found = probe.read(door.katalog, key)
    assert (found.punkt("BF-KL-02").ausrichtung, found.punkt("BF-KL-02").umgekehrt) == (None, False)
    assert found.punkt("BF-KL-A1").optionen == ()
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    kept = probe.read(door.katalog, key)
    assert loads(toml_text(kept), Katalogart.BEFRAGUNG) == kept


def test_a_q_check_goes_by_dimension(probe: Probe) -> None:
    key = probe.tu(door.begin_entwurf, HZP)
    assert probe.tu(door.add_punkt, key, nach="QC-HZP-S01", bereich="E", titel="Neu") == "QC-HZP-E09"
    assert probe.read(door.katalog, key).punkte[-8].code != "QC-HZP-E09"
    order = [p.bereich for p in probe.read(door.katalog, key).punkte]
    assert order == sorted(order, key="SPE".index)
    probe.tu(door.move_punkt, key, "QC-HZP-S01", 31)
    assert [p.code for p in probe.read(door.katalog, key).punkte][7] == "QC-HZP-S01"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_complete_comes_back_from_its_file(data: st.DataObject) -> None:
    katalog = data.draw(st.sampled_from([HZP, KL]))
    words = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
    punkte = []
    for punkt in katalog.punkte[:3] + katalog.punkte[-4:]:
        text = data.draw(words)
        if loads_back(text):
            punkte.append(replace(punkt, frage=text, nummer=len(punkte) + 1))
    if not any(katalog.dimension(punkt) for punkt in punkte):
        return
    made = replace(katalog, punkte=tuple(punkte))
    require_complete(made)
    assert loads(toml_text(made), made.art) == made


def loads_back(text: str) -> bool:
    return clean_text(text).strip() == text


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda k: replace(k, skala=None), "keine Skala"),
        (lambda k: replace(k, punkte=k.punkte[-3:]), "keine Aussage"),
        (lambda k: replace(k, punkte=()), "noch keine Frage"),
        (lambda k: replace(k, zielgruppe=""), "fehlt die Zielgruppe"),
        (lambda k: replace(k, punkte=(*k.punkte[:-1], replace(k.punkte[-1], optionen=("eine",)))), "Antworten zur"),
    ],
)
def test_a_sheet_nobody_could_answer_is_not_published(spoil: Callable[[Katalog], Katalog], said: str) -> None:
    require_complete(KL)
    with pytest.raises(UserError, match=said):
        require_complete(spoil(KL))


def test_items_are_pasted_with_their_plain_wording(probe: Probe) -> None:
    key = survey(probe)
    text = (
        "Text\tIn einfacher Sprache\tDimension\tAusrichtung\tAntworten\tTitel\n"
        "Es war laut.\tEs war zu laut.\tErgebnisqualität\tGesellschaft\t\tx\n"
        "Wo wohnen Sie?\tWo?\tAngaben zur Person\t\tMitte, Nord; Süd\t\n"
        "\tleer\tS\t\t\t\n"
    )
    come = probe.tu(door.paste_punkte, key, text, nach="BF-KL-01")
    assert come.codes == ("BF-KL-19", "BF-KL-A4")
    assert [(one.zeile, one.grund) for one in come.abgelehnt] == [(4, "Der Text fehlt.")]
    found = probe.read(door.katalog, key)
    assert found.punkte[1].code == "BF-KL-19"
    assert (found.punkte[1].titel, found.punkte[1].frage_einfach) == ("", "Es war zu laut.")
    assert found.punkte[-1].optionen == ("Mitte, Nord", "Süd")
    plain = probe.tu(door.paste_punkte, key, "Nur Text.\tNur das.\tP\tProzess")
    assert probe.read(door.katalog, key).punkt(plain.codes[0]).frage_einfach == "Nur das."


def test_the_heads_of_two_versions_are_compared_too(probe: Probe) -> None:
    key = survey(probe)
    probe.tu(door.update_kopf, key, dank_einfach="Danke.", rechtsstand=HEUTE)
    probe.tu(door.update_punkt, key, "BF-KL-02", bereich="E", ausrichtung=door.Ausrichtung.PROZESS)
    neu = probe.read(door.katalog, key)
    assert [(one.feld, one.alt, one.neu) for one in kopfunterschied(KL, neu)] == [
        ("rechtsstand", "29.04.2026", "12.03.2026"),
        ("dank_einfach", KL.dank_einfach, "Danke."),
    ]
    changed = next(one for one in door.unterschied(KL, neu) if one.code == "BF-KL-02")
    assert [(one.feld, one.alt, one.neu) for one in changed.felder] == [
        ("bereich", "Strukturqualität", "Ergebnisqualität"),
        ("ausrichtung", "Klientinnen und Klienten", "Prozessorientierung"),
    ]


def test_a_scale_worded_anew_is_a_difference() -> None:
    assert HZP.skala is not None
    first, *others = HZP.skala.stufen
    neu = replace(HZP, skala=replace(HZP.skala, stufen=(replace(first, wort="ganz erfüllt"), *others)))
    (found,) = kopfunterschied(HZP, neu)
    assert found.feld == "skala"
    assert found.alt.startswith("3: voll erfüllt – ")
    assert found.neu.startswith("3: ganz erfüllt – ")
    assert found.alt.splitlines()[-1].startswith("nicht beurteilbar – ")
    assert kopfunterschied(HZP, HZP) == ()


def test_whatever_is_done_numbers_run_on_and_parts_stay_together(probe: Probe) -> None:
    """Eighty steps at random, always the same ones."""
    dice = random.Random(7)
    for katalog, kinds in ((HZP, "SPE"), (KL, "SPEFA")):
        key = probe.tu(door.begin_entwurf, katalog)

        def steps(session: Session, key: uuid.UUID = key, kinds: str = kinds) -> None:
            for _ in range(40):
                punkte = door.katalog(session, key).punkte
                code, kind = dice.choice(punkte).code, dice.choice(kinds)
                dice.choice(
                    [
                        partial(door.add_punkt, session, key, nach=code, bereich=kind),
                        partial(door.move_punkt, session, key, code, dice.randint(-3, 60)),
                        partial(door.update_punkt, session, key, code, bereich=kind),
                        partial(door.delete_punkt, session, key, code),
                    ]
                )()
                found = door.katalog(session, key)
                assert [p.nummer for p in found.punkte] == list(range(1, len(found.punkte) + 1))
                assert ordered(found) == found

        probe.tu(steps)


def test_a_file_in_any_order_is_taken_and_its_draft_put_in_order(probe: Probe) -> None:
    mixed = tuple(replace(punkt, nummer=place) for place, punkt in enumerate(reversed(HZP.punkte), 1))
    key = probe.tu(door.import_katalog, replace(HZP, version=8, punkte=mixed), heute=HEUTE, wer="QMB")
    assert probe.read(door.katalog, key).punkte[0].bereich == "E"
    begun = probe.read(door.katalog, probe.tu(door.begin_entwurf, key))
    assert [p.code for p in begun.punkte][:2] == ["QC-HZP-S08", "QC-HZP-S07"]


def test_a_draft_is_not_carried_out(probe: Probe) -> None:
    key = probe.tu(door.begin_entwurf, HZP)
    probe.tu(door.update_kopf, key, titel="Noch nicht fertig")
    with pytest.raises(UserError, match="noch ein Entwurf"):
        probe.ws.execute(
            "Q-Check",
            lambda session: create_qcheck(session, katalog=door.katalog(session, key), titel="x", heute=HEUTE),
        )
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    assert probe.tu(create_qcheck, katalog=probe.read(door.katalog, key), titel="x", heute=HEUTE)


def test_the_words_of_a_scale_are_a_draft_s_its_steps_are_not(probe: Probe) -> None:
    key = survey(probe)
    probe.tu(door.update_skala, key, 5, wort="sehr zufrieden", einfach="sehr gut")
    probe.tu(door.update_skala, key, "nicht_beurteilbar", wort="weiß nicht")
    found = probe.read(door.katalog, key)
    assert found.skala is not None
    assert [(step.wert, step.wort) for step in found.skala.stufen][-1] == (5, "sehr zufrieden")
    assert found.skala.nicht_beurteilbar.wort == "weiß nicht"
    assert loads(toml_text(found), Katalogart.BEFRAGUNG) == found
    assert [one.feld for one in kopfunterschied(KL, found)] == ["skala"]
    for step, word, said in ((9, "x", "gibt es"), (4, " ", "fehlt"), (4, "Teils, Teils", "an einer anderen")):
        with pytest.raises(UserError, match=said):
            probe.ws.execute("Skala", door.update_skala, key, step, wort=word)
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    with pytest.raises(UserError, match="veröffentlicht"):
        probe.ws.execute("Skala", lambda session: door.update_skala(session, key, 5, wort="x"))
